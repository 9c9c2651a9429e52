import type { EventType, Modality } from '../record/event.ts';
import { inChunks } from './database/chunks.ts';
import type { Db } from './database/schema.ts';
import { dyadsOf } from './dyads.ts';
import { evidenceIn } from './evidence.ts';
import { computed } from './merging/rows.ts';

/**
 * What a deed of each type weighs, from -10 (conflict) to 10 (cooperation): the values that CAMEO gave the scale of
 * Goldstein (1992, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36) for the code that
 * the PLOVER type continues, written behind it. The signs are those of PLOVER's quad classes: verbal and material
 * cooperation above 0, verbal and material conflict below.
 */
export const TYPE_WEIGHTS: Readonly<Record<EventType, number>> = {
  AGREE: 4, // 03
  CONSULT: 1, // 04
  SUPPORT: 3.5, // 05
  CONCEDE: 5, // 08
  COOPERATE: 6, // 06
  AID: 7, // 07
  RETREAT: 9, // 087
  REQUEST: -1, // halfway between 02, an appeal (3), and 10, a demand (-5), which PLOVER joins
  ACCUSE: -2, // 11
  REJECT: -4, // 12
  THREATEN: -6, // 13
  PROTEST: -6.5, // 14
  MOBILIZE: -7.2, // 15
  SANCTION: -8, // 163; 16 as a whole has -4
  COERCE: -7, // 17
  ASSAULT: -10, // 19; 18 has -9, 20 -10
};

/** How much of a deed counts, by how far it is a fact. */
export const MODALITY_WEIGHTS: Readonly<Record<Modality, number>> = {
  happened: 1,
  ongoing: 1,
  alleged: 0.5,
  planned: 0.3,
  conditional: 0.2,
  demanded: 0.1,
  negated: 0,
};

/** How much more a deed counts that several independent sources tell: ten double it, a hundred treble it. */
export function sourcesWeight(sources: number): number {
  return 1 + Math.log10(Math.max(1, sources));
}

/** What one deed adds to the index of its day. */
export function weightOf({ type, modality, sources }: Weighed): number {
  return TYPE_WEIGHTS[type] * MODALITY_WEIGHTS[modality] * sourcesWeight(sources);
}

interface Weighed {
  readonly type: EventType;
  readonly modality: Modality;
  readonly sources: number;
}

/** A deed behind a point. */
export interface WeightedDeed extends Weighed {
  /** Id of the entry. */
  readonly entry: string;
  readonly weight: number;
}

/** The index of one day: what the source did to the target on it. */
export interface IntensityPoint {
  /** ISO day on which the deeds happened, began, or were first reported where no date is known. */
  readonly day: string;
  /** Sum of the weights of all its deeds, below 0 for conflict; no fixed bounds. */
  readonly value: number;
  readonly count: number;
  /** The weightiest of them, `DEEDS` at most; `deedsOn` gives all. */
  readonly deeds: readonly WeightedDeed[];
}

/** The index of an ordered pair of actors; days without deeds are left out. */
export interface Intensity {
  /** Ids of the actors. */
  readonly source: string;
  readonly target: string;
  readonly points: readonly IntensityPoint[];
}

export interface IntensityWanted {
  /** Ids of actors; every ordered pair of them that deeds connect is given. */
  readonly actors: readonly string[];
  /** ISO days, both within. */
  readonly since: string;
  readonly until: string | null;
  /** ISO date: what was known then. */
  readonly asOf?: string | null;
}

/** Deeds that a point names. */
export const DEEDS = 5;

interface Dyad extends Weighed {
  readonly entry: string;
  readonly source: string;
  readonly target: string;
  readonly at: string;
}

/** Daily conflict and cooperation between actors; those who act for a state count for it too. */
export async function intensityIn(db: Db, wanted: IntensityWanted): Promise<Intensity[]> {
  const pairs = new Map<string, Map<string, { value: number; count: number; deeds: WeightedDeed[] }>>();
  for (const dyad of await dyadsIn(db, wanted)) {
    const pair = `${dyad.source} ${dyad.target}`;
    let days = pairs.get(pair);
    if (!days) pairs.set(pair, (days = new Map()));
    let point = days.get(dyad.at);
    if (!point) days.set(dyad.at, (point = { value: 0, count: 0, deeds: [] }));
    const weight = weightOf(dyad);
    point.value += weight;
    point.count++;
    keep(point.deeds, dyad, weight);
  }
  return [...pairs].sort(byKey).map(([pair, days]) => {
    const [source = '', target = ''] = pair.split(' ');
    const points = [...days]
      .sort(byKey)
      .map(([day, point]) => ({ day, ...point, value: rounded(point.value) }));
    return { source, target, points };
  });
}

