import { entitiesOf } from '../language/decode.ts';
import { windowsOf } from '../language/windows.ts';
import type { Tagged } from './corpora/tagged.ts';
import type { Model } from './model.ts';
import { type Miss, type Score, Tally } from './score.ts';

/**
 * Entities that the model finds, as CoNLL-2003 scores them: right where start, end and type are the same.
 * One measure of all, and one of each type.
 */
export async function scoreEntities(
  articles: readonly Tagged[],
  model: Model,
  done: () => void,
): Promise<Score> {
  const all = new Tally();
  const byType = new Map<string, Tally>();
  const misses: Miss[] = [];
  const count = (type: string, ...counts: [right: number, gold: number, read: number]) => {
    const tally = byType.get(type) ?? new Tally();
    byType.set(type, tally);
    for (const one of [all, tally]) one.add(...counts);
  };
  for (const { name, text, sentences, entities } of articles) {
    const { scheme, spans } = entities;
    const found = new Set<string>();
    const key = (start: number, end: number, type: string) => `${start}-${end}-${type}`;
    const gold = new Set(spans.map(({ start, end, type }) => key(start, end, type)));
    for (const window of windowsOf({ text }, sentences, model.wordpiece)) {
      const encoded = await model.run(window, scheme);
      for (const { start, end, label } of entitiesOf(window, encoded, model.labels, scheme)) {
        const one = key(start, end, label);
        found.add(one);
        count(label, gold.has(one) ? 1 : 0, 0, 1);
      }
    }
    for (const { start, end, type } of spans) {
      count(type, 0, 1, 0);
      if (found.has(key(start, end, type))) continue;
      misses.push({ measure: 'entities', where: name, what: `${type} | ${text.slice(start, end)}` });
    }
    done();
  }
  const each = [...byType].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    measures: [all.measure('entities'), ...each.map(([type, tally]) => tally.measure(`entities: ${type}`))],
    misses,
  };
}
