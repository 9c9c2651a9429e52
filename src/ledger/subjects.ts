import { type Correction, correctionsOf } from './corrections.ts';
import { inChunks } from './database/chunks.ts';
import type { Db, Row } from './database/schema.ts';
import { ENTRY_LETTERS, type EntryKind, type ToldKind } from './entry.ts';

/** A record or an entry that a person corrects. */
export type Subject =
  | { readonly id: string; readonly entry: true; readonly kind: EntryKind }
  | { readonly id: string; readonly entry: false; readonly kind: ToldKind };

/** Where a record belongs to an entry. */
export type Placed = Pick<Row<'evidence'>, 'entry' | 'record' | 'part'>;

/**
 * The record or entry of an id, or of its first characters.
 * @throws {Error} where there is none, or several begin so
 */
export async function subjectOf(db: Db, id: string): Promise<Subject> {
  if (!/^[a-zA-Z][0-9a-f]{3,12}$/.test(id))
    throw new Error(
      `found ${JSON.stringify(id)}; want the id of a record or an entry, or at least its first four characters, as \`standoff show\` prints it`,
    );
  const entry = Object.values(ENTRY_LETTERS).some((letter) => id.startsWith(letter));
  const rows = await db
    .selectFrom(entry ? 'entries' : 'records')
    .select(['id', 'kind'])
    .where('id', '>=', id)
    .where('id', '<', `${id}g`)
    .orderBy('id')
    .limit(2)
    .execute();
  const row = rows.find((one) => one.id === id) ?? rows[0];
  const what = entry ? 'entry' : 'record';
  if (!row)
    throw new Error(`no ${what} ${JSON.stringify(id)} in this ledger; \`standoff show\` prints every id`);
  if (rows.length > 1 && row.id !== id)
    throw new Error(`several ids of ${entry ? 'entries' : 'records'} begin with ${id}; give more characters`);
  return { id: row.id, entry, kind: row.kind } as Subject;
}

/** Where records of an entry, or a record, belong now. */
export async function placesOf(
  db: Db,
  { entry, records }: { entry?: string; records?: readonly string[] },
): Promise<Placed[]> {
  const query = db.selectFrom('evidence').select(['entry', 'record', 'part']).where('until', 'is', null);
  if (entry) return query.where('entry', '=', entry).orderBy('record').execute();
  const found: Placed[] = [];
  for (const some of inChunks(records ?? []))
    found.push(...(await query.where('record', 'in', some).orderBy('entry').execute()));
  return found;
}

/** The records that a correction of a subject is about: a record itself, or all that tell an entry. */
export async function recordsOf(db: Db, subject: Subject): Promise<string[]> {
  if (!subject.entry) return [subject.id];
  const places = await placesOf(db, { entry: subject.id });
  return places.filter(({ part }) => part === 'is').map(({ record }) => record);
}

/** The last correction of a subject that still stands; of an entry, with all that was corrected at one time with it. */
export async function lastOf(db: Db, subject: Subject): Promise<Correction[]> {
  const standing = await correctionsOf(db, [subject.id, ...(await recordsOf(db, subject))], null);
  if (!subject.entry) return standing.slice(-1);
  const last = [...standing, ...(await movesInto(db, subject.id))].reduce(
    (latest, { at }) => (at > latest ? at : latest),
    '',
  );
  return correctionsAt(db, last);
}

/** Corrections that moved evidence into an entry. */
async function movesInto(db: Db, entry: string): Promise<Correction[]> {
  const rows = await db
    .selectFrom('corrections')
    .selectAll()
    .where('action', 'in', ['merge', 'split'])
    .where('value', 'like', `%"into":"${entry}"%`)
    .execute();
  const ids = new Set(rows.map(({ id }) => id));
  const standing = await correctionsOf(
    db,
    rows.map(({ subject }) => subject),
    null,
  );
  return standing.filter(({ id }) => ids.has(id));
}

/** Corrections that were made together. */
async function correctionsAt(db: Db, at: string): Promise<Correction[]> {
  const rows = await db.selectFrom('corrections').select('subject').where('at', '=', at).execute();
  const standing = await correctionsOf(
    db,
    rows.map(({ subject }) => subject),
    null,
  );
  return standing.filter((row) => row.at === at);
}
