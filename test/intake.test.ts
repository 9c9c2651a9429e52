import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NO_DATE } from '../src/intake/article.ts';
import { MAX_ARTICLE_BYTES, MAX_FILE_BYTES } from '../src/intake/limits.ts';
import { sha256Of } from '../src/record/article.ts';
import { all, articleIn, errorIn, folder, fromStdin, ofFile, only, STORY } from './intake-files.ts';

describe('inputs', () => {
  test('a file gives an article whose text is the file, to the character', async () => {
    const text = ` \r\n${STORY}\r\n\r\n\tMore on this at noon.\n`;
    const article = articleIn(await ofFile(text, 'geneva.txt'));
    expect(article).toMatchObject({ name: 'geneva', text, title: null, url: null, publisher: null });
    expect(article.sha256).toBe(sha256Of(text));
  });

  test('a folder gives its files of known endings, sorted, folders inside it too', async () => {
    const dir = folder({ 'b.txt': STORY, 'a.html': `<p>${STORY}`, 'c/d.TXT': STORY, 'notes.csv': '1,2' });
    expect((await all([dir])).map((one) => articleIn(one).name)).toEqual(['a', 'b', 'd']);
  });

  test('a folder whose name looks like a glob is a folder', async () => {
    const dir = folder({ '[2021]/a.txt': STORY });
    expect(articleIn(await only(join(dir, '[2021]'))).name).toBe('a');
  });

  test('a glob gives what it matches, and a file named twice is read once', async () => {
    const dir = folder({ 'b.txt': STORY, 'a.txt': STORY, 'c.md': STORY });
    const found = await all([join(dir, '*.txt'), join(dir, 'a.txt')]);
    expect(found.map((one) => articleIn(one).name)).toEqual(['a', 'b']);
  });

  test('standard input is plain text, HTML or JSON lines, in whatever pieces it comes', async () => {
    expect(articleIn((await fromStdin(STORY))[0])).toMatchObject({ name: 'stdin', text: STORY });
    const page = await fromStdin('<!DOCTYPE ht', `ml><title>Talks</title><p>${STORY}`);
    expect(articleIn(page[0])).toMatchObject({ title: 'Talks', text: STORY });
    const lines = await fromStdin('\n{"te', `xt": "${STORY}"}\n{"text": "${STORY}", "name": "second"}`);
    expect(lines.map((one) => articleIn(one).name)).toEqual(['stdin:2', 'second']);
    expect(
      errorIn((await all(['-', '-'], { stdin: (await import('node:stream')).Readable.from([STORY]) }))[1]),
    ).toMatch(/named twice/);
  });

  test('a .txt that holds a page or JSON lines is read as what it holds', async () => {
    expect(articleIn(await ofFile(`<html><body><p>${STORY}</p></body></html>`)).text).toBe(STORY);
    expect(articleIn(await ofFile(JSON.stringify({ text: STORY }))).name).toBe('story.txt:1');
  });
});

describe('names', () => {
  test('are file names without ending, or paths where two are alike', async () => {
    const dir = folder({ 'a/kyiv.txt': STORY, 'b/kyiv.txt': STORY, 'b/APW19980808.0022': STORY });
    const names = (
      await all(['a/kyiv.txt', 'b/kyiv.txt', 'b/APW19980808.0022'].map((file) => join(dir, file)))
    ).map((one) => articleIn(one).name);
    expect(names).toEqual([join(dir, 'a/kyiv.txt'), join(dir, 'b/kyiv.txt'), 'APW19980808.0022']);
  });

  test('of JSON lines are their name, or file and line where it is missing or taken', async () => {
    const lines = [{ name: 'one' }, {}, { name: 'one' }, { name: 'kyiv' }]
      .map((line) => JSON.stringify({ ...line, text: STORY }))
      .join('\n');
    const dir = folder({ 'news.jsonl': lines, 'kyiv.txt': STORY });
    const names = (await all([join(dir, 'kyiv.txt'), join(dir, 'news.jsonl')])).map(
      (one) => articleIn(one).name,
    );
    expect(names).toEqual(['kyiv', 'one', 'news.jsonl:2', 'news.jsonl:3', 'news.jsonl:4']);
  });
});

