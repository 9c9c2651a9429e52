import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { evaluate } from '../evaluation/evaluate.ts';
import { FOLDERS, type Folder } from '../evaluation/folders.ts';
import { scoreMerging } from '../evaluation/merging.ts';
import { mergingCasesIn } from '../evaluation/merging-cases.ts';
import { pairsTable } from '../evaluation/plover-pairs.ts';
import type { Miss } from '../evaluation/score.ts';
import { type Line, missLine, tableOf } from '../evaluation/table.ts';
import { Encoder } from '../language/encoder.ts';
import { readAll } from '../reading/pool.ts';
import { MODELS } from '../reading/reader.ts';
import type { Reading } from '../record/reading.ts';
import { printable } from '../report/columns.ts';
import { paintFor } from '../report/paint.ts';
import { complain } from './complain.ts';
import { Progress } from './progress.ts';
import { workersForMany, workersOf } from './workers.ts';

interface EvalOptions {
  readonly only?: readonly Folder[];
  readonly misses?: boolean;
  readonly format: 'text' | 'json';
  readonly workers: string;
}

/**
 * `standoff eval CORPORA`: exit code 1 where a corpus is damaged, an article is not read, or a corpus that `--only` names
 * is missing; the others are scored all the same.
 */
export async function evalCommand(folder: string, options: EvalOptions): Promise<void> {
  const workers = workersOf(options.workers) ?? workersForMany();
  const lines: Line[] = [];
  const misses: (Miss & { corpus: string })[] = [];
  const progress = new Progress({ what: 'articles and sentences read', printing: false });
  for await (const outcome of evaluate(folder, options.only ?? FOLDERS, {
    read: (jobs) => readAll(jobs, { workers }),
    model: () => Encoder.load({ models: MODELS }),
    progress,
  })) {
    if (outcome.ok) {
      const { corpus, score } = outcome;
      for (const measure of score.measures) lines.push({ corpus, ...measure });
      for (const miss of score.misses) misses.push({ corpus, ...miss });
    } else if (!outcome.missing) complain(outcome.path, outcome.error);
    else if (options.only) complain(outcome.path, `not in ${folder}; ${WANTED}`);
    else note(`${outcome.path}: not in ${folder}, not scored`);
  }
  progress.end();
  if (lines.length === 0) throw new Error(`scored nothing in ${folder}; ${WANTED}`);
  show(lines, misses, options);
}

async function* oneByOne<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

function show(
  lines: readonly Line[],
  misses: readonly (Miss & { corpus: string })[],
  options: Pick<EvalOptions, 'misses' | 'format'>,
): void {
  if (options.format === 'json') {
    for (const line of [...lines, ...(options.misses ? misses : [])]) print(`${JSON.stringify(line)}\n`);
    return;
  }
  if (options.misses) for (const miss of misses) print(`${missLine(miss)}\n`);
  print(tableOf(lines, paintFor(process.stdout)));
}

const WANTED = 'give the folder of corpora that docs/evaluation.md describes';

/** `standoff eval merging FOLDER`: how well a ledger merges what several articles tell. */
export async function mergingCommand(folder: string, options: Omit<EvalOptions, 'only'>): Promise<void> {
  const files = mergingCasesIn(folder);
  const workers = workersOf(options.workers) ?? workersForMany();
  const jobs = [...files.values()]
    .flat()
    .flatMap(({ articles }) => articles.map((article) => ({ article, warnings: [] })));
  const progress = new Progress({ what: 'articles read', printing: false });
  progress.found(jobs.length);
  const readings = new Map<string, Reading>();
  for await (const outcome of readAll(oneByOne(jobs), { workers })) {
    progress.done();
    if (outcome.ok) readings.set(outcome.article.name, outcome.reading);
    else complain(outcome.article.name, outcome.error);
  }
  progress.end();
  const { measures, misses } = await scoreMerging(files, readings);
  const lines = measures.map((measure) => ({ corpus: 'merging', ...measure }));
  show(
    lines,
    misses.map((miss) => ({ corpus: 'merging', ...miss })),
    options,
  );
}

/** `standoff eval plover-pairs FILE.tsv`: exit code 1 where a row is broken; it and the others are written all the same. */
export async function ploverPairsCommand(file: string, { out }: { out?: string }): Promise<void> {
  const bytes = contentOf(file);
  if (out !== undefined) checkOut(out, file);
  const table = named(file, () => pairsTable(bytes));
  const model = await Encoder.load({ models: MODELS });
  const progress = new Progress({ what: 'rows classified', printing: out === undefined });
  progress.found(table.count);
  const written: Buffer[] = [];
  const lines = table.classified({
    model,
    complain: (row, error) => complain(file, `row ${row}: ${error}`),
    done: () => progress.done(),
  });
  for await (const line of lines) {
    if (out === undefined) print(line);
    else written.push(line);
  }
  progress.end();
  if (out !== undefined) named(out, () => writeFileSync(out, Buffer.concat(written)));
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new Error(`${file}: cannot be read (${code}); give a readable tab-separated file`);
  }
}

/** @throws {Error} where the table cannot be written there; before the work, not after it */
function checkOut(out: string, file: string): void {
  const [there, from] = [statSync(out, { throwIfNoEntry: false }), statSync(file)];
  if (there && there.dev === from.dev && there.ino === from.ino) {
    throw new Error(`--out: found ${out}, the input itself; give another file`);
  }
  if (there?.isDirectory()) throw new Error(`--out: found ${out}, a folder; give a file`);
  if (!existsSync(dirname(out))) throw new Error(`--out: found no folder ${dirname(out)}; make it first`);
}

/** Does it, and says of which file it was where it fails. */
function named<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function note(text: string): void {
  process.stderr.write(`${printable(`standoff: ${text}`).replace(/\s+/g, ' ')}\n`);
}

function print(text: string | Buffer): void {
  process.stdout.write(text);
}
