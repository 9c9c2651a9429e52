import { organisationNamed } from '../../knowledge/organisations.ts';
import { stateByCode, stateNamed, stateOfDemonym } from '../../knowledge/states.ts';
import { actorId } from '../actors.ts';
import type { Party } from '../entry.ts';
import type { Placed } from './placing.ts';
import { sideOf } from './sides.ts';

/** A participant as meetings are compared by it. */
export interface Participant extends Party {
  /** Id of the state that it is or acts for; its own id where there is none. */
  readonly side: string;
  readonly person: boolean;
}

const PERSON = /^\p{Lu}[\p{L}.'’-]*(?:\s+\p{L}[\p{L}.'’-]*)*\s+\p{Lu}[\p{L}.'’-]+$/u;
/** Words for participants of any side. */
const ANYBODY =
  /^(?:the |both |two )?(?:delegations?|envoys?|negotiators?|officials|leaders|powers|ministers|presidents|mediators|diplomats|sides|parties|representatives|reporters|journalists)$/i;
const people = new Map<string, boolean>();
const MOST = 50_000;

/** Those by whom a meeting is known; "reporters" and "senior officers" are anybody's. */
export function participantsOf(parties: readonly Party[]): Participant[] {
  return parties.flatMap((party) => {
    const { id } = sideOf(party);
    const anybody =
      id === party.id && (ANYBODY.test(party.name) || /^\p{Ll}/u.test(party.name.split(/\s+/).at(-1) ?? ''));
    return anybody ? [] : [{ ...party, side: id, person: isPerson(party) }];
  });
}

function isPerson({ name, id, state }: Party): boolean {
  if (id === state) return false;
  let person = people.get(name);
  if (person === undefined) {
    const [first = ''] = name.split(/\s+/);
    person = PERSON.test(name) && !stateNamed(name) && !stateOfDemonym(first) && !organisationNamed(name);
    if (people.size >= MOST) people.clear();
    people.set(name, person);
  }
  return person;
}

/** What two lists of participants have in common. */
export interface Common {
  /** Participants of one name. */
  readonly same: number;
  /** Sides for which one list has the state or its envoys, the other a person. */
  readonly acting: number;
  /** Persons of one name. */
  readonly persons: number;
  /** Sides for which the lists name different persons. */
  readonly other: number;
  /** Sides that the lists name, and the first and the second do not share. */
  readonly sides: readonly [number, number];
  readonly left: readonly [number, number];
}

export function commonOf(a: readonly Participant[], b: readonly Participant[]): Common {
  const [ours, theirs] = [bySide(a), bySide(b)];
  let [same, acting, other, shared, people] = [0, 0, 0, 0, 0];
  for (const [side, some] of ours) {
    const others = theirs.get(side);
    if (!others) continue;
    shared++;
    const both = some.filter(({ id }) => others.some((one) => one.id === id));
    const persons = both.filter(({ person }) => person).length;
    const named = some.some(({ person }) => person) && others.some(({ person }) => person);
    people += persons;
    if (persons > 0) same += persons;
    else if (named) other++;
    else if (both.length > 0) same++;
    else acting++;
  }
  return {
    same,
    acting,
    other,
    persons: people,
    sides: [ours.size, theirs.size],
    left: [ours.size - shared, theirs.size - shared],
  };
}

/** Participants without those who may only be the host: of the state where it is, and beside two sides or more. */
export function withoutHost(
  participants: readonly Participant[],
  place: Placed | null,
): readonly Participant[] {
  const host = stateByCode(place?.country ?? '');
  if (!host || bySide(participants).size < 3) return participants;
  const id = actorId(host.name);
  return participants.filter(({ side }) => side !== id);
}

export function bySide(participants: readonly Participant[]): Map<string, Participant[]> {
  const sides = new Map<string, Participant[]>();
  for (const one of participants) {
    const list = sides.get(one.side) ?? [];
    if (list.length === 0) sides.set(one.side, list);
    if (!list.some(({ id }) => id === one.id)) list.push(one);
  }
  return sides;
}

/** Of each side its persons, or what stands for it where no person is named. */
export function foremost(participants: readonly Participant[]): Participant[] {
  return [...bySide(participants).values()].flatMap((some) => {
    const persons = some.filter(({ person }) => person);
    const [first] = some;
    return persons.length > 0 ? persons : first ? [some.find(({ id, side }) => id === side) ?? first] : [];
  });
}
