import type { Article } from '../record/article.ts';
import type { Reading } from '../record/reading.ts';
import { actorRow } from './actors.ts';
import { bandsOf, COPY, signatureOf, similarity } from './copies.ts';
import { inChunks } from './database/chunks.ts';
import type { Ledger } from './database/open.ts';
import type { Db, NewRow, Row } from './database/schema.ts';
import type { Evidence } from './entry.ts';
import { Book } from './merging/book.ts';
import { evidenceOf, type Standing } from './tell.ts';

/** What became of an article that was added; printed by `standoff add --format json` once it is committed. */
export interface Added {
  readonly article: string;
  readonly name: string;
  /** known: nothing changed; reread: by a newer reader; replaced: a corrected version of an article; copy: of another one. */
  readonly outcome: 'added' | 'known' | 'reread' | 'replaced' | 'copy';
  /** Id of the article that it is a copy of, or took the place of. */
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
    .select('reader')
    .where('id', '=', articleId(article))
    .executeTakeFirst();
  return row?.reader === reader;
}

/**
 * Adds an article and its records in one transaction and merges them into the ledger's entries. The same article a second
 * time changes nothing.
 * @throws {Error} of the database, and then nothing was kept
 */
export async function addReading(
  ledger: Ledger,
  article: Article,
  reading: Reading,
  context: Context,
): Promise<Added> {
  return ledger.db.transaction().execute(async (db) => {
    await ledger.engine.lock(db);
    const id = articleId(article);
    const before = await db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst();
    if (before?.reader === context.reader)
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
    const reported = article.published ?? before?.reported ?? context.now.toISOString().slice(0, 10);
    const placed: Introduced =
      before ?? (await introduced(ledger, db, article, reading, { ...context, id, reported, book }));
    if (before) await forget(db, book, before, context.reader);
    const standing: Standing = { id, source: placed.copy_of ?? id, reported, until: placed.superseded_on };
    const evidence = evidenceOf(article, reading, standing);
    await insertRecords(db, reading, evidence, reported);
    const { founded, joined } = await book.merge(evidence);
    await book.write();
    const outcome = before ? 'reread' : placed.copy_of ? 'copy' : placed.replaces ? 'replaced' : 'added';
    return {
      article: id,
      name: article.name,
      outcome,
      of: placed.copy_of ?? placed.replaces ?? null,
      records: evidence.length,
      founded,
      joined,
    };
  });
}

function articleId({ sha256 }: Article): string {
  return sha256.slice(0, 16);
}

interface Introducing extends Context {
  readonly id: string;
  readonly reported: string;
  readonly book: Book;
}

interface Introduced {
  readonly copy_of: string | null;
  readonly superseded_on: string | null;
  readonly replaces?: string | null;
}

/** Writes the row of a new article, once it is known whether it copies another or takes its place. */
async function introduced(
  { engine }: Ledger,
  db: Db,
  article: Article,
  reading: Reading,
  { id, reported, reader, now, book }: Introducing,
): Promise<Introduced> {
  const signature = signatureOf(article.text);
  const bands = bandsOf(signature);
  const like = await likeIn(db, bands);
  const alike = (other: Row<'articles'>) => similarity(signature, signatureOf(other.text));
  const earlier = await earlierVersion(
    db,
    article,
    like.filter((other) => alike(other) >= 0.3),
  );
  const original = like.find((other) => other.id !== earlier?.id && alike(other) >= COPY);
  const copy = original ? (original.copy_of ?? original.id) : null;
  await db
    .insertInto('articles')
    .values({
      id,
      sha256: article.sha256,
      name: article.name,
      url: article.url,
      publisher: article.publisher,
      title: article.title,
      published: article.published,
      reported,
      added: now.toISOString(),
      text: article.text,
      sentences: JSON.stringify(reading.sentences.map(({ start, end }) => [start, end])),
      warnings: JSON.stringify(reading.warnings),
      reader,
      copy_of: copy,
      superseded_by: null,
      superseded_on: null,
    })
    .execute();
  await engine.index(db, id);
  for (const some of inChunks(
    bands.map((band) => ({ band, article: id })),
    2,
  ))
    await db.insertInto('fingerprints').values(some).execute();
  if (earlier) await supersede(db, book, earlier, { id, reported });
  return { copy_of: copy, superseded_on: null, replaces: earlier?.id ?? null };
}

/** Articles that share a band, oldest first. */
async function likeIn(db: Db, bands: readonly string[]): Promise<Row<'articles'>[]> {
  const ids = await db
    .selectFrom('fingerprints')
    .select('article')
    .distinct()
    .where('band', 'in', [...bands])
    .limit(20)
    .execute();
  if (ids.length === 0) return [];
  return db
    .selectFrom('articles')
    .selectAll()
    .where(
      'id',
      'in',
      ids.map(({ article }) => article),
    )
    .orderBy('number')
    .execute();
}

/** The version of an article that a new one corrects: of the same address, or of the same name and much of the text. */
async function earlierVersion(
  db: Db,
  { url, name }: Article,
  like: readonly Row<'articles'>[],
): Promise<Row<'articles'> | null> {
  const current = (other: Row<'articles'>) => other.superseded_by === null;
  if (url) {
    const rows = await db.selectFrom('articles').selectAll().where('url', '=', url).execute();
    return rows.find(current) ?? null;
  }
  return like.find((other) => current(other) && other.name === name && other.url === null) ?? null;
}

async function supersede(
  db: Db,
  book: Book,
  earlier: Row<'articles'>,
  by: { id: string; reported: string },
): Promise<void> {
  await db
    .updateTable('articles')
    .set({ superseded_by: by.id, superseded_on: by.reported })
    .where('id', '=', earlier.id)
    .execute();
  await db.updateTable('evidence').set({ until: by.reported }).where('article', '=', earlier.id).execute();
  await book.refresh(await entriesOf(db, earlier.id));
}

/** Takes back what an older reader read, but for what a person placed or corrected. */
async function forget(db: Db, book: Book, article: Row<'articles'>, reader: string): Promise<void> {
  const entries = await entriesOf(db, article.id);
  const kept = db
    .selectFrom('records as r')
    .select('r.id')
    .where('r.article', '=', article.id)
    .where((w) =>
      w.or([
        w.exists(w.selectFrom('corrections as c').select('c.id').whereRef('c.subject', '=', 'r.id')),
        w.exists(
          w
            .selectFrom('evidence as e')
            .select('e.entry')
            .whereRef('e.record', '=', 'r.id')
            .where('e.by', 'is not', null),
        ),
      ]),
    );
  const gone = await db
    .selectFrom('records')
    .select('id')
    .where('article', '=', article.id)
    .where('id', 'not in', kept)
    .execute();
  for (const some of inChunks(gone.map(({ id }) => id))) {
    await db.deleteFrom('evidence').where('record', 'in', some).execute();
    await db.deleteFrom('parties').where('record', 'in', some).execute();
    await db.deleteFrom('records').where('id', 'in', some).execute();
  }
  await db.updateTable('articles').set({ reader }).where('id', '=', article.id).execute();
  await book.refresh(entries);
}

async function entriesOf(db: Db, article: string): Promise<string[]> {
  const rows = await db
    .selectFrom('evidence')
    .select('entry')
    .distinct()
    .where('article', '=', article)
    .execute();
  return rows.map(({ entry }) => entry);
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
  for (const some of inChunks([...actors.values()], 5))
    await db
      .insertInto('actors')
      .values(some)
      .onConflict((c) => c.doNothing())
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
