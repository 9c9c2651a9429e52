import { citiesNamed } from './cities.ts';
import { lazy, listOf, orNull, rowsOf } from './data.ts';
import { NameIndex } from './names.ts';
import { allStates } from './states.ts';

/**
 * region: a part of a country, an island or a land across borders; state: one of the United States; sea: an ocean,
 * sea, gulf, bay or lake; strait: a strait or canal; site: a base, a plant, a palace, a square.
 */
export const FEATURES = [
  'country',
  'continent',
  'region',
  'state',
  'sea',
  'strait',
  'river',
  'site',
  'capital',
  'city',
  'town',
] as const;
export type Feature = (typeof FEATURES)[number];

export interface NamedPlace {
  readonly name: string;
  /** ISO 3166-1 alpha-3; null for what lies in no one country. */
  readonly country: string | null;
  /** Postal code of the US state ("TX"); null elsewhere. */
  readonly region: string | null;
  /** Degrees, WGS 84. */
  readonly lat: number;
  readonly lon: number;
  /** Inhabitants, about; 0 where unknown and for all but cities and towns. */
  readonly population: number;
  readonly feature: Feature;
}

/** Where the article is about: alpha-3 codes. */
export interface PlaceContext {
  readonly countries?: readonly string[];
}

/** What a feature weighs, in inhabitants: countries outweigh all that share their name. */
const WEIGHT: Readonly<Record<Feature, number>> = {
  country: 1e9,
  continent: 1e9,
  region: 2e7,
  sea: 2e7,
  strait: 2e7,
  river: 1e6,
  state: 1e7,
  site: 1e6,
  capital: 0,
  city: 0,
  town: 2e4,
};
/** How much more a place weighs in a context country, shared among them: Georgia is the US state only where the US is alone. */
const IN_CONTEXT = 150;
const CAPITAL = 5;

const known = lazy(() => {
  const named = new NameIndex<NamedPlace>();
  const forms: string[] = [];
  for (const { name, aliases, code, lat, lon } of allStates()) {
    const place = { name, country: code, region: null, lat, lon, population: 0, feature: 'country' } as const;
    for (const form of [name, ...aliases]) named.add(form, place);
  }
  for (const cells of rowsOf('places.tsv', 'name feature country region lat lon aliases'.split(' '))) {
    const place = placeOf(cells);
    for (const form of [place.name, ...listOf(cells[6])]) {
      named.add(form, place);
      forms.push(form);
    }
  }
  return { named, forms };
});

/** Names of regions, waters and sites, without countries and cities: "West Bank", "Gulf of Mexico". */
export function placeNames(): readonly string[] {
  return known().forms;
}

/** What is said about a place around its name: "southern Iraq", "the city of Herat", "Khost province". */
const BEFORE =
  /^(?:the\s+)?(?:(?:(?:north|south|east|west)(?:ern|[ -]?(?:east|west)(?:ern)?)?|central|upper|lower|mid|rural|downtown|mainland|occupied|near|outside|off|around)\s+|(?:city|town|village|port|province|region|district|state|island|coast|outskirts|suburbs)\s+of\s+)/i;
const AFTER =
  /\s+(?:province|region|district|oblast|governorate|prefecture|county|city|town|village|area|airport|air ?base|refugee camp|camp|prison|border|crossing|peninsula|valley|coast|suburb)$/i;

/**
 * The place of this name; of several the heaviest: countries before all, then by inhabitants, five times for
 * capitals, 150 times for places of a context country. "Paris, Texas" asks for the one in Texas; what no file names
 * is looked up without what is said around it, so that "southern Iraq" gives Iraq.
 */
export function placeNamed(name: string, context: PlaceContext = {}): NamedPlace | null {
  const comma = name.indexOf(',');
  const local = comma > 0 ? name.slice(0, comma) : name;
  const within = comma > 0 ? known().named.find(name.slice(comma + 1)) : [];
  const bare = local.trim().replace(AFTER, '');
  return (
    heaviest(local, within, context) ??
    (bare === local ? null : heaviest(bare, within, context)) ??
    (BEFORE.test(bare) ? heaviest(bare.replace(BEFORE, ''), within, context) : null)
  );
}

function heaviest(
  name: string,
  within: readonly NamedPlace[],
  { countries = [] }: PlaceContext,
): NamedPlace | null {
  let best: NamedPlace | null = null;
  for (const place of [...known().named.find(name), ...citiesNamed(name)]) {
    if (within.length > 0 && !within.some((whole) => liesIn(place, whole))) continue;
    if (best === null || weightOf(place, countries) > weightOf(best, countries)) best = place;
  }
  return best;
}

function liesIn(place: NamedPlace, whole: NamedPlace): boolean {
  return place.country === whole.country && (whole.region === null || place.region === whole.region);
}

function weightOf(place: NamedPlace, countries: readonly string[]): number {
  const own = WEIGHT[place.feature] + (place.population + 1) * (place.feature === 'capital' ? CAPITAL : 1);
  return place.country !== null && countries.includes(place.country)
    ? (own * IN_CONTEXT) / countries.length
    : own;
}

function placeOf(cells: readonly string[]): NamedPlace {
  const [name = '', kind = '', country, region, lat, lon] = cells;
  const feature = FEATURES.find((known) => known === kind);
  if (!feature)
    throw new Error(`places.tsv, ${name}: found feature "${kind}"; want one of ${FEATURES.join(', ')}`);
  return {
    name,
    country: orNull(country),
    region: orNull(region),
    lat: Number(lat),
    lon: Number(lon),
    population: 0,
    feature,
  };
}
