import type { NewRow, Row } from '../database/schema.ts';
import type { Entry, EntryKind, Evidence, State, ToldKind } from '../entry.ts';
import { mergerOf } from './mergers.ts';

/** An entry from its evidence: what the ledger knows of it, now or at a past date. */
export function computed(id: string, kind: EntryKind, evidence: readonly Evidence[]): Entry {
  const state = mergerOf(kind).state(evidence);
  const reports = evidence.map(({ reported }) => reported).sort();
  const [firstReported, lastReported] = [reports[0] ?? '', reports.at(-1) ?? ''];
  return {
    id,
    kind,
    at: state.from ?? firstReported,
    firstReported,
    lastReported,
    sources: new Set(evidence.filter(({ part }) => part === 'is').map(({ source }) => source)).size,
    state,
  };
}

export function entryOf(row: Row<'entries'>): Entry {
  return {
    id: row.id,
    kind: row.kind as EntryKind,
    at: row.at,
    firstReported: row.first_reported,
    lastReported: row.last_reported,
    sources: row.sources,
    state: JSON.parse(row.body) as State,
  };
}

/** Keys that an entry is found by, at most: those of its latest records. */
const MOST_KEYS = 24;

export function keysOf(kind: EntryKind, evidence: readonly Evidence[]): string[] {
  const merger = mergerOf(kind);
  const told = evidence.filter(({ part, kind }) => part === 'is' && kind === merger.record);
  return [...new Set(told.flatMap((one) => merger.keys(one as Evidence<ToldKind>)))].slice(-MOST_KEYS);
}

export function entryRow({
  id,
  kind,
  at,
  firstReported,
  lastReported,
  sources,
  state,
}: Entry): NewRow<'entries'> {
  return {
    id,
    kind,
    title: state.title,
    status: state.status,
    disputed: state.disputed ? 1 : 0,
    happened_from: state.from,
    happened_to: state.to,
    at,
    first_reported: firstReported,
    last_reported: lastReported,
    sources,
    body: JSON.stringify(state),
  };
}

export function evidenceRow(entry: string, one: Evidence): NewRow<'evidence'> {
  const { record, part, article, source, reported, until, score, why, by } = one;
  return { entry, record, part, article, source, reported, until, score, why, by };
}
