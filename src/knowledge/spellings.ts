import { keyOf } from './names.ts';

/** States whose names reach English from Arabic, Cyrillic, Persian and other scripts, in many spellings. */
const TRANSCRIBED = new Set(
  (
    'AFG ARE ARM AZE BGD BGR BHR BLR COM CYP DJI DZA EGY ERI ESH ETH GEO GRC IND IRN IRQ ISR JOR KAZ KGZ KWT LBN ' +
    'LBY LKA MAR MDA MDV MKD MRT NGA NPL OMN PAK PSE QAT RUS SAU SDN SOM SRB SUN SYR TCD TJK TKM TUN TUR UKR UZB YEM YUG'
  ).split(' '),
);

/** What transcriptions write differently, in the order of application. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:al|el|ul) /g, ''],
  [/\babd(?:[aeu]l)? ?/g, 'abd'],
  [/kh/g, 'h'],
  [/([gdt])h/g, '$1'],
  [/x/g, 'ks'],
  [/ou|oo/g, 'u'],
  [/\by?e/g, 'e'],
  [/y|ee/g, 'i'],
  [/q/g, 'k'],
  [/w/g, 'v'],
  [/e/g, 'a'],
  [/o/g, 'u'],
  [/([a-z])\1+/g, '$1'],
  [/dar\b/g, 'dr'],
  [/vich\b/g, 'vic'],
  [/([a-z]{2})h\b/g, '$1'],
];

/** Whether names of the state's people are found under other spellings too. */
export function isTranscribed(country: string | null): boolean {
  return country !== null && TRANSCRIBED.has(country);
}

/** The same for all usual transcriptions of a name: Mohammed and Muhammad, Zelensky and Zelenskiy, el-Baradei and Baradei. */
export function spellingKey(name: string): string {
  let key = keyOf(name);
  for (const [pattern, by] of RULES) key = key.replace(pattern, by);
  return key;
}
