import type { Figure } from '../../record/figure.ts';
import { daysBetween, daysLater, daysOf } from '../dates.ts';
import type { Entry, Evidence } from '../entry.ts';
import { contentWords, overlap } from '../words.ts';
import { FATES } from './counted.ts';
import type { Match } from './merger.ts';
import { ABROAD, nearness } from './placing.ts';
import { type Quantity, quantityOf } from './quantity.ts';
import type { Point, Series } from './series.ts';

/** Values further apart than this factor are of different quantities, unless the text itself compares them. */
const SCALE = 5;
/** The same where place, owner and what became of people agree: claimants may be far apart, and first counts far off. */
const AGREED = 12;
/** Factor between the steps by which values share a key. */
const STEP = 20;
/** Days between two values of one quantity, at most. */
export const GAP = 400;
/** Fewer killed or wounded than this are those of one incident, told within days. */
const TOLL = 1000;
const INCIDENT = 14;
/** Days within which two counts of a crowd are of one crowd. */
const CROWD_DAYS = 1;
/** Days within which a toll without a place may be one with a place. */
const SOON = 4;
/** Values around which figures are compared both as those of an incident and as those of a war. */
const MIDDLE = [100, 5000] as const;
/** Things that many have: two figures of them without place or owner say little. */
const COMMON = new Set(['forces', 'tank', 'missile', 'drone', 'aircraft', 'ship', 'shell', 'protester']);
const KEYS = 8;

/** A figure is compared with those of the same place, owner or days, and of about the same size. */
export function keysOf(evidence: Evidence<'figure'>): string[] {
  const quantity = quantityOf(evidence);
  const size = sizeOf(evidence.body);
  if (!quantity || size === null) return [];
  const { thing, modifiers, place, owner, grade } = quantity;
  const fated = isFate(quantity);
  const at = place ? `@${place.name}` : null;
  const of = owner ? `of ${owner}` : null;
  const about = [at, of].filter((one) => one !== null);
  if (!fated && !COMMON.has(thing)) about.push('');
  else if (about.length === 0) about.push(modifiers.join(' '));
  if (grade) about.push(grade);
  // Two values within the factor share one of the two steps that each stands on.
  const step = size === 0 ? null : Math.floor(Math.log(size) / Math.log(STEP));
  const sizes = step === null ? ['none'] : [step, step + 1];
  const sized = (about: string, months: readonly string[]) =>
    sizes.flatMap((size) => months.map((month) => `series ${thing} ${about} ${size} ${month}`.trim()));
  const day = dayOf(evidence);
  const [low, high] = MIDDLE;
  const small = fated && size < low && !quantity.lasting;
  const months = [...new Set([-INCIDENT, 0, INCIDENT].map((days) => daysLater(day, days).slice(0, 7)))];
  const week = Math.floor(daysBetween('1970-01-01', day) / SOON);
  return [
    ...(small ? sized(about[0] ?? '', months.slice(0, 2)) : about.flatMap((one) => sized(one, ['']))),
    ...(fated && size < high ? [week, week + 1].map((week) => `series ${thing} ~${week}`) : []),
    ...(fated && at && size >= TOLL ? sized('', ['']) : []),
  ].slice(0, KEYS);
}

