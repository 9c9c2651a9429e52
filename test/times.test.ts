import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../src/language/sentences.ts';
import { edtfAt, edtfOf } from '../src/reading/times/applies.ts';
import { dayNumber, easterSunday, isoDate, isoWeek, nthWeekday } from '../src/reading/times/calendar.ts';
import { RULES } from '../src/reading/times/rules.ts';
import { findTimes } from '../src/reading/times/times.ts';
import type { Article } from '../src/record/article.ts';
import { textOf } from '../src/record/span.ts';
import { articleOf } from './drafts.ts';

/** A Tuesday. */
const PUBLISHED = '2021-11-16';

function article(text: string, published: string | null = PUBLISHED): Article {
  return articleOf(text, { published });
}

function timesIn(text: string, published: string | null = PUBLISHED) {
  const given = article(text, published);
  return findTimes(given, sentencesOf(given));
}

/** Each time as "words = TIMEX3 value = EDTF". */
function read(text: string, published: string | null = PUBLISHED): string[] {
  return timesIn(text, published).map(
    (time) => `${text.slice(time.start, time.end)} = ${time.value} = ${time.edtf}`,
  );
}

/** Sentence and the times read in it, on a report of Tuesday 16 November 2021. */
const CASES: Record<string, readonly (readonly [string, ...string[]])[]> = {
  'written dates': [
    ['It began on 2021-03-04.', '2021-03-04 = 2021-03-04 = 2021-03-04'],
    ['Logged 2021-03-04T09:30Z.', '2021-03-04T09:30Z = 2021-03-04T09:30Z = 2021-03-04'],
    ['Signed on March 4, 2019.', 'March 4, 2019 = 2019-03-04 = 2019-03-04'],
    ['Signed on 4 March 2019.', '4 March 2019 = 2019-03-04 = 2019-03-04'],
    ['Signed on the 4th of March 2019.', 'the 4th of March 2019 = 2019-03-04 = 2019-03-04'],
    [
      'Signed 03/04/2019 and 25.12.2019.',
      '03/04/2019 = 2019-03-04 = 2019-03-04',
      '25.12.2019 = 2019-12-25 = 2019-12-25',
    ],
    ['They met on Monday, Nov. 8.', 'Monday, Nov. 8 = 2021-11-08 = 2021-11-08'],
    ['The accord of June\n  2018 failed.', 'June\n  2018 = 2018-06 = 2018-06'],
    ['It fell in early March last year.', 'early March last year = 2020-03 = 2020-03'],
    ['The Sept. 11 attacks changed that.', 'Sept. 11 = 2001-09-11 = 2001-09-11'],
    ['Since 9/11 it has not.', '9/11 = 2001-09-11 = 2001-09-11'],
    ['It was on 31 June.'],
  ],
  'days and months without year': [
    ['He was killed on Aug. 7.', 'Aug. 7 = 2021-08-07 = 2021-08-07'],
    ['The talks will open on Jan. 9.', 'Jan. 9 = 2022-01-09 = 2022-01-09'],
    ['Troops left in December.', 'December = 2020-12 = 2020-12'],
    ['The vote is set for April.', 'April = 2022-04 = 2022-04'],
    ['They fled last November.', 'last November = 2020-11 = 2020-11'],
    ['The summit runs from May 13-14.', 'May 13 = 2021-05-13 = 2021-05-13', '14 = 2021-05-14 = 2021-05-14'],
    ['The envoy leaves on the 21st.', 'the 21st = 2021-10-21 = 2021-10-21'],
    ['Moscow may march on; May Brown and June Carter agreed.'],
  ],
  weekdays: [
    ['Officials said Tuesday it was over.', 'Tuesday = 2021-11-16 = 2021-11-16'],
    ['The minister spoke on Thursday.', 'Thursday = 2021-11-11 = 2021-11-11'],
    ['The minister will speak on Thursday.', 'Thursday = 2021-11-18 = 2021-11-18'],
    ['On Monday, he will fly home.', 'Monday = 2021-11-22 = 2021-11-22'],
    ['He said on Monday he would resign.', 'Monday = 2021-11-15 = 2021-11-15'],
    ['They have until Friday to leave.', 'Friday = 2021-11-19 = 2021-11-19'],
    ['It was not until Friday that they left.', 'Friday = 2021-11-12 = 2021-11-12'],
    ['He left last Wednesday.', 'last Wednesday = 2021-11-10 = 2021-11-10'],
    ['Talks resume next Friday.', 'next Friday = 2021-11-26 = 2021-11-26'],
    ['They met on Friday morning.', 'Friday morning = 2021-11-12TMO = 2021-11-12'],
    ['It broke out late Sunday night.', 'late Sunday night = 2021-11-14TNI = 2021-11-14'],
    ["Sunday's raid failed.", 'Sunday = 2021-11-14 = 2021-11-14'],
  ],
  'near the report': [
    [
      'He flies home today and returns tomorrow.',
      'today = 2021-11-16 = 2021-11-16',
      'tomorrow = 2021-11-17 = 2021-11-17',
    ],
    ['They struck tonight.', 'tonight = 2021-11-16TNI = 2021-11-16'],
    ['It was agreed two weeks ago.', 'two weeks ago = 2021-W44 = 2021-11-02~'],
    ['He died 11 days ago.', '11 days ago = 2021-11-05 = 2021-11-05'],
    ['They left more than six months ago.', 'more than six months ago = 2021-05 = 2021-05~'],
    ['It fell two years ago.', 'two years ago = 2019 = 2019~'],
    ['It was lower just weeks ago.', 'just weeks ago = PAST_REF = null'],
    ['The war ended last year.', 'last year = 2020 = 2020'],
    ['They will meet early next year.', 'early next year = 2022 = 2022-01/2022-03'],
    ['They met last week.', 'last week = 2021-W45 = 2021-11-07/2021-11-13'],
    ['They met earlier this week.', 'earlier this week = 2021-W46 = 2021-11-14/2021-11-15'],
    ['They will meet this week.', 'this week = 2021-W46 = 2021-11-14/2021-11-20'],
    ['They will vote later this month.', 'later this month = 2021-11 = 2021-11'],
    ['They clashed over the weekend.', 'the weekend = 2021-W45-WE = 2021-11-13/2021-11-14'],
    ['All must be out by the end of the year.', 'the end of the year = 2021 = 2021-12'],
    ['It opens the week of March 7.', 'the week of March 7 = 2022-W10 = 2022-03-06/2022-03-12'],
    ['They return in three weeks’ time.', 'in three weeks’ time = 2021-W49 = 2021-12-07~'],
  ],
  'from the narrative': [
    [
      'It struck on June 1, 2015. The next day the army left.',
      'June 1, 2015 = 2015-06-01 = 2015-06-01',
      'The next day = 2015-06-02 = 2015-06-02',
    ],
    [
      'They met in June 2012. That month the ban ended.',
      'June 2012 = 2012-06 = 2012-06',
      'That month = 2012-06 = 2012-06',
    ],
    ['He won in 1996. Two years later he fell.', '1996 = 1996 = 1996', 'Two years later = 1998 = 1998~'],
    [
      'Exports fell in 1996 from a peak a year earlier.',
      '1996 = 1996 = 1996',
      'a year earlier = 1995 = 1995~',
    ],
    [
      'They rose in May 2010 but fell the previous month.',
      'May 2010 = 2010-05 = 2010-05',
      'the previous month = 2010-04 = 2010-04',
    ],
  ],
  'years and more': [
    ['Since 1991 it held.', '1991 = 1991 = 1991'],
    ['The army lost 2000 soldiers and 1,998 guns.'],
    ['The war of 1975-1990 ended.', '1975 = 1975 = 1975', '1990 = 1990 = 1990'],
    ['Output fell in late 2019.', 'late 2019 = 2019 = 2019-10/2019-12'],
    ['They met in mid-2008.', 'mid-2008 = 2008 = 2008-06~'],
    ['It began in the late 1980s.', 'the late 1980s = 198X = 1987/1989'],
    ['It began in the 1990s.', 'the 1990s = 199X = 199X'],
    ['It is of the 19th century.', 'the 19th century = 18 = 18XX'],
    ['It grew in the third quarter of 2020.', 'the third quarter of 2020 = 2020-Q3 = 2020-07/2020-09'],
    ['It grew in the first half of 2020.', 'the first half of 2020 = 2020-H1 = 2020-01/2020-06'],
    ['The budget for fiscal 2022 rose.', 'fiscal 2022 = FY2022 = 2022~'],
    ['They fled last spring.', 'last spring = 2021-SP = 2021-21'],
    ['They returned in the fall of 1989.', 'the fall of 1989 = 1989-FA = 1989-23'],
    ['He recalled the fall of Kabul.'],
  ],
  'how long and how often': [
    ['A two-year-old truce held for 72 hours.', 'two-year-old = P2Y = null', '72 hours = PT72H = null'],
    ['A 44-year-old man, 12 years old then, spoke.'],
    [
      'A 78-day siege followed five and a half hours of talks.',
      '78-day = P78D = null',
      'five and a half hours = PT5H30M = null',
    ],
    ['It lasted 5 1/2 hours.', '5 1/2 hours = PT5H30M = null'],
    ['It took more than five months.', 'more than five months = P5M = null'],
    ['For the past two years it held.', 'the past two years = P2Y = null'],
    ['In recent weeks it rose.', 'recent weeks = PXW = null'],
    ['They are at war for several decades.', 'several decades = PXY = null'],
    ['He paid $5,000 a month.', 'a month = P1M = null'],
    [
      'They meet every Friday and every two weeks.',
      'every Friday = XXXX-WXX-5 = null',
      'every two weeks = P2W = null',
    ],
    ['The annual drill and daily patrols go on.', 'annual = P1Y = null', 'daily = P1D = null'],
    ['Three-quarters of them fled.'],
  ],
  'times of day': [
    ['It opened at 9 a.m. Tuesday.', '9 a.m. Tuesday = 2021-11-16T09:00 = 2021-11-16'],
    ['On Monday at 14:00 GMT it ended.', 'Monday at 14:00 GMT = 2021-11-15T14:00Z = 2021-11-15'],
    [
      'Polls closed Sunday. Counting began at 10:30 p.m.',
      'Sunday = 2021-11-14 = 2021-11-14',
      '10:30 p.m. = 2021-11-14T22:30 = 2021-11-14',
    ],
    ['The siren went off at noon.', 'noon = 2021-11-16T12:00 = 2021-11-16'],
  ],
  'vague references': [
    ['It is now quiet.', 'now = PRESENT_REF = null'],
    ['He recently left but hopes to return soon.', 'recently = PAST_REF = null', 'soon = FUTURE_REF = null'],
    ['They may meet in the near future.', 'the near future = FUTURE_REF = null'],
  ],
  holidays: [
    ['They struck on Christmas Day.', 'Christmas Day = 2020-12-25 = 2020-12-25'],
    ['He will speak on Thanksgiving.', 'Thanksgiving = 2021-11-25 = 2021-11-25'],
    ['They rose on Easter Monday 1916.', 'Easter Monday 1916 = 1916-04-24 = 1916-04-24'],
  ],
};

