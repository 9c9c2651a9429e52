import { fileURLToPath } from 'node:url';
import { Encoder } from '../language/encoder.ts';
import type { Article } from '../record/article.ts';
import { type Read, readArticle } from './pipeline.ts';

/** Where the weights lie in the package. */
export const MODELS = fileURLToPath(new URL('../../models/', import.meta.url));

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
