import { inChunks } from '../database/chunks.ts';
import type { Db, Row } from '../database/schema.ts';
import { daysLater } from '../dates.ts';
import { ENTRY_LETTERS, type Entry, type EntryKind, type Evidence } from '../entry.ts';
import { byReport, evidenceIn } from '../evidence.ts';
import type { Linker } from './linker.ts';
import { type Match, type Merger, SAME } from './merger.ts';
import { LINKERS, MERGERS } from './mergers.ts';
import { computed, entryOf, keysOf } from './rows.ts';
import { placed, sharing, standing } from './stored.ts';
import { type Open, writeChanged } from './written.ts';

/** Entries that a record is compared with, at most: those nearest in time. */
const CANDIDATES = 40;
/** Evidence of an entry that its state is computed from, at most: the first and the latest. */
const MOST_EVIDENCE = 300;

interface Window {
  readonly before: number;
  readonly after: number;
}

function daysAround(one: Evidence, { before, after }: Window): { since: string; until: string } {
  const at = one.from ?? one.reported;
  return { since: daysLater(at, -before), until: daysLater(at, after) };
}

/** The entries that one transaction works on, written back at its end. */
export class Book {
  readonly #db: Db;
  readonly #open = new Map<string, Open>();
  /** Where entries stand that hold a key of the records at hand. */
  readonly #places = new Map<string, Row<'keys'>[]>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Merges records of one article, kind after kind; returns how many founded an entry and how many joined one. */
  async merge(evidence: readonly Evidence[]): Promise<{ founded: number; joined: number }> {
    const count = { founded: 0, joined: 0 };
    const told = await placed(
      this.#db,
      evidence.map(({ record }) => record),
    );
    for (const merger of MERGERS) {
      const untold = evidence.filter(({ kind, record }) => kind === merger.record && !told.has(record));
      const keyed = untold
        .map((one) => ({ one, keys: merger.keys(one) }))
        .filter(({ keys }) => keys.length > 0);
      await this.#foresee(keyed, merger);
      for (const { one, keys } of keyed) {
        const best = await this.#best(merger, one, keys);
        if (best) {
          await this.#join(best.open, { ...one, score: best.match.score, why: best.match.why });
          count.joined++;
        } else {
          this.#found(merger, one);
          count.founded++;
        }
      }
    }
    for (const linker of LINKERS) {
      await this.#link(linker, evidence);
      await this.#linkEarlier(linker, evidence);
    }
    return count;
  }

  /** Has the states of entries computed again from what the database holds. */
  async refresh(ids: Iterable<string>): Promise<void> {
    const opened = await this.#opened([...ids]);
    await this.#load(opened);
    for (const open of opened) {
      open.changed = true;
      open.entry = null;
    }
  }

  /** Writes all entries that changed. */
  async write(): Promise<void> {
    const changed = [...this.#open.values()].filter(({ changed }) => changed);
    await this.#load(changed);
    await writeChanged(this.#db, changed, (open) => this.#entryOf(open));
  }

  async #best(
    merger: Merger,
    one: Evidence,
    keys: readonly string[],
  ): Promise<{ open: Open; match: Match } | null> {
    let best: { open: Open; match: Match } | null = null;
    for (const open of await this.#candidates(merger.entry, keys, one, merger.window)) {
      const match = merger.match(one, this.#entryOf(open));
      if (match && match.score >= SAME && (!best || match.score > best.match.score)) best = { open, match };
    }
    return best;
  }

  async #link(linker: Linker, evidence: readonly Evidence[]): Promise<void> {
    const keyed = evidence
      .filter(({ kind }) => kind === linker.record)
      .map((one) => ({ one, keys: linker.keys(one) }))
      .filter(({ keys }) => keys.length > 0);
    await this.#foresee(keyed, linker);
    for (const { one, keys } of keyed) {
      for (const open of await this.#candidates(linker.entry, keys, one, linker.window))
        await this.#bear(linker, one, open);
    }
  }

  /**
   * What was added before the entries that it bears on: sought once for every entry that the new records tell. What such
   * an entry holds already is judged again, since a new record may say more of it.
   */
  async #linkEarlier(linker: Linker, evidence: readonly Evidence[]): Promise<void> {
    const merger = MERGERS.find(({ record }) => record === linker.record);
    if (!linker.earlier || !merger) return;
    const told = new Set(evidence.map(({ record }) => record));
    const open = [...this.#open.values()].filter(
      ({ kind, added }) =>
        kind === linker.entry && added.some(({ record, part }) => part === 'is' && told.has(record)),
    );
    for (const one of open) {
      for (const held of one.evidence ?? [])
        if (!held.by && held.part !== 'is') await this.#bear(linker, held, one);
      const entry = this.#entryOf(one);
      const sought = linker.earlier(entry);
      if (!sought) continue;
      const rows = await sharing(this.#db, merger.entry, sought.keys, {
        since: daysLater(entry.at, -linker.window.after),
        until: daysLater(entry.at, linker.window.before),
      });
      const ids = rows.filter((row) => sought.keep(entryOf(row).state)).map(({ id }) => id);
      const opened = await this.#opened(ids.slice(0, CANDIDATES));
      await this.#load(opened);
      for (const record of opened.flatMap(({ evidence }) => evidence ?? []))
        if (record.part === 'is') await this.#bear(linker, record, one);
    }
  }

