import { stateByCode } from '../../knowledge/states.ts';
import type { ActorRef } from '../../record/actor.ts';
import type { Figure } from '../../record/figure.ts';
import { actorId } from '../actors.ts';
import { daysBetween, daysLater, daysOf } from '../dates.ts';
import type { Entry, Evidence, Party, State } from '../entry.ts';
import { contentWords, overlap } from '../words.ts';
import { withRole } from './deeds.ts';
import type { Match, Merger } from './merger.ts';
import { nearness } from './placing.ts';
import { type Quantity, quantityOf } from './quantity.ts';

/** One value of a quantity, by whom and for which day. */
export interface Point {
  readonly asOf: string | null;
  readonly reported: string;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Null: the article itself. */
  readonly claimant: ActorRef | null;
  readonly text: string;
  readonly record: string;
  /** Ids of records that give another value for the same day, `CONTRADICTIONS` at most. */
  readonly contradicts: readonly string[];
}

/** single: one value; steady: all values agree; changing: they do not. */
export type SeriesStatus = 'single' | 'steady' | 'changing';

/** One quantity over time. */
export interface Series extends State {
  readonly status: SeriesStatus;
  readonly unit: string;
  readonly what: string;
  readonly where: string | null;
  /** In order of `asOf`, then of report. */
  readonly points: readonly Point[];
  readonly words: readonly string[];
  /** What is counted, as its figures are compared. */
  readonly quantity: Quantity | null;
}

/** Values further apart than this factor are of different quantities, unless the text itself compares them. */
const SCALE = 5;
/** Difference from which two values for one day contradict each other. */
const TOLERANCE = 0.1;
/** Days between two values of one quantity, at most. */
const GAP = 400;
/** Fewer killed or wounded than this are those of one incident, told within days. */
const TOLL = 1000;
const INCIDENT = 14;
const FATES = new Set(['killed', 'wounded', 'held', 'missing', 'displaced']);
const CONTRADICTIONS = 20;
/** Reports that say what the quantity is; later ones only add values. */
const FIRST = 40;
const WORDS = 40;

export const series: Merger<'figure', Series> = {
  entry: 'series',
  record: 'figure',
  // A series stands where it began.
  window: { before: 3650, after: GAP },
  keys(evidence) {
    const quantity = quantityOf(evidence);
    const size = sizeOf(evidence.body);
    if (!quantity || size === null) return [];
    const { thing, modifiers, place, owner } = quantity;
    const about = [place && `@${place.name}`, owner && `of ${owner}`].filter(Boolean);
    if (about.length === 0) about.push(modifiers.join(' '));
    // Two values within the factor share one of the two steps that each stands on.
    const step = size === 0 ? null : Math.floor(Math.log(size) / Math.log(SCALE));
    const sizes = step === null ? ['none'] : [step, step + 1];
    const day = dayOf(evidence);
    const months = isToll(quantity, size)
      ? [...new Set([-INCIDENT, 0, INCIDENT].map((days) => daysLater(day, days).slice(0, 7)))].slice(0, 2)
      : [''];
    return about.flatMap((one) =>
      sizes.flatMap((size) => months.map((month) => `series ${thing} ${one} ${size} ${month}`.trim())),
    );
  },
  match: sameQuantity,
  state(evidence) {
    const told = evidence.filter(
      (one): one is Evidence<'figure'> => one.part === 'is' && one.kind === 'figure',
    );
    const first = told[0];
    if (!first) throw new Error('a series without evidence');
    const quantity = quantityIn(told.slice(0, FIRST));
    const points = pointsOf(told);
    const days = points.map((point) => point.day).sort();
    const where = quantity?.place?.name ?? first.body.where;
    const what = labelOf(told, quantity);
    const agree = points.every((point) => agrees(point, points[0] ?? point));
    return {
      title: where ? `${what} ${quantity?.place?.near ? 'near' : 'in'} ${where}` : what,
      status: points.length === 1 ? 'single' : agree ? 'steady' : 'changing',
      disputed: points.some(({ contradicts }) => contradicts.length > 0),
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      parties: partiesOf(told, quantity),
      unit: quantity?.thing === 'forces' ? 'troops' : first.body.unit,
      what,
      where,
      points: points.map(({ day: _, source: __, ...point }) => point),
      words: [...new Set(told.slice(0, FIRST).flatMap(({ sentence }) => contentWords(sentence)))].slice(
        0,
        WORDS,
      ),
      quantity,
    };
  },
};

