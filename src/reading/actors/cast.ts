import { keyOf } from '../../knowledge/names.ts';
import type { Organisation } from '../../knowledge/organisations.ts';
import { type Person, roleOf } from '../../knowledge/people.ts';
import { stateByCode } from '../../knowledge/states.ts';
import type { ActorKind, Mention } from '../../record/actor.ts';

/** An actor while the article is being read: what `Actor` will say of it, and what linking needs to know. */
export interface Entity {
  readonly key: string;
  name: string;
  kind: ActorKind;
  country: string | null;
  role: string | null;
  wikidata: string | null;
  gender: 'm' | 'f' | null;
  /** Whether "they" stands for it. */
  plural: boolean;
  /** Whether the article or the knowledge names it; false for "Russian troops", "a witness". */
  named: boolean;
  /** Whether the knowledge has it. */
  readonly known: boolean;
  /** Nouns it was called by: "president", "agency". */
  readonly nouns: Set<string>;
  /** Offices (names of the knowledge) it holds. */
  readonly offices: Set<string>;
  /** Bodies it was said to belong to: the agency whose spokesman it is. */
  readonly bodies: Set<Entity>;
  readonly person: Person | null;
  /** For several taken together ("both sides"): who they are. */
  readonly members: readonly Entity[];
  readonly mentions: Mention[];
  /** Whom it acts for in a deed: the body of its unit; null where it acts for itself. */
  actsFor: Entity | null;
  /** How often it stood as a subject, twice for each time it spoke: who the article is about. */
  weight: number;
  /** Whether the article calls the person by the first name alone. */
  byFirstName: boolean;
}

/** Who appears in one article, each under one key. */
export class Cast {
  readonly entities: Entity[] = [];
  readonly date: string | null;
  readonly #byKey = new Map<string, Entity>();

  constructor(date: string | null) {
    this.date = date;
  }

  find(key: string): Entity | null {
    return this.#byKey.get(key) ?? null;
  }

  state(code: string): Entity | null {
    const key = `state:${code}`;
    const known = this.#byKey.get(key);
    if (known) return known;
    const state = stateByCode(code);
    if (!state) return null;
    return this.#add(key, {
      name: state.name,
      kind: 'state',
      country: code,
      wikidata: state.wikidata,
      named: true,
    });
  }

  organisation(organisation: Organisation): Entity {
    const { name, country, wikidata } = organisation;
    const kind = organisation.kind;
    return (
      this.#byKey.get(`body:${keyOf(name)}`) ??
      this.#add(`body:${keyOf(name)}`, {
        name,
        kind,
        country,
        wikidata,
        named: true,
        known: true,
        plural: kind === 'group',
      })
    );
  }

  /** A body that only the article knows. */
  body(name: string, country: string | null): Entity {
    const key = `body:${keyOf(name)}`;
    return this.#byKey.get(key) ?? this.#add(key, { name, kind: 'organisation', country, named: true });
  }

  person(name: string, person: Person | null): Entity {
    const full = person?.name ?? name;
    const key = `person:${keyOf(full)}`;
    const known = this.#byKey.get(key);
    if (known) return known;
    const tenure = person && this.date ? roleOf(person, this.date) : null;
    const entity = this.#add(key, {
      name: full,
      kind: 'person',
      country: person?.country ?? null,
      wikidata: person?.wikidata ?? null,
      gender: person?.gender ?? null,
      role: tenure && roleText(tenure),
      named: true,
      person,
    });
    if (tenure) entity.offices.add(tenure.office);
    return entity;
  }

  /** Gives a body of the article a further name, "(UNHCR)". */
  alias(name: string, entity: Entity): void {
    this.#byKey.set(`body:${keyOf(name)}`, entity);
  }

  /** People or bodies without a name; the same noun phrase is the same group. */
  unnamed(
    name: string,
    kind: 'group' | 'person' | 'organisation',
    country: string | null,
    plural: boolean,
  ): Entity {
    const key = `unnamed:${keyOf(name)}`;
    return this.#byKey.get(key) ?? this.#add(key, { name, kind, country, plural });
  }

  /** Several as one: "Japan and United States". One member is itself. */
  joint(members: readonly Entity[]): Entity | null {
    const flat = [
      ...new Set(members.flatMap((member) => (member.members.length > 0 ? member.members : [member]))),
    ];
    const [first] = flat;
    if (!first || flat.length === 1) return first ?? null;
    const names = flat.map((member) => member.name);
    const name = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
    const key = `joint:${flat.map((member) => member.key).join('|')}`;
    return (
      this.#byKey.get(key) ??
      this.#add(key, { name, kind: 'group', plural: true, named: flat.every((m) => m.named), members: flat })
    );
  }

  #add(key: string, given: Partial<Entity> & Pick<Entity, 'name' | 'kind'>): Entity {
    const entity: Entity = {
      country: null,
      role: null,
      wikidata: null,
      gender: null,
      plural: false,
      named: false,
      known: false,
      nouns: new Set(),
      offices: new Set(),
      bodies: new Set(),
      person: null,
      members: [],
      mentions: [],
      actsFor: null,
      weight: 0,
      byFirstName: false,
      ...given,
      key,
    };
    this.#byKey.set(key, entity);
    this.entities.push(entity);
    return entity;
  }
}

/** An office as a role: a state's by itself, an organisation's with its name ("secretary-general of NATO"). */
export function roleText({ office, of }: { readonly office: string; readonly of: string | null }): string {
  return of === null || stateByCode(of) ? office : `${office} of ${of}`;
}
