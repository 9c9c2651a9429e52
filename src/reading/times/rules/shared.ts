import { civilDate } from '../calendar.ts';
import type { Scene } from '../rule.ts';
import type { Portion } from '../sense.ts';

/** "early", "mid-", "late in", "the end of" before a time. */
export const PORTION =
  '(?:(?<portion>early|mid|late|(?:the )?(?:end|beginning|start|middle) of)(?: in |-| ))?';

/** The portion that "early", "the beginning of", "later in" speak of; null where the word is absent or says less. */
export function portionNamed(words: string | undefined): Portion | null {
  const text = words?.toLowerCase() ?? '';
  if (/\bend\b/.test(text)) return 'end';
  if (/^early|beginning|start/.test(text) && !text.startsWith('earlier')) return 'early';
  if (/^mid|middle/.test(text)) return 'mid';
  return /^late(?!r)/.test(text) ? 'late' : null;
}

/** The year of "this year", "that year"…; null without its anchor. */
export function yearNamed(which: string, scene: Scene): number | null {
  const word = which.toLowerCase().replace(/\s+/g, ' ');
  const narrative = /^(?:that|the)\b/.test(word);
  const anchor = narrative ? (scene.last?.days?.first ?? null) : scene.anchor;
  if (anchor === null) return null;
  const shift = /last|previous|past/.test(word) ? -1 : /next|following|coming/.test(word) ? 1 : 0;
  return civilDate(anchor).year + shift;
}

/** TIMEX3 codes of the parts of a day. */
export function dayPart(word: string): string {
  const codes: Readonly<Record<string, string>> = { morning: 'TMO', afternoon: 'TAF', evening: 'TEV' };
  return codes[word.toLowerCase()] ?? 'TNI';
}
