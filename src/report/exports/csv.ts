import type { Article } from '../../record/article.ts';
import type { Reading } from '../../record/reading.ts';
import { type Span, textOf } from '../../record/span.ts';
import { printable } from '../columns.ts';
import { ACTOR_ROLES, FIELDS, type Flat, flatRecords, LINK_ROLES, SPAN_ROLES, type Value } from './flat.ts';

const PLACES = ['document', 'kind', 'id', 'sentence', 'confidence', 'start', 'end', 'text'] as const;
const TEXTS = SPAN_ROLES.filter((role) => role !== 'span');

/** Columns of the table, in order; what each holds is in docs/exports.md. */
export const CSV_COLUMNS = [
  ...PLACES,
  ...FIELDS,
  ...ACTOR_ROLES,
  ...TEXTS,
  ...LINK_ROLES,
  'spans',
  'actors',
] as const;

export const CSV_HEAD = csvLine(CSV_COLUMNS);

/** A reading as rows of RFC 4180, one a record. */
export function csv(article: Article, reading: Reading): string {
  return flatRecords(reading)
    .map((record) => csvLine(cells(article, record)))
    .join('');
}

function cells(article: Article, { fields, spans, actors, links, ...record }: Flat): Value[] {
  const { kind, id, sentence, confidence, head } = record;
  return [
    ...[article.name, kind, id, sentence, confidence, head.start, head.end, textOf(article, head)],
    ...FIELDS.map((field) => fields[field] ?? null),
    ...ACTOR_ROLES.map((role) => joined(actors, role, ({ name }) => name)),
    ...TEXTS.map((role) => joined(spans, role, (span) => textOf(article, span))),
    ...LINK_ROLES.map((role) => joined(links, role, (target) => target)),
    spans.map(([role, { start, end }]: readonly [string, Span]) => `${role} ${start}-${end}`).join('; '),
    actors.map(([role, actor]) => `${role} ${actor.id}`).join('; '),
  ];
}

/** For the eye; the columns `spans` and `actors` are what a program reads. */
function joined<R, T>(
  list: readonly (readonly [R, T])[],
  role: R,
  textOfItem: (item: T) => string,
): string | null {
  const texts = list.filter(([its]) => its === role).map(([, item]) => textOfItem(item));
  return texts.length > 0 ? texts.join(' | ') : null;
}

/** A row of RFC 4180 that no spreadsheet runs. */
export function csvLine(values: readonly Value[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe before it; so does text that begins with
 * apostrophes and then like a formula, so that taking one off is always right. Numbers of our own are left alone.
 */
function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const shown = printable(value);
  const safe = /^'*[=+\-@\t\r\n＝＋－＠]/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
