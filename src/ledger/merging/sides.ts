import { lazy } from '../../knowledge/data.ts';
import { NameIndex } from '../../knowledge/names.ts';
import { allOrganisations } from '../../knowledge/organisations.ts';
import { allPeople, peopleOfSurname } from '../../knowledge/people.ts';
import {
  type State,
  stateByCode,
  stateNamed,
  stateOfCapital,
  stateOfDemonym,
  stateOfSeat,
} from '../../knowledge/states.ts';
import type { ActorRef } from '../../record/actor.ts';
import { actorId } from '../actors.ts';
import type { Party } from '../entry.ts';

/** A state, or an actor that acts for none. */
export type Side = ActorRef;

/** A side and where a text names it. */
export interface Named extends Side {
  readonly start: number;
  readonly end: number;
}

const states = new Map<string, Side>();
const WEST = sideNamed('West');
/** Whose deeds are the West's: the G7 without Japan, and its two organisations. */
const WESTERN = new Set(
  ['United States', 'United Kingdom', 'Canada', 'France', 'Germany', 'Italy', 'NATO', 'European Union'].map(
    actorId,
  ),
);
/** Words of the longest name looked for in a text. */
const LONGEST = 4;
const MOST = 20_000;

const sides = new Map<string, Side>();
const texts = new Map<string, readonly Named[]>();

/** Whom a party acts for, as far as it is known. */
export function sideOf({ id, name, state }: Pick<Party, 'id' | 'name' | 'state'>): Side {
  const key = `${id} ${state ?? ''}`;
  let side = sides.get(key);
  if (!side) {
    const named = namedIn(name);
    const [only] = named;
    const one = only && named.every((other) => other.id === only.id) ? only : null;
    side = state ? { id: state, name: one?.id === state ? one.name : name } : one ? refOf(one) : { id, name };
    if (sides.size >= MOST) sides.clear();
    sides.set(key, side);
  }
  return side;
}

/** States and organisations that a text names, by whatever name, in order: "Moscow", "Russian troops" and "Putin" are Russia. */
export function namedIn(text: string): readonly Named[] {
  let named = texts.get(text);
  if (!named) {
    named = scanned(text);
    if (texts.size >= MOST) texts.clear();
    texts.set(text, named);
  }
  return named;
}

/** Whether deeds of one are deeds of the other. */
export function isSide(side: Side, wanted: Side): boolean {
  return side.id === wanted.id || (wanted.id === WEST.id && WESTERN.has(side.id));
}

/** The side, and the wider one that it belongs to. */
export function withWider(side: Side): Side[] {
  return WESTERN.has(side.id) ? [side, WEST] : [side];
}

/** Ids of the side and of those whose deeds are its own. */
export function withNarrower({ id }: Side): string[] {
  return id === WEST.id ? [id, ...WESTERN] : [id];
}

export function refOf({ id, name }: Side): Side {
  return { id, name };
}

function scanned(text: string): Named[] {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.-]*(?:['’](?!s\b)\p{L}+)*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].replace(/\.+$/, '').length,
  }));
  const found: Named[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    if (!first || !/^\p{Lu}/u.test(text.slice(first.start))) continue;
    for (let size = Math.min(LONGEST, words.length - at); size > 0; size--) {
      const last = words[at + size - 1];
      if (!last) continue;
      const side = named(text.slice(first.start, last.end).replace(/\s+/g, ' '));
      if (!side) continue;
      found.push({ ...side, start: first.start, end: last.end });
      at += size - 1;
      break;
    }
  }
  return found;
}

/** Organisations and well-known people by name; bodies of states begin with the state's name, which is enough here. */
const others = lazy(() => {
  const index = new NameIndex<Side>();
  for (const { name, aliases, country, actsFor } of allOrganisations()) {
    const side = sideNamed(byCode(actsFor ?? country)?.name ?? name);
    for (const form of [name, ...aliases]) index.add(form, side);
  }
  for (const { name, aliases, country } of allPeople()) {
    const state = byCode(country);
    if (state) for (const form of [name, ...aliases]) index.add(form, sideNamed(state.name));
  }
  return index;
});

function named(name: string): Side | null {
  if (/^West(?:ern(?:ers)?)?$/.test(name)) return WEST;
  const state =
    stateNamed(name) ??
    stateOfDemonym(name) ??
    stateOfCapital(name) ??
    stateOfSeat(name) ??
    (name.includes(' ') ? null : byCode(peopleOfSurname(name)[0]?.country));
  return state ? sideNamed(state.name) : (others().find(name)[0] ?? null);
}

function sideNamed(name: string): Side {
  const side = states.get(name) ?? { id: actorId(name), name };
  states.set(name, side);
  return side;
}

function byCode(code: string | null | undefined): State | null {
  return code ? stateByCode(code) : null;
}
