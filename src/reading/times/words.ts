import type { Season } from './sense.ts';

/** White space inside an expression: a line break of wire copy counts, a blank line does not. */
const SPACE = String.raw`(?:[^\S\n]{1,8}\n?[^\S\n]{0,8}|\n[^\S\n]{0,8})`;
const EDGE = 'A-Za-z0-9_\u00c0-\u024f';

/**
 * The pattern of a rule, in any case, bounded by word ends; a space stands for any white space.
 * Quantifiers must be bounded and every part begin with a letter or digit, which keeps matching linear.
 */
export function phrase(source: string): RegExp {
  return new RegExp(`(?<![${EDGE}])(?:${source.replaceAll(' ', SPACE)})(?![${EDGE}])`, 'gi');
}

const MONTH_NAMES = [
  'january jan',
  'february feb',
  'march mar',
  'april apr',
  'may',
  'june jun',
  'july jul',
  'august aug',
  'september sept sep',
  'october oct',
  'november nov',
  'december dec',
];
const WEEKDAY_NAMES = [
  'monday mon',
  'tuesday tues tue',
  'wednesday wed',
  'thursday thurs thur thu',
  'friday fri',
  'saturday sat',
  'sunday sun',
];

const MONTHS = numbered(MONTH_NAMES);
const WEEKDAYS = numbered(WEEKDAY_NAMES);

export const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?';
export const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
/** Shortened weekdays stand only beside a date: "Fri., Oct. 23". */
export const WEEKDAY_BESIDE_DATE = `(?:${WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\\.?)`;
export const SEASON = 'spring|summer|autumn|fall|winter';
export const DAY_PART = 'morning|afternoon|evening|night';
/** A plural adds "s", which leaves "centurie". */
export const UNIT =
  '(?:second|minute|hour|day|week|fortnight|weekend|month|quarter|year|decade|century|centurie)';

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

/** "5", "5 1/2", "2.5", "1,000", "twenty-five". */
export const NUMBER = `(?:\\d{1,3},\\d{3}|\\d{1,4}(?:\\.\\d{1,2})?(?:(?:-| )\\d/\\d|½)?|(?:${TENS.join('|')})(?:(?:-| )(?:${ONES.slice(0, 9).join('|')}))?|${[...ONES].reverse().join('|')}|(?:a|one) (?:hundred|dozen)|half a dozen)`;
export const ORDINAL = `(?:\\d{1,2}(?:st|nd|rd|th)|twenty-first|${ORDINALS.join('|')})`;
/** A four-digit year that news may name. */
export const YEAR = '(?:1[4-9]\\d\\d|20\\d\\d)';
/** What leaves a quantity inexact; "over the past year" does not. */
export const APPROXIMATE =
  '(?:(?:(?:some|about|around|over|under)(?! the )|approximately|roughly|nearly|almost|more than|less than|fewer than|at least|at most|up to|as (?:long|much|many) as|barely|just(?: over| under)?|only|no more than|not quite) )';

/** 1 to 12; null for no month. */
export function monthNumber(word: string): number | null {
  return MONTHS.get(plain(word)) ?? null;
}

/** ISO 8601, 1 to 7; null for no weekday. */
export function weekdayNumber(word: string): number | null {
  return WEEKDAYS.get(plain(word)) ?? null;
}

export function seasonNamed(word: string): Season {
  const name = word.toLowerCase();
  return name === 'fall' ? 'autumn' : (name as Season);
}

/** The value of a NUMBER; null where it is none. */
export function numberValue(words: string): number | null {
  const text = words.toLowerCase().replace(/\s+/g, ' ');
  const digits = /^([\d,]+(?:\.\d+)?)(?:(?:-| )(\d)\/(\d)|(½))?$/.exec(text);
  if (digits?.[1]) {
    const whole = Number(digits[1].replaceAll(',', ''));
    if (digits[4]) return whole + 0.5;
    return digits[2] && Number(digits[3]) > 0 ? whole + Number(digits[2]) / Number(digits[3]) : whole;
  }
  if (text === 'half a dozen') return 6;
  if (/^(?:a|one) /.test(text)) return text.endsWith('dozen') ? 12 : 100;
  let sum = 0;
  for (const word of text.split(/(?:-| )/)) {
    const one = ONES.indexOf(word) + 1;
    const ten = TENS.indexOf(word) + 1;
    if (one === 0 && ten === 0) return null;
    sum += one + (ten > 0 ? 10 + 10 * ten : 0);
  }
  return sum;
}

/** The value of an ORDINAL; null where it is none. */
export function ordinalValue(word: string): number | null {
  const text = word.toLowerCase();
  const digits = /^\d{1,2}/.exec(text);
  if (digits) return Number(digits[0]);
  if (text === 'twenty-first') return 21;
  return ORDINALS.indexOf(text) + 1 || null;
}

/** A word as a proper name begins: months and weekdays do, "may" and "march" need not be months. */
export function isCapital(word: string): boolean {
  return /^[A-Z]/.test(word);
}

function plain(word: string): string {
  return word.toLowerCase().replace('.', '');
}

function numbered(lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lines.flatMap((line, i) => line.split(' ').map((name) => [name, i + 1] as const)));
}
