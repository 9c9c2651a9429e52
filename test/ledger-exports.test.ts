import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../src/ledger/database/open.ts';
import { pagesOf } from '../src/ledger/pages.ts';
import { openStandoff } from '../src/ledger/standoff.ts';
import { entriesIn, type Sourced } from '../src/ledger/view.ts';
import type { Span } from '../src/record/span.ts';
import type { LedgerFormat } from '../src/report/ledger-exports/formats.ts';
import { exportLedger } from '../src/report/ledger-exports/ledger-exports.ts';
import { DATABASES, freshFolder, freshLedger } from './databases.ts';
import { linesOf } from './export-sample.ts';
import { fill, TEXT } from './ledger-export-sample.ts';

const NOW = new Date('2022-02-01T12:00:00Z');
const ALL = { standoff: null, since: null, until: null, asOf: null, out: null, now: NOW };

interface Done {
  readonly text: string;
  readonly written: number;
  readonly leftOut: number;
}
async function exported(
  ledger: Ledger,
  format: LedgerFormat,
  given: Partial<typeof ALL> | object = {},
): Promise<Done> {
  let text = '';
  const print = async (more: string) => void (text += more);
  const { written, leftOut } = await exportLedger(ledger, { ...ALL, format, print, ...given });
  return { text, written, leftOut };
}

let ledger: Ledger;
beforeAll(async () => {
  ledger = await freshLedger('sqlite');
  await fill(ledger);
});

describe.each(DATABASES)('pages of a ledger on %s', (database) => {
  it('hold each entry once, in order of time, whatever their size', async () => {
    const ledger = await freshLedger(database);
    await fill(ledger);
    await openStandoff(ledger, { name: 'Tanks', sides: [['Russia'], ['Ukraine']], since: '2021-01-01' }, NOW);
    const sides = (await ledger.db.selectFrom('sides').select('actor').execute()).map(({ actor }) => actor);
    for (const actors of [[], sides]) {
      for (const kind of ['deed', 'meeting'] as const) {
        const all = await entriesIn(ledger.db, { kind, actors, limit: 1000 });
        for (const size of [1, 2, 100]) {
          const found: Sourced[] = [];
          for await (const page of pagesOf(ledger.db, { kind, actors }, size)) found.push(...page);
          expect(found.map(({ entry }) => entry.at)).toEqual(all.map(({ entry }) => entry.at));
          expect(new Set(found.map(({ entry }) => entry.id))).toEqual(
            new Set(all.map(({ entry }) => entry.id)),
          );
        }
      }
    }
  });
});

type Line = Record<string, unknown>;

describe('plover', () => {
  const deeds = async (given = {}) => linesOf((await exported(ledger, 'plover', given)).text) as Line[];

  it('has the fields of the manual, one deed a line', async () => {
    const all = await deeds();
    expect(all.find(({ event }) => String(event) === 'ASSAULT')).toMatchObject({
      has_event: true,
      date: '2021-12-01',
      enddate: '2022-01-31',
      quad_code: 4,
      event_text: ['struck'],
      event_loc: { name: 'Brovary', latitude: 50.51, longitude: -0.5 },
      source: [{ identifier_text: '=Ruritania; "the" Kingdom' }],
      cite_info: { citation: '=HYPERLINK("x")', title: '-1+1', publication: '@wire', language: 'en' },
    });
    for (const { id, date, event, source, recipient } of all) {
      expect(id).toMatch(/^D[0-9a-f]{12}$/);
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(event).toHaveLength(1);
      expect([source, recipient].every(Array.isArray)).toBe(true);
    }
  });

  it('opens at the characters of each article', async () => {
    const struck = (await deeds()).find(({ event }) => String(event) === 'ASSAULT') as Line;
    const { evidence } = struck.standoff as { evidence: { trigger: Span }[] };
    const [{ trigger }] = evidence as [{ trigger: Span }];
    expect([...TEXT].slice(trigger.start, trigger.end).join('')).toBe('struck');
    const sentence = struck.text_info as Span;
    expect([...TEXT].slice(sentence.start, sentence.end).join('')).toBe(struck.text);
  });

  it('has every article of a deed, and only what was known at a date', async () => {
    const massed = (all: Line[]) => all.filter(({ event }) => String(event) === 'MOBILIZE');
    const articles = (line: Line) => (line.standoff as { evidence: Line[] }).evidence.map((e) => e.article);
    const now = massed(await deeds());
    expect(now.flatMap(articles).sort()).toEqual(['massing-1.txt', 'massing-2.txt']);
    expect(massed(await deeds({ asOf: '2021-12-20' })).flatMap(articles)).toEqual(['massing-1.txt']);
    expect(await deeds({ asOf: '2021-12-01' })).toEqual([]);
  });
});

