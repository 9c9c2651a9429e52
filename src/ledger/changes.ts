import type { Db } from './database/schema.ts';
import { ENTRY_LETTERS } from './entry.ts';
import { type Sourced, sourced, type Wanted } from './view.ts';

/** Whose entries: actors one of whom takes part (everybody where empty), and the date of knowledge. */
type Selection = Omit<Wanted, 'kind' | 'since' | 'until'>;

/** Articles whose entries are looked at, at most: the latest ones hold more changes than a page shows. */
const ARTICLES = 2_000;

/**
 * Entries that articles reported after a day told first or told more of, the latest report last; of each kind `limit` at
 * most, so that what happens to demands and tripwires is not lost among deeds.
 */
export async function changedIn(db: Db, since: string, wanted: Selection): Promise<Sourced[]> {
  const asOf = wanted.asOf ?? null;
  let articles = db.selectFrom('articles').select('id').where('reported', '>', since);
  if (asOf) articles = articles.where('reported', '<=', asOf);
  let query = db
    .selectFrom('evidence as e')
    .select(({ fn }) => ['e.entry', fn.max('e.reported').as('reported')])
    .where('e.article', 'in', articles.orderBy('reported', 'desc').limit(ARTICLES))
    .groupBy('e.entry');
  if (wanted.actors.length > 0)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('entry_parties as p')
          .select('p.actor')
          .whereRef('p.entry', '=', 'e.entry')
          .where('p.actor', 'in', [...wanted.actors]),
      ),
    );
  const rows = await query.execute();
  rows.sort((a, b) => (a.reported < b.reported ? 1 : a.reported > b.reported ? -1 : 0));
  const found: Sourced[] = [];
  for (const letter of Object.values(ENTRY_LETTERS)) {
    const own = rows.filter(({ entry }) => entry.startsWith(letter));
    found.push(
      ...(await firstOf(
        db,
        own.map(({ entry }) => entry),
        wanted,
      )),
    );
  }
  return found.sort((a, b) => (a.entry.lastReported < b.entry.lastReported ? -1 : 1));
}

/** Entries of all kinds whose sources contradict each other, in order of time. */
export async function disputedIn(db: Db, wanted: Omit<Wanted, 'kind'>): Promise<Sourced[]> {
  let query = db.selectFrom('entries as n').select('n.id').where('n.disputed', '=', 1);
  if (wanted.since) query = query.where('n.at', '>=', wanted.since);
  if (wanted.until) query = query.where('n.at', '<=', wanted.until);
  if (wanted.actors.length > 0)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('entry_parties as p')
          .select('p.actor')
          .whereRef('p.entry', '=', 'n.id')
          .where('p.actor', 'in', [...wanted.actors]),
      ),
    );
  const rows = await query.orderBy('n.at', 'desc').execute();
  const keep: Wanted['keep'] = (entry) => entry.state.disputed && (wanted.keep?.(entry) ?? true);
  const found = await firstOf(
    db,
    rows.map(({ id }) => id),
    { ...wanted, keep },
  );
  return found.sort((a, b) => (a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : 0));
}

/** Of entries, the first ones that are wanted and known. */
async function firstOf(db: Db, ids: readonly string[], wanted: Selection): Promise<Sourced[]> {
  const found: Sourced[] = [];
  const size = Math.max(wanted.limit, 50);
  for (let at = 0; at < ids.length && found.length < wanted.limit; at += size)
    found.push(...(await sourced(db, ids.slice(at, at + size), { ...wanted, kind: 'deed', limit: size })));
  return found.slice(0, wanted.limit);
}
