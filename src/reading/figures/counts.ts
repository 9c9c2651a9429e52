import { fateOf } from './fates.ts';
import { unitAt } from './measures.ts';
import { type Fate, fateNamed, personsNamed } from './nouns.ts';
import { isPlural, type Phrase, phraseAt } from './phrase.ts';
import { type Context, earlierOf, type Family, type Proposal, wording } from './proposal.ts';
import type { Quantity } from './quantities.ts';
import { spaced, wordNear } from './words.ts';

const FORMS: ReadonlySet<string> = new Set(['digits', 'words', 'vague', 'several']);

/** "around 20 soldiers", "dozens of elderly pilgrims", "two of the injured", "six Qassam rockets". */
export function count(quantity: Quantity, context: Context): Proposal | null {
  const { words } = context;
  const after = wordNear(words, quantity.number, quantity.next);
  if (!FORMS.has(quantity.form) || !after || !spaced(after) || unitAt(words, quantity.next)) return null;
  const phrase = phraseAt(words, quantity.next);
  const head = words[phrase?.head ?? -1];
  if (!phrase || !head) return null;
  if (!isOne(quantity) && !isPlural(head) && !personsNamed(head.text)) return null;
  return counted(quantity, context, phrase, 'count');
}

/** A figure of what the phrase names. */
export function counted(
  quantity: Quantity,
  context: Context,
  phrase: Phrase,
  family: Family,
  known?: Fate,
): Proposal {
  const { words } = context;
  const head = words[phrase.head];
  const fate = known ?? fateOf(words, quantity.first, phrase.next);
  const noun = wording(context, phrase.first, phrase.next);
  const mortal = fate === 'killed' || fate === 'wounded' ? 'people' : null;
  const persons = (head && personsNamed(head.text)) ?? mortal;
  return {
    quantity,
    family,
    first: quantity.first,
    next: phrase.next,
    free: phrase.next,
    unit: persons ?? (head && head.lower !== 's' ? head.lower : noun),
    what: fate && persons && !fateNamed(head?.lower ?? '') ? `${noun} ${fate}` : noun,
    head: head?.lower ?? null,
    fate,
    previous: earlierOf(quantity),
  };
}

export function isOne({ value, min, max }: Quantity): boolean {
  return (value ?? min ?? max) === 1;
}
