import type { Measure, Miss, Score } from './score.ts';

/** A case with the label it has in the corpus and the one that was read. */
export interface Labelling {
  readonly name: string;
  readonly text: string;
  readonly gold: string;
  readonly read: string;
}

/**
 * One label a case, as PLOVER's roots and CAMEO's classes are scored: the mean F1 of the labels that the corpus has (a
 * rare label weighs as much as a common one), the share of cases that are right, and the F1 of each label.
 * @param what what the labels are: "root"
 */
export function scoreLabels(cases: readonly Labelling[], what: string): Score {
  const labels = [...new Set(cases.map(({ gold }) => gold))].sort();
  const each = labels.map((label): Measure & { score: number } => {
    const inGold = cases.filter((one) => one.gold === label).length;
    const inRead = cases.filter((one) => one.read === label).length;
    const right = cases.filter((one) => one.gold === label && one.read === label).length;
    return {
      name: `${what}: ${label}`,
      precision: right / (inRead || 1),
      recall: right / inGold,
      score: (2 * right) / (inGold + inRead),
      right,
      gold: inGold,
      read: inRead,
    };
  });
  const misses = cases
    .filter(({ gold, read }) => gold !== read)
    .map(({ name, text, gold, read }): Miss => {
      return { measure: what, where: name, what: `${gold}, read as ${read}: ${text}` };
    });
  const right = cases.length - misses.length;
  const none = { precision: null, recall: null, gold: cases.length, read: null };
  const mean = each.reduce((sum, { score }) => sum + score, 0) / labels.length;
  return {
    measures: [
      { ...none, name: 'macro F1', score: cases.length ? mean : null, right: null },
      { ...none, name: 'accuracy', score: cases.length ? right / cases.length : null, right },
      ...each,
    ],
    misses,
  };
}
