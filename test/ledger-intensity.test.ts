import { describe, expect, it } from 'vitest';
import { actorId } from '../src/ledger/actors.ts';
import { addReading } from '../src/ledger/add.ts';
import { correct } from '../src/ledger/correct.ts';
import type { Ledger } from '../src/ledger/database/open.ts';
import {
  deedsOn,
  intensityIn,
  MODALITY_WEIGHTS,
  sourcesWeight,
  TYPE_WEIGHTS,
  weightOf,
} from '../src/ledger/intensity.ts';
import { EVENT_TYPES, type Event, MODALITIES } from '../src/record/event.ts';
import { DATABASES, freshLedger } from './databases.ts';
import { articleOf } from './drafts.ts';
import { readingOf } from './ledger-readings.ts';

const NOW = new Date('2022-03-01T00:00:00Z');
const [RUSSIA, UKRAINE] = [actorId('Russia'), actorId('Ukraine')];
const BOTH = { actors: [RUSSIA, UKRAINE], since: '2021-12-01', until: '2021-12-31' };

/** "WHO WORDS WHOM." as an article of that day. */
async function tell(
  ledger: Ledger,
  [source, words, target]: readonly [string, string, string],
  {
    published,
    ...deed
  }: { published: string; type: Event['type']; modality?: Event['modality']; date?: string },
) {
  const article = articleOf(`${source} ${words} ${target}, wrote paper ${published}.`, { published });
  const reading = readingOf(article, [{ words, source, target, ...deed }]);
  await addReading(ledger, article, reading, { reader: 'one', now: NOW });
}

describe('the weights', () => {
  it('have the signs of the quad classes', () => {
    const signs = EVENT_TYPES.map((type) => Math.sign(TYPE_WEIGHTS[type]));
    expect(signs).toEqual([...Array(7).fill(1), ...Array(9).fill(-1)]);
    expect(MODALITIES.map((modality) => MODALITY_WEIGHTS[modality])).toEqual([1, 1, 0.3, 0.2, 0.1, 0, 0.5]);
  });

  it('grow with sources, ever less', () => {
    expect([1, 10, 100].map(sourcesWeight)).toEqual([1, 2, 3]);
    expect(weightOf({ type: 'THREATEN', modality: 'alleged', sources: 10 })).toBe(-6);
  });
});

describe.each(DATABASES)('the intensity index (%s)', (database) => {
  it('adds up by day and direction, persons for their state, with the deeds behind it, as of any date', async () => {
    const ledger = await freshLedger(database);
    await tell(ledger, ['Vladimir Putin', 'threatened', 'Ukraine'], {
      published: '2021-12-05',
      type: 'THREATEN',
    });
    await tell(ledger, ['Russia', 'accused', 'Ukraine'], {
      published: '2021-12-05',
      type: 'ACCUSE',
      modality: 'alleged',
    });
    await tell(ledger, ['Ukraine', 'thanked', 'Russia'], { published: '2021-12-07', type: 'SUPPORT' });
    await tell(ledger, ['Russia', 'shelled', 'Ukraine'], {
      published: '2021-12-20',
      date: '2021-12-07',
      type: 'ASSAULT',
      modality: 'negated',
    });

    const index = await intensityIn(ledger.db, BOTH);
    const of = (source: string) => index.find((one) => one.source === source)?.points;
    expect(of(RUSSIA)).toMatchObject([
      {
        day: '2021-12-05',
        value: -7,
        count: 2,
        deeds: [
          { type: 'THREATEN', weight: -6 },
          { type: 'ACCUSE', weight: -1 },
        ],
      },
      { day: '2021-12-07', value: 0, count: 1 },
    ]);
    expect(of(UKRAINE)).toMatchObject([{ day: '2021-12-07', value: 3.5, count: 1 }]);

    const early = await intensityIn(ledger.db, { ...BOTH, asOf: '2021-12-06' });
    expect(early.map(({ source, points }) => [source, points.map(({ value }) => value)])).toEqual([
      [RUSSIA, [-7]],
    ]);

    const pair = { source: RUSSIA, target: UKRAINE, day: '2021-12-05' };
    const [threat] = await deedsOn(ledger.db, pair);
    expect(threat).toMatchObject({ type: 'THREATEN', sources: 1 });
    const decision = { subject: threat?.entry ?? '', who: 'Ada', why: 'a misreading', now: NOW };
    await correct(ledger, { ...decision, action: 'reject' });
    expect(await deedsOn(ledger.db, pair)).toHaveLength(1);
    expect(await deedsOn(ledger.db, { ...pair, asOf: '2021-12-31' })).toHaveLength(2);
    await correct(ledger, { ...decision, action: 'change', value: { modality: 'planned' } });
    expect((await deedsOn(ledger.db, pair)).map(({ weight }) => weight)).toEqual([-1.8, -1]);
    expect((await deedsOn(ledger.db, { ...pair, asOf: '2021-12-31' })).map(({ weight }) => weight)).toEqual([
      -6, -1,
    ]);
  });
});
