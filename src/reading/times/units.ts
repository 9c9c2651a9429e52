import { addMonths, civilDate, type DayNumber } from './calendar.ts';
import { about, day, duration, monthOf, reference, type Sense, week, year } from './sense.ts';

/** A unit of time: its TIMEX3 designator and how many of it one makes. */
interface Unit {
  readonly code: 'S' | 'H' | 'TM' | 'D' | 'W' | 'M' | 'Y';
  readonly factor: number;
}

const UNITS: Readonly<Record<string, Unit>> = {
  second: { code: 'S', factor: 1 },
  minute: { code: 'TM', factor: 1 },
  hour: { code: 'H', factor: 1 },
  day: { code: 'D', factor: 1 },
  weekend: { code: 'D', factor: 2 },
  week: { code: 'W', factor: 1 },
  fortnight: { code: 'W', factor: 2 },
  month: { code: 'M', factor: 1 },
  quarter: { code: 'M', factor: 3 },
  year: { code: 'Y', factor: 1 },
  decade: { code: 'Y', factor: 10 },
  century: { code: 'Y', factor: 100 },
  centurie: { code: 'Y', factor: 100 },
};
const IN_TIME: ReadonlySet<string> = new Set(['S', 'TM', 'H']);
/** What a broken amount goes on in: half a year is six months. */
const SMALLER: Readonly<Record<string, readonly [string, number]>> = {
  Y: ['M', 12],
  W: ['D', 7],
  D: ['H', 24],
  H: ['TM', 60],
  TM: ['S', 60],
};

export function unitNamed(word: string): Unit | null {
  return UNITS[word.toLowerCase().replace(/s$/, '')] ?? null;
}

/** ISO 8601 duration, "P2Y", "PT5H30M"; an amount of null is unknown: "PXW". */
export function durationOf(amount: number | null, unit: Unit): Sense {
  if (amount === null) return duration(written([['X', unit.code]]));
  const total = amount * unit.factor;
  const whole = Math.floor(total);
  const [code, size] = SMALLER[unit.code] ?? [];
  const rest = code && size ? Math.round((total - whole) * size) : 0;
  const parts: [string, string][] = [];
  if (whole > 0 || rest === 0) parts.push([String(whole), unit.code]);
  if (code && rest > 0) parts.push([String(rest), code]);
  return duration(written(parts));
}

function written(parts: readonly (readonly [string, string])[]): string {
  const dates = parts.filter(([, code]) => !IN_TIME.has(code));
  const times = parts.filter(([, code]) => IN_TIME.has(code));
  const join = (some: typeof parts) => some.map(([n, code]) => n + code.replace('TM', 'M')).join('');
  // A week mixes with no other designator in ISO 8601, so it goes as days.
  const weeks = parts.length > 1 && parts[0]?.[1] === 'W';
  if (weeks) return `P${7 * Number(parts[0]?.[0]) + Number(parts[1]?.[0])}D`;
  return `P${join(dates)}${times.length > 0 ? `T${join(times)}` : ''}`;
}

/**
 * The calendar time so many units from a day (before it where negative), as fine as the unit: a day, a week, a month,
 * a year. Only a count of days is exact, so the others' EDTF is approximate; weeks are given as about a day.
 */
export function shifted(from: DayNumber, amount: number, unit: Unit): Sense {
  const total = amount * unit.factor;
  switch (unit.code) {
    case 'D':
      return day(from + Math.round(total));
    case 'W': {
      const at = from + Math.round(7 * total);
      return about({ ...week(at), edtf: day(at).edtf });
    }
    case 'M':
      return about(monthOf(addMonths(from, Math.round(total))));
    case 'Y': {
      const at = civilDate(addMonths(from, Math.round(12 * total))).year;
      return at < 1 || at > 9999 ? reference(amount < 0 ? 'PAST_REF' : 'FUTURE_REF') : about(year(at));
    }
    default:
      return { ...day(from), type: 'TIME' };
  }
}