describe('geojson', () => {
  it('is a FeatureCollection after RFC 7946', async () => {
    const { text, written, leftOut } = await exported(ledger, 'geojson');
    const map = JSON.parse(text) as { type: string; features: Line[] };
    expect(Object.keys(map)).toEqual(['type', 'features']);
    expect(map.type).toBe('FeatureCollection');
    expect(map.features).toHaveLength(written);
    expect(leftOut).toBeGreaterThan(0);
    for (const feature of map.features) {
      expect(Object.keys(feature).sort()).toEqual(['geometry', 'id', 'properties', 'type']);
      expect(feature.type).toBe('Feature');
      const { type, coordinates, ...rest } = feature.geometry as { type: string; coordinates: number[] };
      expect([type, rest]).toEqual(['Point', {}]);
      const [lon = Number.NaN, lat = Number.NaN] = coordinates;
      expect(coordinates).toHaveLength(2);
      expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true);
      expect(feature.properties).toMatchObject({ title: expect.any(String), disputed: expect.any(Boolean) });
    }
    const places = map.features.map((f) => [(f.properties as Line).place, (f.geometry as Line).coordinates]);
    expect(places).toContainEqual(['Brovary', [-0.5, 50.51]]);
    expect(places).toContainEqual(['Geneva', [6.15, 46.2]]);
  });

  it('is valid where there is nothing to show', async () => {
    const { text } = await exported(ledger, 'geojson', { until: '1999-01-01' });
    expect(JSON.parse(text)).toEqual({ type: 'FeatureCollection', features: [] });
  });
});

describe('icalendar', () => {
  const events = (text: string) =>
    new ICAL.Component(ICAL.parse(text) as unknown[])
      .getAllSubcomponents('vevent')
      .map((v) => new ICAL.Event(v));

  it('is read by another program as it was meant', async () => {
    const { text, written, leftOut } = await exported(ledger, 'icalendar');
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('prodid')).toMatch(/^-\/\/Standoff/);
    const all = events(text);
    expect(all).toHaveLength(written);
    expect(leftOut).toBe(1);
    for (const { uid, component } of all) {
      expect(uid).toMatch(/^M[0-9a-f]{12}@standoff$/);
      expect(component.getFirstPropertyValue('dtstamp')).not.toBeNull();
      expect(['TENTATIVE', 'CONFIRMED', 'CANCELLED']).toContain(component.getFirstPropertyValue('status'));
    }
    const held = all.find(({ location }) => location === 'Geneva');
    expect(held?.startDate.toString()).toBe('2022-01-10');
    expect(held?.endDate.toString()).toBe('2022-01-11');
    expect(held?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(held?.description).toContain('Talks held. 2022-01-11. https://example.org/talks?held;a,b');
    const off = all.find(({ location }) => location?.startsWith('Minsk'));
    expect(off?.location).toBe('Minsk, "the; hero" city');
    expect([off?.startDate.toString(), off?.endDate.toString()]).toEqual(['2022-01-15', '2022-01-18']);
    expect(off?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('keeps to the lines of RFC 5545, and to the byte', async () => {
    const { text } = await exported(ledger, 'icalendar');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/);
    }
    expect((await exported(ledger, 'icalendar')).text).toBe(text);
  });

  it('is a calendar where there are no talks', async () => {
    expect(events((await exported(ledger, 'icalendar', { until: '1999-01-01' })).text)).toEqual([]);
  });
});

describe('an export', () => {
  it('takes one standoff, within its days', async () => {
    const opening = {
      name: 'Strikes',
      sides: [['Ukraine'], ['NATO']],
      since: '2021-11-01',
      until: '2021-12-31',
    };
    await openStandoff(ledger, opening, NOW);
    const places = async (given: object) =>
      (JSON.parse((await exported(ledger, 'geojson', given)).text) as { features: Line[] }).features.map(
        ({ properties }) => (properties as Line).place,
      );
    expect(await places({ standoff: 'Strikes' })).toEqual(['Brovary']);
    expect(await places({ standoff: 'Strikes', since: '2021-12-05' })).toEqual([]);
    expect(await places({ standoff: 'Strikes', until: '2023-01-01' })).toEqual(['Brovary']);
  });

  it('says what is wrong with what it was asked', async () => {
    await expect(exported(ledger, 'csv')).rejects.toThrow('say where with --out FOLDER');
    await expect(exported(ledger, 'plover', { standoff: 'Nowhere' })).rejects.toThrow(
      'no standoff "Nowhere"',
    );
    await expect(exported(ledger, 'plover', { asOf: 'May' })).rejects.toThrow('--as-of: found "May"');
    await expect(exported(await freshLedger('sqlite'), 'plover')).rejects.toThrow('holds no article yet');
  });

  it('overwrites nothing, and takes back what it made', async () => {
    const folder = freshFolder();
    const file = join(folder, 'deeds.jsonl');
    expect((await exported(ledger, 'plover', { out: file })).text).toBe('');
    expect(readFileSync(file, 'utf8')).toBe((await exported(ledger, 'plover')).text);
    await expect(exported(ledger, 'plover', { out: file })).rejects.toThrow('is there already');
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(out, 'evidence.csv'), 'mine');
    await expect(exported(ledger, 'csv', { out })).rejects.toThrow('evidence.csv is there already');
    expect(existsSync(join(out, 'deeds.csv'))).toBe(false);
    expect(readFileSync(join(out, 'evidence.csv'), 'utf8')).toBe('mine');
    await expect(exported(ledger, 'csv', { out: file })).rejects.toThrow('cannot be made a folder');
  });
});
