import type { Span } from '../record/span.ts';
import type { Encoded, Labels, Trigger } from './encoder.ts';
import type { Window } from './windows.ts';

/** A labelled stretch of an article, with the mean probability of its words (of a party, that of the likeliest). */
export interface Labelled extends Span {
  readonly label: string;
  readonly probability: number;
}

/** A frame in offsets of the article: its trigger and the stretches that fill its roles. */
export interface Filled {
  readonly kind: string;
  readonly trigger: Span;
  /** Probability of the trigger. */
  readonly found: number;
  /** What the frame is about. */
  readonly roles: readonly Labelled[];
  /** Who, when and where; may lie inside a role. */
  readonly parties: readonly Labelled[];
  /** The likeliest type, of an event. */
  readonly type: Choice;
  /** The likeliest of each set of labels, by its name. */
  readonly labels: Readonly<Record<string, Choice>>;
}

/** A label and its probability. */
export interface Choice {
  readonly label: string;
  readonly probability: number;
}

/**
 * Entities of one scheme that begin in the window's core: the likeliest sequence of labels in which no entity goes on
 * that has not begun (Viterbi), not the likeliest label of each word.
 */
export function entitiesOf(window: Window, encoded: Encoded, labels: Labels, scheme: string): Labelled[] {
  const types = labels.entities[scheme] ?? [];
  const logits = encoded.entities;
  const width = 1 + 2 * types.length;
  const words = wordsOf(window, 0, window.pieces.length);
  const rows = words.map((word) => logits.subarray(word.piece * width, (word.piece + 1) * width));
  // Tag 0 is none, 1 + 2k begins an entity of type k, 2 + 2k goes on with one.
  const path = likeliestPath(rows, width, (from, to) => {
    const inside = to > 0 && to % 2 === 0;
    return inside && from !== to && from !== to - 1 ? Number.POSITIVE_INFINITY : 0;
  });
  const tagged = words.map((word, i): Tagged => {
    const tag = path[i] ?? 0;
    return {
      ...word,
      label: types[(tag - 1) >> 1],
      begins: tag % 2 === 1,
      probability: probabilityOf(rows[i], tag),
    };
  });
  const first = window.pieces[window.core.start]?.start ?? 0;
  const last = window.pieces[window.core.end - 1]?.end ?? 0;
  return runsOf(tagged).filter((run) => run.start >= first && run.start < last);
}

/** What it costs, in logits, that a word has one role and the next another: contents and sources are not ragged. */
const SWITCH = 1;

/** Least mean probability of a role's words for a frame that has no word for which the role is the likeliest label. */
const SECOND_CHOICE = 0.15;

/** The frames that a piece triggers, in offsets of the article: one of each kind that is likely enough. */
export function framesOf(
  window: Window,
  trigger: Trigger,
  labels: Labels,
  thresholds: readonly number[],
): Filled[] {
  const at = wordsOf(window, trigger.at, trigger.at + 1)[0] ??
    window.pieces[trigger.at] ?? { start: 0, end: 0 };
  const parties = rolesOf(window, trigger, labels, 'parties');
  const type = choiceOf(trigger.types, labels.types);
  const said = Object.fromEntries(
    Object.entries(labels.labels).map(([name, of]) => [name, choiceOf(trigger.labels[name], of)]),
  );
  return labels.kinds.flatMap((kind, k): Filled[] => {
    const found = trigger.found[k] ?? 0;
    if (found <= (thresholds[k] ?? 1)) return [];
    return [
      {
        kind,
        trigger: { start: at.start, end: at.end },
        found,
        roles: rolesOf(window, trigger, labels, kind),
        parties: kind === 'statement' ? [] : parties,
        type,
        labels: said,
      },
    ];
  });
}

/** Each run of words that has one role as one stretch. */
function rolesOf(window: Window, { start, roles }: Trigger, labels: Labels, name: string): Labelled[] {
  const names = labels.roles[name];
  const logits = roles[name];
  if (!names || !logits) return [];
  const width = names.length + 1;
  const words = wordsOf(
    window,
    Math.max(0, start),
    Math.min(window.pieces.length, start + logits.length / width),
  );
  const at = (word: Word) => (word.piece - start) * width;
  const rows = words.map((word) => logits.subarray(at(word), at(word) + width));
  if (name === 'parties') return names.flatMap((role, i) => partiesOf(words, rows, role, i + 1));
  const path = likeliestPath(rows, width, (from, to) => (from === to ? 0 : SWITCH));
  const likeliest = words.map((word, i): Tagged => {
    const role = path[i] ?? 0;
    return { ...word, label: names[role - 1], begins: false, probability: probabilityOf(rows[i], role) };
  });
  const runs = runsOf(likeliest);
  if (name !== 'statement') return runs;
  // A role that is nowhere the likeliest gets its best run, where there is a passable one: "no source" is said too often
  // by an encoder that learnt from flat frames.
  names.forEach((role, i) => {
    if (runs.some((run) => run.label === role)) return;
    const passable = words.map((word, w): Tagged => {
      const probability = probabilityOf(rows[w], i + 1);
      const free = likeliest[w]?.label === undefined && probability >= SECOND_CHOICE;
      return { ...word, label: free ? role : undefined, begins: false, probability };
    });
    const best = surestOf(runsOf(passable));
    if (best) runs.push(best);
  });
  return runs;
}

