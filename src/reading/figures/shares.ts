import { phraseAt } from './phrase.ts';
import { type Context, earlierOf, type Proposal, wording } from './proposal.ts';
import type { Quantity } from './quantities.ts';
import { lowerNear, spaced, wordNear, wordSet } from './words.ts';

/** Before "half", "third" or "quarter" these make an ordinal or one part of two. */
const ORDINAL = wordSet('first second third last latter other final next this every each past previous');
const WHOLES = wordSet('the this that its their his her our all');

/** Fractions of a whole, in percent: "more than half the country", "two-thirds of seats", "the northern third of". */
export function share(quantity: Quantity, context: Context): Proposal | null {
  const { words } = context;
  const { number, next } = quantity;
  const after = wordNear(words, number, next);
  if (quantity.form !== 'fraction' || !after || !spaced(after)) return null;
  const of = after.lower === 'of';
  if (!of && !WHOLES.has(after.lower)) return null;
  const before = lowerNear(words, number, number - 1);
  if (ORDINAL.has(before)) return null;
  // "the third of four attacks", "the third the town saw"
  if (words[number]?.lower === 'third' && (before === 'the' || !of)) return null;
  const phrase = phraseAt(words, of ? next : next + 1);
  if (!phrase) return null;
  return {
    quantity,
    family: 'share',
    first: quantity.first,
    next: phrase.next,
    free: next,
    unit: 'percent',
    what: wording(context, phrase.first, phrase.next),
    head: null,
    fate: null,
    previous: earlierOf(quantity),
  };
}
