import { phraseAt } from './phrase.ts';
import { type Context, earlierOf, type Proposal, wording } from './proposal.ts';
import type { Quantity } from './quantities.ts';
import { hyphened, wordNear, wordSet } from './words.ts';

/** Nouns that count inside a compound, and the unit they make; "six-party talks" and "ten-point plan" are names. */
const COUNTED = new Map([
  ['strong', 'people'],
  ['member', 'members'],
  ['nation', 'countries'],
  ['country', 'countries'],
  ['state', 'states'],
  ['man', 'people'],
  ['person', 'people'],
  ['seat', 'seats'],
  ['vehicle', 'vehicles'],
  ['ship', 'ships'],
  ['truck', 'trucks'],
]);
const ARMED = wordSet(
  'army armies force forces military troop troops contingent contingents garrison soldiers peacekeeping brigade division',
);

/** "a 9,000-strong force", "the 25-nation bloc", "a 62-member rescue team". */
export function compound(quantity: Quantity, context: Context): Proposal | null {
  const { words } = context;
  const part = wordNear(words, quantity.number, quantity.next);
  const unit = part && hyphened(part) ? COUNTED.get(part.lower) : undefined;
  const phrase = unit ? phraseAt(words, quantity.next + 1) : null;
  if (!unit || !phrase) return null;
  const armed = words.slice(phrase.first, phrase.next).some(({ lower }) => ARMED.has(lower));
  return {
    quantity,
    family: 'compound',
    first: quantity.first,
    next: phrase.next,
    free: phrase.next,
    unit: armed && part?.lower === 'strong' ? 'troops' : unit,
    what: wording(context, phrase.first, phrase.next),
    head: words[phrase.head]?.lower ?? null,
    fate: null,
    previous: earlierOf(quantity),
  };
}
