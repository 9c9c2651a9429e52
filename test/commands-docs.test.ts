import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';

// The page is made of what --help prints: UPDATE_DOCS=1 npx vitest run test/commands-docs.test.ts writes it anew.
const PAGE = fileURLToPath(new URL('../docs/commands.md', import.meta.url));
const WIDTH = 100;

describe('docs/commands.md', async () => {
  // The help names where the ledger is by default: not where this machine has its data.
  delete process.env.XDG_DATA_HOME;
  const { program } = await import('../src/cli/program.ts');

  it('says what --help says of every command', () => {
    const page = pageOf(program);
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8').replaceAll('\r\n', '\n')).toBe(page);
  });

  it('names no folder of anybody', () => {
    expect(pageOf(program)).toContain('~/.local/share/standoff/ledger.sqlite');
  });
});

function pageOf(program: Command): string {
  const sections = commandsOf(program).map(
    ([name, command]) => `## ${name}\n\n\`\`\`text\n${helpOf(command).trim()}\n\`\`\`\n`,
  );
  const head = `# Commands

What \`standoff COMMAND --help\` prints. Errors are one line on standard error; the exit code is 1 where something was not done.
`;
  return [head, ...sections].join('\n');
}

function commandsOf(parent: Command, names = ''): [name: string, command: Command][] {
  return parent.commands.flatMap((command) => {
    const name = `${names} ${command.name()}`.trim();
    return [[name, command], ...commandsOf(command, name)] as [string, Command][];
  });
}

function helpOf(command: Command): string {
  let text = '';
  command.configureHelp({ helpWidth: WIDTH });
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}
