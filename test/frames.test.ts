import { describe, expect, it } from 'vitest';
import type { Filled } from '../src/language/decode.ts';
import { resolveActors } from '../src/reading/actors/actors.ts';
import { stanceOf } from '../src/reading/answers.ts';
import { findConditionals } from '../src/reading/conditionals.ts';
import { findContacts } from '../src/reading/contacts.ts';
import { findDemands } from '../src/reading/demands.ts';
import type { Draft } from '../src/reading/draft.ts';
import { findEvents } from '../src/reading/events.ts';
import { Parties } from '../src/reading/parties.ts';
import { findPlaces } from '../src/reading/places.ts';
import { Reported } from '../src/reading/reported.ts';
import { findStatements } from '../src/reading/statements.ts';
import { findTimes } from '../src/reading/times/times.ts';
import { textOf } from '../src/record/span.ts';
import { draftOf, frameOf, type Given } from './drafts.ts';

function read(text: string, given: Given, frames: readonly Filled[]) {
  const draft: Draft = { ...draftOf(text, given), frames };
  const actors = resolveActors(draft);
  draft.actors = actors.actors;
  draft.times = findTimes(draft.article, draft.sentences, draft.trace);
  draft.places = findPlaces(draft);
  draft.statements = findStatements(draft, actors);
  return {
    draft,
    parties: new Parties(draft, actors),
    reported: new Reported(draft.sentences, draft.statements),
  };
}

describe('events', () => {
  const text =
    'Russia will not attack Ukraine this week, the Kremlin said on Thursday. NATO and Russia are to meet in Geneva next year.';
  const given: Given = {
    names: ['LOC:Russia', 'LOC:Ukraine', 'ORG:Kremlin', 'ORG:NATO', 'LOC:Geneva'],
    said: [['the Kremlin', 'Russia will not attack Ukraine this week']],
  };
  const { draft, parties, reported } = read(text, given, [
    frameOf(text, 'event', 'attack', ['source:Russia', 'target:Ukraine'], { modality: 'negated' }),
    frameOf(text, 'event', 'meet', ['source:NATO', 'source:Russia', 'place:Geneva', 'time:next year'], {
      type: 'CONSULT',
      modality: 'planned',
    }),
  ]);
  const [attack, meeting] = findEvents(draft, parties, reported);

  it('name who did what to whom, and how far it is a fact', () => {
    expect(attack).toMatchObject({
      type: 'ASSAULT',
      modality: 'negated',
      sources: [{ name: 'Russia' }],
      targets: [{ name: 'Ukraine' }],
    });
    expect(attack && textOf(draft.article, attack.trigger)).toBe('will not attack');
  });

  it('keep the statement that reports the deed', () => {
    expect(attack?.statement).toBe(draft.statements[0]?.id);
    expect(meeting?.statement).toBeNull();
  });

  it('have a date and a place that opens on a map', () => {
    expect(meeting).toMatchObject({ date: '2022', place: { name: 'Geneva' } });
    expect(meeting?.place?.lat).toBeCloseTo(46.2, 1);
    expect(meeting?.sources.map(({ name }) => name).sort()).toEqual(['NATO', 'Russia']);
  });
});

describe('conditionals', () => {
  const text =
    'If Russia invades, there will be severe consequences, Joe Biden said. "If you cross, we shoot," he said.';
  it('join a condition and its consequence, and say who states them and who bears it', () => {
    const { draft, parties, reported } = read(
      text,
      {
        names: ['LOC:Russia', 'PER:Joe Biden'],
        said: [['Joe Biden', 'If Russia invades, there will be severe consequences']],
      },
      [
        frameOf(text, 'conditional', 'If', [
          'condition:If Russia invades',
          'consequence:there will be severe consequences',
          'target:Russia',
        ]),
        frameOf(text, 'conditional', 'If you', ['condition:If you cross']),
      ],
    );
    const [first, ...rest] = findConditionals(draft, parties, reported);
    expect(first).toMatchObject({ by: { name: 'Joe Biden' }, against: { name: 'Russia' } });
    expect(rest, 'a condition without a consequence is none').toEqual([]);
  });
});

describe('demands', () => {
  const text =
    'Russia demanded that NATO rule out any expansion to the east. NATO called the demand for no expansion unacceptable. Moscow repeated that NATO must rule out any expansion eastwards.';
  const given: Given = {
    names: ['LOC:Russia', 'ORG:NATO', 'LOC:Moscow'],
    said: [['NATO', 'the demand for no expansion unacceptable']],
  };
  const { draft, parties, reported } = read(text, given, [
    frameOf(text, 'demand', 'demanded', [
      'source:Russia',
      'target:NATO',
      'content:NATO rule out any expansion to the east',
    ]),
    frameOf(text, 'demand', 'must', [
      'source:Moscow',
      'target:NATO',
      'content:rule out any expansion eastwards',
    ]),
  ]);
  const [first, again] = findDemands(draft, parties, reported);

  it('find what the one of whom it is demanded says of it', () => {
    expect(first).toMatchObject({ by: { name: 'Russia' }, of: { name: 'NATO' }, stance: 'rejects' });
    expect(first?.response && textOf(draft.article, first.response)).toContain('unacceptable');
  });

  it('link a restatement to the demand', () => {
    expect(first?.restates).toBeNull();
    expect(again?.restates).toBe(first?.id);
  });

  it.each([
    ['agreed to withdraw its troops', 'accepts'],
    ['is ready to talk, but only after a ceasefire', 'partly'],
    ['refused to withdraw', 'rejects'],
    ['will never accept that', 'rejects'],
    ['declined to comment', 'evades'],
    ['the weather', null],
  ])('%s: %s', (response, stance) => {
    expect(stanceOf(response)).toBe(stance);
  });
});

describe('contacts', () => {
  it('have participants, format, status, date and place', () => {
    const text =
      'Joe Biden and Vladimir Putin spoke by phone on Dec 7. No date was agreed for talks in Geneva.';
    const { draft, parties } = read(text, { names: ['PER:Joe Biden', 'PER:Vladimir Putin', 'LOC:Geneva'] }, [
      frameOf(text, 'contact', 'spoke', ['source:Joe Biden', 'source:Vladimir Putin', 'time:Dec 7'], {
        format: 'call',
        status: 'held',
      }),
    ]);
    const [call] = findContacts(draft, parties);
    expect(call).toMatchObject({
      participants: [{ name: 'Joe Biden' }, { name: 'Vladimir Putin' }],
      format: 'call',
      status: 'held',
      when: '2021-12-07',
      where: null,
    });
    expect(call && textOf(draft.article, call)).toBe('Joe Biden and Vladimir Putin spoke by phone on Dec 7');
  });
});
