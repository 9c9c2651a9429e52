import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { addReading } from '../src/ledger/add.ts';
import { backup, restore } from '../src/ledger/backup.ts';
import { correct } from '../src/ledger/correct.ts';
import { DESCRIPTIONS } from '../src/ledger/database/descriptions.ts';
import type { Ledger } from '../src/ledger/database/open.ts';
import { dropViews, makeViews, viewsOf } from '../src/ledger/database/views.ts';
import { DATABASES, type Database, freshFolder, freshLedger } from './databases.ts';
import { story } from './ledger-story.ts';

// UPDATE_DOCS=1 npx vitest run test/ledger-docs.test.ts writes the page anew, as scripts/ledger-docs.mjs does.
const PAGE = fileURLToPath(new URL('../docs/ledger.md', import.meta.url));
const page = () => readFileSync(PAGE, 'utf8').replaceAll('\r\n', '\n');
const QUESTIONS = [...page().matchAll(/```sql\n([\s\S]*?)```/g)].map(([, query]) => query ?? '');

type Row = Record<string, unknown>;
async function rowsOf({ db }: Ledger, query: string): Promise<Row[]> {
  return (await sql.raw<Row>(query).execute(db)).rows;
}

describe('docs/ledger.md', () => {
  it('says of every table, view and column what it holds', async () => {
    const { renewed } = await import('../scripts/ledger-docs.mjs' as string);
    const made = await renewed(page(), await freshLedger('sqlite'), { DESCRIPTIONS, viewsOf });
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, made);
    expect(page()).toBe(made);
  });
});

describe.each(DATABASES)('the views on %s', (database) => {
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await filled(database);
  });

  it('answer how demands were answered', async () => {
    expect(await rowsOf(ledger, QUESTIONS[0] ?? '')).toEqual([
      {
        who: 'Russia',
        whom: 'NATO',
        demand: 'withdraw its battalions from Poland',
        status: 'rejected',
        stated: 1,
        answered_by: 'NATO',
        answer: 'NATO refused',
      },
    ]);
  });

  it('answer who claims which figures', async () => {
    const rows = await rowsOf(ledger, QUESTIONS[1] ?? '');
    expect(rows.map(({ as_of, who, troops }) => [as_of, who, troops])).toEqual([
      ['2021-12-17', 'Ukraine', 100000],
      ['2022-01-12', 'United States', 120000],
    ]);
    expect(rows[1]).toMatchObject({
      quote: '120,000 Russian troops',
      article_name: 'talks.txt',
      disputed: 0,
    });
  });

  it('answer which threats were carried out', async () => {
    const rows = await rowsOf(ledger, QUESTIONS[2] ?? '');
    expect(rows.map(({ part, quote, article_name }) => [part, quote, article_name])).toEqual([
      ['is', 'If Russia attacks Ukraine', 'demand.txt'],
      ['meets', 'attacked', 'attack.txt'],
    ]);
    expect(rows[0]).toMatchObject({ who: 'United States', whom: 'Russia', reported: '2021-12-17' });
  });

  it('have a row of every kind, with the columns that their descriptions name', async () => {
    for (const [view, { columns }] of Object.entries(viewsOf(ledger.engine.json))) {
      const [row] = await rowsOf(ledger, `SELECT * FROM ${view}`);
      if (view === 'rejected') expect(row).toBeUndefined();
      else expect(Object.keys(row ?? {}), view).toEqual(Object.keys(columns));
    }
  });

  it('show numbers as numbers, truths as 0 or 1 and names for ids', async () => {
    expect(await rowsOf(ledger, 'SELECT * FROM deeds')).toMatchObject([
      {
        who: 'Russia',
        whom: 'Ukraine',
        status: 'happened',
        disputed: 0,
        place: 'Kharkiv',
        lat: 49.99,
        lon: 36.23,
        sources: 1,
        denied_by: null,
        quote: 'attacked',
        article_name: 'attack.txt',
        start: 7,
        end: 15,
      },
    ]);
    expect(await rowsOf(ledger, 'SELECT who, place, date FROM meetings')).toEqual([
      { who: 'NATO, Russia', place: 'Brussels', date: '2022-01-12' },
    ]);
    expect(await rowsOf(ledger, 'SELECT who, anonymous, source_words, "within" FROM statements')).toEqual([
      { who: 'Russia', anonymous: 0, source_words: 'Russia', within: null },
    ]);
  });

  it('give no passage that an emoji before it would shift', async () => {
    expect(await rowsOf(ledger, 'SELECT quote, consequence FROM conditionals ORDER BY reported')).toEqual([
      {
        quote: 'If Russia attacks Ukraine',
        consequence: 'the United States will impose sanctions on its banks',
      },
      { quote: 'If Russia goes on', consequence: null },
    ]);
    expect(await rowsOf(ledger, "SELECT consequence FROM tripwires WHERE who = 'NATO'")).toEqual([
      { consequence: 'NATO will send more aircraft to Poland' },
    ]);
  });
});

