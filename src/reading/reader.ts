import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lazy } from '../knowledge/data.ts';
import { Encoder } from '../language/encoder.ts';
import type { Article } from '../record/article.ts';
import { type Read, readArticle } from './pipeline.ts';

/** Where the weights lie in the package. */
export const MODELS = fileURLToPath(new URL('../../models/', import.meta.url));

const version = lazy(() => {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const weights = readFileSync(join(MODELS, 'reader.onnx'));
  const sha256 = createHash('sha256').update(weights).digest('hex');
  return `${(JSON.parse(file) as { version: string }).version}+${sha256.slice(0, 8)}`;
});

/**
 * What tells this reader from others: the package's version and the first 8 hex digits of the weights' sha256, as
 * "0.1.0+cd3f4ebb".
 * @throws {Error} where the model file is missing
 */
export function readerVersion(): string {
  return version();
}

export interface ReaderOptions {
  /** Folder of the model files; the package's own by default. */
  readonly models?: string;
  /** Threads of the encoder; 0 takes one for each core. */
  readonly threads?: number;
}

/** Reads articles in this thread, one after the other. */
export class Reader {
  readonly #encoder: Encoder;

  private constructor(encoder: Encoder) {
    this.#encoder = encoder;
  }

  /** @throws {Error} where a model file is missing or damaged */
  static async load({ models = MODELS, threads = 0 }: ReaderOptions = {}): Promise<Reader> {
    return new Reader(await Encoder.load({ models, threads }));
  }

  read(article: Article, warnings: readonly string[] = []): Promise<Read> {
    return readArticle(article, this.#encoder, warnings);
  }
}
