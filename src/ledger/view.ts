import { inChunks } from './database/chunks.ts';
import type { Db, Row } from './database/schema.ts';
import type { Entry, EntryKind, Evidence } from './entry.ts';
import { evidenceIn } from './evidence.ts';
import { computed, entryOf } from './merging/rows.ts';

/** Which entries to see. */
export interface Wanted {
  readonly kind: EntryKind;
  /** Ids of actors, one of whom takes part or is acted for; empty for everyone. */
  readonly actors: readonly string[];
  /** ISO days within which the entry stands. */
  readonly since?: string | null;
  readonly until?: string | null;
  /** ISO date: what was known then, as it was known then. */
  readonly asOf?: string | null;
  /** Entries at most, the latest ones. */
  readonly limit: number;
  /** Content words of which one must occur in title or words of the entry; empty for all. */
  readonly terms?: readonly string[];
  readonly keep?: (entry: Entry) => boolean;
}

/** An entry with what it rests on. */
export interface Sourced<E extends Entry = Entry> {
  readonly entry: E;
  readonly evidence: readonly Evidence[];
}

/** Entries in order of time, each with its evidence. */
export async function entriesIn(db: Db, wanted: Wanted): Promise<Sourced[]> {
  for (let size = wanted.limit; ; size *= 4) {
    const places = await placesIn(db, wanted, size);
    const found = await sourced(db, places, wanted);
    if (found.length >= wanted.limit || places.length < size) return found.slice(0, wanted.limit).reverse();
  }
}

/** Of entries that stand at such places, those that are wanted and known, latest first. */
export async function sourced(db: Db, places: readonly string[], wanted: Wanted): Promise<Sourced[]> {
  const asOf = wanted.asOf ?? null;
  const rows: Row<'entries'>[] = [];
  for (const some of inChunks(places))
    rows.push(...(await db.selectFrom('entries').selectAll().where('id', 'in', some).execute()));
  if (asOf) {
    // What an entry was then may pass where what it is now does not, so all are computed before any is left out.
    const all = await evidenceIn(
      db,
      rows.map(({ id }) => id),
      { asOf },
    );
    const then = rows.flatMap(({ id, kind }): Sourced[] => {
      const evidence = all.get(id) ?? [];
      return isTold(evidence) ? [{ entry: computed(id, kind as EntryKind, evidence), evidence }] : [];
    });
    return then
      .filter(({ entry }) => fits(entry, wanted))
      .sort((a, b) => latestFirst(a.entry, b.entry))
      .slice(0, wanted.limit);
  }
  const latest = rows
    .filter(({ sources }) => sources > 0)
    .map(entryOf)
    .filter((entry) => fits(entry, wanted))
    .sort(latestFirst)
    .slice(0, wanted.limit);
  const evidence = await evidenceIn(
    db,
    latest.map(({ id }) => id),
  );
  return latest.flatMap((entry) => {
    const told = evidence.get(entry.id) ?? [];
    return isTold(told) ? [{ entry, evidence: told }] : [];
  });
}

function isTold(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ part }) => part === 'is');
}

function latestFirst(a: Entry, b: Entry): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

/** One entry by its id, or its first characters; null where there is none or several, or none yet at that date. */
export async function entryBy(db: Db, id: string, asOf: string | null = null): Promise<Sourced | null> {
  const first = id.slice(0, 1).toUpperCase() + id.slice(1).toLowerCase();
  if (!/^[A-Z][0-9a-f]*$/.test(first)) return null;
  const rows = await db
    .selectFrom('entries')
    .selectAll()
    .where('id', '>=', first)
    .where('id', '<', `${first}g`)
    .limit(2)
    .execute();
  const [row] = rows;
  if (!row || rows.length > 1) return null;
  const told = (await evidenceIn(db, [row.id], { asOf })).get(row.id) ?? [];
  if (!isTold(told)) return null;
  return { entry: asOf ? computed(row.id, row.kind as EntryKind, told) : entryOf(row), evidence: told };
}

/** Ids of the entries that stand latest, at most so many. */
async function placesIn(
  db: Db,
  { kind, actors, since, until, asOf }: Wanted,
  most: number,
): Promise<string[]> {
  if (actors.length === 0) {
    let query = db.selectFrom('entries').select('id').where('kind', '=', kind);
    if (since) query = query.where('at', '>=', since);
    if (until) query = query.where('at', '<=', until);
    if (asOf)
      query = query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('evidence as e')
            .select('e.record')
            .whereRef('e.entry', '=', 'entries.id')
            .where('e.reported', '<=', asOf),
        ),
      );
    const rows = await query.orderBy('at', 'desc').orderBy('id').limit(most).execute();
    return rows.map(({ id }) => id);
  }
  const places = new Map<string, string>();
  for (const actor of actors) {
    let query = db
      .selectFrom('entry_parties')
      .select(['entry', 'at'])
      .distinct()
      .where('actor', '=', actor)
      .where('kind', '=', kind);
    if (since) query = query.where('at', '>=', since);
    if (until) query = query.where('at', '<=', until);
    if (asOf)
      query = query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('evidence as e')
            .select('e.record')
            .whereRef('e.entry', '=', 'entry_parties.entry')
            .where('e.reported', '<=', asOf),
        ),
      );
    for (const { entry, at } of await query.orderBy('at', 'desc').orderBy('entry').limit(most).execute())
      places.set(entry, at);
  }
  const latest = [...places].sort(([a, x], [b, y]) => (x !== y ? (x < y ? 1 : -1) : a < b ? -1 : 1));
  return latest.slice(0, most).map(([entry]) => entry);
}

function fits(entry: Entry, { terms = [], keep }: Wanted): boolean {
  if (keep && !keep(entry)) return false;
  if (terms.length === 0) return true;
  const text = JSON.stringify(entry.state).toLowerCase();
  return terms.some((term) => text.includes(term.toLowerCase()));
}
