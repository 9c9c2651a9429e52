import type { Entry, EntryKind, Evidence, State, ToldKind } from '../entry.ts';

/** Why a record belongs to an entry, and how sure that is. */
export interface Match {
  /** 0 to 1; a record joins the entry with the highest score from `SAME` on. */
  readonly score: number;
  readonly why: string;
}

/** Score from which a record and an entry are taken for the same thing. */
export const SAME = 0.5;

/** How the records of one kind become entries of one kind. */
export interface Merger<K extends ToldKind = ToldKind, S extends State = State> {
  readonly entry: EntryKind;
  readonly record: K;
  /**
   * What a record and an entry must share one of to be compared: short, few (at most some eight), and no key that a large
   * part of a ledger shares. None: the record makes no entry.
   */
  keys(evidence: Evidence<K>): string[];
  /** Days before and after the record's own day within which an entry of the same key may be the same thing. */
  readonly window: { readonly before: number; readonly after: number };
  /** Whether a record tells the same thing as an entry that it shares a key with. */
  match(evidence: Evidence<K>, entry: Entry<S>): Match | null;
  /** What an entry is, from its evidence in order of report, at least one of part `is`. Pure: no clock, no database. */
  state(evidence: readonly Evidence[]): S;
}