function sameQuantity(evidence: Evidence<'figure'>, { state }: Entry<Series>): Match | null {
  const one = quantityOf(evidence);
  const other = state.quantity;
  if (!one || !other || one.thing !== other.thing) return null;
  if (one.who !== other.who && one.who !== null && other.who !== null) return null;
  if (one.owner && other.owner && one.owner !== other.owner) return null;
  const place = nearness(one.place, other.place);
  if (place === 'apart') return null;
  const scale = scaleOf(evidence, state.points);
  if (scale === null) return null;
  const owner = one.owner !== null && other.owner !== null;
  const said = overlap(one.modifiers, other.modifiers);
  if (one.modifiers.length > 0 && other.modifiers.length > 0 && said === 0) return null;
  const words = overlap(contentWords(evidence.sentence), state.words);
  const score =
    0.3 +
    (place === 'same' ? 0.25 : 0) +
    (owner ? 0.15 : 0) +
    (one.who !== null && one.who === other.who ? 0.1 : 0) +
    0.2 * said +
    (scale <= 2 ? 0.1 : 0) +
    0.2 * words;
  const why = [
    `both count ${one.thing}`,
    place === 'same' ? `at ${one.place?.name}` : null,
    owner ? `of ${one.owner}` : null,
    `values within a factor of ${Math.ceil(scale * 10) / 10}`,
  ].filter(Boolean);
  return { score: Math.min(1, score), why: why.join(', ') };
}

/** The factor between a figure and the values nearest in time; null where it is another quantity's. */
function scaleOf(evidence: Evidence<'figure'>, points: readonly Point[]): number | null {
  const size = sizeOf(evidence.body);
  const quantity = quantityOf(evidence);
  if (size === null || !quantity) return null;
  const day = dayOf(evidence);
  const before = evidence.body.previous?.value ?? size;
  const near = points
    .map((point) => ({ size: sizeOf(point), gap: Math.abs(daysBetween(dayAt(point), day)) }))
    .sort((a, b) => a.gap - b.gap)
    .slice(0, 3);
  const most = isToll(quantity, size) ? INCIDENT : GAP;
  if (!near[0] || near[0].gap > most) return null;
  const factors = near.flatMap((one) => [factor(size, one.size ?? 0), factor(before, one.size ?? 0)]);
  const least = Math.min(...factors);
  return least <= SCALE ? least : null;
}

function factor(a: number, b: number): number {
  if (a === b) return 1;
  return Math.min(a, b) <= 0 ? Number.POSITIVE_INFINITY : Math.max(a, b) / Math.min(a, b);
}

type Bounds = Pick<Figure, 'value' | 'min' | 'max'>;

function sizeOf({ value, min, max }: Bounds): number | null {
  return value ?? max ?? min;
}

function isToll({ thing }: Quantity, size: number): boolean {
  return size < TOLL && FATES.has(thing);
}

/** The ISO day that a figure stands for. */
function dayOf({ body, reported }: Evidence<'figure'>): string {
  return dayAt({ asOf: asOf(body), reported });
}

function dayAt({ asOf, reported }: Pick<Point, 'asOf' | 'reported'>): string {
  return daysOf(asOf).from ?? reported;
}

/** A value and the one before it cannot be of one day: the date of the sentence is then that of the one before. */
function asOf({ asOf, previous }: Figure): string | null {
  return previous?.when && previous.when === asOf ? null : asOf;
}

/** A point with what contradictions are found by. */
interface Dated extends Point {
  readonly day: string;
  /** The sentence that gives it: values of one sentence do not contradict each other. */
  readonly source: string;
}

