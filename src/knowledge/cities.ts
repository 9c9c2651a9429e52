import { lazy, orNull, textOfFile } from './data.ts';
import { casedAs, keyOf } from './names.ts';
import type { NamedPlace } from './places.ts';

/** The whole file as text: it is sorted by `keyOf` of the names, so that a look-up needs no index. */
const cities = lazy(() => {
  const text = textOfFile('cities.tsv');
  return text.slice(text.indexOf('\nname\t') + 1);
});
/** Where the lines after the column names begin. */
const first = lazy(() => cities().indexOf('\n') + 1);

/** Cities and towns of this name or spelling, in the order of the file. */
export function citiesNamed(name: string): NamedPlace[] {
  const text = cities();
  const key = keyOf(name);
  const found: NamedPlace[] = [];
  for (let start = firstAt(text, key); start < text.length; ) {
    const end = text.indexOf('\n', start);
    if (keyAt(text, start) !== key) break;
    const cells = text.slice(start, end).split('\t');
    if (casedAs(name, cells[0] ?? '')) found.push(cityOf(cells));
    start = end + 1;
  }
  return found;
}

/** Start of the first line whose key is not before `key`. */
function firstAt(text: string, key: string): number {
  let low = first();
  let high = text.length;
  while (low < high) {
    const start = Math.max(low, text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1);
    if (keyAt(text, start) < key) low = text.indexOf('\n', start) + 1;
    else high = start;
  }
  return low;
}

function keyAt(text: string, start: number): string {
  return keyOf(text.slice(start, text.indexOf('\t', start)));
}

function cityOf(cells: readonly string[]): NamedPlace {
  const [name = '', canonical, country, region, lat, lon, population, capital] = cells;
  const people = Number(population);
  return {
    name: canonical || name,
    country: orNull(country),
    region: orNull(region),
    lat: Number(lat),
    lon: Number(lon),
    population: people,
    feature: capital ? 'capital' : people >= CITY ? 'city' : 'town',
  };
}

/** Inhabitants from which a town is called a city. */
const CITY = 100_000;
