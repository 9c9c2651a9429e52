import type { Encoder } from '../language/encoder.ts';
import { type Window, windowsOf } from '../language/windows.ts';
import type { Span } from '../record/span.ts';
import type { MarkedSpan } from './corpora/marked.ts';
import { ROOTS } from './corpora/sentences.ts';

/** What is asked of the reader model; an `Encoder` is one, and tests make their own. */
export type Model = Pick<Encoder, 'labels' | 'wordpiece' | 'run' | 'judge'>;

/** A sentence as the model learnt it: whole, without neighbours. A longer one is judged by its best part. */
const WHOLE = { core: 240, context: 0 };

/**
 * The PLOVER root of what the source of a sentence does to its target; null where there are no words.
 * The score of a root of two types is that of either: the logarithm of the sum of both.
 */
export async function rootOf(
  model: Model,
  { text, marked }: { readonly text: string; readonly marked: readonly MarkedSpan[] },
): Promise<string | null> {
  const [window, numbers] = windowOf(model, text, marked);
  if (!window) return null;
  const { types } = await model.judge(window, numbers);
  const scoreOf = (type: string) => types[model.labels.types.indexOf(type)] ?? Number.NEGATIVE_INFINITY;
  return best(Array.from(ROOTS, ([root, of]) => [root, logSumExp(of.map(scoreOf))]));
}

/** The class of a sentence; null where there are no words. */
export async function classOf(model: Model, text: string): Promise<string | null> {
  const [window, numbers] = windowOf(model, text, []);
  if (!window) return null;
  const { classes } = await model.judge(window, numbers);
  return best(model.labels.classes.map((label, i) => [label, classes[i] ?? Number.NEGATIVE_INFINITY]));
}

/** The window of the sentence that holds the most of the marks, with the mark of each of its pieces. */
function windowOf(model: Model, text: string, marked: readonly MarkedSpan[]): [Window | null, number[]] {
  let chosen: [Window | null, number[]] = [null, []];
  let most = -1;
  const whole = { start: 0, end: text.length, paragraph: 0 };
  for (const window of windowsOf({ text }, [whole], model.wordpiece, WHOLE)) {
    const numbers = numbersOf(window.pieces, marked);
    const count = numbers.filter(Boolean).length;
    if (count > most) [chosen, most] = [[window, numbers], count];
  }
  return chosen;
}

/** For each piece 0, or 1 in a source, or 2 in a target; the inner of two marks counts. */
export function numbersOf(pieces: readonly Span[], marked: readonly MarkedSpan[]): number[] {
  return pieces.map((piece) => {
    const inner = marked.findLast(({ start, end }) => piece.end > start && piece.start < end);
    return inner === undefined ? 0 : inner.role === 'source' ? 1 : 2;
  });
}

function logSumExp(logs: readonly number[]): number {
  const most = Math.max(...logs);
  if (most === Number.NEGATIVE_INFINITY) return most;
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}

/** The name with the greatest score, the first of equals; null of none. */
function best(scored: readonly (readonly [string, number])[]): string | null {
  return (
    scored.reduce<readonly [string, number] | null>((a, b) => (a && a[1] >= b[1] ? a : b), null)?.[0] ?? null
  );
}
