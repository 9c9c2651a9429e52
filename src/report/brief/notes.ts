import { inChunks } from '../../ledger/database/chunks.ts';
import type { Db } from '../../ledger/database/schema.ts';
import type { Evidence } from '../../ledger/entry.ts';

/** Where a sentence of a brief stands: a stretch of an article, with its very words. */
export interface Note {
  readonly number: number;
  readonly record: string;
  /** Id and name of the article. */
  readonly article: string;
  readonly name: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly reported: string;
  /** UTF-16 code units into the article's text; `quote` is what stands there. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

type Cited = Pick<Evidence, 'record' | 'article' | 'reported' | 'start' | 'end' | 'sentence' | 'body'>;

/** Notes of one sentence, at most: the first reports and the latest. */
const MOST = 4;
/** Letters of a quote, at most. */
const LONG = 400;

/** Numbers the evidence that sentences rest on, in the order in which it is cited. */
export class Notes {
  readonly #cited = new Map<string, Cited & { number: number }>();

  /** Numbers of the notes on which a sentence rests; the same passage has one number throughout. */
  cite(evidence: readonly Cited[]): number[] {
    const some =
      evidence.length > MOST ? [...evidence.slice(0, MOST / 2), ...evidence.slice(-MOST / 2)] : evidence;
    const numbers = some.map((one) => {
      const passage = one.sentence.length <= LONG ? one.body.sentence : `${one.start} ${one.end}`;
      const key = `${one.article} ${passage}`;
      const known = this.#cited.get(key) ?? { ...one, number: this.#cited.size + 1 };
      this.#cited.set(key, known);
      return known.number;
    });
    return [...new Set(numbers)];
  }

  /** The notes with their quotes: the sentences around the evidence. */
  async resolved(db: Db): Promise<Note[]> {
    const cited = [...this.#cited.values()];
    const articles = new Map<string, Awaited<ReturnType<typeof articlesIn>>[number]>();
    for (const some of inChunks([...new Set(cited.map(({ article }) => article))]))
      for (const article of await articlesIn(db, some)) articles.set(article.id, article);
    return cited.flatMap(({ number, record, reported, start, end, article: id }): Note[] => {
      const article = articles.get(id);
      if (!article) return [];
      const { name, title, publisher, url, text, sentences } = article;
      const [from, to] = quoted(text, JSON.parse(sentences) as [number, number][], start, end);
      const quote = text.slice(from, to);
      return [
        { number, record, article: id, name, title, publisher, url, reported, start: from, end: to, quote },
      ];
    });
  }
}

function articlesIn(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('articles')
    .select(['id', 'name', 'title', 'publisher', 'url', 'text', 'sentences'])
    .where('id', 'in', [...ids])
    .execute();
}

/** The sentence around a span; of a long one, as much as a note may hold, cut between words. */
function quoted(
  text: string,
  sentences: readonly (readonly [number, number])[],
  start: number,
  end: number,
): readonly [number, number] {
  const [from, to] = sentences.find(([a, b]) => a <= start && start < b) ?? [start, end];
  if (to - from <= LONG) return [from, to];
  const room = Math.max(0, LONG - (end - start));
  const first = Math.max(from, start - Math.floor(room / 2));
  const last = Math.min(to, first + Math.max(LONG, end - start));
  const begin = first === from ? from : text.indexOf(' ', first) + 1;
  const stop = last === to ? to : text.lastIndexOf(' ', last);
  return [begin > 0 && begin <= start ? begin : start, Math.max(stop, end)];
}
