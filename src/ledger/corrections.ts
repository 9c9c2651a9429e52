import { stateId } from './actors.ts';
import { inChunks } from './database/chunks.ts';
import type { Db, Row } from './database/schema.ts';
import { daysOf } from './dates.ts';
import type { Evidence, Told, ToldKind } from './entry.ts';
import { partiesOf, TELLINGS } from './tell.ts';

/** A correction as the ledger keeps it. */
export type Correction = Row<'corrections'>;

/** A record that a person moved from one entry to another, or only off one. */
export interface Move {
  readonly record: string;
  readonly part: string;
  readonly from: string;
  readonly into: string | null;
  /** What the other entry's row was that it took the place of: the record had been there before. */
  readonly over: Pick<Row<'evidence'>, 'until' | 'by' | 'why'> | null;
}

/** What `corrections.value` holds, by action; null for the others. */
export interface Values {
  readonly accept: { readonly links: readonly string[] } | null;
  readonly change: Partial<Told[ToldKind]>;
  readonly merge: readonly Move[];
  readonly split: readonly Move[];
  /** Id of the correction taken back. */
  readonly undo: string;
}

export function valueIn<A extends keyof Values>({ value }: Correction): Values[A] {
  return JSON.parse(value ?? 'null') as Values[A];
}

/**
 * Corrections of records and entries, in order, without those that were taken back: nobody sees these at any date.
 * @param asOf ISO date: those made by then; null for all
 */
export async function correctionsOf(
  db: Db,
  subjects: readonly string[],
  asOf: string | null,
): Promise<Correction[]> {
  const found: Correction[] = [];
  for (const some of inChunks([...new Set(subjects)]))
    found.push(...(await db.selectFrom('corrections').selectAll().where('subject', 'in', some).execute()));
  found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return standing(found).filter(({ at }) => asOf === null || at.slice(0, 10) <= asOf);
}

/** Of corrections, those that were not taken back. */
export function standing(corrections: readonly Correction[]): Correction[] {
  const undone = new Set(
    corrections.filter(({ action }) => action === 'undo').map((row) => valueIn<'undo'>(row)),
  );
  return corrections.filter(({ id, action }) => action !== 'undo' && !undone.has(id));
}

/** What people decided about evidence: `undefined` where they rejected it. */
export type Decisions = (entry: string, evidence: Evidence) => Evidence | undefined;

/** What people decided, by a date, about the evidence of entries. */
export async function decisionsOn(
  db: Db,
  { entries, records }: { entries: readonly string[]; records: readonly string[] },
  asOf: string | null,
): Promise<Decisions> {
  const bySubject = new Map<string, Correction[]>();
  const corrections = await correctionsOf(db, [...entries, ...records], asOf);
  if (corrections.length === 0) return (_, evidence) => evidence;
  for (const row of corrections) bySubject.set(row.subject, [...(bySubject.get(row.subject) ?? []), row]);
  const states = await statesOf(db, corrections);
  return (entry, evidence) => {
    let decided: Evidence | undefined = evidence;
    for (const row of bySubject.get(evidence.record) ?? []) {
      if (row.action === 'reject') decided = undefined;
      if (row.action === 'accept') decided ??= evidence;
      if (row.action === 'change') decided = changed(decided ?? evidence, valueIn<'change'>(row), states);
    }
    if (!decided || decided.part === 'is') return decided;
    for (const row of bySubject.get(entry) ?? []) {
      if (row.action === 'accept' && valueIn<'accept'>(row)?.links.includes(evidence.record))
        decided = { ...decided, score: 1, by: row.who, why: row.why };
    }
    return decided;
  };
}

/** Evidence whose record a person changed: its dates and parties follow. */
function changed(
  evidence: Evidence,
  fields: Values['change'],
  states: ReadonlyMap<string, string | null>,
): Evidence {
  const body = { ...evidence.body, ...fields } as Told[ToldKind];
  const telling = TELLINGS[evidence.kind] as (typeof TELLINGS)['event'];
  const told = body as Told['event'];
  const known = new Map(evidence.parties.map(({ id, state }) => [id, state ?? null]));
  return {
    ...evidence,
    ...daysOf(telling.date(told)),
    parties: partiesOf(telling.parties(told), new Map()).map((party) => ({
      ...party,
      state: known.get(party.id) ?? states.get(party.id) ?? null,
    })),
    body,
  };
}

/** The states of the actors that changes name. */
async function statesOf(db: Db, corrections: readonly Correction[]): Promise<Map<string, string | null>> {
  const ids = corrections
    .filter(({ action }) => action === 'change')
    .flatMap(({ value }) => [...(value ?? '').matchAll(/"id":"(a[0-9a-f]{12})"/g)].map(([, id]) => id ?? ''));
  const found = new Map<string, string | null>();
  for (const some of inChunks([...new Set(ids)])) {
    const rows = await db.selectFrom('actors').select(['id', 'country']).where('id', 'in', some).execute();
    for (const { id, country } of rows) found.set(id, stateId(country));
  }
  return found;
}
