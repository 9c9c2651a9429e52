import { describe, expect, it } from 'vitest';
import type { Evidence } from '../src/ledger/entry.ts';
import { series } from '../src/ledger/merging/series.ts';
import type { Figure } from '../src/record/figure.ts';
import { entryOf, evidence } from './ledger-evidence.ts';

type Given = Partial<Figure> & { by?: string; on?: string; says?: string; article?: string };

/** A figure whose sentence holds its text; troops of 17 December 2021 unless said otherwise. */
function figure(text: string, { by, on = '2021-12-17', says, article, ...body }: Given): Evidence<'figure'> {
  return evidence('figure', {
    text,
    sentence: says ?? `Russia has ${text} near Ukraine.`,
    reported: on,
    ...(article ? { article, source: article } : {}),
    parties: by ? [`claimant:${by}`] : [],
    body: { unit: 'troops', what: 'troops', asOf: on, ...body },
  });
}

const seriesOf = (...told: Evidence[]) => entryOf(series, ...told);

/** Whether a figure joins the series of others: it shares a key with them and is taken for the same quantity. */
function joins(one: Evidence<'figure'>, ...others: Evidence<'figure'>[]): boolean {
  const keys = others.flatMap((other) => series.keys(other));
  const match = series.match(one, seriesOf(...others));
  return series.keys(one).some((key) => keys.includes(key)) && (match?.score ?? 0) >= 0.5;
}

