import { describe, expect, it } from 'vitest';
import { addReading } from '../src/ledger/add.ts';
import { correct, type Decision } from '../src/ledger/correct.ts';
import type { Ledger } from '../src/ledger/database/open.ts';
import type { Deed } from '../src/ledger/merging/deeds.ts';
import { entriesIn, entryBy } from '../src/ledger/view.ts';
import { recordId } from '../src/record/id.ts';
import { DATABASES, freshLedger } from './databases.ts';
import { articleOf, spanIn } from './drafts.ts';
import { massing, readingOf, type Told } from './ledger-readings.ts';

const NOW = new Date('2022-02-01T12:00:00Z');
const BEFORE = '2022-01-31';
const READ = { reader: 'one', now: NOW };

async function add(
  ledger: Ledger,
  text: string,
  deeds: readonly Told[],
  published = '2021-12-25',
  reader = 'one',
) {
  const article = articleOf(text, { published, name: text.slice(0, 20) });
  return addReading(ledger, article, readingOf(article, deeds), { ...READ, reader });
}

async function deedsOf(ledger: Ledger, asOf: string | null = null) {
  const found = await entriesIn(ledger.db, { kind: 'deed', actors: [], limit: 50, asOf });
  return found.map(({ entry, evidence }) => ({
    id: entry.id,
    state: entry.state as Deed,
    sources: entry.sources,
    records: evidence.filter(({ part }) => part === 'is').map(({ record }) => record),
    evidence,
  }));
}

function by(decision: Pick<Decision, 'action' | 'subject' | 'value'>): Decision {
  return { who: 'Ada', why: 'the article says otherwise', now: NOW, ...decision };
}

/** Two articles of one deed, and one of another. */
async function filled(database: (typeof DATABASES)[number]) {
  const ledger = await freshLedger(database);
  for (const number of [1, 2]) {
    const { article, reading } = massing(number, { published: `2021-12-2${4 + number}` });
    await addReading(ledger, article, reading, READ);
  }
  await add(ledger, 'Ukraine accused Russia of a blockade of its ports on Monday.', [
    { words: 'accused', type: 'ACCUSE', source: 'Ukraine', target: 'Russia' },
  ]);
  const deeds = await deedsOf(ledger);
  const massed = deeds.find(({ sources }) => sources === 2);
  const accused = deeds.find(({ state }) => state.type === 'ACCUSE');
  if (!massed || !accused) throw new Error('the deeds were not merged as this test needs them');
  return { ledger, massed, accused };
}

