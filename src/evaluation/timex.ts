import { overlaps } from '../record/span.ts';
import type { Time } from '../record/time.ts';
import type { Timed } from './corpora/timeml.ts';
import { type Miss, type Readings, type Score, Tally } from './score.ts';

/**
 * Times against TIMEX3, as TempEval-3 scores them (UzZaman et al. 2013). `span`: the two share a character; each time
 * of the corpus takes the first that is still free. `value` and `type`: they do, and the attribute is the same.
 */
export function scoreTimex(articles: readonly Timed[], readings: Readings): Score {
  const span = new Tally();
  const value = new Tally();
  const type = new Tally();
  const misses: Miss[] = [];
  for (const { name, text, times } of articles) {
    const read = readings.get(name)?.times ?? [];
    for (const tally of [span, value, type]) tally.add(0, times.length, read.length);
    const used = new Set<Time>();
    for (const gold of times) {
      const miss = (measure: string, but = '') => {
        const what = `${text.slice(gold.start, gold.end)} (${gold.type} ${gold.value})${but}`;
        misses.push({ measure, where: name, what });
      };
      const time = read.find((one) => !used.has(one) && overlaps(one, gold));
      if (!time) {
        miss('span');
        continue;
      }
      used.add(time);
      span.right++;
      if (time.value === gold.value) value.right++;
      else miss('value', `, read as ${time.value}`);
      if (time.type === gold.type) type.right++;
      else miss('type', `, read as ${time.type}`);
    }
  }
  return { measures: [span.measure('span'), value.measure('value'), type.measure('type')], misses };
}
