import { createHash } from 'node:crypto';
import { stateByCode } from '../knowledge/states.ts';
import type { Actor, ActorRef } from '../record/actor.ts';
import type { NewRow } from './database/schema.ts';

/** Id of the ledger's actor of a name: one name is one actor in all articles. */
export function actorId(name: string): string {
  return `a${hash(name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim())}`;
}

/** An actor of a reading as the ledger names it. */
export function ledgerActor({ name }: ActorRef): ActorRef {
  return { id: actorId(name), name };
}

/** Id of the state of a country's code; null where the knowledge has none. */
export function stateId(country: string | null): string | null {
  const state = country ? stateByCode(country) : null;
  return state && actorId(state.name);
}

export function actorRow({ name, kind, country, wikidata }: Actor): NewRow<'actors'> {
  return { id: actorId(name), name, kind, country, wikidata };
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
