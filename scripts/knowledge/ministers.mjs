import { readFileSync } from 'node:fs';
import { keyOf } from '../../dist/knowledge/names.js';
import { isTranscribed, spellingKey } from '../../dist/knowledge/spellings.js';
import { compare } from './tables.mjs';

/** CAMEO's codes for states that `states.tsv` has under others. */
const STATE = { ROM: 'ROU', KSV: 'XKX', TMP: 'TLS' };
/** No term that ended before is kept: the news read is younger. */
const SINCE = '1989';
/** Words that entries without a person's name are made of: "Head of the Council", "Ambassador Smith". */
const TITLES =
  /^(?:the|of|and|for|to|president|prime|minister|ministry|king|queen|prince|princess|sheikh|sultan|emir|general|gen|secretary|ambassador|senator|sen|judge|justice|lord|sir|lady|dame|dr|mr|mrs|ms|col|colonel|lt|lieutenant|major|maj|captain|admiral|brigadier|chief|head|governor|deputy|council|government|party|department|office|military|army|crown|acting|former|first|vice|chairman|speaker|mayor|director|leader|premier|foreign|attorney|pope)$/i;
const PARTICLES = new Set(
  'al bin ben bint da das de del della den der di do dos du el ibn la le van von zu'.split(' '),
);

/** People of whom the actor dictionaries say when they were in government, and who are in no other file. */
export function ministersFile(files, states, kept) {
  const codes = new Set(states.map((state) => state.code));
  const names = new Set(kept.flatMap((person) => [person.name, ...person.aliases.split('|')]));
  const keys = new Set([...names].map(keyOf));
  const spellings = new Set([...names].map(spellingKey));
  const people = new Map();
  for (const [entry, code, first, last] of files.flatMap(termsOf)) {
    const country = STATE[code] ?? code;
    const name = nameOf(entry);
    if (!name || !codes.has(country) || last.slice(0, 4) < SINCE) continue;
    if (keys.has(keyOf(name)) || (isTranscribed(country) && spellings.has(spellingKey(name)))) continue;
    const key = `${keyOf(name)}:${country}`;
    const person = people.get(key) ?? { name, country, terms: [] };
    person.terms.push([first, last]);
    people.set(key, person);
  }
  const lines = [...people.values()].map(({ name, country, terms }) => {
    const offices = joined(terms).map(([first, last]) => `minister:${country}:${first}/${last}`);
    return [name, country, '', '', '', offices.join('|')].join('\t');
  });
  const ordered = lines.map((line) => [keyOf(line.slice(0, line.indexOf('\t'))), line]);
  ordered.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  const head = [
    '# Derived by scripts/build-knowledge.mjs; do not edit. Members of governments to 2014 and their terms, by keyOf(name).',
    "# Source: CAMEO actor dictionaries of openeventdata/petrarch2 (MIT), after the CIA's Chiefs of State and Cabinet Members.",
    'name country gender wikidata aliases offices'.split(' ').join('\t'),
  ];
  return `${[...head, ...ordered.map(([, line]) => line)].join('\n')}\n`;
}

/** The dated government codes of a dictionary: entry, state code, first and last day ("..": open). */
function termsOf(file) {
  const terms = [];
  let entry = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const text = line.replace(/#.*/, '').trimEnd();
    if (/^[A-Z]/.test(text)) entry = text.replace(/\[.*/, '').trim();
    const [, code, first, last] =
      text.match(/\[([A-Z]{3})GOV[A-Z]*\s+(\d{6}|\d{8})-(\d{6}|\d{8})\]/) ??
      text.match(/\[([A-Z]{3})GOV[A-Z]*\s+>\s*(\d{6}|\d{8})\]/) ??
      [];
    if (code && entry && dayOf(first)) terms.push([entry, code, dayOf(first), last ? dayOf(last) : '2014']);
  }
  return terms.filter((term) => term[3] && (term[3] === '2014' || term[2] <= term[3]));
}

/** "030101" is 2003, "790716" 1979: the dictionaries end in 2014. */
function dayOf(digits) {
  const full = digits.length === 8 ? digits : `${digits.slice(0, 2) <= '14' ? 20 : 19}${digits}`;
  const day = `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6, 8)}`;
  return Number.isNaN(Date.parse(day)) ? null : day;
}

/** "SAYED_MAKHDOOM_RAHEEN_" as Sayed Makhdoom Raheen; null where the entry is no plain full name. */
function nameOf(entry) {
  const words = entry.replace(/_+$/, '').split('_');
  const plain = words.every((word) => /^[A-Z][A-Z'-]*[A-Z]$/.test(word));
  if (!plain || words.length < 2 || words.length > 4 || words.some((word) => TITLES.test(word))) return null;
  if (PARTICLES.has(words.at(-1).toLowerCase())) return null;
  return words
    .map((word, at) => (at > 0 && PARTICLES.has(word.toLowerCase()) ? word.toLowerCase() : cased(word)))
    .join(' ');
}

function cased(word) {
  if (/^(?:I{1,3}|IV|VI{0,3})$/.test(word)) return word;
  return word
    .toLowerCase()
    .replace(
      /(?:^|-|^mc|^[do]')\p{L}/gu,
      (letters) =>
        letters.slice(0, -1).replace(/^[mdo]/, (first) => first.toUpperCase()) +
        letters.slice(-1).toUpperCase(),
    )
    .replace(/^(Al|El)-/, (particle) => particle.toLowerCase());
}

/** Terms that meet or overlap as one. */
function joined(terms) {
  const merged = [];
  for (const [first, last] of [...terms].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const before = merged.at(-1);
    if (before && Date.parse(first) - Date.parse(before[1]) < 100 * 86_400_000) {
      if (last > before[1]) before[1] = last;
    } else merged.push([first, last]);
  }
  return merged;
}
