import { describe, expect, it } from 'vitest';
import { daysOf } from '../src/ledger/dates.ts';
import type { Evidence } from '../src/ledger/entry.ts';
import { meetings } from '../src/ledger/merging/meetings.ts';
import type { Contact } from '../src/record/contact.ts';
import { entryOf, evidence } from './ledger-evidence.ts';

const PLACES: Readonly<Record<string, { lat: number; lon: number }>> = {
  Geneva: { lat: 46.2, lon: 6.15 },
  Vienna: { lat: 48.21, lon: 16.37 },
  Moscow: { lat: 55.75, lon: 37.62 },
  Europe: { lat: 50, lon: 15 },
};

/** Persons and the states that they act for. */
const ACTS: Readonly<Record<string, string>> = {
  'Joe Biden': 'United States',
  'Antony Blinken': 'United States',
  'Wendy Sherman': 'United States',
  'Vladimir Putin': 'Russia',
  'Sergei Lavrov': 'Russia',
  'Sergei Ryabkov': 'Russia',
  'Dmitry Peskov': 'Russia',
  'Emmanuel Macron': 'France',
};

type Given = { on?: string; in?: string; says?: string } & Partial<
  Pick<Contact, 'format' | 'when' | 'status'>
>;

/** Planned talks between those who are named, reported on 17 December 2021 unless said otherwise. */
function contact(
  who: string,
  { on = '2021-12-17', in: place, says, ...body }: Given = {},
): Evidence<'contact'> {
  const { when = null } = body;
  return evidence('contact', {
    text: says ?? 'talks',
    reported: on,
    ...daysOf(when),
    parties: who.split(', ').map((name) => `participant:${name}${ACTS[name] ? `@${ACTS[name]}` : ''}`),
    body: {
      format: 'talks',
      status: 'planned',
      ...body,
      where: place ? { name: place, ...(PLACES[place] ?? { lat: null, lon: null }) } : null,
    },
  });
}

/** Whether a contact joins the meeting of others: it shares a key with them and is taken for the same one. */
function joins(one: Evidence<'contact'>, ...others: Evidence<'contact'>[]): boolean {
  const keys = others.flatMap((other) => meetings.keys(other));
  const match = meetings.match(one, entryOf(meetings, ...others));
  return meetings.keys(one).some((key) => keys.includes(key)) && (match?.score ?? 0) >= 0.5;
}

