import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { actorId } from '../src/ledger/actors.ts';
import { addReading, isKnown } from '../src/ledger/add.ts';
import { articleId } from '../src/ledger/articles.ts';
import { DESCRIPTIONS } from '../src/ledger/database/descriptions.ts';
import type { Ledger } from '../src/ledger/database/open.ts';
import { writing } from '../src/ledger/database/open.ts';
import type { Tables } from '../src/ledger/database/schema.ts';
import { entriesIn, entryBy } from '../src/ledger/view.ts';
import type { Article } from '../src/record/article.ts';
import type { Reading } from '../src/record/reading.ts';
import { DATABASES, freshLedger, freshLocation, onServer, opened } from './databases.ts';
import { articleOf } from './drafts.ts';
import { massing, readingOf, type Told } from './ledger-readings.ts';
import { prepared, writer } from './ledger-writers.ts';

const NOW = new Date('2022-01-10T12:00:00Z');
const CONTEXT = { reader: 'one', now: NOW };
const MASSING: Told = { words: 'massed', source: 'Russia', target: 'Ukraine' };
const STORY =
  'Russia massed troops near Ukraine on Friday, officials said. The columns came by rail from the east of the country. ' +
  'Trains were seen in three regions, and residents posted films of them. The ministry gave no comment on the trains. ' +
  'Diplomats in several capitals asked for an explanation and received none. A spokesman promised to answer in the new year.';

type Given = [Article, Reading];
function told(text: string, given: Partial<Article> = {}, deeds: readonly Told[] = [MASSING]): Given {
  const article = articleOf(text, given);
  return [article, readingOf(article, deeds)];
}
const add = (ledger: Ledger, [article, reading]: Given, context = CONTEXT) =>
  addReading(ledger, article, reading, context);
const deeds = (ledger: Ledger, asOf: string | null = null) =>
  entriesIn(ledger.db, { kind: 'deed', actors: [], limit: 100, asOf });

/** All rows of all tables, as text, without the number that counts the articles. */
async function tables({ db }: Ledger): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const name of Object.keys(DESCRIPTIONS) as (keyof Tables)[]) {
    const rows = (await db.selectFrom(name).selectAll().execute()) as Record<string, unknown>[];
    all[name] = rows
      .map(({ number, search, ...row }) =>
        JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))),
      )
      .sort();
  }
  return all;
}

