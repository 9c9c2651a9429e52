import { unitAt } from './measures.ts';
import { type Phrase, phraseAt } from './phrase.ts';
import { type Context, earlierOf, type Proposal, wording } from './proposal.ts';
import { type Quantity, times } from './quantities.ts';
import { hyphened, lowerNear, type Word, wordNear, wordSet } from './words.ts';

/** What so many days, weeks or months stand before in a traveller's or a meeting's diary. */
const DIARY = wordSet(
  'visit visits trip trips flight flights tour tours stay stays stop stops stopover stopovers journey journeys talks',
  'summit summits conference conferences drive drives walk walks ride rides voyage voyages session seminar symposium',
  'workshop forum holiday holidays vacation weekend',
);
/** What may be so many months old without being a person. */
const STANDING = wordSet(
  'truce truces ceasefire ceasefires fire war wars conflict conflicts crisis occupation siege blockade standoff',
  'embargo sanctions dispute disputes campaign campaigns insurgency rebellion uprising ban bans rule regime stalemate',
  'deadlock boycott strike intifada violence fighting agreement accord moratorium feud impasse process peace',
);
/** Words that make a length of time a point in time: "two years ago", "the past month", "three days after". */
const ANCHORS_AFTER = wordSet(
  'ago later earlier before after hence old apart ahead prior from afterwards previously',
);
const ANCHORS_BEFORE = wordSet(
  'past last next previous recent coming first final every each after before latest preceding following',
);
/** Words that say how long something lasts, lasted or may last. */
const LASTING_BEFORE = wordSet(
  'for within in to took take takes taking last lasts lasted lasting spent by serve served serving of several',
);
const LASTING_AFTER = wordSet('of since in under without behind imprisonment probation jail prison to');
const MODALS = wordSet('to will would could may might can should');
/** "has given us three months". */
const GIVEN = wordSet('give gives gave given giving allow allows allowed allowing');
const RANKS = wordSet(
  'first second third fourth fifth last only biggest largest worst deadliest bloodiest highest lowest most',
);
/** Too short to be an obligation or a state, unless in a compound or a limit. */
const PASSING = wordSet('seconds minutes');
const WHOLE_DAY = 24;
const YEARS_IN = new Map([
  ['decades', 10],
  ['centuries', 100],
]);

/** Lengths of obligations and states: "a 30-day ultimatum", "six years of talks", "for 22 years", "hour-long". */
export function duration(quantity: Quantity, context: Context): Proposal | null {
  const { words } = context;
  const unit = unitAt(words, quantity.next);
  if (unit?.measure !== 'duration' || quantity.form === 'zero' || quantity.form === 'fraction') return null;
  const orTwo = quantity.form === 'article' && isOrTwo(words, unit.next);
  const next = orTwo ? unit.next + 2 : unit.next;
  const noun = isAttribute(quantity, words, unit.next)
    ? compounded(words, unit.next)
    : lasting(quantity, words, next, unit.unit);
  if (!noun) return null;
  const years = YEARS_IN.get(unit.unit) ?? 1;
  return {
    quantity: times(orTwo ? { ...quantity, value: null, min: 1, max: 2 } : quantity, years),
    family: 'duration',
    first: quantity.first,
    next: Math.max(noun.next, next),
    free: next,
    unit: years > 1 ? 'years' : unit.unit,
    what: noun.first < noun.next ? wording(context, noun.first, noun.next) : 'duration',
    head: null,
    fate: null,
    previous: earlierOf(quantity),
  };
}

type Extent = Pick<Phrase, 'first' | 'next'>;

/** "60-day ultimatum", "20 year conflict", "hour-long siege": the unit is part of a compound. */
function isAttribute(quantity: Quantity, words: readonly Word[], next: number): boolean {
  const unit = words[next - 1];
  const after = wordNear(words, next - 1, next);
  if (!unit || unit.lower.endsWith('s')) return false;
  return hyphened(unit) || (after !== null && hyphened(after)) || (quantity.value ?? 1) !== 1;
}

/** The noun after "-old", "-long" or the unit itself; null where it is a person's age or a diary entry. */
function compounded(words: readonly Word[], at: number): Extent | null {
  const suffix = wordNear(words, at - 1, at);
  const linked = suffix !== null && hyphened(suffix);
  const phrase = phraseAt(words, linked ? at + 1 : at);
  if (!phrase) return null;
  const nouns = words.slice(phrase.first, phrase.next);
  if (linked && suffix.lower === 'old') return nouns.some(({ lower }) => STANDING.has(lower)) ? phrase : null;
  return nouns.some(({ lower }) => DIARY.has(lower)) ? null : phrase;
}

/** What lasts so long, empty where only the time is said to last; null for a point in time or a passing moment. */
function lasting(quantity: Quantity, words: readonly Word[], next: number, unit: string): Extent | null {
  const { first, number } = quantity;
  const after = lowerNear(words, number, next);
  const before = lowerNear(words, first, first - 1);
  const second = lowerNear(words, first, first - 2);
  const third = lowerNear(words, first, first - 3);
  const nearest = lowerNear(words, number, number - 1);
  const unsaid = { first: next, next };

  if (ANCHORS_AFTER.has(after) || PASSING.has(unit) || nearest === 'first') return null;
  const anchored = ANCHORS_BEFORE.has(before) && !(before === 'last' && MODALS.has(second));
  if (after === 'of' && unit !== 'hours' && unit !== 'days' && (!anchored || before === 'after')) {
    return phraseAt(words, next);
  }
  if (anchored) return second === 'for' || (second === 'the' && third === 'for') ? unsaid : null;
  if (nearest === 'within' || isOrTwo(words, next - 2)) return unsaid;
  if (unit === 'hours') return (quantity.value ?? 0) >= WHOLE_DAY ? unsaid : null;
  if (quantity.form === 'article' || (before === 'in' && isRanked(words, first))) return null;
  const given = GIVEN.has(second) || GIVEN.has(third);
  return given || LASTING_BEFORE.has(before) || LASTING_AFTER.has(after) ? unsaid : null;
}

/** "a month or two". */
function isOrTwo(words: readonly Word[], at: number): boolean {
  return lowerNear(words, at - 1, at) === 'or' && lowerNear(words, at - 1, at + 1) === 'two';
}

/** "his second letter in two weeks": a rank within the time, not its length. */
function isRanked(words: readonly Word[], first: number): boolean {
  return [2, 3, 4, 5, 6].some((back) => RANKS.has(lowerNear(words, first, first - back)));
}
