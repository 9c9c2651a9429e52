import { type Cell, printable, row } from '../report/columns.ts';
import type { Paint, Tone } from '../report/paint.ts';
import type { Measure, Miss } from './score.ts';

/** A measure of one corpus. */
export interface Line extends Measure {
  readonly corpus: string;
}

const WIDTHS = [14, 27, 9, 6, 10, 30] as const;

/** All measures as a person wants to see them: a corpus a block, a measure a row. */
export function tableOf(lines: readonly Line[], paint: Paint): string {
  const rows = [
    tableRow(['corpus', 'measure', 'precision', 'recall', 'F1 or rate', 'count'], paint, 'heading'),
  ];
  lines.forEach((line, i) => {
    const first = lines[i - 1]?.corpus !== line.corpus;
    if (first && i > 0) rows.push('');
    const { corpus, name, precision, recall, score } = line;
    const shares = [precision, recall, score].map(share);
    rows.push(tableRow([first ? corpus : '', name, ...shares, countOf(line)], paint));
  });
  return `${rows.join('\n')}\n`;
}

/** "missed events in NAME: …", as a line. */
export function missLine({ measure, where, what }: Miss): string {
  return printable(`missed ${measure} in ${where}: ${what}`).replace(/\s+/g, ' ');
}

const TONES: readonly (Tone | null)[] = ['actor', null, null, null, 'figure', 'faint'];

function tableRow(texts: readonly string[], paint: Paint, heading?: Tone): string {
  const cells = texts.map((text, i): Cell => {
    const tone = heading ?? TONES[i];
    const cell = { text, width: WIDTHS[i] ?? 0 };
    return tone ? { ...cell, style: (line) => paint(tone, line) } : cell;
  });
  return row(cells, 0);
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}

function countOf({ right, gold, read }: Measure): string {
  if (read !== null) return `${right} of ${gold}, ${read} read`;
  return right === null ? `${gold}` : `${right} of ${gold}`;
}
