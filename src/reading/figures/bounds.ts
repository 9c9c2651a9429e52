import { hyphened, lowerNear, spaced, type Word, wordNear } from './words.ts';

/** What a word beside a number says of it: at least, at most, just short of, about it, or only which of several. */
export type Bound = 'least' | 'most' | 'short' | 'about' | 'none';

/** What stands before the number. */
const PHRASES: Record<Bound, readonly string[]> = {
  least: [
    'at least',
    'more than',
    'over',
    'well over',
    'just over',
    'a little over',
    'greater than',
    'larger than',
    'bigger than',
    'longer than',
    'no fewer than',
    'not fewer than',
    'no less than',
    'not less than',
    'a minimum of',
    'upwards of',
    'upward of',
    'in excess of',
    'exceeding',
    'exceeds',
    'exceed',
    'exceeded',
    'topped',
    'topping',
    'surpassed',
    'surpassing',
    'above',
  ],
  most: [
    'up to',
    'at most',
    'as many as',
    'as much as',
    'as long as',
    'as far as',
    'no more than',
    'not more than',
    'no longer than',
    'fewer than',
    'less than',
    'under',
    'below',
    'a maximum of',
  ],
  short: ['nearly', 'almost', 'close to', 'just under', 'virtually'],
  about: [
    'about',
    'around',
    'some',
    'roughly',
    'approximately',
    'an estimated',
    'estimated',
    'circa',
    'or so',
  ],
  none: [
    'only',
    'just',
    'exactly',
    'precisely',
    'a total of',
    'a combined',
    'a further',
    'an additional',
    'additional',
    'a record',
    'another',
    'other',
    'further',
    'all',
    'a mere',
    'the other',
    'the last',
    'the first',
    'the remaining',
    'within',
    'even',
    'fully',
    'yet another',
  ],
};
const AFTER = new Map<string, Bound>([
  ['or more', 'least'],
  ['plus', 'least'],
  ['+', 'least'],
  ['or less', 'most'],
  ['or fewer', 'most'],
  ['or so', 'about'],
  ['odd', 'about'],
  ['more', 'none'],
]);

const LONGEST = 4;
const BEFORE = new Map<string, Bound>();
for (const bound of Object.keys(PHRASES) as Bound[])
  for (const phrase of PHRASES[bound]) BEFORE.set(phrase, bound);

export interface Bounds {
  /** Index of the first word of the bounds, and of the one after the number and what bounds it from behind. */
  readonly first: number;
  readonly next: number;
  readonly bounds: ReadonlySet<Bound>;
}

const MOST_PHRASES = 3;

/** All bounds around the number of words `first` to `next`: "at least some 200", "20 or more". */
export function boundsAround(words: readonly Word[], first: number, next: number): Bounds {
  const bounds = new Set<Bound>();
  let from = first;
  for (let phrases = 0; phrases < MOST_PHRASES; phrases++) {
    const length = phraseBefore(words, from, bounds);
    if (!length) break;
    from -= length;
  }
  return { first: from, next: next + phraseAfter(words, next, bounds), bounds };
}

/** Words of the longest bounding phrase that ends before `end`; 0 where there is none. Adds to `bounds`. */
function phraseBefore(words: readonly Word[], end: number, bounds: Set<Bound>): number {
  let phrase = '';
  let longest = 0;
  let found: Bound | null = null;
  for (let length = 1; length <= LONGEST; length++) {
    const word = words[end - length];
    const after = words[end - length + 1];
    if (!word || !after || word.sentence !== after.sentence || !spaced(after)) break;
    phrase = phrase ? `${word.lower} ${phrase}` : word.lower;
    const bound = BEFORE.get(phrase);
    if (bound) {
      longest = length;
      found = bound;
    }
  }
  if (found) bounds.add(found);
  return longest;
}

/** Words of the bounding phrase that begins at `at`, right after the number. Adds to `bounds`. */
function phraseAfter(words: readonly Word[], at: number, bounds: Set<Bound>): number {
  const head = wordNear(words, at - 1, at);
  if (!head || !(spaced(head) || hyphened(head) || head.gap === '')) return 0;
  const pair = `${head.lower} ${lowerNear(words, at, at + 1)}`;
  const bound = AFTER.get(head.lower) ?? AFTER.get(pair);
  if (!bound) return 0;
  bounds.add(bound);
  return AFTER.has(head.lower) ? 1 : 2;
}
