import { civilDate, type DayNumber, dayNumber, weekdayOf } from './calendar.ts';
import type { Scene } from './rule.ts';
import { day, month, type Sense, UNRESOLVED } from './sense.ts';

/**
 * The day a bare weekday means: looking back the last one on or before the report, looking ahead the next one on or
 * after it.
 */
export function weekdayNear(weekday: number, scene: Scene): Sense {
  const { anchor } = scene;
  if (anchor === null) return UNRESOLVED;
  const ahead = (weekday - weekdayOf(anchor) + 7) % 7;
  return day(scene.direction() === 'future' || ahead === 0 ? anchor + ahead : anchor + ahead - 7);
}

/** The month that a month name without year means, near `anchor`. */
export function monthNear(number: number, scene: Scene): Sense {
  if (scene.anchor === null) return UNRESOLVED;
  const civil = civilDate(scene.anchor);
  const ahead = (number - civil.month + 12) % 12;
  if (ahead === 0) return month(civil.year, number);
  const direction = scene.direction();
  const future = direction === 'future' ? ahead <= 8 : direction === 'unknown' && ahead < 6;
  const passed = number < civil.month;
  return month(civil.year + (future ? (passed ? 1 : 0) : passed ? 0 : -1), number);
}

/** The day that a month and day without year mean, near `anchor`; a stated weekday decides between years. */
export function dayNear(
  number: number,
  dayOfMonth: number,
  weekday: number | null,
  scene: Scene,
): Sense | null {
  if (!existsInSomeYear(number, dayOfMonth)) return null;
  const within = (year: number) => dayNumber(year, number, dayOfMonth);
  return (
    yearlyDay((year) => {
      const at = within(year);
      return at !== null && weekday !== null && weekdayOf(at) !== weekday ? null : at;
    }, scene) ??
    yearlyDay(within, scene) ??
    UNRESOLVED
  );
}

/** The day near `anchor` of something that comes once a year; null where it comes in none of the years around. */
export function yearlyDay(within: (year: number) => DayNumber | null, scene: Scene): Sense | null {
  const { anchor } = scene;
  if (anchor === null) return UNRESOLVED;
  const { year } = civilDate(anchor);
  const direction = scene.direction();
  const reach = REACH[direction === 'past' && SCHEDULED.test(scene.after) ? 'unknown' : direction];
  for (const [y, ahead] of [
    [year + 1, reach.nextYear],
    [year, reach.thisYear],
    [year - 1, 0],
  ] as const) {
    const at = within(y);
    if (at !== null && at - anchor <= ahead) return day(at);
  }
  return null;
}

/**
 * How many days ahead a yearly day may lie; beyond that it is the one before. Reports leave out the year of days of
 * their own year, so a clause that looks back may still name a day of this year that is to come ("set May 4 as the date").
 */
const REACH = {
  past: { thisYear: 60, nextYear: 21 },
  unknown: { thisYear: 150, nextYear: 150 },
  future: { thisYear: 300, nextYear: 300 },
} as const;

/** Deeds that a day is set for long before: "the Nov. 8 election". */
const SCHEDULED =
  /^ (?:[A-Za-z.-]+ ){0,2}(?:elections?|vote|ballot|polls?|referendum|summit|meeting|talks|deadline|hearing|trial|primary|runoff|inauguration|handover|date)\b/;

export function existsInSomeYear(number: number, dayOfMonth: number): boolean {
  return dayNumber(2000, number, dayOfMonth) !== null;
}

/** A date with its year, as stated; null where the calendar has no such day. */
export function fullDate(year: number, number: number, dayOfMonth: number): Sense | null {
  const at = dayNumber(year, number, dayOfMonth);
  return at === null ? null : day(at);
}
