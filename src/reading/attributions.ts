import type { Quotation } from '../language/quotations.ts';
import { type Sentence, sentenceAt } from '../language/sentences.ts';
import { holds, overlapping, overlaps, type Span, spanOf } from '../record/span.ts';
import type { Attribution, Draft } from './draft.ts';

/** Contents with a gap of so many characters in one sentence are one content: the encoder skipped a word. */
const GAP = 40;
/** A content of at most so many words beside a longer one is a slip of the encoder. */
const SLIVER = 2;
/** Share of a quotation that a content must hold to be taken to mean all of it. */
const MOST = 0.4;
/** Attributions of one sentence that a new one is compared with: no written sentence has as many. */
const MOST_IN_SENTENCE = 40;
/** Contents that share so much of their union are one content. */
const SAME = 0.5;

/** Mends what the encoder proposed: ragged contents, halves of quotations, one attribution proposed twice. */
export function refineAttributions(draft: Draft): Attribution[] {
  const mended = draft.attributions.flatMap((attribution) => mend(draft, attribution));
  return dropRepeats(draft, mended);
}

function mend(draft: Draft, attribution: Attribution): Attribution[] {
  const { article, sentences, quotations, trace } = draft;
  const blocked = [...attribution.cue, ...(attribution.source ? [attribution.source] : [])];
  let content = attribution.content
    .map((span) => trimmed(article.text, span))
    .filter((span) => span !== null);
  content = withoutSlivers(article.text, joined(article.text, sentences, content, blocked));
  content = withoutStrays(sentences, content, attribution.cue, quotations);
  content = joined(article.text, sentences, wholeQuotations(content, quotations, blocked), blocked);
  if (content.length === 0) return [];
  const source = attribution.source && wholeSource(draft, attribution.source);
  const changed = {
    ...attribution,
    source,
    content: content.map(({ start, end }) => spanOf(article, start, end)),
  };
  return [trace.carry(attribution, changed)];
}

/** Without white space, commas and a sentence's full stop at the ends; quotation marks stay. */
function trimmed(text: string, { start, end }: Span): Span | null {
  let from = start;
  let to = end;
  while (from < to && /[\s,;:.!?)\]–—-]/.test(text[from] ?? '')) from++;
  while (to > from && /[\s,;:([–—-]/.test(text[to - 1] ?? '')) to--;
  if (/[\p{Ll}\p{N})]\.$/u.test(text.slice(Math.max(from, to - 2), to))) to--;
  return to > from ? { start: from, end: to } : null;
}

const NO_SOURCE_BEGINS =
  /^(?:of|on|in|at|by|from|like|and|but|that|to|for|with|as|while|when|after|although|because|if)\s+/i;
const NO_SOURCE_ENDS =
  /\s+(?:of|on|in|at|by|from|and|but|to|for|with|as|about|also|has|have|had|is|was|were|would|will)$/i;

/** The source without prepositions and verbs at its ends, and with all of a name that it cuts. */
function wholeSource({ article, names }: Draft, span: Span): Span | null {
  const whole = trimmed(article.text, span);
  if (!whole) return null;
  let { start, end } = whole;
  for (const name of overlapping(names, whole)) {
    start = Math.min(start, name.start);
    end = Math.max(end, name.end);
  }
  const text = article.text.slice(start, end);
  const head = NO_SOURCE_BEGINS.exec(text)?.[0].length ?? 0;
  const tail = NO_SOURCE_ENDS.exec(text)?.[0].length ?? 0;
  if (head + tail >= text.length) return whole;
  return spanOf(article, start + head, end - tail);
}

function joined(
  text: string,
  sentences: readonly Sentence[],
  spans: readonly Span[],
  blocked: readonly Span[],
): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const before = out.at(-1);
    const gap = before && { start: before.end, end: span.start };
    const bridged =
      before &&
      gap &&
      (gap.end <= gap.start ||
        (!blocked.some((other) => overlaps(gap, other)) &&
          (/^\s*$/.test(text.slice(gap.start, gap.end)) ||
            (gap.end - gap.start <= GAP &&
              sentenceAt(sentences, before.end - 1) === sentenceAt(sentences, span.start)))));
    if (bridged) out[out.length - 1] = { start: before.start, end: Math.max(before.end, span.end) };
    else out.push(span);
  }
  return out;
}

