import { actorNamed } from '../../ledger/actor-named.ts';
import type { Ledger } from '../../ledger/database/open.ts';
import { daysLater } from '../../ledger/dates.ts';
import type { Entry, EntryKind, State } from '../../ledger/entry.ts';
import { dayOf, requireStandoff, type Standoff, sidesIn } from '../../ledger/standoff.ts';
import { entriesIn } from '../../ledger/view.ts';
import { LIMIT } from '../limits.ts';
import { type Cited, cite } from './cited.ts';

/** What a person asks to see of a standoff; all but `name` may be left away. */
export interface Asked {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly asOf?: string | undefined;
  /** Number of a side, or the name of an actor. */
  readonly side?: string | undefined;
  /** Only entries with parties of two different sides. */
  readonly between?: boolean | undefined;
  readonly limit?: number | undefined;
}

/** The same, checked against the standoff. */
export interface Query {
  readonly ledger: Ledger;
  readonly standoff: Standoff;
  /** Days within which entries stand: those asked for, within the standoff's own. */
  readonly since: string;
  readonly until: string | null;
  /** The day asked for, null where none was. */
  readonly sinceAsked: string | null;
  readonly asOf: string | null;
  /** Ids of those one of whom takes part. */
  readonly actors: readonly string[];
  readonly limit: number;
  readonly keep: ((entry: Entry) => boolean) | undefined;
}

/** @throws {Error} where there is no such standoff, side or day, or the ledger is empty */
export async function queryOf(ledger: Ledger, name: string, asked: Asked): Promise<Query> {
  const standoff = await requireStandoff(ledger.db, name);
  const sinceAsked = dayOf('--since', asked.since ?? null);
  const untilAsked = dayOf('--until', asked.until ?? null);
  const asOf = dayOf('--as-of', asked.asOf ?? null);
  await checkFilled(ledger);
  const actors = asked.side
    ? await sideAsked(ledger, standoff, asked.side)
    : standoff.sides.flat().map(({ id }) => id);
  const between = asked.between ?? false;
  if (between && standoff.sides.length < 2)
    throw new Error(`--between: found one side of ${JSON.stringify(standoff.name)}; want two or more`);
  return {
    ledger,
    standoff,
    since: sinceAsked && sinceAsked > standoff.since ? sinceAsked : standoff.since,
    until: earlier(untilAsked, standoff.until),
    sinceAsked,
    asOf,
    actors,
    limit: asked.limit ?? LIMIT,
    keep: between ? ({ state }) => sidesIn(standoff, state).length > 1 : undefined,
  };
}

/** @throws {Error} that says what to do where the ledger holds no article */
export async function checkFilled({ db, where }: Ledger): Promise<void> {
  const article = await db.selectFrom('articles').select('id').limit(1).executeTakeFirst();
  if (!article) throw new Error(`${where}: holds no article yet; add some: standoff add FILE…`);
}

/** The latest entries of a kind that are asked for, in order of time. */
export async function entriesFor<S extends State>(
  { ledger: { db }, standoff, since, until, asOf, actors, limit, keep }: Query,
  kind: EntryKind,
  also: (entry: Entry<S>) => boolean = () => true,
): Promise<Cited<S>[]> {
  const found = await entriesIn(db, {
    kind,
    actors,
    since,
    until,
    asOf,
    limit,
    terms: standoff.terms,
    keep: (entry) => (keep?.(entry) ?? true) && also(entry as Entry<S>),
  });
  return (await cite(db, found)) as Cited<S>[];
}

async function sideAsked(ledger: Ledger, standoff: Standoff, side: string): Promise<string[]> {
  const ids = (actors: Standoff['sides'][number] = []) => actors.map(({ id }) => id);
  if (/^\d+$/.test(side)) {
    const found = ids(standoff.sides[Number(side) - 1]);
    if (found.length > 0) return found;
    const all = standoff.sides.map((actors, i) => `${i + 1} (${actors.map(({ name }) => name).join(', ')})`);
    throw new Error(`--side: found ${side}; there are ${all.join(' and ')}`);
  }
  const actor = await actorNamed(ledger, side, standoff.since);
  return ids(standoff.sides.find((actors) => actors.some(({ id }) => id === actor.id)) ?? [actor]);
}

function earlier(a: string | null, b: string | null): string | null {
  return a && b ? (a < b ? a : b) : (a ?? b);
}

/** Days that a report of changes looks back if nobody says. */
const WEEK = 7;

/** A week before the day asked about, or before the latest report. */
export async function weekBefore({ ledger: { db }, asOf, standoff }: Query): Promise<string> {
  if (asOf) return daysLater(asOf, -WEEK);
  const last = await db
    .selectFrom('articles')
    .select('reported')
    .orderBy('reported', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? daysLater(last.reported, -WEEK) : standoff.since;
}