export function sameQuantity(evidence: Evidence<'figure'>, { state }: Entry<Series>): Match | null {
  const one = quantityOf(evidence);
  const other = state.quantity;
  if (!one || !other || one.thing !== other.thing || !samePeople(one, other)) return null;
  if ((one.grade ?? null) !== (other.grade ?? null)) return null;
  if (one.owner && other.owner && one.owner !== other.owner) return null;
  const place = nearness(one.place, other.place);
  if (place === 'apart') return null;
  const near = nearest(evidence, one, other, state.points);
  if (!near) return null;
  const { scale, gap } = near;
  const owner = one.owner !== null && other.owner !== null;
  const said = overlap(one.modifiers, other.modifiers);
  if (one.modifiers.length > 0 && other.modifiers.length > 0 && said === 0) return null;
  const words = overlap(contentWords(evidence.sentence), state.words);
  const filed =
    (one.place?.name ?? one.filed) === (other.place?.name ?? other.filed) && !!(one.filed ?? other.filed);
  const rising = isFate(one) && gap <= SOON && scale <= 2 && (one.rising || other.rising);
  const score =
    0.3 +
    (place === 'same' ? 0.25 : filed ? 0.2 : 0) +
    (owner ? 0.15 : 0) +
    (one.who !== null && one.who === other.who ? 0.1 : 0) +
    (one.grade ? 0.15 : 0) +
    (rising ? 0.15 : 0) +
    (isFate(one) || COMMON.has(one.thing) ? 0 : 0.1) +
    0.2 * said +
    (scale <= 2 ? 0.1 : 0) +
    0.2 * words;
  const why = [
    `both count ${one.thing}`,
    one.grade ? `of ${one.grade}` : null,
    place === 'same' ? (one.place?.name === ABROAD.name ? 'abroad' : `at ${one.place?.name}`) : null,
    owner ? `of ${one.owner}` : null,
    `values within a factor of ${Math.ceil(scale * 10) / 10}`,
  ].filter(Boolean);
  return { score: Math.min(1, score), why: why.join(', ') };
}

/** Soldiers may be people and civilians too; children are some of the people, and so another quantity. */
function samePeople({ who }: Quantity, other: Quantity): boolean {
  if (who === other.who) return true;
  const wide = (one: string | null) => one === null || one === 'forces' || one === 'civilians';
  return (who === null || other.who === null) && wide(who) && wide(other.who);
}

/** Factor and days between a figure and the values nearest in time; null where it is another quantity's. */
function nearest(
  evidence: Evidence<'figure'>,
  one: Quantity,
  other: Quantity,
  points: readonly Point[],
): { scale: number; gap: number } | null {
  const size = sizeOf(evidence.body);
  if (size === null) return null;
  const day = dayOf(evidence);
  const before = evidence.body.previous?.value ?? size;
  const near = points
    .map((point) => ({ size: sizeOf(point), gap: Math.abs(daysBetween(dayAt(point), day)) }))
    .sort((a, b) => a.gap - b.gap)
    .slice(0, 3);
  const brief = isToll(one, size) && !(one.lasting && other.lasting);
  const most = one.thing === 'protester' ? CROWD_DAYS : brief ? INCIDENT : GAP;
  const [first] = near;
  if (!first || first.gap > most) return null;
  const factors = near.flatMap((one) => [factor(size, one.size ?? 0), factor(before, one.size ?? 0)]);
  const scale = Math.min(...factors);
  return scale <= (agree(one, other) ? AGREED : SCALE) ? { scale, gap: first.gap } : null;
}

/** Whether two quantities are surely of the same people: of one fate, and of one state, in one place where they grew, or in one town; of crowds in one place. */
function agree(one: Quantity, other: Quantity): boolean {
  const crowd = one.thing === 'protester';
  if (!isFate(one) && !crowd) return false;
  const same = nearness(one.place, other.place) === 'same';
  const town = same && one.place?.wide === false;
  const owned = one.owner !== null && one.owner === other.owner;
  return (
    owned ||
    (same && crowd) ||
    (same && (one.rising || other.rising)) ||
    (town && one.lasting === other.lasting)
  );
}

function factor(a: number, b: number): number {
  if (a === b) return 1;
  return Math.min(a, b) <= 0 ? Number.POSITIVE_INFINITY : Math.max(a, b) / Math.min(a, b);
}

export type Bounds = Pick<Figure, 'value' | 'min' | 'max'>;

function sizeOf({ value, min, max }: Bounds): number | null {
  return value ?? max ?? min;
}

function isFate({ thing }: Quantity): boolean {
  return thing in FATES;
}

function isToll(quantity: Quantity, size: number): boolean {
  return size < TOLL && isFate(quantity);
}

/** The ISO day that a figure stands for. */
export function dayOf({ body, reported }: Evidence<'figure'>): string {
  return dayAt({ asOf: asOf(body), reported });
}

export function dayAt({ asOf, reported }: Pick<Point, 'asOf' | 'reported'>): string {
  return daysOf(asOf).from ?? reported;
}

/** A value and the one before it cannot be of one day: the date of the sentence is then that of the one before. */
export function asOf({ asOf, previous }: Figure): string | null {
  return previous?.when && previous.when === asOf ? null : asOf;
}
