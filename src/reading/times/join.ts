import { sentenceAt } from '../../language/sentences.ts';
import type { Article } from '../../record/article.ts';
import type { Span } from '../../record/span.ts';
import type { DayNumber } from './calendar.ts';
import type { Found } from './rule.ts';
import { day, type Sense, timeOf } from './sense.ts';

/** What may stand between a clock time and the day beside it. */
const CLOCK_THEN_DAY = /^,?\s{0,8}(?:on\s{1,8})?$/;
const DAY_THEN_CLOCK = /^(?:,?\s{1,8}at(?:\s{1,8}about)?\s{1,8}|,?\s{1,8})$/;

/**
 * Gives each time of day its day: the one written beside it, with which it becomes one expression ("9 a.m. Tuesday"),
 * else the nearer one named in its sentence, else one named in the sentence before, else the day of the report.
 */
export function joinClocks(
  article: Article,
  sentences: readonly Span[],
  anchor: DayNumber | null,
  found: readonly Found[],
): Found[] {
  const joined: Found[] = [];
  for (let i = 0; i < found.length; i++) {
    const here = found[i] as Found;
    const next = found[i + 1];
    const previous = joined.at(-1);
    const clock = here.sense.clock;
    if (clock === undefined) {
      joined.push(here);
      continue;
    }
    if (next && isDay(next.sense) && CLOCK_THEN_DAY.test(article.text.slice(here.end, next.start))) {
      joined.push({ ...next, start: here.start, sense: timeOf(next.sense, clock) });
      i++;
    } else if (
      previous &&
      isDay(previous.sense) &&
      DAY_THEN_CLOCK.test(article.text.slice(previous.end, here.start))
    ) {
      joined[joined.length - 1] = { ...previous, end: here.end, sense: timeOf(previous.sense, clock) };
    } else {
      const following = next && isOneDay(next.sense) ? next : found[i + 2];
      const own = dayBeside(here, previous, following, sentences) ?? (anchor === null ? null : day(anchor));
      joined.push(own ? { ...here, sense: timeOf(own, clock) } : here);
    }
  }
  return joined;
}

function dayBeside(
  here: Span,
  previous: Found | undefined,
  next: Found | undefined,
  sentences: readonly Span[],
): Sense | null {
  const sentence = sentenceAt(sentences, here.start);
  const behind = previous && isOneDay(previous.sense) ? previous : null;
  const ahead = next && isOneDay(next.sense) && sentenceAt(sentences, next.start) === sentence ? next : null;
  const sentencesBack = behind ? sentence - sentenceAt(sentences, behind.start) : Number.POSITIVE_INFINITY;
  const aheadIsNearer = behind && ahead && ahead.start - here.end < here.start - behind.end;
  if (behind && sentencesBack === 0 && !aheadIsNearer) return behind.sense;
  return ahead?.sense ?? (behind && sentencesBack === 1 ? behind.sense : null);
}

function isDay(sense: Sense): boolean {
  return sense.type === 'DATE' && isOneDay(sense);
}

function isOneDay(sense: Sense): boolean {
  return sense.days !== null && sense.days.first === sense.days.last;
}
