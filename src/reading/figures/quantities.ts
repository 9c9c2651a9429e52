import { type Bound, boundsAround } from './bounds.ts';
import { type Numeral, type NumeralForm, numeralAt } from './numerals.ts';
import { type Unit, unitNamed } from './units.ts';
import { hyphened, lowerNear, spaced, type Word, wordNear, wordSet } from './words.ts';

/** A number or range with its bounds, before it is known what it counts. */
export interface Quantity {
  /** Index of the first word, bounds included. */
  readonly first: number;
  /** Index of the first word of the number itself. */
  readonly number: number;
  /** Index of the word after the last, bounds included. */
  readonly next: number;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** The earlier value, where the number is written "from 9 to 10". */
  readonly previous: number | null;
  readonly form: NumeralForm;
  readonly bounds: ReadonlySet<Bound>;
  /** Where a currency sign stands before the number. */
  readonly currency: Unit | null;
  /** "5-3", "1998-1999", "10:35": two numbers that make neither a range nor one number. */
  readonly score: boolean;
}

/** All numbers of the article in order, none overlapping. */
export function quantitiesOf(words: readonly Word[]): Quantity[] {
  const quantities: Quantity[] = [];
  for (let at = 0; at < words.length; ) {
    const numeral = numeralAt(words, at);
    if (!numeral) {
      at++;
      continue;
    }
    const quantity = quantityOf(words, numeral);
    quantities.push(quantity);
    at = Math.max(quantity.next, at + 1);
  }
  return quantities;
}

/** The same quantity in a unit so many times smaller: decades in years. */
export function times(quantity: Quantity, by: number): Quantity {
  const scaled = (number: number | null) => (number === null ? null : number * by);
  const { value, min, max } = quantity;
  return { ...quantity, value: scaled(value), min: scaled(min), max: scaled(max) };
}

function quantityOf(words: readonly Word[], numeral: Numeral): Quantity {
  const to = rangeEnd(words, numeral);
  const last = to ?? numeral;
  const sign = currencyBefore(words, numeral.first);
  const { first, next, bounds } = boundsAround(words, sign?.at ?? numeral.first, last.next);
  const currency = sign?.unit ?? null;
  const rest = {
    first,
    next,
    number: numeral.first,
    form: numeral.form,
    bounds,
    currency,
    previous: null,
    score: false,
  };
  if (to) {
    const scale = numeral.scale === 1 && to.scale >= 1000 ? to.scale : 1;
    const [low, high] = [numeral.number * scale, to.number];
    if (changes(words, numeral)) return { ...rest, value: high, min: null, max: null, previous: low };
    if (low < high) return { ...rest, value: null, min: low, max: high };
    return { ...rest, value: low, min: null, max: null, score: true };
  }
  const { number } = numeral;
  if (bounds.has('least')) return { ...rest, value: null, min: number, max: null };
  if (bounds.has('most') && !movesUpTo(words, first)) return { ...rest, value: null, min: null, max: number };
  if (numeral.form === 'vague' || numeral.form === 'several') {
    return { ...rest, value: null, min: number, max: null };
  }
  const max = bounds.has('short') ? number : null;
  return { ...rest, value: number, min: null, max };
}

/** The upper end of a range: "200 to 300", "200-300", "between 5 and 10", "two or three". */
function rangeEnd(words: readonly Word[], low: Numeral): Numeral | null {
  if (low.form !== 'digits' && low.form !== 'words') return null;
  const joint = wordNear(words, low.first, low.next);
  if (!joint) return null;
  if (low.form === 'digits' && /^\s?[-–—]\s?$/.test(joint.gap) && joint.digits !== null)
    return highAt(words, low.next);
  if (!spaced(joint)) return null;
  const linked =
    joint.lower === 'to' ||
    (joint.lower === 'or' && low.number < 20) ||
    (joint.lower === 'and' && words[low.first - 1]?.lower === 'between');
  const after = wordNear(words, low.first, low.next + 1);
  if (!linked || !after || !(spaced(after) || hyphened(after))) return null;
  const high = highAt(words, low.next + 1);
  if (!high || yearly(words, low)) return null;
  return high.number > low.number || high.scale > low.scale || changes(words, low) ? high : null;
}

const CHANGES = wordSet(
  'rise rises risen rising rose increase increases increased increasing grow grows grew grown growing climb climbs',
  'climbed climbing jump jumps jumped jumping surge surges surged surging expand expands expanded expanding double',
  'doubles doubled doubling triple triples tripled tripling raise raises raised raising boost boosts boosted boosting',
  'fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases',
  'decreased decreasing reduce reduces reduced reducing cut cuts cutting shrink shrank shrunk slash slashed slashing',
  'lower lowers lowered lowering change changes changed changing go goes went gone going move moved slid slump slumped',
  'nudge nudged edge edged tick ticked inch inched bring brings brought bringing swell swells swelled swelling',
);

/** Whether "from 9 to 10" is a change, not a range: a verb of rising or falling stands before, or "up", "down". */
function changes(words: readonly Word[], low: Numeral): boolean {
  if (lowerNear(words, low.first, low.first - 1) !== 'from') return false;
  return /^(?:up|down)$/.test(lowerNear(words, low.first, low.first - 2)) || moves(words, low.first - 1);
}

function moves(words: readonly Word[], end: number): boolean {
  for (let back = 1; back <= 7; back++) if (CHANGES.has(lowerNear(words, end, end - back))) return true;
  return false;
}

/** "will bring its numbers up to 15,000": where they come to, not a bound. */
function movesUpTo(words: readonly Word[], first: number): boolean {
  const phrase = words[first]?.lower === 'up' && words[first + 1]?.lower === 'to';
  return phrase && !/^(?:by|of)$/.test(lowerNear(words, first, first - 1)) && moves(words, first);
}

/** "from 2000 to 4,899": the year is no lower end. */
function yearly(words: readonly Word[], { first, next }: Numeral): boolean {
  return next === first + 1 && /^(?:1[5-9]|20)\d\d$/.test(words[first]?.text ?? '');
}

function highAt(words: readonly Word[], at: number): Numeral | null {
  const high = numeralAt(words, /^[$€£¥]$/.test(words[at]?.text ?? '') ? at + 1 : at);
  return high && (high.form === 'digits' || high.form === 'words') ? high : null;
}

const CURRENCIES = /^(?:\p{Sc}|dlrs?|usd|eur|gbp|cny|rmb|rub|inr|cad|aud|hkd|chf)$/u;
const DOLLARS = new Map([
  ['us', 'USD'],
  ['u.s.', 'USD'],
  ['a', 'AUD'],
  ['c', 'CAD'],
  ['hk', 'HKD'],
  ['s', 'SGD'],
  ['nz', 'NZD'],
]);

/** The currency written before a number, with the index of its first word: "$", "US$", "dlrs". */
function currencyBefore(words: readonly Word[], number: number): { unit: Unit; at: number } | null {
  const sign = wordNear(words, number, number - 1);
  if (!sign || !CURRENCIES.test(sign.lower)) return null;
  const named = unitNamed(sign.lower);
  if (!named) return null;
  const country = wordNear(words, number, number - 2);
  const code = sign.text === '$' && sign.gap === '' && country ? DOLLARS.get(country.lower) : undefined;
  return code ? { unit: { measure: 'money', unit: code }, at: number - 2 } : { unit: named, at: number - 1 };
}
