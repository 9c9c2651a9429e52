import type { Format, Status } from '../../record/contact.ts';
import type { PlaceRef } from '../../record/event.ts';
import { type Days, daysBetween, daysLater } from '../dates.ts';
import type { Entry, Evidence } from '../entry.ts';
import { stem } from '../words.ts';
import type { Meeting } from './meetings.ts';
import { type Placed, placed } from './placing.ts';

/** Days that a meeting without a date may be away: held lately, or to be held soon. */
const LATELY = 3;
export const SOON = 90;
/** Days ahead that a weekday may be. */
const WEEK = 7;
/** Days of a date that names the day: a report may take the day before or after. */
export const EXACT = 2;
/** Where the reader found no format of its own, the words of a call. */
const CALL =
  /\b(?:by|over|via) (?:secure )?(?:video|phone|telephone)\b|\b(?:phone|telephone|video)[ -](?:call|conversation|link|conference)|\bon the (?:phone|telephone)\b/i;
export const MOVED =
  /\b(?:postpon\w+|reschedul\w+|delay\w+|brought forward|put off|pushed back|moved? (?:to|from|back))\b/i;

const CALLED_OFF =
  /\b(?:call(?:s|ed|ing)? off|cancel\w*|scrapp\w+|abandon\w+|will not (?:meet|go ahead|take place))\b/i;
/** Words for participants whom the sentence does not name. */
export const VAGUE =
  /\b(?:the two|both)(?=\s+(?:\p{Ll}+\s+)?(?:leaders|sides|men|presidents|ministers|countries|delegations|envoys|parties|governments|had|have|also|met|talked|spoke|held|will|would|are|were)\b)|\b(?:[Tt]hey|[Tt]heir)\b|\b[Tt]he (?:leaders|presidents|ministers|sides|envoys|negotiators|delegations)\b|\beach other\b|\bone another\b/iu;
/** Many take part, and a report names some. */
export const GATHERING = /\b(?:summit|conference|congress|assembly|session|forum|gathering)\b/i;
export const GATHERINGS = new Set(
  ['summit', 'conference', 'congress', 'assembly', 'session', 'forum', 'gathering'].map(stem),
);
const NAMED =
  /\b(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?)(?:['’]s)?\s+(?:peace\s+|ceasefire\s+|nuclear\s+)?(?:talks|summit|meeting|conference|negotiations|round)\b/u;

/** Where it is: "in Geneva", or "the Geneva talks". */
export function placeOf({ body, sentence }: Evidence<'contact'>): Placed | null {
  return placed((body.where ?? placeNamed({ sentence }))?.name ?? '');
}

/** "the Geneva talks": the town by which they are known. */
export function placeNamed({ sentence }: Pick<Evidence, 'sentence'>): PlaceRef | null {
  const [, name] = NAMED.exec(sentence) ?? [];
  const place = name ? placed(name) : null;
  return place && !place.wide ? { name: place.name, lat: null, lon: null } : null;
}

/** A plan that the words call off is off, whatever the reader made of its verb. */
export function statusIn({ body: { status }, sentence }: Evidence<'contact'>): Status {
  return status !== 'held' && CALLED_OFF.test(sentence) ? 'cancelled' : status;
}

export function formatOf({ body: { format }, sentence }: Evidence<'contact'>): Format {
  return (format === 'other' || format === 'talks') && CALL.test(sentence) ? 'call' : format;
}

export interface When extends Days {
  readonly dated: boolean;
  readonly exact: boolean;
}

/**
 * The days on which a record's contact may be. What was held cannot be later than its report: such a date is misread. What
 * was called off may have been to come, though the date read from "Thursday's meeting" is past.
 */
export function whenOf(evidence: Evidence<'contact'>): When {
  const { from, to, reported, body } = evidence;
  if (body.status === 'held' && from !== null && from > daysLater(reported, 1))
    return around(null, null, body.status, reported, reported);
  if (statusIn(evidence) === 'cancelled' && from !== null && to !== null && to < reported)
    return { from, to: daysLater(reported, WEEK), dated: false, exact: false };
  return around(from, to, body.status, reported, reported);
}

export function whenIn({ state, firstReported, lastReported }: Entry<Meeting>): When {
  return around(state.from, state.to, state.status, firstReported, lastReported);
}

function around(from: string | null, to: string | null, status: Status, first: string, last: string): When {
  if (from !== null || to !== null) {
    const exact = from !== null && to !== null && daysBetween(from, to) <= EXACT;
    return { from, to, dated: true, exact };
  }
  const [since, until] =
    status === 'held' ? [daysLater(first, -LATELY), last] : [first, daysLater(last, SOON)];
  return { from: since, to: until, dated: false, exact: false };
}

/** Months that a date may mean, and those next to it by a day. */
export function monthsOf({ from, to }: Days): string[] {
  const months: string[] = [];
  const last = daysLater(to ?? daysLater(from ?? '', SOON), 1);
  for (let day = daysLater(from ?? daysLater(last, -SOON), -1); months.length < 4; ) {
    const month = day.slice(0, 7);
    if (month > last.slice(0, 7)) break;
    months.push(month);
    day = daysLater(`${month}-28`, 4).slice(0, 8).concat('01');
  }
  return months;
}
