import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects, parquetSchema } from 'hyparquet';
import { parquetMetadataAsync } from 'hyparquet/src/metadata.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../src/ledger/database/open.ts';
import { sha256Of } from '../src/record/article.ts';
import { printable } from '../src/report/columns.ts';
import { LEDGER_FORMATS } from '../src/report/ledger-exports/formats.ts';
import { exportLedger } from '../src/report/ledger-exports/ledger-exports.ts';
import { TABLES } from '../src/report/ledger-exports/tables.ts';
import { rowsOf } from './csv-rows.ts';
import { freshFolder, freshLedger } from './databases.ts';
import { linesOf } from './export-sample.ts';
import { fill, texts } from './ledger-export-sample.ts';

const NOW = new Date('2022-02-01T12:00:00Z');

let ledger: Ledger;
const out = { csv: '', parquet: '', 'ro-crate': '' };
beforeAll(async () => {
  ledger = await freshLedger('sqlite');
  await fill(ledger);
  const all = { standoff: null, since: null, until: null, asOf: null, now: NOW, print: async () => {} };
  for (const format of ['csv', 'parquet', 'ro-crate'] as const) {
    out[format] = join(freshFolder(), format);
    await exportLedger(ledger, { ...all, format, out: out[format] });
  }
});

const csvRows = (table: string) => rowsOf(readFileSync(join(out.csv, `${table}.csv`), 'utf8'));

describe('csv of a ledger', () => {
  it('has a file a table with every entry, and every piece of evidence', async () => {
    expect(readdirSync(out.csv).sort()).toEqual(TABLES.map(({ name }) => `${name}.csv`).sort());
    const entries = await ledger.db.selectFrom('entries').select(['id', 'kind']).execute();
    const ids = TABLES.flatMap(({ name }) =>
      name === 'evidence' ? [] : csvRows(name).map((row) => row.id ?? row.series),
    );
    expect([...new Set(ids)].sort()).toEqual(entries.map(({ id }) => id).sort());
    const evidence = await ledger.db.selectFrom('evidence').select(['entry', 'record', 'part']).execute();
    expect(
      csvRows('evidence')
        .map(({ entry, record, part }) => `${entry} ${record} ${part}`)
        .sort(),
    ).toEqual(evidence.map(({ entry, record, part }) => `${entry} ${record} ${part}`).sort());
  });

  it('opens at the characters of the articles, and runs nothing', () => {
    for (const { article, start, end, text, sha256 } of csvRows('evidence')) {
      const said = texts.get(article ?? '')?.text ?? '';
      expect(text).toBe(printable(said.slice(Number(start), Number(end))));
      expect(sha256).toBe(sha256Of(said));
    }
    for (const { name } of TABLES) {
      const csv = readFileSync(join(out.csv, `${name}.csv`), 'utf8');
      for (const [, quoted, bare = ''] of csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)) {
        const cell = quoted ?? bare;
        if (!Number.isFinite(Number(cell))) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }
    }
  });

  it('tells a deed', () => {
    expect(csvRows('deeds').find(({ type }) => type === 'ASSAULT')).toMatchObject({
      sources: '=Ruritania; "the" Kingdom',
      targets: 'Ukraine | Olena Koval',
      place: 'Brovary',
      lat: '50.51',
      from: '2021-12-01',
      to: '2022-01-31',
      articles: '1',
    });
  });
});

describe('parquet of a ledger', () => {
  it.each(TABLES)('reads back as the same $name', async ({ name, columns }) => {
    const file = await asyncBufferFromFile(join(out.parquet, `${name}.parquet`));
    const schema = parquetSchema(await parquetMetadataAsync(file));
    expect(schema.children.map(({ element }) => element.name)).toEqual(columns.map(({ name }) => name));
    for (const { element } of schema.children) {
      const type = columns.find(({ name }) => name === element.name)?.type;
      if (type === 'DAY') expect(element.converted_type).toBe('DATE');
      else if (type === 'STRING') expect(element.converted_type).toBe('UTF8');
      else expect(element.type).toBe(type);
    }
    const rows = await parquetReadObjects({ file });
    expect(
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, cellOf(v)]))),
    ).toEqual(csvRows(name));
  });
});

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return printable(String(value));
}

type Entity = Record<string, unknown> & { '@id': string; '@type': string };

