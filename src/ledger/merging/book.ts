import { stateByCode } from '../../knowledge/states.ts';
import { actorId } from '../actors.ts';
import { inChunks } from '../database/chunks.ts';
import type { Db, NewRow, Row } from '../database/schema.ts';
import { daysLater } from '../dates.ts';
import {
  ENTRY_LETTERS,
  type Entry,
  type EntryKind,
  type Evidence,
  type State,
  type ToldKind,
} from '../entry.ts';
import { byReport, evidenceIn } from '../evidence.ts';
import type { Linker } from './linker.ts';
import { type Match, type Merger, SAME } from './merger.ts';
import { LINKERS, MERGERS, mergerOf } from './mergers.ts';

/** Entries that a record is compared with, at most: those nearest in time. */
const CANDIDATES = 40;
/** Evidence of an entry that its state is computed from, at most: the first and the latest. */
const MOST_EVIDENCE = 300;

interface Open {
  readonly id: string;
  readonly kind: EntryKind;
  evidence: Evidence[];
  /** Null until the state is computed from the evidence. */
  entry: Entry | null;
  stored: boolean;
  changed: boolean;
  added: Evidence[];
  keys: string[];
}

/** The entries that one transaction works on, written back at its end. */
export class Book {
  readonly #db: Db;
  readonly #open = new Map<string, Open>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Merges records of one article, kind after kind; returns how many founded an entry and how many joined one. */
  async merge(evidence: readonly Evidence[]): Promise<{ founded: number; joined: number }> {
    const count = { founded: 0, joined: 0 };
    const placed = await this.#placed(evidence.map(({ record }) => record));
    for (const merger of MERGERS) {
      for (const one of evidence) {
        if (one.kind !== merger.record || placed.has(one.record)) continue;
        const keys = merger.keys(one);
        if (keys.length === 0) continue;
        const best = await this.#best(merger, one, keys);
        if (best) {
          this.#join(best.open, { ...one, score: best.match.score, why: best.match.why });
          count.joined++;
        } else {
          this.#found(merger, one);
          count.founded++;
        }
      }
    }
    for (const linker of LINKERS) await this.#link(linker, evidence);
    return count;
  }

  /** Has the states of entries computed again from what the database holds. */
  async refresh(ids: Iterable<string>): Promise<void> {
    for (const open of await this.#opened([...ids])) {
      open.changed = true;
      open.entry = null;
    }
  }

