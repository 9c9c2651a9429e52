import { keyOf } from './names.ts';

/** States where the family name comes first and English keeps it so. */
const FAMILY_FIRST = new Set(['CHN', 'KOR', 'PRK', 'TWN']);
/** Where both orders or given names are in use ("Lee Hsien Loong", "Carrie Lam", "Mr Mahathir", "Mr Dung"). */
const EITHER = new Set(['HKG', 'IDN', 'KHM', 'MAC', 'MMR', 'MYS', 'SGP', 'VNM']);
/** Where two family names are common ("Lopez Obrador"). */
const TWO_SURNAMES = new Set(
  'ARG BOL CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PHL PRT PRY SLV URY VEN'.split(' '),
);
const PARTICLES = new Set(
  'abu al as bin ben da de del della der di dos du el ibn la le mac san st ter van von zu'.split(' '),
);
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/**
 * Keys (see `keyOf`) of what stands for a person after "Mr": the last name with and without its particles, the
 * first one where it is the family name, and every alias of one word ("Saddam", "Lula").
 */
export function surnamesOf(person: {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string | null;
}): Set<string> {
  const surnames = new Set<string>();
  for (const alias of person.aliases) if (!alias.includes(' ')) surnames.add(keyOf(alias));
  for (const name of [person.name, ...person.aliases]) {
    const words = keyOf(name).split(' ');
    if (words.length > 2 && SUFFIXES.has(words.at(-1) ?? '')) words.pop();
    const first = words[0] ?? '';
    const country = person.country ?? '';
    const familyFirst = FAMILY_FIRST.has(country) && words.length > 1;
    if (familyFirst || EITHER.has(country)) surnames.add(first);
    if (familyFirst) continue;
    let at = words.length - 1;
    surnames.add(words[at] ?? '');
    if (words.length > 2 && TWO_SURNAMES.has(country)) surnames.add(words.slice(-2).join(' '));
    while (at > 1 && PARTICLES.has(words[at - 1] ?? '')) surnames.add(words.slice(--at).join(' '));
    // A hyphenated last name is two words of the key.
    const last = keyOf(name.split(' ').at(-1) ?? '');
    if (last.includes(' ')) surnames.add(last);
  }
  return surnames;
}
