const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
// "Sept." is the one short form of four letters; upper case because datelines may be all capitals.
const MONTH_FORMS = [...MONTHS, 'Sept', ...MONTHS.map((month) => month.slice(0, 3))].flatMap((month) => [
  month,
  month.toUpperCase(),
]);
const MONTH = String.raw`(?:${MONTH_FORMS.join('|')})\b\.?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?\b`;
const YEAR = String.raw`(?:,?\s{1,4}\d{4}\b)?`;

/** Pattern source of a date as datelines write it: "2021-12-25", "Dec. 25", "December 25, 2021", "25 Dec 2021". */
export const DATE = String.raw`(?:\d{4}[-/.]\d{2}[-/.]\d{2}|${MONTH}\s{0,4}${DAY}${YEAR}|${DAY}\s{1,4}${MONTH}${YEAR})`;
/** What a date begins with, written short: patterns look ahead for it in many places, and each costs compiling. */
export const DATE_BEGINS = String.raw`(?:\d|(?:${MONTHS.map((month) => month.slice(0, 3)).join('|')}|${MONTHS.map((month) => month.slice(0, 3).toUpperCase()).join('|')})\p{L}{0,6}\.?\s{0,4}\d)`;
export const WEEKDAY =
  '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b\\.?)';

/** A day as written; the year may be missing. */
export interface WrittenDate {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Half a year in milliseconds, and a day: farther from its anchor only 29 February can be, which is then not meant. */
const MAX_DISTANCE = 184 * 86_400_000;
const FIRST_DATE = new RegExp(DATE, 'u');
const YEAR_FIRST = /^(\d{4})[-/.](\d{2})[-/.](\d{2})$/;

/** The first date in a short text (a dateline, a meta tag); null where there is none. */
export function dateIn(text: string): WrittenDate | null {
  const found = FIRST_DATE.exec(text)?.[0];
  if (found === undefined) return null;
  const numeric = YEAR_FIRST.exec(found);
  if (numeric) return { year: Number(numeric[1]), month: Number(numeric[2]), day: Number(numeric[3]) };
  const letters = /\p{L}{3}/u.exec(found.replace(/(?<=\d)(?:st|nd|rd|th)/, ''))?.[0] ?? '';
  const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith(letters.toLowerCase())) + 1;
  const year = /\b\d{4}\b/.exec(found)?.[0];
  const day = /\b\d{1,2}(?!\d)/.exec(found)?.[0] ?? '';
  return { year: year === undefined ? null : Number(year), month, day: Number(day) };
}

/** ISO date of a written one: its own year, or else the year that brings it nearest to `near`; null where no such day. */
export function isoOf(date: WrittenDate, near: string | null): string | null {
  if (date.year !== null) return isoDate(date.year, date.month, date.day);
  if (near === null) return null;
  const distance = (iso: string) => Math.abs(Date.parse(iso) - Date.parse(near));
  const year = Number(near.slice(0, 4));
  const candidates = [year - 1, year, year + 1]
    .map((y) => isoDate(y, date.month, date.day))
    .filter((iso) => iso !== null)
    .sort((a, b) => distance(a) - distance(b));
  return candidates.find((iso) => distance(iso) <= MAX_DISTANCE) ?? null;
}

/** Whether this is a day of the calendar written YYYY-MM-DD. */
export function isRealDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && isoDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

/** ISO date of a metadata value ("2021-12-25T09:30:00-05:00", "Sat, 25 Dec 2021 14:30 GMT"), the day as written there. */
export function dateOfMetadata(value: string): string | null {
  const found = dateIn(value.slice(0, 100));
  return found && isoOf(found, null);
}

/** The date that a file name carries ("2021-12-25-kyiv", "paper_2016-09-08_x", "AFP_20061204.0272"); null where none. */
export function dateInName(name: string): string | null {
  for (const [, year, , month, day] of name.matchAll(
    /(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)/g,
  )) {
    const iso = isoDate(Number(year), Number(month), Number(day));
    if (iso !== null) return iso;
  }
  return null;
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}
