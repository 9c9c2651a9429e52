import type { ColumnDataType, Dialect, Expression, Kysely, RawBuilder } from 'kysely';
import type { JsonSql } from './json-sql.ts';
import type { Db } from './schema.ts';

/** An article that a search found. */
export interface Hit {
  readonly article: string;
  /** Higher is better; comparable within one search only. */
  readonly rank: number;
}

/** What a search knows of an article. */
export interface Searched {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
}

/** What differs between SQLite and PostgreSQL; everything else is written once, in kysely. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** File or address without password, for messages. */
  readonly where: string;
  /** Its errors say in one line what failed and what to do. */
  readonly dialect: Dialect;
  /** Type of a column that counts by itself. */
  readonly counter: 'integer' | 'serial';
  /** End of the definition of a table that is its key: kept by the key alone where the database can. */
  readonly keyed: RawBuilder<unknown>;
  /** Type of texts that are compared byte by byte: ids, dates. */
  readonly code: ColumnDataType | Expression<string>;
  /** How the views read JSON. */
  readonly json: JsonSql;
  /** Indexes for `search` and `names`. */
  addSearch(db: Kysely<unknown>): Promise<void>;
  /** Called in the transaction that adds the article. */
  index(db: Db, article: Searched): Promise<void>;
  /** Articles that hold all words, best first (BM25 or its like); words in quotation marks stand together. */
  search(db: Db, terms: string, limit: number): Promise<Hit[]>;
  /** Ids of actors whose name holds the letters: those that begin with them first, then the shortest. */
  names(db: Db, letters: string, limit: number): Promise<string[]>;
  /** One writer at a time merges: held to the end of the transaction. */
  lock(db: Db): Promise<void>;
  close?(): Promise<void>;
}

/** Seconds that a writer waits for another one. */
export const PATIENCE = 30;

/** Words and "phrases" of a query, as `folded` has them; anything else in it is no syntax. */
export function queryTerms(terms: string): string[] {
  return [...terms.matchAll(/"([^"]*)"|([^\s"]+)/gu)]
    .map(([, phrase, word]) => folded(phrase ?? word ?? ''))
    .filter(Boolean);
}

/** The words of a text without case, accents and punctuation. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
