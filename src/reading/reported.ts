import { sentenceAt } from '../language/sentences.ts';
import { holds, type Span } from '../record/span.ts';
import type { Statement } from '../record/statement.ts';

interface Content {
  readonly span: Span;
  readonly statement: Statement;
}

/** Which statement reports what stands at a place of the article; asking costs no more in a long article. */
export class Reported {
  readonly #sentences: readonly Span[];
  readonly #bySentence = new Map<number, Content[]>();

  constructor(sentences: readonly Span[], statements: readonly Statement[]) {
    this.#sentences = sentences;
    for (const statement of statements) {
      for (const span of statement.content) {
        const last = sentenceAt(sentences, span.end - 1);
        for (let i = sentenceAt(sentences, span.start); i <= last; i++) {
          const there = this.#bySentence.get(i);
          if (there) there.push({ span, statement });
          else this.#bySentence.set(i, [{ span, statement }]);
        }
      }
    }
  }

  /** The innermost statement whose content holds a span; null where the article itself says it. */
  innermost(span: Span): Statement | null {
    const holding = (this.#bySentence.get(sentenceAt(this.#sentences, span.start)) ?? []).filter((content) =>
      holds(content.span, span),
    );
    holding.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
    return holding[0]?.statement ?? null;
  }
}
