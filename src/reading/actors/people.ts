import { keyOf } from '../../knowledge/names.ts';
import { type Person, peopleOfSurname, personNamed, roleOf } from '../../knowledge/people.ts';
import { surnamesOf } from '../../knowledge/surnames.ts';
import type { Title } from '../../knowledge/titles.ts';
import { firstWhere } from '../../record/sorted.ts';
import type { Cast, Entity } from './cast.ts';

/** A full name that the article gives somewhere, "Ivan Petrov". */
interface FullName {
  readonly at: number;
  readonly name: string;
}

/**
 * Links people's names: a full name to its person, a short one ("Petrov", "Mr Kim") to the full name before it in the
 * article, else to the first after it, else to whom the knowledge has of that surname at the article's date.
 */
export class People {
  readonly #cast: Cast;
  readonly #fullNames = new Map<string, FullName[]>();
  readonly #seen = new Map<string, Entity[]>();

  /** @param names every person's name of the article, in order */
  constructor(cast: Cast, names: readonly FullName[]) {
    this.#cast = cast;
    for (const full of names) {
      const first = fullForm(full.name).split(' ').slice(0, -1);
      if (first.length > 1) this.#fullNames.set(`${keyOf(first.join(' '))} `, [full]);
      for (const part of shortForms(full.name)) {
        const known = this.#fullNames.get(part);
        if (known) known.push(full);
        else this.#fullNames.set(part, [full]);
      }
    }
  }

  /** @param title what the words before the name say, null where they say nothing */
  resolve(name: string, at: number, title: Title | null): Entity {
    const full = fullForm(name);
    if (full.includes(' ')) {
      // "Ana Maria" of "Ana Maria Lopez"
      const longer = this.#fullNames.get(`${keyOf(full)} `)?.[0];
      return this.#remember(this.#full(longer ? fullForm(longer.name) : full), full);
    }
    const entity = this.#short(full, at, title);
    if (keyOf(entity.name).startsWith(`${keyOf(full)} `) && !entity.person) entity.byFirstName = true;
    return this.#seen.has(keyOf(full)) ? entity : this.#remember(entity, full);
  }

  #full(name: string): Entity {
    return this.#cast.person(name, personNamed(name));
  }

  #short(name: string, at: number, title: Title | null): Entity {
    const key = keyOf(name);
    const seen = this.#seen.get(key);
    if (seen)
      return seen.reduce((best, entity) => (standing(entity, key) >= standing(best, key) ? entity : best));
    const named = this.#fullNames.get(key) ?? [];
    const first = named[firstWhere(named, (full) => full.at > at)] ?? named[0];
    if (first) return this.#full(fullForm(first.name));
    const person = this.#known(name, title);
    return person ? this.#cast.person(person.name, person) : this.#cast.person(name, null);
  }

  /** Someone of this surname in office at the date; the title, where there is one, must fit. */
  #known(surname: string, title: Title | null): Person | null {
    const { date } = this.#cast;
    const people = peopleOfSurname(surname, date);
    if (title?.of) {
      const holder = people.find((person) =>
        person.offices.some(
          (tenure) => tenure.of === title.of && (title.former || tenure.office === title.office),
        ),
      );
      if (holder) return holder;
    }
    const first = people[0];
    return first && (date === null || roleOf(first, date) || people.length === 1) ? first : null;
  }

  #remember(entity: Entity, name: string): Entity {
    const forms = shortForms(entity.name.includes(' ') ? entity.name : name);
    if (entity.person) for (const form of surnamesOf(entity.person)) forms.add(form);
    for (const form of forms) {
      const known = this.#seen.get(form);
      if (!known) this.#seen.set(form, [entity]);
      else if (!known.includes(entity)) {
        if (known.length === MOST_NAMESAKES) known.shift();
        known.push(entity);
      }
    }
    return entity;
  }
}

/** So many people of one surname are told apart; of more, the latest. */
const MOST_NAMESAKES = 16;

/** Of several of one surname it is rather not who goes by the first name, and rather who the article is about. */
function standing(entity: Entity, key: string): number {
  return entity.byFirstName && !keyOf(entity.name).startsWith(key) ? -1 : entity.weight;
}

/** White space as one blank, initials between first and last name left out: "Ivan P. Petrov" is "Ivan Petrov". */
export function fullForm(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  return parts.filter((part, i) => i === 0 || i === parts.length - 1 || !/^\p{Lu}\.?$/u.test(part)).join(' ');
}

/** Keys under which a full name's short forms are looked up: its last word, its first, and the rest after the first. */
function shortForms(name: string): Set<string> {
  const parts = keyOf(name).split(' ');
  const whole = name.split(/\s+/);
  return new Set(
    [keyOf(whole.at(-1) ?? ''), parts[0] ?? '', parts.slice(1).join(' '), keyOf(name)].filter(Boolean),
  );
}
