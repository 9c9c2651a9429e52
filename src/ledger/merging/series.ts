import { stateByCode } from '../../knowledge/states.ts';
import type { ActorRef } from '../../record/actor.ts';
import { actorId } from '../actors.ts';
import { daysBetween, daysLater, daysOf } from '../dates.ts';
import type { Evidence, Party, State } from '../entry.ts';
import { contentWords } from '../words.ts';
import { FATES, isNameless } from './counted.ts';
import { withRole } from './deeds.ts';
import type { Merger } from './merger.ts';
import { ABROAD } from './placing.ts';
import { type Quantity, quantityOf } from './quantity.ts';
import { asOf, type Bounds, dayAt, dayOf, GAP, keysOf, sameQuantity } from './same-quantity.ts';

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

/** Difference from which two values for one day contradict each other. */
const TOLERANCE = 0.1;
const CONTRADICTIONS = 20;
/** Reports that say what the quantity is; later ones only add values. */
const FIRST = 40;
const WORDS = 40;

export const series: Merger<'figure', Series> = {
  entry: 'series',
  record: 'figure',
  // A series stands where it began.
  window: { before: 3650, after: GAP },
  keys: keysOf,
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
      title: titleOf(what, where, quantity),
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
    noun: all.find(({ noun }) => noun)?.noun ?? null,
    grade: first.grade,
    rising: all.some(({ rising }) => rising),
    lasting: all.some(({ lasting }) => lasting),
    owner: all.find(({ owner }) => owner)?.owner ?? null,
    place,
    filed: place ? null : (all.find(({ filed }) => filed)?.filed ?? null),
  };
}

/** "Russian troops"; for all but forces, what most reports call it. */
function labelOf(told: readonly Evidence<'figure'>[], quantity: Quantity | null): string {
  const owner = stateByCode(quantity?.owner ?? '')?.demonyms[0];
  if (quantity?.thing === 'forces') return owner ? `${owner} troops` : 'troops';
  const counts = new Map<string, number>();
  for (const { body } of told) {
    const name = body.what || body.unit;
    if (!isNameless(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length);
  const thing = quantity?.thing ?? '';
  return best?.[0] ?? (FATES[thing] ? `people ${thing}` : (quantity?.noun ?? thing));
}

function titleOf(what: string, where: string | null, quantity: Quantity | null): string {
  if (!where) return what;
  if (where === ABROAD.name) return `${what} ${where}`;
  return `${what} ${quantity?.place?.near ? 'near' : 'in'} ${where}`;
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
