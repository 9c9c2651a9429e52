import { availableParallelism } from 'node:os';

/**
 * The number of articles read at the same time, as `--workers` says it; null where it is left to us ("auto").
 * @throws {Error} where it says no such number
 */
export function workersOf(text: string): number | null {
  if (text === 'auto') return null;
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers;
  throw new Error(`--workers: found ${JSON.stringify(text)}; want a whole number from 1 to 64, or auto`);
}

/** A worker for each two cores: it keeps two busy, and costs 200 MB. */
export function workersForMany(): number {
  return Math.max(1, Math.floor(availableParallelism() / 2));
}

/** Fewer articles than this are read sooner in one thread than a pool of threads has started. */
const MANY = 8;

/** The number of articles read at the same time, where so many wait to be read (of many, the first eight). */
export function workersAmong(wanted: number | null, articles: number): number {
  return wanted ?? (articles < MANY ? 1 : workersForMany());
}
