import { fateOf } from './fates.ts';
import { unitAt } from './measures.ts';
import { type Context, earlierOf, type Proposal } from './proposal.ts';
import type { Quantity } from './quantities.ts';
import { lowerNear, type Word, wordNear, wordSet } from './words.ts';

interface Evidence {
  readonly name: string;
  test(quantity: Quantity, words: readonly Word[]): boolean;
}

const TOTALLING = wordSet(
  'number numbers numbered numbering total totals totaled totalled totaling totalling reach reaches reached reaching',
  'hit averaged averages',
);
const TALLIES = wordSet(
  'toll tolls total totals number numbers strength figure force forces population count size',
);
const MOVED = wordSet(
  'rise rose risen rising drop dropped fall fell fallen bring brings bringing brought increase increased cut reduce',
  'reduced grow grew grown climbed raise raised up down expand expanded set',
);
const TALLY_REACH = 14;
const MOVE_REACH = 5;

/** What makes a number with no noun a figure all the same, besides a fate. */
const EVIDENCE: readonly Evidence[] = [
  {
    name: 'bounded: more than 5,500',
    test: ({ bounds }) =>
      bounds.has('least') || bounds.has('most') || bounds.has('short') || bounds.has('about'),
  },
  { name: 'vague: hundreds', test: ({ form }) => form === 'vague' },
  { name: 'in thousands: 4,899', test: ({ number }, words) => words[number]?.text.includes(',') ?? false },
  { name: 'more of the same: 200 more', test: ({ next }, words) => words[next - 1]?.lower === 'more' },
  { name: 'risen or fallen: from 9 to 10', test: ({ previous }) => previous !== null },
  {
    name: 'earlier value, which a refiner gives to the figure before it: up from 90, compared with 12',
    test: ({ first }, words) => {
      const link = `${lowerNear(words, first, first - 2)} ${lowerNear(words, first, first - 1)}`;
      return /^(?:up from|down from|compared with|compared to)$/.test(link);
    },
  },
  {
    name: 'noun left out: 247 people in Kenya and 10 in Tanzania',
    test: ({ number, next }, words) => {
      const place = wordNear(words, number, next + 1);
      const joined =
        lowerNear(words, number, number - 1) === 'and' && lowerNear(words, number, next) === 'in';
      return joined && place !== null && /^\p{Lu}/u.test(place.text);
    },
  },
  {
    name: 'tally: numbered 3,200, a population of two million, put the toll at 19, is set to drop to 25',
    test: ({ first }, words) => {
      const before = lowerNear(words, first, first - 1);
      if (TOTALLING.has(before)) return true;
      if (before === 'of') return TALLIES.has(lowerNear(words, first, first - 2));
      if (before !== 'to' && before !== 'at') return false;
      for (let back = 2; back <= TALLY_REACH; back++) {
        const word = lowerNear(words, first, first - back);
        if (TALLIES.has(word) || (before === 'to' && back <= MOVE_REACH && MOVED.has(word))) return true;
      }
      return false;
    },
  },
];

/** "at least 82 were killed", "injured nearly 5,000", "the toll to 4,899", "10 in Tanzania". */
export function bare(quantity: Quantity, { words }: Context): Proposal | null {
  const { form, first, number, next } = quantity;
  if (form !== 'digits' && form !== 'words' && form !== 'vague') return null;
  if (wordNear(words, number, next)?.gap.startsWith('-') || unitAt(words, next)) return null;
  const fate = fateOf(words, first, next);
  if (!fate && !EVIDENCE.some((evidence) => evidence.test(quantity, words))) return null;
  return {
    quantity,
    family: 'bare',
    first,
    next,
    free: next,
    unit: fate ? 'people' : 'units',
    what: fate ?? 'total',
    head: null,
    fate,
    previous: earlierOf(quantity),
  };
}
