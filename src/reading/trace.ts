/** One thing that a step did to a record, for `standoff explain`. */
export interface TraceEntry {
  readonly step: string;
  readonly did: 'proposed' | 'filled' | 'resolved' | 'merged';
  readonly why: string;
}

/**
 * What each step did to each record and why. Keyed by object, so it costs nothing where nobody asks;
 * a step that replaces a record by a new object carries its entries over.
 */
export class Trace {
  readonly #entries = new WeakMap<object, TraceEntry[]>();
  note(record: object, step: string, did: TraceEntry['did'], why: string): void {
    const entries = this.#entries.get(record);
    if (entries) entries.push({ step, did, why });
    else this.#entries.set(record, [{ step, did, why }]);
  }

  /** Gives `to` all that was noted of `from`, and returns it. */
  carry<T extends object>(from: object, to: T): T {
    const entries = this.#entries.get(from);
    if (entries && from !== to) this.#entries.set(to, [...entries, ...(this.#entries.get(to) ?? [])]);
    return to;
  }

  of(record: object): readonly TraceEntry[] {
    return this.#entries.get(record) ?? [];
  }
}
