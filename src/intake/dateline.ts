import type { Dateline } from '../record/article.ts';
import { spanOf, type Text } from '../record/span.ts';
import { DATE, DATE_BEGINS, dateIn, isoOf, WEEKDAY, type WrittenDate } from './dates.ts';

/** How a report's head dates and places it; the year of `date` may be missing. */
export interface Head {
  /** The dateline, with its date only as far as it is written. */
  readonly dateline: { readonly start: number; readonly end: number; readonly place: string | null } | null;
  readonly date: WrittenDate | null;
  /** A date that stands on a line of its own, above the report or in place of a dateline. */
  readonly dateLine: WrittenDate | null;
}

/** A dateline stands in the first lines: above it at most headline, summary, byline and date. */
const HEAD_LINES = 9;
const WINDOW = 200;

// "ST. PETERSBURG", "NUR-SULTAN", "WASHINGTON/KYIV", "PARIS and BERLIN"
const CAPITALS = String.raw`\p{Lu}[\p{Lu}'’.-]*\p{Lu}(?:\.(?!\s{1,4}${DATE_BEGINS}))?`;
const CITY = String.raw`${CAPITALS}(?:(?:\s{1,4}(?:(?:and|AND)\s{1,4})?|\s?/\s?)(?!${DATE_BEGINS})${CAPITALS}){0,4}`;
const TITLE_CASE = String.raw`\p{Lu}[\p{L}'’.-]+(?:(?:\s{1,4}|\s?/\s?)\p{Lu}[\p{L}'’.-]+){0,3}`;
// ", Kenya", ", N.H.", ", Bosnia and Herzegovina": never a date
const REGION = String.raw`(?:,\s{0,4}(?!${DATE_BEGINS}|${WEEKDAY})\p{Lu}[\p{L}'’.-]*(?:\s{1,4}(?:(?:and|of|the)\s{1,4})?(?!${DATE_BEGINS})\p{Lu}[\p{L}'’.-]*){0,3}){0,2}`;
const WHEN = String.raw`(?:[,.]?\s{0,4}(?:${WEEKDAY},?\s{0,4})?${DATE}[,.]?)`;
const AGENCY = String.raw`(?:\s{0,4}\(\s?[\p{L}][\p{L} .&/-]{1,30}\)|\s{0,4}/\s?TASS\s?/\.?)`;
// Where the place is not in capitals, brackets alone say little: "North Atlantic Treaty Organization (NATO) -".
const KNOWN_AGENCY = String.raw`\s{0,4}\((?:AP|AFP|UPI|dpa|DPA|ANSA|EFE|PAP|PTI|ANI|IANS|TASS|RIA|UNIAN|AA|CNN|Reuters|Xinhua|Interfax|Ukrinform|Kyodo|Yonhap|Anadolu|Bloomberg)\)`;
const DASH = String.raw`\s{0,4}(?:-{2,3}|-(?=\s|$)|[–—_•])`;

/** A place in capitals, marked off by an agency, a date or a dash; or any place with an agency. */
const DATELINE = new RegExp(
  String.raw`(?:(?:date\s{1,4})?${DATE}[\s,–—-]{1,4})?` +
    `(?:(?<city>${CITY}${REGION})(?<when>${WHEN})?(?<agency>${AGENCY})?(?<dash>${DASH})?` +
    `|(?<place>${TITLE_CASE}${REGION})${WHEN}?${KNOWN_AGENCY}${DASH})`,
  'uy',
);
const DATE_LINE = new RegExp(
  String.raw`(?:(?:[Ll]ast )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Dd]ated?)(?: on)?:?\s{1,4})?` +
    String.raw`(?:${WEEKDAY},?\s{1,4})?${DATE}\.?(?:[\s,|·–—-]{1,4}(?:at )?\d{1,2}[:.h]\d{2}.{0,30})?\s*$`,
  'uy',
);
/** Words in capitals before a dash that name no place. */
const NO_PLACE =
  /^(?:UPDATE|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|COMMENT|CORRECTED|CORRECTION|WATCH|LOOK|LIVE|VIDEO|PHOTOS?|FACTBOX|TIMELINE|EXPLAINER|SPECIAL|NEWS|NATO|EU|US|UK|UN|USA|OSCE|ABSTRACT|TOP|FIRST|WRAPUP|URGENT|NOTE|PART|ON|THE|IN|BY|FROM|FOR|HOW|WHY|WHAT|WHO)\b/;

/** Finds the dateline and a date of its own in the first lines of a text, in time that its length does not change. */
export function headOf(article: Text): Head {
  let dateLine: WrittenDate | null = null;
  let dateLineSpan: Head['dateline'] = null;
  for (const { start, end } of headLines(article.text)) {
    const window = windowAt(article.text, start);
    const found = datelineAt(window);
    if (found) {
      return {
        dateline: { start, end: start + found.length, place: found.place },
        date: dateIn(window.slice(0, found.length)),
        dateLine,
      };
    }
    if (dateLine === null) {
      DATE_LINE.lastIndex = 0;
      const line = article.text.slice(start, Math.min(end, start + WINDOW));
      const date = DATE_LINE.test(line) ? dateIn(line) : null;
      if (date && date.year !== null) {
        dateLine = date;
        dateLineSpan = { start, end: start + line.trimEnd().length, place: null };
      }
    }
  }
  return { dateline: dateLineSpan, date: dateLine, dateLine };
}

/** The dateline as an article keeps it, its date completed by the year that brings it nearest to `near`. */
export function datelineOf(article: Text, head: Head, near: string | null): Dateline | null {
  if (head.dateline === null) return null;
  const { start, end, place } = head.dateline;
  return { ...spanOf(article, start, end), place, date: head.date && isoOf(head.date, near) };
}

/** The first lines that hold anything, without the white space around them. */
function* headLines(text: string): Generator<{ start: number; end: number }> {
  const line = /\S[^\n\r\u2028\u2029]*/g;
  for (let count = 0; count < HEAD_LINES; count++) {
    const match = line.exec(text);
    if (match === null) return;
    yield { start: match.index, end: match.index + match[0].length };
  }
}

/** What a dateline beginning at `start` can reach: to the end of its paragraph. */
function windowAt(text: string, start: number): string {
  const window = text.slice(start, start + WINDOW);
  const gap = /\n[ \t\r]*\n/.exec(window);
  return gap ? window.slice(0, gap.index) : window;
}

function datelineAt(window: string): { length: number; place: string } | null {
  DATELINE.lastIndex = 0;
  const match = DATELINE.exec(window);
  if (match === null) return null;
  const { city, place, when, agency, dash } = match.groups ?? {};
  const where = (city ?? place ?? '').replace(/\s+/g, ' ');
  const length = match[0].length;
  const rest = window.slice(length);
  if (city === undefined) return { length, place: where };
  if (NO_PLACE.test(city) || city.length < 3) return null;
  if (agency !== undefined) return { length, place: where };
  const ends = rest.trim() === '';
  if (when !== undefined && (dash !== undefined || ends)) return { length, place: where };
  // A bare "PLACE —" is believed only before a sentence, or at the end of its paragraph.
  const begins = /^(?:\s{0,4}|(?<=[–—-]))["'“‘`$\p{Lu}\d]/u.test(rest) && rest.trim().length >= 40;
  return dash !== undefined && (begins || ends) ? { length, place: where } : null;
}