describe('figures of one quantity', () => {
  const november = figure('90,000 troops', { value: 90_000, by: 'Ukraine', on: '2021-11-03' });

  it.each([
    [
      '100,000 soldiers',
      'soldiers',
      'The US says there are 100,000 soldiers of the Russian army on the border with Ukraine.',
    ],
    ['122,000 personnel', 'personnel', "Russia keeps 122,000 personnel along Ukraine's border."],
    ['some 94,000', 'Russian troops', 'Kyiv counts some 94,000 Russian troops around Ukraine.'],
    [
      'up to 175,000 troops',
      'troops',
      'Russia is planning an offensive with up to 175,000 troops, an official said.',
    ],
  ])('are %s', (text, what, says) => {
    const value = Number(text.replace(/\D/g, ''));
    expect(joins(figure(text, { value, what, says, on: '2021-12-20' }), november)).toBe(true);
  });

  it.each([
    ['of another scale', '2,000 troops', 'troops', 'Russia sent 2,000 troops to the border with Ukraine.'],
    ['of another owner', '100,000 troops', 'US troops', 'The 100,000 US troops near Ukraine are a fiction.'],
    ['of another place', '80,000 troops', 'Russian troops', 'There are 80,000 Russian troops in Belarus.'],
    ['of another thing', '100,000 shells', 'shells', 'Russia has 100,000 shells near Ukraine.'],
    [
      'of an increase',
      '70,000 additional troops',
      'additional troops',
      'Russia has 70,000 additional troops near Ukraine.',
    ],
    ['of a fate', '90,000 troops', 'troops killed', 'Russia has lost 90,000 troops killed near Ukraine.'],
  ])('are not those %s', (_, text, what, says) => {
    const value = Number(text.replace(/\D/g, ''));
    const unit = what === 'shells' ? 'shells' : 'troops';
    expect(joins(figure(text, { value, what, unit, says }), november)).toBe(false);
  });

  const killed = (text: string, what: string, says: string, on: string) => {
    const unit = what === 'total' ? 'units' : 'people';
    return figure(text, { value: Number(text.replace(/\D/g, '')), unit, what, says, on });
  };
  const uranium = (text: string, says: string) =>
    figure(text, { value: Number.parseFloat(text), unit: 'kg', what: 'uranium', says, on: '2022-09-07' });
  const abroad = killed(
    '2 million people',
    'people',
    'Some 2 million people have fled Ukraine.',
    '2022-03-08',
  );

  it.each([
    [
      'a toll without a noun',
      killed('900', 'total', 'The death toll in the Gaza Strip reached 900 on Tuesday.', '2023-10-14'),
      killed('400 people', 'people killed', 'Strikes have killed 400 people in Gaza.', '2023-10-10'),
    ],
    [
      "a state's toll",
      killed('8,500', 'total', "Turkey's death toll passed 8,500.", '2023-02-08'),
      killed('912 people', 'people killed', 'The earthquake killed 912 people in Turkey.', '2023-02-06'),
    ],
    [
      'people held, first counted low',
      killed(
        '1,100 people',
        'people',
        'BESLAN, Sept. 4 -- Up to 1,100 people had been held in the school.',
        '2004-09-04',
      ),
      killed('350 hostages', 'hostages', 'Gunmen hold 350 hostages in a school in Beslan.', '2004-09-02'),
    ],
    [
      'a toll that rose, told without a place before',
      killed('340', 'total', 'The number of people killed in Beslan rose to 340.', '2004-09-05'),
      killed('250 people', 'people killed', 'At least 250 people were killed in the storm.', '2004-09-04'),
    ],
    [
      'those of one state, by its enemy',
      killed(
        '5,800 Russian soldiers',
        'Russian soldiers killed',
        'Kyiv counts 5,800 Russian soldiers killed.',
        '2022-03-02',
      ),
      killed(
        '498 of its soldiers',
        'soldiers killed',
        'Russia said that 498 of its soldiers had been killed in Ukraine.',
        '2022-03-02',
      ),
    ],
    [
      'refugees of one state',
      killed('3 million', 'total', 'The number of refugees from Ukraine reached 3 million.', '2022-03-20'),
      abroad,
    ],
    [
      'a stock of one grade',
      uranium('121.6 kg of uranium', 'Iran now holds 121.6 kg of uranium enriched to 60 percent.'),
      uranium('55.6 kg of uranium', 'Iran has 55.6 kg of uranium enriched to 60 percent, inspectors said.'),
    ],
  ])('are %s', (_, one, other) => {
    expect(joins(one, other)).toBe(true);
    expect(joins(other, one)).toBe(true);
  });

  it.each([
    [
      'those of two grades',
      uranium('121.6 kg of uranium', 'Iran now holds 121.6 kg of uranium enriched to 60 percent.'),
      uranium('331.9 kg of uranium', 'Iran has 331.9 kg of uranium enriched to 20 percent.'),
    ],
    [
      'those abroad and those in one state',
      killed('1.2 million refugees', 'refugees', 'Poland has taken in 1.2 million refugees.', '2022-03-08'),
      abroad,
    ],
    [
      'all people and children',
      killed('14 children', 'children killed', 'Shelling killed 14 children in Kharkiv.', '2022-03-02'),
      killed('20 people', 'people killed', 'Shelling killed 20 people in Kharkiv.', '2022-03-02'),
    ],
    [
      'hostages freed and hostages held',
      killed('105 hostages', 'hostages', 'Hamas released 105 hostages in Gaza.', '2023-12-01'),
      killed('136 hostages', 'hostages', 'Hamas holds 136 hostages in Gaza.', '2023-12-01'),
    ],
  ])('are not %s', (_, one, other) => {
    expect(joins(one, other)).toBe(false);
    expect(joins(other, one)).toBe(false);
  });

  it('are called by their noun where the reader gave none', () => {
    const says = 'The death toll in the Gaza Strip reached 900 on Tuesday.';
    expect(seriesOf(killed('900', 'total', says, '2023-10-14')).state.title).toBe(
      'people killed in Gaza Strip',
    );
    expect(seriesOf(abroad).state.title).toBe('people displaced abroad');
  });

  it('may jump where the text itself compares', () => {
    const says = 'Russia has 500,000 troops near Ukraine, up from 95,000.';
    const previous = { value: 95_000, when: null };
    const jump = figure('500,000 troops', { value: 500_000, says });
    expect(joins(jump, november)).toBe(false);
    expect(series.match({ ...jump, body: { ...jump.body, previous } }, seriesOf(november))).not.toBeNull();
  });

  it('are those of one incident where few were killed', () => {
    const killed = (value: number, on: string, where = 'Kharkiv', what = 'people killed') => {
      const says = `Shelling killed ${value} people in ${where}.`;
      return figure(`${value} people`, { value, unit: 'people', what, on, says });
    };
    const first = killed(12, '2022-03-01');
    expect(joins(killed(14, '2022-03-02'), first)).toBe(true);
    expect(joins(killed(14, '2022-03-02', 'Kharkiv', 'people dead'), first)).toBe(true);
    expect(joins(killed(14, '2022-04-20'), first)).toBe(false);
    expect(joins(killed(14, '2022-03-02', 'Mariupol'), first)).toBe(false);
    expect(joins(killed(14, '2022-03-02', 'Kharkiv', 'people wounded'), first)).toBe(false);
  });
});

