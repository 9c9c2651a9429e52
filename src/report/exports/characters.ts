import type { Span } from '../../record/span.ts';

/**
 * Turns spans of UTF-16 code units, as records have them, into spans of Unicode code points, as brat, Web Annotation
 * and Python count.
 */
export function codePointSpans(text: string): (span: Span) => Span {
  const points = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; count++) {
    const width = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    points.fill(count, at, at + width);
    at += width;
  }
  points[text.length] = count;
  return ({ start, end }) => ({ start: points[start] ?? count, end: points[end] ?? count });
}

/**
 * JSON on one line, whatever tool splits the lines, that a terminal shows and does not obey: control characters, line
 * separators and marks that turn the direction of writing are escaped. `JSON.parse` gives the very value back.
 */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
