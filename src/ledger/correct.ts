import { ACTIONS, type Action } from './actions.ts';
import { hash } from './actors.ts';
import { type Values, valueIn } from './corrections.ts';
import { type Ledger, writing } from './database/open.ts';
import type { Db, NewRow } from './database/schema.ts';
import { changesOf } from './fields.ts';
import { Book } from './merging/book.ts';
import { mergerOf } from './merging/mergers.ts';
import { move, moveBack } from './moves.ts';
import { lastOf, placesOf, recordsOf, type Subject, subjectOf } from './subjects.ts';

/** What a person decides about a record or an entry. */
export interface Decision {
  readonly action: Action;
  /** Id of a record or an entry, or its first characters. */
  readonly subject: string;
  /**
   * change: the new value of each field as a person writes it, `{modality: 'planned', sources: 'Russia, Belarus'}`;
   * merge: the entry merged into; split: the entry that the record is split off (the one that it tells, if not given), or
   * the record split off the entry.
   */
  readonly value?: Readonly<Record<string, string>> | string | null;
  readonly who: string;
  readonly why: string;
  readonly now: Date;
}

/** What a correction did; ids. */
export interface Corrected {
  /** When, in UTC. */
  readonly at: string;
  readonly action: Action;
  readonly subject: string;
  /** Records that were corrected or moved. */
  readonly records: readonly string[];
  /** Entries that were computed again; one that was split off is the last. */
  readonly entries: readonly string[];
}

const MOST_LETTERS = 2_000;

/**
 * Keeps a person's correction and applies it, in one transaction; a later reading never overwrites it. What is decided of
 * an entry is decided of each record that tells it by then; accepting one also makes sure the links to what it waits for.
 * @throws {Error} in one line where there is no such subject or it cannot be done to it, and then nothing was kept
 */
export async function correct(ledger: Ledger, decision: Decision): Promise<Corrected> {
  const { action } = decision;
  if (!ACTIONS.includes(action))
    throw new Error(`found the action ${JSON.stringify(action)}; want one of ${ACTIONS.join(', ')}`);
  const who = lineOf('who', decision.who);
  const why = lineOf('why', decision.why);
  return writing(ledger, async (db) => {
    const subject = await subjectOf(db, decision.subject);
    const at = await momentOf(db, decision.now);
    const { rows, records, entries } = await ACTS[action]({
      ledger,
      db,
      subject,
      value: decision.value ?? null,
      by: { at, who, why },
    });
    const corrections = rows.map(({ subject, value }): NewRow<'corrections'> => {
      const row = { at, who, action, subject, value: value === null ? null : JSON.stringify(value), why };
      return { id: hash(JSON.stringify(row)), ...row };
    });
    await db.insertInto('corrections').values(corrections).execute();
    const book = new Book(db);
    await book.refresh(new Set(entries));
    await book.write();
    return { at, action, subject: subject.id, records, entries: [...new Set(entries)] };
  });
}

interface Asked {
  readonly ledger: Ledger;
  readonly db: Db;
  readonly subject: Subject;
  readonly value: Decision['value'];
  readonly by: { readonly at: string; readonly who: string; readonly why: string };
}

interface Act {
  /** Rows of `corrections`. */
  readonly rows: readonly { readonly subject: string; readonly value: Values[keyof Values] | null }[];
  readonly records: readonly string[];
  readonly entries: readonly string[];
}

