import type { TraceEntry } from '../reading/trace.ts';
import type { Article } from '../record/article.ts';
import { type Span, textOf } from '../record/span.ts';
import { printable, shorten } from './columns.ts';
import type { Paint } from './paint.ts';

/** A record with its fields, the characters it points at, and what each step did to it. */
export function explanation(
  article: Article,
  record: object & { id: string },
  entries: readonly TraceEntry[],
  paint: Paint,
): string {
  const fields = Object.entries(record).map(
    ([field, value]) => `  ${paint('source', field.padEnd(12))}${oneLine(fieldText(article, value))}`,
  );
  const here = isSpan(record)
    ? [`  ${paint('source', 'text'.padEnd(12))}${oneLine(quote(article, record))}`]
    : [];
  const steps = entries.map(
    ({ step, did, why }, i) =>
      `  ${String(i + 1).padStart(2)}. ${paint('cue', step)} ${did}: ${oneLine(why)}`,
  );
  const heading = paint('heading', `${record.id} in ${oneLine(article.name)}`);
  return `${[heading, ...here, ...fields, '', ...steps].join('\n')}\n`;
}

function fieldText(article: Article, value: unknown): string {
  if (isSpan(value)) return quote(article, value);
  if (Array.isArray(value)) return value.map((item) => fieldText(article, item)).join('; ') || 'none';
  if (value !== null && typeof value === 'object' && 'name' in value) return String(value.name);
  return value === null ? 'unknown' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function quote(article: Article, span: Span): string {
  return `${span.start}-${span.end} "${shorten(textOf(article, span), 160)}"`;
}

function isSpan(value: unknown): value is Span {
  return (
    value !== null &&
    typeof value === 'object' &&
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number'
  );
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ');
}