describe('contacts of one meeting', () => {
  const planned = contact('United States, Russia', { when: '2022-01-10', in: 'Geneva' });
  const held: Given = { status: 'held', when: '2022-01-10', in: 'Geneva', on: '2022-01-11' };

  it.each([
    ['of the same day and place', contact('United States, Russia', held)],
    ['of persons who act for the states', contact('Wendy Sherman, Sergei Ryabkov', held)],
    ['of a person and the other state', contact('Wendy Sherman, Russia', held)],
    ['of one who names the place', contact('Russia', { when: '2022-01/2022-03', in: 'Geneva' })],
    ['of a vague date', contact('United States, Russia', { when: '2022-01' })],
    ['of no date, to be held', contact('United States, Russia')],
    ['of another day by the date line', contact('United States, Russia', { ...held, when: '2022-01-11' })],
    ['called a visit', contact('United States, Russia', { ...held, format: 'visit' })],
    ['with a host more', contact('United States, Russia, Switzerland', held)],
    ['in a place that holds the other', contact('United States, Russia', { ...held, in: 'Europe' })],
  ])('are those %s', (_, other) => {
    expect(joins(other, planned)).toBe(true);
    expect(joins(planned, other)).toBe(true);
  });

  it.each([
    ['of another date', contact('United States, Russia', { ...held, when: '2022-01-21', on: '2022-01-21' })],
    ['of another month', contact('United States, Russia', { when: '2022-03' })],
    ['of other parties', contact('Ukraine, Russia', held)],
    ['of one side alone, elsewhere', contact('Russia', { ...held, in: 'Vienna' })],
    ['of one side alone, nowhere', contact('Russia', { when: '2022-01-10' })],
    ['of one side and another one', contact('Emmanuel Macron, Sergei Lavrov', held)],
    ['by telephone', contact('United States, Russia', { when: '2022-01-10', format: 'call' })],
    ['in writing', contact('United States, Russia', { when: '2022-01-10', format: 'letter' })],
    [
      'held before the talks were planned',
      contact('United States, Russia', { status: 'held', on: '2021-12-01' }),
    ],
  ])('are not those %s', (_, other) => {
    expect(joins(other, planned)).toBe(false);
    expect(joins(planned, other)).toBe(false);
  });

  it('are told apart by the persons who meet', () => {
    const summit = contact('Joe Biden, Vladimir Putin', { when: '2022-01-10' });
    expect(joins(contact('Antony Blinken, Sergei Lavrov', { when: '2022-01-10' }), summit)).toBe(false);
    expect(joins(contact('Joe Biden, Emmanuel Macron', { when: '2022-01-10' }), summit)).toBe(false);
  });

  const day: Given = { when: '2022-01-10', on: '2022-01-11', status: 'held' };
  const says = 'The two leaders had spoken on January 10.';

  it.each([
    [
      'by the one who called, on that day',
      contact('Joe Biden', { ...day, format: 'call', says }),
      contact('Joe Biden, Vladimir Putin', { ...day, format: 'call', in: 'Moscow' }),
    ],
    [
      'by nobody named, on that day at that place',
      contact('leaders', { ...day, in: 'Geneva', says: 'The two leaders had met in Geneva.' }),
      contact('Joe Biden, Vladimir Putin', { ...day, in: 'Geneva' }),
    ],
    [
      'by envoys beside one who was not there',
      contact('France, envoys', { ...day, in: 'Geneva', says: 'Envoys of the two sides had met in Geneva.' }),
      contact('Joe Biden, Vladimir Putin', { ...day, in: 'Geneva' }),
    ],
    [
      'some days late at the same place',
      contact('Wendy Sherman, Sergei Ryabkov', {
        ...day,
        when: '2022-01-14',
        on: '2022-01-14',
        in: 'Geneva',
      }),
      planned,
    ],
    [
      'known by their place',
      contact('Russia', { ...held, in: '', says: 'The Geneva talks failed.' }),
      planned,
    ],
    [
      'called off, though the date was taken for one that is past',
      contact('Russia, United States', {
        when: '2022-01-03',
        on: '2022-01-08',
        says: "Russia called off Monday's talks with the United States.",
      }),
      planned,
    ],
  ])('are those told %s', (_, one, other) => {
    expect(joins(one, other)).toBe(true);
    expect(joins(other, one)).toBe(true);
  });

  it('are not those of one of two who met another on that day', () => {
    const summit = contact('Joe Biden, Vladimir Putin', { ...day, in: 'Geneva' });
    expect(joins(contact('Joe Biden, Emmanuel Macron', { ...day, in: 'Geneva' }), summit)).toBe(false);
    expect(joins(contact('leaders', { ...day, in: 'Vienna', says }), summit)).toBe(false);
  });

  it('are off where the words say so, and have no place where they are calls', () => {
    const off = contact('Russia, United States', { says: 'Russia called off the talks.', in: 'Geneva' });
    expect(entryOf(meetings, off).state).toMatchObject({ status: 'cancelled', where: { name: 'Geneva' } });
    const call = contact('Joe Biden, Vladimir Putin', { ...day, format: 'call', in: 'Moscow' });
    expect(entryOf(meetings, call).state.where).toBeNull();
  });

  it('are calls where the words say so', () => {
    const says = 'The two presidents would speak by video.';
    const other = contact('Joe Biden, Vladimir Putin', { when: '2021-12-07', format: 'other', says });
    const call = contact('Joe Biden, Vladimir Putin', { when: '2021-12-07', format: 'call', status: 'held' });
    expect(joins(call, other)).toBe(true);
    const meeting = contact('Joe Biden, Vladimir Putin', { when: '2021-12-07', format: 'meeting' });
    expect(joins(meeting, other)).toBe(false);
  });

  it('are press conferences of one speaker on one day, whoever listens', () => {
    const brief = (when: string, who: string) =>
      contact(who, { when, format: 'briefing', status: 'held', on: when });
    const first = brief('2021-12-16', 'Dmitry Peskov, reporters');
    expect(joins(brief('2021-12-16', 'Dmitry Peskov, journalists'), first)).toBe(true);
    expect(joins(brief('2021-12-20', 'Dmitry Peskov, reporters'), first)).toBe(false);
    expect(joins(brief('2021-12-16', 'Sergei Lavrov, reporters'), first)).toBe(false);
  });

  it('may move to another day where the words say so', () => {
    const says = 'The talks were postponed to January 24.';
    const moved = contact('United States, Russia', { when: '2022-01-24', on: '2022-01-08', says });
    expect(joins(moved, planned)).toBe(true);
  });

  it('include the one that is off, which needs no date', () => {
    const off = contact('Sergei Ryabkov, Wendy Sherman', { status: 'cancelled', on: '2022-01-08' });
    expect(joins(off, planned)).toBe(true);
  });

  it('held, but dated after their report, count as held lately', () => {
    const misread = contact('Wendy Sherman, Sergei Ryabkov', {
      ...held,
      when: '2022-01-17',
      on: '2022-01-13',
    });
    expect(joins(misread, planned)).toBe(true);
    expect(entryOf(meetings, planned, misread).state).toMatchObject({ status: 'held', when: '2022-01-10' });
  });

  it('have few keys', () => {
    const many = contact('Joe Biden, Vladimir Putin, Emmanuel Macron, Germany, Italy, Ukraine', {
      in: 'Geneva',
    });
    for (const one of [planned, many, contact('Russia')])
      expect(meetings.keys(one).length).toBeLessThanOrEqual(8);
    expect(meetings.keys(contact('reporters', held))).toEqual([]);
  });
});

