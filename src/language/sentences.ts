import { firstWhere } from '../record/sorted.ts';
import type { Span, Text } from '../record/span.ts';

/** A sentence of an article; `paragraph` counts from 0. Trimmed of white space at both ends. */
export interface Sentence extends Span {
  readonly paragraph: number;
}

const ABBREVIATION = new RegExp(
  [
    // Titles, ranks and forms of address; latin; months; companies; US states as wire copy shortens them.
    String.raw`\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sr|Jr|St|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Brig|Cpl|Pvt|Sen|Sens|Rep|Reps|Gov|Pres|Amb|Supt|Det|Messrs|Mt|Ft)\.$`,
    String.raw`\b(?:vs|etc|approx|cf|al|No|Nos|pp|fig|est|dept|ca)\.$`,
    String.raw`\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tues|Wed|Thurs|Fri|Sat|Sun)\.$`,
    String.raw`\b(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\.$`,
    String.raw`(?<![A-Za-z.])(?:[A-Za-z]\.)+$`,
    String.raw`\b(?:e\.g|i\.e|a\.m|p\.m|u\.s|u\.n|u\.k)\.$`,
  ].join('|'),
);
/** A company suffix or a clock abbreviation ends a sentence only where the next word does not go on. */
const COMPANY = /\b(?:Inc|Corp|Co|Ltd|Bros|Cos|a\.m|p\.m|U\.S|U\.N|U\.K|E\.U|D\.C)\.$/;
const GOES_ON = /^["'“”‘’`(]*(?:[a-z0-9]|[A-Z][a-z]+ing\b)/;
const STARTS_NEW =
  /^["'“”‘’`]*(?:The|A|An|In|On|At|It|He|She|They|We|I|But|And|This|That|These|Those|His|Her|Their|Mr|Mrs|For|As|After|If|When|While|There|Meanwhile|However|Also|Some|Many|Most|No|Not)\b/;
const CLOSERS = /^["'”’)\]]+\s*/;

/**
 * Splits a text into paragraphs (at blank lines) and sentences.
 * Unicode's rules (UAX 29, by `Intl.Segmenter`) propose the boundaries; those after an abbreviation, an initial
 * or before a lower-case word are taken back, and line breaks inside a paragraph are white space, as in wire copy.
 */
export function sentencesOf({ text }: Text): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const { start, end } of paragraphsOf(text)) {
    const flat = text.slice(start, end).replace(/[\r\n\t\u2028\u2029\u0085]/g, ' ');
    let from = 0;
    for (const to of boundariesOf(flat)) {
      const trimmed = trim(text, start + from, start + to);
      if (trimmed) sentences.push({ ...trimmed, paragraph });
      from = to;
    }
    paragraph++;
  }
  return sentences;
}

/** Index of the sentence that holds `at`, or of the last one that begins before it (0 where none does). */
export function sentenceAt(sentences: readonly Span[], at: number): number {
  return Math.max(0, firstWhere(sentences, (sentence) => sentence.start > at) - 1);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Characters given to the segmenter at a time: its time and memory grow with the square of their number. */
const SLICE = 4000;
/** Characters before a boundary that can take it back. */
const LOOK_BACK = 40;

/** Where Unicode's rules end a sentence, the end of the text included. */
function proposedIn(flat: string): number[] {
  const ends: number[] = [];
  for (let start = 0; start < flat.length; ) {
    const slice = flat.slice(start, start + SLICE);
    const starts = Array.from(segmenter.segment(slice), ({ index }) => index).slice(1);
    ends.push(...starts.map((index) => start + index));
    // The last sentence of a slice may go on: the next slice begins with it, or after a slice without a boundary.
    if (start + SLICE >= flat.length) break;
    start += starts.at(-1) ?? SLICE;
  }
  return [...ends, flat.length];
}

/** Ends of the sentences of one paragraph, the last one being its length. */
function boundariesOf(flat: string): number[] {
  const kept: number[] = [];
  let from = 0;
  for (const at of proposedIn(flat)) {
    if (at <= from) continue;
    const before = flat.slice(Math.max(from, at - LOOK_BACK), at);
    if (at < flat.length && joins(before, flat.slice(at, at + LOOK_BACK))) continue;
    // A closing mark that the segmenter left at the head of the next sentence belongs to this one.
    const closing = CLOSERS.exec(flat.slice(at, at + 4))?.[0];
    const end = closing && /\s$/.test(closing) && /\S$/.test(before) ? at + closing.length : at;
    kept.push(end);
    from = end;
  }
  return kept;
}

function joins(before: string, after: string): boolean {
  const head = before.trimEnd();
  if (COMPANY.test(head)) return !STARTS_NEW.test(after);
  if (ABBREVIATION.test(head.slice(-24))) return true;
  if (/[.?!…]["'”’)\]]*$/.test(head))
    return /^["'“”‘’`(]*[a-z]/.test(after) && /["'”’)]$|\.\.\.$|…$|[?!]$/.test(head);
  return GOES_ON.test(after) && !/[.?!]["'”’)\]]*$/.test(head);
}

/** Stretches of text between blank lines, none of them empty. */
export function paragraphsOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\r?\n[ \t\r]*\n\s*|\u2029/g)) {
    if (gap.index > start) spans.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

function trim(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from++;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  return to > from ? { start: from, end: to } : null;
}
