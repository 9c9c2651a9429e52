/** A stretch of time by its first and last day, each a year, a month or a day ("1997", "1997-05", "1997-05-17"). */
export interface Term {
  /** Null where unknown or since ever. */
  readonly from: string | null;
  /** Null where open or unknown. */
  readonly to: string | null;
}

/** Whether a day (YYYY-MM-DD) may lie in the term; a bound given by its year or month holds for all of it. */
export function covers(term: Term, date: string): boolean {
  return (
    (term.from === null || term.from <= date) &&
    (term.to === null || date.slice(0, term.to.length) <= term.to)
  );
}

/** Days between a day and the nearest end of the term, about; 0 where it covers the day. */
export function daysFrom(term: Term, date: string): number {
  if (covers(term, date)) return 0;
  const at = dayOf(date);
  return term.from !== null && term.from > date ? dayOf(term.from) - at : at - dayOf(term.to ?? date);
}

function dayOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return year * 365.25 + (month - 1) * 30.4 + day;
}