describe.each(DATABASES)('as the ledger changes, the views on %s', (database) => {
  it('leave out what a person rejected, until it is taken back, and mark what was changed', async () => {
    const ledger = await filled(database);
    const [deed] = await rowsOf(ledger, 'SELECT record FROM deeds');
    const subject = String(deed?.record);
    const by = { who: 'ed', why: 'not so', now: new Date('2022-03-02') };
    const counts = async () => [
      (await rowsOf(ledger, 'SELECT id FROM deeds')).length,
      (await rowsOf(ledger, 'SELECT id FROM events')).length,
      (await rowsOf(ledger, "SELECT entry FROM quotes WHERE part = 'meets'")).length,
      (await rowsOf(ledger, 'SELECT record FROM rejected')).length,
    ];
    expect(await counts()).toEqual([1, 1, 1, 0]);
    await correct(ledger, { ...by, action: 'reject', subject });
    expect(await counts()).toEqual([0, 0, 0, 1]);
    await correct(ledger, { ...by, action: 'undo', subject });
    expect(await counts()).toEqual([1, 1, 1, 0]);
    await correct(ledger, { ...by, action: 'change', subject, value: { modality: 'planned' } });
    expect(await rowsOf(ledger, 'SELECT status, changed FROM events')).toEqual([
      { status: 'happened', changed: 1 },
    ]);
    expect(await rowsOf(ledger, 'SELECT status FROM deeds')).toEqual([{ status: 'planned' }]);
  });

  it('read text that is JSON but no text of a database', async () => {
    const ledger = await filled(database);
    await sql`UPDATE entries SET body = replace(body, 'Kharkiv', ${'\\ud83d \\u0000'})`.execute(ledger.db);
    const [deed] = await rowsOf(ledger, 'SELECT who, place FROM deeds');
    expect(deed?.who).toBe('Russia');
  });

  it('are made again by a migration that drops them', async () => {
    const { db, engine } = await filled(database);
    await dropViews(db, engine);
    await makeViews(db, engine);
    expect((await db.introspection.getTables()).filter(({ isView }) => isView)).toHaveLength(
      Object.keys(viewsOf(engine.json)).length,
    );
  });
});

it('a backup brings the same views to another database', async () => {
  const [from, into] = [await filled('sqlite'), await freshLedger('postgres')];
  const file = join(freshFolder(), 'ledger.jsonl.gz');
  await backup(from, file, new Date('2022-03-02'));
  await restore(into, file);
  for (const view of Object.keys(viewsOf(from.engine.json))) {
    const [ours, theirs] = [
      await rowsOf(from, `SELECT * FROM ${view}`),
      await rowsOf(into, `SELECT * FROM ${view}`),
    ];
    expect(ours.map(asText).sort(), view).toEqual(theirs.map(asText).sort());
  }
});

const asText = (row: Row) => JSON.stringify(row);

async function filled(database: Database): Promise<Ledger> {
  const ledger = await freshLedger(database);
  for (const { article, reading } of story())
    await addReading(ledger, article, reading, { reader: 'one', now: new Date('2022-03-01') });
  return ledger;
}
