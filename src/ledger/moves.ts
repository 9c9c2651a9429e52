import type { Move } from './corrections.ts';
import type { Db, Row } from './database/schema.ts';
import type { Placed } from './subjects.ts';

interface By {
  /** When, in UTC. */
  readonly at: string;
  readonly who: string;
  readonly why: string;
}

/**
 * Moves evidence into another entry, or only off its own: from that day on, so that an earlier date still sees it where it
 * was. What the other entry has already is left where it is.
 */
export async function move(
  db: Db,
  places: readonly Placed[],
  into: string | null,
  { at, who, why }: By,
): Promise<Move[]> {
  const day = at.slice(0, 10);
  const moves: Move[] = [];
  for (const { entry, record, part } of places) {
    const from: Placed = { entry, record, part };
    const row = await rowAt(db, from);
    const there = into ? await rowAt(db, { ...from, entry: into }) : undefined;
    if (!row || there?.until === null) continue;
    if (there) await set(db, there, { until: null, by: who, why });
    else if (into)
      await db
        .insertInto('evidence')
        .values({ ...row, entry: into, score: 1, by: who, why, placed: day })
        .execute();
    await set(db, from, { until: day });
    const over = there ? { until: there.until, by: there.by, why: there.why } : null;
    moves.push({ record, part, from: entry, into, over });
  }
  return moves;
}

/**
 * Moves evidence back to where it was, as if it had never been moved.
 * @throws {Error} where it was moved again since
 */
export async function moveBack(db: Db, { record, part, from, into, over }: Move): Promise<void> {
  const article = await db
    .selectFrom('records as r')
    .innerJoin('articles as a', 'a.id', 'r.article')
    .select('a.superseded_on')
    .where('r.id', '=', record)
    .executeTakeFirst();
  const until = article?.superseded_on ?? null;
  if (into) {
    const row = await rowAt(db, { entry: into, record, part });
    if (row?.until !== until)
      throw new Error(`undo: ${record} was moved out of ${into} since; take that back first`);
    if (over) await set(db, { entry: into, record, part }, over);
    else
      await db
        .deleteFrom('evidence')
        .where('entry', '=', into)
        .where('record', '=', record)
        .where('part', '=', part)
        .execute();
  }
  await set(db, { entry: from, record, part }, { until });
}

async function rowAt(db: Db, { entry, record, part }: Placed): Promise<Row<'evidence'> | undefined> {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where('entry', '=', entry)
    .where('record', '=', record)
    .where('part', '=', part)
    .executeTakeFirst();
}

async function set(
  db: Db,
  { entry, record, part }: Placed,
  values: Partial<Pick<Row<'evidence'>, 'until' | 'by' | 'why'>>,
): Promise<void> {
  await db
    .updateTable('evidence')
    .set(values)
    .where('entry', '=', entry)
    .where('record', '=', record)
    .where('part', '=', part)
    .execute();
}
