import { civilDate, parseIsoDate } from '../calendar.ts';
import { dayNear, existsInSomeYear, fullDate, monthNear } from '../resolve.ts';
import type { Groups, Rule, Scene } from '../rule.ts';
import { day, month, portionOf, type Sense, timeOf, UNRESOLVED } from '../sense.ts';
import {
  isCapital,
  MONTH,
  monthNumber,
  ORDINAL,
  ordinalValue,
  phrase,
  WEEKDAY_BESIDE_DATE,
  weekdayNumber,
  YEAR,
} from '../words.ts';
import { PORTION, portionNamed, yearNamed } from './shared.ts';

const TO = '(?:-|–| and | to | or | through | - )';
const RELATIVE_YEAR = '(?<relative>this|last|next|that|the same|the previous|the following|the past) year';

/** Days written with their month, month first or day first, and numerically. */
export const DATE_RULES: readonly Rule[] = [
  {
    name: 'iso date',
    pattern: phrase(
      String.raw`(?<iso>\d{4}-\d{2}-\d{2})(?:(?:T| )(?<clock>\d{2}:\d{2})(?::\d{2}(?:\.\d{1,6})?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?`,
    ),
    confidence: 0.99,
    read({ iso = '', clock, zone }) {
      const at = parseIsoDate(iso);
      if (at === null) return null;
      return clock ? timeOf(day(at), `T${clock}${zone ?? ''}`) : day(at);
    },
  },
  {
    name: 'numeric date',
    pattern: phrase(String.raw`(?<a>\d{1,2})(?<mark>[/.])(?<b>\d{1,2})[/.](?<year>${YEAR})`),
    confidence: 0.8,
    read({ a, b, mark, year }) {
      // 12/25/2021 is American unless it cannot be; 25.12.2021 is not.
      const [first, second, y] = [Number(a), Number(b), Number(year)];
      const american = mark === '/' ? fullDate(y, first, second) : null;
      return american ?? fullDate(y, second, first);
    },
  },
  {
    name: '11 September 2001',
    pattern: phrase('9/11(?!/)'),
    confidence: 0.95,
    read: () => fullDate(2001, 9, 11),
  },
  {
    name: 'month and day',
    pattern: phrase(
      String.raw`(?:(?<weekday>${WEEKDAY_BESIDE_DATE}),? |(?<which>last|this past|next) )?(?<month>${MONTH})(?: |(?<=[.]))(?<day>\d{1,2})(?:st|nd|rd|th)?(?![,.:]\d)(?:,? (?<year>${YEAR})|,? (?:of )?${RELATIVE_YEAR}|(?=${TO}\d{1,2},? (?<pairYear>${YEAR})))?`,
    ),
    confidence: 0.96,
    read: (groups, scene) => writtenDate(groups, Number(groups.day), scene),
  },
  {
    name: 'day and month',
    pattern: phrase(
      String.raw`(?:(?<weekday>${WEEKDAY_BESIDE_DATE}),? )?(?:the )?(?:(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?|(?<ordinal>${ORDINAL}) of) (?<month>${MONTH})(?:,? (?<year>${YEAR})|,? (?:of )?${RELATIVE_YEAR})?`,
    ),
    confidence: 0.95,
    read: (groups, scene) =>
      writtenDate(groups, groups.ordinal ? ordinalValue(groups.ordinal) : Number(groups.day), scene),
  },
  {
    name: 'second day of a pair',
    pattern: phrase(
      String.raw`(?<=(?<![A-Za-z])(?<month>${MONTH}) \d{1,2}(?<to>${TO}))(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>${YEAR}))?`,
    ),
    confidence: 0.9,
    read(groups, scene) {
      const counts = /^ ?[a-z]/.test(scene.after) && !CONTINUES.test(scene.after);
      if (/[a-z]/.test(groups.to ?? '') && counts) return null;
      return writtenDate(groups, Number(groups.day), scene);
    },
  },
  {
    name: 'first day of a pair',
    pattern: phrase(
      String.raw`(?<day>\d{1,2})(?=${TO}\d{1,2} (?:of )?(?<month>${MONTH})(?![A-Za-z])(?:,? (?<year>${YEAR}))?)`,
    ),
    confidence: 0.9,
    read: (groups, scene) => writtenDate(groups, Number(groups.day), scene),
  },
  {
    name: 'day of the month',
    pattern: phrase(
      String.raw`(?<=(?:on|by|until|till|since|from|before|after) )the (?<day>\d{1,2}(?:st|nd|rd|th))`,
    ),
    confidence: 0.7,
    read(groups, scene) {
      const number = ordinalValue(groups.day ?? '');
      if (number === null || !(scene.after === '' || CONTINUES.test(scene.after))) return null;
      if (scene.anchor === null) return UNRESOLVED;
      const civil = civilDate(scene.anchor);
      const ahead = scene.direction() === 'future' ? number < civil.day : false;
      const behind = scene.direction() !== 'future' && number > civil.day;
      const count = civil.year * 12 + civil.month - 1 + (ahead ? 1 : behind ? -1 : 0);
      return fullDate(Math.floor(count / 12), (count % 12) + 1, number);
    },
  },
  {
    name: 'month and year',
    pattern: phrase(
      `${PORTION}(?<month>${MONTH})(?:,? (?:of )?(?<year>${YEAR})|,? (?:of )?${RELATIVE_YEAR})`,
    ),
    confidence: 0.98,
    read(groups, scene) {
      const number = named(groups.month);
      const inYear = groups.year ? Number(groups.year) : yearNamed(groups.relative ?? '', scene);
      if (number === null) return null;
      return portionOf(inYear === null ? UNRESOLVED : month(inYear, number), portionNamed(groups.portion));
    },
  },
  {
    name: 'month',
    pattern: phrase(
      `(?:(?<relative>last|next|this|this past|this coming|that|the following|the previous) )?${PORTION}(?<month>${MONTH})(?: month)?`,
    ),
    confidence: 0.93,
    read(groups, scene) {
      const number = named(groups.month);
      if (number === null || !isMonthName(groups.month ?? '', groups, scene)) return null;
      const paired = new RegExp(`^${TO}(?:${MONTH}) (?<year>${YEAR})\\b`).exec(scene.after)?.groups?.year;
      const sense = paired ? month(Number(paired), number) : relativeMonth(groups.relative, number, scene);
      return portionOf(sense, portionNamed(groups.portion));
    },
  },
];

