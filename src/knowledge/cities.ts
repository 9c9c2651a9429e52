import { lazy, orNull } from './data.ts';
import { casedAs } from './names.ts';
import type { NamedPlace } from './places.ts';
import { SortedFile } from './sorted.ts';

const cities = lazy(() => new SortedFile('cities.tsv'));

/** Cities and towns of this name or spelling, in the order of the file. */
export function citiesNamed(name: string): NamedPlace[] {
  return cities()
    .rowsNamed(name)
    .filter(([known = '']) => casedAs(name, known))
    .map(cityOf);
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
