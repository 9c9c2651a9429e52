import { describe, expect, test } from 'vitest';
import { datelineOf, headOf } from '../src/intake/dateline.ts';
import { dateInName, dateOfMetadata, isRealDate } from '../src/intake/dates.ts';
import { textOf } from '../src/record/span.ts';
import { STORY } from './intake-files.ts';

function read(text: string, near: string | null = '2021-12-25') {
  const dateline = datelineOf({ text }, headOf({ text }), near);
  return dateline && { text: textOf({ text }, dateline), place: dateline.place, date: dateline.date };
}

describe('datelines', () => {
  test.each([
    [' date 2021-12-25 WASHINGTON •', 'WASHINGTON', '2021-12-25'],
    ['NAIROBI, Kenya (AP) _', 'NAIROBI, Kenya', null],
    ['INDEPENDENCE, MO. (AP)--', 'INDEPENDENCE, MO.', null],
    ['HAVANA (AP ) --', 'HAVANA', null],
    ['BRUSSELS, December 2 (Xinhua) --', 'BRUSSELS', '2021-12-02'],
    ['BEIJING, Nov. 14(Xinhua)--', 'BEIJING', '2021-11-14'],
    ['LUSAKA, Nov.3 (Xinhua) --', 'LUSAKA', '2021-11-03'],
    ['WASHINGTON, Aug. 7 (AP) -', 'WASHINGTON', '2021-08-07'],
    ['MOSCOW (Reuters) -', 'MOSCOW', null],
    ['JERUSALEM —', 'JERUSALEM', null],
    ['PARIS, Dec 5 (AFP) -', 'PARIS', '2021-12-05'],
    ['Paris (AFP) –', 'Paris', null],
    ['WASHINGTON/KYIV, Jan 3 (Reuters) -', 'WASHINGTON/KYIV', '2022-01-03'],
    ['ST. PETERSBURG, Fla. —', 'ST. PETERSBURG, Fla.', null],
    ['FLINT, Mich., Oct. 4 (UPI) —', 'FLINT, Mich.', '2021-10-04'],
    [
      'SARAJEVO, Bosnia and Herzegovina, 9 January 2022 (Wire) –',
      'SARAJEVO, Bosnia and Herzegovina',
      '2022-01-09',
    ],
    ['MOSCOW, December 23. /TASS/.', 'MOSCOW', '2021-12-23'],
    ['KYIV. DEC 23 (Interfax) -', 'KYIV', '2021-12-23'],
    ['GENEVA, Monday, Jan. 10 --', 'GENEVA', '2022-01-10'],
    ['UNITED NATIONS, Feb. 17th, 2022 --', 'UNITED NATIONS', '2022-02-17'],
    ['DAR ES\nSALAAM,\nTanzania (AP) _', 'DAR ES SALAAM, Tanzania', null],
    ['KRAKÓW, Poland —', 'KRAKÓW, Poland', null],
  ])('%j', (line, place, date) => {
    for (const gap of [' ', '\n\n']) {
      expect(read(`${line}${gap}${STORY}`)).toEqual({ text: line.trim(), place, date });
      expect(read(`Talks to resume\n\n${line}${gap}${STORY}`)).toEqual({ text: line.trim(), place, date });
    }
  });

  test('a date on a line of its own', () => {
    const own = { text: 'Friday, December 24, 2021', place: null, date: '2021-12-24' };
    expect(read(`Talks to resume\n\nFriday, December 24, 2021\n\n${STORY}`)).toEqual(own);
    expect(read(`Published: 24 Dec 2021, 10:15 GMT\n\n${STORY}`, null)).toMatchObject({ date: '2021-12-24' });
    // Above a dateline it tells the year.
    const text = `Talks to resume\nBy A Reporter\nJanuary 1, 2022\n\nKYIV, Dec. 31 (Wire) -- ${STORY}`;
    expect(headOf({ text })).toMatchObject({
      dateline: { place: 'KYIV' },
      dateLine: { year: 2022, month: 1, day: 1 },
    });
  });

  test('a date without a year needs one from elsewhere', () => {
    expect(read(`KYIV, Dec. 31 (Wire) -- ${STORY}`, null)).toMatchObject({ place: 'KYIV', date: null });
    expect(read(`KYIV, Feb. 29 (Wire) -- ${STORY}`)).toMatchObject({ date: null });
    expect(read(`KYIV, Feb. 29 (Wire) -- ${STORY}`, '2020-01-01')).toMatchObject({ date: '2020-02-29' });
  });

  test.each([
    STORY,
    `UPDATE: 5/12 — ${STORY}`,
    `EXCLUSIVE – ${STORY}`,
    `NATO — the alliance that Ukraine wants to join — has 30 members, and Russia wants no more of them.`,
    'TALKS FAIL - what now?',
    'COVID-19 kept the ministers apart, and so they spoke by video on Tuesday for the third time.',
    'The Kremlin (Moscow) - so it is said - did not answer the letter that came from Washington on Friday.',
    `On December 7, 2021 the two presidents spoke.\n\n${STORY}`,
    `${`${STORY}\n\n`.repeat(9)}KYIV (Wire) -- ${STORY}`,
  ])('none in %j', (text) => {
    expect(read(text)).toBeNull();
  });

  test('take milliseconds in hostile text', () => {
    const start = process.cpuUsage();
    for (const unit of [
      'A',
      'A ',
      'AB, ',
      'AB/',
      'AB (',
      'AB, Ab Ab Ab ',
      'Jan ',
      '2021-12-25 ',
      ' \n',
      '- ',
    ])
      headOf({ text: unit.repeat(100_000) });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });
});

describe('dates', () => {
  test('of file names', () => {
    expect(dateInName('2021-12-25-washington')).toBe('2021-12-25');
    expect(dateInName('name_2016-09-08_x')).toBe('2016-09-08');
    expect(dateInName('XIN_ENG_20051114.0158')).toBe('2005-11-14');
    expect(dateInName('report-2021-13-01')).toBeNull();
    expect(dateInName('120211225')).toBeNull();
  });

  test('of metadata are the day as written there', () => {
    expect(dateOfMetadata('2021-12-25T23:30:00-05:00')).toBe('2021-12-25');
    expect(dateOfMetadata('Sat, 25 Dec 2021 10:00:00 GMT')).toBe('2021-12-25');
    expect(dateOfMetadata('Sept. 3rd, 2021')).toBe('2021-09-03');
    expect(dateOfMetadata('2021/12/25')).toBe('2021-12-25');
    expect(dateOfMetadata('Dec. 25')).toBeNull();
    expect(dateOfMetadata('2021-12')).toBeNull();
  });

  test('are of the calendar', () => {
    expect(isRealDate('2020-02-29')).toBe(true);
    expect(isRealDate('2021-02-29')).toBe(false);
    expect(isRealDate('2021-2-9')).toBe(false);
  });
});
