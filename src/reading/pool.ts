import { Worker } from 'node:worker_threads';
import type { Article } from '../record/article.ts';
import type { Reading } from '../record/reading.ts';
import { Reader, type ReaderOptions } from './reader.ts';

/** An article that goes into the pool, and what is known of it already. */
export interface Job {
  readonly article: Article;
  readonly warnings: readonly string[];
}

/** What came of one article: its reading, or one line on why there is none. */
export type Outcome =
  | { readonly ok: true; readonly article: Article; readonly reading: Reading }
  | { readonly ok: false; readonly article: Article; readonly error: string };

/** Something that reads one article at a time. */
interface Hand {
  read(job: Job): Promise<Outcome>;
  close(): Promise<void>;
}

export interface PoolOptions extends ReaderOptions {
  /** Articles read at the same time: 1 reads in this thread with all cores, more take a thread and a model each. */
  readonly workers: number;
}

/**
 * Reads articles and gives the outcomes in the order of the articles. At most two articles for each worker are held
 * at a time. The readings do not depend on the number of workers.
 */
export async function* readAll(jobs: AsyncIterable<Job>, options: PoolOptions): AsyncGenerator<Outcome> {
  const hands = await Promise.all(
    Array.from({ length: options.workers }, () =>
      options.workers === 1 ? ownHand(options) : workerHand(options),
    ),
  );
  const free = [...hands];
  const waiting: ((hand: Hand) => void)[] = [];
  const take = (): Promise<Hand> => {
    const hand = free.pop();
    return hand ? Promise.resolve(hand) : new Promise((resolve) => waiting.push(resolve));
  };
  const give = (hand: Hand): void => {
    const next = waiting.shift();
    if (next) next(hand);
    else free.push(hand);
  };
  const started: Promise<Outcome>[] = [];
  try {
    for await (const job of jobs) {
      started.push(
        take().then(async (hand) => {
          try {
            return await hand.read(job);
          } finally {
            give(hand);
          }
        }),
      );
      if (started.length >= 2 * hands.length) yield await (started.shift() as Promise<Outcome>);
    }
    while (started.length > 0) yield await (started.shift() as Promise<Outcome>);
  } finally {
    await Promise.allSettled(started);
    await Promise.all(hands.map((hand) => hand.close()));
  }
}

async function ownHand(options: ReaderOptions): Promise<Hand> {
  const reader = await Reader.load(options);
  return { read: (job) => attempt(reader, job), close: async () => {} };
}

/** Reads one article; whatever goes wrong in it stays with it. */
export async function attempt(reader: Reader, { article, warnings }: Job): Promise<Outcome> {
  try {
    const { reading } = await reader.read(article, warnings);
    return { ok: true, article, reading };
  } catch (error) {
    return {
      ok: false,
      article,
      error: `reading failed: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function workerHand(options: ReaderOptions): Promise<Hand> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: { ...options, threads: 1 },
  });
  let settle: { resolve(outcome: Outcome): void; reject(error: Error): void } | null = null;
  const hand: Hand = {
    read: (job) =>
      new Promise<Outcome>((resolve, reject) => {
        settle = { resolve, reject };
        worker.postMessage(job);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
  return new Promise((resolve, reject) => {
    worker.once('error', (error: Error) => {
      reject(error);
      settle?.reject(error);
    });
    worker.on('message', (message: 'ready' | Outcome) => {
      if (message === 'ready') resolve(hand);
      else settle?.resolve(message);
    });
  });
}
