import type { Dialect, Kysely } from 'kysely';
import type { Db, Tables } from './schema.ts';

/** An article that a search found. */
export interface Hit {
  readonly article: string;
  /** Higher is better; comparable within one search only. */
  readonly rank: number;
}

/** What differs between SQLite and PostgreSQL; everything else is written once, in kysely. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  readonly dialect: Dialect;
  /** Type of a column that counts by itself. */
  readonly counter: 'integer' | 'serial';
  /** Indexes for `search` and `names`. */
  addSearch(db: Kysely<unknown>): Promise<void>;
  /** Called in the transaction that adds or replaces an article. */
  index(db: Db, article: string): Promise<void>;
  /** Articles that hold all words, best first (BM25 or its like); words in quotation marks stand together. */
  search(db: Db, terms: string, limit: number): Promise<Hit[]>;
  /** Ids of actors whose name holds the letters, likest first. */
  names(db: Db, letters: string, limit: number): Promise<string[]>;
  /** One writer at a time merges: held to the end of the transaction. */
  lock(db: Db): Promise<void>;
  /** What a failure of the database means to a person; null for other errors. */
  explain(error: unknown): string | null;
  close?(db: Kysely<Tables>): Promise<void>;
}

/** Words and "phrases" of a query; anything else in it is no syntax. */
export function queryTerms(terms: string): string[] {
  return [...terms.matchAll(/"([^"]*)"|(\S+)/gu)]
    .map(([, phrase, word]) => (phrase ?? word ?? '').replace(/[^\p{L}\p{N}'’-]+/gu, ' ').trim())
    .filter((term) => /[\p{L}\p{N}]/u.test(term));
}
