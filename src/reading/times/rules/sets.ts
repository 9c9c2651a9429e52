import type { Rule } from '../rule.ts';
import { set } from '../sense.ts';
import { durationOf, unitNamed } from '../units.ts';
import { NUMBER, numberValue, phrase, UNIT } from '../words.ts';

const RECURRENCES: Readonly<Record<string, string>> = {
  hourly: 'PT1H',
  daily: 'P1D',
  nightly: 'P1D',
  weekly: 'P1W',
  biweekly: 'P2W',
  'bi-weekly': 'P2W',
  fortnightly: 'P2W',
  monthly: 'P1M',
  bimonthly: 'P2M',
  quarterly: 'P3M',
  yearly: 'P1Y',
  annual: 'P1Y',
  annually: 'P1Y',
  biannual: 'P6M',
  'bi-annual': 'P6M',
  semiannual: 'P6M',
  biennial: 'P2Y',
};

/** How often. */
export const SET_RULES: readonly Rule[] = [
  {
    name: 'recurrence word',
    pattern: phrase(`(?:twice(?:-| ))?(?<word>${Object.keys(RECURRENCES).join('|')})`),
    confidence: 0.8,
    read({ word = '' }, scene) {
      // "the Daily Star", "the daily said": a newspaper.
      if (/^[A-Z]/.test(word) && (/^ [A-Z]/.test(scene.after) || /[A-Za-z] $/.test(scene.before)))
        return null;
      if (
        /^daily/i.test(word) &&
        /^,? (?:said|says|reported|quoted|wrote|added|cited|newspapers?|tabloid)\b/.test(scene.after)
      )
        return null;
      const value = RECURRENCES[word.toLowerCase()];
      return value === undefined ? null : set(value);
    },
  },
  {
    name: 'rate',
    pattern: phrase('an? (?<unit>minute|hour|day|week|month|year)'),
    confidence: 0.8,
    read({ unit = '' }, { before, after, match }) {
      const named = unitNamed(unit);
      if (!named || !RATE.test(before) || /^ (?:after|before|earlier|later)\b/.test(after)) return null;
      if (/day$/i.test(match) && /hours $/.test(before)) return null;
      return set(durationOf(1, named).value ?? '');
    },
  },
  {
    name: 'every unit',
    pattern: phrase(`(?:every|each)(?: (?<n>${NUMBER}|other|few))? (?<unit>${UNIT})s?`),
    confidence: 0.9,
    read({ n, unit = '' }) {
      const named = unitNamed(unit);
      if (!named) return null;
      if (/few/i.test(n ?? '')) return set(durationOf(null, named).value ?? '');
      const amount = n === undefined ? 1 : /other/i.test(n) ? 2 : numberValue(n);
      return amount === null ? null : set(durationOf(amount, named).value ?? '');
    },
  },
];

/** What "a day" tells the rate of: "dozens of interviews a day", "twice a day". */
const RATE =
  /(?:\d|\b(?:million|billion|thousand|hundred|dozen|percent|times|once|twice|dollars|dlrs|barrels|tons|tonnes|people|troops))\)? $|\b(?!(?:was|is|has|as|this|its|his|always|perhaps|lasts|takes|plus|less|unless|across|it's|spends|serves|us|thus|yes|needs|gives|makes|means|marks)\b)[a-z]{2,}s $/i;
