import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Article } from '../record/article.ts';
import { articleOf, type Found } from './article.ts';
import { allOf, type Bytes, formatOf, linesOf, peek } from './bytes.ts';
import { dateInName, isRealDate } from './dates.ts';
import { decode } from './decode.ts';
import { foundInHtml } from './html.ts';
import { cannotRead, formatOfPath, type Source, sourcesOf } from './inputs.ts';
import { foundInLine } from './jsonl.ts';
import { MAX_FILE_BYTES, megabytes } from './limits.ts';
import { foundInText } from './text.ts';

/** An article that came in, or one line about what did not: what was found, what is allowed, what to do. */
export type Intaken =
  | { readonly ok: true; readonly article: Article; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly name: string; readonly error: string };

export interface IntakeOptions {
  /** Publication date (YYYY-MM-DD) of all inputs; goes before what they say themselves. */
  readonly published?: string | null;
  /** What "-" reads; by default the process's standard input. */
  readonly stdin?: NodeJS.ReadableStream;
}

/**
 * Reads files, folders, globs and standard input ("-") and gives their articles in order.
 * Never throws on what it reads: a bad file or line is told and the next one read. JSON lines are read a line at a time.
 */
export async function* intake(
  inputs: readonly string[],
  options: IntakeOptions = {},
): AsyncGenerator<Intaken> {
  const published = options.published ?? null;
  if (published !== null && !isRealDate(published)) {
    yield {
      ok: false,
      name: '--published',
      error: `found ${JSON.stringify(published)}; want a day of the calendar as YYYY-MM-DD; give for example 2021-12-25`,
    };
    return;
  }
  const sources = await sourcesOf(inputs);
  const reading = new Reading(published, sources);
  for (const source of sources) {
    if (source.kind === 'bad') yield { ok: false, name: source.path, error: source.error };
    else if (source.kind === 'stdin') yield* reading.read(options.stdin ?? process.stdin, source.name, null);
    else {
      const stream = createReadStream(source.path);
      try {
        yield* reading.read(stream, source.name, source.path);
      } finally {
        stream.destroy();
      }
    }
  }
}

/** One run over all sources: knows which names are taken. */
class Reading {
  readonly #published: string | null;
  readonly #taken: Set<string>;

  constructor(published: string | null, sources: readonly Source[]) {
    this.#published = published;
    this.#taken = new Set(sources.flatMap((source) => (source.kind === 'bad' ? [] : [source.name])));
  }

  /** The articles of one stream; `path` is null for standard input. */
  async *read(
    stream: AsyncIterable<string | Uint8Array>,
    name: string,
    path: string | null,
  ): AsyncGenerator<Intaken> {
    try {
      const { head, all } = await peek(stream);
      const stated = path === null ? null : formatOfPath(path);
      // A .txt that holds a page or JSON lines is read as what it holds.
      const format = stated === null || stated === 'text' ? formatOf(head) : stated;
      if (format === 'jsonl') yield* this.#lines(all, head, path ?? name);
      else yield await this.#whole(all, format, name, path);
    } catch (error) {
      yield { ok: false, name: path ?? name, error: cannotRead(error) };
    }
  }

  async #whole(stream: Bytes, format: 'html' | 'text', name: string, path: string | null): Promise<Intaken> {
    const refused = (error: string): Intaken => ({ ok: false, name: path ?? name, error });
    const bytes = await allOf(stream);
    if (bytes === null) {
      const most = megabytes(MAX_FILE_BYTES);
      return refused(
        `too big: found more than ${most}; at most ${most} are read of a file that is not JSON lines; split it into its articles`,
      );
    }
    const decoded = decode(bytes);
    if ('error' in decoded) return refused(decoded.error);
    const found = format === 'html' ? foundInHtml(decoded.text) : foundInText(decoded.text);
    if ('error' in found) return refused(found.error);
    return this.#checked(found, name, path ?? name, path && dateInName(basename(path)));
  }

  async *#lines(stream: Bytes, head: Uint8Array, path: string): AsyncGenerator<Intaken> {
    let any = false;
    for await (const { number, bytes } of linesOf(stream, head)) {
      any = true;
      const at = `${path}:${number}`;
      if (bytes === null) {
        const most = megabytes(MAX_FILE_BYTES);
        yield {
          ok: false,
          name: at,
          error: `too long: the line has more than ${most}; at most ${most} are read; put one article on a line`,
        };
        continue;
      }
      const found = foundInLine(bytes);
      if ('error' in found) yield { ok: false, name: at, error: found.error };
      else
        yield this.#checked(
          found,
          this.#freeName(found.name, `${basename(path)}:${number}`, at),
          at,
          found.name && dateInName(found.name),
        );
    }
    if (!any)
      yield {
        ok: false,
        name: path,
        error: 'empty: found no line; want one JSON object a line, {"text": "…"}; give a file with articles',
      };
  }

  #checked(found: Found, name: string, at: string, nameDate: string | null): Intaken {
    const checked = articleOf(found, name, { published: this.#published, nameDate });
    return 'error' in checked ? { ok: false, name: at, error: checked.error } : { ok: true, ...checked };
  }

  /** The first of the names that no article of this run has yet, or else the last one counted up. */
  #freeName(...wanted: readonly [string | null, string, string]): string {
    let name = wanted.find((one) => one !== null && !this.#taken.has(one)) ?? wanted[2];
    for (let count = 2; this.#taken.has(name); count++) name = `${wanted[2]}#${count}`;
    this.#taken.add(name);
    return name;
  }
}
