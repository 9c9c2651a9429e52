import { civilDate, clampedDay, type DayNumber, easterSunday, nthWeekday } from '../calendar.ts';
import { yearlyDay } from '../resolve.ts';
import type { Rule, Scene } from '../rule.ts';
import { day, type Sense, UNRESOLVED, week } from '../sense.ts';
import { phrase, YEAR } from '../words.ts';

/** Holidays whose day follows from the year, by name. Days that differ between states are the best-known one's. */
const HOLIDAYS: Readonly<Record<string, (year: number) => DayNumber>> = {
  "new year's day": fixed(1, 1),
  "new year's eve": fixed(12, 31),
  'orthodox christmas': fixed(1, 7),
  'christmas eve': fixed(12, 24),
  'christmas day': fixed(12, 25),
  christmas: fixed(12, 25),
  'boxing day': fixed(12, 26),
  "valentine's day": fixed(2, 14),
  nowruz: fixed(3, 21),
  'may day': fixed(5, 1),
  'victory day': fixed(5, 9),
  'd-day': fixed(6, 6),
  'independence day': fixed(7, 4),
  'july fourth': fixed(7, 4),
  'fourth of july': fixed(7, 4),
  'bastille day': fixed(7, 14),
  halloween: fixed(10, 31),
  'armistice day': fixed(11, 11),
  'veterans day': fixed(11, 11),
  'martin luther king day': (y) => nthWeekday(y, 1, 1, 3),
  "presidents' day": (y) => nthWeekday(y, 2, 1, 3),
  'memorial day': (y) => nthWeekday(y, 5, 1, -1),
  'labor day': (y) => nthWeekday(y, 9, 1, 1),
  'columbus day': (y) => nthWeekday(y, 10, 1, 2),
  'election day': (y) => nthWeekday(y, 11, 1, 1) + 1,
  'thanksgiving day': (y) => nthWeekday(y, 11, 4, 4),
  thanksgiving: (y) => nthWeekday(y, 11, 4, 4),
  'palm sunday': (y) => easterSunday(y) - 7,
  'ash wednesday': (y) => easterSunday(y) - 46,
  'good friday': (y) => easterSunday(y) - 2,
  'easter sunday': easterSunday,
  'easter monday': (y) => easterSunday(y) + 1,
  'easter week': (y) => easterSunday(y) - 7,
  easter: easterSunday,
};

export const HOLIDAY_RULES: readonly Rule[] = [
  {
    name: 'holiday',
    pattern: phrase(
      `(?:(?<which>last|next|this|this past|this coming) )?(?:the )?(?<name>${Object.keys(HOLIDAYS)
        .sort((a, b) => b.length - a.length)
        .join('|')
        .replaceAll("'", "['’]")})(?:,? (?<year>${YEAR}))?`,
    ),
    confidence: 0.85,
    read({ which, name = '', year: stated }, scene) {
      const holiday = HOLIDAYS[name.toLowerCase().replace('’', "'")];
      if (!holiday || !/^[A-Z]/.test(name)) return null;
      const sense = stated ? day(holiday(Number(stated))) : near(holiday, which?.toLowerCase() ?? '', scene);
      return /week$/i.test(name) && sense.days ? week(sense.days.first) : sense;
    },
  },
];

function fixed(month: number, dayOfMonth: number): (year: number) => DayNumber {
  return (y) => clampedDay(y, month, dayOfMonth);
}

function near(holiday: (year: number) => DayNumber, which: string, scene: Scene): Sense {
  const { anchor } = scene;
  if (anchor === null) return UNRESOLVED;
  const { year: now } = civilDate(anchor);
  const days = [now - 1, now, now + 1].map(holiday);
  if (/last|past/.test(which)) return day(days.filter((at) => at < anchor).at(-1) ?? anchor);
  if (which === '' && scene.direction() === 'past')
    return day(days.filter((at) => at <= anchor).at(-1) ?? anchor);
  if (/next|coming/.test(which)) return day(days.find((at) => at > anchor) ?? anchor);
  return yearlyDay(holiday, scene) ?? UNRESOLVED;
}
