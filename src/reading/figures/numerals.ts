import { hyphened, spaced, type Word, wordNear, wordSet } from './words.ts';

/** How a number is written: 12; twelve; dozens; several; a third; a; no. */
export type NumeralForm = 'digits' | 'words' | 'vague' | 'several' | 'fraction' | 'article' | 'zero';

/** A number as written, before words like "about" or "at least" are weighed. */
export interface Numeral {
  /** Index of the first word, and of the one after the last. */
  readonly first: number;
  readonly next: number;
  readonly number: number;
  readonly form: NumeralForm;
  /** The power word at its end ("million"), which a range shares; 1 where there is none. */
  readonly scale: number;
}

const SMALL = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]),
);
const SCALES = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['mln', 1e6],
  ['bln', 1e9],
  ['lakh', 1e5],
  ['crore', 1e7],
]);
/** Letters that touch the digits: "$1.2bn", "5m people". */
const SUFFIXES = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
  ['b', 1e9],
  ['tn', 1e12],
]);
/** The least number that a plural of no stated number stands for, as GUIDE.md sets it: two of the unit. */
const PLURALS = new Map([
  ['dozens', 24],
  ['scores', 40],
  ['hundreds', 200],
  ['thousands', 2000],
  ['millions', 2e6],
  ['billions', 2e9],
]);
const PARTS = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fourth', 4],
  ['fourths', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['sixth', 6],
  ['sixths', 6],
  ['tenth', 10],
  ['tenths', 10],
]);

const ARTICLES = wordSet('a an another');
const LONG = wordSet('minute hour day week month year decade century');

/** Reads the number that begins at word `at`, longest first; null where none does. */
export function numeralAt(words: readonly Word[], at: number): Numeral | null {
  const word = words[at];
  if (!word) return null;
  return (
    pluralAt(words, at) ??
    severalAt(words, at) ??
    fractionAt(words, at) ??
    cardinalAt(words, at) ??
    (word.lower === 'no' ? make(at, at + 1, 0, 'zero') : null) ??
    (ARTICLES.has(word.lower) && !startsNumber(words[at + 1]) ? make(at, at + 1, 1, 'article') : null) ??
    (LONG.has(word.lower) && isLong(words[at + 1]) ? make(at, at, 1, 'article') : null)
  );
}

function make(first: number, next: number, number: number, form: NumeralForm, scale = 1): Numeral {
  // Sums like 1.1 * 1e6 leave binary dust.
  return { first, next, number: Number(number.toPrecision(12)), form, scale };
}

/** "dozens", "hundreds of thousands", "tens of millions". */
function pluralAt(words: readonly Word[], at: number): Numeral | null {
  const word = words[at]?.lower ?? '';
  const many =
    joined(words, at + 1, 'of') && joined(words, at + 2) ? PLURALS.get(words[at + 2]?.lower ?? '') : 0;
  if (many && word === 'tens') return make(at, at + 3, many * 10, 'vague');
  const own = PLURALS.get(word);
  if (!own) return null;
  return many && own < many ? make(at, at + 3, (own * many) / 2, 'vague') : make(at, at + 1, own, 'vague');
}

/** "several", "several thousand", "a few hundred", "a handful of", "a couple of". */
function severalAt(words: readonly Word[], at: number): Numeral | null {
  const bare = words[at]?.lower === 'several';
  const led = words[at]?.lower === 'a' && joined(words, at + 1);
  const second = words[at + 1]?.lower ?? '';
  const few = led && second === 'few';
  if (bare || few) {
    const next = few ? at + 2 : at + 1;
    const scale = scaleAt(words, next);
    const more = scale ? scaleAt(words, next + 1) : 0;
    if (scale && more && scale < more) return make(at, next + 2, 2 * scale * more, 'vague', more);
    return scale ? make(at, next + 1, 2 * scale, 'vague', scale) : make(at, next, 3, 'several');
  }
  if (!led || (second !== 'couple' && second !== 'handful')) return null;
  const next = joined(words, at + 2, 'of') ? at + 3 : at + 2;
  return second === 'couple' ? make(at, next, 2, 'words') : make(at, next, 3, 'several');
}

function scaleAt(words: readonly Word[], at: number): number {
  return joined(words, at) ? (SCALES.get(words[at]?.lower.replace(/s$/, '') ?? '') ?? 0) : 0;
}

