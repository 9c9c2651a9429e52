import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../src/record/reading.ts';

const BIN = fileURLToPath(new URL('../bin/standoff', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'standoff-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function standoff(args: readonly string[], input: string | Buffer = '') {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], { input, encoding: 'utf8' });
  return { stdout, stderr, status, lines: stderr.split('\n').filter(Boolean) };
}
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const GOOD =
  'MOSCOW, Dec. 23 (AP) - The Kremlin said on Thursday that it expects an answer to its demands in January.\n';

describe('standoff read', () => {
  it('prints what a person wants to see', () => {
    const { stdout, status } = standoff(['read', '--published', '2021-12-23', file('good.txt', GOOD)]);
    expect(status).toBe(0);
    expect(stdout).toContain('Statements (');
    expect(stdout).toContain('Russia');
  });

  it('reads standard input and prints one reading a line', () => {
    const { stdout, status } = standoff(['read', '--format', 'json', '--published', '2021-12-23', '-'], GOOD);
    expect(status).toBe(0);
    const reading = JSON.parse(stdout) as Reading;
    expect(reading.document.dateline?.place).toBe('MOSCOW');
    expect(reading.statements[0]?.speaker?.name).toBe('Russia');
  });

  it.each<[string, string | Buffer]>([
    ['empty.txt', ''],
    ['blank.txt', ' \n\n\t \n'],
    ['binary.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3, 0, 0, 0, 9, 8])],
    [
      'russian.txt',
      'Москва заявила в четверг, что ожидает ответа на свои требования в январе следующего года.',
    ],
    ['broken.jsonl', '{"name": "a", "text": \n'],
    ['textless.jsonl', '{"name": "a"}\n'],
    [
      'surrogate.jsonl',
      '{"name": "a", "text": "The minister said \\ud800 that it was a broken text and that he knew it."}\n',
    ],
  ])('says in one line what is wrong with %s, exits with 1 and reads the others', (name, content) => {
    const { stdout, lines, status } = standoff([
      'read',
      '--format',
      'json',
      file(name, content),
      file('good.txt', GOOD),
    ]);
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^standoff: .+: .+/);
    expect(lines[0]).toContain(name.split('.')[0] ?? '');
    expect(JSON.parse(stdout).document.name).toBe('good');
  });

  it('names a missing file, a folder without articles, and an article of 21 MB', () => {
    const large = file('large.txt', 'The minister said so. '.repeat(1_000_000));
    const { lines, status } = standoff([
      'read',
      join(folder, 'no-such.txt'),
      mkdtempSync(join(folder, 'none-')),
      large,
    ]);
    expect(status).toBe(1);
    expect(lines).toHaveLength(3);
  });

  it('shows no escape sequence of an article on the terminal', () => {
    const text = GOOD.replace('Kremlin', 'Krem\u001b[31mlin').replace('demands', 'dem\u009b2Jands');
    const { stdout, stderr } = standoff([
      'read',
      file('escape\u001b[1m.txt', text),
      join(folder, 'no\u001b[2J\n.txt'),
    ]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stdout + stderr).not.toMatch(/[\u001b\u009b]/);
  });

  it('refuses options that make no sense', () => {
    for (const options of [
      ['--workers', 'zero'],
      ['--published', '2021-13-45'],
      ['--format', 'xml'],
    ]) {
      const { stderr, status } = standoff(['read', ...options, file('good.txt', GOOD)]);
      expect(status).toBe(1);
      expect(stderr).toContain(options[1] ?? '');
    }
  });

  it('gives the same readings with one worker and with two', () => {
    const articles = Array.from({ length: 10 }, (_, i) =>
      JSON.stringify({
        name: `a${i}`,
        published: '2021-12-23',
        text: `${GOOD}\nAbout ${i + 2},000 troops are near the border, Ukraine says.`,
      }),
    ).join('\n');
    const path = file('many.jsonl', articles);
    const one = standoff(['read', '--format', 'json', '--workers', '1', path]);
    const two = standoff(['read', '--format', 'json', '--workers', '2', path]);
    expect(one.status).toBe(0);
    expect(two.stdout).toBe(one.stdout);
  });
});

describe('standoff explain', () => {
  it('shows which steps made a record, by the beginning of its id', () => {
    const path = file('good.txt', GOOD);
    const reading = JSON.parse(standoff(['read', '--format', 'json', path]).stdout) as Reading;
    const id = reading.statements[0]?.id ?? '';
    const { stdout, status } = standoff(['explain', id.slice(0, 7), path]);
    expect(status).toBe(0);
    expect(stdout).toContain(id);
    expect(stdout).toMatch(/1\. propose proposed: /);
  });

  it('says where to find ids when there is no such record', () => {
    const { stderr, status } = standoff(['explain', 'sffffff', file('good.txt', GOOD)]);
    expect(status).toBe(1);
    expect(stderr).toContain("prints every record's id");
    expect(standoff(['explain', 's', file('good.txt', GOOD)]).stderr).toContain('first four characters');
  });
});
