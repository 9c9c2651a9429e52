import type { Ledger } from '../../ledger/database/open.ts';
import { overview, title } from './overview.ts';
import { paragraph } from './page.ts';
import { type Asked, type Query, queryOf } from './query.ts';
import type { Shown, View } from './view.ts';
import { viewNamed } from './views.ts';

export { standoffList } from './overview.ts';

/**
 * One view of a standoff under its title, or all of it on one screen where no view is given.
 * @throws {Error} where there is no such standoff, view, side or day, or the ledger is empty
 */
export async function show(ledger: Ledger, name: string, view: string | null, asked: Asked): Promise<Shown> {
  const wanted = view === null ? null : viewNamed(view);
  const query = await queryOf(ledger, name, asked);
  return wanted === null ? overview(query) : titled(query, wanted, view ?? '');
}

async function titled(query: Query, view: View, name: string): Promise<Shown> {
  const { json, text } = await view.find(query);
  return {
    json,
    text: (page) => {
      const found = text(page) || paragraph(page, nothing(name, query));
      const more = json.length >= query.limit ? `the latest ${query.limit}; --limit shows more` : '';
      return [title(page, query), found, page.paint('faint', more)].filter(Boolean).join('\n\n');
    },
  };
}

function nothing(view: string, { keep }: Query): string {
  const narrowed = keep ? ', --between' : '';
  return `nothing to show under ${view}; try other days (--since, --until) or leave --side${narrowed} away`;
}