/** "half", "a third", "two-thirds", "three quarters", "the northern third"; in percent. */
function fractionAt(words: readonly Word[], at: number): Numeral | null {
  const lone = words[at]?.lower ?? '';
  if (lone === 'half' || lone === 'third') {
    const scaled = lone === 'half' ? halfScale(words, at) : null;
    return scaled ?? make(at, at + 1, lone === 'half' ? 50 : 33.3, 'fraction');
  }
  const over = lone === 'a' ? 1 : SMALL.get(lone);
  const part = words[at + 1];
  const under = part && over && (spaced(part) || hyphened(part)) ? PARTS.get(part.lower) : undefined;
  if (!under || !over || over >= under) return null;
  const scaled = part?.lower === 'half' && lone === 'a' ? halfScale(words, at + 1, at) : null;
  return scaled ?? make(at, at + 2, Math.round((1000 * over) / under) / 10, 'fraction');
}

/** "half a million", "a half million", "half a dozen". */
function halfScale(words: readonly Word[], half: number, first = half): Numeral | null {
  const at = joined(words, half + 1, 'a') ? half + 2 : half + 1;
  const scale = joined(words, at) ? SCALES.get(words[at]?.lower ?? '') : undefined;
  return scale ? make(first, at + 1, scale / 2, 'words', scale) : null;
}

const LONGEST = 12;

/** "12", "1.5 million", "twenty-five", "two hundred and fifty", "a dozen", "two and a half", "5 1/2". */
function cardinalAt(words: readonly Word[], first: number): Numeral | null {
  const form = words[first]?.digits != null ? 'digits' : 'words';
  const head = form === 'digits' ? digitsAt(words, first) : (oneAt(words, first) ?? smallAt(words, first));
  if (!head) return null;
  let [part, at, scale = 1] = head;
  let sum = 0;
  while (at - first < LONGEST) {
    const next = words[at];
    if (!next || !(spaced(next) || hyphened(next))) break;
    const power = SCALES.get(next.lower);
    if (power) {
      part *= power;
      scale = power;
      if (power >= 1000) [sum, part] = [sum + part, 0];
      at++;
    } else if (isHalf(words, at) && part > 0) {
      part += 0.5;
      at += 3;
    } else {
      const and = next.lower === 'and' && joined(words, at + 1) ? 1 : 0;
      const small = form === 'words' && scale > 12 ? smallAt(words, at + and) : null;
      if (!small || small[0] === 0) break;
      part += small[0];
      at = small[1];
      scale = 1;
    }
  }
  return make(first, at, sum + part, form, scale);
}

/** A number, the index after it and the power that its last letters stand for. */
type Head = [number: number, next: number, scale?: number];

/** "12", "5 1/2", "1.2bn"; "m" after digits is metres, but million after a currency sign. */
function digitsAt(words: readonly Word[], at: number): Head | null {
  const number = words[at]?.digits;
  if (number == null) return null;
  const [after, under] = [wordNear(words, at, at + 1), wordNear(words, at, at + 2)];
  if (
    after &&
    spaced(after) &&
    under?.gap === '/' &&
    after.digits &&
    under.digits &&
    after.digits < under.digits
  ) {
    return [number + after.digits / under.digits, at + 3];
  }
  const power = after?.gap === '' ? SUFFIXES.get(after.lower) : undefined;
  const money = /^\p{Sc}$/u.test(words[at - 1]?.text ?? '');
  return power && (after?.lower !== 'm' || money) ? [number * power, at + 2, power] : [number, at + 1];
}

/** The "a" of "a dozen", "a hundred". */
function oneAt(words: readonly Word[], at: number): Head | null {
  return /^an?$/.test(words[at]?.lower ?? '') && scaleAt(words, at + 1) ? [1, at + 1] : null;
}

/** A number word below a hundred and the index after it: "twenty", "twenty-five", "seven". */
function smallAt(words: readonly Word[], at: number): Head | null {
  const lower = words[at]?.lower ?? '';
  const tens = TENS.get(lower);
  if (tens) {
    const one = words[at + 1];
    const unit = one && (hyphened(one) || spaced(one)) ? SMALL.get(one.lower) : undefined;
    return unit && unit < 10 ? [tens + unit, at + 2] : [tens, at + 1];
  }
  const small = SMALL.get(lower);
  return small === undefined ? null : [small, at + 1];
}

function isHalf(words: readonly Word[], at: number): boolean {
  return words[at]?.lower === 'and' && words[at + 1]?.lower === 'a' && words[at + 2]?.lower === 'half';
}

/** "hour-long" is one hour, though no number is written. */
function isLong(word: Word | undefined): boolean {
  return word?.lower === 'long' && hyphened(word);
}

/** Whether a number begins with the word. */
export function startsNumber(word: Word | undefined): boolean {
  return word !== undefined && (word.digits !== null || SMALL.has(word.lower) || TENS.has(word.lower));
}

/** Whether word `at` follows the one before after a space, and is `lower` where that is given. */
function joined(words: readonly Word[], at: number, lower?: string): boolean {
  const word = words[at];
  return word !== undefined && spaced(word) && (lower === undefined || word.lower === lower);
}
