import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Reader } from '../src/reading/reader.ts';
import { ID_LETTERS } from '../src/record/id.ts';
import type { Reading } from '../src/record/reading.ts';
import { textOf } from '../src/record/span.ts';
import { articleOf } from './drafts.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const pages = [
  'README.md',
  'training/README.md',
  ...readdirSync(join(ROOT, 'docs')).map((file) => `docs/${file}`),
];

describe('the docs', () => {
  it.each(Object.keys(ID_LETTERS))('have a page on %ss', (kind) => {
    const page = kind === 'place' ? 'docs/actors.md' : `docs/${kind}s.md`;
    expect(existsSync(join(ROOT, page)), page).toBe(true);
  });

  it.each(pages)('%s links only to what is there', (page) => {
    for (const [, target] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      expect(existsSync(join(ROOT, dirname(page), target ?? '')), `${page} → ${target}`).toBe(true);
    }
  });

  it.each(pages)('%s has no blank left to fill', (page) => {
    expect(read(page)).not.toMatch(/@@|TODO|FIXME/);
  });

  it('say of each model file what it is, to the bit', () => {
    for (const [, file, sha256] of read('models/README.md').matchAll(
      /\| `([\w.]+)` \|.*\| `([0-9a-f]{64})` \|/g,
    )) {
      const bytes = readFileSync(join(ROOT, 'models', file ?? ''));
      expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(sha256);
    }
  });

  it('name every command and option of the command line in README.md', () => {
    const main = read('src/cli/program.ts');
    for (const [, command] of main.matchAll(/program\s+\.command\('(\w+)'\)/g)) {
      expect(read('README.md')).toContain(`bin/standoff ${command}`);
    }
  });

  it('begin README.md with the commands that CI types', () => {
    expect(read('README.md')).toContain('npm ci && npm test');
    expect(read('.ci/run')).toMatch(/npm ci\nnpm test\n/);
  });
});

/** The cells that the example table of a page has after the text, for each record that is read of it. */
const EXAMPLES: Record<string, (reading: Reading, text: string) => string[][]> = {
  statements: ({ statements }, text) =>
    statements.map((s) => [
      s.speaker?.name ?? NONE,
      s.cue.map((span) => textOf({ text }, span)).join(' … '),
      s.content.map((span) => textOf({ text }, span)).join(' … '),
      s.kind,
    ]),
  events: ({ events }) =>
    events.map((e) => [e.type, named(e.sources), named(e.targets), e.modality, e.date ?? NONE]),
  conditionals: ({ conditionals }, text) =>
    conditionals.map((c) => [
      c.by?.name ?? NONE,
      textOf({ text }, c.condition),
      textOf({ text }, c.consequence),
      c.against?.name ?? NONE,
    ]),
  demands: ({ demands }, text) =>
    demands.map((d) => [
      d.by?.name ?? NONE,
      d.of?.name ?? NONE,
      textOf({ text }, d.content),
      d.stance ?? NONE,
    ]),
  contacts: ({ contacts }) =>
    contacts.map((k) => [named(k.participants), k.format, k.when ?? NONE, k.where?.name ?? NONE, k.status]),
};
const NONE = '–';

function named(actors: readonly { readonly name: string }[]): string {
  return actors.map(({ name }) => name).join(', ') || NONE;
}

describe.each(Object.entries(EXAMPLES))('docs/%s.md', async (kind, cellsOf) => {
  const reader = await Reader.load();
  const page = read(`docs/${kind}.md`);
  const rows = page
    .slice(page.indexOf('## Examples'))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| text'))
    .map((line) => line.slice(2, -2).split(' | '));

  it('has examples', () => {
    expect(rows.length).toBeGreaterThanOrEqual(4);
  });

  it.each(rows)('%s', async (text = '', ...cells) => {
    const { reading } = await reader.read(articleOf(text, { published: '2021-12-23' }));
    expect(cellsOf(reading, text)).toContainEqual(cells);
  });
});
