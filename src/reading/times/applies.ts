import { sentenceAt } from '../../language/sentences.ts';
import type { Article } from '../../record/article.ts';
import { firstWhere } from '../../record/sorted.ts';
import { holds, overlaps, type Span } from '../../record/span.ts';
import type { Time } from '../../record/time.ts';
import { anchorOf } from './anchor.ts';
import { dayNumber, isoDate, isoMonth, isoYear, parseIsoDate } from './calendar.ts';

const CLAUSE_END = /[,;:]|--|–|—|\b(?:after|before|when|while|that|which|who|since|until|as|but|and|if)\b/g;
/** What a clause boundary between a time and a span weighs, in characters. */
const BOUNDARY_WEIGHT = 40;
/** How far from the span a time may stand, in characters. */
const REACH = 400;

/**
 * The EDTF date that holds for a span: that of the nearest calendar DATE or TIME of its sentence, where a clause
 * boundary between them counts as distance. "since A" gives `A/..`, "by" and "until A" give `../A`, "from A to B",
 * "between A and B", "A-B" and two days that follow each other give `A/B`. Null where the sentence names none: what
 * then holds (the publication date, the date of the sentence before) is the caller's to say. The dateline dates no span.
 *
 * @param times all times of the article, as `findTimes` gives them
 */
export function edtfAt(
  article: Article,
  sentences: readonly Span[],
  times: readonly Time[],
  span: Span,
): string | null {
  const sentence = sentenceAt(sentences, span.start);
  const { text, dateline } = article;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let i = firstWhere(times, (time) => time.start >= span.start - REACH); i < times.length; i++) {
    const time = times[i] as Time;
    if (time.start > span.end + REACH) break;
    if (time.edtf === null || time.sentence !== sentence || (dateline && overlaps(dateline, time))) continue;
    const distance = distanceBetween(text, time, span);
    if (distance < least) [best, least] = [i, distance];
  }
  return best === null ? null : bounded(text, times, best, span);
}

function distanceBetween(text: string, a: Span, b: Span): number {
  const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
  return between.length + BOUNDARY_WEIGHT * (between.match(CLAUSE_END)?.length ?? 0);
}

/** The EDTF date that one of the times gives a span, with the bounds that the words around it set. */
export function edtfOf(article: Article, times: readonly Time[], time: Time, span: Span): string | null {
  return apart(article, times, time, span) ?? bounded(article.text, times, times.indexOf(time), span);
}

/** Days, weeks, months or years beyond which a length of time between two deeds is not believed. */
const FARTHEST = 1000;

/**
 * "on Sunday, one day after the cabinet met": a span that comes after such words lies that long before what the sentence
 * dates, or the report; after "before", that long behind it.
 */
function apart(article: Article, times: readonly Time[], time: Time, span: Span): string | null {
  if (time.type !== 'DURATION' || span.start < time.end) return null;
  const relation = /^\s+(after|before)\b/.exec(article.text.slice(time.end, span.start))?.[1];
  const [, amount, unit] = /^P(\d+)([DWMY])$/.exec(time.value ?? '') ?? [];
  if (!relation || !amount || !unit) return null;
  const told = times.findLast(
    ({ sentence, edtf, end }) =>
      sentence === time.sentence && end <= time.start && /^[\d-]+$/.test(edtf ?? ''),
  );
  const anchor = anchorOf(article);
  const base = told?.edtf ?? (anchor === null ? null : isoDate(anchor));
  if (base === null) return null;
  const count = relation === 'after' ? -Number(amount) : Number(amount);
  if (Math.abs(count) > FARTHEST) return null;
  const [year = 0, month, day] = base.split('-').map(Number);
  if (unit === 'Y') return year + count > 0 ? isoYear(year + count) : null;
  if (month === undefined) return null;
  if (unit === 'M') {
    const months = 12 * year + month - 1 + count;
    return isoMonth(Math.floor(months / 12), (months % 12) + 1);
  }
  const from = day === undefined ? null : dayNumber(year, month, day);
  if (from === null) return null;
  return unit === 'D' ? isoDate(from + count) : `${isoDate(from + 7 * count)}~`;
}

/** The date with the bounds that the words around it set. */
function bounded(text: string, times: readonly Time[], index: number, span: Span): string | null {
  const time = times[index] as Time;
  const { edtf } = time;
  if (edtf === null || edtf.includes('/') || holds(span, time)) return edtf;
  const pair = pairOf(text, time, times[index + 1]) ?? pairOf(text, times[index - 1], time);
  if (pair) return pair;
  // "divided since 1974 when troops invaded": the division lasts, the invasion is of 1974.
  if (/^,?\s(?:when|their|the)\b/.test(text.slice(time.end, Math.max(time.end, span.start)))) return edtf;
  const lead = leadOf(text, time);
  if (/\b(?:since|starting|beginning|from|as (?:soon|early) as) (?:in |on )?$/i.test(lead))
    return `${edtf}/..`;
  if (/\b(?:by|until|till|no later than) (?:the |at )?$/i.test(lead)) return `../${edtf}`;
  return edtf;
}

/** `A/B` where two neighbouring times are the ends of one stretch. */
function pairOf(text: string, first: Time | undefined, second: Time | undefined): string | null {
  if (!first?.edtf || !second?.edtf || /\//.test(first.edtf + second.edtf)) return null;
  const between = text.slice(first.end, second.start).replace(/\s+/g, ' ');
  const ends =
    /^(?: ?[-–] ?| (?:to|through|until|till) )$/.test(between) ||
    (between === ' and ' && (/\bbetween $/i.test(leadOf(text, first)) || follow(first.edtf, second.edtf)));
  return ends ? `${first.edtf}/${second.edtf}` : null;
}

function follow(first: string, second: string): boolean {
  const [from, to] = [parseIsoDate(first), parseIsoDate(second)];
  return from !== null && to !== null && to - from === 1;
}

/** The words before a time, white space as single spaces. */
function leadOf(text: string, { start }: Span): string {
  return text.slice(Math.max(0, start - 24), start).replace(/\s+/g, ' ');
}
