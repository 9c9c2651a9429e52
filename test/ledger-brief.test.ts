import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { addReading } from '../src/ledger/add.ts';
import type { Ledger } from '../src/ledger/database/open.ts';
import { openStandoff } from '../src/ledger/standoff.ts';
import type { Event } from '../src/record/event.ts';
import { recordId } from '../src/record/id.ts';
import type { Reading } from '../src/record/reading.ts';
import { type Brief, briefOf } from '../src/report/brief/brief.ts';
import { briefHtml } from '../src/report/brief/html.ts';
import { briefMarkdown } from '../src/report/brief/markdown.ts';
import { installedChromium, printedPdf } from '../src/report/brief/pdf.ts';
import { freshFolder, freshLedger } from './databases.ts';
import { articleOf, spanIn } from './drafts.ts';
import { readingOf } from './ledger-readings.ts';

const NOW = new Date('2022-03-01T00:00:00Z');
const HOSTILE =
  'Ukraine accused Russia of <script>alert(1)</script> a [trap](javascript:x) "& \u202e more" for https://bad.example/ on the day.';

async function tell(
  ledger: Ledger,
  text: string,
  given: {
    published: string;
    words: string;
    source: string;
    target: string;
    type: Event['type'];
    url?: string;
    title?: string;
  },
  more: (reading: Reading) => Partial<Reading> = () => ({}),
) {
  const { published, url = null, title = null, ...deed } = given;
  const article = articleOf(text, { published, url, title, name: `${published}.txt` });
  const reading = readingOf(article, [deed]);
  await addReading(ledger, article, { ...reading, ...more(reading) }, { reader: 'one', now: NOW });
  return article;
}

describe('a brief', () => {
  let ledger: Ledger;
  let brief: Brief;
  const texts = new Map<string, string>();

  beforeAll(async () => {
    ledger = await freshLedger('sqlite');
    const demanding = 'Russia demanded that Ukraine stay out of the alliance. Ukraine rejected that at once.';
    const demanded = await tell(
      ledger,
      demanding,
      { published: '2021-12-10', words: 'demanded', source: 'Russia', target: 'Ukraine', type: 'REQUEST' },
      ({ actors, document }) => {
        const [content, response] = [
          spanIn(demanding, 'stay out of the alliance'),
          spanIn(demanding, 'Ukraine rejected that at once'),
        ];
        const ref = (name: string) => actors.find((actor) => actor.name === name) ?? null;
        const id = recordId(document.sha256, 'demand', [content]);
        const by = { by: ref('Russia'), of: ref('Ukraine') };
        return {
          demands: [
            { id, sentence: 0, confidence: 0.9, ...by, content, response, stance: 'rejects', restates: null },
          ],
        };
      },
    );
    const accused = await tell(ledger, HOSTILE, {
      published: '2021-12-20',
      words: 'accused',
      source: 'Ukraine',
      target: 'Russia',
      type: 'ACCUSE',
      url: 'javascript:alert(1)',
      title: '<b>Traps</b>',
    });
    for (const { sha256, text } of [demanded, accused]) texts.set(sha256.slice(0, 16), text);
    await openStandoff(ledger, { name: 'A & B', sides: [['Russia'], ['Ukraine']], since: '2021-12-01' }, NOW);
    brief = await briefOf(ledger, 'a & b', { since: '2021-12-15' });
  });

  it('tells what changed first, then demands with their answers', () => {
    const [changed, demands] = brief.sections;
    expect(changed?.title).toBe('What changed since 2021-12-15');
    expect(changed?.sentences.map(({ text }) => text)).toEqual([
      'Deed, new, happened, 2021-12-20: Ukraine → Russia: accused.',
    ]);
    expect(demands?.sentences).toMatchObject([
      {
        text: expect.stringMatching(
          /^Russia demands of Ukraine .*; rejected\): “.*stay out of the alliance”/,
        ),
      },
      { text: expect.stringMatching(/^Ukraine rejects .*rejected that at once/), under: true },
    ]);
  });

  it('cites each sentence to the characters that say it', () => {
    const numbers = new Set(brief.notes.map(({ number }) => number));
    for (const { notes } of brief.sections.flatMap(({ sentences }) => sentences)) {
      expect(notes.length).toBeGreaterThan(0);
      for (const number of notes) expect(numbers).toContain(number);
    }
    for (const { article, start, end, quote } of brief.notes)
      expect(texts.get(article)?.slice(start, end)).toBe(quote);
    expect(numbers.size).toBe(brief.notes.length);
  });

  it('tells only what was known at a date', async () => {
    const early = await briefOf(ledger, 'A & B', { since: '2021-12-01', asOf: '2021-12-15' });
    expect(JSON.stringify(early)).not.toMatch(/accused/);
    expect(early.sections[0]?.sentences.length).toBeGreaterThan(0);
    await expect(briefOf(ledger, 'A & B', { since: 'soon' })).rejects.toThrow(/--since: found "soon"/);
    await expect(briefOf(ledger, 'C', {})).rejects.toThrow(/there are "A & B"/);
  });

  it('is HTML that runs nothing and loads nothing', () => {
    const html = briefHtml(brief);
    const { document } = parseHTML(html);
    expect(document.querySelectorAll('script, img, link, iframe, b')).toHaveLength(0);
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
      "default-src 'none'",
    );
    const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
    expect(links.every((href) => /^#n\d+$/.test(href))).toBe(true);
    for (const href of links) expect(document.querySelector(href)).not.toBeNull();
    expect(document.querySelector('h1')?.textContent).toBe('A & B');
    expect(document.body.textContent).toContain('<script>alert(1)</script>');
    expect(html).not.toContain('\u202e');
  });

  it('is Markdown in which an article is text', () => {
    const markdown = briefMarkdown(brief);
    expect(markdown).toMatch(/^# A \\& B\n\nRussia \/ Ukraine\n/);
    expect(markdown).toContain('\\<script\\>alert(1)\\</script\\> a \\[trap\\](javascript:x)');
    expect(markdown).toContain('https\\://bad.example/');
    expect(markdown).not.toMatch(/\u202e|<javascript/);
  });

  it('says what to do where no browser is installed, or one that fails', async () => {
    await expect(printedPdf('<p>', null)).rejects.toThrow(/found no Chromium, Chrome or Edge; install one/);
    expect(installedChromium({ PATH: freshFolder(), STANDOFF_CHROMIUM: '/opt/browser' })).toBe(
      '/opt/browser',
    );
    const nowhere = join(freshFolder(), 'chromium');
    await expect(printedPdf('<p>', nowhere)).rejects.toThrow(/could not print .*take --format html/);
  });

  it.skipIf(installedChromium() === null)('is a PDF where a browser is installed', async () => {
    const pdf = await printedPdf(briefHtml(brief));
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });
});
