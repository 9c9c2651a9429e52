import { phraseAt } from './phrase.ts';
import { type Context, earlierOf, type Proposal, wording } from './proposal.ts';
import { type Quantity, times } from './quantities.ts';
import { UNIT_WORDS, type Unit, unitNamed } from './units.ts';
import { hyphened, lowerNear, spaced, type Word, wordNear, wordSet } from './words.ts';

/** A unit and the index after it. */
export interface UnitAt extends Unit {
  readonly next: number;
}

/** The longest unit whose words begin at `at`, touching, hyphened to or spaced from the number: "200km", "US dollars". */
export function unitAt(words: readonly Word[], at: number): UnitAt | null {
  let name = '';
  let found: UnitAt | null = null;
  for (let next = at; next < at + UNIT_WORDS; next++) {
    const word = wordNear(words, at - 1, next);
    if (!word || !(spaced(word) || hyphened(word) || word.gap === '')) break;
    name = name ? `${name} ${word.lower}` : word.lower;
    const unit = unitNamed(name);
    if (unit) found = { ...unit, next: next + 1 };
  }
  return found;
}

/** Money, percentages, distances, weights: "$1.2bn", "dlrs 2 million", "58%", "30 kilometres (19 miles) north". */
export function measure(quantity: Quantity, context: Context): Proposal | null {
  const { words } = context;
  const part = quantity.form === 'fraction';
  const after = unitAt(
    words,
    part && lowerNear(words, quantity.number, quantity.next) === 'a' ? quantity.next + 1 : quantity.next,
  );
  const unit = quantity.currency ?? (after ? meant(quantity, after, words) : null);
  if (!unit || unit.measure === 'duration' || quantity.form === 'zero' || quantity.form === 'article') {
    return null;
  }
  const end = after && (!quantity.currency || after.measure === 'money') ? after.next : quantity.next;
  const next = conversionEnd(words, end);
  const what = measured(context, next);
  return {
    quantity: part ? times(quantity, 0.01) : quantity, // "half a ton": fractions are read in percent
    family: 'measure',
    first: quantity.first,
    next: what?.next ?? next,
    free: next,
    unit: unit.unit,
    what: what?.text ?? (unit.measure === 'percent' ? 'share' : unit.measure),
    head: null,
    fate: null,
    previous: earlierOf(quantity),
  };
}

/** Words that are money only in some number: "30 won seats", but "30,000 won". */
const LEAST_MONEY = new Map([
  ['KRW', 100],
  ['DEM', 100],
]);
const LEAST_STERLING = 1e5;

/** The unit that is meant: "500 million pounds" are money, but "500 pounds" and "500,000 pounds of flour" weigh. */
function meant(quantity: Quantity, unit: UnitAt, words: readonly Word[]): Unit | null {
  const size = quantity.value ?? quantity.min ?? quantity.max ?? 0;
  if (size < (LEAST_MONEY.get(unit.unit) ?? 0)) return null;
  const weighs = unit.unit !== 'pounds' || size < LEAST_STERLING || words[unit.next]?.lower === 'of';
  return weighs ? unit : { measure: 'money', unit: 'GBP' };
}

/** Index after "(450 miles)" where the measure is given again in another unit, else `at`. */
function conversionEnd(words: readonly Word[], at: number): number {
  if (!/^\s*[([]$/.test(words[at]?.gap ?? '')) return at;
  for (let next = at; next < at + 8; next++) {
    const word = wordNear(words, at - 1, next + 1);
    if (!word) return next + 1;
    if (/^\s*[)\]]/.test(word.gap)) return next + 1;
  }
  return at;
}

const WAYS = wordSet('north south east west northeast northwest southeast southwest inside outside away off');
const OF_WHAT = wordSet('of in worth');

/** What is measured: "of medical supplies", "in aid", "north of Kisangani", the zone in "a 12-mile zone". */
function measured(context: Context, at: number): { text: string; next: number } | null {
  const { words } = context;
  const unit = words[at - 1];
  const link = wordNear(words, at - 1, at);
  if (!unit || !link || !spaced(link)) return null;
  const way = WAYS.has(link.lower);
  const linked = way || OF_WHAT.has(link.lower) || link.lower === 'from' || link.lower === 'for';
  if (!linked && !hyphened(unit)) return null;
  const joint = way && /^(?:of|from)$/.test(lowerNear(words, at, at + 1)) ? at + 1 : at;
  const after = linked ? joint + 1 : at;
  const phrase = phraseAt(
    words,
    /^(?:the|its|their|this|a)$/.test(lowerNear(words, at, after)) ? after + 1 : after,
  );
  if (!phrase) return null;
  const first = OF_WHAT.has(link.lower) || !linked ? phrase.first : at;
  return { text: wording(context, first, phrase.next), next: phrase.next };
}
