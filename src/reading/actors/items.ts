import type { Quotation } from '../../language/quotations.ts';
import { firstAfter, type Span } from '../../record/span.ts';
import type { Attribution } from '../draft.ts';
import type { Phrase } from './phrases.ts';
import { pronounAt } from './pronouns.ts';
import type { Word } from './words.ts';

/** A phrase, or the pronoun at that word. */
export interface Item {
  readonly from: number;
  readonly phrase: Phrase | null;
}

/** The phrases of a sentence and the pronouns between them, in order. */
export function itemsOf(
  words: readonly Word[],
  bounds: Span | undefined,
  sentence: number,
  phrases: readonly Phrase[],
): Item[] {
  const items: Item[] = [];
  let p = 0;
  for (let i = bounds ? firstAfter(words, bounds.start) : 0; words[i]?.sentence === sentence; ) {
    const phrase = phrases[p];
    if (phrase && phrase.from <= i) {
      items.push({ from: phrase.from, phrase });
      i = Math.max(phrase.to, i + 1);
      p++;
      continue;
    }
    const word = words[i];
    if (word && pronounAt(word)) items.push({ from: i, phrase: null });
    i++;
  }
  return items;
}

/** The source of the attribution that each quotation lies in. */
export function sourcesOf(
  quotations: readonly Quotation[],
  attributions: readonly Attribution[],
): Map<Quotation, Span> {
  const sources = new Map<Quotation, Span>();
  for (const { source, content } of attributions) {
    if (!source) continue;
    for (const { start, end } of content) {
      for (let q = firstAfter(quotations, start); (quotations[q]?.start ?? end) < end; q++) {
        const quotation = quotations[q];
        if (quotation && !sources.has(quotation)) sources.set(quotation, source);
      }
    }
  }
  return sources;
}
