import type { Db } from './database/schema.ts';
import type { Wanted } from './view.ts';

/** What part of a ledger is looked at: the fields of `Wanted` that a standoff settles. */
export type Scope = Required<Pick<Wanted, 'actors' | 'since' | 'until' | 'terms'>>;

/** The whole ledger. */
export const EVERYTHING: Scope = { actors: [], since: null, until: null, terms: [] };

/**
 * What a standoff looks at; the whole ledger where no name is given.
 * @throws {Error} where no standoff has that name, or none of its sides an actor
 */
export async function scopeOf({ db }: { readonly db: Db }, name: string | null): Promise<Scope> {
  if (name === null) return EVERYTHING;
  const standoff = await db.selectFrom('standoffs').selectAll().where('name', '=', name).executeTakeFirst();
  if (!standoff) {
    const names = await db.selectFrom('standoffs').select('name').orderBy('name').limit(20).execute();
    const known = names.map(({ name }) => JSON.stringify(name)).join(', ');
    throw new Error(
      `no standoff ${JSON.stringify(name)}; ${known ? `there are ${known}` : 'none is open yet: standoff open NAME --side … --since …'}`,
    );
  }
  const sides = await db
    .selectFrom('sides')
    .select('actor')
    .distinct()
    .where('standoff', '=', name)
    .execute();
  if (sides.length === 0)
    throw new Error(`standoff ${JSON.stringify(name)} has no sides; open it again with --side`);
  return {
    actors: sides.map(({ actor }) => actor),
    since: standoff.since,
    until: standoff.until,
    terms: JSON.parse(standoff.terms) as string[],
  };
}
