import type { Article } from '../record/article.ts';
import type { Reading } from '../record/reading.ts';
import { actorRow } from './actors.ts';
import { articleId, introduce, isLinked, keepLink, metadata, type Place } from './articles.ts';
import { inChunks } from './database/chunks.ts';
import { type Ledger, writing } from './database/open.ts';
import type { Db, NewRow, Row } from './database/schema.ts';
import type { Evidence } from './entry.ts';
import { entriesOf, forget, settledAgain } from './forget.ts';
import { Book } from './merging/book.ts';
import { evidenceOf } from './tell.ts';

/** What became of an article that was added; printed by `standoff add --format json` once it is committed. */
export interface Added {
  readonly article: string;
  readonly name: string;
  /**
   * known: nothing changed, or a further address of it was kept; reread: by a newer reader, or with a date that was unknown;
   * replaced: it corrects an article; copy: of another one.
   */
  readonly outcome: 'added' | 'known' | 'reread' | 'replaced' | 'copy';
  /** Id of the article that it took the place of, or is a copy of. */
  readonly of: string | null;
  readonly records: number;
  /** Entries that its records founded, and records that joined one. */
  readonly founded: number;
  readonly joined: number;
}

interface Context {
  /** Version of the reader: an article is read again where it differs. */
  readonly reader: string;
  readonly now: Date;
}

/** Whether the ledger holds this very article, read by this reader: then it need not be read again. */
export async function isKnown({ db }: Ledger, article: Article, reader: string): Promise<boolean> {
  const row = await db
    .selectFrom('articles')
    .select(['id', 'url', 'reader', 'published'])
    .where('id', '=', articleId(article))
    .executeTakeFirst();
  return row !== undefined && isSettled(row, article, reader) && isLinked(db, article.url, row);
}

/** A text is read again by a newer reader, and where its date becomes known: relative times hang on it. */
function isSettled(
  before: Pick<Row<'articles'>, 'reader' | 'published'>,
  { published }: Article,
  reader: string,
): boolean {
  return before.reader === reader && (before.published !== null || published === null);
}

/**
 * Adds an article and its records in one transaction and merges them into the ledger's entries. The same article a second
 * time changes nothing.
 * @throws {Error} of the database, in one line, and then nothing was kept
 */
export async function addReading(
  ledger: Ledger,
  article: Article,
  reading: Reading,
  context: Context,
): Promise<Added> {
  return writing(ledger, async (db) => {
    const id = articleId(article);
    const before = await db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst();
    if (before) await keepLink(db, article, before, context.now);
    if (before && isSettled(before, article, context.reader))
      return {
        article: id,
        name: before.name,
        outcome: 'known',
        of: before.copy_of,
        records: 0,
        founded: 0,
        joined: 0,
      };
    const book = new Book(db);
    const reported =
      before?.published ?? article.published ?? before?.reported ?? context.now.toISOString().slice(0, 10);
    const place: Place = before
      ? { ...before, replaces: null }
      : await introduce(ledger, db, article, reading, { ...context, id, reported });
    const standing = { id, source: place.copy_of ?? id, reported, until: place.superseded_on };
    let evidence = evidenceOf(article, reading, standing);
    if (before) {
      const columns = metadata({ ...article, ...given(before, article) }, reading);
      await db
        .updateTable('articles')
        .set({ ...columns, reported, reader: context.reader })
        .where('id', '=', id)
        .execute();
      evidence = await forget(db, book, { id, reported }, evidence);
    }
    if (place.replaces) await book.refresh(await entriesOf(db, place.replaces));
    await insertRecords(db, reading, evidence, reported);
    const { founded, joined } = await book.merge(evidence);
    await book.write();
    if (place.superseded_on) await settledAgain(db, await entriesOf(db, id));
    const outcome = before ? 'reread' : place.replaces ? 'replaced' : place.copy_of ? 'copy' : 'added';
    return {
      article: id,
      name: before?.name ?? article.name,
      outcome,
      of: place.replaces ?? place.copy_of,
      records: evidence.length,
      founded,
      joined,
    };
  });
}

/** What was known of an article stays known. */
function given(before: Row<'articles'>, { url, publisher, title, published }: Article): Partial<Article> {
  return {
    url: before.url ?? url,
    publisher: before.publisher ?? publisher,
    title: before.title ?? title,
    published: before.published ?? published,
  };
}

async function insertRecords(
  db: Db,
  reading: Reading,
  evidence: readonly Evidence[],
  reported: string,
): Promise<void> {
  const actors = new Map(reading.actors.map(actorRow).map((row) => [row.id, row]));
  const records: NewRow<'records'>[] = [];
  const parties: NewRow<'parties'>[] = [];
  for (const one of evidence) {
    records.push({
      id: one.record,
      article: one.article,
      kind: one.kind,
      start: one.start,
      end: one.end,
      sentence: one.body.sentence,
      text: one.text,
      reported,
      happened_from: one.from,
      happened_to: one.to,
      confidence: one.confidence,
      body: JSON.stringify(one.body),
    });
    const all = one.speaker ? [...one.parties, { ...one.speaker, role: 'reporter' }] : one.parties;
    for (const { role, id, name } of all) {
      parties.push({ record: one.record, role, actor: id });
      if (!actors.has(id)) actors.set(id, { id, name, kind: 'group', country: null, wikidata: null });
    }
  }
  // Whichever article knows an actor's country first, the ledger knows it.
  for (const some of inChunks([...actors.values()], 5))
    await db
      .insertInto('actors')
      .values(some)
      .onConflict((c) =>
        c.column('id').doUpdateSet(({ fn, ref }) => ({
          country: fn.coalesce('actors.country', ref('excluded.country')),
          wikidata: fn.coalesce('actors.wikidata', ref('excluded.wikidata')),
        })),
      )
      .execute();
  for (const some of inChunks(records, 12))
    await db
      .insertInto('records')
      .values(some)
      .onConflict((c) => c.doNothing())
      .execute();
  for (const some of inChunks(parties, 3))
    await db
      .insertInto('parties')
      .values(some)
      .onConflict((c) => c.doNothing())
      .execute();
}
