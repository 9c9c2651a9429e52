import { ENTRY_LETTERS, type EntryKind, type Evidence } from '../../ledger/entry.ts';
import type { Deed } from '../../ledger/merging/deeds.ts';
import type { Meeting } from '../../ledger/merging/meetings.ts';
import type { Position } from '../../ledger/merging/positions.ts';
import type { Series } from '../../ledger/merging/series.ts';
import type { Thread } from '../../ledger/merging/threads.ts';
import type { Tripwire } from '../../ledger/merging/tripwires.ts';
import type { Sourced } from '../../ledger/view.ts';
import type { ActorRef } from '../../record/actor.ts';
import type { PlaceRef } from '../../record/event.ts';
import type { Value } from '../exports/flat.ts';
import type { Extract, Page } from './extract.ts';

/** What a column holds; a DAY is an ISO date. */
export type ColumnType = 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN' | 'DAY';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** Rows of one sort, in columns; docs/exports.md says what each holds. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** The rows that an entry gives, a value for each column. */
  rows(sourced: Sourced, page: Page): Value[][];
}

/** Where the rows of one table go. */
export interface Sink {
  write(rows: readonly Value[][]): Promise<void>;
  end(): Promise<void>;
}

type Cell<T> = readonly [name: string, type: ColumnType, of: (row: T) => Value];

function table<T>(
  name: string,
  rowsOf: (sourced: Sourced, page: Page) => readonly T[],
  cells: readonly Cell<T>[],
): Table {
  return {
    name,
    columns: cells.map(([name, type]) => ({ name, type })),
    rows: (sourced, page) => rowsOf(sourced, page).map((row) => cells.map(([, , of]) => of(row))),
  };
}

/** A table with one row an entry of state S. */
function entryTable<S>(name: string, cells: readonly Cell<S>[]): Table {
  type Row = Sourced & { readonly state: S };
  return table<Row>(name, (sourced) => [{ ...sourced, state: sourced.entry.state as S }], [
    ...ENTRY,
    ...cells.map(([name, type, of]): Cell<Row> => [name, type, ({ state }) => of(state)]),
  ]);
}

const ENTRY: readonly Cell<Sourced>[] = [
  ['id', 'STRING', ({ entry }) => entry.id],
  ['title', 'STRING', ({ entry }) => entry.state.title],
  ['status', 'STRING', ({ entry }) => entry.state.status],
  ['disputed', 'BOOLEAN', ({ entry }) => entry.state.disputed],
  ['from', 'DAY', ({ entry }) => entry.state.from],
  ['to', 'DAY', ({ entry }) => entry.state.to],
  ['firstReported', 'DAY', ({ entry }) => entry.firstReported],
  ['lastReported', 'DAY', ({ entry }) => entry.lastReported],
  ['articles', 'INT32', ({ entry }) => entry.sources],
  [
    'actors',
    'STRING',
    ({ entry }) => entry.state.parties.map(({ role, id }) => `${role} ${id}`).join('; ') || null,
  ],
];

const deeds = entryTable<Deed>('deeds', [
  ['type', 'STRING', ({ type }) => type],
  ['sources', 'STRING', ({ sources }) => names(sources)],
  ['targets', 'STRING', ({ targets }) => names(targets)],
  ...placed<Deed>('place', ({ place }) => place),
  ['asserted', 'STRING', ({ asserted }) => names(asserted)],
  ['denied', 'STRING', ({ denied }) => names(denied)],
  [
    'history',
    'STRING',
    ({ history }) => history.map(({ reported, modality }) => `${reported} ${modality}`).join('; '),
  ],
]);

const threads = entryTable<Thread>('threads', [
  ['by', 'STRING', ({ by }) => by?.name ?? null],
  ['of', 'STRING', ({ of }) => of?.name ?? null],
  ['content', 'STRING', ({ content }) => content],
  ['stated', 'INT32', ({ stated }) => stated.length],
  ['answers', 'INT32', ({ answers }) => answers.length],
  ['stance', 'STRING', ({ answers }) => answers.at(-1)?.stance ?? null],
  ['answer', 'STRING', ({ answers }) => answers.at(-1)?.text ?? null],
  ['answeredBy', 'STRING', ({ answers }) => answers.at(-1)?.by?.name ?? null],
  ['answered', 'DAY', ({ answers }) => answers.at(-1)?.reported ?? null],
]);

const tripwires = entryTable<Tripwire>('tripwires', [
  ['by', 'STRING', ({ by }) => by?.name ?? null],
  ['against', 'STRING', ({ against }) => against?.name ?? null],
  ['condition', 'STRING', ({ condition }) => condition],
  ['consequence', 'STRING', ({ consequence }) => consequence],
  ['armed', 'DAY', ({ armed }) => armed],
  ['ended', 'DAY', ({ ended }) => ended],
  ['metBy', 'STRING', ({ met }) => met.map(({ text }) => text).join(' | ') || null],
  ['surely', 'BOOLEAN', ({ met }) => (met.length > 0 ? met.some(({ surely }) => surely) : null)],
  ['why', 'STRING', ({ met }) => met.map(({ why }) => why).join(' | ') || null],
]);

const meetings = entryTable<Meeting>('meetings', [
  ['format', 'STRING', ({ format }) => format],
  ['participants', 'STRING', ({ participants }) => names(participants)],
  ['when', 'STRING', ({ when }) => when],
  ...placed<Meeting>('where', ({ where }) => where),
  [
    'history',
    'STRING',
    ({ history }) => history.map(({ reported, status }) => `${reported} ${status}`).join('; '),
  ],
]);

