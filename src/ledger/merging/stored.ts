import { sql } from 'kysely';
import { stateByCode } from '../../knowledge/states.ts';
import { actorId } from '../actors.ts';
import { inChunks } from '../database/chunks.ts';
import type { Db, NewRow, Row } from '../database/schema.ts';
import { ENTRY_LETTERS, type EntryKind } from '../entry.ts';

/** Entries looked at for one that was added late. */
const MOST_SHARING = 60;

/** The states that parties are or act for: an entry is found under Russia where Putin takes part. */
export async function states(
  db: Db,
  parties: readonly NewRow<'entry_parties'>[],
): Promise<NewRow<'entry_parties'>[]> {
  const states = new Map<string, string>();
  for (const some of inChunks([...new Set(parties.map(({ actor }) => actor))])) {
    const rows = await db
      .selectFrom('actors')
      .select(['id', 'country'])
      .where('id', 'in', some)
      .where('country', 'is not', null)
      .execute();
    for (const { id, country } of rows) {
      const state = country && stateByCode(country);
      if (state) states.set(id, actorId(state.name));
    }
  }
  return parties.flatMap((party) => {
    const state = states.get(party.actor);
    return state && state !== party.actor ? [{ ...party, actor: state, role: 'acted for' }] : [];
  });
}

/** Entries that nothing tells any more: a past date may still ask for those whose articles were corrected. */
export async function retire(db: Db, ids: readonly string[]): Promise<void> {
  for (const some of inChunks(ids)) {
    await db.deleteFrom('keys').where('entry', 'in', some).execute();
    await db.updateTable('entries').set({ sources: 0 }).where('id', 'in', some).execute();
    await db
      .deleteFrom('entries')
      .where('id', 'in', some)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('evidence as e')
              .select('e.record')
              .whereRef('e.entry', '=', 'entries.id')
              .where('e.part', '=', 'is'),
          ),
        ),
      )
      .execute();
  }
}

/** Records that already tell an entry: those that a person placed stay where they are. */
export async function placed(db: Db, records: readonly string[]): Promise<Set<string>> {
  const placed = new Set<string>();
  for (const some of inChunks(records)) {
    const rows = await db
      .selectFrom('evidence')
      .select('record')
      .where('record', 'in', some)
      .where('part', '=', 'is')
      .execute();
    for (const { record } of rows) placed.add(record);
  }
  return placed;
}

/** Entries of a kind that hold one key of each list, at most so many: first those that happened first. */
export async function sharing(
  db: Db,
  kind: EntryKind,
  [first = [], ...others]: readonly (readonly string[])[],
  { since, until }: { readonly since: string; readonly until: string },
): Promise<Row<'entries'>[]> {
  if (first.length === 0) return [];
  let places = db
    .selectFrom('keys as k')
    .select(['k.entry', 'k.at'])
    .distinct()
    .where('k.key', 'in', [...first])
    .where('k.at', '>=', since)
    .where('k.at', '<=', until)
    .where('k.entry', 'like', `${ENTRY_LETTERS[kind]}%`);
  for (const other of others)
    places = places.where((w) =>
      w.exists(
        w
          .selectFrom('keys as o')
          .select('o.key')
          .whereRef('o.entry', '=', 'k.entry')
          .where('o.key', 'in', [...other]),
      ),
    );
  return db
    .selectFrom(places.orderBy('k.at').orderBy('k.entry').limit(MOST_SHARING).as('k'))
    .innerJoin('entries as e', 'e.id', 'k.entry')
    .selectAll('e')
    .orderBy('e.at')
    .execute();
}

/** Keys that one statement asks for: SQLite joins at most 500 selections. */
const MOST_KEYS = 400;

/** Where entries stand that hold a key, within days of its own; of each key at most so many, the latest. */
export async function standing(
  db: Db,
  keys: ReadonlyMap<string, { readonly since: string; readonly until: string }>,
  most: number,
): Promise<Row<'keys'>[]> {
  const wanted = [...keys];
  const found: Row<'keys'>[] = [];
  for (let at = 0; at < wanted.length; at += MOST_KEYS) {
    const each = wanted
      .slice(at, at + MOST_KEYS)
      .map(
        ([key, { since, until }]) =>
          sql`SELECT * FROM (SELECT key, at, entry FROM keys WHERE key = ${key} AND at >= ${since} AND at <= ${until} ORDER BY at DESC LIMIT ${most}) AS k`,
      );
    const { rows } = await sql<Row<'keys'>>`${sql.join(each, sql` UNION ALL `)}`.execute(db);
    found.push(...rows);
  }
  return found;
}
