import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { intake } from '../src/intake/intake.ts';
import { addReading } from '../src/ledger/add.ts';
import type { Entry } from '../src/ledger/entry.ts';
import type { Meeting } from '../src/ledger/merging/meetings.ts';
import type { Series } from '../src/ledger/merging/series.ts';
import { entriesIn, type Sourced } from '../src/ledger/view.ts';
import { Reader } from '../src/reading/reader.ts';
import { freshLedger } from './databases.ts';

const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url));

describe('the ledger of the samples', () => {
  let series: Sourced<Entry<Series>>[];
  let meetings: Sourced<Entry<Meeting>>[];

  beforeAll(async () => {
    const ledger = await freshLedger('sqlite');
    const reader = await Reader.load();
    for await (const taken of intake([SAMPLES])) {
      if (!taken.ok) throw new Error(`${taken.name} is not read`);
      const { reading } = await reader.read(taken.article, taken.warnings);
      await addReading(ledger, taken.article, reading, { reader: 'test', now: new Date('2022-03-01') });
    }
    const wanted = { actors: [], limit: 100 };
    series = (await entriesIn(ledger.db, { ...wanted, kind: 'series' })) as typeof series;
    meetings = (await entriesIn(ledger.db, { ...wanted, kind: 'meeting' })) as typeof meetings;
  }, 300_000);

  it('has one series of the Russian troops, by claimant', () => {
    const troops = series.filter(({ entry }) => entry.state.title === 'Russian troops near Ukraine');
    expect(troops).toHaveLength(1);
    const points = troops[0]?.entry.state.points ?? [];
    const claims = points.map(({ value, min, max, claimant }) => [value ?? max ?? min, claimant?.name]);
    expect(claims).toEqual(
      expect.arrayContaining([
        [90_000, 'Ukraine'],
        [94_300, 'Oleksii Reznikov'],
        [100_000, 'United States'],
        [190_000, 'Michael Carpenter'],
      ]),
    );
    expect(claims.map(([value]) => value)).toEqual(expect.arrayContaining([122_000, 127_000]));
    // Troops on their way home or on land are no count of the whole.
    expect(claims.map(([value]) => value)).not.toEqual(expect.arrayContaining([7000]));
    expect(claims.map(([value]) => value)).not.toEqual(expect.arrayContaining([106_000]));
    for (const { record } of points)
      expect(troops[0]?.evidence.some((one) => one.record === record)).toBe(true);
  });

  it('has the talks in Geneva, from plans to the report that they were held', () => {
    const talks = meetings.filter(({ entry }) =>
      entry.state.participants.some(({ name }) => name === 'Wendy Sherman'),
    );
    expect(talks.map(({ entry }) => entry.state)).toMatchObject([
      { status: 'held', format: 'talks', where: { name: 'Geneva' } },
    ]);
    const state = talks[0]?.entry.state;
    expect(state?.participants.map(({ name }) => name)).toContain('Sergei Ryabkov');
    const history = state?.history.map(({ reported, status }) => `${reported} ${status}`) ?? [];
    expect(history).toContain('2021-12-23 planned');
    expect(history.at(-1)).toBe('2022-01-13 held');
  });
});