describe('a series', () => {
  it('has a point for each claim, in order of time, under a title', () => {
    const { state } = seriesOf(
      figure('110,000 troops', { value: 110_000, by: 'United States', on: '2022-01-13' }),
      figure('90,000 troops', { value: 90_000, by: 'Ukraine', on: '2021-11-03' }),
    );
    expect(state).toMatchObject({
      title: 'Russian troops near Ukraine',
      unit: 'troops',
      status: 'changing',
      disputed: false,
      from: '2021-11-03',
      to: '2022-01-13',
    });
    expect(state.points.map(({ value, claimant }) => [value, claimant?.name])).toEqual([
      [90_000, 'Ukraine'],
      [110_000, 'United States'],
    ]);
    expect(state.parties.map(({ name, role }) => `${role} ${name}`)).toEqual([
      'claimant United States',
      'claimant Ukraine',
      'owner Russia',
    ]);
  });

  it('takes the value before as a point of its own, and the day of report where both claim one day', () => {
    const { points } = seriesOf(
      figure('150,000 troops', {
        value: 150_000,
        on: '2022-02-15',
        asOf: '2022-01-30',
        previous: { value: 100_000, when: '2022-01-30' },
      }),
    ).state;
    expect(points.map(({ asOf, value }) => [asOf, value])).toEqual([
      ['2022-01-30', 100_000],
      ['2022-02-15', 150_000],
    ]);
  });

  const claims = (...of: [by: string | undefined, on: string, bounds: Partial<Figure>][]) =>
    seriesOf(...of.map(([by, on, bounds]) => figure('troops', { ...bounds, on, ...(by ? { by } : {}) })))
      .state;

  it('is disputed where two values for one day exclude each other', () => {
    const { disputed, points } = claims(
      ['Russia', '2022-02-15', { value: 60_000 }],
      ['United States', '2022-02-16', { min: 150_000 }],
    );
    expect(disputed).toBe(true);
    expect(points[0]?.contradicts).toEqual([points[1]?.record]);
    expect(points[1]?.contradicts).toEqual([points[0]?.record]);
    const twice = claims(
      ['Ukraine', '2022-02-15', { value: 90_000 }],
      ['Ukraine', '2022-02-15', { value: 120_000 }],
    );
    expect(twice.disputed).toBe(true);
  });

  it.each([
    ['a tenth apart', { value: 100_000 }, '2022-02-15', { value: 108_000 }],
    ['days apart', { value: 100_000 }, '2022-02-19', { value: 190_000 }],
    ['within bounds', { min: 100_000 }, '2022-02-15', { value: 190_000 }],
    ['for a season', { value: 100_000 }, '2022-02-15', { value: 190_000, asOf: '2022-01/2022-03' }],
  ])('is not disputed by values %s', (_, a, on, b) => {
    expect(claims(['Ukraine', '2022-02-15', a], ['United States', on, b]).disputed).toBe(false);
  });

  it('finds no contradiction within one sentence', () => {
    const one = figure('100,000', { value: 100_000, article: 'one' });
    const other = figure('50,000', { value: 50_000, article: 'one' });
    expect(seriesOf(one, other).state.disputed).toBe(false);
  });

  it('of five thousand points takes no second', () => {
    const many = Array.from({ length: 5000 }, (_, i) => {
      const on = new Date(Date.UTC(2021, 0, 1 + (i % 900))).toISOString().slice(0, 10);
      return figure(`${90_000 + i} troops`, { value: 90_000 + i, by: `Claimant ${i % 7}`, on });
    });
    const start = process.cpuUsage();
    expect(seriesOf(...many).state.points).toHaveLength(5000);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(1);
  });
});
