import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Intaken } from '../src/intake/intake.ts';
import { sha256Of } from '../src/record/article.ts';
import { all, folder, fromStdin, STORY } from './intake-files.ts';

const RUNS = { numRuns: 60 };
const FILES = ['a.txt', 'a.html', 'a.jsonl'];

function holds(one: Intaken): void {
  if (!one.ok) {
    expect(one.name).not.toBe('');
    expect(one.error).toMatch(/^[^\n]+; .+/);
    return;
  }
  const { name, text, sha256, published, dateline } = one.article;
  expect(name).not.toBe('');
  expect(sha256).toBe(sha256Of(text));
  expect(text).not.toMatch(/\p{Cs}/u);
  if (published !== null) expect(published).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  if (dateline) expect(text.slice(dateline.start, dateline.end).trim()).not.toBe('');
}

/** Bytes of all kinds: noise, and noise with what the readers look for in it. */
const pieces = fc.constantFrom(
  ...[
    STORY,
    '\n',
    '\n\n',
    '{"text": "',
    '"}',
    '<p>',
    '</p>',
    '<!--',
    '<script type="application/ld+json">',
    '</script>',
  ],
  ...[
    '<html>',
    '</div>',
    '<div>',
    '&amp;',
    '&#x1F600;',
    '\ud83d',
    '\0',
    '\ufeff',
    'KYIV, Dec. 25 (Wire) -- ',
    '2021-12-25',
    '\\ud83d',
  ],
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc
    .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 10 })), { maxLength: 30 })
    .map((all) => Buffer.from(all.join(''))),
  fc.array(pieces, { maxLength: 20 }).map((all) => Buffer.from(all.join(''), 'utf16le')),
);

test('any bytes in any file give articles that hold or errors of one line', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const dir = folder(Object.fromEntries(FILES.map((file) => [file, content])));
      const found = await all(FILES.map((file) => join(dir, file)));
      expect(found.length).toBeGreaterThanOrEqual(FILES.length);
      found.forEach(holds);
    }),
    RUNS,
  );
});

test('any bytes on standard input, in any pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { maxLength: 5 }), async (chunks) => {
      (await fromStdin(...chunks)).forEach(holds);
    }),
    RUNS,
  );
});

test('any input string is a file or one error', async () => {
  const dir = folder({});
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 20 }), async (input) => {
      (await all([`${dir}/none/${input}`])).forEach(holds);
    }),
    RUNS,
  );
});
