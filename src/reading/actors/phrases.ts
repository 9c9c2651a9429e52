import type { Span } from '../../record/span.ts';
import type { Name } from '../draft.ts';
import {
  APPROXIMATIONS,
  DEFINITE,
  FORMS_OF_ADDRESS,
  INDEFINITE,
  MODIFIERS,
  NOUNS,
  type Noun,
  PORTFOLIO,
  POSSESSIVES,
  QUANTIFIERS,
} from './lexicon.ts';
import { isThing, modifies } from './shapes.ts';
import type { Word } from './words.ts';

/** A name with the words that hold it: indexes of the first and past the last. */
export interface NamedWords {
  readonly name: Name;
  readonly from: number;
  readonly to: number;
}

export type Determiner = 'definite' | 'indefinite' | 'possessive' | 'none';

/**
 * A noun phrase that may refer to an actor, from its determiner to its head: "the former US officials",
 * "German Foreign Minister Annalena Baerbock", "Russia". What follows the head is linked, not held.
 */
export interface Phrase extends Span {
  /** Words of the phrase: indexes of the first and past the last. */
  readonly from: number;
  to: number;
  readonly sentence: number;
  readonly determiner: Determiner;
  /** Whether a word of number stands before the head: "two", "dozens of", "some". */
  readonly counted: boolean;
  /** "Russia" of "Russia's foreign minister". */
  readonly owner: Phrase | null;
  /** Index of the word "his" of "his foreign minister". */
  readonly ownerPronoun: number | null;
  /** Names before the head, outermost first. */
  readonly modifiers: readonly NamedWords[];
  /** Title words: from the first that is neither determiner nor owner to the last noun before the head name. */
  readonly noun: Noun | null;
  readonly nounAt: number;
  /** The name at the head. */
  name: NamedWords | null;
  /** Whether the head only qualifies a noun which is no actor: "US response", "Geneva talks", "press conference". */
  readonly attributive: boolean;
  /** Where the words after determiner, number and owner begin. */
  readonly core: number;
  /** "of", "for", "in"… and what it leads in, where that stands right after the head. */
  preposition: string | null;
  complements: Phrase[];
  /** The phrase in apposition: "Ivan Petrov, the deputy minister"; each of the two has the other. */
  apposition: Phrase | null;
}

/** Longest run of words that is read as one phrase; keeps hostile text from deep nesting. */
const MOST_WORDS = 24;

/** Finds the phrases of one sentence, words `from` to `to`, in order. Owners are not in the list but in their phrases. */
export function phrasesOf(
  words: readonly Word[],
  from: number,
  to: number,
  named: ReadonlyMap<number, NamedWords>,
): Phrase[] {
  const phrases: Phrase[] = [];
  for (let i = from; i < to; ) {
    const phrase = phraseAt(words, i, to, named);
    if (phrase) phrases.push(phrase);
    i = phrase ? phrase.to : i + 1;
  }
  return phrases;
}

interface Run {
  from: number;
  determiner: Determiner;
  counted: boolean;
  owner: Phrase | null;
  ownerPronoun: number | null;
  core: number;
  names: NamedWords[];
  noun: Noun | null;
  nounAt: number;
  /** Past the last word that may end the phrase. */
  headEnd: number;
}

function phraseAt(
  words: readonly Word[],
  start: number,
  limit: number,
  named: ReadonlyMap<number, NamedWords>,
): Phrase | null {
  const end = Math.min(limit, start + MOST_WORDS);
  let run: Run = newRun(start);
  let i = start;
  for (; i < end; ) {
    const word = words[i];
    if (!word) break;
    const name = named.get(i);
    const empty = run.names.length === 0 && run.noun === null;
    if (name) {
      if (endsBefore(name, run)) break;
      run.names.push(name);
      run.headEnd = name.to;
      i = name.to;
      if (words[i - 1]?.possessive) {
        run = owned(words, run, i);
        continue;
      }
      if (name.name.type === 'PER' && !qualifiesNoun(words, i)) break;
      continue;
    }
    const noun = nounAt(words, i);
    if (noun && !isAddress(word)) {
      run.noun = noun;
      run.nounAt = i;
      i = pastPortfolio(words, i + 1, end, noun);
      run.headEnd = i;
      if (words[i - 1]?.possessive) run = owned(words, run, i);
      continue;
    }
    if (empty && run.core === i && leads(words, i, run)) {
      run.core = ++i;
      continue;
    }
    if (
      isAddress(word) ||
      modifies(word, i > run.from, run.noun ? 'noun' : run.names.length > 0 ? 'name' : 'nothing')
    ) {
      i++;
      continue;
    }
    break;
  }
  return phraseFrom(words, run, i);
}

/** Whether a person's name ends before a noun it qualifies: "Petrov aides", "Petrov campaign spokesman". */
function qualifiesNoun(words: readonly Word[], i: number): boolean {
  const lower = words[i]?.lower ?? '';
  return nounAt(words, i) !== null || (MODIFIERS.has(lower) && NOUNS.has(words[i + 1]?.lower ?? ''));
}