function withoutSlivers(text: string, spans: readonly Span[]): Span[] {
  const words = (span: Span) => text.slice(span.start, span.end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const longest = Math.max(0, ...spans.map(words));
  return spans.filter((span) => words(span) > Math.min(SLIVER, longest - 1));
}

/** Without what stands in another sentence than the cue and is no quotation: content leaves its sentence only as one. */
function withoutStrays(
  sentences: readonly Sentence[],
  content: readonly Span[],
  cue: readonly Span[],
  quotations: readonly Quotation[],
): Span[] {
  const home = cue[0] && sentences[sentenceAt(sentences, cue[0].start)];
  if (!home || !content.some((span) => overlaps(span, home))) return [...content];
  return content.filter((span) => overlaps(span, home) || overlapping(quotations, span).length > 0);
}

/** Widens contents that hold most of a quotation to all of it, and to its continuation in the next paragraph. */
function wholeQuotations(
  spans: readonly Span[],
  quotations: readonly Quotation[],
  blocked: readonly Span[],
): Span[] {
  return spans.flatMap((span) => {
    let { start, end } = span;
    const more: Span[] = [];
    for (const quotation of overlapping(quotations, span)) {
      if (blocked.some((other) => overlaps(other, quotation))) continue;
      const shared = Math.min(span.end, quotation.end) - Math.max(span.start, quotation.start);
      if (shared < MOST * (quotation.end - quotation.start)) continue;
      start = Math.min(start, quotation.start);
      end = Math.max(end, quotation.end);
      let next = sentenceAt(quotations, quotation.start) + 1;
      for (let going = quotations[next]; going?.continues; going = quotations[++next]) more.push(going);
    }
    return [{ start, end }, ...more.map(({ start, end }) => ({ start, end }))];
  });
}

/** Of attributions with the same content and no second source, the surest stays. */
function dropRepeats({ sentences }: Draft, attributions: readonly Attribution[]): Attribution[] {
  const kept: Attribution[] = [];
  const bySentence = new Map<number, Attribution[]>();
  for (const attribution of [...attributions].sort((a, b) => b.confidence - a.confidence)) {
    const within = attribution.content.map((span) => sentenceAt(sentences, span.start));
    const twin = within
      .flatMap((sentence) => bySentence.get(sentence) ?? [])
      .find(
        (other) =>
          share(other.content, attribution.content) >= SAME &&
          (!attribution.source || !other.source || overlaps(attribution.source, other.source)),
      );
    if (twin) continue;
    kept.push(attribution);
    for (const sentence of within) {
      file(bySentence, sentence, attribution);
    }
  }
  return kept.sort((a, b) => firstOf(a) - firstOf(b));
}

function file(bySentence: Map<number, Attribution[]>, sentence: number, attribution: Attribution): void {
  const there = bySentence.get(sentence);
  if (!there) bySentence.set(sentence, [attribution]);
  else if (there.length < MOST_IN_SENTENCE && there.at(-1) !== attribution) there.push(attribution);
}

function firstOf({ cue, content }: Attribution): number {
  return Math.min(...[...cue, ...content].map((span) => span.start));
}

/** Characters that two lists of spans share, over those in either. */
function share(a: readonly Span[], b: readonly Span[]): number {
  const size = (spans: readonly Span[]) => spans.reduce((sum, span) => sum + span.end - span.start, 0);
  let both = 0;
  for (const x of a)
    for (const y of b) both += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  return both / (size(a) + size(b) - both || 1);
}

/** Sentences before and after a quotation without a cue in which its speaker may be named. */
const BEFORE = 3;
const AFTER = 1;

/** Quotations of whole sentences that no attribution holds: their speaker is the neighbour's, their cue is empty. */
export function quotationsWithoutCue(draft: Draft): Attribution[] {
  const { article, sentences, quotations, attributions, trace } = draft;
  const bySentence = new Map<number, Attribution[]>();
  const reach = (span: Span) =>
    [sentenceAt(sentences, span.start), sentenceAt(sentences, span.end - 1)] as const;
  const among = (from: number, to: number) => {
    const found = new Set<Attribution>();
    for (let i = from; i <= to; i++)
      for (const attribution of bySentence.get(i) ?? []) found.add(attribution);
    return [...found];
  };
  for (const attribution of attributions) {
    for (const [from, to] of [...attribution.cue, ...attribution.content].map(reach)) {
      for (let i = from; i <= to; i++) {
        file(bySentence, i, attribution);
      }
    }
  }
  const found: Attribution[] = [];
  for (const quotation of quotations) {
    if (!isWholeSentence(draft, quotation)) continue;
    const [from, to] = reach(quotation);
    const taken = (attribution: Attribution) =>
      [...attribution.content, ...attribution.cue].some((span) => overlaps(span, quotation));
    if (among(from, to).some(taken)) continue;
    const speaking = among(from - BEFORE, to + AFTER)
      .filter((a) => a.source && !holds(quotation, a.source))
      .sort((a, b) => distance(a, quotation) - distance(b, quotation))[0];
    if (!speaking) continue;
    const attribution: Attribution = {
      source: speaking.source,
      cue: [],
      content: [spanOf(article, quotation.start, quotation.end)],
      confidence: 0.6 * speaking.confidence,
    };
    trace.note(
      attribution,
      'attributions',
      'proposed',
      'a quotation without a cue takes the speaker of the attribution nearest to it',
    );
    found.push(attribution);
  }
  return found;
}

function distance(attribution: Attribution, span: Span): number {
  return Math.min(
    ...[...attribution.cue, ...attribution.content].map((s) =>
      Math.max(0, s.start - span.end, span.start - s.end),
    ),
  );
}

function isWholeSentence({ article, sentences }: Draft, quotation: Quotation): boolean {
  const sentence = sentences[sentenceAt(sentences, quotation.inner.start)];
  if (!sentence || sentence.start < quotation.start - 2) return false;
  const inner = article.text.slice(quotation.inner.start, quotation.inner.end).trim();
  return (
    (inner.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 4 && (!quotation.closed || /[.!?…]["'”’]*$/.test(inner))
  );
}
