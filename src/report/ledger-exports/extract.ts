import { inChunks } from '../../ledger/database/chunks.ts';
import type { Ledger } from '../../ledger/database/open.ts';
import type { Row } from '../../ledger/database/schema.ts';
import type { EntryKind } from '../../ledger/entry.ts';
import { pagesOf } from '../../ledger/pages.ts';
import { type Scope, scopeOf } from '../../ledger/scope.ts';
import { dayOf } from '../../ledger/standoff.ts';
import type { Sourced } from '../../ledger/view.ts';
import { webPage } from '../exports/annotations.ts';
import { checkFilled } from '../ledger/query.ts';

/** What to take of a ledger. */
export interface Asked {
  /** A standoff; null for the whole ledger. */
  readonly standoff: string | null;
  /** ISO days; within those of the standoff. */
  readonly since: string | null;
  readonly until: string | null;
  /** ISO day: what was known then; null for now. */
  readonly asOf: string | null;
}

/** What a citation needs of an article. */
export type Citable = Pick<
  Row<'articles'>,
  'id' | 'sha256' | 'name' | 'url' | 'publisher' | 'title' | 'published'
>;
/** What evidence points into. */
export type Opened = Pick<Row<'articles'>, 'text' | 'sentences'>;

/** Some entries with the articles that their evidence points into, by id. */
export interface Page {
  readonly entries: readonly Sourced[];
  readonly articles: ReadonlyMap<string, Citable>;
}

/** A part of a ledger on its way into a file, read a page at a time. */
export class Extract {
  readonly asked: Asked;
  readonly #ledger: Ledger;
  readonly #scope: Scope;
  /** Entries written so far. */
  written = 0;
  /** Entries that the format has no place for: without coordinates on a map, without a date in a calendar. */
  leftOut = 0;

  private constructor(ledger: Ledger, asked: Asked, scope: Scope) {
    this.#ledger = ledger;
    this.asked = asked;
    this.#scope = scope;
  }

  /** @throws {Error} where there is no such standoff or day, or the ledger is empty */
  static async of(ledger: Ledger, asked: Asked): Promise<Extract> {
    const scope = await scopeOf(ledger, asked.standoff);
    const since = [dayOf('--since', asked.since), scope.since].filter((day) => day != null);
    const until = [dayOf('--until', asked.until), scope.until].filter((day) => day != null);
    const asOf = dayOf('--as-of', asked.asOf);
    await checkFilled(ledger);
    const days = { since: since.sort().at(-1) ?? null, until: until.sort()[0] ?? null, asOf };
    return new Extract(ledger, { standoff: asked.standoff, ...days }, scope);
  }

  /** Entries of a kind in order of time. */
  async *pages(kind: EntryKind): AsyncGenerator<Page> {
    const { since, until, asOf } = this.asked;
    const wanted = { ...this.#scope, kind, since, until, asOf };
    for await (const entries of pagesOf(this.#ledger.db, wanted)) {
      const cited = new Set(entries.flatMap(({ evidence }) => evidence.map(({ article }) => article)));
      const articles = new Map<string, Citable>();
      for await (const article of this.citations(cited)) articles.set(article.id, article);
      yield { entries, articles };
    }
  }

  /** The texts of a page's articles, by id: for formats that point into them. */
  async texts({ articles }: Page): Promise<Map<string, Opened>> {
    const found = new Map<string, Opened>();
    for (const some of inChunks([...articles.keys()])) {
      const rows = await this.#ledger.db
        .selectFrom('articles')
        .select(['id', 'text', 'sentences'])
        .where('id', 'in', some)
        .execute();
      for (const row of rows) found.set(row.id, row);
    }
    return found;
  }

  /** Actors by their ids. */
  async actors(ids: Iterable<string>): Promise<Map<string, Row<'actors'>>> {
    const found = new Map<string, Row<'actors'>>();
    for (const some of inChunks([...new Set(ids)])) {
      const rows = await this.#ledger.db.selectFrom('actors').selectAll().where('id', 'in', some).execute();
      for (const row of rows) found.set(row.id, row);
    }
    return found;
  }

  /** Articles by their ids, without their texts, in the order of these. */
  async *citations(ids: Iterable<string>): AsyncGenerator<Citable> {
    for (const some of inChunks([...ids], 40)) {
      const rows = await this.#ledger.db
        .selectFrom('articles')
        .select(['id', 'sha256', 'name', 'url', 'publisher', 'title', 'published'])
        .where('id', 'in', some)
        .execute();
      const found = new Map(rows.map((row) => [row.id, row]));
      for (const id of some) {
        const row = found.get(id);
        if (row) yield row;
      }
    }
  }

  /** What it holds, in one line. */
  get title(): string {
    const { standoff, since, until, asOf } = this.asked;
    return [
      standoff === null ? 'Ledger' : `Ledger of ${standoff}`,
      since && `from ${since}`,
      until && `until ${until}`,
      asOf && `as known on ${asOf}`,
    ]
      .filter(Boolean)
      .join(', ');
  }
}

/** "Headline. Publisher, 2021-12-25. https://…", of what is known; by its name where the article has no headline. */
export function citationOf({ title, name, publisher, published, url }: Citable): string {
  const where = [publisher, published].filter(Boolean).join(', ');
  return [`${title ?? name}.`, where && `${where}.`, webPage(url)].filter(Boolean).join(' ');
}
