import { type Fate, fateNamed } from './nouns.ts';
import { startsNumber } from './numerals.ts';
import { lowerNear, spaced, type Word, wordNear, wordSet } from './words.ts';

const REACH = 9;
const TRANSITIVE = /(?<!^di|perish)(?:ed|ing)$|^kills?$/;
const CLAIMED = wordSet('claim claims claimed claiming cost costs costing');
const AUXILIARIES = wordSet(
  'was were be been being is are have has had left reported feared confirmed found believed said to',
);
const FILLERS = wordSet(
  'also more other others people seriously critically slightly badly still reportedly in and both all',
);
const CLAUSES = wordSet('who which that by when after as while including');
/** Fates that need no auxiliary: "more than 100 died", "three went missing". */
const FINITE = wordSet('died die perished killed dead wounded injured missing');
/** A direct object follows: "gunmen killed a guard". */
const OBJECTS = wordSet(
  'a an the some about more over several dozens scores hundreds thousands his her its their',
);

/** What became of those counted by words `first` to `next`: "killing one soldier", "14 were captured"; or null. */
export function fateOf(words: readonly Word[], first: number, next: number): Fate | null {
  for (let at = first; at < next; at++) {
    const inside = fateNamed(words[at]?.lower ?? '');
    if (inside) return inside;
  }
  return fateBefore(words, first, next) ?? fateAfter(words, next);
}

/** "killing one soldier", "wounded over 5,000", "claimed 60 lives". */
function fateBefore(words: readonly Word[], first: number, next: number): Fate | null {
  const start = words[first];
  const before = lowerNear(words, first, first - 1);
  if (!start || !spaced(start)) return null;
  if (CLAIMED.has(before) && words[next - 1]?.lower === 'lives') return 'killed';
  return TRANSITIVE.test(before) ? fateNamed(before) : null;
}

/** A passive after the count, over what is joined to it by "and": "and an Afghan soldier were killed". */
function fateAfter(words: readonly Word[], next: number): Fate | null {
  let passive = false;
  for (let at = next; at < next + REACH; at++) {
    const word = wordNear(words, next - 1, at);
    if (!word || /[;:.()]|--|—|\n\s*\n/.test(word.gap)) return null;
    const fate = fateNamed(word.lower);
    if (fate) {
      if (/(?:[^s]ing|s)$/.test(word.lower) || (!passive && takesObject(words, at))) return null;
      return passive || at === next || FINITE.has(word.lower) ? fate : null;
    }
    if (word.gap.includes(',')) return null;
    if (AUXILIARIES.has(word.lower)) passive = true;
    else if ((passive && !FILLERS.has(word.lower)) || CLAUSES.has(word.lower)) return null;
  }
  return null;
}

function takesObject(words: readonly Word[], verb: number): boolean {
  const after = wordNear(words, verb, verb + 1);
  if (!after || !spaced(after)) return false;
  const atLeast = after.lower === 'at' && lowerNear(words, verb, verb + 2) === 'least';
  return OBJECTS.has(after.lower) || startsNumber(after) || atLeast;
}
