import { inChunks } from '../database/chunks.ts';
import type { Db, NewRow } from '../database/schema.ts';
import { dyadsOf, writeDyads } from '../dyads.ts';
import type { Entry, EntryKind, Evidence } from '../entry.ts';
import { entryRow, evidenceRow } from './rows.ts';
import { retire, states } from './stored.ts';

/** An entry that a transaction works on. */
export interface Open {
  readonly id: string;
  readonly kind: EntryKind;
  /** Null until it is needed: most entries that a record is compared with stay as they are. */
  evidence: Evidence[] | null;
  /** Null until the state is computed from the evidence. */
  entry: Entry | null;
  stored: boolean;
  changed: boolean;
  added: Evidence[];
  keys: string[];
}

/** Writes entries that changed, with their parties, keys and new evidence; `entryOf` gives what each is now. */
export async function writeChanged(
  db: Db,
  changed: readonly Open[],
  entryOf: (open: Open) => Entry,
): Promise<void> {
  const entries: NewRow<'entries'>[] = [];
  const parties: NewRow<'entry_parties'>[] = [];
  const keys: NewRow<'keys'>[] = [];
  const dyads: NewRow<'dyads'>[] = [];
  const gone = new Set<string>();
  for (const open of changed) {
    if (!open.evidence?.some(({ part }) => part === 'is')) {
      gone.add(open.id);
      continue;
    }
    const entry = entryOf(open);
    entries.push(entryRow(entry));
    dyads.push(...dyadsOf(entry));
    for (const { id: actor, role } of entry.state.parties)
      parties.push({ actor, kind: open.kind, at: entry.at, entry: open.id, role });
    for (const key of open.keys) keys.push({ key, at: entry.at, entry: open.id });
  }
  const replaced = changed.filter(({ id, stored }) => stored && !gone.has(id)).map(({ id }) => id);
  for (const some of inChunks(replaced)) {
    await db.deleteFrom('entry_parties').where('entry', 'in', some).execute();
    await db.deleteFrom('keys').where('entry', 'in', some).execute();
    await db.deleteFrom('entries').where('id', 'in', some).execute();
  }
  await retire(db, [...gone]);
  await writeDyads(db, { changed: replaced, gone: [...gone], dyads });
  for (const some of inChunks(entries, 12)) await db.insertInto('entries').values(some).execute();
  parties.push(...(await states(db, parties)));
  for (const some of inChunks(parties, 5)) {
    await db
      .insertInto('entry_parties')
      .values(some)
      .onConflict((c) => c.doNothing())
      .execute();
  }
  for (const some of inChunks(keys, 3)) await db.insertInto('keys').values(some).execute();
  await writeEvidence(
    db,
    changed.flatMap(({ id, added }) => added.map((one) => evidenceRow(id, one))),
  );
}

/** A link that is judged again is written over, but for what a person linked. */
async function writeEvidence(db: Db, evidence: readonly NewRow<'evidence'>[]): Promise<void> {
  for (const some of inChunks(evidence, 10)) {
    await db
      .insertInto('evidence')
      .values(some)
      .onConflict((c) =>
        c
          .columns(['entry', 'record', 'part'])
          .doUpdateSet(({ ref }) => ({ score: ref('excluded.score'), why: ref('excluded.why') }))
          .where('evidence.by', 'is', null),
      )
      .execute();
  }
}
