import { sentenceAt } from '../language/sentences.ts';
import type { Event, EventType, Modality } from '../record/event.ts';
import { confidenceOf, recordId } from '../record/id.ts';
import { overlaps, type Span, spanOf } from '../record/span.ts';
import { dateIn, placeIn } from './circumstances.ts';
import { mergedDeeds } from './deeds.ts';
import type { Draft } from './draft.ts';
import { eventsInNarrative } from './narrative.ts';
import { type Parties, refs } from './parties.ts';
import type { Reported } from './reported.ts';
import { noteProposal } from './roles.ts';
import { withoutTwins } from './twins.ts';

/** Turns the event frames into events and brings together the mentions of one deed. */
export function findEvents(draft: Draft, parties: Parties, reported: Reported): Event[] {
  const { article, sentences } = draft;
  const events = draft.frames.flatMap((frame): Event[] => {
    if (frame.kind !== 'event') return [];
    const trigger = deedAt(draft, frame.trigger);
    const sources = parties.all(frame, 'source');
    const targets = parties.all(frame, 'target').filter((actor) => !sources.includes(actor));
    const together = frame.type.label === 'CONSULT';
    const event: Event = {
      id: recordId(article.sha256, 'event', [trigger], frame.type.label),
      sentence: sentenceAt(sentences, trigger.start),
      confidence: confidenceOf(frame.found),
      type: frame.type.label as EventType,
      trigger,
      mentions: [],
      sources: refs(together ? [...sources, ...targets] : sources),
      targets: together ? [] : refs(targets),
      modality: (frame.labels.modality?.label ?? 'happened') as Modality,
      date: dateIn(frame, draft),
      place: placeIn(frame, draft),
      statement: reported.innermost(trigger)?.id ?? null,
    };
    noteProposal(draft, event, 'events', event.type, { ...frame, trigger });
    return [event];
  });
  const once = withoutTwins(events, (a, b) => a.type === b.type && overlaps(a.trigger, b.trigger));
  return eventsInNarrative(mergedDeeds(once, draft), draft);
}

/** Auxiliaries and negation that belong to the verb after them: "will not be lifted". */
const AUXILIARY =
  /(?:\b(?:will|would|shall|should|can|could|may|might|must|has|have|had|is|are|was|were|be|been|being|do|does|did|not|never|to)\s+|\b\w+n['’]t\s+)+$/i;
const AUXILIARIES = 40;

/** The word that names a deed, with the auxiliaries before it. */
function deedAt({ article, sentences }: Draft, head: Span): Span {
  const { text } = article;
  const from = Math.max(sentences[sentenceAt(sentences, head.start)]?.start ?? 0, head.start - AUXILIARIES);
  const before = AUXILIARY.exec(text.slice(from, head.start));
  return spanOf(article, head.start - (before?.[0].length ?? 0), head.end);
}
