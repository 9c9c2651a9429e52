import { type QueryExecutorProvider, sql } from 'kysely';
import type { Engine } from './engine.ts';
import { entryViews } from './entry-views.ts';
import type { JsonSql, Piece } from './json-sql.ts';
import { recordViews } from './record-views.ts';

/** Columns of a view, in order: what each is made of, and what it holds. */
export type Columns = Readonly<Record<string, readonly [of: Piece, about: string]>>;

/** Entries or records as an analyst reads them: no JSON, names for ids, nothing that no longer counts. */
export interface View {
  readonly about: string;
  readonly columns: Columns;
  readonly from: Piece;
}

/** All views by name; a view stands before those that it reads. */
export function viewsOf(json: JsonSql): Readonly<Record<string, View>> {
  return { ...entryViews(json), ...recordViews(json), quotes: QUOTES, rejected: REJECTED };
}

/** Makes all views. A migration that changes a table or a view drops them before, with `dropViews`. */
export async function makeViews(db: QueryExecutorProvider, { json }: Engine): Promise<void> {
  for (const [name, { columns, from }] of Object.entries(viewsOf(json)).reverse()) {
    const list = Object.entries(columns).map(([column, [of]]) => sql`${of} AS ${sql.ref(column)}`);
    await sql`CREATE VIEW ${sql.table(name)} AS SELECT ${sql.join(list)} ${from}`.execute(db);
  }
}

export async function dropViews(db: QueryExecutorProvider, { json }: Engine): Promise<void> {
  for (const name of Object.keys(viewsOf(json)))
    await sql`DROP VIEW IF EXISTS ${sql.table(name)}`.execute(db);
}

/** A correction that was not taken back. */
const standing = (row: string): Piece => sql`NOT EXISTS (SELECT 1 FROM corrections u
  WHERE u.subject = ${sql.ref(`${row}.subject`)} AND u.action = 'undo'
  AND u.value = '"' || ${sql.ref(`${row}.id`)} || '"')`;

const REJECTED: View = {
  about:
    'Records that a person rejected, and nobody accepted or changed since. The other views leave them out.',
  columns: {
    record: [sql`c.subject`, 'id of the record'],
    who: [sql`c.who`, 'who rejected it'],
    at: [sql`c.at`, 'when, in UTC'],
    why: [sql`c.why`, 'reason given'],
  },
  from: sql`FROM corrections c WHERE c.action = 'reject' AND ${standing('c')}
    AND NOT EXISTS (SELECT 1 FROM corrections l WHERE l.subject = c.subject
      AND l.action IN ('accept', 'reject', 'change') AND l.at > c.at AND ${standing('l')})`,
};

const QUOTES: View = {
  about:
    'Every passage that an entry rests on today: join `quotes.entry` with the `id` of any view of entries.',
  columns: {
    entry: [sql`v.entry`, 'id of the entry'],
    part: [sql`v.part`, 'is, meets, answers or denies, as in `evidence`'],
    quote: [sql`r.text`, 'the words that the record opens at'],
    article_name: [sql`a.name`, 'name of the article'],
    publisher: [sql`a.publisher`, 'who published it'],
    url: [sql`a.url`, 'where'],
    reported: [sql`v.reported`, 'date from which the ledger knows it'],
    score: [sql`v.score`, 'how sure the merge is, 0 to 1'],
    why: [sql`v.why`, 'why it was taken for the same thing'],
    by: [sql`v.by`, 'who decided so, where a person did'],
    confidence: [sql`r.confidence`, 'of the record, 0 to 1'],
    record: [sql`v.record`, 'id of the record'],
    article: [sql`v.article`, 'id of the article'],
    source: [sql`v.source`, 'the same, or the article that it is a copy of: count these'],
    start: [sql`r.start`, 'first character of the quote in `articles.text`, in UTF-16 code units'],
    end: [sql`r."end"`, 'past its last character'],
  },
  from: sql`FROM evidence v JOIN records r ON r.id = v.record JOIN articles a ON a.id = v.article
    WHERE v.until IS NULL AND v.record NOT IN (SELECT record FROM rejected)`,
};
