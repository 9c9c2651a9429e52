import { organisationNamed } from '../knowledge/organisations.ts';
import { peopleOfSurname, personNamed } from '../knowledge/people.ts';
import { type State, stateByCode, stateNamed, stateOfCapital, stateOfSeat } from '../knowledge/states.ts';
import { actorId } from './actors.ts';
import type { Ledger } from './database/open.ts';
import type { NewRow } from './database/schema.ts';

/** Actors of the ledger that a name is compared with where no knowledge has it. */
const LIKE = 8;

/**
 * The actor that a person means by a name: a state by any of its names, its capital or its seat of government, an
 * organisation, a person; else the ledger's actor whose name holds it.
 * @param date ISO date at which states and offices are meant
 * @throws {Error} where nobody is called so, or several are
 */
export async function actorNamed(ledger: Ledger, name: string, date: string): Promise<NewRow<'actors'>> {
  const wanted = name.replace(/\s+/g, ' ').trim();
  if (wanted === '') throw new Error('found an empty name of an actor; want for example "Russia"');
  const known = knownActor(wanted, date);
  if (known) return known;
  const like = await actorsLike(ledger, wanted);
  const exact = like.find(({ id }) => id === actorId(wanted));
  const [only] = like;
  if (exact) return exact;
  if (only && like.length === 1) return only;
  const found = JSON.stringify(wanted);
  if (like.length === 0)
    throw new Error(`nobody is called ${found} in the knowledge or the ledger; give the full name`);
  const names = like.map((one) => JSON.stringify(one.name)).join(', ');
  throw new Error(`${found} may be ${names}; give the full name of one`);
}

/** Written small, "nato" and "united kingdom" are meant as names too. */
function knownActor(name: string, date: string): NewRow<'actors'> | null {
  const capitals = name.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
  for (const form of new Set([name, capitals, name.toUpperCase()])) {
    const state = stateNamed(form, date) ?? stateOfCapital(form, date) ?? stateOfSeat(form, date);
    if (state) return stateRow(state);
    const body = organisationNamed(form, date);
    const actsFor = body?.actsFor && stateByCode(body.actsFor);
    if (actsFor) return stateRow(actsFor);
    const surnamed = peopleOfSurname(form, date);
    const one = body ?? personNamed(form, date) ?? (surnamed.length === 1 ? surnamed[0] : null);
    if (one) {
      const { name, country, wikidata } = one;
      return { id: actorId(name), name, kind: 'kind' in one ? one.kind : 'person', country, wikidata };
    }
  }
  return null;
}

function stateRow({ name, code, wikidata }: State): NewRow<'actors'> {
  return { id: actorId(name), name, kind: 'state', country: code, wikidata };
}

async function actorsLike({ db, engine }: Ledger, name: string): Promise<NewRow<'actors'>[]> {
  const ids = new Set([actorId(name), ...(await engine.names(db, name, LIKE))]);
  return db
    .selectFrom('actors')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('name')
    .execute();
}
