import { inChunks } from './database/chunks.ts';
import type { Db, Row } from './database/schema.ts';
import type { Evidence } from './entry.ts';
import { Book } from './merging/book.ts';

/** Share of the characters of two spans that they have in common, from which a newer reader means the same thing. */
const SAME_SPAN = 0.5;

/**
 * Takes back what an older reader read of an article, but for what a person placed or corrected.
 * @returns of the new evidence, what is to be added: not what a person has decided about already
 */
export async function forget(
  db: Db,
  book: Book,
  { id: article, reported }: { id: string; reported: string },
  evidence: readonly Evidence[],
): Promise<Evidence[]> {
  const entries = await entriesOf(db, article);
  const records = await db.selectFrom('records').selectAll().where('article', '=', article).execute();
  const decided = await decidedIn(db, article);
  const gone = records.filter(({ id }) => !decided.has(id));
  for (const some of inChunks(gone.map(({ id }) => id))) {
    await db.deleteFrom('evidence').where('record', 'in', some).execute();
    await db.deleteFrom('parties').where('record', 'in', some).execute();
    await db.deleteFrom('records').where('id', 'in', some).execute();
  }
  const kept = records.filter(({ id }) => decided.has(id));
  await moveTo(db, article, { kept, reported });
  await book.refresh(entries);
  const before = new Set(records.map(({ id }) => id));
  return evidence.filter(
    (one) =>
      !decided.has(one.record) &&
      (before.has(one.record) || !kept.some((other) => other.kind === one.kind && isSameSpan(other, one))),
  );
}

/** Entries that records of an article belong to. */
export async function entriesOf(db: Db, article: string): Promise<string[]> {
  const rows = await db
    .selectFrom('evidence')
    .select('entry')
    .distinct()
    .where('article', '=', article)
    .orderBy('entry')
    .execute();
  return rows.map(({ entry }) => entry);
}

/** Records of an article that a person corrected or placed, or whose entry a person corrected. */
async function decidedIn(db: Db, article: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('records as r')
    .select('r.id')
    .where('r.article', '=', article)
    .where((w) =>
      w.or([
        w.exists(w.selectFrom('corrections as c').select('c.id').whereRef('c.subject', '=', 'r.id')),
        w.exists(
          w
            .selectFrom('evidence as e')
            .select('e.entry')
            .whereRef('e.record', '=', 'r.id')
            .where((v) =>
              v.or([
                v('e.by', 'is not', null),
                v.exists(
                  v.selectFrom('corrections as d').select('d.id').whereRef('d.subject', '=', 'e.entry'),
                ),
              ]),
            ),
        ),
      ]),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Brings kept records to the article's date and to its sentences as they are now. */
async function moveTo(
  db: Db,
  article: string,
  { kept, reported }: { kept: readonly Row<'records'>[]; reported: string },
): Promise<void> {
  if (kept.length === 0) return;
  const { sentences } = await db
    .selectFrom('articles')
    .select('sentences')
    .where('id', '=', article)
    .executeTakeFirstOrThrow();
  const spans = JSON.parse(sentences) as [number, number][];
  for (const { id, start } of kept) {
    const sentence = Math.max(
      0,
      spans.findLastIndex(([from]) => from <= start),
    );
    await db.updateTable('records').set({ sentence, reported }).where('id', '=', id).execute();
  }
  await db.updateTable('evidence').set({ reported }).where('article', '=', article).execute();
}

function isSameSpan(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared >= SAME_SPAN * (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** Computes entries again from what counts now: a version that was replaced before it came counts at past dates only. */
export async function settledAgain(db: Db, entries: readonly string[]): Promise<void> {
  const book = new Book(db);
  await book.refresh(entries);
  await book.write();
}
