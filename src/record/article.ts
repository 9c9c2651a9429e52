import { createHash } from 'node:crypto';
import type { Span } from './span.ts';

/** Where and when a report was filed, as its first line says. */
export interface Dateline extends Span {
  /** As written, "WASHINGTON"; null where the dateline only dates. */
  readonly place: string | null;
  /** ISO date; null where the dateline names no day. */
  readonly date: string | null;
}

/** One news article as it came in: offsets of all records point into `text`. */
export interface Article {
  /** Unique among the articles of one run: a file name, or `name` of a JSON line. */
  readonly name: string;
  readonly text: string;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  /** ISO date (YYYY-MM-DD) of publication; null where unknown, and then relative times stay unresolved. */
  readonly published: string | null;
  readonly dateline: Dateline | null;
  /** Hex SHA-256 of the UTF-8 bytes of `text`. */
  readonly sha256: string;
}

/** What a reading keeps of its article: all but the text. */
export type Document = Omit<Article, 'text'>;

/** The sha256 an article of this text carries. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function documentOf(article: Article): Document {
  const { text: _, ...document } = article;
  return document;
}
