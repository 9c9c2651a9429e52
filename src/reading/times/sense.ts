import type { Time } from '../../record/time.ts';
import {
  addMonths,
  civilDate,
  clampedDay,
  type DayNumber,
  isoDate,
  isoMonth,
  isoWeek,
  isoYear,
  pad,
  sundayBefore,
} from './calendar.ts';

/** What the words of a time expression denote. */
export interface Sense extends Pick<Time, 'type' | 'value' | 'edtf'> {
  /** First and last day of what it denotes; null where it is no calendar time or has no anchor. */
  readonly days: { readonly first: DayNumber; readonly last: DayNumber } | null;
  /** A time of day that still wants its day: "T09:00", as TIMEX3 writes it after the date. */
  readonly clock?: string;
}

export type Portion = 'early' | 'mid' | 'late' | 'end';
export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof SEASONS)[number];

const SEASON_VALUES: Record<Season, string> = { spring: 'SP', summer: 'SU', autumn: 'FA', winter: 'WI' };
const SEASON_MONTHS: Record<Season, number> = { spring: 3, summer: 6, autumn: 9, winter: 12 };

/** A calendar time whose anchor the article does not give. */
export const UNRESOLVED: Sense = { type: 'DATE', value: null, edtf: null, days: null };

export function day(at: DayNumber): Sense {
  return date(isoDate(at), isoDate(at), at, at);
}

export function month(year: number, number: number): Sense {
  const name = isoMonth(year, number);
  return date(name, name, clampedDay(year, number, 1), clampedDay(year, number, 31));
}

export function monthOf(at: DayNumber): Sense {
  const civil = civilDate(at);
  return month(civil.year, civil.month);
}

export function year(number: number): Sense {
  const name = isoYear(number);
  return date(name, name, clampedDay(number, 1, 1), clampedDay(number, 12, 31));
}

/**
 * The newspaper week (Sunday to Saturday) that holds a day: EDTF gives its days; the TIMEX3 value is the ISO week
 * (Monday to Sunday) that shares its Monday to Saturday.
 */
export function week(at: DayNumber): Sense {
  const sunday = sundayBefore(at);
  return date(weekName(sunday + 3), interval(sunday, sunday + 6), sunday, sunday + 6);
}

/** The Saturday and Sunday that begin on `saturday`. */
export function weekend(saturday: DayNumber): Sense {
  return date(`${weekName(saturday)}-WE`, interval(saturday, saturday + 1), saturday, saturday + 1);
}

/** `length` months from `first` of a year, under a TIMEX3 name: quarters and halves. */
function months(value: string, year: number, first: number, length: number): Sense {
  const from = clampedDay(year, first, 1);
  const to = addMonths(from, length) - 1;
  return date(value, `${isoDate(from).slice(0, 7)}/${isoDate(to).slice(0, 7)}`, from, to);
}

export function quarter(year: number, n: number): Sense {
  return months(`${isoYear(year)}-Q${n}`, year, 3 * n - 2, 3);
}

export function half(year: number, n: number): Sense {
  return months(`${isoYear(year)}-H${n}`, year, 6 * n - 5, 6);
}

/** EDTF level 1 codes 21 to 24; northern months; a winter belongs to the year of its December. */
export function season(year: number, name: Season): Sense {
  const from = clampedDay(year, SEASON_MONTHS[name], 1);
  const code = 21 + SEASONS.indexOf(name);
  return date(
    `${isoYear(year)}-${SEASON_VALUES[name]}`,
    `${isoYear(year)}-${code}`,
    from,
    addMonths(from, 3) - 1,
  );
}

/** `first` is a year that ends in 0. */
export function decade(first: number): Sense {
  const name = `${isoYear(first).slice(0, 3)}X`;
  return date(name, name, clampedDay(first, 1, 1), clampedDay(first + 9, 12, 31));
}

/** `n` of 20 is the 20th century; TIMEX3 names it by its first two digits, "19". */
export function century(n: number): Sense {
  const name = pad(n - 1);
  return date(name, `${name}XX`, clampedDay(100 * (n - 1), 1, 1), clampedDay(100 * n - 1, 12, 31));
}

export function duration(value: string): Sense {
  return { type: 'DURATION', value, edtf: null, days: null };
}

export function set(value: string): Sense {
  return { type: 'SET', value, edtf: null, days: null };
}

export function reference(value: 'PRESENT_REF' | 'PAST_REF' | 'FUTURE_REF'): Sense {
  return { type: 'DATE', value, edtf: null, days: null };
}

/** A time of that day; EDTF stays at the day, which is as fine as records date. */
export function timeOf(sense: Sense, clock: string): Sense {
  const value = sense.value === null ? null : sense.value.slice(0, 10) + clock;
  return { type: 'TIME', value, edtf: sense.edtf, days: sense.days };
}

/** The same time, known only roughly: EDTF `~`. */
export function about(sense: Sense): Sense {
  return sense.edtf === null || /[~/]/.test(sense.edtf) ? sense : { ...sense, edtf: `${sense.edtf}~` };
}

/** Both ends inclusive. */
export function interval(first: DayNumber, last: DayNumber): string {
  return first === last ? isoDate(first) : `${isoDate(first)}/${isoDate(last)}`;
}

/**
 * "early", "mid", "late", "the end of" a time. TIMEX3 keeps the value bare (`mod` carries it); EDTF narrows weeks,
 * years and decades, as in "early next year", 2022-01/2022-03. Early and late days and months stay as they are.
 */
export function portionOf(sense: Sense, portion: Portion | null): Sense {
  if (portion === null || !sense.days || sense.edtf === null) return sense;
  return { ...sense, edtf: narrowed(sense.edtf, sense.days.first, portion) };
}

function narrowed(edtf: string, first: DayNumber, portion: Portion): string {
  const { year, month } = civilDate(first);
  if (/^\d{4}$/.test(edtf)) {
    if (portion === 'mid') return `${edtf}-06~`;
    if (portion === 'end') return `${edtf}-12`;
    return portion === 'early' ? `${edtf}-01/${edtf}-03` : `${edtf}-10/${edtf}-12`;
  }
  if (/^\d{3}X$/.test(edtf)) {
    if (portion === 'mid') return `${isoYear(year + 5)}~`;
    const [from, to] = portion === 'early' ? [0, 3] : [7, 9];
    return `${isoYear(year + from)}/${isoYear(year + to)}`;
  }
  if (/^\d{4}-(?:0\d|1[0-2])$/.test(edtf)) return portion === 'mid' ? `${isoMonth(year, month)}-15~` : edtf;
  if (isWeek(edtf, first)) {
    const [from, to] = { early: [1, 3], mid: [2, 4], late: [4, 6], end: [5, 6] }[portion] as [number, number];
    return interval(first + from, first + to);
  }
  return edtf;
}

function isWeek(edtf: string, first: DayNumber): boolean {
  return edtf === interval(first, first + 6);
}

function date(value: string, edtf: string, first: DayNumber, last: DayNumber): Sense {
  return { type: 'DATE', value, edtf, days: { first, last } };
}

function weekName(at: DayNumber): string {
  const { year, week } = isoWeek(at);
  return `${isoYear(year)}-W${pad(week)}`;
}
