import { inChunks } from './database/chunks.ts';
import type { Db } from './database/schema.ts';
import type { Entry, EntryKind, Evidence } from './entry.ts';
import { evidenceIn } from './evidence.ts';
import { computed, entryOf } from './merging/book.ts';

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
  const entries: Entry[] = [];
  for (const some of inChunks(places)) {
    const rows = await db.selectFrom('entries').selectAll().where('id', 'in', some).execute();
    const known = rows.filter((row) => (asOf ? row.first_reported <= asOf : row.sources > 0));
    entries.push(...known.map(entryOf).filter((entry) => fits(entry, wanted)));
  }
  entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1));
  const latest = entries.slice(0, wanted.limit);
  const evidence = await evidenceIn(
    db,
    latest.map(({ id }) => id),
    { asOf },
  );
  return latest.flatMap((entry) => {
    const told = evidence.get(entry.id) ?? [];
    if (!told.some(({ part }) => part === 'is')) return [];
    return [{ entry: asOf ? computed(entry.id, entry.kind, told) : entry, evidence: told }];
  });
}

/** One entry by its id, or its first characters; null where there is none, or none yet at that date. */
export async function entryBy(db: Db, id: string, asOf: string | null = null): Promise<Sourced | null> {
  const rows = await db
    .selectFrom('entries')
    .selectAll()
    .where('id', 'like', `${id.replace(/[%_]/g, '')}%`)
    .limit(2)
    .execute();
  const [row] = rows;
  if (!row || rows.length > 1) return null;
  const told = (await evidenceIn(db, [row.id], { asOf })).get(row.id) ?? [];
  if (!told.some(({ part }) => part === 'is')) return null;
  return { entry: asOf ? computed(row.id, row.kind as EntryKind, told) : entryOf(row), evidence: told };
}

/** Ids of the entries that stand latest, at most so many. */
async function placesIn(db: Db, { kind, actors, since, until }: Wanted, most: number): Promise<string[]> {
  if (actors.length === 0) {
    let query = db.selectFrom('entries').select('id').where('kind', '=', kind);
    if (since) query = query.where('at', '>=', since);
    if (until) query = query.where('at', '<=', until);
    const rows = await query.orderBy('at', 'desc').limit(most).execute();
    return rows.map(({ id }) => id);
  }
  const places = new Map<string, string>();
  for (const actor of actors) {
    let query = db
      .selectFrom('entry_parties')
      .select(['entry', 'at'])
      .where('actor', '=', actor)
      .where('kind', '=', kind);
    if (since) query = query.where('at', '>=', since);
    if (until) query = query.where('at', '<=', until);
    for (const { entry, at } of await query.orderBy('at', 'desc').limit(most).execute())
      places.set(entry, at);
  }
  const latest = [...places].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
  return latest.slice(0, most).map(([entry]) => entry);
}

function fits(entry: Entry, { terms = [], keep }: Wanted): boolean {
  if (keep && !keep(entry)) return false;
  if (terms.length === 0) return true;
  const text = JSON.stringify(entry.state).toLowerCase();
  return terms.some((term) => text.includes(term.toLowerCase()));
}