  /** Writes all entries that changed. */
  async write(): Promise<void> {
    const changed = [...this.#open.values()].filter(({ changed }) => changed);
    const ids = changed.filter(({ stored }) => stored).map(({ id }) => id);
    const [entries, parties, keys, evidence] = [
      [] as NewRow<'entries'>[],
      [] as NewRow<'entry_parties'>[],
      [] as NewRow<'keys'>[],
      [] as NewRow<'evidence'>[],
    ];
    const gone: string[] = [];
    for (const open of changed) {
      evidence.push(...open.added.map((one) => evidenceRow(open.id, one)));
      if (open.evidence.every(({ part }) => part !== 'is')) {
        gone.push(open.id);
        continue;
      }
      const entry = this.#entryOf(open);
      entries.push(entryRow(entry));
      for (const { id: actor, role } of entry.state.parties)
        parties.push({ actor, kind: open.kind, at: entry.at, entry: open.id, role });
      for (const key of open.keys) keys.push({ key, at: entry.at, entry: open.id });
    }
    for (const some of inChunks(ids.filter((id) => !gone.includes(id)))) {
      await this.#db.deleteFrom('entry_parties').where('entry', 'in', some).execute();
      await this.#db.deleteFrom('keys').where('entry', 'in', some).execute();
      await this.#db.deleteFrom('entries').where('id', 'in', some).execute();
    }
    await this.#retire(gone);
    for (const some of inChunks(entries, 12)) await this.#db.insertInto('entries').values(some).execute();
    parties.push(...(await this.#states(parties)));
    for (const some of inChunks(parties, 5)) {
      await this.#db
        .insertInto('entry_parties')
        .values(some)
        .onConflict((c) => c.doNothing())
        .execute();
    }
    for (const some of inChunks(keys, 3)) await this.#db.insertInto('keys').values(some).execute();
    for (const some of inChunks(evidence, 10)) {
      await this.#db
        .insertInto('evidence')
        .values(some)
        .onConflict((c) => c.doNothing())
        .execute();
    }
  }

  /** The states that parties are or act for: an entry is found under Russia where Putin takes part. */
  async #states(parties: readonly NewRow<'entry_parties'>[]): Promise<NewRow<'entry_parties'>[]> {
    const states = new Map<string, string>();
    for (const some of inChunks([...new Set(parties.map(({ actor }) => actor))])) {
      const rows = await this.#db
        .selectFrom('actors')
        .select(['id', 'country'])
        .where('id', 'in', some)
        .where('country', 'is not', null)
        .execute();
      for (const { id, country } of rows) {
        const state = country && stateByCode(country);
        if (state) states.set(id, actorId(state.name));
      }
    }
    return parties.flatMap((party) => {
      const state = states.get(party.actor);
      return state && state !== party.actor ? [{ ...party, actor: state, role: 'acted for' }] : [];
    });
  }

  /** Entries that nothing tells any more: a past date may still ask for those whose articles were corrected. */
  async #retire(ids: readonly string[]): Promise<void> {
    for (const some of inChunks(ids)) {
      await this.#db.deleteFrom('keys').where('entry', 'in', some).execute();
      await this.#db.updateTable('entries').set({ sources: 0 }).where('id', 'in', some).execute();
      await this.#db
        .deleteFrom('entries')
        .where('id', 'in', some)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('evidence as e')
                .select('e.record')
                .whereRef('e.entry', '=', 'entries.id')
                .where('e.part', '=', 'is'),
            ),
          ),
        )
        .execute();
    }
  }

  /** Records that already tell an entry: those that a person placed stay where they are. */
  async #placed(records: readonly string[]): Promise<Set<string>> {
    const placed = new Set<string>();
    for (const some of inChunks(records)) {
      const rows = await this.#db
        .selectFrom('evidence')
        .select('record')
        .where('record', 'in', some)
        .where('part', '=', 'is')
        .execute();
      for (const { record } of rows) placed.add(record);
    }
    return placed;
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
    for (const one of evidence) {
      if (one.kind !== linker.record) continue;
      const keys = linker.keys(one);
      if (keys.length === 0) continue;
      for (const open of await this.#candidates(linker.entry, keys, one, linker.window)) {
        if (
          open.evidence.some(
            ({ record, part }) => record === one.record && (part === linker.part || part === 'is'),
          )
        )
          continue;
        const match = linker.match(one, this.#entryOf(open));
        if (match && match.score >= SAME) this.#join(open, { ...one, ...match, part: linker.part });
      }
    }
  }

  /** Entries of a kind that share a key and stand within the window, in this transaction or in the ledger. */
  async #candidates(
    kind: EntryKind,
    keys: readonly string[],
    one: Evidence,
    window: { readonly before: number; readonly after: number },
  ): Promise<Open[]> {
    const at = one.from ?? one.reported;
    const [since, until] = [daysLater(at, -window.before), daysLater(at, window.after)];
    const rows = await this.#db
      .selectFrom('keys')
      .select(['entry', 'at'])
      .where('key', 'in', [...keys])
      .where('at', '>=', since)
      .where('at', '<=', until)
      .orderBy('at', 'desc')
      .limit(CANDIDATES)
      .execute();
    const letter = ENTRY_LETTERS[kind];
    const ids = new Set(rows.map(({ entry }) => entry).filter((id) => id.startsWith(letter)));
    const found = await this.#opened([...ids]);
    const wanted = new Set(keys);
    for (const open of this.#open.values()) {
      if (open.kind === kind && !ids.has(open.id) && open.keys.some((key) => wanted.has(key)))
        found.push(open);
    }
    return found.filter(({ evidence }) => evidence.length > 0);
  }

  async #opened(ids: readonly string[]): Promise<Open[]> {
    const missing = ids.filter((id) => !this.#open.has(id));
    for (const some of inChunks(missing)) {
      const rows = await this.#db.selectFrom('entries').selectAll().where('id', 'in', some).execute();
      const evidence = await evidenceIn(this.#db, some, { most: MOST_EVIDENCE });
      for (const row of rows) {
        const kind = row.kind as EntryKind;
        const told = evidence.get(row.id) ?? [];
        this.#open.set(row.id, {
          id: row.id,
          kind,
          evidence: told,
          entry: entryOf(row),
          stored: true,
          changed: false,
          added: [],
          keys: keysOf(kind, told),
        });
      }
    }
    return ids.flatMap((id) => this.#open.get(id) ?? []);
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

  #join(open: Open, one: Evidence): void {
    open.evidence = [...open.evidence, one].sort(byReport);
    open.added.push(one);
    open.changed = true;
    open.entry = null;
    open.keys = keysOf(open.kind, open.evidence);
  }

  #entryOf(open: Open): Entry {
    open.entry ??= computed(open.id, open.kind, open.evidence);
    return open.entry;
  }
}

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

function keysOf(kind: EntryKind, evidence: readonly Evidence[]): string[] {
  const merger = mergerOf(kind);
  const told = evidence.filter(({ part, kind }) => part === 'is' && kind === merger.record);
  return [...new Set(told.flatMap((one) => merger.keys(one as Evidence<ToldKind>)))].slice(0, 16);
}

function entryRow({ id, kind, at, firstReported, lastReported, sources, state }: Entry): NewRow<'entries'> {
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

function evidenceRow(entry: string, one: Evidence): NewRow<'evidence'> {
  const { record, part, article, source, reported, until, score, why, by } = one;
  return { entry, record, part, article, source, reported, until, score, why, by };
}
