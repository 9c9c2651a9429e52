import type { ActorRef } from '../record/actor.ts';
import type { Event } from '../record/event.ts';
import { textOf } from '../record/span.ts';
import type { Draft } from './draft.ts';

/** Letters of the word that names a deed that two mentions of it share: "withdraw", "withdrawal". */
const STEM = 5;
/** Deeds of one type and modality that a later mention may still tell of. */
const REMEMBERED = 12;
/** Characters between the two words of one deed: "imposed new sanctions", "launched an attack". */
const ADJACENT = 15;
/** Sentences after which a deed named by another word is not taken for the same. */
const NEAR = 3;

/**
 * One event for each deed, with all its mentions. Two events are one deed where type and modality are the same, nothing in
 * actors, date and place tells them apart, and either a word of one stem names both, or the later one points back: "the attack".
 */
export function mergedDeeds(events: readonly Event[], draft: Draft): Event[] {
  const recent = new Map<string, Event[]>();
  const deeds = new Set<Event>();
  for (const event of events) {
    const key = `${event.type} ${event.modality}`;
    const others = recent.get(key) ?? [];
    const deed = others.find((other) => isSame(other, event, draft));
    const told = deed ? joined(deed, event, draft) : event;
    if (deed) deeds.delete(deed);
    deeds.add(told);
    recent.set(key, [...others.filter((other) => other !== deed), told].slice(-REMEMBERED));
  }
  return [...deeds].sort((a, b) => a.trigger.start - b.trigger.start || a.trigger.end - b.trigger.end);
}

/** The fuller of two mentions, with what only the other one says. */
function joined(deed: Event, event: Event, { article, trace }: Draft): Event {
  const [full, other] = fullness(event) > fullness(deed) ? [event, deed] : [deed, event];
  const mentions = [...full.mentions, ...other.mentions, other.trigger].sort((a, b) => a.start - b.start);
  const told = trace.carry(full, {
    ...full,
    mentions,
    sources: full.sources.length > 0 ? full.sources : other.sources,
    targets: full.targets.length > 0 ? full.targets : other.targets,
    date: full.date ?? other.date,
    place: full.place ?? other.place,
    statement: full.statement ?? other.statement,
  });
  trace.note(told, 'deeds', 'merged', `"${textOf(article, other.trigger)}" tells the same deed`);
  return told;
}

function isSame(deed: Event, event: Event, { article }: Draft): boolean {
  if (deed.type !== event.type || deed.modality !== event.modality) return false;
  if (!agree(deed.sources, event.sources) || !agree(deed.targets, event.targets)) return false;
  if (deed.date && event.date && !covers(deed.date, event.date) && !covers(event.date, deed.date))
    return false;
  if (deed.place && event.place && deed.place.name !== event.place.name) return false;
  const [first, second] = [deed, event].map(({ trigger }) => headOf(textOf(article, trigger)));
  if (first?.slice(0, STEM) === second?.slice(0, STEM)) return true;
  if (event.trigger.start - deed.trigger.end <= ADJACENT) return true;
  const before = article.text.slice(Math.max(0, event.trigger.start - 12), event.trigger.start);
  return /\b(?:the|this|that)\s+$/i.test(before) && event.sentence - deed.sentence <= NEAR;
}

function headOf(trigger: string): string {
  return (trigger.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).at(-1) ?? '';
}

function agree(a: readonly ActorRef[], b: readonly ActorRef[]): boolean {
  return a.length === 0 || b.length === 0 || a.some(({ id }) => b.some((other) => other.id === id));
}

/** Whether one EDTF date is a part of the other: "2021-12" covers "2021-12-07". */
function covers(whole: string, part: string): boolean {
  return part.startsWith(whole);
}

function fullness({ sources, targets, date, place }: Event): number {
  return sources.length + targets.length + (date ? 1 : 0) + (place ? 1 : 0);
}