const ACTS: Readonly<Record<Action, (asked: Asked) => Promise<Act>>> = {
  reject: ({ db, subject }) => decided(db, subject, null),

  async accept({ db, subject }) {
    const act = await decided(db, subject, null);
    const places = subject.entry ? await placesOf(db, { entry: subject.id }) : [];
    const links = places.filter(({ part }) => part !== 'is').map(({ record }) => record);
    return links.length > 0
      ? { ...act, rows: [...act.rows, { subject: subject.id, value: { links } }] }
      : act;
  },

  async change({ ledger, db, subject, value, by }) {
    if (!value || typeof value === 'string')
      throw new Error(`change: found ${JSON.stringify(value)}; want FIELD=VALUE, once or more`);
    const kind = subject.entry ? mergerOf(subject.kind).record : subject.kind;
    const { fields, actors } = await changesOf({ ...ledger, db: db as Ledger['db'] }, kind, value, by.at);
    if (actors.length > 0)
      await db
        .insertInto('actors')
        .values([...actors])
        .onConflict((c) => c.doNothing())
        .execute();
    return decided(db, subject, fields);
  },

  async merge({ db, subject, value, by }) {
    if (typeof value !== 'string')
      throw new Error('merge: found no entry; want the id of the entry to merge into');
    const into = await subjectOf(db, value);
    const told = subject.entry
      ? await placesOf(db, { entry: subject.id })
      : (await placesOf(db, { records: [subject.id] })).filter(({ part }) => part === 'is');
    const [first] = told;
    if (!first) throw new Error(`merge: ${subject.id} tells nothing any more; give another one`);
    if (!into.entry || first.entry === into.id || first.entry[0] !== into.id[0])
      throw new Error(`merge: found ${first.entry} and ${into.id}; want two entries of one kind`);
    return moved(subject, await move(db, told, into.id, by));
  },

  async split({ db, subject, value, by }) {
    const other = typeof value === 'string' ? await subjectOf(db, value) : null;
    const [record, entry] = subject.entry ? [other, subject] : [subject, other];
    if (!record || record.entry || entry?.entry === false)
      throw new Error(`split: found ${other?.id ?? 'nothing'}; want a record and the entry to split it off`);
    const places = await placesOf(db, { records: [record.id] });
    const place = places.find((one) => (entry ? one.entry === entry.id : one.part === 'is'));
    if (!place)
      throw new Error(
        `split: ${record.id} is not in ${entry?.id ?? 'any entry'}; it is in ${places.map((one) => one.entry).join(', ') || 'none'}`,
      );
    if (place.part !== 'is') return moved(record, await move(db, [place], null, by));
    const told = (await placesOf(db, { entry: place.entry })).filter(({ part }) => part === 'is');
    if (told.length < 2)
      throw new Error(`split: ${place.entry} rests on ${record.id} alone; reject it, or leave it`);
    const own = place.entry.slice(0, 1) + hash(`${record.id} ${by.at}`);
    const row = await db.selectFrom('entries').selectAll().where('id', '=', place.entry).executeTakeFirst();
    if (row)
      await db
        .insertInto('entries')
        .values({ ...row, id: own })
        .execute();
    return moved(record, await move(db, [place], own, by));
  },

  async undo({ db, subject }) {
    const last = await lastOf(db, subject);
    if (last.length === 0)
      throw new Error(`undo: nobody corrected ${subject.id}, or all of it was taken back already`);
    const moves = last.flatMap((row) =>
      row.action === 'merge' || row.action === 'split' ? valueIn<'merge'>(row) : [],
    );
    for (const one of moves) await moveBack(db, one);
    const records = [...moves.map(({ record }) => record), ...last.map((row) => row.subject)];
    const places = await placesOf(db, { records });
    return {
      rows: last.map((row) => ({ subject: row.subject, value: row.id })),
      records: [...new Set(records)].filter((id) => /^[a-z]/.test(id)),
      entries: [
        ...places.map(({ entry }) => entry),
        ...moves.flatMap(({ from, into }) => (into ? [from, into] : [from])),
        ...last.map((row) => row.subject).filter((id) => /^[A-Z]/.test(id)),
      ],
    };
  },
};

/** One decision on each record that a subject is, or that tells it. */
async function decided(db: Db, subject: Subject, value: Values['change'] | null): Promise<Act> {
  const records = await recordsOf(db, subject);
  if (records.length === 0) throw new Error(`nothing tells ${subject.id} any more; correct another one`);
  const places = await placesOf(db, { records });
  return {
    rows: records.map((record) => ({ subject: record, value })),
    records,
    entries: places.map(({ entry }) => entry),
  };
}

function moved(subject: Subject, moves: Values['merge']): Act {
  return {
    rows: [{ subject: subject.id, value: moves }],
    records: moves.map(({ record }) => record),
    entries: moves.flatMap(({ from, into }) => (into ? [from, into] : [from])),
  };
}

/** When a correction is made: after all before it, by which they are told apart. */
async function momentOf(db: Db, now: Date): Promise<string> {
  const { last } = await db
    .selectFrom('corrections')
    .select(({ fn }) => fn.max('at').as('last'))
    .executeTakeFirstOrThrow();
  const least = last ? Date.parse(last) + 1 : 0;
  return new Date(Math.max(now.getTime(), least)).toISOString();
}

function lineOf(what: string, text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '' || line.length > MOST_LETTERS || /\p{Cc}/u.test(line))
    throw new Error(
      `--${what}: found ${JSON.stringify(text.slice(0, 40))}; want 1 to ${MOST_LETTERS} letters`,
    );
  return line;
}
