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
  PREPOSITIONS,
  QUANTIFIERS,
} from './lexicon.ts';
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
    if (isAddress(word) || modifies(words, i, run)) {
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

function modifies(words: readonly Word[], i: number, run: Run): boolean {
  const word = words[i];
  if (!word || PREPOSITIONS.has(word.lower)) return false;
  if (word.possessive) return false;
  const { lower } = word;
  // After a noun a participle is a verb: "the government exhorted citizens".
  if (run.noun && /(?:ed|ing|s)$/.test(lower)) return lower.endsWith('s') && MODIFIERS.has(lower);
  if (run.names.length > 0 && lower.endsWith('s')) return MODIFIERS.has(lower);
  if (run.names.length > 0 && /(?:ed|ing)$/.test(lower))
    return /^(?:armed|unarmed|retired|exiled|elected|communications|aides)$/.test(lower);
  if (!/^\p{L}/u.test(lower)) return false;
  if (MODIFIERS.has(lower) || lower.includes('-')) return true;
  if (NO_ADJECTIVE.test(lower)) return false;
  if (word.capital && lower.endsWith('an')) return true;
  if (/(?:[^l]ly|ion|ment|ness|ity)$/.test(lower)) return /(?:ion|ment)$/.test(lower) && i > run.from;
  if (/(?:al|ic|ive|ous|ary|ory|ern|ist|ish|ese|less|ful|ible|able)$/.test(lower)) return true;
  // A participle ("armed soldiers") looks like a verb ("accused officials") unless a determiner or adjective led it in.
  if (/(?:ed|ing|ent|ant)$/.test(lower)) return i > run.from || word.capital;
  return word.capital && i > run.from && /^\p{Lu}/u.test(word.text) && !isSentenceWord(lower);
}

function isSentenceWord(lower: string): boolean {
  return /^(?:i|he|she|it|we|they|you|who|which|when|where|while|but|and|or|if|then|there|here|not)$/.test(
    lower,
  );
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

/** Verbs and others that end like adjectives. */
const NO_ADJECTIVE =
  /^(?:g|f|l|d)ive$|^(?:drive|arrive|receive|survive|derive|deprive|revive|thrive|strive|deal|steal|reveal|appeal|heal|meal|signal|trial|rival|arrival|refusal|proposal|denial|vary|assist|insist|resist|persist|consist|exist|enlist|list|finish|publish|establish|punish|wish|abolish|vanish|accomplish|enable|able|unable|concern|govern|unless|less|try|want|sent|spent|meant|went|prevent|present|grant|warrant)$/;
const NO_THING =
  /^(?:and|or|but|nor|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|not|also|who|which|that|whose|where|when|while|if|because|so|then|there|here|he|she|it|they|we|i|now|still|never|always|already|yet|today|yesterday|tomorrow|said|says|say|told|this|last|next|the|a|an|only|needs?|wants?|found|shot|took|held|began|left|made|gave|won|lost|fought|met|sent|put|set|cut|hit|kept|saw|came|went|got|knew|thought|fell|broke|drove|spoke|wrote|led|brought|bought|caught|built|paid|withdrew|flew|threw|struck|became|chose|rose|ran|drew|here)$/;

function isThingIn(first: Word, next: Word | undefined, afterModifiers: boolean): boolean {
  return next?.sentence === first.sentence && isThing(next, afterModifiers);
}

/** Whether the word after a name may be a noun that the name qualifies. */
function isThing(word: Word, afterModifiers: boolean): boolean {
  if (!/^\p{L}/u.test(word.text) || PREPOSITIONS.has(word.lower) || NO_THING.test(word.lower)) return false;
  if (/(?:day|ly)$/.test(word.lower)) return false;
  return (
    afterModifiers ||
    !/(?:ed|ing|s)$/.test(word.lower) ||
    /(?:ings|ants|ions|ments|als|ers|ties)$/.test(word.lower)
  );
}
