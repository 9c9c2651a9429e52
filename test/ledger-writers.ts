import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Added } from '../src/ledger/add.ts';
import type { Article } from '../src/record/article.ts';
import type { Reading } from '../src/record/reading.ts';
import { freshFolder } from './databases.ts';

const WRITER = fileURLToPath(new URL('./ledger-writer.mjs', import.meta.url));

/** What a writer acknowledged until its end, and what it complained of. */
export interface Finished {
  readonly lines: readonly Added[];
  readonly error: string;
}

/** A file of readings that a writer can add. */
export function prepared(readings: readonly { article: Article; reading: Reading }[]): string {
  const file = join(freshFolder(), 'readings.jsonl');
  writeFileSync(file, readings.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return file;
}

/** Starts a process that adds prepared readings: location of the ledger, file, version of the reader. */
export function writer(args: readonly string[]): { process: ChildProcess; finished: Promise<Finished> } {
  const child = spawn(process.execPath, [WRITER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let error = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text;
  });
  child.stderr.on('data', (text: Buffer) => {
    error += text;
  });
  const finished = new Promise<Finished>((resolve) =>
    child.once('close', () =>
      // A line without its end was cut off in mid-write, so it acknowledges nothing.
      resolve({
        lines: out
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Added),
        error,
      }),
    ),
  );
  return { process: child, finished };
}
