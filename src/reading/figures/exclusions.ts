import { firstAfter } from '../../record/span.ts';
import { BLOWS, personsNamed, UNTRACKED } from './nouns.ts';
import type { Context, Proposal } from './proposal.ts';
import type { Quantity } from './quantities.ts';
import { hyphened, lowerNear, type Word, wordNear, wordSet } from './words.ts';

interface NumberRule {
  readonly name: string;
  /** Whether the number is none that counts or measures. */
  test(quantity: Quantity, context: Context): boolean;
}

const MONTHS = wordSet(
  'jan feb mar apr may jun june jul july aug sep sept oct nov dec january february march april august september',
  'october november december',
);
const CLOCK = wordSet("a.m. p.m. am pm gmt o'clock hrs est edt");
const BEFORE_YEARS = wordSet(
  'in since by until till from of after before during early late mid the its their his and to through between',
  'back election elections year around about winter summer spring autumn fall this that',
);
/** What is numbered, not counted: "Article 3", "Flight 800". Those of `NAMED` only with a capital. */
const NUMBERED = wordSet(
  'resolution resolutions article articles section sections chapter chapters no nos number flight boeing airbus',
  'channel route highway room page pages group protocol directive decree post posts level phase stage annex paragraph',
  'rule block title category type class mark model version building gate sector zone district ward psalm verse radio',
  'interstate apollo covid',
);
const NAMED = wordSet('point line area camp unit war act bill');
const YEAR = /^(?:1[5-9]|20)\d\d$/;
const CAPITAL = /^\p{Lu}/u;

/** Numbers that are none of ours, by what stands beside them. */
export const NUMBER_RULES: readonly NumberRule[] = [
  {
    name: 'score, span of years, clock time: 3-1, 1998-1999, 10:35, 9/11',
    test: ({ score, number, next }, { words }) =>
      score || joinsNumber(words, number) || joinsNumber(words, next),
  },
  {
    name: 'part of a name or code: F-16, G8, 20th, 1990s',
    test: ({ number, next, form, currency }, { words }) => {
      if (form !== 'digits') return false;
      const word = words[number];
      const tied = word?.gap === '' || (word !== undefined && hyphened(word));
      if (!currency && tied && wordNear(words, number, number - 1)) return true;
      const after = wordNear(words, number, next);
      return after?.gap === '' && /^(?:st|nd|rd|th|[a-ln-z])$/.test(after.lower);
    },
  },
  {
    name: 'day of a month: Aug. 7, 12 March',
    test: ({ number, next, form }, { words }) => {
      const [before, after] = [wordNear(words, number, number - 1), wordNear(words, number, next)];
      return form === 'digits' && (isMonth(before) || (isMonth(after) && (words[number]?.digits ?? 99) < 32));
    },
  },
  {
    name: 'year: in 1997',
    test: ({ number, currency, bounds }, { words }) => {
      const word = words[number];
      const before = wordNear(words, number, number - 1);
      if (!word || !before || currency || !YEAR.test(word.text)) return false;
      if (bounds.has('least') || bounds.has('most')) return false;
      return (
        BEFORE_YEARS.has(before.lower) ||
        CAPITAL.test(before.text) ||
        /'s$/.test(before.lower) ||
        word.gap.includes(',')
      );
    },
  },
  {
    name: 'date or time of day that the time reader found',
    test: ({ number }, { words, times }) => {
      const word = words[number];
      if (!word) return false;
      const time = times[firstAfter(times, word.start)];
      return time !== undefined && time.start <= word.start && (time.type === 'DATE' || time.type === 'TIME');
    },
  },
  {
    name: 'clock time: 6 a.m., 0735',
    test: ({ number, next }, { words }) =>
      CLOCK.has(lowerNear(words, number, next)) || /^0\d/.test(words[number]?.text ?? ''),
  },
  {
    name: 'numbered thing: Resolution 1441, Article 3, posts 542 and 543, Group of Eight',
    test: ({ number, form }, { words }) => {
      if (form !== 'digits' && form !== 'words') return false;
      const [before, second, third] = [1, 2, 3].map((back) => lowerNear(words, number, number - back));
      if (NAMED.has(before ?? '')) return CAPITAL.test(words[number - 1]?.text ?? '');
      if (before === 'and') return /^\d/.test(second ?? '') && NUMBERED.has(third ?? '');
      return NUMBERED.has(before ?? '') || (before === 'of' && second === 'group');
    },
  },
  {
    name: 'age or rate: aged 30, one in three, for every 100',
    test: ({ number, first }, { words }) => {
      const before = lowerNear(words, first, first - 1);
      if (before === 'in') return /^(?:one|\d+)$/.test(lowerNear(words, number, number - 2));
      return /^(?:aged?|every|each|per)$/.test(before);
    },
  },
  {
    name: 'one of, no one, the one',
    test: ({ number, next, value, form }, { words }) => {
      if (value !== 1 || form !== 'words') return false;
      const before = lowerNear(words, number, number - 1);
      return lowerNear(words, number, next) === 'of' || /^(?:no|any|every|the|this|that|each)$/.test(before);
    },
  },
];

