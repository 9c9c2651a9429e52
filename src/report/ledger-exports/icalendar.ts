import ical, { type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { daysLater } from '../../ledger/dates.ts';
import type { Meeting } from '../../ledger/merging/meetings.ts';
import type { Sourced } from '../../ledger/view.ts';
import type { Status } from '../../record/contact.ts';
import { printable, shorten } from '../columns.ts';
import { webPage } from '../exports/annotations.ts';
import { version } from '../package.ts';
import { citationOf, type Extract, type Page } from './extract.ts';

/** A talk that somebody proposes may never be; one that is planned or held stands. */
const STATUSES: Readonly<Record<Status, ICalEventStatus>> = {
  proposed: ICalEventStatus.TENTATIVE,
  planned: ICalEventStatus.CONFIRMED,
  held: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};
/** Sources that a description quotes, at most: the latest, since the last word on a date is theirs. */
const MOST_QUOTED = 20;
const END = 'END:VCALENDAR';

/**
 * Meetings with a date as a calendar (RFC 5545), one all-day event each. The library writes whole calendars, so each page
 * is written as one and the events are cut out of it.
 */
export async function* icalendar(extract: Extract): AsyncGenerator<string> {
  const head = calendarOf(extract.title, []).slice(0, -END.length);
  yield head;
  for await (const page of extract.pages('meeting')) {
    const events = page.entries.flatMap((sourced) => eventOf(sourced, page) ?? []);
    yield calendarOf(extract.title, events).slice(head.length, -END.length);
    extract.written += events.length;
    extract.leftOut += page.entries.length - events.length;
  }
  yield `${END}\r\n`;
}

function calendarOf(title: string, events: ICalEventData[]): string {
  return ical({ name: line(title), prodId: `//Standoff//standoff ${version}//EN`, events }).toString();
}

function eventOf({ entry, evidence }: Sourced, { articles }: Page): ICalEventData | null {
  const meeting = entry.state as Meeting;
  const first = meeting.from ?? meeting.to;
  if (first === null) return null;
  const cited = new Map(evidence.map((one) => [one.article, one]));
  const quoted = [...cited.values()].slice(-MOST_QUOTED);
  const links = quoted.flatMap(({ article }) => webPage(articles.get(article)?.url ?? null) ?? []);
  const { where } = meeting;
  const place = where && {
    title: line(where.name),
    ...(where.lat !== null && where.lon !== null && { geo: { lat: where.lat, lon: where.lon } }),
  };
  return {
    id: `${entry.id}@standoff`,
    sequence: Math.max(0, meeting.history.length - 1),
    // Two exports of one ledger are the same to the byte.
    stamp: new Date(entry.lastReported),
    lastModified: new Date(entry.lastReported),
    created: new Date(entry.firstReported),
    start: new Date(first),
    end: new Date(daysLater(meeting.to ?? first, 1)),
    allDay: true,
    transparency: ICalEventTransparency.TRANSPARENT,
    status: STATUSES[meeting.status],
    summary: shorten(printable(meeting.title), 200),
    categories: [{ name: meeting.format }, { name: meeting.status }],
    location: place,
    // The library escapes commas, which an address must not have escaped.
    url: links.findLast((link) => !/[,;\\]/.test(link)) ?? null,
    description: [
      `Status: ${meeting.status}${meeting.disputed ? ', disputed' : ''}`,
      `When: ${meeting.when ?? 'not said'}`,
      `Who: ${meeting.participants.map(({ name }) => name).join(', ') || 'not said'}`,
      `Sources (${entry.sources}${cited.size > quoted.length ? `, the last ${quoted.length} shown` : ''}):`,
      ...quoted.map(({ article, sentence, reported }) => {
        const from = articles.get(article);
        return `“${shorten(sentence, 300)}” ${from ? citationOf(from) : article} (reported ${reported})`;
      }),
    ]
      .map(line)
      .join('\n'),
  };
}

/** Text of one line that no reader of calendars obeys. */
function line(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}