  /** Links a record to an entry, or again where it is surer now; what a person linked stays. */
  async #bear(linker: Linker, one: Evidence, open: Open): Promise<void> {
    if (one.kind !== linker.record) return;
    const match = linker.match(one, this.#entryOf(open));
    if (!match || match.score < SAME) return;
    await this.#load([open]);
    const held = open.evidence?.find(({ record }) => record === one.record);
    if (held && (held.part === 'is' || held.by)) return;
    const link: Evidence = { ...one, part: linker.part, ...match };
    if (held && (held.part !== link.part || held.score >= link.score)) return;
    open.evidence = open.evidence?.filter((other) => other !== held) ?? null;
    open.added = open.added.filter((other) => other !== held);
    await this.#join(open, link);
  }

  /** Fetches at once what the records of one kind will be compared with. */
  async #foresee(
    keyed: readonly { readonly one: Evidence; readonly keys: readonly string[] }[],
    { entry, window }: { readonly entry: EntryKind; readonly window: Window },
  ): Promise<void> {
    const wanted = new Map<string, { since: string; until: string }>();
    for (const { one, keys } of keyed) {
      const { since, until } = daysAround(one, window);
      for (const key of keys) {
        const days = wanted.get(key) ?? { since, until };
        if (since < days.since) days.since = since;
        if (until > days.until) days.until = until;
        wanted.set(key, days);
      }
    }
    this.#places.clear();
    for (const row of await standing(this.#db, wanted, CANDIDATES)) {
      const rows = this.#places.get(row.key) ?? [];
      if (rows.length === 0) this.#places.set(row.key, rows);
      rows.push(row);
    }
    const ids = keyed.flatMap(({ one, keys }) => [...this.#near(entry, keys, one, window)]);
    await this.#opened([...new Set(ids)]);
  }

  /** Ids of foreseen entries that share a key and stand within the window, at most so many: the latest. */
  #near(kind: EntryKind, keys: readonly string[], one: Evidence, window: Window): Set<string> {
    const { since, until } = daysAround(one, window);
    const letter = ENTRY_LETTERS[kind];
    const rows = keys
      .flatMap((key) => this.#places.get(key) ?? [])
      .filter(({ at, entry }) => at >= since && at <= until && entry.startsWith(letter))
      .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.entry < b.entry ? -1 : 1));
    return new Set([...new Set(rows.map(({ entry }) => entry))].slice(0, CANDIDATES));
  }

  /** Entries of a kind that share a key and stand within the window, in this transaction or in the ledger. */
  async #candidates(
    kind: EntryKind,
    keys: readonly string[],
    one: Evidence,
    window: Window,
  ): Promise<Open[]> {
    const ids = this.#near(kind, keys, one, window);
    const found = await this.#opened([...ids]);
    const wanted = new Set(keys);
    for (const open of this.#open.values()) {
      if (open.kind === kind && !ids.has(open.id) && open.keys.some((key) => wanted.has(key)))
        found.push(open);
    }
    return found.filter(({ evidence }) => evidence === null || evidence.length > 0);
  }

  /** Entries by their ids; those that nothing tells any more are found to be so once they are loaded. */
  async #opened(ids: readonly string[]): Promise<Open[]> {
    const missing = ids.filter((id) => !this.#open.has(id));
    for (const some of inChunks(missing)) {
      const rows = await this.#db.selectFrom('entries').selectAll().where('id', 'in', some).execute();
      for (const row of rows) {
        this.#open.set(row.id, {
          id: row.id,
          kind: row.kind as EntryKind,
          evidence: null,
          entry: entryOf(row),
          stored: true,
          changed: false,
          added: [],
          keys: [],
        });
      }
    }
    return ids.flatMap((id) => this.#open.get(id) ?? []);
  }

  async #load(opened: readonly Open[]): Promise<void> {
    const missing = opened.filter(({ evidence }) => evidence === null);
    for (const some of inChunks(missing)) {
      const ids = some.map(({ id }) => id);
      const evidence = await evidenceIn(this.#db, ids, { most: MOST_EVIDENCE });
      for (const open of some) {
        open.evidence = evidence.get(open.id) ?? [];
        open.keys = keysOf(open.kind, open.evidence);
      }
    }
  }

  #found(merger: Merger, one: Evidence): void {
    const id = ENTRY_LETTERS[merger.entry] + one.record.slice(1);
    this.#open.set(id, {
      id,
      kind: merger.entry,
      evidence: [one],
      entry: null,
      stored: this.#open.get(id)?.stored ?? false,
      changed: true,
      added: [one],
      keys: [...new Set(merger.keys(one))],
    });
  }

  async #join(open: Open, one: Evidence): Promise<void> {
    await this.#load([open]);
    open.evidence = [...(open.evidence ?? []), one].sort(byReport);
    open.added.push(one);
    open.changed = true;
    open.entry = null;
    open.keys = keysOf(open.kind, open.evidence);
  }

  #entryOf(open: Open): Entry {
    open.entry ??= computed(open.id, open.kind, open.evidence ?? []);
    return open.entry;
  }
}