describe.each(DATABASES)('the store on %s', (database) => {
  it('stays as it is when an article is added again', async () => {
    const ledger = await freshLedger(database);
    const story = told(STORY, { url: 'https://example.org/a' });
    expect(await add(ledger, story)).toMatchObject({ outcome: 'added', records: 1, founded: 1, joined: 0 });
    const before = await tables(ledger);
    expect(await add(ledger, story, { ...CONTEXT, now: new Date('2023-01-01') })).toMatchObject({
      outcome: 'known',
      records: 0,
    });
    expect(await tables(ledger)).toEqual(before);
    expect(await isKnown(ledger, story[0], 'one')).toBe(true);
    expect(await isKnown(ledger, story[0], 'two')).toBe(false);
  });

  it('tells the same whatever the order of the articles', async () => {
    const told = [1, 2, 3, 4, 5, 6].map((n) => massing(n, { published: `2021-12-${24 + (n % 2)}` }));
    const views: unknown[] = [];
    for (const order of [told, [...told].reverse()]) {
      const ledger = await freshLedger(database);
      for (const { article, reading } of order) await addReading(ledger, article, reading, CONTEXT);
      views.push(
        (await deeds(ledger)).map(({ entry, evidence }) => [
          entry.firstReported,
          entry.lastReported,
          entry.sources,
          entry.state.status,
          evidence.map(({ record }) => record),
        ]),
      );
    }
    expect(views[0]).toHaveLength(1);
    expect(views[1]).toEqual(views[0]);
  });

  it.each([
    ['of the same address', { url: 'https://example.org/a' }],
    ['of the same name', { name: 'a.txt' }],
  ])('a corrected version %s takes the place of the earlier one from its date on', async (_, same) => {
    const first = told(STORY, { ...same, published: '2021-12-25' });
    const corrected = told(
      STORY.replace('massed troops near Ukraine on Friday', 'withdrew troops from Ukraine on Saturday'),
      { ...same, published: '2021-12-28' },
      [{ words: 'withdrew', type: 'RETREAT', source: 'Russia', target: 'Ukraine' }],
    );
    const last = told(
      STORY.replace('massed troops near Ukraine on Friday', 'moved troops away from Ukraine on Sunday'),
      { ...same, published: '2021-12-30' },
      [{ words: 'moved', type: 'CONCEDE', source: 'Russia', target: 'Ukraine' }],
    );
    const types = async (ledger: Ledger, asOf: string | null) =>
      (await deeds(ledger, asOf)).map(({ entry }) => (entry.state as unknown as { type: string }).type);
    for (const order of [
      [first, corrected, last],
      [last, corrected, first],
      [corrected, last, first],
    ]) {
      const ledger = await freshLedger(database);
      for (const version of order) await add(ledger, version);
      expect(await types(ledger, null)).toEqual(['CONCEDE']);
      expect(await types(ledger, '2021-12-24')).toEqual([]);
      expect(await types(ledger, '2021-12-25')).toEqual(['MOBILIZE']);
      expect(await types(ledger, '2021-12-27')).toEqual(['MOBILIZE']);
      expect(await types(ledger, '2021-12-28')).toEqual(['RETREAT']);
      expect(await types(ledger, '2021-12-31')).toEqual(['CONCEDE']);
      const [row] = await ledger.db
        .selectFrom('articles')
        .selectAll()
        .where('id', '=', first[0].sha256.slice(0, 16))
        .execute();
      expect(row).toMatchObject({ superseded_on: '2021-12-28', text: STORY });
      // A newer reader of the old version changes nothing of today.
      expect(await add(ledger, first, { ...CONTEXT, reader: 'two' })).toMatchObject({ outcome: 'reread' });
      expect(await types(ledger, null)).toEqual(['CONCEDE']);
      expect(await types(ledger, '2021-12-26')).toEqual(['MOBILIZE']);
    }
  });

  it('counts near copies once, and keeps the links of all', async () => {
    const ledger = await freshLedger(database);
    const at = (n: number) => ({
      url: `https://example.org/${n}`,
      name: `${n}.txt`,
      published: `2021-12-2${n}`,
    });
    await add(ledger, told(STORY, at(1)));
    const copy = await add(ledger, told(`${STORY} Reporting by our own staff.`, at(2)));
    expect(copy.outcome).toBe('copy');
    await add(ledger, told(`By Our Staff. ${STORY}`, at(3)));
    expect(await add(ledger, told(STORY, at(4)))).toMatchObject({ outcome: 'known', article: copy.of });
    expect(await isKnown(ledger, told(STORY, at(4))[0], 'one')).toBe(true);
    expect(await isKnown(ledger, told(STORY, at(5))[0], 'one')).toBe(false);
    const [deed, ...others] = await deeds(ledger);
    expect(others).toEqual([]);
    expect(deed?.entry.sources).toBe(1);
    expect(new Set(deed?.evidence.map(({ source }) => source))).toEqual(new Set([copy.of]));
    const urls = [
      ...(await ledger.db.selectFrom('articles').select('url').execute()),
      ...(await ledger.db.selectFrom('links').select('url').execute()),
    ];
    expect(urls.map(({ url }) => url).sort()).toEqual([1, 2, 3, 4].map((n) => at(n).url));
  });

  it('reads again with a newer reader, and leaves what a person decided', async () => {
    const ledger = await freshLedger(database);
    const text = `${STORY} Ukraine condemned the massing and protested in Vienna.`;
    const accuse: Told = { words: 'condemned', type: 'ACCUSE', source: 'Ukraine', target: 'Russia' };
    const protest: Told = { words: 'protested', type: 'PROTEST', source: 'Ukraine' };
    const story = told(text, {}, [MASSING, accuse, protest]);
    await add(ledger, story);
    const [massed, condemned, protested] = story[1].events.map(({ id }) => id) as [string, string, string];
    const correction = { at: '2022-01-02T10:00:00.000Z', who: 'ed', value: null, why: 'no' };
    await ledger.db
      .insertInto('corrections')
      .values([
        { id: 'c1', action: 'reject', subject: condemned, ...correction },
        { id: 'c2', ...correction, action: 'change', subject: massed, value: '{"type":"COERCE"}' },
      ])
      .execute();
    const kept = await ledger.db.selectFrom('records').selectAll().where('id', '=', massed).execute();
    const newer = told(text, {}, [
      { ...MASSING, target: 'Vladimir Putin' },
      { ...accuse, words: 'condemned the' },
      { words: 'posted', type: 'PROTEST', source: 'Ukraine' },
    ]);
    const sentences = newer[1].sentences.slice(1);
    const reading = { ...newer[1], sentences };
    expect(await add(ledger, [newer[0], reading], { ...CONTEXT, reader: 'two' })).toMatchObject({
      outcome: 'reread',
      records: 1,
    });
    const ids = (await ledger.db.selectFrom('records').select('id').execute()).map(({ id }) => id);
    expect(ids.sort()).toEqual([massed, condemned, newer[1].events[2]?.id].sort());
    expect(ids).not.toContain(protested);
    expect(await ledger.db.selectFrom('records').selectAll().where('id', '=', massed).execute()).toEqual(
      kept.map((row) => ({ ...row, sentence: 0 })),
    );
    const parties = await ledger.db.selectFrom('parties').selectAll().where('record', '=', massed).execute();
    expect(parties.map(({ actor }) => actor).sort()).toEqual([actorId('Russia'), actorId('Ukraine')].sort());
    expect((await ledger.db.selectFrom('corrections').selectAll().execute()).length).toBe(2);
    expect((await deeds(ledger)).map(({ evidence }) => evidence[0]?.text).sort()).toEqual([
      'massed',
      'posted',
    ]);
    const before = await tables(ledger);
    await add(ledger, [newer[0], reading], { ...CONTEXT, reader: 'two' });
    expect(await tables(ledger)).toEqual(before);
  });

  it('reads again where the date of an article becomes known', async () => {
    const ledger = await freshLedger(database);
    await add(ledger, told(STORY, { published: null }));
    expect((await deeds(ledger))[0]?.entry.firstReported).toBe('2022-01-10');
    expect(await add(ledger, told(STORY, { published: '2021-12-25' }))).toMatchObject({ outcome: 'reread' });
    expect((await deeds(ledger))[0]?.entry.firstReported).toBe('2021-12-25');
    expect(await add(ledger, told(STORY, { published: '2021-12-27' }))).toMatchObject({ outcome: 'known' });
    expect(await add(ledger, told(STORY, { published: null }))).toMatchObject({ outcome: 'known' });
  });

  it('finds entries by the first characters of their id, and at past dates', async () => {
    const ledger = await freshLedger(database);
    const { article, reading } = massing(1, { published: '2021-12-25' });
    const later = massing(2, { published: '2021-12-26' });
    await addReading(ledger, article, reading, CONTEXT);
    await addReading(ledger, later.article, later.reading, CONTEXT);
    const id = `D${reading.events[0]?.id.slice(1)}`;
    expect((await entryBy(ledger.db, id))?.entry).toMatchObject({ id, sources: 2 });
    expect((await entryBy(ledger.db, id.slice(0, 6).toLowerCase()))?.entry.id).toBe(id);
    expect((await entryBy(ledger.db, id, '2021-12-25'))?.entry.sources).toBe(1);
    expect(await entryBy(ledger.db, id, '2021-12-24')).toBeNull();
    for (const none of ['', 'D%', "D' OR 1=1", 'X', 'Dffffffffffff'])
      expect(await entryBy(ledger.db, none)).toBeNull();
    const russia = { kind: 'deed' as const, actors: [actorId('Russia'), actorId('Ukraine')], limit: 1 };
    expect(await entriesIn(ledger.db, russia)).toHaveLength(1);
    expect(await entriesIn(ledger.db, { ...russia, asOf: '2021-12-24' })).toHaveLength(0);
    expect(await entriesIn(ledger.db, { ...russia, since: '2021-12-27' })).toHaveLength(0);
  });

  it('searches words, phrases and names, best first', async () => {
    const ledger = await freshLedger(database);
    const articles: [string, string, string | null][] = [
      [
        'once',
        'A long text on fish and chips, on boats and on weather, that has gas once and nothing of it later.',
        null,
      ],
      ['often', 'Gas, gas and gas again: the Nord-Stream pipeline brings gas.', null],
      ['title', 'The pipeline was not named in this text on fish, boats and weather.', 'Gas'],
      ['other', 'The stream runs nord. Erdoğan’s aide said “12,000 men and/or women”.', null],
    ];
    for (const [name, text, title] of articles) await add(ledger, told(text, { name, title }, []));
    const found = async (terms: string, limit = 10) => {
      const names = new Map(
        (await ledger.db.selectFrom('articles').select(['id', 'name']).execute()).map(({ id, name }) => [
          id,
          name,
        ]),
      );
      return (await ledger.engine.search(ledger.db, terms, limit)).map(({ article }) => names.get(article));
    };
    const gas = await found('gas');
    expect(gas.at(-1)).toBe('once');
    expect(new Set(gas)).toEqual(new Set(['title', 'often', 'once']));
    expect(await found('GAS', 1)).toEqual(gas.slice(0, 1));
    expect(await found('nord stream')).toHaveLength(2);
    expect(await found('"nord stream"')).toEqual(['often']);
    expect(await found('nord-stream')).toEqual(['often']);
    expect(await found('gas "fish and chips"')).toEqual(['once']);
    expect(await found('erdogan')).toEqual(['other']);
    expect(await found("Erdoğan's")).toEqual(['other']);
    expect(await found('12,000 or')).toEqual(['other']);
    for (const none of ['', '"', '""', 'gas XOR', '-', "'; DROP TABLE articles", '* ^ :', '(', 'NEAR('])
      expect(await found(none)).toEqual([]);
    await ledger.db
      .insertInto('actors')
      .values(
        ['Antony Blinken', 'Blinken', 'Sergey Lavrov', '100% Party', 'Ann'].map((name) => ({
          id: actorId(name),
          name,
          kind: 'person',
          country: null,
          wikidata: null,
        })),
      )
      .execute();
    const names = async (letters: string) => {
      const ids = await ledger.engine.names(ledger.db, letters, 10);
      return ids.map((id) =>
        ['Antony Blinken', 'Blinken', 'Sergey Lavrov', '100% Party', 'Ann'].find((n) => actorId(n) === id),
      );
    };
    expect(await names('blink')).toEqual(['Blinken', 'Antony Blinken']);
    expect(await names('an')).toEqual(['Ann', 'Antony Blinken']);
    expect(await names('gey lav')).toEqual(['Sergey Lavrov']);
    expect(await names('0%')).toEqual(['100% Party']);
    expect(await names('%_%')).toEqual([]);
    for (const none of ['', ' ', '"', 'zzz', "'"]) expect(await names(none)).toEqual([]);
  });

  it('keeps nothing of an article that fails half-way', async () => {
    const ledger = await freshLedger(database);
    await add(ledger, told(STORY));
    const before = await tables(ledger);
    const [article, reading] = told(`Another text. ${STORY.replaceAll(' ', '  ')}`, { name: 'b' });
    const broken = {
      ...reading,
      events: reading.events.map((event) => ({ ...event, confidence: null as never })),
    };
    await expect(add(ledger, [article, broken])).rejects.toThrow(/null/i);
    expect(await tables(ledger)).toEqual(before);
    await expect(
      writing(ledger, async (db) => {
        await db.deleteFrom('articles').execute();
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
    expect(await tables(ledger)).toEqual(before);
    expect((await add(ledger, [article, reading])).outcome).not.toBe('known');
  });

  it('takes what several writers add at once', async () => {
    const location = await freshLocation(database);
    const all = Array.from({ length: 12 }, (_, n) => massing(n + 1));
    const file = prepared(all);
    const writers = await Promise.all([1, 2, 3].map(() => writer([location, file]).finished));
    expect(writers.map(({ error }) => error)).toEqual(['', '', '']);
    const added = writers.flatMap(({ lines }) => lines).filter(({ outcome }) => outcome === 'added');
    expect(added.map(({ article }) => article).sort()).toEqual(
      all.map(({ article }) => articleId(article)).sort(),
    );
    const ledger = await opened(location);
    const [deed, ...others] = await deeds(ledger);
    expect(others).toEqual([]);
    expect(deed?.entry.sources).toBe(all.length);
    expect(deed?.evidence).toHaveLength(all.length);
  });

  it('gives numbers as numbers, and every text back as it was', async () => {
    const ledger = await freshLedger(database);
    const text = `${STORY} \u{1F680} \u2028 \u0007 "quoted" 'and' %s $1 ? \\ \u202E end.`;
    await add(ledger, told(text, { title: "Robert'); DROP TABLE articles;--", name: '../../etc/passwd' }));
    const [row] = await ledger.db.selectFrom('articles').selectAll().execute();
    expect(row).toMatchObject({ text, title: "Robert'); DROP TABLE articles;--", name: '../../etc/passwd' });
    const [record] = await ledger.db.selectFrom('records').selectAll().execute();
    expect(record?.confidence).toBe(0.876543);
    expect(JSON.parse(record?.body ?? '')).toMatchObject({ confidence: 0.876543, type: 'MOBILIZE' });
    const counted = await ledger.db
      .selectFrom('records')
      .select(({ fn }) => [fn.countAll().as('n'), fn.avg('confidence').as('mean'), fn.sum('start').as('sum')])
      .executeTakeFirstOrThrow();
    expect([counted.n, counted.mean, counted.sum]).toEqual([1, 0.876543, 7]);
  });

  it('adds an article of the greatest length', { timeout: 60_000 }, async () => {
    const ledger = await freshLedger(database);
    const words = Array.from({ length: 160_000 }, (_, n) => `w${n}`).join(' ');
    await add(ledger, told(`${STORY} ${words}`));
    expect(await ledger.engine.search(ledger.db, 'w12000', 5)).toHaveLength(1);
  });
});

describe('a PostgreSQL server', () => {
  it('where extensions may not be added still searches names', async () => {
    const location = await freshLocation('postgres');
    const name = new URL(location).pathname.slice(1);
    await onServer(`CREATE ROLE ${name}_user LOGIN`);
    try {
      await onServer(`GRANT ALL ON SCHEMA public TO ${name}_user`, location);
      await onServer(`REVOKE CREATE ON DATABASE ${name} FROM PUBLIC`);
      const user = new URL(location);
      user.username = `${name}_user`;
      const ledger = await opened(user.href);
      const extension = await sql`SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'`.execute(ledger.db);
      expect(extension.rows).toEqual([]);
      await add(ledger, told(STORY));
      expect(await ledger.engine.names(ledger.db, 'russ', 5)).toEqual([actorId('Russia')]);
      await ledger.close();
    } finally {
      await onServer(`DROP OWNED BY ${name}_user CASCADE`, location);
      await onServer(`DROP ROLE ${name}_user`);
    }
  });

  it('sorts ids and dates by their bytes in every locale', async () => {
    const ledger = await freshLedger('postgres');
    const { rows } = await sql<{ columns: number }>`
      SELECT count(*) AS columns FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name IN ('id', 'at', 'reported', 'entry') AND table_name NOT LIKE 'kysely%' AND collation_name IS DISTINCT FROM 'C'
        AND table_name IN ('articles', 'records', 'actors', 'entries', 'evidence', 'keys')`.execute(
      ledger.db,
    );
    expect(rows).toEqual([{ columns: 0 }]);
  });
});
