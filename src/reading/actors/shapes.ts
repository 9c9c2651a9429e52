import { MODIFIERS, PREPOSITIONS } from './lexicon.ts';
import type { Word } from './words.ts';

/** Verbs and others that end like adjectives. */
const NO_ADJECTIVE =
  /^(?:g|f|l|d)ive$|^(?:drive|arrive|receive|survive|derive|deprive|revive|thrive|strive|deal|steal|reveal|appeal|heal|meal|signal|trial|rival|arrival|refusal|proposal|denial|vary|assist|insist|resist|persist|consist|exist|enlist|list|finish|publish|establish|punish|wish|abolish|vanish|accomplish|enable|able|unable|concern|govern|unless|less|try|want|sent|spent|meant|went|prevent|present|grant|warrant)$/;
const NO_THING =
  /^(?:and|or|but|nor|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|not|also|who|which|that|whose|where|when|while|if|because|so|then|there|here|he|she|it|they|we|i|now|still|never|always|already|yet|today|yesterday|tomorrow|said|says|say|told|this|last|next|the|a|an|only|needs?|wants?|found|shot|took|held|began|left|made|gave|won|lost|fought|met|sent|put|set|cut|hit|kept|saw|came|went|got|knew|thought|fell|broke|drove|spoke|wrote|led|brought|bought|caught|built|paid|withdrew|flew|threw|struck|became|chose|rose|ran|drew|here)$/;

/**
 * Whether a word may stand before a noun: by list, by the endings of English adjectives, by its capital.
 * @param led whether a determiner or another modifier leads it in
 * @param after what of the phrase stands before it
 */
export function modifies(word: Word | undefined, led: boolean, after: 'nothing' | 'name' | 'noun'): boolean {
  if (!word || word.possessive || PREPOSITIONS.has(word.lower)) return false;
  const { lower } = word;
  if (!/^\p{L}/u.test(lower)) return false;
  // After a noun a participle is a verb: "the government exhorted citizens".
  if (after !== 'nothing' && lower.endsWith('s')) return MODIFIERS.has(lower);
  if (after !== 'nothing' && /(?:ed|ing)$/.test(lower)) return after === 'name' && PARTICIPLES.has(lower);
  if (MODIFIERS.has(lower) || lower.includes('-')) return true;
  if (NO_ADJECTIVE.test(lower)) return false;
  if (word.capital && lower.endsWith('an')) return true;
  if (/(?:ion|ment)$/.test(lower)) return led;
  if (/(?:[^l]ly|ness|ity)$/.test(lower)) return false;
  if (/(?:al|ic|ive|ous|ary|ory|ern|ist|ish|ese|less|ful|ible|able)$/.test(lower)) return true;
  // "Armed soldiers" looks like "accused officials" unless something leads it in.
  if (/(?:ed|ing|ent|ant)$/.test(lower)) return led || word.capital;
  return led && /^\p{Lu}/u.test(word.text) && !isSentenceWord(lower);
}

/** Participles that qualify people after a name: "Russian armed forces". */
const PARTICIPLES = new Set(['armed', 'unarmed', 'retired', 'exiled', 'elected']);

function isSentenceWord(lower: string): boolean {
  return /^(?:i|he|she|it|we|they|you|who|which|when|where|while|but|and|or|if|then|there|here|not)$/.test(
    lower,
  );
}

/** Whether the word after a name may be a noun that the name qualifies. */
export function isThing(word: Word, afterModifiers: boolean): boolean {
  if (!/^\p{L}/u.test(word.text) || PREPOSITIONS.has(word.lower) || NO_THING.test(word.lower)) return false;
  if (/(?:day|ly)$/.test(word.lower)) return false;
  return (
    afterModifiers ||
    !/(?:ed|ing|s)$/.test(word.lower) ||
    /(?:ings|ants|ions|ments|als|ers|ties)$/.test(word.lower)
  );
}