/** All deeds behind a point, the weightiest first. */
export async function deedsOn(
  db: Db,
  { source, target, day, asOf = null }: { source: string; target: string; day: string; asOf?: string | null },
): Promise<WeightedDeed[]> {
  const wanted = { actors: [source, target], since: day, until: day, asOf };
  const own = (await dyadsIn(db, wanted)).filter((dyad) => dyad.source === source && dyad.target === target);
  return own.map((dyad) => weighed(dyad, weightOf(dyad))).sort(byWeight);
}

async function dyadsIn(db: Db, { actors, since, until, asOf = null }: IntensityWanted): Promise<Dyad[]> {
  if (actors.length === 0) return [];
  let query = db
    .selectFrom('dyads as d')
    .select(['d.entry', 'd.source', 'd.target', 'd.at', 'd.type', 'd.modality', 'd.sources'])
    .where('d.source', 'in', [...actors])
    .where('d.target', 'in', [...actors])
    .where('d.at', '>=', since);
  if (until) query = query.where('d.at', '<=', until);
  if (!asOf) return (await query.where('d.sources', '>', 0).execute()) as Dyad[];
  const rows = await query.select('d.last_reported').where('d.first_reported', '<=', asOf).execute();
  const later = await changedSince(db, asOf);
  const stale = new Set(
    rows.filter((row) => row.last_reported > asOf || later.has(row.entry)).map(({ entry }) => entry),
  );
  const same = rows.filter(({ entry, sources }) => sources > 0 && !stale.has(entry)) as Dyad[];
  return [...same, ...(await dyadsThen(db, [...stale], { actors, since, until, asOf }))];
}

/** Entries that corrected articles or corrections by people changed after a date. */
async function changedSince(db: Db, asOf: string): Promise<Set<string>> {
  const moved = (['until', 'placed'] as const).map((column) =>
    db.selectFrom('evidence').select('entry').distinct().where(column, '>', asOf).execute(),
  );
  const corrected = await db
    .selectFrom('corrections as c')
    .innerJoin('evidence as e', 'e.record', 'c.subject')
    .select('e.entry')
    .distinct()
    .where('c.at', '>', `${asOf}T99`)
    .execute();
  return new Set([...(await Promise.all(moved)).flat(), ...corrected].map(({ entry }) => entry));
}

/** Dyads of deeds as they were known at a date. */
async function dyadsThen(
  db: Db,
  entries: readonly string[],
  { actors, since, until, asOf = null }: IntensityWanted,
): Promise<Dyad[]> {
  const among = new Set(actors);
  const found: Dyad[] = [];
  for (const some of inChunks(entries)) {
    for (const [id, told] of await evidenceIn(db, some, { asOf })) {
      if (!told.some(({ part }) => part === 'is')) continue;
      const rows = dyadsOf(computed(id, 'deed', told)) as Dyad[];
      found.push(
        ...rows.filter(
          ({ source, target, at }) =>
            among.has(source) && among.has(target) && at >= since && (!until || at <= until),
        ),
      );
    }
  }
  return found;
}

/** Keeps the weightiest deeds of a day, in order. */
function keep(deeds: WeightedDeed[], dyad: Dyad, weight: number): void {
  const last = deeds.at(-1);
  if (deeds.length >= DEEDS && last && Math.abs(last.weight) >= Math.abs(weight)) return;
  deeds.push(weighed(dyad, weight));
  deeds.sort(byWeight);
  if (deeds.length > DEEDS) deeds.pop();
}

function weighed({ entry, type, modality, sources }: Dyad, weight: number): WeightedDeed {
  return { entry, type, modality, sources, weight: rounded(weight) };
}

function byWeight(a: WeightedDeed, b: WeightedDeed): number {
  return Math.abs(b.weight) - Math.abs(a.weight) || (a.entry < b.entry ? -1 : 1);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}
