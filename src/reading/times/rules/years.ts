import { civilDate } from '../calendar.ts';
import type { Groups, Rule, Scene } from '../rule.ts';
import {
  about,
  century,
  decade,
  half,
  portionOf,
  quarter,
  type Sense,
  season,
  UNRESOLVED,
  year,
} from '../sense.ts';
import { ORDINAL, ordinalValue, phrase, SEASON, seasonNamed, YEAR } from '../words.ts';
import { PORTION, portionNamed, yearNamed } from './shared.ts';

const OF_YEAR = `(?:,? (?:of )?(?:the )?(?:fiscal )?(?<year>${YEAR})| (?:of )?(?<relative>this|last|next|that|the same|the previous|the following) year)`;
const WORD_DECADES = [
  'twenties',
  'thirties',
  'forties',
  'fifties',
  'sixties',
  'seventies',
  'eighties',
  'nineties',
];

/** Years and what is made of or cut from them: decades, centuries, quarters, halves, seasons. */
export const YEAR_RULES: readonly Rule[] = [
  {
    name: 'fiscal year',
    pattern: phrase(
      `(?:the )?(?:(?:fiscal|financial|budget)(?: year)? (?<year>${YEAR})|FY ?(?<short>${YEAR}|\\d\\d)|(?<relative>this|last|next|current|previous|coming) (?:fiscal|financial|budget) year)`,
    ),
    confidence: 0.8,
    read(groups, scene) {
      const stated = groups.year ?? groups.short;
      const number = stated
        ? Number(stated.length === 2 ? `20${stated}` : stated)
        : yearNamed(groups.relative ?? '', scene);
      if (number === null) return UNRESOLVED;
      // Fiscal years begin in different months in different states: the calendar year is only about right.
      return { ...about(year(number)), value: `FY${number}` };
    },
  },
  {
    name: 'decade',
    pattern: phrase(
      `(?:the )?${PORTION}(?:the )?(?:(?<decade>(?:1[4-9]|20)\\d0)['’]?s|['’](?<short>[1-9]0)s)|the (?:(?<wordPortion>early|mid|late)(?:-| ))?(?<word>${WORD_DECADES.join('|')})`,
    ),
    confidence: 0.95,
    read({ decade: full, short, word, portion, wordPortion }) {
      const first = full
        ? Number(full)
        : 1900 + (short ? Number(short) : 20 + 10 * WORD_DECADES.indexOf(word?.toLowerCase() ?? ''));
      return portionOf(decade(first), portionNamed(portion ?? wordPortion));
    },
  },
  {
    name: 'century',
    pattern: phrase(
      `(?:the )?${PORTION}(?:the )?(?:(?<n>${ORDINAL})|(?<relative>this|last|next|new|current|present|past))(?:-| )century`,
    ),
    confidence: 0.8,
    read({ n, relative }, scene) {
      const number = n ? ordinalValue(n) : centuryNamed(relative ?? '', scene);
      if (number === null) return UNRESOLVED;
      return number >= 2 && number <= 30 ? century(number) : null;
    },
  },
  {
    name: 'quarter or half',
    pattern: phrase(
      `(?:the )?(?<n>first|second|third|fourth|final|last)(?:-| )(?<kind>quarter|half)(?:${OF_YEAR}| of the year)?|Q(?<q>[1-4])(?: (?:of )?(?<qYear>${YEAR}))?`,
    ),
    confidence: 0.9,
    read({ n, kind, q, qYear, year: stated, relative }, scene) {
      const last = kind === 'half' ? 2 : 4;
      const ordinal = q ? Number(q) : /final|last/i.test(n ?? '') ? last : ordinalValue(n ?? '');
      if (ordinal === null || ordinal > last) return null;
      const ofYear = / year$/.test(scene.match);
      if (kind === 'half' && !stated && !relative && !ofYear) return null;
      if (kind === 'quarter' && /last/i.test(n ?? '') && !stated && !relative && !ofYear) return null;
      const named = stated ?? qYear;
      const number = named
        ? Number(named)
        : relative
          ? yearNamed(relative, scene)
          : recentYear(ordinal, last, scene);
      if (number === null) return UNRESOLVED;
      return kind === 'half' ? half(number, ordinal) : quarter(number, ordinal);
    },
  },
  {
    name: 'season',
    pattern: phrase(
      `(?:(?<which>last|next|this|this past|this coming|that|the following|the previous|the past|the coming) )?(?:the )?${PORTION}(?:the )?(?<season>${SEASON})(?:${OF_YEAR})?`,
    ),
    confidence: 0.85,
    read(groups, scene) {
      const led =
        groups.which !== undefined ||
        /\b(?:in|by|since|until|during|through|late|early) $/i.test(scene.before);
      const dated = groups.year !== undefined || groups.relative !== undefined;
      // "the fall of Baghdad"
      const falls = /fall$/i.test(scene.match) && /^ of\b/.test(scene.after);
      if (!dated && (!led || falls)) return null;
      return portionOf(seasonSense(groups, scene), portionNamed(groups.portion));
    },
  },
  {
    name: 'second year of a pair',
    pattern: phrase(`(?<=(?<![\\d-])(?<century>1[4-9]|20)\\d\\d[-–/])(?<two>\\d\\d)(?![-/]\\d)`),
    confidence: 0.9,
    read: ({ century: hundreds, two }) => year(Number(`${hundreds}${two}`)),
  },
  {
    name: 'year',
    pattern: phrase(`(?:(?<approximate>circa|around|about) )?${PORTION}(?:the year )?(?<year>${YEAR})`),
    confidence: 0.95,
    read({ year: digits = '', portion, approximate }, scene) {
      if (!isYear(digits, scene)) return null;
      const sense = portionOf(year(Number(digits)), portionNamed(portion));
      return approximate ? about(sense) : sense;
    },
  },
  {
    name: 'shortened year',
    pattern: phrase(`(?<=(?:in|since|of|from|until|by) )['’](?<two>\\d\\d)`),
    confidence: 0.9,
    read: ({ two }) => year(Number(two) > 40 ? 1900 + Number(two) : 2000 + Number(two)),
  },
];

