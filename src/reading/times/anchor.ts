import type { Article } from '../../record/article.ts';
import { type DayNumber, parseIsoDate, weekdayOf } from './calendar.ts';
import { phrase, WEEKDAY, weekdayNumber } from './words.ts';

/** How much of an article may tell on which weekday it was filed, in characters. */
const LEAD = 400;
const DID =
  '(?:said|says|told [a-z]{1,12}|(?!scheduled|planned|expected|slated|postponed|delayed|deferred|invited)[a-z]{2,12}ed)';
const DID_ON = phrase(`(?<!be )${DID} (?:here )?(?:on )?(?<after>${WEEKDAY})|(?<before>${WEEKDAY}) ${DID}`);

/**
 * The day that relative times of an article are counted from: where it was filed, else published. An agency story
 * filed across the date line reports what was said on the day after its publication date, and counts from that day.
 * Null where the article tells neither date.
 */
export function anchorOf(article: Pick<Article, 'text' | 'published' | 'dateline'>): DayNumber | null {
  const filed = parseIsoDate(article.dateline?.date ?? '');
  const published = parseIsoDate(article.published ?? '');
  if (filed !== null || published === null) return filed ?? published;
  const tomorrow = weekdayOf(published + 1);
  for (const { groups } of article.text.slice(0, LEAD).matchAll(DID_ON)) {
    if (weekdayNumber(groups?.after ?? groups?.before ?? '') === tomorrow) return published + 1;
  }
  return published;
}
