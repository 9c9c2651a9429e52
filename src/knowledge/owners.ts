import { bodyNamed, bodyOf } from './bodies.ts';
import { organisationNamed } from './organisations.ts';
import {
  type State,
  stateByCode,
  stateNamed,
  stateOfCapital,
  stateOfDemonym,
  stateOfSeat,
} from './states.ts';

/** Longest name of an owner, in words. */
const MOST_WORDS = 8;
/** What makes a state's name a part of another name: "the Russian chess federation", "the Palestinian delegation". */
const GROUP =
  /^(?:agency|alliance|association|bank|bloc|branch|chamber|church|club|coalition|commission|committee|company|council|delegation|faction|federation|foundation|front|fund|group|institute|league|lobby|militia|mission|movement|organi[sz]ation|party|rebels?|section|team|union|university)$/i;

/** Who owns an office: its state code or organisation's name, and where in the words it stands. */
export interface Owner {
  readonly of: string;
  readonly start: number;
  readonly end: number;
}

export interface OwnerSearch {
  /** Which of several of one length counts: the first, as behind an office, or the last, as before it. */
  readonly from: 'first' | 'last';
  /** Whether bodies that act for their state ("Kremlin") are named rather than the state. */
  readonly bodies: boolean;
  readonly date: string | null;
}

/** The state or organisation that the longest run of the words names. */
export function ownerIn(words: readonly string[], search: OwnerSearch): Owner | null {
  for (let length = Math.min(MOST_WORDS, words.length); length > 0; length--) {
    const runs = words.length - length + 1;
    for (let i = 0; i < runs; i++) {
      const start = search.from === 'first' ? i : runs - 1 - i;
      const end = start + length;
      const of = ownerNamed(words.slice(start, end).join(' ').replace(/'s?$/, ''), search);
      if (of) return within({ of, start, end }, words);
    }
  }
  return null;
}

/** A state's name that goes on to name a group of it is no longer the state's. */
function within(owner: Owner, words: readonly string[]): Owner {
  if (!stateByCode(owner.of)) return owner;
  for (let at = owner.end; at < words.length; at++) {
    if (/^(?:of|in|at|on|with|and)$/i.test(words[at] ?? '')) break;
    if (!GROUP.test((words[at] ?? '').replace(/'s?$/, ''))) continue;
    const of = words
      .slice(owner.start, at + 1)
      .join(' ')
      .replace(/^the |'s?$/gi, '');
    return { of, start: owner.start, end: at + 1 };
  }
  return owner;
}

function ownerNamed(name: string, { bodies, date }: OwnerSearch): string | null {
  const organisation = organisationNamed(name, date);
  if (organisation && isGovernment(organisation.name, organisation.country)) return organisation.country;
  if (organisation && (bodies || organisation.actsFor === null)) return organisation.name;
  const state = stateNamed(name, date) ?? stateOfDemonym(name, date) ?? stateOfSeat(name, date);
  return state?.code ?? organisation?.actsFor ?? stateOfCapital(name, date)?.code ?? null;
}

/** "The German government spokesman" is kept as Germany's. */
function isGovernment(name: string, country: string | null): boolean {
  const state = country ? stateByCode(country) : null;
  return state !== null && name === bodyOf({ name: 'government', acts: true }, state).name;
}

/** A body named without its state, as that of the state spoken of: "Foreign Ministry spokesman" where Russia is. */
export function bodyIn(words: readonly string[], state: State): string | null {
  for (let start = 0; start < words.length; start++) {
    const body = bodyNamed(words.slice(start).join(' ').replace(/'s?$/, ''));
    if (body) return body.name === 'government' ? state.code : bodyOf(body, state).name;
  }
  return null;
}

/** The organisation that is a state's seat of government: the White House, the Kremlin. */
export function seatOf(state: State): string | null {
  for (const seat of state.seats) {
    const organisation = organisationNamed(seat);
    if (organisation?.actsFor === state.code) return organisation.name;
  }
  return null;
}
