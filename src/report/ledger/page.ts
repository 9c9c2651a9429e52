import type { ActorRef } from '../../record/actor.ts';
import { printable, row, shorten, wrap } from '../columns.ts';
import type { Paint, Tone } from '../paint.ts';

/** What the ledger is printed on. */
export interface Page {
  /** Columns of the terminal; wider lines than 120 are hard to read. */
  readonly width: number;
  readonly paint: Paint;
}

/** As much of an entry's id as tells it apart in a ledger of a million; `standoff explain` takes it. */
export const SHOWN_ID = 9;
const INDENT = 2;
const GAP = 2;

export function pageOf(width: number | undefined, paint: Paint): Page {
  return { width: Math.max(60, Math.min(width ?? 100, 120)), paint };
}

/** Columns of the first cell of a row: who, or when. */
export function whoWidth({ width }: Page): number {
  return width < 90 ? 20 : width < 110 ? 24 : 28;
}

/** A line under an entry: text, in a tone. */
export interface Under {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

export interface Block {
  readonly who: string;
  readonly what: string;
  /** Words of `what` that are marked where there is colour. */
  readonly mark?: string;
  readonly id?: string;
  /** In the column of `what`; empty texts are left out. */
  readonly under?: readonly (Under | string | null | false | undefined)[];
  readonly tone?: Tone;
}

/** An entry: who, what and its id side by side, then facts and sources under what. */
export function block(page: Page, { who, what, mark, id = '', under = [], tone = 'source' }: Block): string {
  const { paint } = page;
  const first = whoWidth(page);
  const second = page.width - INDENT - first - GAP - (SHOWN_ID + GAP);
  const marked = (line: string) => (mark ? line.replace(mark, () => paint('cue', mark)) : line);
  const rows = [
    row([
      { text: shorten(who, 90), width: first, style: (line) => paint(tone, line) },
      { text: what, width: second, style: (line) => marked(line).replaceAll('\u00a0', ' ') },
      { text: id.slice(0, SHOWN_ID), width: SHOWN_ID, style: (line) => paint('faint', line) },
    ]),
  ];
  for (const one of under) {
    if (!one) continue;
    const { text, tone = 'faint' } = typeof one === 'string' ? { text: one } : one;
    if (!text) continue;
    for (const line of wrap(text, second + SHOWN_ID + GAP))
      rows.push(' '.repeat(INDENT + first + GAP) + paint(tone, line.replaceAll('\u00a0', ' ')));
  }
  return rows.join('\n');
}

/** A heading with facts after it. */
export function heading({ paint }: Page, text: string, facts = ''): string {
  return (
    paint('heading', shorten(printable(text), 120)) + (facts ? `  ${paint('faint', printable(facts))}` : '')
  );
}

/** Lines of a paragraph, as wide as the page. */
export function paragraph({ width, paint }: Page, text: string, tone: Tone = 'faint'): string {
  return wrap(text, width)
    .map((line) => paint(tone, line))
    .join('\n');
}

/** "Russia, Belarus → Ukraine". */
export function whoToWhom(by: readonly (ActorRef | null)[], to: readonly (ActorRef | null)[] = []): string {
  const [a, b] = [named(by), named(to)];
  return b ? `${a || 'nobody named'} → ${b}` : a || 'nobody named';
}

export function named(actors: readonly (ActorRef | null)[]): string {
  return actors.flatMap((actor) => (actor ? [actor.name] : [])).join(', ');
}

/** A sentence in quotation marks, cut to so many characters around the words that matter. */
export function quotation(sentence: string, words: string, length: number): string {
  const flat = sentence.replace(/\s+/g, ' ').trim();
  const key = words.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return `“${flat}”`;
  const at = Math.max(0, flat.indexOf(key));
  const from = Math.max(0, Math.min(at - Math.floor((length - key.length) / 2), flat.length - length));
  const start = from === 0 ? 0 : flat.indexOf(' ', from) + 1 || from;
  return `“${start > 0 ? '…' : ''}${shorten(flat.slice(start), length)}”`;
}

/** "Thursday, 23 December 2021". */
export function dayHeading(day: string): string {
  return LONG.format(new Date(`${day}T00:00:00Z`));
}

const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** "3 sources", "1 source". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** "3 sources"; empty for one, which its own line tells. */
export function severalText(sources: number): string {
  return sources > 1 ? counted(sources, 'source') : '';
}

/** "2021-12-01", "2021-12-01 to 2021-12-31"; empty where neither is known. */
export function rangeText(from: string | null, to: string | null): string {
  if (from && to && from !== to) return `${from} to ${to}`;
  return from ?? (to ? `until ${to}` : '');
}
