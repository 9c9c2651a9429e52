import { describe, expect, it } from 'vitest';
import type { Filled } from '../src/language/decode.ts';
import { resolveActors } from '../src/reading/actors/actors.ts';
import { findContacts } from '../src/reading/contacts.ts';
import { findEvents } from '../src/reading/events.ts';
import { Parties } from '../src/reading/parties.ts';
import { findPlaces } from '../src/reading/places.ts';
import { Reported } from '../src/reading/reported.ts';
import { findStatements } from '../src/reading/statements.ts';
import { findTimes } from '../src/reading/times/times.ts';
import { articleOf, draftOf, frameOf } from './drafts.ts';

/** An event, unless it is told otherwise: see `frameOf`. */
function frame(
  text: string,
  trigger: string,
  parts: readonly string[],
  { kind = 'event', ...said }: Readonly<Record<string, string>>,
): Filled {
  return frameOf(text, kind, trigger, parts, said);
}

const NAMES = ['Norway', 'Chad', 'Kenya'];

/** Events and contacts of a text; it is of a Saturday unless it is told otherwise. */
function read(text: string, frames: readonly Filled[], published: string | null = '2021-12-25') {
  const names = NAMES.filter((name) => text.includes(name)).map((name) => `LOC:${name}`);
  const draft = { ...draftOf(text, { names }), article: articleOf(text, { published }), frames };
  const actors = resolveActors(draft);
  draft.actors = actors.actors;
  draft.times = findTimes(draft.article, draft.sentences, draft.trace);
  draft.places = findPlaces(draft);
  draft.statements = findStatements(draft, actors);
  const parties = new Parties(draft, actors);
  draft.events = findEvents(draft, parties, new Reported(draft.sentences, draft.statements));
  draft.contacts = findContacts(draft, parties);
  return draft;
}

/** Trigger and date of each event. */
function dates(text: string, frames: readonly Filled[]): string[] {
  return read(text, frames).events.map(
    ({ trigger, date }) => `${text.slice(trigger.start, trigger.end)} ${date}`,
  );
}

describe('days that the flow of an article gives', () => {
  it('what is said takes the day of what its speaker did last', () => {
    const text = 'Norway condemned the raid on Thursday. On Friday Chad met envoys. Norway also urged calm.';
    expect(
      dates(text, [
        frame(text, 'condemned', ['source:Norway', 'time:Thursday'], { type: 'ACCUSE' }),
        frame(text, 'met', ['source:Chad', 'time:Friday'], { type: 'CONSULT' }),
        frame(text, 'urged', ['source:Norway'], { type: 'REQUEST' }),
      ]),
    ).toEqual(['condemned 2021-12-23', 'met 2021-12-24', 'urged 2021-12-23']);
  });

  it('what is said takes the day of the news where its speaker has none', () => {
    const text = 'Talks opened on Friday. Norway urged calm.';
    expect(dates(text, [frame(text, 'urged', ['source:Norway'], { type: 'REQUEST' })])).toEqual([
      'urged 2021-12-24',
    ]);
  });

  it('what was done takes the day named just before, and none from further off', () => {
    const done = ' Rebels burned a bridge.';
    const near = `Fighting broke out on Friday.${done}`;
    const far = `Fighting broke out on Friday. It rained. It snowed. It cleared.${done}`;
    for (const [text, date] of [
      [near, '2021-12-24'],
      [far, 'null'],
    ] as const)
      expect(dates(text, [frame(text, 'burned', [], { type: 'ASSAULT' })])).toEqual([`burned ${date}`]);
  });

  it('what is told in the perfect, demanded or conditional keeps no date', () => {
    const text = 'Talks opened on Friday. Norway has often urged calm. Chad must withdraw.';
    expect(
      dates(text, [
        frame(text, 'urged', ['source:Norway'], { type: 'REQUEST' }),
        frame(text, 'withdraw', ['source:Chad'], { type: 'RETREAT', modality: 'demanded' }),
      ]),
    ).toEqual(['urged null', 'must withdraw null']);
  });

  it('a plan told again has its date; what goes on since a past time is open', () => {
    const text =
      'Norway will meet Chad on Tuesday. Kenya has kept ports shut from March 2019. Later Norway will confer with envoys.';
    const plan = { type: 'CONSULT', modality: 'planned' };
    expect(
      dates(text, [
        frame(text, 'meet', ['source:Norway', 'time:Tuesday'], plan),
        frame(text, 'shut', ['source:Kenya', 'time:March 2019'], { type: 'SANCTION', modality: 'ongoing' }),
        frame(text, 'confer', ['source:Norway'], plan),
      ]),
    ).toEqual(['will meet 2021-12-28', 'shut 2019-03/..', 'will confer 2021-12-28']);
  });

  it('without a publication date nothing is inferred', () => {
    const text = 'Talks opened on Friday. Norway urged calm.';
    const { events } = read(text, [frame(text, 'urged', ['source:Norway'], { type: 'REQUEST' })], null);
    expect(events[0]?.date).toBeNull();
  });

  it('says in the trace where the date comes from', () => {
    const text = 'Talks opened on Friday. Norway urged calm.';
    const draft = read(text, [frame(text, 'urged', ['source:Norway'], { type: 'REQUEST' })]);
    const [event] = draft.events;
    expect(event && draft.trace.of(event).map(({ why }) => why)).toContain('the day of the news: 2021-12-24');
  });
});

describe('places and contacts', () => {
  it('a deed done next happens where the last one did', () => {
    const text = 'Rebels attacked a post in Kenya on Friday. Soldiers arrested ten men.';
    const { events } = read(text, [
      frame(text, 'attacked', ['place:Kenya', 'time:Friday'], { type: 'ASSAULT' }),
      frame(text, 'arrested', [], { type: 'COERCE' }),
    ]);
    expect(events.map(({ place }) => place?.name)).toEqual(['Kenya', 'Kenya']);
  });

  it('a contact has the time and place of the meeting that the same words tell', () => {
    const text = 'Norway met Chad in Kenya on Friday. Norway told reporters of it.';
    const { contacts } = read(text, [
      frame(text, 'met', ['source:Norway', 'place:Kenya', 'time:Friday'], { type: 'CONSULT' }),
      frame(text, 'met', ['source:Norway', 'source:Chad'], { kind: 'contact', status: 'held' }),
      frame(text, 'told', ['source:Norway'], { kind: 'contact', status: 'held' }),
    ]);
    expect(contacts.map(({ when, where }) => [when, where?.name])).toEqual([
      ['2021-12-24', 'Kenya'],
      ['2021-12-24', undefined],
    ]);
  });
});
