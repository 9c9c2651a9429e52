import { overlapping, type Span } from '../record/span.ts';

/** Words of one text; each is one object, so that sets of words compare by identity. */
export class Words {
  readonly #words: readonly Span[];

  constructor(text: string) {
    this.#words = Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ index, 0: word }) => ({
      start: index,
      end: index + word.length,
    }));
  }

  /** The words that share a character with one of the spans. */
  at(spans: readonly Span[]): Set<Span> {
    return new Set(spans.flatMap((span) => overlapping(this.#words, span)));
  }
}

/** How many the two have in common. */
export function shared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let count = 0;
  for (const one of a) if (b.has(one)) count++;
  return count;
}

/** Intersection over union, 0 to 1; 0 of two empty sets. */
export function iou<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const both = shared(a, b);
  return both / (a.size + b.size - both || 1);
}

export function same<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && shared(a, b) === a.size;
}
