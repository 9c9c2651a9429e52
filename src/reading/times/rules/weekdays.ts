import { type DayNumber, weekdayOf } from '../calendar.ts';
import { weekdayNear } from '../resolve.ts';
import type { Rule, Scene } from '../rule.ts';
import { day, type Sense, set, timeOf, UNRESOLVED } from '../sense.ts';
import { DAY_PART, isCapital, phrase, WEEKDAY, weekdayNumber } from '../words.ts';
import { dayPart } from './shared.ts';

/** Days of the week, and the days around the report's own. */
export const WEEKDAY_RULES: readonly Rule[] = [
  {
    name: 'every weekday',
    pattern: phrase(
      `(?:(?:every|each)(?: other)? (?<weekday>${WEEKDAY})|(?<plural>${WEEKDAY})s)(?: ${DAY_PART}s?)?`,
    ),
    confidence: 0.9,
    read({ weekday, plural }) {
      const number = weekdayNumber(weekday ?? plural ?? '');
      return number === null ? null : set(`XXXX-WXX-${number}`);
    },
  },
  {
    name: 'weekday',
    pattern: phrase(
      `(?:(?<which>last|next|this|this past|this coming|that|the following|the previous) )?(?:(?:early|late|later|earlier) (?:on )?)?(?<weekday>${WEEKDAY})(?: (?:early |late )?(?<part>${DAY_PART})| (?<week>last|next|this) week)?`,
    ),
    confidence: 0.93,
    read({ which, weekday = '', part, week }, scene) {
      const number = weekdayNumber(weekday);
      if (number === null || !isCapital(weekday) || scene.before.endsWith('News ')) return null;
      const sense = weekdayNamed(number, which?.toLowerCase() ?? '', week?.toLowerCase() ?? '', scene);
      return part ? timeOf(sense, dayPart(part)) : sense;
    },
  },
  {
    name: 'today',
    pattern: phrase(
      `(?:(?:early|late|later|earlier) )?(?<which>today|yesterday|tomorrow|tonight|the day (?:before yesterday|after tomorrow)|this (?:morning|afternoon|evening)|last night)(?: (?<part>${DAY_PART}))?`,
    ),
    confidence: 0.9,
    read({ which = '', part }, scene) {
      const word = which.toLowerCase();
      if (scene.before.endsWith('USA ')) return null;
      if (scene.anchor === null) return UNRESOLVED;
      const at = day(scene.anchor + (SHIFTS[word] ?? 0));
      const named = part ?? /tonight|night|morning|afternoon|evening/.exec(word)?.[0];
      return named ? timeOf(at, dayPart(named)) : at;
    },
  },
  {
    name: 'part of a narrated day',
    pattern: phrase(`(?<which>the (?:next|following|previous|same)|that(?: same)?) (?<part>${DAY_PART}|day)`),
    confidence: 0.6,
    read({ which = '', part = '' }, scene) {
      const told = scene.last?.days;
      // "that day" points at the time named last, "the next day" past coarser ones at the day named last.
      if (scene.lastDay === null || (/that|same/i.test(which) && told?.first !== told?.last))
        return UNRESOLVED;
      const shift = /next|following/i.test(which) ? 1 : /previous/i.test(which) ? -1 : 0;
      const sense = day(scene.lastDay + shift);
      return /day/i.test(part) ? sense : timeOf(sense, dayPart(part));
    },
  },
];

const SHIFTS: Readonly<Record<string, number>> = {
  yesterday: -1,
  tomorrow: 1,
  'the day before yesterday': -2,
  'the day after tomorrow': 2,
  'last night': -1,
};

function weekdayNamed(number: number, which: string, ofWeek: string, scene: Scene): Sense {
  if (/^(?:that|the )/.test(which)) {
    if (scene.lastDay === null) return UNRESOLVED;
    return day((which === 'the previous' ? before : after)(scene.lastDay, number));
  }
  const { anchor } = scene;
  if (anchor === null) return UNRESOLVED;
  if (which === 'last' || which === 'this past') return day(before(anchor, number));
  const monday = anchor + 1 - weekdayOf(anchor);
  const shift = { last: -7, this: 0, next: 7 }[ofWeek];
  if (shift !== undefined) return day(monday + shift + number - 1);
  if (which === 'next') return day(monday + 7 + number - 1);
  return which === 'this coming' ? day(after(anchor, number)) : weekdayNear(number, scene);
}

function before(at: DayNumber, weekday: number): DayNumber {
  return at - (((weekdayOf(at) - weekday + 6) % 7) + 1);
}

function after(at: DayNumber, weekday: number): DayNumber {
  return at + ((weekday - weekdayOf(at) + 6) % 7) + 1;
}
