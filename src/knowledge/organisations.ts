import { bodyOfStateNamed } from './bodies.ts';
import { lazy, listOf, orNull, rowsOf } from './data.ts';
import { NameIndex } from './names.ts';
import { covers, type Term } from './terms.ts';

/** A body that acts or speaks: international organisation, alliance, ministry, agency, party, armed group, news agency. */
export interface Organisation extends Term {
  /** Full usual name: "NATO", "United Nations Security Council". */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: 'organisation' | 'group';
  /** Alpha-3 code of the state it belongs to; null for international bodies. */
  readonly country: string | null;
  /** Alpha-3 code of the state that it is, when it acts: ministries, armed forces, presidential offices. */
  readonly actsFor: string | null;
  readonly wikidata: string | null;
}

const COLUMNS = 'name kind country actsFor wikidata from to aliases'.split(' ');

const known = lazy(() => {
  const organisations = rowsOf('organisations.tsv', COLUMNS).map(organisationOf);
  const named = new NameIndex<Organisation>();
  for (const organisation of organisations) named.add(organisation.name, organisation);
  for (const organisation of organisations) {
    for (const alias of organisation.aliases) named.add(alias, organisation);
  }
  return { organisations, named };
});

/** All organisations and groups, by name. */
export function allOrganisations(): readonly Organisation[] {
  return known().organisations;
}

/**
 * The organisation of this name, first one that exists at the date; else the body of a state that the name is
 * made of ("Russian Foreign Ministry", "Kenyan police").
 */
export function organisationNamed(name: string, date: string | null = null): Organisation | null {
  const found = known().named.find(name);
  return (
    found.find((organisation) => date === null || covers(organisation, date)) ??
    found[0] ??
    bodyOfStateNamed(name, date)
  );
}

function organisationOf(cells: readonly string[]): Organisation {
  const [name = '', kind, country, actsFor, wikidata, from, to, aliases] = cells;
  return {
    name,
    aliases: listOf(aliases),
    kind: kind === 'group' ? 'group' : 'organisation',
    country: orNull(country),
    actsFor: orNull(actsFor),
    wikidata: orNull(wikidata),
    from: orNull(from),
    to: orNull(to),
  };
}
