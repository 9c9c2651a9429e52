import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../src/intake/bytes.ts';
import { intake } from '../src/intake/intake.ts';
import { MAX_FILE_BYTES } from '../src/intake/limits.ts';
import { all, articleIn, errorIn, folder, ofFile, STORY } from './intake-files.ts';

describe('JSON lines', () => {
  test('give all that the record has', async () => {
    const line = {
      text: STORY,
      name: 'talks',
      published: '2021-12-07',
      url: 'https://example.org/a?b=1',
      publisher: 'Example Wire',
      title: 'Talks',
    };
    const {
      sha256: _,
      dateline,
      ...article
    } = articleIn(await ofFile(JSON.stringify({ ...line, words: 20 }), 'a.jsonl'));
    expect(article).toEqual(line);
    expect(dateline).toBeNull();
  });

  test('may have blank lines, CRLF, a byte order mark or UTF-16', async () => {
    const text = `\r\n{"text": "${STORY}"}\r\n\r\n{"text": "“${STORY}”"}\r\n`;
    for (const bytes of [
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
    ]) {
      const found = await all([join(folder({ 'a.jsonl': bytes }), 'a.jsonl')]);
      expect(found.map((one) => articleIn(one).name)).toEqual(['a.jsonl:2', 'a.jsonl:4']);
      expect(articleIn(found[1]).text).toBe(`“${STORY}”`);
    }
  });

  test.each([
    ['{"text": "cut off', /^not JSON \(.*\); want one object a line/],
    ['["a list"]', /^found \["a list"\]; want an object/],
    ['null', /^found null; want an object/],
    ['{"name": "x"}', /^text: missing; want a string/],
    ['{"text": 7}', /^text: found 7; want a string/],
    ['{"text": ""}', /^empty: /],
    ['{"text": "a\\u0000b c d the"}', /^not text: found NUL/],
    ['{"text": "the unpaired \\ud83d half of a smile"}', /^unpaired surrogates: /],
    [`{"text": "${STORY}", "published": "soon"}`, /^published: found "soon"; want a date/],
    [`{"text": "${STORY}", "published": "2021-02-30"}`, /^published: found "2021-02-30"/],
    [
      `{"text": "${STORY}", "url": "javascript:alert(1)"}`,
      /^url: found "javascript:alert\(1\)"; want an http/,
    ],
    [`{"text": "${STORY}", "name": "a\\nb"}`, /^name: found "a\\nb"; want/],
  ])('the bad line %s is told by its number, and the next is read', async (bad, error) => {
    const path = join(folder({ 'a.jsonl': `{"text": "${STORY}"}\n${bad}\n{"text": "${STORY}"}` }), 'a.jsonl');
    const found = await all([path]);
    expect(found.map((one) => one.ok)).toEqual([true, false, true]);
    expect(found[1]).toMatchObject({ name: `${path}:2` });
    expect(errorIn(found[1])).toMatch(error);
  });

  test('a file without a line', async () => {
    expect(errorIn(await ofFile('\n\n', 'a.jsonl'))).toMatch(/^empty: found no line/);
  });

  test('a line that never ends is passed over', async () => {
    const long = Readable.from([Buffer.alloc(MAX_FILE_BYTES, 'x'), Buffer.from('xx\n{}'), Buffer.from('\n')]);
    const lines = [];
    for await (const line of linesOf(long, Buffer.from('x'))) lines.push([line.number, line.bytes?.length]);
    expect(lines).toEqual([
      [1, undefined],
      [2, 2],
    ]);
  });

  test('of a file larger than a file may be are read one by one', async () => {
    const path = join(folder({}), 'large.jsonl');
    const line = `${JSON.stringify({ text: `${STORY} `.repeat(400) })}\n`;
    const lines = Math.ceil((MAX_FILE_BYTES * 1.2) / line.length);
    await pipeline(Readable.from(Array.from({ length: lines }, () => line)), createWriteStream(path));
    let read = 0;
    for await (const one of intake([path])) if (one.ok) read++;
    expect(read).toBe(lines);
    // Whoever stops early gets no error from what is left.
    for await (const one of intake([path])) {
      expect(one.ok).toBe(true);
      break;
    }
  });
});
