import type { Rule } from './rule.ts';
import { CLOCK_RULES } from './rules/clock.ts';
import { DATE_RULES } from './rules/dates.ts';
import { DURATION_RULES } from './rules/durations.ts';
import { HOLIDAY_RULES } from './rules/holidays.ts';
import { REFERENCE_RULES } from './rules/references.ts';
import { RELATIVE_RULES } from './rules/relative.ts';
import { SET_RULES } from './rules/sets.ts';
import { WEEKDAY_RULES } from './rules/weekdays.ts';
import { YEAR_RULES } from './rules/years.ts';

/**
 * Every rule, in order of preference. Where two match overlapping words the one that begins first stands, then the
 * longer one, then the one listed first; one that reads its words as no time gives way to the next.
 */
export const RULES: readonly Rule[] = [
  ...DATE_RULES,
  ...HOLIDAY_RULES,
  ...WEEKDAY_RULES,
  ...CLOCK_RULES,
  ...RELATIVE_RULES,
  ...YEAR_RULES,
  ...SET_RULES,
  ...DURATION_RULES,
  ...REFERENCE_RULES,
];
