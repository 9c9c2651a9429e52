import { startsNumber } from './numerals.ts';
import { follows, hyphened, type Word, wordNear, wordSet } from './words.ts';

/** A noun phrase that follows a number: "suspected Taliban fighters", "of elderly pilgrims". */
export interface Phrase {
  /** Index of its first word (after "of"), of its head and of the word after the last. */
  readonly first: number;
  readonly head: number;
  readonly next: number;
}

const LONGEST = 9;
/** Words that end a noun phrase: prepositions, conjunctions, pronouns, auxiliaries, adverbs, common verbs. */
const ENDS = wordSet(
  'in on at by for from with to into onto of off out up down over under near after before since during until till as',
  'than that which who whom whose where when while if because but though although so nor yet about around between',
  'among amid against along across through throughout within without beyond behind toward towards including despite',
  'via per inside outside aboard besides except',
  'is are was were be been being am has have had having do does did will would shall should can could may might must',
  'not never also just still only even then now already ever more less most each both all any there here it its he',
  'she they them their his her him we us our you your i my this these those the a an what how why',
  'almost nearly roughly some half another several many few about around no',
  'ago later earlier apart away old today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday',
  'said says say told tells called died die dies perished went came come goes go left leave took take takes made',
  'make makes became become becomes began begin remain remained remains got get gets held hold gave give gives kept',
  'keep fled flee fell fall lost lose rose set sent send met meet voted vote live lives lived alone worth',
  'killed wounded injured arrested detained missing captured displaced hurt',
);
/** Participles and adverbs that end the phrase only once a noun was read: "two blasts heard", "two hidden bases". */
const VERBAL = /(?:ed|ing|ly)$/;
/** A fate stands for those it befell: "1,643 wounded", "14 dead". */
const FATE_HEADS = wordSet('dead wounded injured missing killed hurt arrested displaced lives');
const PLURALS = wordSet(
  'people men women children troops police personnel dead wounded injured aircraft staff youth others lives crew',
  'sheep cattle feet teeth media data militia cavalry infantry population',
);
const SINGULAR_S = /(?:ss|us|is|ous|ics|news|as|'s)$/;

/**
 * Reads the noun phrase that begins at word `at`, or after an "of" there; null where there is none.
 * The head is the last plural of the first run of plurals ("arms dealers"), or the last word where there is none.
 */
export function phraseAt(words: readonly Word[], at: number): Phrase | null {
  const of = wordNear(words, at - 1, at)?.lower === 'of';
  const first = of ? skipDeterminers(words, at + 1) : at;
  let head = -1;
  let next = first;
  for (; next < first + LONGEST; next++) {
    const word = wordNear(words, at - 1, next);
    if (!word || !(follows(word) || (next > first && listed(words, next)))) break;
    const named = isPlural(word) && !ENDS.has(word.lower);
    const plural = named || (head < 0 && FATE_HEADS.has(word.lower));
    if (head >= 0 && !plural && !hyphened(word)) break;
    if (!plural && ends(words, next, first)) break;
    // "two-thirds of the city passed": a past tense ends what has no plural.
    if (!plural && next > first && PAST.test(word.lower) && !hyphened(word) && !isPlural(words[next + 1]))
      break;
    if (plural) head = next;
  }
  if (next === first) return null;
  if (head < 0) {
    head = next - 1;
    while (head > first && ADVERB.test(words[head]?.lower ?? '')) head--;
  }
  return { first, head, next: head + 1 };
}

const SIGN = /^[\p{Sc}%+]$/u;
const PAST = /[a-z]ed$/;
const ADVERB = /[a-z]ly$/;

/** Whether the phrase cannot go on with word `at`. */
export function ends(words: readonly Word[], at: number, first: number): boolean {
  const word = words[at];
  if (!word) return true;
  if (word.lower === 'and' || word.lower === 'or') return at === first || !opensNoun(words[at + 1]);
  if (hyphened(word)) return false;
  if (SIGN.test(word.text)) return true;
  const { lower } = words[at - 1] ?? word;
  const capitals = word.text.length > 1 && word.text === word.text.toUpperCase();
  return (
    (ENDS.has(word.lower) && !capitals) || (word.digits !== null && lower !== 'of' && !lower.endsWith("'s"))
  );
}

function opensNoun(word: Word | undefined): boolean {
  return word !== undefined && follows(word) && !ENDS.has(word.lower) && !startsNumber(word);
}

/** A comma between two adjectives: "three young, armed men". */
function listed(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return (
    word !== undefined &&
    /^,\s+$/.test(word.gap) &&
    VERBAL.test(words[at - 1]?.lower ?? '') &&
    isPlural(words[at + 1])
  );
}

export function isPlural(word: Word | undefined): boolean {
  if (!word) return false;
  const { lower } = word;
  if (lower === 's' && word.gap === '') return true; // MiG-29s
  if (PLURALS.has(lower) || /(?:men|women|folk)$/.test(lower)) return true;
  if (/ese$/.test(lower) && lower !== word.text) return true;
  if (!/s$/.test(lower) || lower.length < 4) return false;
  return !SINGULAR_S.test(lower) || (/[^uo]is$/.test(lower) && /^\p{Lu}/u.test(word.text));
}

const DETERMINERS = wordSet('the these those its his her their our this such all them us whom other');

function skipDeterminers(words: readonly Word[], at: number): number {
  return DETERMINERS.has(words[at]?.lower ?? '') ? at + 1 : at;
}