function pointsOf(told: readonly Evidence<'figure'>[]): Dated[] {
  const points = told.flatMap((one): (Dated & { contradicts: string[] })[] => {
    const { body, reported, record } = one;
    const shared = {
      reported,
      claimant: withRole(one.parties, 'claimant')[0] ?? null,
      text: one.text,
      record,
      source: `${one.source} ${body.sentence}`,
    };
    const { value, min, max, previous } = body;
    const day = dayOf(one);
    const now = { ...shared, asOf: asOf(body) ?? day, day, value, min, max, contradicts: [] };
    if (!previous?.when) return [now];
    const then = { asOf: previous.when, value: previous.value, min: null, max: null, contradicts: [] };
    return [now, { ...shared, ...then, day: dayAt({ asOf: previous.when, reported }) }];
  });
  points.sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : a.reported < b.reported ? -1 : a.reported > b.reported ? 1 : 0,
  );
  const exact = points.filter(({ asOf }) => isDay(asOf));
  for (const [i, a] of exact.entries()) {
    const last = daysLater(a.day, 1);
    for (let j = i + 1, b = exact[j]; b && b.day <= last; b = exact[++j]) {
      if (a.source === b.source || agrees(a, b)) continue;
      if (a.contradicts.length < CONTRADICTIONS) a.contradicts.push(b.record);
      if (b.contradicts.length < CONTRADICTIONS) b.contradicts.push(a.record);
    }
  }
  return points;
}

function isDay(date: string | null): boolean {
  const { from, to } = daysOf(date);
  return from !== null && to !== null && daysBetween(from, to) <= 1;
}

/** Whether two statements of a value may both be true: their bounds share a value, or nearly. */
function agrees(a: Bounds, b: Bounds): boolean {
  const [low, high] = leastOf(a) <= leastOf(b) ? [a, b] : [b, a];
  const [under, over] = [mostOf(low), leastOf(high)];
  return over <= under || over - under <= TOLERANCE * over;
}

function leastOf({ value, min }: Bounds): number {
  return min ?? value ?? 0;
}

function mostOf({ value, max }: Bounds): number {
  return max ?? value ?? Number.POSITIVE_INFINITY;
}

/** What all reports together say of the quantity. */
function quantityIn(told: readonly Evidence<'figure'>[]): Quantity | null {
  const all = told.flatMap((one) => quantityOf(one) ?? []);
  const [first] = all;
  if (!first) return null;
  const places = all.flatMap(({ place }) => place ?? []);
  const place = places.find(({ near }) => near) ?? places[0] ?? null;
  return {
    thing: first.thing,
    who: all.find(({ who }) => who)?.who ?? null,
    modifiers: [...new Set(all.flatMap(({ modifiers }) => modifiers))],
    owner: all.find(({ owner }) => owner)?.owner ?? null,
    place,
  };
}

/** "Russian troops"; for all but forces, what most reports call it. */
function labelOf(told: readonly Evidence<'figure'>[], quantity: Quantity | null): string {
  const owner = stateByCode(quantity?.owner ?? '')?.demonyms[0];
  if (quantity?.thing === 'forces') return owner ? `${owner} troops` : 'troops';
  const counts = new Map<string, number>();
  for (const { body } of told)
    counts.set(body.what || body.unit, (counts.get(body.what || body.unit) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length);
  return best?.[0] ?? '';
}

/** Who claims, whose it is and where: a series is found under all of them. */
function partiesOf(told: readonly Evidence<'figure'>[], quantity: Quantity | null): Party[] {
  const parties = new Map(told.flatMap(({ parties }) => parties.map((party) => [party.id, party] as const)));
  const owner = stateByCode(quantity?.owner ?? '');
  const place = quantity?.place ?? null;
  const named = [
    owner && { name: owner.name, role: 'owner' },
    place?.wide && place.country !== null && { name: place.name, role: 'place' },
  ];
  const states = named.flatMap((one) => (one ? [{ id: actorId(one.name), ...one }] : []));
  return [...parties.values(), ...states.filter(({ id }) => !parties.has(id))];
}