describe('a meeting', () => {
  const told = [
    contact('Russia', { status: 'proposed', in: 'Geneva' }),
    contact('United States, Russia', { when: '2022-01', in: 'Europe', on: '2021-12-28' }),
    contact('United States, Russia', { when: '2022-01-10', in: 'Geneva', on: '2021-12-31' }),
    contact('Wendy Sherman, Sergei Ryabkov', {
      when: '2022-01-10',
      in: 'Geneva',
      status: 'held',
      on: '2022-01-10',
    }),
  ];

  it('grows from proposed to held, and its date and place grow firm', () => {
    const { state } = entryOf(meetings, ...told);
    expect(state).toMatchObject({
      title: 'Sergei Ryabkov, Wendy Sherman: talks in Geneva',
      status: 'held',
      disputed: false,
      when: '2022-01-10',
      from: '2022-01-10',
      to: '2022-01-10',
      where: { name: 'Geneva' },
    });
    expect(state.history.map(({ reported, status, when, where }) => [reported, status, when, where])).toEqual(
      [
        ['2021-12-17', 'proposed', null, 'Geneva'],
        ['2021-12-28', 'planned', '2022-01', 'Europe'],
        ['2021-12-31', 'planned', '2022-01-10', 'Geneva'],
        ['2022-01-10', 'held', '2022-01-10', 'Geneva'],
      ],
    );
    expect(state.parties.map(({ name }) => name)).toEqual([
      'Russia',
      'United States',
      'Wendy Sherman',
      'Sergei Ryabkov',
    ]);
  });

  it('has the status that was known at each date', () => {
    const statuses = told.map((_, last) => entryOf(meetings, ...told.slice(0, last + 1)).state.status);
    expect(statuses).toEqual(['proposed', 'planned', 'planned', 'held']);
  });

  it.each([
    [['planned', 'cancelled'], 'cancelled', false],
    [['cancelled', 'planned'], 'planned', false],
    [['held', 'planned'], 'held', false],
    [['held', 'cancelled'], 'held', true],
    [['planned', 'proposed'], 'planned', false],
  ] as const)('that was %s is %s', (statuses, status, disputed) => {
    const all = statuses.map((status) => contact('United States, Russia', { status }));
    expect(entryOf(meetings, ...all).state).toMatchObject({ status, disputed });
  });
});
