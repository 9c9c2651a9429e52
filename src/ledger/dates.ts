import edtf from 'edtf';

/** First and last day that a date may mean, ISO; null where it has no beginning or no end. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

const NONE: Days = { from: null, to: null };
const DAY = 86_400_000;
const known = new Map<string, Days>();

/** Bounds of an EDTF date (ISO 8601-2:2019) or interval: "2021-12~" is 2021-12-01 to 2021-12-31. Not EDTF: no bounds. */
export function daysOf(date: string | null): Days {
  if (!date) return NONE;
  let days = known.get(date);
  if (!days) {
    days = parsed(date);
    if (known.size > 50_000) known.clear();
    known.set(date, days);
  }
  return days;
}

function parsed(date: string): Days {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return { from: date, to: date };
  try {
    const { min, max } = edtf(date);
    return { from: dayAt(min), to: dayAt(max) };
  } catch {
    return NONE;
  }
}

function dayAt(milliseconds: number): string | null {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : null;
}

/** ISO day so many days later. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** Days from one ISO day to another; negative where the second is earlier. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / DAY);
}

/** Days between two ranges; 0 where they share a day, and where one has no bounds. */
export function gapBetween(a: Days, b: Days): number {
  if (a.to && b.from && a.to < b.from) return daysBetween(a.to, b.from);
  if (b.to && a.from && b.to < a.from) return daysBetween(b.to, a.from);
  return 0;
}
