import type { Intaken } from '../intake/intake.ts';
import { type Job, type PoolOptions, readAll } from '../reading/pool.ts';
import type { Article } from '../record/article.ts';
import { type Added, addReading, isKnown } from './add.ts';
import type { Ledger } from './database/open.ts';

/** What became of one input, or one line on why it was not added. */
export type AddOutcome =
  | { readonly ok: true; readonly added: Added }
  | { readonly ok: false; readonly name: string; readonly error: string };

export interface AddOptions {
  /** Version of the reader. */
  readonly reader: string;
  /** Articles read at the same time, from how many there are to read: up to `FIRST` are waited for. */
  readonly workers: (articles: number) => number;
  /** Told of every article before it is read. */
  readonly found?: () => void;
  readonly pool?: Omit<PoolOptions, 'workers'>;
}

/** Articles that are counted before the number of workers is settled. */
const FIRST = 8;

/**
 * Reads articles and adds them, each committed when its outcome is given. Those that the ledger holds by the same reader are
 * not read again. A bad article is told and the next one added.
 * @throws {Error} of the database, which would fail the others too; what was given until then is kept
 */
export async function* addAll(
  ledger: Ledger,
  inputs: AsyncIterable<Intaken>,
  { reader, workers, found, pool }: AddOptions,
): AsyncGenerator<AddOutcome> {
  // What needs no reading, until it is given.
  const settled: AddOutcome[] = [];
  const jobs = unread();
  const first: Job[] = [];
  while (first.length < FIRST) {
    const next = await jobs.next();
    yield* settled.splice(0);
    if (next.done) break;
    first.push(next.value);
  }
  if (first.length > 0) {
    for await (const outcome of readAll(chain(first, jobs), { ...pool, workers: workers(first.length) })) {
      yield* settled.splice(0);
      if (outcome.ok) {
        const { article, reading } = outcome;
        yield await attempt(ledger, article.name, () =>
          addReading(ledger, article, reading, { reader, now: new Date() }),
        );
      } else yield { ok: false, name: outcome.article.name, error: outcome.error };
    }
  }
  yield* settled.splice(0);

  async function* unread(): AsyncGenerator<Job> {
    for await (const input of inputs) {
      if (!input.ok) settled.push(input);
      else {
        found?.();
        const { article, warnings } = input;
        if (await isKnown(ledger, article, reader)) settled.push({ ok: true, added: knownAlready(article) });
        else yield { article, warnings };
      }
    }
  }
}

async function attempt(ledger: Ledger, name: string, work: () => Promise<Added>): Promise<AddOutcome> {
  try {
    return { ok: true, added: await work() };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    // What the database says of itself begins with where it is.
    if (said.startsWith(`${ledger.where}: `)) throw error;
    return { ok: false, name, error: `cannot be added: ${said}` };
  }
}

function knownAlready({ name, sha256 }: Article): Added {
  return {
    article: sha256.slice(0, 16),
    name,
    outcome: 'known',
    of: null,
    records: 0,
    founded: 0,
    joined: 0,
  };
}

async function* chain(first: readonly Job[], rest: AsyncIterable<Job>): AsyncGenerator<Job> {
  yield* first;
  yield* rest;
}
