import type { Article } from '../../record/article.ts';
import type { Figure } from '../../record/figure.ts';
import type { Time } from '../../record/time.ts';
import type { Fate } from './nouns.ts';
import type { Quantity } from './quantities.ts';
import type { Word } from './words.ts';

/** What the proposers of figures may look at. */
export interface Context {
  readonly article: Article;
  readonly words: readonly Word[];
  readonly times: readonly Time[];
}

/** Which rule found the figure; its confidence is the family's (`figures.ts`). */
export type Family = 'measure' | 'duration' | 'share' | 'compound' | 'count' | 'bare' | 'zero' | 'single';

/** A number with what it counts. */
export interface Proposal {
  readonly quantity: Quantity;
  readonly family: Family;
  /** Index of the first word and of the one after the last. */
  readonly first: number;
  readonly next: number;
  /** Index of the first word that another figure may begin with; inside this one's where it only says of what. */
  readonly free: number;
  readonly unit: string;
  readonly what: string;
  /** The noun counted, lower case; null where none is written. */
  readonly head: string | null;
  readonly fate: Fate | null;
  readonly previous: Figure['previous'];
}

/** Finds what a number counts; null where this proposer does not know. */
export type Proposer = (quantity: Quantity, context: Context) => Proposal | null;

/** The article's words `first` to `next`, white space made single. */
export function wording({ article, words }: Context, first: number, next: number): string {
  const start = words[first]?.start ?? 0;
  const end = words[next - 1]?.end ?? start;
  return article.text.slice(start, end).replace(/\s+/g, ' ');
}

/** The comparison that a number itself states: "from 9 to 10". */
export function earlierOf({ previous }: Quantity): Figure['previous'] {
  return previous === null ? null : { value: previous, when: null };
}