/** Least probability of a word that may belong to a party. */
const PASSABLE = 0.06;
/** Share of a neighbour's probability below which a word is of another stretch. */
const FALL = 0.35;

/**
 * Every stretch that may fill one part, with the probability of its likeliest word. "He" and the name before it share the
 * probability of whom both refer to, so that each alone may be unlikely: who it is, is decided when both are known as actors.
 */
function partiesOf(
  words: readonly Word[],
  rows: readonly Float32Array[],
  role: string,
  label: number,
): Labelled[] {
  const runs: { start: number; end: number; label: string; probability: number }[] = [];
  let open = false;
  words.forEach(({ start, end }, w) => {
    const probability = probabilityOf(rows[w], label);
    const run = open ? runs.at(-1) : undefined;
    open = probability >= PASSABLE;
    if (!open) return;
    const ratio = run ? probability / run.probability : 0;
    if (run && ratio >= FALL && ratio <= 1 / FALL) {
      run.end = end;
      run.probability = Math.max(run.probability, probability);
    } else runs.push({ start, end, label: role, probability });
  });
  return runs;
}

function choiceOf(logits: Float32Array | undefined, labels: readonly string[]): Choice {
  const best = logits ? logits.indexOf(Math.max(...logits)) : 0;
  return { label: labels[best] ?? '', probability: probabilityOf(logits, best) };
}

interface Word extends Span {
  /** Index in the window of the word's first piece, whose label is the word's. */
  readonly piece: number;
}

interface Tagged extends Word {
  readonly label: string | undefined;
  /** Whether a run may not go on into this word. */
  readonly begins: boolean;
  readonly probability: number;
}

function wordsOf({ pieces }: Window, from: number, to: number): Word[] {
  const words: Word[] = [];
  for (let i = from; i < to; i++) {
    const head = pieces[i];
    if (!head?.head) continue;
    let last = i;
    while (pieces[last + 1]?.head === false) last++;
    words.push({ piece: i, start: head.start, end: pieces[last]?.end ?? head.end });
  }
  return words;
}

/** The run with the greatest probability, the first of several; null of none. */
export function surestOf(runs: readonly Labelled[]): Labelled | null {
  return runs.reduce<Labelled | null>((a, b) => (a && a.probability >= b.probability ? a : b), null);
}

/** Joins neighbouring words of one label. */
function runsOf(words: readonly Tagged[]): Labelled[] {
  const runs: { start: number; end: number; label: string; sum: number; words: number }[] = [];
  let before: string | undefined;
  for (const { start, end, label, begins, probability } of words) {
    const run = runs.at(-1);
    if (label !== undefined && run && label === before && !begins) {
      run.end = end;
      run.sum += probability;
      run.words++;
    } else if (label !== undefined) runs.push({ start, end, label, sum: probability, words: 1 });
    before = label;
  }
  return runs.map(({ sum, words, ...run }) => ({ ...run, probability: sum / words }));
}

/** Viterbi: the sequence of labels with the greatest sum of logits less the costs of going from each to the next. */
function likeliestPath(
  logits: readonly Float32Array[],
  width: number,
  cost: (from: number, to: number) => number,
): number[] {
  let scores = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  scores[0] = 0; // before the first word: none
  const back: Uint8Array[] = [];
  for (const row of logits) {
    const next = new Float64Array(width);
    const from = new Uint8Array(width);
    for (let to = 0; to < width; to++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let label = 0; label < width; label++) {
        const score = (scores[label] ?? 0) - cost(label, to);
        if (score > best) [best, from[to]] = [score, label];
      }
      next[to] = best + (row[to] ?? 0);
    }
    back.push(from);
    scores = next;
  }
  let label = scores.indexOf(Math.max(...scores));
  const path = new Array<number>(logits.length);
  for (let i = logits.length - 1; i >= 0; i--) {
    path[i] = label;
    label = back[i]?.[label] ?? 0;
  }
  return path;
}

function probabilityOf(logits: Float32Array | undefined, label: number): number {
  let sum = 0;
  for (const logit of logits ?? []) sum += Math.exp(logit - (logits?.[label] ?? 0));
  return 1 / sum;
}
