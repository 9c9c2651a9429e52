import { addReading } from '../ledger/add.ts';
import { openLedger } from '../ledger/database/open.ts';
import type { EntryKind, Part, ToldKind } from '../ledger/entry.ts';
import type { Article } from '../record/article.ts';
import type { Reading } from '../record/reading.ts';
import { overlaps } from '../record/span.ts';
import { type Measure, type Miss, type Score, Tally } from './score.ts';

/** Two places in the articles of a case and what a ledger should make of them; see eval/merging/README.md. */
export interface Link {
  readonly from: Place;
  readonly to: Place;
  readonly same?: boolean | undefined;
  readonly met?: 'met' | 'possibly' | 'not' | undefined;
  readonly answers?: 'accepts' | 'partly' | 'rejects' | 'evades' | 'not' | undefined;
}

interface Place {
  /** Name of the article in its case. */
  readonly article: string;
  /** Words that stand once in it. */
  readonly text: string;
}

/** Two or three short articles and the links between what they tell. */
export interface Case {
  readonly name: string;
  readonly articles: readonly Article[];
  readonly links: readonly Link[];
}

/** What the links of each file are between. */
export const MERGED: Readonly<
  Record<
    string,
    {
      readonly entry: EntryKind;
      readonly record: ToldKind;
      /** Kind of the record at the other end; null: any record of the sentence that answers. */
      readonly to: ToldKind | null;
      readonly part: Part;
    }
  >
> = {
  deeds: { entry: 'deed', record: 'event', to: 'event', part: 'is' },
  threads: { entry: 'thread', record: 'demand', to: null, part: 'answers' },
  tripwires: { entry: 'tripwire', record: 'conditional', to: 'event', part: 'meets' },
  series: { entry: 'series', record: 'figure', to: 'figure', part: 'is' },
  meetings: { entry: 'meeting', record: 'contact', to: 'contact', part: 'is' },
};

/**
 * How well a ledger brings records of several articles together: of the links that should be made, the share that is made
 * (recall), and of those judged and made, the share that should be (precision), by kind and over all. Each case is a ledger
 * of its own.
 */
export async function scoreMerging(
  files: ReadonlyMap<string, readonly Case[]>,
  readings: ReadonlyMap<string, Reading>,
): Promise<Score> {
  const all = new Tally();
  const measures: Measure[] = [];
  const misses: Miss[] = [];
  for (const [file, cases] of files) {
    const tally = new Tally();
    misses.push(...(await judge(file, cases, readings, tally)));
    measures.push(tally.measure(file));
    all.add(tally.right, tally.gold, tally.read);
  }
  return { measures: [...measures, all.measure('all')], misses };
}

/** Counts the links of a file's cases; returns those that were judged wrong. */
async function judge(
  file: string,
  cases: readonly Case[],
  readings: ReadonlyMap<string, Reading>,
  tally: Tally,
): Promise<Miss[]> {
  const wanted = MERGED[file];
  if (!wanted) throw new Error(`${file}: found no such kind; want ${Object.keys(MERGED).join(', ')}`);
  const misses: Miss[] = [];
  for (const one of cases) {
    const joins = await joinsOf(one, readings);
    for (const link of one.links) {
      const should = link.same ?? (link.met !== undefined ? link.met !== 'not' : link.answers !== 'not');
      const part: Part = link.same === undefined ? wanted.part : 'is';
      const ends = [
        joins(link.from, wanted.entry, wanted.record, 'is'),
        joins(link.to, wanted.entry, link.same === undefined ? wanted.to : wanted.record, part),
      ] as const;
      const made = [...ends[0]].some((entry) => ends[1].has(entry));
      tally.add(should && made ? 1 : 0, should ? 1 : 0, made ? 1 : 0);
      if (should !== made) {
        const what = `${made ? 'linked' : 'not linked'}: ${link.from.text} | ${link.to.text}`;
        misses.push({ measure: file, where: one.name, what });
      }
    }
  }
  return misses;
}

/** `record` null: any record of the sentence that the place stands in. */
type Joins = (place: Place, entry: EntryKind, record: ToldKind | null, part: Part) => Set<string>;

/** Adds a case to a ledger in memory; says which entries hold a record that shares a character with a place. */
async function joinsOf({ name, articles }: Case, readings: ReadonlyMap<string, Reading>): Promise<Joins> {
  const ledger = await openLedger(':memory:');
  try {
    for (const article of articles) {
      const reading = readings.get(article.name);
      if (!reading) throw new Error(`${name}: article ${article.name} was not read`);
      await addReading(ledger, article, reading, { reader: 'evaluation', now: new Date(0) });
    }
    const rows = await ledger.db
      .selectFrom('evidence as e')
      .innerJoin('records as r', 'r.id', 'e.record')
      .innerJoin('articles as a', 'a.id', 'r.article')
      .innerJoin('entries as n', 'n.id', 'e.entry')
      .select([
        'e.entry',
        'e.part',
        'n.kind as entryKind',
        'r.kind',
        'r.start',
        'r.end',
        'r.body',
        'r.sentence',
        'a.sentences',
        'a.name',
        'a.text',
      ])
      .execute();
    return (place, entry, record, part) => {
      const found = new Set<string>();
      for (const row of rows) {
        if (row.entryKind !== entry || row.part !== part || (record && row.kind !== record)) continue;
        if (row.name !== `${name}/${place.article}`) continue;
        const start = row.text.indexOf(place.text);
        const span = { start, end: start + place.text.length };
        if (!record) {
          const [from, to] = JSON.parse(row.sentences)[row.sentence] ?? [row.start, row.end];
          if (overlaps(span, { start: from, end: to })) found.add(row.entry);
        } else if (overlaps(span, row) || spansIn(row.body).some((other) => overlaps(span, other)))
          found.add(row.entry);
      }
      return found;
    };
  } finally {
    await ledger.close();
  }
}

/** Spans beside the one that a record opens at: other mentions of a deed, a consequence. */
function spansIn(body: string): { start: number; end: number }[] {
  const { mentions = [], trigger, condition } = JSON.parse(body);
  return [...mentions, trigger, condition].filter(Boolean);
}
