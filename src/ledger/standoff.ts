import { isRealDate } from '../intake/dates.ts';
import type { ActorRef } from '../record/actor.ts';
import { actorNamed } from './actor-named.ts';
import { type Ledger, writing } from './database/open.ts';
import type { Db, NewRow, Row } from './database/schema.ts';
import type { State } from './entry.ts';

/** A named watch over a crisis. */
export interface Standoff {
  readonly name: string;
  /** At least one; the actors of each by name. */
  readonly sides: readonly (readonly ActorRef[])[];
  /** First and last ISO day that it looks at; null while it goes on. */
  readonly since: string;
  readonly until: string | null;
  /** Words of which one must occur in an entry; empty for all. */
  readonly terms: readonly string[];
  /** When it was opened, in UTC. */
  readonly opened: string;
}

/** What a person says of a standoff; what is left away stays as it was, or empty. */
export interface Opening {
  readonly name: string;
  /** Names of the actors of each side, as `actorNamed` takes them. */
  readonly sides?: readonly (readonly string[])[] | undefined;
  readonly since?: string | undefined;
  readonly until?: string | null | undefined;
  readonly terms?: readonly string[] | undefined;
}

const MOST_LETTERS = 100;

/**
 * Opens a standoff, or changes the one of that name.
 * @throws {Error} where a name is nobody's or several actors', an actor stands on two sides, or a date is none
 */
export async function openStandoff(ledger: Ledger, opening: Opening, now: Date): Promise<Standoff> {
  const name = opening.name.replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > MOST_LETTERS || /\p{Cc}/u.test(name))
    throw new Error(
      `name of the standoff: found ${JSON.stringify(opening.name)}; want 1 to ${MOST_LETTERS} letters on one line`,
    );
  const before = await standoffNamed(ledger.db, name);
  const since = dayOf('--since', opening.since ?? before?.since ?? null);
  if (since === null)
    throw new Error(`--since: found none; want the first day of ${JSON.stringify(name)} as YYYY-MM-DD`);
  const until = dayOf('--until', opening.until === undefined ? (before?.until ?? null) : opening.until);
  if (until !== null && until < since)
    throw new Error(`--until: found ${until}; want a day not before --since ${since}`);
  const sides = opening.sides ? await sidesNamed(ledger, opening.sides, since) : null;
  if (!before && !sides)
    throw new Error(
      '--side: found none; want one option a side with its actors, as --side Russia --side "Ukraine,NATO"',
    );
  const row: NewRow<'standoffs'> = {
    name: before?.name ?? name,
    since,
    until,
    terms: JSON.stringify((opening.terms ?? before?.terms ?? []).map((term) => term.trim()).filter(Boolean)),
    opened: before?.opened ?? now.toISOString(),
  };
  await writing(ledger, async (db) => {
    const { name: key, ...rest } = row;
    await db
      .insertInto('standoffs')
      .values(row)
      .onConflict((c) => c.column('name').doUpdateSet(rest))
      .execute();
    if (sides) await writeSides(db, key, sides);
  });
  return requireStandoff(ledger.db, row.name);
}

/** All standoffs, by name. */
export async function standoffsIn(db: Db): Promise<Standoff[]> {
  const rows = await db.selectFrom('standoffs').selectAll().orderBy('name').execute();
  return Promise.all(rows.map((row) => standoffOf(db, row)));
}

/** The standoff of that name, written large or small. */
export async function standoffNamed(db: Db, name: string): Promise<Standoff | null> {
  const wanted = name.replace(/\s+/g, ' ').trim();
  const exact = await db.selectFrom('standoffs').selectAll().where('name', '=', wanted).executeTakeFirst();
  if (exact) return standoffOf(db, exact);
  const rows = await db.selectFrom('standoffs').selectAll().orderBy('name').execute();
  const row = rows.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  return row ? standoffOf(db, row) : null;
}

/** @throws {Error} where there is none of that name; the message names those that there are */
export async function requireStandoff(db: Db, name: string): Promise<Standoff> {
  const standoff = await standoffNamed(db, name);
  if (standoff) return standoff;
  const rows = await db.selectFrom('standoffs').select('name').orderBy('name').limit(20).execute();
  const names = rows.map((row) => JSON.stringify(row.name)).join(', ');
  throw new Error(
    names
      ? `no standoff ${JSON.stringify(name)}; there are ${names}`
      : `no standoff ${JSON.stringify(name)}, nor any other; open one: standoff open NAME --side … --side … --since YYYY-MM-DD`,
  );
}

/** Index of the side on which someone stands who has a part in an entry, for each side that has one. */
export function sidesIn({ sides }: Pick<Standoff, 'sides'>, { parties }: State): number[] {
  const ids = new Set(parties.flatMap(({ id, state }) => (state ? [id, state] : [id])));
  return sides.flatMap((side, index) => (side.some(({ id }) => ids.has(id)) ? [index] : []));
}

/** @throws {Error} where it is no day of the calendar */
export function dayOf(option: string, text: string | null): string | null {
  if (text === null || isRealDate(text)) return text;
  throw new Error(
    `${option}: found ${JSON.stringify(text)}; want a day of the calendar as YYYY-MM-DD, for example 2021-12-25`,
  );
}

async function sidesNamed(
  ledger: Ledger,
  sides: readonly (readonly string[])[],
  date: string,
): Promise<NewRow<'actors'>[][]> {
  const found: NewRow<'actors'>[][] = [];
  const places = new Map<string, number>();
  for (const [index, names] of sides.entries()) {
    const side: NewRow<'actors'>[] = [];
    for (const name of names.filter((name) => name.trim())) {
      const actor = await actorNamed(ledger, name, date);
      const place = places.get(actor.id);
      if (place === index) continue;
      if (place !== undefined)
        throw new Error(
          `--side: found ${JSON.stringify(actor.name)} on sides ${place + 1} and ${index + 1}; want each actor on one`,
        );
      places.set(actor.id, index);
      side.push(actor);
    }
    if (side.length === 0)
      throw new Error('--side: found a side without actors; want names, as --side "Ukraine,NATO"');
    found.push(side);
  }
  return found;
}

async function writeSides(db: Db, standoff: string, sides: readonly NewRow<'actors'>[][]): Promise<void> {
  await db
    .insertInto('actors')
    .values(sides.flat())
    .onConflict((c) => c.doNothing())
    .execute();
  await db.deleteFrom('sides').where('standoff', '=', standoff).execute();
  const rows = sides.flatMap((side, index) =>
    side.map(({ id }) => ({ standoff, side: index + 1, actor: id })),
  );
  await db.insertInto('sides').values(rows).execute();
}

async function standoffOf(
  db: Db,
  { name, since, until, terms, opened }: Row<'standoffs'>,
): Promise<Standoff> {
  const rows = await db
    .selectFrom('sides as s')
    .innerJoin('actors as a', 'a.id', 's.actor')
    .select(['s.side', 'a.id', 'a.name'])
    .where('s.standoff', '=', name)
    .orderBy('s.side')
    .orderBy('a.name')
    .execute();
  const sides: ActorRef[][] = [];
  for (const { side, id, name } of rows) {
    const list = sides[side - 1] ?? [];
    if (list.length === 0) sides[side - 1] = list;
    list.push({ id, name });
  }
  return { name, sides: sides.filter(Boolean), since, until, terms: JSON.parse(terms) as string[], opened };
}
