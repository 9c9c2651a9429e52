import type { Article } from '../record/article.ts';
import type { Reading } from '../record/reading.ts';
import { bandsOf, COPY, signatureOf, similarity } from './copies.ts';
import { inChunks } from './database/chunks.ts';
import type { Ledger } from './database/open.ts';
import type { Db, NewRow, Row } from './database/schema.ts';

/** Estimated share of common shingles from which a text of the same name is another version of an article. */
const VERSION = 0.3;
/** Articles that a new one is compared with, at most: those that share the most bands. */
const ALIKE = 20;

/** Where an article stands among the others. */
export interface Place {
  /** The article that it nearly repeats. */
  readonly copy_of: string | null;
  /** The version that it corrects, whose records count until this one's. */
  readonly replaces: string | null;
  readonly superseded_by: string | null;
  readonly superseded_on: string | null;
}

interface Introducing {
  readonly id: string;
  readonly reported: string;
  readonly reader: string;
  readonly now: Date;
}

/** Id of an article: the same text is the same article. */
export function articleId({ sha256 }: Pick<Article, 'sha256'>): string {
  return sha256.slice(0, 16);
}

/** Writes the row of a new article, once it is known what it copies and which version of an article it is. */
export async function introduce(
  { engine }: Ledger,
  db: Db,
  article: Article,
  reading: Reading,
  { id, reported, reader, now }: Introducing,
): Promise<Place> {
  const signature = signatureOf(article.text);
  const bands = bandsOf(signature);
  const like = (await sharingBands(db, bands)).map((row) => ({
    row,
    share: similarity(signature, signatureOf(row.text)),
  }));
  const versions = await versionsOf(
    db,
    article,
    like.filter(({ share }) => share >= VERSION).map(({ row }) => row),
  );
  const replaced = versions.filter((other) => other.reported <= reported).at(-1) ?? null;
  const replacing = versions.find((other) => other.reported > reported) ?? null;
  const original = like.find(({ share }) => share >= COPY)?.row;
  const place: Place = {
    copy_of: original ? (original.copy_of ?? original.id) : null,
    replaces: replaced?.id ?? null,
    superseded_by: replacing?.id ?? null,
    superseded_on: replacing?.reported ?? null,
  };
  const { replaces: _, ...columns } = place;
  await db
    .insertInto('articles')
    .values({
      id,
      sha256: article.sha256,
      ...metadata(article, reading),
      name: article.name,
      reported,
      added: now.toISOString(),
      text: article.text,
      reader,
      ...columns,
    })
    .execute();
  await engine.index(db, { id, title: article.title, text: article.text });
  const fingerprints = bands.map((band) => ({ band, article: id }));
  for (const some of inChunks(fingerprints, 2)) await db.insertInto('fingerprints').values(some).execute();
  if (replaced) await supersede(db, replaced.id, { id, reported });
  return place;
}

/** Columns that a later look at the same text may know better. */
export function metadata(
  { url, publisher, title, published }: Article,
  { sentences, warnings }: Reading,
): Pick<NewRow<'articles'>, 'url' | 'publisher' | 'title' | 'published' | 'sentences' | 'warnings'> {
  return {
    url,
    publisher,
    title,
    published,
    sentences: JSON.stringify(sentences.map(({ start, end }) => [start, end])),
    warnings: JSON.stringify(warnings),
  };
}

/** Articles that share a band, oldest first. */
async function sharingBands(db: Db, bands: readonly string[]): Promise<Row<'articles'>[]> {
  const ids = await db
    .selectFrom('fingerprints')
    .select('article')
    .where('band', 'in', [...bands])
    .groupBy('article')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('article')
    .limit(ALIKE)
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

/** Other versions of an article, in order of report: of the same address, or of the same name and much of the text. */
async function versionsOf(
  db: Db,
  { url, name }: Article,
  like: readonly Row<'articles'>[],
): Promise<Pick<Row<'articles'>, 'id' | 'reported'>[]> {
  if (url)
    return db
      .selectFrom('articles')
      .select(['id', 'reported'])
      .where('url', '=', url)
      .orderBy('reported')
      .orderBy('number')
      .execute();
  return like
    .filter((other) => other.name === name && other.url === null)
    .sort((a, b) => (a.reported < b.reported ? -1 : a.reported > b.reported ? 1 : a.number - b.number));
}

async function supersede(db: Db, earlier: string, by: { id: string; reported: string }): Promise<void> {
  await db
    .updateTable('articles')
    .set({ superseded_by: by.id, superseded_on: by.reported })
    .where('id', '=', earlier)
    .execute();
  await db
    .updateTable('evidence')
    .set({ until: by.reported })
    .where('article', '=', earlier)
    .where((w) => w.or([w('until', 'is', null), w('until', '>', by.reported)]))
    .execute();
}

/** Keeps a further address of a text that the ledger holds. */
export async function keepLink(
  db: Db,
  { url, name, publisher, published }: Article,
  { id, url: first }: Row<'articles'>,
  now: Date,
): Promise<void> {
  if (!url || url === first) return;
  if (first === null) {
    await db.updateTable('articles').set({ url }).where('id', '=', id).execute();
    return;
  }
  await db
    .insertInto('links')
    .values({ article: id, url, name, publisher, published, added: now.toISOString() })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Whether the ledger holds a text at that address. */
export async function isLinked(db: Db, url: string | null, row: Pick<Row<'articles'>, 'id' | 'url'>) {
  if (!url || url === row.url) return true;
  const link = await db
    .selectFrom('links')
    .select('url')
    .where('article', '=', row.id)
    .where('url', '=', url)
    .executeTakeFirst();
  return link !== undefined;
}