function centuryNamed(relative: string, scene: Scene): number | null {
  if (scene.anchor === null) return null;
  const now = Math.floor(civilDate(scene.anchor).year / 100) + 1;
  return now + (/last|past/i.test(relative) ? -1 : /next/i.test(relative) ? 1 : 0);
}

/** The year of a quarter named without one: the running year, or the last one where it has not come yet. */
function recentYear(ordinal: number, of: number, scene: Scene): number | null {
  if (scene.anchor === null) return null;
  const civil = civilDate(scene.anchor);
  const begun = Math.ceil((civil.month * of) / 12) >= ordinal;
  return civil.year - (begun || scene.direction() === 'future' ? 0 : 1);
}

function seasonSense(groups: Groups, scene: Scene): Sense {
  const name = seasonNamed(groups.season ?? '');
  if (groups.year) return season(Number(groups.year), name);
  if (groups.relative) {
    const inYear = yearNamed(groups.relative, scene);
    return inYear === null ? UNRESOLVED : season(inYear, name);
  }
  const which = groups.which?.toLowerCase() ?? '';
  const narrative = /^(?:that|the (?:following|previous))/.test(which);
  const anchor = narrative ? (scene.last?.days?.last ?? null) : scene.anchor;
  if (anchor === null) return UNRESOLVED;
  const { year: now } = civilDate(anchor);
  const candidates = [now - 2, now - 1, now, now + 1].map((y) => season(y, name));
  const past = candidates.filter((s) => (s.days?.last ?? 0) < anchor);
  const begun = candidates.filter((s) => (s.days?.first ?? 0) <= anchor);
  const ahead = candidates.filter((s) => (s.days?.last ?? 0) >= anchor);
  const later = candidates.filter((s) => (s.days?.first ?? 0) > anchor);
  if (/last|previous/.test(which)) return past.at(-1) ?? UNRESOLVED;
  if (/next|following/.test(which)) return later[0] ?? UNRESOLVED;
  if (/past/.test(which)) return begun.at(-1) ?? UNRESOLVED;
  if (/coming/.test(which) || scene.direction() === 'future') return ahead[0] ?? UNRESOLVED;
  if (which === 'this') return season(now, name);
  return begun.at(-1) ?? UNRESOLVED;
}

const YEAR_LED =
  /\b(?:in|since|during|until|till|early|mid|late|year|post|pre|by|circa|back to|back in|dating to|summer|spring|fall|autumn|winter|before|after|between|from)[ -]$/i;
const DETERMINED = /\b(?:the|a|an|its|his|her|their|that|s)[ -]$/i;
const NUMBERED =
  /\b(?:resolution|flight|article|section|room|law|no\.?|number|route|highway|act|channel|model|page|chapter|boeing|some|about|nearly|almost|over|than|least|to|another|up to|killed|roughly|approximately|around) $/i;
const COUNTED =
  /^ (?:people|men|women|children|troops|police|personnel|staff|percent|million|billion|feet|miles?|km|kilometers?|meters?|hours|GMT|local|UTC|dead|wounded|others|more|tons?)\b/i;
const PLURAL = /^ (?:[a-z]+ )?[a-z]+[^s ]s\b/;

/** Tells a year from a count, a clock time and the number of a flight or a resolution. */
function isYear(digits: string, scene: Scene): boolean {
  const { before, after, match } = scene;
  if (/^[.,:]\d|^-[a-z]|^%/.test(after) || COUNTED.test(after)) return false;
  if (/[$£€#.,:/]$|\d[-–/]?$/.test(before) && !/(?<!\d)(?:1[4-9]|20)\d\d[-–/]$/.test(before)) return false;
  if (match.length > digits.length) return true;
  if (YEAR_LED.test(before)) return true;
  const round = digits.endsWith('00');
  if (NUMBERED.test(before)) return !round && !PLURAL.test(after) && /\bto $/i.test(before);
  if (DETERMINED.test(before)) return !(round && PLURAL.test(after));
  const recent = Number(digits) >= 1900 && Number(digits) <= 2050;
  return recent && !PLURAL.test(after);
}