describe('findTimes', () => {
  for (const [family, cases] of Object.entries(CASES)) {
    describe(family, () => {
      it.each(cases)('%s', (text, ...expected) => {
        expect(read(text)).toEqual(expected);
      });
    });
  }
});

describe('findTimes across the date line', () => {
  it('counts from the day that the lead was said on', () => {
    expect(read('Wellington said Wednesday it would help. It agreed on Tuesday and yesterday.')).toEqual([
      'Wednesday = 2021-11-17 = 2021-11-17',
      'Tuesday = 2021-11-16 = 2021-11-16',
      'yesterday = 2021-11-16 = 2021-11-16',
    ]);
    expect(read('The flag is to be lowered on Wednesday.')).toEqual(['Wednesday = 2021-11-17 = 2021-11-17']);
  });
});

describe('findTimes without a publication date', () => {
  it('leaves relative times unresolved and reads absolute ones', () => {
    expect(
      read('He left Monday, last week and in May; she on May 2, 2019 and two days ago, not now.', null),
    ).toEqual([
      'Monday = null = null',
      'last week = null = null',
      'May = null = null',
      'May 2, 2019 = 2019-05-02 = 2019-05-02',
      'two days ago = null = null',
      'now = PRESENT_REF = null',
    ]);
  });

  it('counts from the dateline where there is one', () => {
    const given = article('KYIV, Nov. 4 -- He left yesterday.', null);
    const filed = { ...given, dateline: { start: 0, end: 12, place: 'KYIV', date: '2021-11-04' } };
    expect(findTimes(filed, sentencesOf(filed)).map((time) => time.value)).toEqual([
      '2021-11-04',
      '2021-11-03',
    ]);
  });
});

