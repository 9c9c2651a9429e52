import type { Filled } from '../language/decode.ts';
import { sentenceAt } from '../language/sentences.ts';
import type { Contact, Format, Status } from '../record/contact.ts';
import { confidenceOf, recordId } from '../record/id.ts';
import { overlaps, type Span, spanOf, textOf } from '../record/span.ts';
import { dateIn, placeIn } from './circumstances.ts';
import type { Draft } from './draft.ts';
import { contactsInNarrative } from './narrative.ts';
import { type Parties, refs, SURE } from './parties.ts';
import { noteProposal } from './roles.ts';
import { withoutTwins } from './twins.ts';

/** Turns the contact frames into contacts: who meets whom, how, when, where, and whether it came about. */
export function findContacts(draft: Draft, parties: Parties): Contact[] {
  const { article, sentences } = draft;
  const contacts = draft.frames.flatMap((frame): Contact[] => {
    if (frame.kind !== 'contact') return [];
    const span = extentOf(draft, frame);
    const contact: Contact = {
      ...span,
      id: recordId(article.sha256, 'contact', [span]),
      sentence: sentenceAt(sentences, frame.trigger.start),
      confidence: confidenceOf(frame.found),
      participants: refs(parties.all(frame, 'source')),
      format: isCall(textOf(article, span)) ? 'call' : ((frame.labels.format?.label ?? 'other') as Format),
      when: dateIn(frame, draft),
      where: placeIn(frame, draft),
      status: (frame.labels.status?.label ?? 'held') as Status,
    };
    noteProposal(draft, contact, 'contacts', 'a contact', frame);
    return [contact];
  });
  return contactsInNarrative(withoutTwins(contacts, isSame), draft);
}

/** What the words say outright: "spoke by phone", "in a telephone call". */
function isCall(text: string): boolean {
  return /\b(?:(?:by|over the) (?:tele)?phone|(?:phone|telephone|video)[ -]?calls?)\b/i.test(text);
}

/** Whether two contacts, told in words that overlap, are of the same people. */
function isSame(a: Contact, b: Contact): boolean {
  if (!overlaps(a, b)) return false;
  const common = a.participants.filter(({ id }) => b.participants.some((other) => other.id === id)).length;
  return common === Math.min(a.participants.length, b.participants.length);
}

/** From the first to the last word of the sentence that has a part in the contact. */
function extentOf({ article, sentences }: Draft, { trigger, parties }: Filled): Span {
  const sentence = sentences[sentenceAt(sentences, trigger.start)];
  const parts = [
    trigger,
    ...parties.filter(
      (run) => run.probability >= SURE && sentence && run.start >= sentence.start && run.end <= sentence.end,
    ),
  ];
  return spanOf(
    article,
    Math.min(...parts.map((part) => part.start)),
    Math.max(...parts.map((part) => part.end)),
  );
}
