import { lazy, listOf, orNull, rowsOf } from './data.ts';
import { casedAs, keyOf, NameIndex } from './names.ts';
import { officeNamed, rankOf } from './offices.ts';
import { organisationNamed } from './organisations.ts';
import { SortedFile } from './sorted.ts';
import { isTranscribed, spellingKey } from './spellings.ts';
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

const COLUMNS = 'name country gender wikidata aliases offices'.split(' ');

/** Those whose offices are known by name. */
const known = lazy(() => {
  // Own research first, since what is found first wins.
  const people = ['people.tsv', 'people-2021.tsv'].flatMap((file) => rowsOf(file, COLUMNS).map(personOf));
  const named = new NameIndex<Person>();
  for (const person of people) named.add(person.name, person);
  for (const person of people) for (const alias of person.aliases) named.add(alias, person);
  return { people, named };
});

/** Members of governments, looked up by full name only: whoever is not well known is given in full where first named. */
const ministers = lazy(() => new SortedFile('people-phoenix.tsv'));

const bySpelling = lazy(() => {
  const index = new Map<string, Person[]>();
  for (const person of known().people) {
    if (!isTranscribed(person.country)) continue;
    for (const name of [person.name, ...person.aliases]) {
      if (name.includes(' ')) append(index, spellingKey(name), person);
    }
  }
  return index;
});

const bySurname = lazy(() => {
  const index = new Map<string, Person[]>();
  for (const person of known().people) {
    for (const surname of surnamesOf(person)) append(index, surname, person);
  }
  return index;
});

const byOffice = lazy(() => {
  const index = new Map<string, [Person, Tenure][]>();
  for (const person of known().people) {
    for (const tenure of person.offices) {
      append(index, `${tenure.office}:${tenure.of}`, [person, tenure]);
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

/** All whose offices are known by name: own research, then the leaders of 2021. */
export function allPeople(): readonly Person[] {
  return known().people;
}

/**
 * The person of this full name or spelling variant; titles must be taken off first. Of several who bear it ("George
 * Bush") it is the one in office at the date or nearest to it, without a date the last one in office.
 */
export function personNamed(fullName: string, date: string | null = null): Person | null {
  const exact = known().named.find(fullName);
  const spelled = exact.length > 0 || !fullName.includes(' ') ? exact : spelledLike(fullName);
  const found = spelled.length > 0 ? spelled : ministersNamed(fullName);
  return byDistance(found, date ?? LATEST)[0] ?? null;
}

/** Those found without initials and "Jr", else those whose name is transcribed otherwise. */
function spelledLike(fullName: string): readonly Person[] {
  const plain = fullName.replace(/ \p{Lu}\.?(?= )/gu, '').replace(/,? (?:Jr\.?|Sr\.?|I{2,3}|IV)$/, '');
  const found = known().named.find(plain);
  return found.length > 0 ? found : (bySpelling().get(spellingKey(plain)) ?? []);
}

const ministersNamed = (fullName: string): Person[] =>
  ministers()
    .rowsNamed(fullName)
    .filter(([name = '']) => casedAs(fullName, name))
    .map(personOf);

/** All who bear the surname, those in office at the date (or nearest to it) first. */
export function peopleOfSurname(surname: string, date: string | null = null): Person[] {
  const bearers = bySurname().get(keyOf(surname)) ?? [];
  return date === null ? [...bearers] : byDistance(bearers, date);
}

/**
 * Who holds the office at the date; on the day of a handover the newcomer. Where two terms meet in one year or month
 * that is all that is known of them, nobody is named rather than a guess.
 */
export function holderOf(office: string, of: string, date: string): Person | null {
  const kind = officeNamed(office);
  if (kind?.holders === 'many' || office.startsWith('deputy ')) return null;
  const terms = (byOffice().get(`${office}:${of}`) ?? []).filter(([, tenure]) => covers(tenure, date));
  const remaining = terms.filter(([, tenure]) => tenure.to !== date);
  const holders = new Set((remaining.length > 0 ? remaining : terms).map(([person]) => person));
  if (holders.size === 0 && kind?.of === 'state') {
    const country = GOVERNMENTS[of] ?? (office === 'speaker' ? organisationNamed(of, date)?.country : null);
    return country ? holderOf(office, country, date) : null;
  }
  const [holder] = holders;
  return holders.size === 1 && holder ? holder : null;
}

/** Governments that are organisations, and whose offices are kept as the state's. */
const GOVERNMENTS: Readonly<Record<string, string>> = {
  'Government of National Accord': 'LBY',
  'Palestinian National Authority': 'PSE',
  'Transitional Federal Government': 'SOM',
};

/**
 * The office whose holder leads a state or an organisation ("the Israeli leader", "the IAEA chief"): a state's as
 * `states.tsv` says, an organisation's the highest one known. Who rules a state as its "leader" comes before. Null where none is known.
 */
export function headOffice(of: string, date: string | null = null): string | null {
  const state = stateByCode(of);
  if (state) return date !== null && holderOf('leader', of, date) ? 'leader' : state.head;
  let head: string | null = null;
  for (const office of heldIn().get(of) ?? []) {
    if (date !== null && !holderOf(office, of, date)) continue;
    if (head === null || rankOf(office) < rankOf(head)) head = office;
  }
  return head;
}

/** Whether anybody is known to have held the office there. */
export function isHeldIn(of: string, office: string): boolean {
  return heldIn().get(of)?.has(office) ?? false;
}

/** The highest office the person holds at the date. */
export function roleOf(person: Person, date: string): Tenure | null {
  let role: Tenure | null = null;
  for (const tenure of person.offices) {
    if (covers(tenure, date) && (role === null || rankOf(tenure.office) < rankOf(role.office))) role = tenure;
  }
  return role;
}

/** After all terms that have ended; those still open cover it. */
const LATEST = '9999-12-31';

function byDistance(people: readonly Person[], date: string): Person[] {
  const distance = new Map(people.map((person) => [person, distanceOf(person, date)]));
  return [...people].sort((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0));
}

function append<T>(index: Map<string, T[]>, key: string, value: T): void {
  const values = index.get(key);
  if (!values) index.set(key, [value]);
  else if (!values.includes(value)) values.push(value);
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
