import { firstWhere } from './sorted.ts';

/** A stretch of an article's text: UTF-16 code units, end exclusive, never empty. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Anything that has a text to point into; an `Article` is one. */
export interface Text {
  readonly text: string;
}

/**
 * Makes a span of `article.text`; every span of a record is made here.
 * @throws {RangeError} where the bounds are not integers inside the text, the span is empty,
 *   or an end would cut a surrogate pair in two.
 */
export function spanOf(article: Text, start: number, end: number): Span {
  const { text } = article;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) {
    throw new RangeError(
      `span ${start}-${end} does not lie in the text: want 0 <= start < end <= ${text.length}`,
    );
  }
  if (cutsPair(text, start) || cutsPair(text, end)) {
    throw new RangeError(`span ${start}-${end} cuts a surrogate pair in two`);
  }
  return { start, end };
}

/** The text that a span points at. */
export function textOf(article: Text, span: Span): string {
  return article.text.slice(span.start, span.end);
}

/** Whether two spans share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds all of `inner`. */
export function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Index of the first span that ends after `at`; the spans are in order and do not overlap. */
export function firstAfter(spans: readonly Span[], at: number): number {
  return firstWhere(spans, (span) => span.end > at);
}

/** Of spans in order that do not overlap each other, those that share a character with `span`. */
export function overlapping<T extends Span>(spans: readonly T[], span: Span): T[] {
  const found: T[] = [];
  for (
    let i = firstAfter(spans, span.start), other = spans[i];
    other && other.start < span.end;
    other = spans[++i]
  ) {
    found.push(other);
  }
  return found;
}

function cutsPair(text: string, at: number): boolean {
  return isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