const positions = entryTable<Position>('positions', [
  ['actor', 'STRING', ({ actor }) => actor.name],
  ['issue', 'STRING', ({ issue }) => issue],
  ['statements', 'INT32', ({ said }) => said.length],
  ['contradictions', 'INT32', ({ said }) => said.filter(({ contradicts }) => contradicts.length > 0).length],
  ['latest', 'STRING', ({ said }) => said.at(-1)?.text ?? null],
]);

type Point = { readonly id: string; readonly series: Series; readonly point: Series['points'][number] };

const points = table<Point>(
  'points',
  ({ entry }) => {
    const series = entry.state as Series;
    return series.points.map((point) => ({ id: entry.id, series, point }));
  },
  [
    ['series', 'STRING', ({ id }) => id],
    ['title', 'STRING', ({ series }) => series.title],
    ['unit', 'STRING', ({ series }) => series.unit],
    ['what', 'STRING', ({ series }) => series.what],
    ['where', 'STRING', ({ series }) => series.where],
    ['asOf', 'STRING', ({ point }) => point.asOf],
    ['reported', 'DAY', ({ point }) => point.reported],
    ['value', 'DOUBLE', ({ point }) => point.value],
    ['min', 'DOUBLE', ({ point }) => point.min],
    ['max', 'DOUBLE', ({ point }) => point.max],
    ['claimant', 'STRING', ({ point }) => point.claimant?.name ?? null],
    ['disputed', 'BOOLEAN', ({ point }) => point.contradicts.length > 0],
    ['contradicts', 'STRING', ({ point }) => point.contradicts.join(' ') || null],
    ['text', 'STRING', ({ point }) => point.text],
    ['record', 'STRING', ({ point }) => point.record],
  ],
);

type Told = Evidence & { readonly entry: Sourced['entry']; readonly page: Page };

const evidence = table<Told>(
  'evidence',
  ({ entry, evidence }, page) => evidence.map((one) => ({ ...one, entry, page })),
  [
    ['entry', 'STRING', ({ entry }) => entry.id],
    ['entryKind', 'STRING', ({ entry }) => entry.kind],
    ['part', 'STRING', ({ part }) => part],
    ['record', 'STRING', ({ record }) => record],
    ['kind', 'STRING', ({ kind }) => kind],
    ['reported', 'DAY', ({ reported }) => reported],
    ['from', 'DAY', ({ from }) => from],
    ['to', 'DAY', ({ to }) => to],
    ['speaker', 'STRING', ({ speaker }) => speaker?.name ?? null],
    ['text', 'STRING', ({ text }) => text],
    ['sentence', 'STRING', ({ sentence }) => sentence],
    ['start', 'INT32', ({ start }) => start],
    ['end', 'INT32', ({ end }) => end],
    ['article', 'STRING', ({ article, page }) => page.articles.get(article)?.name ?? null],
    ['title', 'STRING', ({ article, page }) => page.articles.get(article)?.title ?? null],
    ['publisher', 'STRING', ({ article, page }) => page.articles.get(article)?.publisher ?? null],
    ['published', 'DAY', ({ article, page }) => page.articles.get(article)?.published ?? null],
    ['url', 'STRING', ({ article, page }) => page.articles.get(article)?.url ?? null],
    ['sha256', 'STRING', ({ article, page }) => page.articles.get(article)?.sha256 ?? null],
    ['source', 'STRING', ({ source }) => source],
    ['confidence', 'DOUBLE', ({ confidence }) => confidence],
    ['score', 'DOUBLE', ({ score }) => score],
    ['why', 'STRING', ({ why }) => why],
    ['decidedBy', 'STRING', ({ by }) => by],
  ],
);

/** The table of each kind of entry. */
const OF_KIND: Readonly<Record<EntryKind, Table>> = {
  deed: deeds,
  thread: threads,
  tripwire: tripwires,
  series: points,
  meeting: meetings,
  position: positions,
};

export const TABLES: readonly Table[] = [...Object.values(OF_KIND), evidence];

/** Writes all tables in one pass over the ledger. */
export async function writeTables(
  extract: Extract,
  open: (table: Table) => Promise<Sink> | Sink,
): Promise<void> {
  const sinks = new Map<Table, Sink>();
  for (const table of TABLES) sinks.set(table, await open(table));
  for (const kind of Object.keys(ENTRY_LETTERS) as EntryKind[]) {
    for await (const page of extract.pages(kind)) {
      for (const table of [OF_KIND[kind], evidence])
        await sinks.get(table)?.write(page.entries.flatMap((sourced) => table.rows(sourced, page)));
      extract.written += page.entries.length;
    }
  }
  for (const sink of sinks.values()) await sink.end();
}

function names(actors: readonly ActorRef[]): string | null {
  return actors.map(({ name }) => name).join(' | ') || null;
}

function placed<S>(name: string, of: (state: S) => PlaceRef | null): Cell<S>[] {
  return [
    [name, 'STRING', (state) => of(state)?.name ?? null],
    ['lat', 'DOUBLE', (state) => of(state)?.lat ?? null],
    ['lon', 'DOUBLE', (state) => of(state)?.lon ?? null],
  ];
}
