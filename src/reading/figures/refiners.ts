import { timeBeside } from './circumstances.ts';
import type { Context, Family, Proposal } from './proposal.ts';
import { lowerNear, wordSet } from './words.ts';

/** Changes the list of figures as a whole: merges, drops. */
export type Refiner = (proposals: readonly Proposal[], context: Context) => Proposal[];

/** In order. */
export const REFINERS: readonly Refiner[] = [
  comparisons, // first: an earlier value is no repeat
  repeats,
];

/** In words, and in figures. */
const NEAR = 20;
const LOOK_BACK = 3;

/** Takes "up from about 100,000", "compared with 9 percent", "from 40 … to 60" into the figure they are compared with. */
function comparisons(proposals: readonly Proposal[], context: Context): Proposal[] {
  const kept: Proposal[] = [];
  for (const proposal of proposals) {
    const other = kept.slice(-LOOK_BACK).findLast((one) => isLike(one, proposal, context));
    const at = other ? kept.lastIndexOf(other) : -1;
    if (other && follows(other, proposal, context)) kept[at] = compared(other, proposal, context);
    else if (other && leads(other, proposal, context)) kept[at] = compared(proposal, other, context);
    else kept.push(proposal);
  }
  return kept;
}

/** Whether both stand near in one sentence and may count the same: the same unit, or one with no noun and a count. */
function isLike(a: Proposal, b: Proposal, { words }: Context): boolean {
  const near = words[a.first]?.sentence === words[b.first]?.sentence && b.first - a.next < NEAR;
  const counts = COUNTS.has(a.family) && COUNTS.has(b.family);
  return near && (a.unit === b.unit || (counts && (a.family === 'bare' || b.family === 'bare')));
}

const COUNTS: ReadonlySet<Family> = new Set<Family>(['count', 'bare', 'compound']);

/** "60, up from 40", "rose to 60 from 40", "60 compared with 40", "60 against 40". */
function follows(now: Proposal, earlier: Proposal, { words }: Context): boolean {
  const link = lowerNear(words, earlier.first, earlier.first - 1);
  const before = lowerNear(words, earlier.first, earlier.first - 2);
  if (link === 'from') return UP_OR_DOWN.has(before) || lowerNear(words, now.first, now.first - 1) === 'to';
  if (link === 'with' || link === 'to') return before === 'compared';
  return link === 'against' && earlier.family !== 'count';
}

const UP_OR_DOWN = wordSet('up down increase drop rise fall decline');

/** "from 40 percent to 60 percent". */
function leads(earlier: Proposal, now: Proposal, { words }: Context): boolean {
  const from = lowerNear(words, earlier.first, earlier.first - 1) === 'from';
  return from && lowerNear(words, now.first, now.first - 1) === 'to' && now.first - earlier.next < 4;
}

function compared(now: Proposal, earlier: Proposal, context: Context): Proposal {
  const { value, min, max } = earlier.quantity;
  const number = value ?? min ?? max;
  return number === null ? now : { ...now, previous: { value: number, when: timeBeside(earlier, context) } };
}

const DEFINITE = wordSet('the these those');
/** From this number on, the same number of people with the same fate are the same people. */
const TELLING = 4;

/** Keeps the first mention: "14 foreigners … the 14 foreigners", "four rebels killed … four insurgents died". */
function repeats(proposals: readonly Proposal[], { words }: Context): Proposal[] {
  const seen = new Set<string>();
  return proposals.filter(({ quantity, family, unit, head, fate }) => {
    const { value, min, max } = quantity;
    const number = `${value}|${min}|${max}`;
    const telling = (value ?? 0) >= TELLING;
    const keys = [`${number}|${unit}|${head}|${fate}`];
    if (fate && telling) keys.push(`${number}|${fate}`);
    const noun = `${number}|the|${head}`;
    const definite = DEFINITE.has(lowerNear(words, quantity.first, quantity.first - 1));
    const back = head !== null && (definite || (fate === null && telling));
    const another = words[quantity.number - 1]?.lower === 'another';
    const repeated = keys.some((key) => seen.has(key)) || (back && seen.has(noun));
    for (const key of [...keys, noun]) seen.add(key);
    return !repeated || family === 'zero' || another;
  });
}
