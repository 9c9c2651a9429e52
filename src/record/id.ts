import { createHash } from 'node:crypto';
import type { Span } from './span.ts';

/** What every record carries. */
export interface Recorded {
  /** The same for the same article text, kind and spans, in every run. */
  readonly id: string;
  /** Index into `Reading.sentences` of the sentence the record begins in. */
  readonly sentence: number;
  /** 0 to 1: the share of records with this confidence that are right. */
  readonly confidence: number;
}

/** Kinds of record and the letter their ids begin with. */
export const ID_LETTERS = {
  actor: 'a',
  place: 'p',
  time: 't',
  statement: 's',
  event: 'e',
  figure: 'f',
  conditional: 'c',
  demand: 'd',
  contact: 'k',
} as const;
export type Kind = keyof typeof ID_LETTERS;

/**
 * A record's id: the kind's letter and 12 hex digits of SHA-256 over article, kind and spans.
 * `salt` tells apart two records of one kind on the same spans.
 */
export function recordId(sha256: string, kind: Kind, spans: readonly Span[], salt = ''): string {
  const key = [sha256, kind, ...spans.map((span) => `${span.start}-${span.end}`), salt].join('|');
  return ID_LETTERS[kind] + createHash('sha256').update(key).digest('hex').slice(0, 12);
}

/** A probability as a record carries it: three digits tell all that is known. */
export function confidenceOf(probability: number): number {
  return Math.round(probability * 1000) / 1000;
}
