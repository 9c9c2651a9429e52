/** Bound values that one statement may carry: SQLite takes 32,766, PostgreSQL 65,535. */
const MOST_VALUES = 20_000;

/** Cuts rows of so many columns into lists that one statement can carry; no list is empty. */
export function* inChunks<T>(rows: readonly T[], columns = 1): Generator<T[]> {
  const size = Math.floor(MOST_VALUES / columns);
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
