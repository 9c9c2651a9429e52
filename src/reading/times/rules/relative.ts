import { civilDate, type DayNumber, sundayBefore, weekdayOf } from '../calendar.ts';
import { dayNear } from '../resolve.ts';
import type { Groups, Rule, Scene } from '../rule.ts';
import {
  day,
  decade,
  interval,
  month,
  portionOf,
  quarter,
  reference,
  type Sense,
  UNRESOLVED,
  week,
  weekend,
  year,
} from '../sense.ts';
import { shifted, unitNamed } from '../units.ts';
import { APPROXIMATE, MONTH, monthNumber, NUMBER, numberValue, phrase, UNIT } from '../words.ts';
import { portionNamed } from './shared.ts';

const AMOUNT = `(?:(?<n>${NUMBER})(?<half> and a half)?|(?<few>a few|several|a couple of|many|some)|(?<halfOf>half an?)|(?<one>an?))`;
const UNIT_HALF = `(?<unit>${UNIT})s?(?<unitHalf> and a half)?`;

/** Times counted from the report's day or from where the narrative stands. */
export const RELATIVE_RULES: readonly Rule[] = [
  {
    name: 'ago',
    pattern: phrase(`(?:${APPROXIMATE})?(?:${AMOUNT} )?${UNIT_HALF} (?:ago|back(?=[.,;]))`),
    confidence: 0.88,
    read: (groups, scene) => counted(groups, -1, scene.anchor),
  },
  {
    name: 'from now',
    pattern: phrase(
      `(?:${APPROXIMATE})?${AMOUNT} ${UNIT_HALF} (?:from now|hence|from today)|in ${AMOUNT.replaceAll('(?<', '(?<in_')} (?<in_unit>${UNIT})(?:s['’]|['’]s) time`,
    ),
    confidence: 0.8,
    read(groups, scene) {
      const inside = groups.in_unit
        ? {
            n: groups.in_n,
            few: groups.in_few,
            halfOf: groups.in_halfOf,
            one: groups.in_one,
            unit: groups.in_unit,
          }
        : groups;
      return counted(inside, 1, scene.anchor);
    },
  },
  {
    name: 'from the narrative',
    pattern: phrase(
      `(?:${APPROXIMATE})?(?:(?<the>the)|${AMOUNT}) (?<unit>day|week|month|year|decade)s? (?<way>earlier|later|before|after|previously)`,
    ),
    confidence: 0.5,
    read(groups, scene) {
      const way = groups.way?.toLowerCase() ?? '';
      // "two days before the vote" only measures; "two days before." points.
      if (
        /before|after/.test(way) &&
        !/^(?:$|[.,;:)'"’”]| (?:and|but|when|that|in|to|from|at)\b)/.test(scene.after)
      )
        return null;
      const sign = /later|after/.test(way) ? 1 : -1;
      const days = scene.last?.days ?? null;
      const narrated = /day|week/i.test(groups.unit ?? '')
        ? scene.lastDay
        : days && (sign < 0 ? days.first : days.last);
      const found = counted(groups.the ? { ...groups, one: 'a' } : groups, sign, narrated);
      return found && groups.the && found.edtf ? { ...found, edtf: found.edtf.replace('~', '') } : found;
    },
  },
  {
    name: 'week of a date',
    pattern: phrase(`the week (?:of|beginning|starting|ending) (?<month>${MONTH}) (?<day>\\d{1,2})`),
    confidence: 0.9,
    read({ month, day: dayOfMonth }, scene) {
      const number = monthNumber(month ?? '');
      const at = number === null ? null : dayNear(number, Number(dayOfMonth), null, scene);
      return at?.days ? week(at.days.first) : at;
    },
  },
  {
    name: 'named period',
    pattern: phrase(
      `(?:(?<portion>early|earlier|mid|late|later|(?:the )?(?:end|beginning|start|middle|rest|remainder) of)(?: in |(?:-| )))?(?<which>last|next|this past|this coming|this|the (?:previous|following|same|current|present|next)|that(?: same)?|the) (?<unit>weekend|week|month|quarter|year|decade|day)`,
    ),
    confidence: 0.8,
    read(groups, scene) {
      const which = groups.which?.toLowerCase() ?? '';
      const unit = groups.unit?.toLowerCase() ?? '';
      // "This Week" is a programme.
      if (/^[A-Z][a-z]/.test(groups.unit ?? '')) return null;
      if (/^(?:-old|-long| and a half| ago)\b/.test(scene.after)) return null;
      if (unit === 'day' && !/previous|following|same|that|next/.test(which)) return null;
      // "the year" points at nothing by itself, "the end of the year" does; "the week after" is another rule's.
      if (which === 'the' && unit !== 'weekend' && !groups.portion) return null;
      if (/^the/.test(which) && /^ (?:earlier|later|before|after|of)\b/.test(scene.after)) return null;
      return periodNamed(groups, which, unit, scene);
    },
  },
];

/** `sign` times the stated amount of units from a day; null amounts are only past or to come. */
function counted(groups: Groups, sign: 1 | -1, from: DayNumber | null): Sense | null {
  const unit = unitNamed(groups.unit ?? '');
  if (!unit) return null;
  const couple = /couple/i.test(groups.few ?? '');
  const stated = groups.n ? numberValue(groups.n) : groups.one ? 1 : groups.halfOf ? 0.5 : couple ? 2 : null;
  if (stated === null) return groups.n ? null : reference(sign < 0 ? 'PAST_REF' : 'FUTURE_REF');
  if (from === null) return UNRESOLVED;
  const amount = stated + (groups.half || groups.unitHalf ? 0.5 : 0);
  return shifted(from, sign * amount, unit);
}

function periodNamed(groups: Groups, which: string, unit: string, scene: Scene): Sense {
  const narrative = /^(?:that|the (?:previous|following|same|next))/.test(which);
  const told = unit === 'day' ? scene.lastDay : (scene.last?.days?.first ?? null);
  const from = narrative ? told : scene.anchor;
  if (from === null) return UNRESOLVED;
  const shift = /last|past|previous/.test(which) ? -1 : /next|coming|following/.test(which) ? 1 : 0;
  const portion = portionNamed(groups.portion);
  if (unit === 'week') return weekNamed(from, shift, groups.portion?.toLowerCase() ?? '', scene);
  if (unit === 'weekend') return weekendNamed(from, which, shift, scene);
  return portionOf(PERIODS[unit]?.(from, shift) ?? UNRESOLVED, portion);
}

const PERIODS: Readonly<Record<string, (from: DayNumber, shift: number) => Sense>> = {
  day: (from, shift) => day(from + shift),
  month: (from, shift) => {
    const { year: y, month: m } = civilDate(from);
    const count = y * 12 + m - 1 + shift;
    return month(Math.floor(count / 12), (count % 12) + 1);
  },
  quarter: (from, shift) => {
    const { year: y, month: m } = civilDate(from);
    const count = y * 4 + Math.floor((m - 1) / 3) + shift;
    return quarter(Math.floor(count / 4), (count % 4) + 1);
  },
  year: (from, shift) => year(civilDate(from).year + shift),
  decade: (from, shift) => decade(10 * (Math.floor(civilDate(from).year / 10) + shift)),
};

/** "this week" in a report of what happened ends with the report; "earlier this week" on the day before. */
function weekNamed(from: DayNumber, shift: number, portion: string, scene: Scene): Sense {
  const named = week(from + 7 * shift);
  const sunday = sundayBefore(from);
  const within = shift === 0 && scene.anchor === from;
  if (within && portion === 'earlier' && from > sunday) return { ...named, edtf: interval(sunday, from - 1) };
  if (within && portion === 'later' && from < sunday + 6)
    return { ...named, edtf: interval(from + 1, sunday + 6) };
  if (within && portion === '' && scene.direction() === 'past')
    return { ...named, edtf: interval(sunday, from) };
  return portionOf(named, portionNamed(portion));
}

function weekendNamed(from: DayNumber, which: string, shift: number, scene: Scene): Sense {
  const saturday = from + ((6 - weekdayOf(from) + 7) % 7);
  const begun = weekdayOf(from) === 7 ? from - 1 : saturday === from ? from : saturday - 7;
  if (which === 'this' || which === 'this coming') {
    return weekend(scene.direction() === 'past' || begun > from - 2 ? begun : saturday);
  }
  if (which === 'next') return weekend(saturday + (weekdayOf(from) >= 6 ? 0 : 7));
  if (shift < 0) return weekend(begun === from || begun === from - 1 ? begun - 7 : begun);
  return weekend(scene.direction() === 'future' ? saturday : begun);
}
