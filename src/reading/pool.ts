import { availableParallelism } from 'node:os';
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
  /** Articles read at the same time: 1 reads in this thread with all cores, more take a thread and a model each and share the cores. */
  readonly workers: number;
  /** What a worker runs; tests put in one that dies. */
  readonly script?: URL;
}

const WORKER = new URL('./worker.js', import.meta.url);

/**
 * Reads articles and gives the outcomes in the order of the articles. At most two articles for each worker are held
 * at a time. The readings do not depend on the number of workers.
 */
export async function* readAll(jobs: AsyncIterable<Job>, options: PoolOptions): AsyncGenerator<Outcome> {
  const hands = options.workers === 1 ? [await ownHand(options)] : manyHands(options);
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

function manyHands(options: PoolOptions): Hand[] {
  return Array.from({ length: options.workers }, () => workerHand(options));
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

/** A thread with a model of its own. One that dies fails the article it had, and a new one takes its place. */
function workerHand(options: PoolOptions): Hand {
  let thread: Promise<Thread> | null = null;
  return {
    async read(job) {
      thread ??= startThread(options);
      const { worker, answer } = await thread;
      const outcome = answer();
      worker.postMessage(job);
      try {
        return await outcome;
      } catch (error) {
        thread = null;
        return { ok: false, article: job.article, error: `reading failed: the worker died (${error})` };
      }
    },
    async close() {
      const started = await thread?.catch(() => null);
      await started?.worker.terminate();
    },
  };
}

interface Thread {
  readonly worker: Worker;
  /** The next message of the worker; rejects with the reason where it dies first. */
  answer(): Promise<Outcome>;
}

async function startThread({ script = WORKER, workers, ...options }: PoolOptions): Promise<Thread> {
  const worker = new Worker(script, {
    workerData: { ...options, threads: Math.max(1, Math.floor(availableParallelism() / workers)) },
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  let waiting: { resolve(outcome: Outcome): void; reject(why: string): void } | null = null;
  worker.on('message', (outcome: Outcome) => waiting?.resolve(outcome));
  worker.on('error', (error: Error) => waiting?.reject(error.message));
  worker.on('exit', (code) => waiting?.reject(`exit code ${code}`));
  const answer = () =>
    new Promise<Outcome>((resolve, reject) => {
      waiting = { resolve, reject };
    });
  try {
    await answer(); // the first message says that the model is loaded
  } catch (why) {
    throw new Error(String(why));
  }
  return { worker, answer };
}