function newRun(from: number): Run {
  return {
    from,
    determiner: 'none',
    counted: false,
    owner: null,
    ownerPronoun: null,
    core: from,
    names: [],
    noun: null,
    nounAt: -1,
    headEnd: -1,
  };
}

/** What was read so far owns what follows: "Russia's" of "Russia's foreign minister". */
function owned(words: readonly Word[], run: Run, at: number): Run {
  const owner = phraseFrom(words, run, at);
  return { ...newRun(run.from), determiner: 'possessive', owner, core: at, headEnd: -1 };
}

/** A name after a person's name, or after a name that ends a phrase of its own, begins the next phrase. */
function endsBefore(name: NamedWords, run: Run): boolean {
  const last = run.names.at(-1);
  if (!last || last.to !== name.from) return false;
  return last.name.type === 'PER';
}

function nounAt(words: readonly Word[], i: number): Noun | null {
  const word = words[i];
  if (!word) return null;
  const noun = NOUNS.get(word.lower);
  if (noun) return noun;
  const dash = word.lower.lastIndexOf('-');
  // "vice-president", "Secretary-General", "ex-minister"
  if (dash <= 0) return null;
  const last = word.lower.slice(dash + 1);
  return NOUNS.get(/^(?:general|elect|designate)$/.test(last) ? word.lower.slice(0, dash) : last) ?? null;
}

function isAddress(word: Word): boolean {
  return word.capital && FORMS_OF_ADDRESS.has(word.lower);
}

/** Index past "of State", "for Foreign Affairs", "of State for Defence" after a title; `at` where none follows. */
export function pastPortfolio(words: readonly Word[], at: number, end: number, noun: Noun): number {
  if (noun.class !== 'person' && noun.lemma !== 'ministry') return at;
  const lead = words[at]?.lower;
  if (lead !== 'of' && lead !== 'for') return at;
  let i = words[at + 1]?.lower === 'the' ? at + 2 : at + 1;
  const first = i;
  while (i < end && PORTFOLIO.has(words[i]?.lower ?? '') && i - first < 4) i++;
  // "president of the National Assembly" is of a body, not for national affairs.
  return i > first && !NOUNS.has(words[i]?.lower ?? '') ? pastPortfolio(words, i, end, noun) : at;
}

/** Reads a determiner, a number or a quantifier ("most of the") at the head of a phrase. */
function leads(words: readonly Word[], i: number, run: Run): boolean {
  const lower = words[i]?.lower ?? '';
  if (POSSESSIVES.has(lower)) {
    run.determiner = 'possessive';
    run.ownerPronoun = i;
    return true;
  }
  if (DEFINITE.has(lower)) {
    run.determiner = 'definite';
    if (lower === 'both') run.counted = true;
    return true;
  }
  if (/^\p{N}/u.test(lower) || QUANTIFIERS.has(lower)) {
    if (INDEFINITE.has(lower) && run.determiner === 'none') run.determiner = 'indefinite';
    run.counted = true;
    return true;
  }
  if (lower === 'a' || lower === 'an') {
    run.determiner = 'indefinite';
    return true;
  }
  if (lower === 'of') return run.counted && run.core > run.from;
  return APPROXIMATIONS.has(lower) && beforeNumber(words, i);
}

function beforeNumber(words: readonly Word[], i: number): boolean {
  let at = i;
  while (APPROXIMATIONS.has(words[at]?.lower ?? '') && at < i + 3) at++;
  const lower = words[at]?.lower ?? '';
  return at > i && (/^\p{N}/u.test(lower) || QUANTIFIERS.has(lower));
}

function phraseFrom(words: readonly Word[], run: Run, stopped: number): Phrase | null {
  const first = words[run.from];
  const last = words[run.headEnd - 1];
  if (!first || !last) {
    // An owner whose thing is no actor ("the Kremlin's demands") stands for itself.
    return run.owner;
  }
  const lastName = run.names.at(-1) ?? null;
  const name = lastName && lastName.from >= run.nounAt ? lastName : null;
  const next = words[stopped];
  const qualifies = name !== null && name.name.type !== 'PER' && name.to === run.headEnd;
  return {
    start: first.start,
    end: last.end,
    from: run.from,
    to: run.headEnd,
    sentence: first.sentence,
    determiner: run.determiner,
    counted: run.counted,
    owner: run.owner,
    ownerPronoun: run.ownerPronoun,
    modifiers: name ? run.names.slice(0, -1) : run.names,
    noun: run.noun,
    nounAt: run.nounAt,
    name,
    attributive: qualifies
      ? isThingIn(first, next, stopped > run.headEnd)
      : name === null &&
        run.noun?.plural === false &&
        !last.possessive &&
        isThingIn(first, words[run.headEnd], false),
    core: run.core,
    preposition: null,
    complements: [],
    apposition: null,
  };
}

function isThingIn(first: Word, next: Word | undefined, afterModifiers: boolean): boolean {
  return next?.sentence === first.sentence && isThing(next, afterModifiers);
}
