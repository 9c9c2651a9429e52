import { stateByCode } from '../knowledge/states.ts';
import type { ActorRef } from '../record/actor.ts';
import type { Contact } from '../record/contact.ts';
import type { Event, EventType, PlaceRef } from '../record/event.ts';
import { holds, overlaps, type Span } from '../record/span.ts';
import type { Statement } from '../record/statement.ts';
import type { Time } from '../record/time.ts';
import type { Draft } from './draft.ts';
import { anchorOf } from './times/anchor.ts';
import { edtfAt } from './times/applies.ts';
import { isoDate, parseIsoDate } from './times/calendar.ts';

/** Deeds that are done by saying so: news reports them on the day they were said. */
const SAID: ReadonlySet<EventType> = new Set<EventType>([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
]);
/** Days back from the report within which a day is one that the report is about. */
const RECENT = 7;
/** First sentences of an article, one of which names the day of its news. */
const OPENING = 9;
/** Sentences after a day within which what was done is told of that day. */
const NEAR = 2;
/** Sentences within which what someone says is said in one place. */
const SPEECH = 3;
/** The perfect tells what is so by now, not what was done that day: "has repeatedly met", "had refused". */
const PERFECT = /\b(?:has|have|had|['’]ve)(?:\s+\p{Ll}+){0,2}\s*$/iu;
const PAST =
  /^(?:\p{L}+(?<!e)ed|said|told|met|held|took|gave|got|left|began|found|shot|fell|rose|saw|led|sent|spoke|struck|hit|put|let|ran|won|lost|brought|fought|sought|drew|flew|threw|wrote|broke|chose|withdrew|stood|fled|built|kept|sold|swore|drove|set|came|went|made|did|was|were|paid)$/iu;

/** A day and how the article gives it. */
interface Day {
  readonly date: string;
  readonly why: string;
}

/**
 * Gives the events that have no time expression of their own the day that the flow of the article gives them. What
 * happened takes the day of the sentence in which it was said; else the day of the last dated deed of the same actor;
 * else, if it was said, the day that the article's opening names, and if it was done, the day named just before. What is
 * planned takes the date of the last dated plan of its kind and actor. What is told in the perfect, demanded or
 * conditional stays without a date; what goes on since a time before the report is open at its end. What has no place
 * takes that of the deed told just before it, else the country in which such deeds are done: see HOME.
 */
export function eventsInNarrative(events: readonly Event[], draft: Draft): Event[] {
  const days = new Days(draft);
  const places = new Places();
  const inOrder = [...events].sort((a, b) => a.trigger.start - b.trigger.start);
  const dated = new Map<Event, Event>();
  for (const event of inOrder) {
    const day = event.date ? days.since(event) : days.of(event);
    let told = event;
    if (day) {
      told = draft.trace.carry(event, { ...event, date: day.date });
      draft.trace.note(told, 'narrative', 'resolved', `${day.why}: ${day.date}`);
    }
    days.remember(told);
    const before = event.place ? null : places.of(told);
    const place = before ?? (event.place ? null : homeOf(told, draft));
    if (place) {
      told = draft.trace.carry(told, { ...told, place });
      const why = before ? `${place.name} is named just before` : `${place.name} is the country of its party`;
      draft.trace.note(told, 'narrative', 'resolved', `no place of its own; ${why}`);
    }
    places.remember(told, event.place);
    dated.set(event, told);
  }
  return events.map((event) => dated.get(event) ?? event);
}

/**
 * Gives contacts without a time or place those of the meeting event that the same words tell; one that was held and that
 * no event tells takes the day of the last dated deed of who takes part, else the day that the article's opening names.
 */
export function contactsInNarrative(contacts: readonly Contact[], draft: Draft): Contact[] {
  const { events, trace } = draft;
  const days = new Days(draft);
  const inOrder = [...events].sort((a, b) => a.trigger.start - b.trigger.start);
  let next = 0;
  return contacts.map((contact) => {
    for (let event = inOrder[next]; event && event.trigger.start < contact.end; event = inOrder[++next])
      days.remember(event);
    if (contact.when && contact.where) return contact;
    const meeting = events.find(
      ({ type, trigger, mentions }) =>
        type === 'CONSULT' && [trigger, ...mentions].some((told) => overlaps(contact, told)),
    );
    const day = contact.when ? null : meeting ? null : days.ofContact(contact);
    const told = trace.carry(contact, {
      ...contact,
      when: contact.when ?? meeting?.date ?? day?.date ?? null,
      where: contact.where ?? meeting?.place ?? null,
    });
    if (day) trace.note(told, 'narrative', 'resolved', `${day.why}: ${day.date}`);
    else if (meeting) trace.note(told, 'narrative', 'resolved', 'time and place of the meeting told there');
    return told;
  });
}

/** Whose country a deed without a place is done in: a state is attacked at home, and moves its own troops there. */
const HOME: Readonly<Partial<Record<EventType, 'sources' | 'targets'>>> = {
  ASSAULT: 'targets',
  MOBILIZE: 'sources',
};

function homeOf(event: Event, { actors }: Draft): PlaceRef | null {
  const role = HOME[event.type];
  const [party, ...others] = role ? event[role] : [];
  if (!party || others.length > 0) return null;
  const actor = actors.find(({ id }) => id === party.id);
  const state = actor?.kind === 'state' && actor.country ? stateByCode(actor.country) : null;
  return state && { name: state.name, lat: state.lat, lon: state.lon };
}

/** The places that deeds told shortly before have. */
class Places {
  readonly #said = new Map<string, Event>();
  #done: Event | null = null;

  /** What is said on goes on where its speaker was that day; what is done next happens where the last deed did. */
  of(event: Event): PlaceRef | null {
    if (event.modality !== 'happened') return null;
    if (!SAID.has(event.type)) {
      return this.#done && event.sentence - this.#done.sentence <= 1 ? this.#done.place : null;
    }
    const before = event.sources.map(({ id }) => this.#said.get(id)).find((said) => said !== undefined);
    if (!before || before.date === null || before.date !== event.date) return null;
    return event.sentence - before.sentence <= SPEECH ? before.place : null;
  }

  remember(event: Event, stated: PlaceRef | null): void {
    if (!stated || event.modality !== 'happened') return;
    if (!SAID.has(event.type)) this.#done = event;
    else for (const { id } of event.sources) this.#said.set(id, event);
  }
}

class Days {
  readonly #draft: Draft;
  readonly #anchor: number | null;
  readonly #statements: ReadonlyMap<string, Statement>;
  readonly #bySentence = new Map<number, Time[]>();
  readonly #news: string | null;
  /** The last date of each actor's deeds, by what kind of deed. */
  readonly #last = new Map<string, string>();

  constructor(draft: Draft) {
    const { article, statements, times } = draft;
    this.#draft = draft;
    this.#anchor = anchorOf(article);
    this.#statements = new Map(statements.map((statement) => [statement.id, statement]));
    for (const time of times) {
      if (article.dateline && overlaps(article.dateline, time)) continue;
      const there = this.#bySentence.get(time.sentence);
      if (there) there.push(time);
      else this.#bySentence.set(time.sentence, [time]);
    }
    this.#news = this.#daysIn(0, OPENING - 1, Number.POSITIVE_INFINITY).at(0) ?? null;
  }

  of(event: Event): Day | null {
    if (event.modality === 'planned') return this.#lastOf(event.sources, kindOf(event));
    if (event.modality !== 'happened') return null;
    const { trigger, type, sentence } = event;
    const cue = this.#cueOf(event);
    const said = SAID.has(type);
    const past = PAST.test(this.#headOf(trigger));
    if (this.#isPerfect(cue?.span ?? trigger) || (!said && !past)) return null;
    if (cue) {
      const date = this.#dayOfSaying(cue.span, cue.statement);
      if (date) return { date, why: 'said on that day' };
    }
    const remembered = this.#lastOf(event.sources, kindOf(event));
    if (remembered) return remembered;
    if (said) {
      const isTold = past || cue || event.statement || /ing$/.test(this.#headOf(trigger));
      return this.#news && isTold ? { date: this.#news, why: 'the day of the news' } : null;
    }
    const before = this.#daysIn(sentence - NEAR, sentence, trigger.start).at(-1);
    return before ? { date: before, why: 'the day named just before' } : null;
  }

  ofContact({ participants, status, start, end }: Contact): Day | null {
    if (status !== 'held' || /\b(?:has|have|had)\b/.test(this.#draft.article.text.slice(start, end)))
      return null;
    return (
      this.#lastOf(participants, 'said') ??
      (this.#news ? { date: this.#news, why: 'the day of the news' } : null)
    );
  }

  /** What goes on and has a time before the report began then. */
  since({ modality, date }: Event): Day | null {
    if (modality !== 'ongoing' || this.#anchor === null || !date || /[/X]/.test(date)) return null;
    const day = date.replace('~', '');
    const last = day + '-12-31'.slice(day.length === 4 ? 0 : day.length === 7 ? 3 : 6);
    return last < isoDate(this.#anchor - 1) ? { date: `${date}/..`, why: 'goes on since then' } : null;
  }

  remember(event: Event): void {
    const { date, modality } = event;
    if (!date || (modality !== 'planned' && (modality !== 'happened' || !this.#isRecent(date)))) return;
    for (const { id } of event.sources) this.#last.set(`${kindOf(event)} ${id}`, date);
  }

  #lastOf(actors: readonly ActorRef[], kind: string): Day | null {
    const date = actors.map(({ id }) => this.#last.get(`${kind} ${id}`)).find(Boolean);
    return date ? { date, why: 'the day of the last deed of the same actor' } : null;
  }

  /** The words by which the actor of a deed says it, where the deed lies in a statement of theirs. */
  #cueOf({ type, statement, sources }: Event): { span: Span; statement: Statement } | null {
    const said = statement === null ? null : this.#statements.get(statement);
    const [span] = said?.cue ?? [];
    if (!said || !span || !SAID.has(type)) return null;
    const theirs = sources.length === 0 || sources.some(({ id }) => id === said.speaker?.id);
    return theirs ? { span, statement: said } : null;
  }

  /** The recent day that the sentence of a cue gives it, times inside what is said left out. */
  #dayOfSaying(cue: Span, statement: Statement): string | null {
    const { article, sentences } = this.#draft;
    const times = (this.#bySentence.get(statement.sentence) ?? []).filter(
      (time) => !statement.content.some((content) => holds(content, time)),
    );
    const date = edtfAt(article, sentences, times, cue);
    return date && this.#isRecent(date) ? date : null;
  }

  /** The recent days that sentences name before a place in the text, in order. */
  #daysIn(from: number, to: number, before: number): string[] {
    const days: string[] = [];
    for (let sentence = Math.max(0, from); sentence <= to; sentence++) {
      for (const { edtf, start } of this.#bySentence.get(sentence) ?? [])
        if (start < before && edtf && this.#isRecent(edtf)) days.push(edtf);
    }
    return days;
  }

  #isRecent(edtf: string): boolean {
    const day = parseIsoDate(edtf);
    if (day === null || this.#anchor === null) return false;
    return day <= this.#anchor && day >= this.#anchor - RECENT;
  }

  #isPerfect(verb: Span): boolean {
    const { article } = this.#draft;
    const words = article.text.slice(verb.start, verb.end);
    return (
      /^(?:has|have|had)\b/i.test(words) ||
      PERFECT.test(article.text.slice(Math.max(0, verb.start - 40), verb.start))
    );
  }

  #headOf({ start, end }: Span): string {
    return (
      this.#draft.article.text
        .slice(start, end)
        .match(/\p{L}+/gu)
        ?.at(-1) ?? ''
    );
  }
}

/** What an actor's last date is remembered under: plans by their type, deeds by whether they were said or done. */
function kindOf({ modality, type }: Event): string {
  return modality === 'planned' ? `planned ${type}` : SAID.has(type) ? 'said' : 'done';
}
