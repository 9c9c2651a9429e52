import type { Span, Text } from '../record/span.ts';
import { paragraphsOf } from './sentences.ts';

/** A quotation: from its opening mark to its closing one, both included. */
export interface Quotation extends Span {
  /** The text within the marks. Starts after the opening mark, ends before the closing one. */
  readonly inner: Span;
  /** Whether a closing mark was found; an unclosed one ends with its paragraph. */
  readonly closed: boolean;
  /** Whether the quotation goes on from the paragraph before, where it was left open (the newspaper convention). */
  readonly continues: boolean;
}

// ``…'' is wire copy's way of writing curly marks. A straight single mark counts only between words (not "don't").
const MARK =
  /``|''|["“”„«»]|(?<![\p{L}\p{N}'’])['‘](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.,!?…;-])['’](?![\p{L}\p{N}'])/gu;
/** A single-marked stretch longer than this is taken for stray apostrophes ("the allies' … soldiers'"). */
const LONGEST_SINGLE = 400;

type Role = 'open' | 'close' | 'either';

/**
 * Finds quotations in double marks of every style, and those in single marks outside them.
 * An opening mark without its closing one holds to the end of the paragraph.
 */
export function quotationsOf({ text }: Text): Quotation[] {
  const found: Quotation[] = [];
  let leftOpen = false;
  for (const paragraph of paragraphsOf(text)) {
    leftOpen = scan(text, paragraph, leftOpen, found);
  }
  return found;
}

/** Scans one paragraph; returns whether a double quotation was left open at its end. */
function scan(text: string, paragraph: Span, leftOpen: boolean, found: Quotation[]): boolean {
  let open: { at: number; length: number; single: boolean; continues: boolean } | null = null;
  const first = /\S/.exec(text.slice(paragraph.start, paragraph.end));
  const head = paragraph.start + (first?.index ?? 0);
  const close = (end: number, length: number, closed: boolean) => {
    if (!open) return;
    const inner = { start: open.at + open.length, end: end - length };
    if (inner.end > inner.start)
      found.push({ start: open.at, end, inner, closed, continues: open.continues });
    open = null;
  };
  for (const match of text.slice(paragraph.start, paragraph.end).matchAll(MARK)) {
    const mark = match[0];
    const at = paragraph.start + match.index;
    const single = mark === "'" || mark === '‘' || mark === '’';
    if (open?.single && at - open.at > LONGEST_SINGLE) open = null;
    if (open && single && !open.single) continue;
    const role = roleOf(mark, text, at, paragraph);
    if (open && !(single && role === 'open') && (open.single === single || !single)) {
      if (open.single !== single) open = { at, length: mark.length, single, continues: false };
      else if (role !== 'open' || mark === '"') close(at + mark.length, mark.length, true);
    } else if (!open && role !== 'close') {
      open = { at, length: mark.length, single, continues: leftOpen && at === head };
    }
  }
  if (open && !(open as { single: boolean }).single) {
    let end = paragraph.end;
    while (end > paragraph.start && /\s/.test(text[end - 1] ?? '')) end--;
    close(end, 0, false);
    return true;
  }
  return false;
}

function roleOf(mark: string, text: string, at: number, paragraph: Span): Role {
  if (mark === '``' || mark === '“' || mark === '„' || mark === '‘' || mark === '«') return 'open';
  if (mark === '”' || mark === '’' || mark === '»') return 'close';
  const before = at > paragraph.start ? (text[at - 1] ?? ' ') : ' ';
  const after = text[at + mark.length] ?? ' ';
  if (mark === "''") return 'either';
  if (/[\s([—–-]/.test(before) && /\S/.test(after)) return 'open';
  if (/\S/.test(before) && /[\s.,;:!?)\]—–-]/.test(after)) return 'close';
  return 'either';
}
