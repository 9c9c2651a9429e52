import type { Filled, Labelled } from '../language/decode.ts';
import type { Article } from '../record/article.ts';
import { type Span, spanOf, textOf } from '../record/span.ts';
import type { Draft } from './draft.ts';

/** The runs of a frame that have one label, in order of the text. */
export function runsOf(frame: Filled, layer: 'roles' | 'parties', label: string): Labelled[] {
  return frame[layer].filter((run) => run.label === label).sort((a, b) => a.start - b.start);
}

/** Characters that may part two runs of one role: "If, in fact, he invades". */
const GAP = 12;

/** A word that leads on to what is no longer of the stretch. */
const LOOSE = /\s+(?:as|and|but|or|if|when|while|after|before|of|for|with|from|the|an?)$/i;

/** The longest stretch of one role, over small gaps; null where it has no word of weight. */
export function stretchOf(frame: Filled, role: string, article: Article): Span | null {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of runsOf(frame, 'roles', role)) {
    const last = stretches.at(-1);
    if (last && start - last.end <= GAP) last.end = end;
    else stretches.push({ start, end });
  }
  const longest = stretches.reduce(
    (a, b) => (b.end - b.start > a.end - a.start ? b : a),
    stretches[0] ?? NONE,
  );
  const text = article.text.slice(longest.start, longest.end);
  const whole = text.replace(LOOSE, '');
  return /\p{L}{4,}/u.test(whole) ? spanOf(article, longest.start, longest.start + whole.length) : null;
}

const NONE = { start: 0, end: 0 };

/** Notes of a record which frame of the encoder's it comes from. */
export function noteProposal(
  { article, trace }: Draft,
  record: object,
  step: string,
  what: string,
  { trigger, found }: Filled,
): void {
  trace.note(
    record,
    step,
    'proposed',
    `the encoder reads ${what} at "${textOf(article, trigger)}", ${found.toFixed(2)}`,
  );
}
