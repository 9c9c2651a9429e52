import { intake } from '../intake/intake.ts';
import { type Job, readAll } from '../reading/pool.ts';
import type { Article } from '../record/article.ts';
import type { Reading } from '../record/reading.ts';
import { exportAs, type FormatName } from '../report/exports/exports.ts';
import { paintFor } from '../report/paint.ts';
import { readingText } from '../report/reading-text.ts';
import { complain } from './complain.ts';
import { Progress } from './progress.ts';
import { workersAmong, workersOf } from './workers.ts';

interface ReadOptions {
  readonly format: 'text' | FormatName;
  readonly out?: string;
  readonly published?: string;
  readonly workers: string;
}

/** Articles that are counted before the number of workers is settled. */
const FIRST = 8;

/** `standoff read FILE…`: exit code 1 where a file could not be read; the others are read all the same. */
export async function readCommand(files: string[], options: ReadOptions): Promise<void> {
  const wanted = workersOf(options.workers);
  const write = writerOf(options);
  const progress = new Progress();
  const first: Job[] = [];
  const jobs = jobsOf(files, options, progress);
  for (let next = await jobs.next(); !next.done; next = await jobs.next()) {
    first.push(next.value);
    if (first.length === FIRST) break;
  }
  if (first.length === 0) return;
  const workers = workersAmong(wanted, first.length);
  for await (const outcome of readAll(chain(first, jobs), { workers })) {
    progress.done();
    if (!outcome.ok) {
      complain(outcome.article.name, outcome.error);
      continue;
    }
    try {
      await print(write(outcome.article, outcome.reading));
    } catch (error) {
      complain(outcome.article.name, error instanceof Error ? error.message : String(error));
    }
  }
  progress.end();
}

function writerOf(options: ReadOptions): (article: Article, reading: Reading) => string {
  const { format } = options;
  const out = options.out ?? null;
  if (format !== 'text') return exportAs(format, out);
  if (out !== null) throw new Error('--format text goes to standard output: leave --out away');
  const paint = paintFor(process.stdout);
  const width = process.stdout.columns ?? 100;
  return (article, reading) => `${readingText(article, reading, { width, paint })}\n`;
}

async function* jobsOf(
  files: readonly string[],
  options: ReadOptions,
  progress: Progress,
): AsyncGenerator<Job> {
  for await (const taken of intake(files, { published: options.published ?? null })) {
    if (taken.ok) {
      progress.found();
      yield { article: taken.article, warnings: taken.warnings };
    } else complain(taken.name, taken.error);
  }
}

async function* chain(first: readonly Job[], rest: AsyncIterable<Job>): AsyncGenerator<Job> {
  yield* first;
  yield* rest;
}

function print(text: string): Promise<void> {
  return new Promise((resolve) =>
    process.stdout.write(text) ? resolve() : process.stdout.once('drain', resolve),
  );
}
