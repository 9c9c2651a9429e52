import type { Reading } from '../record/reading.ts';

/** One figure of a corpus. */
export interface Measure {
  /** "relation", "events", "events: modality". */
  readonly name: string;
  /** 0 to 1; null where the measure has none, as a rate or a mean. */
  readonly precision: number | null;
  readonly recall: number | null;
  /** F1, macro F1 or the share that is right, 0 to 1; null where there was nothing to judge. */
  readonly score: number | null;
  /** How many are right; null for a mean. */
  readonly right: number | null;
  /** How many there are in the corpus, or how many were judged. */
  readonly gold: number;
  /** How many were read; null for a rate or a mean. */
  readonly read: number | null;
}

/** Something of the corpus that was not read, or read wrong. */
export interface Miss {
  /** What is missed: "statements", "value", "root". */
  readonly measure: string;
  /** Name of the article, or the row of the file. */
  readonly where: string;
  readonly what: string;
}

/** What a scorer finds out of a corpus. */
export interface Score {
  readonly measures: readonly Measure[];
  readonly misses: readonly Miss[];
}

/** Readings by the name of their article. An article without one counts as an article with nothing read. */
export type Readings = ReadonlyMap<string, Reading>;

/** Counts of what is right, what the corpus has and what was read: precision, recall and their harmonic mean. */
export class Tally {
  right = 0;
  gold = 0;
  read = 0;

  add(right: number, gold: number, read: number): void {
    this.right += right;
    this.gold += gold;
    this.read += read;
  }

  /** Shares of nothing are 0. */
  measure(name: string): Measure {
    const { right, gold, read } = this;
    const precision = right / (read || 1);
    const recall = right / (gold || 1);
    const score = (2 * precision * recall) / (precision + recall || 1);
    return { name, precision, recall, score, right, gold, read };
  }
}

/** Counts of how often something is right of those that were judged. */
export class Rate {
  right = 0;
  of = 0;

  add(right: boolean): void {
    this.of++;
    if (right) this.right++;
  }

  measure(name: string): Measure {
    const { right, of } = this;
    return {
      name,
      precision: null,
      recall: null,
      score: of ? right / of : null,
      right,
      gold: of,
      read: null,
    };
  }
}

/** What the corpus has and what was read, paired off. */
export interface Matched<G, P> {
  readonly pairs: readonly (readonly [G, P])[];
  readonly missed: readonly G[];
}

/**
 * Pairs each of the corpus's own with at most one that was read, the best score first, and of equal scores the one
 * that comes first in the corpus, then in the reading. A score of 0 is no pair.
 */
export function matched<G, P>(
  gold: readonly G[],
  read: readonly P[],
  score: (gold: G, read: P) => number,
): Matched<G, P> {
  const candidates = gold.flatMap((g) => read.map((p) => ({ g, p, score: score(g, p) })));
  const freeGold = new Set(gold);
  const freeRead = new Set(read);
  const pairs: [G, P][] = [];
  for (const { g, p } of candidates.filter((one) => one.score > 0).sort((a, b) => b.score - a.score)) {
    if (!freeGold.has(g) || !freeRead.has(p)) continue;
    freeGold.delete(g);
    freeRead.delete(p);
    pairs.push([g, p]);
  }
  return { pairs, missed: [...freeGold] };
}
