/** A civil date as days since 1970-01-01 in the proleptic Gregorian calendar: no clock, no zone. */
export type DayNumber = number;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Null where the calendar has no such day (31 June). After Howard Hinnant, "chrono-compatible date algorithms". */
export function dayNumber(year: number, month: number, day: number): DayNumber | null {
  if (day < 1 || day > daysIn(year, month)) return null;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The day of that date, or the last one of its month where the month is shorter. */
export function clampedDay(year: number, month: number, day: number): DayNumber {
  return dayNumber(year, month, Math.min(day, daysIn(year, month))) ?? 0;
}

export function civilDate(at: DayNumber): CivilDate {
  const z = at + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Moves by whole months, keeping to the month's last day where it is shorter. */
export function addMonths(at: DayNumber, months: number): DayNumber {
  const { year, month, day } = civilDate(at);
  const count = year * 12 + (month - 1) + months;
  return clampedDay(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1, day);
}

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(at: DayNumber): number {
  return ((((at + 3) % 7) + 7) % 7) + 1;
}

/** The Sunday on or before: newspapers' weeks run from Sunday to Saturday. */
export function sundayBefore(at: DayNumber): DayNumber {
  return at - (weekdayOf(at) % 7);
}

/** ISO 8601 week and the year it belongs to. */
export function isoWeek(at: DayNumber): { year: number; week: number } {
  const thursday = at + 4 - weekdayOf(at);
  const { year } = civilDate(thursday);
  return { year, week: Math.floor((thursday - clampedDay(year, 1, 1)) / 7) + 1 };
}

/** Easter Sunday, by the anonymous Gregorian computus (Meeus, "Astronomical Algorithms", ch. 8). */
export function easterSunday(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return clampedDay(year, Math.floor(f / 31), (f % 31) + 1);
}

/** The nth such weekday of a month; n of -1 is the last one. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): DayNumber {
  if (n < 0) {
    const end = clampedDay(year, month, 31);
    return end - ((weekdayOf(end) - weekday + 7) % 7);
  }
  const first = clampedDay(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
}

/** Reads the date part of an ISO 8601 string; null where it has none or it does not exist. */
export function parseIsoDate(iso: string): DayNumber | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return day === undefined ? null : dayNumber(Number(year), Number(month), Number(day));
}

export function isoDate(at: DayNumber): string {
  const { year, month, day } = civilDate(at);
  return `${isoMonth(year, month)}-${pad(day)}`;
}

export function isoMonth(year: number, month: number): string {
  return `${isoYear(year)}-${pad(month)}`;
}

export function isoYear(year: number): string {
  return String(year).padStart(4, '0');
}

export function pad(n: number): string {
  return String(n).padStart(2, '0');
}