describe('publication date', () => {
  const dated = `KYIV, Nov. 11, 2021 (Wire) -- ${STORY}`;
  const line = (extra: object) => JSON.stringify({ text: dated, name: 'kyiv-2021-11-13', ...extra });

  test('is --published, then metadata, then dateline, then file name', async () => {
    const published = async (content: string, name: string, given?: string) =>
      articleIn(await ofFile(content, name, { published: given ?? null })).published;
    expect(await published(line({ published: '2021-11-12T08:00:00Z' }), 'x.jsonl', '2021-11-10')).toBe(
      '2021-11-10',
    );
    expect(await published(line({ published: '2021-11-12T08:00:00Z' }), 'x.jsonl')).toBe('2021-11-12');
    expect(await published(line({}), 'x.jsonl')).toBe('2021-11-11');
    expect(await published(STORY, 'paper_2016-09-08_talks.txt')).toBe('2016-09-08');
    expect(await published(STORY, 'AFP_ENG_20061204.0272.txt')).toBe('2006-12-04');
  });

  test('takes the year of a dateline from the file name', async () => {
    const article = articleIn(await ofFile(`KYIV, Dec. 31 (Wire) -- ${STORY}`, '2022-01-01-kyiv.txt'));
    expect(article.dateline?.date).toBe('2021-12-31');
    expect(article.published).toBe('2021-12-31');
  });

  test('is missed aloud', async () => {
    expect(await ofFile(`KYIV, Dec. 31 (Wire) -- ${STORY}`)).toMatchObject({
      article: { published: null, dateline: { place: 'KYIV', date: null } },
      warnings: [NO_DATE],
    });
    expect(await ofFile(STORY, '2021-02-30-talks.txt')).toMatchObject({ article: { published: null } });
  });

  test.each(['2021-02-29', '25 December', '2021-1-1', ''])('given as %j is refused', async (given) => {
    expect(errorIn(await ofFile(STORY, 'a.txt', { published: given }))).toMatch(
      /want a day of the calendar as YYYY-MM-DD/,
    );
  });
});

describe('bad input is told in one line, and the rest is read', () => {
  const bad: readonly [string, string | Uint8Array, RegExp][] = [
    ['empty', '', /^empty: /],
    ['white space', ' \n\t\u00a0\n', /^only white space: /],
    ['binary', Uint8Array.of(1, 0, 7, 0, 0, 9), /^not text: found NUL bytes/],
    ['a PDF', '%PDF-1.7\n%', /^not text: found a PDF/],
    ['too big a file', Buffer.alloc(MAX_FILE_BYTES + 1, 'so it is '), /more than 20 MB; at most 20 MB/],
    [
      'too long an article',
      'so it is. '.repeat(MAX_ARTICLE_BYTES / 10 + 1),
      /^too long: one article of 2 MB; at most 2 MB/,
    ],
    ['no sentence', '12 34 !! ok', /^no sentence: found 1 word;/],
    ['not English', 'Der Minister sagte am Dienstag, dass die Gespräche weitergehen.', /^not English: /],
  ];
  test.each(bad)('%s', async (_, content, error) => {
    const dir = folder({ 'bad.txt': content, 'good.txt': STORY });
    const [first, second] = await all([join(dir, 'bad.txt'), join(dir, 'good.txt')]);
    expect(errorIn(first)).toMatch(error);
    expect(errorIn(first)).not.toMatch(/\n/);
    expect(first).toMatchObject({ name: join(dir, 'bad.txt') });
    expect(articleIn(second).name).toBe('good');
  });

  test('a missing file, a glob without match, a folder with nothing to read', async () => {
    const dir = folder({ 'notes.csv': '1,2' });
    expect(errorIn(await only(join(dir, 'none.txt')))).toMatch(/^no such file/);
    expect(errorIn(await only(join(dir, '*.txt')))).toMatch(/^no match/);
    expect(errorIn(await only(dir))).toMatch(/^nothing to read in the folder: found no file ending in \.txt/);
    expect(errorIn(await only(''))).toMatch(/^no such file/);
    expect(errorIn(await only('a\0b'))).toMatch(/^cannot be read/);
  });

  test('an unreadable file', async () => {
    const dir = folder({ 'locked.txt': STORY });
    symlinkSync(join(dir, 'loop.txt'), join(dir, 'loop.txt'));
    expect(errorIn(await only(join(dir, 'loop.txt')))).toMatch(/^cannot be read \(ELOOP\)/);
    // Root reads whatever the mode says.
    if (process.getuid?.() !== 0) {
      chmodSync(join(dir, 'locked.txt'), 0);
      expect(errorIn(await only(join(dir, 'locked.txt')))).toMatch(/^cannot be read \(EACCES\)/);
    }
  });
});

test('the samples all come in, dated by their names', async () => {
  const found = await all(['samples']);
  expect(found.length).toBe(15);
  for (const one of found) {
    const { name, published, dateline, text } = articleIn(one);
    expect(published).toBe(name.slice(0, 10));
    expect(dateline?.place).toMatch(/^[A-Z]/);
    expect(one).toMatchObject({ warnings: [] });
    expect(text.split(/\s+/).length).toBeGreaterThan(150);
    expect(text).not.toMatch(/Most read|cookies|Foreign Ministry on Smolenskaya/);
  }
});