describe('ro-crate', () => {
  const data = (name: string) => readFileSync(join(out['ro-crate'], 'data', name), 'utf8');
  const metadata = () =>
    JSON.parse(data('ro-crate-metadata.json')) as { '@context': unknown[]; '@graph': Entity[] };
  const entity = (id: string) => metadata()['@graph'].find((one) => one['@id'] === id) as Entity;

  it('has what RO-Crate 1.1 says that it must', () => {
    expect(metadata()['@context'][0]).toBe('https://w3id.org/ro/crate/1.1/context');
    expect(entity('ro-crate-metadata.json')).toMatchObject({
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      about: { '@id': './' },
    });
    const root = entity('./');
    expect(root).toMatchObject({
      '@type': 'Dataset',
      name: 'Ledger',
      description: expect.stringContaining('entries'),
      datePublished: '2022-02-01T12:00:00.000Z',
      license: { '@id': '#quotations' },
    });
    const parts = (root.hasPart as Entity[]).map((part) => part['@id']);
    const files = metadata()['@graph'].filter((one) => one['@type'] === 'File');
    expect(files.map((one) => one['@id'])).toEqual(parts);
    for (const one of files) {
      expect(String(Buffer.byteLength(data(one['@id'])))).toBe(one.contentSize);
      expect(digest(data(one['@id']))).toBe(one.sha256);
    }
  });

  it('is flattened JSON-LD: each entity once, described where it is named, and none within another', () => {
    const graph = metadata()['@graph'];
    const ids = graph.map((one) => one['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of graph) {
      expect(() => new URL(one['@id'], 'https://example.org/')).not.toThrow();
      for (const value of Object.values(one).flat()) {
        if (typeof value !== 'object' || value === null) continue;
        expect(Object.keys(value)).toEqual(['@id']);
        const { '@id': id } = value as Entity;
        if (!id.startsWith('https://w3id.org/')) expect(ids).toContain(id);
      }
    }
  });

  it('quotes each article word for word, with its digest, and holds no article', () => {
    const quotations = linesOf(data('evidence.jsonl')) as Record<string, string & number>[];
    expect(quotations.length).toBeGreaterThan(4);
    const bySha = new Map([...texts.values()].map(({ text }) => [sha256Of(text), text]));
    for (const {
      sha256 = '',
      start,
      end,
      exact = '',
      prefix = '',
      suffix = '',
      article = '',
      url,
    } of quotations) {
      const text = bySha.get(sha256) ?? '';
      expect(text.slice(start, end)).toBe(exact);
      expect(text).toContain(prefix + exact + suffix);
      expect(entity(article)).toEqual(expect.objectContaining({ sha256, ...(url ? { url } : {}) }));
    }
    const [second] = texts.get('massing-1.txt')?.text.split('\n\n').slice(1) ?? [];
    for (const name of ['evidence.jsonl', 'entries.jsonl', 'ro-crate-metadata.json'])
      expect(data(name)).not.toContain(second);
  });

  it('is a bag after RFC 8493', () => {
    const read = (name: string) => readFileSync(join(out['ro-crate'], name), 'utf8');
    expect(read('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const listed = (name: string) =>
      read(name)
        .trimEnd()
        .split('\n')
        .map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line)?.slice(1) as [string, string]);
    const payload = listed('manifest-sha256.txt');
    expect(payload.map(([, path]) => path).sort()).toEqual(
      readdirSync(join(out['ro-crate'], 'data'))
        .map((name) => `data/${name}`)
        .sort(),
    );
    for (const [sha256, path] of [...payload, ...listed('tagmanifest-sha256.txt')])
      expect(digest(read(path)), path).toBe(sha256);
    const bytes = payload.reduce((sum, [, path]) => sum + Buffer.byteLength(read(path)), 0);
    expect(read('bag-info.txt')).toContain(`Payload-Oxum: ${bytes}.${payload.length}\n`);
  });
});

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('docs/exports.md', () => {
  const page = readFileSync(new URL('../docs/exports.md', import.meta.url), 'utf8');
  it.each(LEDGER_FORMATS)('has the format %s of a ledger', (name) =>
    expect(page.includes(`export --format ${name}`)).toBe(true),
  );
  it.each(TABLES)('has the table $name and its columns', ({ name, columns }) => {
    const words = [name, ...columns.map(({ name }) => name)];
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
  });
});