describe.each(DATABASES)('a correction (%s)', (database) => {
  it('rejects a record, which then is no evidence; undo brings it back', async () => {
    const { ledger, massed } = await filled(database);
    const [first = ''] = massed.records;
    await correct(ledger, by({ action: 'reject', subject: first }));
    expect((await entryBy(ledger.db, massed.id))?.entry.sources).toBe(1);
    expect((await entryBy(ledger.db, massed.id, BEFORE))?.entry.sources).toBe(2);
    await correct(ledger, by({ action: 'undo', subject: first }));
    expect((await entryBy(ledger.db, massed.id))?.entry.sources).toBe(2);
    await expect(correct(ledger, by({ action: 'undo', subject: first }))).rejects.toThrow(/nobody corrected/);
  });

  it('rejects an entry with all that tells it, and takes that back with one undo', async () => {
    const { ledger, massed } = await filled(database);
    const done = await correct(ledger, by({ action: 'reject', subject: massed.id.slice(0, 8) }));
    expect(done.records).toHaveLength(2);
    expect((await deedsOf(ledger)).map(({ id }) => id)).not.toContain(massed.id);
    expect((await deedsOf(ledger, BEFORE)).map(({ id }) => id)).toContain(massed.id);
    await correct(ledger, by({ action: 'undo', subject: massed.id }));
    expect((await deedsOf(ledger)).map(({ id }) => id)).toContain(massed.id);
  });

  it('changes fields, and dates and parties follow', async () => {
    const { ledger, accused } = await filled(database);
    const [record = ''] = accused.records;
    const value = { modality: 'planned', date: '2021-11', sources: 'Ukraine, Poland' };
    await correct(ledger, by({ action: 'change', subject: record, value }));
    const changed = await entryBy(ledger.db, accused.id);
    const state = changed?.entry.state as Deed;
    expect(state.modality).toBe('planned');
    expect([state.from, state.to]).toEqual(['2021-11-01', '2021-11-30']);
    expect(state.sources.map(({ name }) => name)).toEqual(['Ukraine', 'Poland']);
    expect(changed?.entry.at).toBe('2021-11-01');
    const polish = await ledger.db
      .selectFrom('entry_parties as p')
      .innerJoin('actors as a', 'a.id', 'p.actor')
      .select('p.entry')
      .where('a.name', '=', 'Poland')
      .execute();
    expect(polish).toEqual([{ entry: accused.id }]);
    const before = await entryBy(ledger.db, accused.id, BEFORE);
    expect(before?.entry.state).toMatchObject({ modality: 'happened' });
  });

  it('says what is allowed instead, and keeps nothing', async () => {
    const { ledger, accused } = await filled(database);
    const [subject = ''] = accused.records;
    for (const [value, message] of [
      [
        { mood: 'planned' },
        /found the field "mood"; an event has type, modality, date, place, sources, targets/,
      ],
      [{ modality: 'certain' }, /modality="certain"; want one of happened, ongoing/],
      [{ modality: '' }, /modality=""; want one of/],
      [{ date: 'some day' }, /want an EDTF date/],
      [{ sources: 'Nobody Atall' }, /nobody is called "Nobody Atall"/],
      [{ place: 'Xyzzyville' }, /want the name of a place/],
      [{}, /found no field/],
      ['planned', /want FIELD=VALUE/],
    ] as const)
      await expect(correct(ledger, by({ action: 'change', subject, value }))).rejects.toThrow(message);
    expect(await ledger.db.selectFrom('corrections').selectAll().execute()).toEqual([]);
  });

  it('splits a record off, where no rule brings it back, and merges it again', async () => {
    const { ledger, massed } = await filled(database);
    const [first = '', second = ''] = massed.records;
    const done = await correct(ledger, by({ action: 'split', subject: first }));
    const own = done.entries.at(-1) ?? '';
    expect((await entryBy(ledger.db, own))?.evidence.map(({ record, by }) => [record, by])).toEqual([
      [first, 'Ada'],
    ]);
    expect((await entryBy(ledger.db, massed.id))?.evidence.map(({ record }) => record)).toEqual([second]);
    expect((await deedsOf(ledger, BEFORE)).map(({ sources }) => sources).sort()).toEqual([1, 2]);

    const { article, reading } = massing(1, { published: '2021-12-25' });
    await addReading(ledger, article, reading, { ...READ, reader: 'two' });
    expect((await entryBy(ledger.db, massed.id))?.evidence.map(({ record }) => record)).toEqual([second]);

    await correct(ledger, by({ action: 'merge', subject: own, value: massed.id }));
    expect((await entryBy(ledger.db, massed.id))?.entry.sources).toBe(2);
    expect(await entryBy(ledger.db, own)).toBeNull();
    await correct(ledger, by({ action: 'undo', subject: massed.id }));
    expect((await entryBy(ledger.db, own))?.entry.sources).toBe(1);
    await correct(ledger, by({ action: 'undo', subject: first }));
    expect((await entryBy(ledger.db, massed.id))?.entry.sources).toBe(2);
    expect(await entryBy(ledger.db, own)).toBeNull();
  });

  it('merges entries of one kind only, and splits nothing off a single record', async () => {
    const { ledger, massed, accused } = await filled(database);
    await correct(ledger, by({ action: 'merge', subject: accused.id, value: massed.id }));
    const merged = await entryBy(ledger.db, massed.id);
    expect(merged?.entry.sources).toBe(3);
    expect(merged?.evidence.filter(({ by }) => by === 'Ada')).toHaveLength(1);
    expect((await deedsOf(ledger, BEFORE)).map(({ id }) => id).sort()).toEqual(
      [massed.id, accused.id].sort(),
    );
    await expect(
      correct(ledger, by({ action: 'merge', subject: massed.id, value: massed.id })),
    ).rejects.toThrow(/two entries of one kind/);
    await expect(correct(ledger, by({ action: 'reject', subject: accused.id }))).rejects.toThrow(
      /nothing tells/,
    );
    await expect(correct(ledger, by({ action: 'accept', subject: 'D00000000' }))).rejects.toThrow(/no entry/);
    await expect(correct(ledger, by({ action: 'accept', subject: '../x' }))).rejects.toThrow(/want the id/);
  });

  it('is not overwritten by a newer reader', async () => {
    const { ledger, massed, accused } = await filled(database);
    const [first = ''] = massed.records;
    const [other = ''] = accused.records;
    await correct(ledger, by({ action: 'reject', subject: first }));
    await correct(ledger, by({ action: 'change', subject: other, value: { modality: 'alleged' } }));
    for (const number of [1, 2]) {
      const { article, reading } = massing(number, { published: `2021-12-2${4 + number}` });
      await addReading(ledger, article, reading, { ...READ, reader: 'two' });
    }
    await add(
      ledger,
      'Ukraine accused Russia of a blockade of its ports on Monday.',
      [{ words: 'accused', type: 'ACCUSE', source: 'Ukraine', target: 'Russia', modality: 'happened' }],
      '2021-12-25',
      'two',
    );
    expect((await deedsOf(ledger)).map(({ sources }) => sources)).toEqual([1, 1]);
    expect((await entryBy(ledger.db, accused.id))?.entry.state).toMatchObject({ modality: 'alleged' });
  });

  it('settles a tripwire that was possibly met', async () => {
    const ledger = await freshLedger(database);
    const text = 'Ukraine will close its ports if Russia seizes the strait, Ukraine said.';
    const article = articleOf(text, { published: '2021-12-20' });
    const [condition, consequence] = [
      spanIn(text, 'Russia seizes the strait'),
      spanIn(text, 'close its ports'),
    ];
    const reading = readingOf(article, [
      { words: 'said', type: 'THREATEN', source: 'Ukraine', target: 'Russia' },
    ]);
    const refs = new Map(reading.actors.map(({ id, name }) => [name, { id, name }]));
    const id = recordId(article.sha256, 'conditional', [condition]);
    const conditional = {
      id,
      sentence: 0,
      confidence: 0.9,
      condition,
      consequence,
      by: refs.get('Ukraine') ?? null,
      against: refs.get('Russia') ?? null,
    };
    await addReading(ledger, article, { ...reading, conditionals: [conditional] }, READ);
    await add(ledger, 'Russia moved ships towards the ports of Ukraine.', [
      { words: 'moved', source: 'Russia', target: 'Ukraine' },
    ]);
    const [wire] = await entriesIn(ledger.db, { kind: 'tripwire', actors: [], limit: 5 });
    const deed = (await deedsOf(ledger)).find(({ state }) => state.type === 'MOBILIZE');
    const record = deed?.evidence[0];
    if (!wire || !record) throw new Error('the tripwire was not made as this test needs it');
    await ledger.db
      .insertInto('evidence')
      .values({
        entry: wire.entry.id,
        record: record.record,
        part: 'meets',
        article: record.article,
        source: record.source,
        reported: record.reported,
        until: null,
        score: 0.6,
        why: 'the same actors',
        by: null,
      })
      .onConflict((c) => c.columns(['entry', 'record', 'part']).doUpdateSet({ score: 0.6 }))
      .execute();
    await correct(ledger, by({ action: 'accept', subject: wire.entry.id }));
    const settled = await entryBy(ledger.db, wire.entry.id);
    expect(settled?.entry.state).toMatchObject({ status: 'tripped', ended: '2021-12-25' });
    expect((await entryBy(ledger.db, wire.entry.id, BEFORE))?.entry.state.status).toBe('possibly met');
    await correct(ledger, by({ action: 'undo', subject: wire.entry.id }));
    expect((await entryBy(ledger.db, wire.entry.id))?.entry.state.status).toBe('possibly met');
    await correct(ledger, by({ action: 'split', subject: wire.entry.id, value: record.record }));
    expect((await entryBy(ledger.db, wire.entry.id))?.entry.state.status).toBe('armed');
  });
});
