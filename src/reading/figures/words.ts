import type { Sentence } from '../../language/sentences.ts';
import type { Article } from '../../record/article.ts';
import type { Span } from '../../record/span.ts';

/** A word, number or sign (%, $, €…) of the article, with what stands between it and the word before. */
export interface Word extends Span {
  readonly text: string;
  readonly lower: string;
  /** Index of its sentence. */
  readonly sentence: number;
  /** Everything between the previous word of its sentence and this one; empty for the first. */
  readonly gap: string;
  /** Where the word is written in digits. */
  readonly digits: number | null;
}

const WORD =
  /(?:\p{L}\.){2,}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}\p{M}]+(?:['’]\p{L}+)*|[\p{Sc}%+]/gu;

/** The words of all sentences, in order. Hyphens, points and quotation marks are gaps, so "30-day" is two words. */
export function wordsOf(article: Article, sentences: readonly Sentence[]): Word[] {
  const words: Word[] = [];
  sentences.forEach(({ start, end }, sentence) => {
    const text = article.text.slice(start, end);
    let last = 0;
    for (const match of text.matchAll(WORD)) {
      const [word] = match;
      words.push({
        start: start + match.index,
        end: start + match.index + word.length,
        text: word,
        lower: word.toLowerCase().replace('’', "'"),
        sentence,
        gap: text.slice(last, match.index),
        digits: /^\d/.test(word) ? Number(word.replaceAll(',', '')) : null,
      });
      last = match.index + word.length;
    }
  });
  return words;
}

/** The word at `at` of the sentence of the word at `beside`; null beyond the sentence. */
export function wordNear(words: readonly Word[], beside: number, at: number): Word | null {
  const word = words[at];
  return word && word.sentence === words[beside]?.sentence ? word : null;
}

/** The same in lower case; empty beyond the sentence. */
export function lowerNear(words: readonly Word[], beside: number, at: number): string {
  return wordNear(words, beside, at)?.lower ?? '';
}

/** A set of the words in `lists`, which spaces part. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(/\s+/)).filter(Boolean));
}

const OPEN = /^(?:\s+|\s*["“”'‘’`]{1,2}\s*|\s*-\s*|)$/;

/** Whether nothing but space, a hyphen or a quotation mark stands before the word. */
export function follows(word: Word): boolean {
  return OPEN.test(word.gap) && !/\n\s*\n/.test(word.gap);
}

/** Whether only white space stands before the word. */
export function spaced(word: Word): boolean {
  return word.gap !== '' && word.gap.trim() === '';
}

export function hyphened(word: Word): boolean {
  return word.gap === '-' || word.gap === '‑' || word.gap === '–';
}
