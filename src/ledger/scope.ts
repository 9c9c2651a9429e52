import type { Db } from './database/schema.ts';
import { requireStandoff } from './standoff.ts';
import type { Wanted } from './view.ts';

/** What part of a ledger is looked at: the fields of `Wanted` that a standoff settles. */
export type Scope = Required<Pick<Wanted, 'actors' | 'since' | 'until' | 'terms'>>;

/**
 * What a standoff looks at; the whole ledger where no name is given.
 * @throws {Error} where there is no standoff of that name
 */
export async function scopeOf({ db }: { readonly db: Db }, name: string | null): Promise<Scope> {
  if (name === null) return { actors: [], since: null, until: null, terms: [] };
  const { sides, since, until, terms } = await requireStandoff(db, name);
  return { actors: [...new Set(sides.flat().map(({ id }) => id))], since, until, terms };
}
