import type { Span } from '../record/span.ts';
import { stateId } from './actors.ts';
import { decisionsOn } from './corrections.ts';
import { inChunks } from './database/chunks.ts';
import type { Db } from './database/schema.ts';
import type { Evidence, Part, Party, Told, ToldKind } from './entry.ts';

interface Wanted {
  /** Evidence of each entry, at most: the earliest and the latest. */
  readonly most?: number;
  /** ISO date: what was known then; today's knowledge if not given. */
  readonly asOf?: string | null;
}

/** What entries rest on, in order of report: by the entry's id. Records that a person rejected are left out. */
export async function evidenceIn(
  db: Db,
  entries: readonly string[],
  wanted: Wanted = {},
): Promise<Map<string, Evidence[]>> {
  const found = new Map<string, Evidence[]>();
  for (const some of inChunks(entries)) {
    let query = db
      .selectFrom('evidence as e')
      .innerJoin('records as r', 'r.id', 'e.record')
      .select([
        'e.entry',
        'e.record',
        'e.part',
        'e.article',
        'e.source',
        'e.reported',
        'e.until',
        'e.score',
        'e.why',
        'e.by',
      ])
      .select([
        'r.kind',
        'r.start',
        'r.end',
        'r.text',
        'r.sentence',
        'r.happened_from',
        'r.happened_to',
        'r.confidence',
        'r.body',
      ])
      .where('e.entry', 'in', some);
    const { asOf } = wanted;
    query = asOf
      ? query
          .where('e.reported', '<=', asOf)
          .where((w) => w.or([w('e.until', 'is', null), w('e.until', '>', asOf)]))
          .where((w) => w.or([w('e.placed', 'is', null), w('e.placed', '<=', asOf)]))
      : query.where('e.until', 'is', null);
    const rows = bounded(await query.execute(), wanted.most ?? Number.POSITIVE_INFINITY);
    const records = rows.map(({ record }) => record);
    const parties = await partiesIn(db, records);
    const words = await wordsIn(
      db,
      rows.map(({ article }) => article),
    );
    const decide = await decisionsOn(db, { entries: some, records }, asOf ?? null);
    for (const row of rows) {
      const all = parties.get(row.record) ?? [];
      const speaker = all.find(({ role }) => role === 'reporter');
      const body = JSON.parse(row.body) as Told[ToldKind];
      const said = words.get(row.article);
      const one = decide(row.entry, {
        record: row.record,
        kind: row.kind as ToldKind,
        part: row.part as Part,
        article: row.article,
        source: row.source,
        reported: row.reported,
        until: row.until,
        from: row.happened_from,
        to: row.happened_to,
        text: row.text,
        sentence: said?.sentence(row.sentence) ?? row.text,
        response: 'response' in body && body.response ? (said?.at(body.response) ?? null) : null,
        start: row.start,
        end: row.end,
        parties: all.filter((party) => party !== speaker),
        speaker: speaker ? { id: speaker.id, name: speaker.name } : null,
        confidence: row.confidence,
        body,
        score: row.score,
        why: row.why,
        by: row.by,
      });
      if (!one) continue;
      const list = found.get(row.entry) ?? [];
      if (list.length === 0) found.set(row.entry, list);
      list.push(one);
    }
  }
  for (const list of found.values()) list.sort(byReport);
  return found;
}

/** Order of report, then of the text. */
export function byReport(a: Evidence, b: Evidence): number {
  return a.reported < b.reported
    ? -1
    : a.reported > b.reported
      ? 1
      : a.article < b.article
        ? -1
        : a.article > b.article
          ? 1
          : a.start - b.start;
}

function bounded<R extends { entry: string; reported: string }>(rows: R[], most: number): R[] {
  const counts = new Map<string, number>();
  for (const { entry } of rows) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  if ([...counts.values()].every((count) => count <= most)) return rows;
  const kept: R[] = [];
  for (const [entry, count] of counts) {
    const own = rows.filter((row) => row.entry === entry);
    if (count <= most) kept.push(...own);
    else {
      own.sort((a, b) => (a.reported < b.reported ? -1 : a.reported > b.reported ? 1 : 0));
      kept.push(...own.slice(0, most / 2), ...own.slice(-most / 2));
    }
  }
  return kept;
}

async function partiesIn(db: Db, records: readonly string[]): Promise<Map<string, Party[]>> {
  const found = new Map<string, Party[]>();
  for (const some of inChunks([...new Set(records)])) {
    const rows = await db
      .selectFrom('parties as p')
      .innerJoin('actors as a', 'a.id', 'p.actor')
      .select(['p.record', 'p.role', 'a.id', 'a.name', 'a.country'])
      .where('p.record', 'in', some)
      .execute();
    for (const { record, role, id, name, country } of rows) {
      const list = found.get(record) ?? [];
      if (list.length === 0) found.set(record, list);
      list.push({ role, id, name, state: stateId(country) });
    }
  }
  return found;
}

/** What records say in an article's own words. */
interface Words {
  sentence(index: number): string;
  at(span: Span): string;
}

async function wordsIn(db: Db, articles: readonly string[]): Promise<Map<string, Words>> {
  const found = new Map<string, Words>();
  for (const some of inChunks([...new Set(articles)])) {
    const rows = await db
      .selectFrom('articles')
      .select(['id', 'text', 'sentences'])
      .where('id', 'in', some)
      .execute();
    for (const { id, text, sentences } of rows) {
      const spans = JSON.parse(sentences) as [number, number][];
      found.set(id, {
        sentence: (index) => text.slice(...(spans[index] ?? [0, 0])),
        at: ({ start, end }) => text.slice(start, end),
      });
    }
  }
  return found;
}
