import { readCsv, tableOf } from './tables.mjs';

/** Wikidata's labels for countries that `states.tsv` names otherwise. */
const COUNTRY = {
  'Federated States of Micronesia': 'FSM',
  'Kingdom of Denmark': 'DNK',
  'Kingdom of the Netherlands': 'NLD',
  "People's Republic of China": 'CHN',
  'Republic of Ireland': 'IRL',
  'State of Palestine': 'PSE',
  'São Tomé and Príncipe': 'STP',
  'The Bahamas': 'BHS',
  'The Gambia': 'GMB',
  'United States of America': 'USA',
};
const OFFICES = [
  [
    /^(?:Prime Minister|Prime minister|Premier|Taoiseach|Chairman of the Council of Ministers|President of the Executive Yuan|Minister of State of Monaco|Chief Minister)/,
    'prime minister',
  ],
  [/Chancellor/, 'chancellor'],
  [/^Supreme Leader/, 'supreme leader'],
  [/^(?:[Mm]onarch|King|Emperor|[Ee]mir|Sultan|Druk Gyalpo|Ngwenyama|Prince of|Yang di-Pertuan)/, 'monarch'],
  [/^pope/, 'pope'],
  [/^(?:[Pp]resident of (?!the Pontifical)|Chairman of the Presidential Council|O le Ao)/, 'president'],
  [/^military leader/, 'leader'],
];
const ACCENT_FREE = (name) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđıʻʼ’ə]/g, (letter) => ({ ł: 'l', ø: 'o', đ: 'd', ı: 'i', ə: 'a' })[letter] ?? "'");

/** Heads of state and government who are not kept by hand in `people.tsv`. */
export function leadersOf2021(file, states, own) {
  const byName = new Map(states.map((state) => [state.name, state.code]));
  const kept = new Set(own.flatMap((person) => [person.name, ...person.aliases.split('|')]).map(keyOf));
  const items = new Set(own.map((person) => person.wikidata).filter(Boolean));
  const people = new Map();
  for (const row of readCsv(file)) {
    const country =
      COUNTRY[row.country] ?? byName.get(row.country === 'Republic of the Congo' ? row.country : row.country);
    const office = OFFICES.find(([pattern]) => pattern.test(row.positionLabel))?.[1];
    if (!country || !office || /^Q\d+$/.test(row.officeholderLabel)) continue;
    if (
      /^monarch/i.test(row.positionLabel) &&
      /Elizabeth II|Charles III/.test(row.officeholderLabel) &&
      country !== 'GBR'
    )
      continue;
    const name = ACCENT_FREE(row.officeholderLabel)
      .replace(
        /, Prince of .*| of (?:Belgium|Jordan|Norway|Denmark|Saudi Arabia|Spain|Sweden|Tonga|Lesotho|the Netherlands)$/,
        '',
      )
      .replace(/"/g, "'");
    if (kept.has(keyOf(name)) || items.has(row.officeholder)) continue;
    const person = people.get(row.officeholder) ?? {
      name,
      country,
      gender: '',
      wikidata: row.officeholder,
      aliases: '',
      offices: [],
    };
    const tenure = `${office}:${country}:${row.start_year}/${row.end_year || '..'}`;
    if (!person.offices.includes(tenure)) person.offices.push(tenure);
    people.set(row.officeholder, person);
  }
  return tableOf(
    [
      'Derived by scripts/build-knowledge.mjs; do not edit. Heads of state and government in 2021 and 2022, by year.',
      'Source: world_leaders_2021_wikidata.csv of every-politician, from Wikidata (CC0).',
    ],
    ['name', 'country', 'gender', 'wikidata', 'aliases', 'offices'],
    [...people.values()].map((person) => ({ ...person, offices: person.offices.sort().join('|') })),
  );
}

function keyOf(name) {
  return ACCENT_FREE(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
