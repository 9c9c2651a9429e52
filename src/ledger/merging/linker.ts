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
  match(evidence: Evidence<K>, entry: Entry<S>): Match | null;
}