const CONTINUES =
  /^(?:$|[.,;:)?!'"”’-]| (?:in|at|for|to|and|on|with|by|as|the|when|where|which|that|during|between|after|before|of|near|over|is|was|were|will|would|has|have|had|it|he|she|they|but|because)\b)/;

function writtenDate(groups: Groups, dayOfMonth: number | null, scene: Scene): Sense | null {
  const number = named(groups.month);
  if (number === null || dayOfMonth === null || !existsInSomeYear(number, dayOfMonth)) return null;
  const stated = groups.year ?? groups.pairYear;
  if (stated) return fullDate(Number(stated), number, dayOfMonth);
  if (groups.relative) {
    const inYear = yearNamed(groups.relative, scene);
    return inYear === null ? UNRESOLVED : fullDate(inYear, number, dayOfMonth);
  }
  const sense = yearlessDate(groups, number, dayOfMonth, scene);
  // Far from an anniversary, 11 September without a year is that of 2001.
  const meant = number === 9 && dayOfMonth === 11 && scene.anchor !== null && sense?.days && !groups.weekday;
  const attacks = fullDate(2001, 9, 11);
  if (meant && attacks?.days && scene.anchor > attacks.days.first) {
    const named = /^,? ?(?:terror|attack|hijack|al-Qa)/i.test(scene.after);
    if (named || Math.abs(scene.anchor - sense.days.first) > 45) return attacks;
  }
  return sense;
}

function yearlessDate(groups: Groups, number: number, dayOfMonth: number, scene: Scene): Sense | null {
  if (groups.which && scene.anchor !== null) {
    const inMonth = relativeMonth(groups.which, number, scene).days;
    return inMonth && fullDate(civilDate(inMonth.first).year, number, dayOfMonth);
  }
  return dayNear(number, dayOfMonth, groups.weekday ? weekdayNumber(groups.weekday) : null, scene);
}

function relativeMonth(relative: string | undefined, number: number, scene: Scene): Sense {
  const which = relative?.toLowerCase() ?? '';
  if (/^(?:that|the )/.test(which)) {
    if (!scene.last?.days) return UNRESOLVED;
    const from = civilDate(which === 'the previous' ? scene.last.days.first : scene.last.days.last);
    if (which === 'the following') return month(from.year + (number > from.month ? 0 : 1), number);
    if (which === 'the previous') return month(from.year - (number < from.month ? 0 : 1), number);
    return month(from.year, number);
  }
  if (which === '' || scene.anchor === null) return monthNear(number, scene);
  const civil = civilDate(scene.anchor);
  if (which === 'this past' || which === 'last')
    return month(civil.year - (number < civil.month ? 0 : 1), number);
  if (which === 'next' || which === 'this coming')
    return month(civil.year + (number > civil.month ? 0 : 1), number);
  return month(civil.year, number);
}

function named(name: string | undefined): number | null {
  return name && isCapital(name) ? monthNumber(name) : null;
}

const LEADS_MONTH =
  /\b(?:in|since|of|by|last|next|until|till|early|late|mid|this|that|from|during|for|to|and|or|a|an|the|each|every|after|before|through|between|its|his|their|ago|past)[ -]$/i;

/** Tells a month from the verbs "may" and "march" and from the names "April", "June", "Jan". */
function isMonthName(name: string, groups: Groups, scene: Scene): boolean {
  // A day that the month does not have: "31 June" is no June.
  if (/(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?: of)? $/.test(scene.before) || /^ \d{1,2}(?!\d)/.test(scene.after))
    return false;
  if (groups.relative || groups.portion) return true;
  const led = LEADS_MONTH.test(scene.before);
  if (/^May$/i.test(name)) return led && !/^ (?:be|have|not|also|well|I|God)\b/.test(scene.after);
  if (/^March$/i.test(name))
    return led && !/^ (?:on|of|for|against|through|to|by|in|toward)\b/.test(scene.after);
  if (name.length <= 4 && !/^(?:June|July|Sept)$/i.test(name) && !name.endsWith('.'))
    return led && !/^ [A-Z]/.test(scene.after);
  if (/^(?:April|June|August)$/i.test(name)) {
    return !/^ [A-Z]/.test(scene.after) || (led && !/\b(?:and|or) $/i.test(scene.before));
  }
  return true;
}
