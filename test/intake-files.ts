import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll } from 'vitest';
import { type Intaken, type IntakeOptions, intake } from '../src/intake/intake.ts';

export const STORY =
  'The foreign minister said on Tuesday that the talks would resume, and that his country wanted an answer by Friday.';

const root = mkdtempSync(join(tmpdir(), 'standoff-intake-'));
let count = 0;
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder of its own with these files; gives its path. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = join(root, String(count++));
  mkdirSync(dir);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  return dir;
}

export async function all(inputs: readonly string[], options: IntakeOptions = {}): Promise<Intaken[]> {
  const found: Intaken[] = [];
  for await (const one of intake(inputs, options)) found.push(one);
  return found;
}

export async function fromStdin(...chunks: (string | Uint8Array)[]): Promise<Intaken[]> {
  return all(['-'], { stdin: Readable.from(chunks) });
}

/** The one thing an input gives. */
export async function only(input: string, options: IntakeOptions = {}): Promise<Intaken> {
  const found = await all([input], options);
  if (found.length !== 1 || !found[0]) throw new Error(`want one result, found ${JSON.stringify(found)}`);
  return found[0];
}

/** The one thing that a file of this content gives. */
export async function ofFile(
  content: string | Uint8Array,
  name = 'story.txt',
  options: IntakeOptions = {},
): Promise<Intaken> {
  return only(join(folder({ [name]: content }), name), options);
}

export function articleIn(one: Intaken | undefined): (Intaken & { ok: true })['article'] {
  if (!one?.ok) throw new Error(`no article: ${JSON.stringify(one)}`);
  return one.article;
}

export function errorIn(one: Intaken | undefined): string {
  if (!one || one.ok) throw new Error(`no error: ${JSON.stringify(one)}`);
  return one.error;
}
