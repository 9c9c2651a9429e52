import type { Db } from './database/schema.ts';
import { type Sourced, sourced, type Wanted } from './view.ts';

/** Entries of a page: few enough that their evidence fits the memory, many enough that queries are few. */
const PAGE = 200;

interface Place {
  readonly entry: string;
  readonly at: string;
}

/**
 * All entries that are wanted, each with its evidence, in order of time, a page at a time: the memory that it takes does
 * not grow with the ledger. What is added meanwhile may be missing.
 */
export async function* pagesOf(
  db: Db,
  wanted: Omit<Wanted, 'limit'>,
  size = PAGE,
): AsyncGenerator<readonly Sourced[]> {
  for (let after: Place | null = null; ; ) {
    const places: readonly Place[] = await placesAfter(db, wanted, after, size);
    const order = new Map(places.map(({ entry }, i) => [entry, i]));
    const page = await sourced(db, [...order.keys()], { ...wanted, limit: size });
    const orderOf = ({ entry }: Sourced) => order.get(entry.id) ?? 0;
    if (page.length > 0) yield page.sort((a, b) => orderOf(a) - orderOf(b));
    if (places.length < size) return;
    after = places.at(-1) ?? null;
  }
}

/** Where entries stand that come after one, the first of them, at most so many. */
async function placesAfter(
  db: Db,
  { kind, actors, since, until }: Omit<Wanted, 'limit'>,
  after: Place | null,
  size: number,
): Promise<Place[]> {
  const from = after && (!since || after.at > since) ? after.at : since;
  if (actors.length === 0) {
    let query = db.selectFrom('entries').select(['id as entry', 'at']).where('kind', '=', kind);
    if (from) query = query.where('at', '>=', from);
    if (until) query = query.where('at', '<=', until);
    if (after) query = query.where((w) => w.or([w('at', '>', after.at), w('id', '>', after.entry)]));
    return query.orderBy('at').orderBy('id').limit(size).execute();
  }
  // The first entries of each actor hold the first of all.
  const places = new Map<string, Place>();
  for (const actor of actors) {
    let query = db
      .selectFrom('entry_parties')
      .select(['entry', 'at'])
      .distinct()
      .where('actor', '=', actor)
      .where('kind', '=', kind);
    if (from) query = query.where('at', '>=', from);
    if (until) query = query.where('at', '<=', until);
    if (after) query = query.where((w) => w.or([w('at', '>', after.at), w('entry', '>', after.entry)]));
    for (const place of await query.orderBy('at').orderBy('entry').limit(size).execute())
      places.set(place.entry, place);
  }
  return [...places.values()].sort(byPlace).slice(0, size);
}

function byPlace(a: Place, b: Place): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.entry < b.entry ? -1 : 1;
}