interface FigureRule {
  readonly name: string;
  /** Whether the number counts something that is no figure. */
  test(proposal: Proposal, context: Context): boolean;
}

const DEFINITE = wordSet('the these those both its his her their our my your');
const RANKED = wordSet('past top next last leading main');
const SMALL_GROUP = 10;
const OLDEST = 120;

/** Counts that nobody tracks, by what is counted. */
export const FIGURE_RULES: readonly FigureRule[] = [
  {
    name: 'untracked noun: two sides, three times',
    test: ({ head, family, fate }) => family === 'count' && fate === null && UNTRACKED.has(head ?? ''),
  },
  {
    name: 'year before a noun: a 2001 memorandum',
    test: ({ quantity, family, unit, head }, { words }) =>
      family === 'count' && YEAR.test(words[quantity.next - 1]?.text ?? '') && unit === head,
  },
  {
    name: 'wholly: 100 percent sure',
    test: ({ quantity, unit, free }, { words }) =>
      unit === 'percent' && quantity.value === 100 && words[free]?.lower !== 'of',
  },
  {
    name: 'several of something, unless their fate is told',
    test: ({ quantity, fate, family }) =>
      quantity.form === 'several' && fate === null && family !== 'duration',
  },
  {
    name: 'age group: voters under 30',
    test: ({ family, quantity, first }, { words }) =>
      family === 'bare' &&
      /^(?:over|under|above|below)$/.test(words[first]?.lower ?? '') &&
      (quantity.min ?? quantity.max ?? OLDEST) < OLDEST &&
      personsNamed(words[first - 1]?.text ?? '') !== null,
  },
  {
    name: 'one as an article: one lawmaker, only one option',
    test: ({ quantity, family, fate, head }) => {
      const { bounds } = quantity;
      if (family !== 'count' || quantity.value !== 1 || fate !== null || BLOWS.has(head ?? '')) return false;
      return bounds.size === 0 || (bounds.size === 1 && bounds.has('none'));
    },
  },
  {
    name: 'known small group: the two leaders, its three members, the top two, the other two',
    test: ({ quantity, family }, { words }) => {
      const { value, bounds, number, first } = quantity;
      if (family !== 'count' || value === null || value > SMALL_GROUP) return false;
      const phrase = `${lowerNear(words, number, number - 2)} ${lowerNear(words, number, number - 1)}`;
      if (phrase === 'the other') return true;
      const before = lowerNear(words, first, first - 1);
      const ranked = RANKED.has(before) && DEFINITE.has(lowerNear(words, first, first - 2));
      return bounds.size === 0 && (ranked || DEFINITE.has(before) || /'s$/.test(before));
    },
  },
];

/** Whether word `at` is a number tied to the number before it: "10:35", "1998-1999". */
function joinsNumber(words: readonly Word[], at: number): boolean {
  const word = wordNear(words, at - 1, at);
  return (
    word !== null && word.digits !== null && words[at - 1]?.digits !== null && /^[:/.–-]$/.test(word.gap)
  );
}

function isMonth(word: Word | null): boolean {
  return word !== null && MONTHS.has(word.lower) && CAPITAL.test(word.text);
}
