import { inChunks } from './database/chunks.ts';
import type { Db, NewRow } from './database/schema.ts';
import type { Entry } from './entry.ts';
import type { Deed } from './merging/deeds.ts';

/** Types whose sources are all who take part: without targets, each does it to each other. */
const RECIPROCAL = new Set(['AGREE', 'CONSULT', 'COOPERATE']);

/**
 * Who did a deed to whom: every pair of a source and a target, each as itself and as the state that it acts for; two who
 * act for one state as themselves only.
 */
export function dyadsOf({
  id,
  kind,
  at,
  firstReported,
  lastReported,
  sources,
  state,
}: Entry): NewRow<'dyads'>[] {
  if (kind !== 'deed') return [];
  const { type, modality } = state as Deed;
  const doers = namesOf(state, 'source');
  const done = namesOf(state, 'target');
  const others = done.length === 0 && RECIPROCAL.has(type) ? doers : done;
  const rows = new Map<string, NewRow<'dyads'>>();
  for (const a of doers) {
    for (const b of others) {
      if (a.party === b.party) continue;
      const within = a.state === b.state;
      if (within && (a.actor !== a.party || b.actor !== b.party)) continue;
      rows.set(`${a.actor} ${b.actor}`, {
        entry: id,
        source: a.actor,
        target: b.actor,
        at,
        type,
        modality,
        sources,
        first_reported: firstReported,
        last_reported: lastReported,
      });
    }
  }
  return [...rows.values()];
}

interface Named {
  readonly actor: string;
  readonly party: string;
  readonly state: string;
}

function namesOf({ parties }: Entry['state'], role: string): Named[] {
  return parties
    .filter((party) => party.role === role)
    .flatMap(({ id, state }): Named[] => {
      const one = { party: id, state: state ?? id };
      return state && state !== id
        ? [
            { ...one, actor: id },
            { ...one, actor: state },
          ]
        : [{ ...one, actor: id }];
    });
}

/** Keeps the dyads of deeds that changed; those of deeds that nothing tells any more stay for past dates. */
export async function writeDyads(
  db: Db,
  { changed, gone, dyads }: { changed: readonly string[]; gone: readonly string[]; dyads: NewRow<'dyads'>[] },
): Promise<void> {
  for (const some of inChunks(changed)) await db.deleteFrom('dyads').where('entry', 'in', some).execute();
  for (const some of inChunks(gone))
    await db.updateTable('dyads').set({ sources: 0 }).where('entry', 'in', some).execute();
  for (const some of inChunks(dyads, 9)) await db.insertInto('dyads').values(some).execute();
}
