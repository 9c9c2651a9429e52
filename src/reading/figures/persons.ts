import { counted, isOne } from './counts.ts';
import { fateOf } from './fates.ts';
import { personsNamed } from './nouns.ts';
import { ends, isPlural, type Phrase, phraseAt } from './phrase.ts';
import type { Context, Proposal } from './proposal.ts';
import type { Quantity } from './quantities.ts';
import { follows, lowerNear, type Word, wordNear, wordSet } from './words.ts';

/** One person whose fate is told: "an Afghan soldier died", "wounding another", "only one rebel was killed". */
export function single(quantity: Quantity, context: Context): Proposal | null {
  const { words } = context;
  const { first, next } = quantity;
  if (quantity.form !== 'article' && !isOne(quantity)) return null;
  const phrase = personAt(words, next);
  if (phrase) {
    const fate = fateOf(words, first, phrase.next);
    return fate && counted(quantity, context, phrase, 'single', fate);
  }
  const fate = words[next - 1]?.lower === 'another' ? fateOf(words, first, next) : null;
  if (!fate || !/(?:ed|ing)$/.test(lowerNear(words, first, first - 1))) return null;
  const rest = { head: null, fate, previous: null };
  return { quantity, family: 'single', first, next, free: next, unit: 'people', what: fate, ...rest };
}

const NONE = wordSet(
  'casualty casualties injury injuries death deaths fatality fatalities victims survivors losses troops soldiers',
  'weapons missiles prisoners hostages arrests civilians wounded killed dead warheads',
);

/** "no casualties", "no military or civilian deaths", "no nuclear weapons", "no South Africans". */
export function zero(quantity: Quantity, context: Context): Proposal | null {
  const { words } = context;
  if (quantity.form !== 'zero') return null;
  const phrase = phraseAt(words, quantity.next);
  const head = words[phrase?.head ?? -1];
  if (!phrase || !head) return null;
  const people = isPlural(head) && personsNamed(head.text) !== null && /^\p{Lu}/u.test(head.text);
  return NONE.has(head.lower) || people ? counted(quantity, context, phrase, 'zero') : null;
}

const LONGEST = 5;

/** The person named in the singular after an article: "Afghan militia soldier". */
function personAt(words: readonly Word[], at: number): Phrase | null {
  for (let next = at; next < at + LONGEST; next++) {
    const word = wordNear(words, at - 1, next);
    if (!word || !follows(word) || ends(words, next, at)) return null;
    const after = wordNear(words, at - 1, next + 1);
    const goesOn = after !== null && follows(after) && personsNamed(after.text) !== null;
    if (personsNamed(word.text) && !isPlural(word) && !goesOn)
      return { first: at, head: next, next: next + 1 };
  }
  return null;
}
