import { stanceOf } from '../../reading/answers.ts';
import type { Stance } from '../../record/demand.ts';
import type { Event, EventType } from '../../record/event.ts';
import type { Evidence, Party } from '../entry.ts';
import { sideOf } from './sides.ts';

/** Types of deed that answer a demand when the one of whom it is demanded does them. */
const ANSWERING: Readonly<Partial<Record<EventType, 'accepts' | 'rejects'>>> = {
  AGREE: 'accepts',
  CONCEDE: 'accepts',
  RETREAT: 'accepts',
  SUPPORT: 'accepts',
  COOPERATE: 'accepts',
  REJECT: 'rejects',
};
const NEGATING = /\b(?:not|no|never|nobody|nothing|cannot|without)\b|n['’]t\b/i;
const UNSETTLED = /\b(?:if|unless|whether|could|might|may|not yet|so far|yet)\b/i;
const EVADING =
  /\b(?:declin\w+ to (?:comment|say|answer|discuss)|no comment|(?:would|did|does) not (?:say|comment|answer)|will (?:consider|study))\b/i;
const PARTLY =
  /\b(?:part(?:ly|ial|ially)|in principle|on condition|provided that|(?:some|half|part|several) (?:of\b|(?:\p{L}+ )?\p{L}+s\b)|but (?:not|only|will keep|would keep)|only (?:if|when|after))/iu;
/** Going on with what is to end, or holding what is to be given up. */
const KEEPING = /\b(?:keep|stay|remain|continu\w+|go on|goes on|hold on to|stand by)\w*/i;
/** "The demand", "Moscow's demands", as against "its demand that…", which says which one. */
const DEMAND =
  /\b(?:demands?|requests?|calls?|appeals?|ultimatum|conditions?)\b(?! (?:that|for|to|of|over)\b)/i;
const GIVING_UP =
  /\b(?:drop|withdr[ae]w|withdrew|abandon|gave up|give up|giving up|shelv|back\w* (?:down|away|off)|no longer (?:demand|insist|ask|want)|retract|relent|waiv)\w*/i;
const DEMANDING = /\b(?:demand|request|condition|ultimatum|insist|ask|call)\w*/i;
/** What is demanded, or agreed to, is not to happen or to stop. */
const STOPPING =
  /\b(?:not|no|never|stop\w*|end(?:s|ed|ing)?|halt\w*|ceas\w+|rul\w+ out|g[ai]ve up|giving up|abandon\w*|refrain\w*|suspend\w*|freez\w*|forgo\w*|renounc\w*)\b/i;

/** How a deed or a statement would answer a demand by its own words; null where they settle nothing. */
export function stanceIn(one: Evidence): Stance | null {
  if (one.kind === 'event') return stanceOfDeed(one as Evidence<'event'>);
  return one.kind === 'statement' ? stanceOfStatement(one as Evidence<'statement'>) : null;
}

function stanceOfDeed({ body, text, sentence }: Evidence<'event'>): Stance | null {
  const usual = ANSWERING[body.type] ?? (body.type === 'MOBILIZE' && KEEPING.test(text) ? 'rejects' : null);
  if (!usual || body.modality === 'demanded' || body.modality === 'conditional') return null;
  const clause = clauseFrom(sentence, text);
  if (EVADING.test(clause)) return 'evades';
  if (UNSETTLED.test(text)) return null;
  if (body.modality === 'negated') return usual === 'accepts' || NEGATING.test(text) ? 'rejects' : null;
  return usual === 'accepts' && PARTLY.test(clause) ? 'partly' : usual;
}

function stanceOfStatement(one: Evidence<'statement'>): Stance | null {
  const words = `${cueOf(one)} ${one.text}`;
  if (EVADING.test(words)) return 'evades';
  if (UNSETTLED.test(words) || DEMANDING.test(cueOf(one))) return null;
  if (PARTLY.test(words)) return 'partly';
  const stance = stanceOf(words);
  if (stance !== 'accepts' && stance !== null) return stance;
  if (KEEPING.test(words)) return 'rejects';
  return /\b(?:accept|agree|compl[yi]|approv|ready|willing|prepared)\w*/i.test(words) ? stance : null;
}

/** The words that attribute a statement, as far as they stand in its sentence. */
function cueOf({ body, text, sentence, start }: Evidence<'statement'>): string {
  const at = sentence.indexOf(text);
  if (at < 0) return '';
  const spans = body.cue.map((cue) =>
    sentence.slice(Math.max(0, cue.start - start + at), Math.max(0, cue.end - start + at)),
  );
  return spans.join(' ');
}

/** Whether what is agreed to goes the way of what is demanded: to stop something, or to do it. */
export function goesAlong(content: string, { text, sentence, body }: Evidence<'event'>): boolean {
  if (body.type === 'RETREAT') return true;
  return STOPPING.test(content) === STOPPING.test(clauseFrom(sentence, text));
}

/** Whether a sentence speaks of a demand without saying which. */
export function namesDemand({ kind, sentence, body }: Evidence): boolean {
  if (kind !== 'event') return false;
  const { type } = body as Event;
  return (type === 'REJECT' || type === 'AGREE' || type === 'CONCEDE') && DEMAND.test(sentence);
}

/** Whether it tells that its doer gives up a demand of its own. */
export function givesUp({ kind, sentence, body }: Evidence): boolean {
  if (kind !== 'event') return false;
  const { type, modality } = body as Event;
  if (type !== 'CONCEDE' && type !== 'RETREAT') return false;
  return (
    (modality === 'happened' || modality === 'ongoing') &&
    GIVING_UP.test(sentence) &&
    DEMANDING.test(sentence)
  );
}

/** Whether the one who demanded something gives it up. */
export function withdraws(one: Evidence, by: Party | null): boolean {
  return by !== null && givesUp(one) && doersOf(one).some((doer) => sideOf(doer).id === sideOf(by).id);
}

/** An answer as a thread lists it. */
export function answerIn(
  one: Evidence,
  of: Party | null,
): { stance: Stance | null; text: string; by: Party | null } {
  const doers = doersOf(one);
  const by = doers.find((doer) => of !== null && sideOf(doer).id === sideOf(of).id) ?? doers[0] ?? null;
  return { stance: stanceIn(one), text: one.kind === 'statement' ? one.text : one.sentence, by };
}

/** Who does a deed or says a statement. */
export function doersOf({ parties }: Evidence): Party[] {
  return parties.filter(({ role }) => role === 'source' || role === 'speaker');
}

/** Ids of the states that those with a part act for, else their own. */
export function sidesOf(parties: readonly Party[], role: string): string[] {
  return [...new Set(parties.filter((party) => party.role === role).map((party) => sideOf(party).id))];
}

function clauseFrom(sentence: string, trigger: string): string {
  const at = sentence.indexOf(trigger);
  return at < 0 ? sentence : sentence.slice(at);
}
