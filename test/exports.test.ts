import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../src/record/reading.ts';
import type { Span } from '../src/record/span.ts';
import { printable } from '../src/report/columns.ts';
import { CSV_COLUMNS } from '../src/report/exports/csv.ts';
import { exportAs, FORMAT_NAMES } from '../src/report/exports/exports.ts';
import { rowsOf } from './csv-rows.ts';
import { articleOf } from './drafts.ts';
import { kept, linesOf, sample, TEXT } from './export-sample.ts';

describe('csv', () => {
  it('keeps every record, one a row', () => {
    const { article, reading } = sample();
    const rows = rowsOf(exportAs('csv', null)(article, reading));
    expect(
      rows.map((row) => ({
        kind: row.kind,
        id: row.id,
        spans: row.spans?.split('; '),
        actors: row.actors ? row.actors.split('; ') : [],
      })),
    ).toEqual(kept(article, reading).map(({ texts: _, ...rest }) => rest));
    for (const row of rows) {
      expect(row.document).toBe('=HYPERLINK("x")');
      expect(row.text).toBe(printable(TEXT.slice(Number(row.start), Number(row.end))));
    }
    expect(rows.find(({ kind }) => kind === 'figure')).toMatchObject({
      value: '12000',
      max: '-5',
      what: '+troops',
      claimedBy: 'Olena Koval',
      previous: '9000',
    });
    expect(rows.filter(({ kind }) => kind === 'actor').map(({ name }) => name)).toContain(
      '=Ruritania; "the" Kingdom',
    );
  });

  it('has one head a run, and no cell that a spreadsheet runs', () => {
    const { article, reading } = sample();
    const write = exportAs('csv', null);
    const [first, second] = [write(article, reading), write(article, reading)];
    expect(first.startsWith(`${CSV_COLUMNS.join(',')}\r\n`)).toBe(true);
    expect(second.startsWith(`"'=HYPERLINK(""x"")",actor,`)).toBe(true);
    expect(second).not.toMatch(/(?:^|,|\n)"?(?:[=+@\t]|\r(?!\n))/);
  });

  it('gives any text back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '=', "'", "''=", '\t', '"', ',\r\n'),
        (rest, head) => {
          const { reading } = sample();
          const article = articleOf('The text.', { name: head + rest });
          const places = [
            { ...(reading.places[0] as Reading['places'][0]), start: 0, end: 3, name: head + rest },
          ];
          const none = { actors: [], times: [], statements: [], events: [], figures: [], conditionals: [] };
          const only = { ...reading, ...none, demands: [], contacts: [], places };
          const [row] = rowsOf(exportAs('csv', null)(article, only));
          expect(row?.name).toBe(printable(head + rest));
        },
      ),
    );
  });
});

type Line = Record<string, unknown>;

describe('plover', () => {
  const { article, reading } = sample();
  const [struck, meets] = linesOf(exportAs('plover', null)(article, reading)) as Line[];

  it('has the fields of the manual', () => {
    expect(struck).toMatchObject({
      id: reading.events[0]?.id,
      has_event: true,
      date: '2021-12-01',
      enddate: '2022-01-31',
      event: ['ASSAULT'],
      quad_code: 4,
      event_text: ['struck', 'struck'],
      event_loc: { name: 'Brovary', latitude: 50.51, longitude: -0.5, cc3: 'UKR' },
      source: [{ sector: 'GOV', actor_text: 'it', identifier_text: '=Ruritania; "the" Kingdom' }],
      recipient: [
        { code: 'UKR', sector: 'GOV', identifier_id: 'Q212', identifier_text: 'Ukraine' },
        { code: 'UKR', sector: 'GOV', office: 'president', actor_text: 'Olena Koval' },
      ],
      cite_info: { title: '-1+1', publication: '@wire', language: 'en' },
    });
  });

  it('falls back on the day of publication, and says that the article gives none', () => {
    expect(meets).toMatchObject({
      date: '2021-12-25',
      source: [],
      standoff: { date: null, modality: 'planned' },
    });
    expect(meets).not.toHaveProperty('enddate');
    expect(meets).not.toHaveProperty('event_loc');
  });

  it('opens at the characters of the article', () => {
    const { trigger, statement } = (struck as Line).standoff as { trigger: Span; statement: string };
    expect([...TEXT].slice(trigger.start, trigger.end).join('')).toBe('struck');
    expect(statement).toBe(reading.statements[0]?.id);
    const { start, end } = (struck as Line).text_info as Span;
    expect([...TEXT].slice(start, end).join('')).toBe(struck?.text);
  });
});

describe('json', () => {
  it('is the reading on one line', () => {
    const { article, reading } = sample('a\u009b\u2028b');
    const text = exportAs('json', null)(article, reading);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u007f-\u009f\u2028]/);
    expect(JSON.parse(text)).toEqual(reading);
  });
});

describe('docs/exports.md', () => {
  const page = readFileSync(new URL('../docs/exports.md', import.meta.url), 'utf8');
  it.each(FORMAT_NAMES)('has the format %s', (name) => expect(page).toContain(`--format ${name}`));
  it.each(CSV_COLUMNS)('has the column %s', (name) => expect(page).toContain(`\`${name}\``));
});
