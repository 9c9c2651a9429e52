import type { Entry, EntryKind, Evidence, Part, State, ToldKind } from '../entry.ts';
import type { Match } from './merger.ts';

/** How a record of one kind comes to bear on an entry of another: a deed that meets a condition, an answer to a demand. */
export interface Linker<K extends ToldKind = ToldKind, S extends State = State> {
  readonly record: K;
  readonly entry: EntryKind;
  readonly part: Part;
  /** Keys by which the record finds entries (their mergers make these keys), and the entry's kind finds such records. */
  keys(evidence: Evidence<K>): string[];
  /** Days before and after the record's own day at which the entry may stand. */
  readonly window: { readonly before: number; readonly after: number };
  /** Null: it does not bear on the entry; `part` where it is another one than the linker's. */
  match(evidence: Evidence<K>, entry: Entry<S>): (Match & { readonly part?: Part }) | null;
  /** Where records that were added before the entry are sought; without it, only new records are linked. */
  earlier?(entry: Entry<S>): Sought | null;
}

/** Entries whose records may bear on another entry. */
export interface Sought {
  /** Lists of keys: such an entry holds one key of each list. */
  readonly keys: readonly (readonly string[])[];
  keep(state: State): boolean;
}