describe('findTimes on any text', () => {
  const words = fc.constantFrom(
    'Monday',
    'May',
    '2021',
    '31',
    'last',
    'week',
    'ago',
    'two',
    '9',
    'a.m.',
    'the',
    '’',
    'ſ',
    'K',
    'century',
    'years',
    '-',
    ',',
    '\n',
    '\u{1F600}',
    '\ud83d',
    'İ',
    'early',
    'next',
    'of',
    'to',
    '9999',
    'twenty',
    'Q1',
    '’90s',
    'Easter',
    '99',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
    fc.array(words, { maxLength: 40 }).map((list) => list.join('')),
  );
  const published = fc.constantFrom(null, '2021-11-16', '0001-01-01', '9999-12-31', 'soon');

  it('gives spans in order that slice to their text, and never throws', () => {
    fc.assert(
      fc.property(texts, published, (text, date) => {
        const given = article(text, date);
        const sentences = sentencesOf(given);
        let end = 0;
        for (const time of findTimes(given, sentences)) {
          expect(time.start).toBeGreaterThanOrEqual(end);
          expect(textOf(given, time)).toBe(text.slice(time.start, time.end));
          expect(textOf(given, time).trim()).toBe(textOf(given, time));
          expect(time.value ?? 'X').not.toMatch(/NaN|undefined|null/);
          edtfAt(given, sentences, [time], time);
          end = time.end;
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('reads hostile and long text in linear time', { timeout: 60_000 }, () => {
    const article = 'Rebels shelled the town on Sunday, the army said on Monday, May 3, two weeks ago. ';
    for (const piece of [
      ' ',
      '1 ',
      'the ',
      'two ',
      'early ',
      'May 1, ',
      '1.1.',
      '20 ',
      'late in ',
      "o'",
      'a few ',
      article,
    ]) {
      const sized = (length: number) => piece.repeat(Math.ceil(length / piece.length));
      timesIn(sized(2_000));
      const once = cost(() => timesIn(sized(2_000)));
      const often = cost(() => timesIn(sized(50_000)));
      expect(often, JSON.stringify(piece)).toBeLessThan(25 * 5 * Math.max(once, 5));
    }
  });
});

/** Milliseconds of processor time: other work on the machine does not count. */
function cost(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('edtfAt', () => {
  function at(text: string, words: string): string | null {
    const given = article(text);
    const start = text.indexOf(words);
    const sentences = sentencesOf(given);
    return edtfAt(given, sentences, findTimes(given, sentences), { start, end: start + words.length });
  }

  it('takes the time of the same clause before a nearer one of another', () => {
    expect(at('Rebels shelled the town on Sunday, the army said on Monday.', 'shelled')).toBe('2021-11-14');
    expect(at('The army said on Monday that rebels shelled the town on Sunday.', 'shelled')).toBe(
      '2021-11-14',
    );
  });

  it('bounds what lasts', () => {
    expect(at('The ban has held since 1991.', 'ban')).toBe('1991/..');
    expect(at('All must leave by Friday.', 'leave')).toBe('../2021-11-19');
    expect(at('Fighting from 1975 to 1990 ruined it.', 'Fighting')).toBe('1975/1990');
    expect(at('They meet on May 13-14.', 'meet')).toBe('2021-05-13/2021-05-14');
    expect(at('Split since 1974 when troops invaded.', 'invaded')).toBe('1974');
  });

  it('is null where the sentence dates nothing', () => {
    expect(at('It is now quiet. On Monday it was not.', 'quiet')).toBeNull();
  });
});

describe('calendar', () => {
  it('agrees with published dates', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(dayNumber(2021, 2, 29)).toBeNull();
    expect(isoWeek(dayNumber(2021, 1, 3) ?? 0)).toEqual({ year: 2020, week: 53 });
    expect(isoDate(easterSunday(2000))).toBe('2000-04-23');
    expect(isoDate(nthWeekday(1999, 11, 4, 4))).toBe('1999-11-25');
  });
});

describe('docs/times.md', () => {
  const docs = readFileSync(new URL('../docs/times.md', import.meta.url), 'utf8');
  const rows = docs.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));

  it.each(RULES.map((rule) => rule.name))('shows what the rule "%s" reads', (name) => {
    const [, , example = '', value, edtf] =
      rows.find((cells) => cells[1] === name && cells.length === 6) ?? [];
    const [first] = timesIn(example);
    expect([String(first?.value), String(first?.edtf)]).toEqual([value, edtf]);
  });
});

describe('a length of time between two deeds', () => {
  /** The date of `deed` that the duration `words` before it gives. */
  function dateOf(text: string, words: string, deed: string): string | null {
    const times = timesIn(text);
    const time = times.find(({ start }) => start === text.indexOf(words));
    if (!time) throw new Error(`"${words}" was not read`);
    const start = text.indexOf(deed);
    return edtfOf(article(text), times, time, { start, end: start + deed.length });
  }

  it.each([
    [
      'The party threatened protests on Sunday, one day after the cabinet met.',
      'one day',
      'met',
      '2021-11-13',
    ],
    [
      'NATO took command in 2003, two years after troops overthrew the rulers.',
      'two years',
      'overthrew',
      '2001',
    ],
    ['Talks resume Monday, 13 months after the delegates left.', '13 months', 'left', '2020-10'],
    ['The row comes two weeks after the talks restarted.', 'two weeks', 'restarted', '2021-11-02~'],
    ['The army crossed on May 3, 2020, two days before the ministers met.', 'two days', 'met', '2020-05-05'],
  ])('%s', (text, words, deed, date) => {
    expect(dateOf(text, words, deed)).toBe(date);
  });

  it('dates nothing that it does not stand before', () => {
    expect(dateOf('They met two days after the vote.', 'two days', 'met')).toBeNull();
  });
});
