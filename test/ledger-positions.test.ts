import { describe, expect, it } from 'vitest';
import type { Entry, Evidence } from '../src/ledger/entry.ts';
import { type Position, positions } from '../src/ledger/merging/positions.ts';
import { spanIn } from './drafts.ts';
import { entryOf, evidence } from './ledger-evidence.ts';

type Given = { on?: string; by?: string; cue?: string; article?: string; anonymous?: boolean };

/** A statement as the sentence "Russia said that…" gives it. */
function says(
  text: string,
  { on = '2021-12-17', by = 'Russia', cue = 'said', article, anonymous = false }: Given = {},
) {
  const sentence = `${by} ${cue} ${text}.`;
  const content = spanIn(sentence, text);
  return evidence('statement', {
    text,
    sentence,
    ...content,
    reported: on,
    ...(article ? { article, source: article } : {}),
    parties: by ? [`speaker:${by}`] : [],
    body: { cue: [spanIn(sentence, cue)], content: [content], anonymous },
  });
}

const positionOf = (...told: Evidence[]): Entry<Position> => entryOf(positions, ...told);

function joins(one: Evidence<'statement'>, ...told: Evidence<'statement'>[]): boolean {
  const keys = told.flatMap((other) => positions.keys(other));
  const match = positions.match(one, positionOf(...told));
  return positions.keys(one).some((key) => keys.includes(key)) && (match?.score ?? 0) >= 0.5;
}

const plans = says('that it has no plans to invade Ukraine or anybody else');

describe('positions', () => {
  it('tells what one actor says on one issue', () => {
    const again = says('that it did not have plans to invade Ukraine', { on: '2022-01-10' });
    expect(joins(again, plans)).toBe(true);
    expect(positions.match(again, positionOf(plans))?.why).toBe(
      'also said by Russia, about “plans”, “invade” and “Ukraine”',
    );
    expect(positionOf(plans, again).state).toMatchObject({
      title: 'Russia: it did not have plans to invade Ukraine',
      actor: { name: 'Russia' },
      status: '2',
      disputed: false,
      from: '2021-12-17',
      to: '2022-01-10',
      said: [
        { reported: '2021-12-17', contradicts: [] },
        { reported: '2022-01-10', contradicts: [] },
      ],
    });
    expect(positionOf(plans).state.issue).toBe('plans, invade, Ukraine, anybody, else');
  });

  it.each([
    ['of another speaker', says('that it has no plans to invade Ukraine', { by: 'Belarus' })],
    ['of another issue', says('that its troops hold exercises near Ukraine')],
  ])('keeps apart a statement %s', (_, other) => {
    expect(joins(other, plans)).toBe(false);
  });

  it.each([
    ['short', says('no comment')],
    ['anonymous', says('that Russia has no plans to invade Ukraine', { by: 'US official', anonymous: true })],
    ['nobody’s', says('that Russia has no plans to invade Ukraine', { by: '' })],
  ])('makes none of a statement that is %s', (_, one) => {
    expect(positions.keys(one)).toEqual([]);
  });

  it('has few keys', () => {
    expect(positions.keys(plans).length).toBeLessThanOrEqual(8);
  });

  it('takes all of a statement that its cue breaks', () => {
    const sentence = '"Deliveries of drones," Russia warned, "destabilise the line of contact."';
    const [first, second] = [
      spanIn(sentence, 'Deliveries of drones'),
      spanIn(sentence, 'destabilise the line of contact'),
    ];
    const one = evidence('statement', {
      text: 'Deliveries of drones',
      sentence,
      ...first,
      parties: ['speaker:Russia'],
      body: { content: [first, second] },
    });
    expect(positionOf(one).state.said[0]?.text).toBe(
      'Deliveries of drones … destabilise the line of contact',
    );
  });

  it('counts a copy of an article once', () => {
    const [one, copy] = [
      says('that it has no plans to invade Ukraine', { article: 'a' }),
      says('that it has no plans to invade Ukraine', { article: 'a' }),
    ];
    expect(positionOf(one, copy).state.said).toHaveLength(1);
  });
});

describe('contradictions', () => {
  const pairs = (a: string, b: string, given: Given = {}) => {
    const [first, second] = [says(a), says(b, { on: '2022-01-10', ...given })];
    const { said, disputed } = positionOf(first, second).state;
    const found = said[1]?.contradicts.includes(first.record) ?? false;
    expect(disputed).toBe(found);
    return found;
  };

  it.each([
    ['it will withdraw its troops from Belarus', 'it will not withdraw its troops from Belarus'],
    ['it would withdraw its troops from Belarus', 'it would never, never withdraw its troops from Belarus'],
    ['it plans to invade Ukraine soon', 'it has no plans to invade Ukraine soon'],
    ['the written answer of NATO is acceptable', 'the written answer of NATO is unacceptable'],
    ['its troops withdraw from Belarus', 'its troops stay in Belarus'],
  ])('sees that “%s” and “%s” cannot both be', (a, b) => {
    expect(pairs(a, b)).toBe(true);
    expect(pairs(b, a)).toBe(true);
  });

  it('sees a denial in the cue', () => {
    expect(pairs('plans to attack Ukraine', 'any plans to attack Ukraine', { cue: 'denied' })).toBe(true);
  });

  it.each([
    [
      'the same twice',
      'it will not withdraw troops from Belarus',
      'it will never withdraw troops from Belarus',
    ],
    ['another thing denied', 'it would send weapons to Ukraine', 'it would not send troops to Ukraine'],
    [
      'a condition',
      'it will withdraw troops from Belarus',
      'if attacked it will not withdraw troops from Belarus',
    ],
    ['what may be', 'it will withdraw troops from Belarus', 'it might not withdraw troops from Belarus'],
    [
      'two denials',
      'it will withdraw troops from Belarus',
      'it will not refuse to withdraw troops from Belarus, no',
    ],
    ['a denied opposite', 'its troops withdraw from Belarus', 'its troops do not stay in Belarus'],
    [
      'what has changed',
      'it will withdraw troops from Belarus',
      'it will no longer withdraw troops from Belarus',
    ],
  ])('sees none in %s', (_, a, b) => {
    expect(pairs(a, b)).toBe(false);
  });

  it('sees none within one article', () => {
    const told = [
      says('it will withdraw its troops from Belarus', { article: 'a' }),
      says('it will not withdraw its troops from Belarus', { article: 'a' }),
    ];
    expect(positionOf(...told).state.disputed).toBe(false);
  });
});
