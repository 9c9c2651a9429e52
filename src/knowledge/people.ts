import { lazy, listOf, orNull, rowsOf } from './data.ts';
import { keyOf, NameIndex } from './names.ts';
import { rankOf } from './offices.ts';
import { organisationNamed } from './organisations.ts';
import { stateByCode } from './states.ts';
import { surnamesOf } from './surnames.ts';
import { covers, daysFrom, type Term } from './terms.ts';

/** An office held: "foreign minister" of RUS. */
export interface Tenure extends Term {
  /** Normalised, as in `offices.tsv`. */
  readonly office: string;
  /** State code, or an organisation's name. */
  readonly of: string;
}

export interface Person {
  /** First and last name as the press of the time writes it. */
  readonly name: string;
  /** Other spellings and short forms. */
  readonly aliases: readonly string[];
  /** Alpha-3 code; null where unknown. */
  readonly country: string | null;
  readonly wikidata: string | null;
  readonly gender: 'm' | 'f' | null;
  readonly offices: readonly Tenure[];
}

/** Own research first, since what is found first wins. */
const FILES = ['people.tsv', 'people-2021.tsv', 'people-phoenix.tsv'];
const COLUMNS = 'name country gender wikidata aliases offices'.split(' ');

const known = lazy(() => {
  const people = FILES.flatMap((file) => rowsOf(file, COLUMNS).map(personOf));
  const named = new NameIndex<Person>();
  for (const person of people) named.add(person.name, person);
  for (const person of people) for (const alias of person.aliases) named.add(alias, person);
  return { people, named };
});

const bySurname = lazy(() => {
  const index = new Map<string, Person[]>();
  for (const person of known().people) {
    for (const surname of surnamesOf(person)) {
      const bearers = index.get(surname);
      if (bearers) bearers.push(person);
      else index.set(surname, [person]);
    }
  }
  return index;
});

const byOffice = lazy(() => {
  const index = new Map<string, [Person, Tenure][]>();
  for (const person of known().people) {
    for (const tenure of person.offices) {
      const key = `${tenure.office}:${tenure.of}`;
      const holders = index.get(key);
      if (holders) holders.push([person, tenure]);
      else index.set(key, [[person, tenure]]);
    }
  }
  return index;
});

/** Offices anybody is known to have held, by state or organisation. */
const heldIn = lazy(() => {
  const index = new Map<string, Set<string>>();
  for (const { offices } of known().people) {
    for (const { office, of } of offices) index.set(of, (index.get(of) ?? new Set()).add(office));
  }
  return index;
});

/** All people: own research, then the derived files, each by name. */
export function allPeople(): readonly Person[] {
  return known().people;
}

/** The person of this full name or spelling variant; titles must be taken off first. */
export function personNamed(fullName: string): Person | null {
  return known().named.find(fullName)[0] ?? null;
}

/** All who bear the surname, those in office at the date (or nearest to it) first. */
export function peopleOfSurname(surname: string, date: string | null = null): Person[] {
  const bearers = bySurname().get(keyOf(surname)) ?? [];
  if (date === null) return [...bearers];
  const distance = new Map(bearers.map((person) => [person, distanceOf(person, date)]));
  return [...bearers].sort((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0));
}

/**
 * Who holds the office at the date. Where two terms meet in one year or month that is all that is known of them,
 * nobody is named rather than a guess.
 */
export function holderOf(office: string, of: string, date: string): Person | null {
  const holders = new Set<Person>();
  for (const [person, tenure] of byOffice().get(`${office}:${of}`) ?? []) {
    if (covers(tenure, date)) holders.add(person);
  }
  if (holders.size === 0) {
    // "The Palestinian Authority president" is kept as Palestine's.
    const country = organisationNamed(of, date)?.country;
    return country ? holderOf(office, country, date) : null;
  }
  const [holder] = holders;
  return holders.size === 1 && holder ? holder : null;
}

/**
 * The office whose holder leads a state or an organisation ("the Israeli leader", "the IAEA chief"): a state's as
 * `states.tsv` says, an organisation's the highest one known. Null where none is known.
 */
export function headOffice(of: string, date: string | null = null): string | null {
  const state = stateByCode(of);
  if (state) return state.head;
  let head: string | null = null;
  for (const office of heldIn().get(of) ?? []) {
    if (date !== null && !holderOf(office, of, date)) continue;
    if (head === null || rankOf(office) < rankOf(head)) head = office;
  }
  return head;
}

/** The highest office the person holds at the date. */
export function roleOf(person: Person, date: string): Tenure | null {
  let role: Tenure | null = null;
  for (const tenure of person.offices) {
    if (covers(tenure, date) && (role === null || rankOf(tenure.office) < rankOf(role.office))) role = tenure;
  }
  return role;
}

function distanceOf(person: Person, date: string): number {
  return Math.min(...person.offices.map((tenure) => daysFrom(tenure, date)), Number.MAX_SAFE_INTEGER);
}

function personOf(cells: readonly string[]): Person {
  const [name = '', country, gender, wikidata, aliases, offices] = cells;
  return {
    name,
    aliases: listOf(aliases),
    country: orNull(country),
    wikidata: orNull(wikidata),
    gender: gender === 'm' || gender === 'f' ? gender : null,
    offices: listOf(offices).map(tenureOf),
  };
}

/** "foreign minister:RUS:2004-03-09/.." (EDTF interval; an empty end is unknown, ".." open). */
function tenureOf(cell: string): Tenure {
  const [office = '', of = '', interval = ''] = cell.split(':');
  const [from = '', to = ''] = interval.split('/');
  return { office, of, from: from === '..' ? null : orNull(from), to: to === '..' ? null : orNull(to) };
}
