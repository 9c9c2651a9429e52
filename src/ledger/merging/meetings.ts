import type { ActorRef } from '../../record/actor.ts';
import type { Format, Status } from '../../record/contact.ts';
import type { PlaceRef } from '../../record/event.ts';
import { type Days, daysBetween, daysLater, daysOf, gapBetween } from '../dates.ts';
import type { Entry, Evidence, Party, State } from '../entry.ts';
import { contentWords } from '../words.ts';
import { bySide, commonOf, foremost, participantsOf } from './meeting-parties.ts';
import type { Match, Merger } from './merger.ts';
import { nearness, placed } from './placing.ts';

/** One contact from proposed to planned to held or cancelled. */
export interface Meeting extends State {
  readonly status: Status;
  readonly format: Format;
  /** Of each side its persons, or the state where nobody is named. */
  readonly participants: readonly ActorRef[];
  /** EDTF, the latest and most precise that was reported. */
  readonly when: string | null;
  readonly where: PlaceRef | null;
  /** How it became firmer, in order of report. */
  readonly history: readonly {
    readonly reported: string;
    readonly status: Status;
    readonly when: string | null;
    readonly where: string | null;
    readonly record: string;
  }[];
  readonly words: readonly string[];
}

/** Days that a meeting without a date may be away: held lately, or to be held soon. */
const LATELY = 3;
const SOON = 90;
/** Days of a date that names the day: a report may take the day before or after. */
const EXACT = 2;
const KEYS = 8;
const WORDS = 40;
const NAMES = 4;

/** Formats that reports of one contact may give beside the same one. */
const ALIKE: readonly (readonly Format[])[] = [
  ['meeting', 'talks', 'visit', 'other'],
  ['call', 'talks', 'other'],
  ['briefing', 'press conference', 'other'],
];
const PUBLIC: ReadonlySet<Format> = new Set(['briefing', 'press conference']);
/** Where the reader found no format of its own, the words of a call. */
const CALL =
  /\b(?:by|over|via) (?:secure )?(?:video|phone|telephone)\b|\b(?:phone|telephone|video)[ -](?:call|conversation|link|conference)|\bon the (?:phone|telephone)\b/i;
const MOVED =
  /\b(?:postpon\w+|reschedul\w+|delay\w+|brought forward|put off|pushed back|moved? (?:to|from|back))\b/i;

export const meetings: Merger<'contact', Meeting> = {
  entry: 'meeting',
  record: 'contact',
  window: { before: 120, after: 120 },
  keys(evidence) {
    const participants = participantsOf(evidence.parties);
    const sides = [...bySide(participants).keys()].sort();
    const names = sides.length > 1 ? sides : [...new Set(participants.map(({ id }) => id))].sort();
    const place = placed(evidence.body.where?.name ?? '');
    const days = whenOf(evidence);
    const keys = sides
      .slice(0, 3)
      .flatMap((side) => (place && !place.wide ? [`meeting ${side} @${place.name}`] : []));
    const [alone] = names;
    if (names.length === 1 && days.exact) keys.push(`meeting ${alone} ${days.from}`);
    const months = monthsOf(days);
    const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => `meeting ${a} ${b}`));
    const most = Math.max(1, Math.floor((KEYS - keys.length) / months.length));
    keys.push(...pairs.slice(0, most).flatMap((pair) => months.map((month) => `${pair} ${month}`)));
    return keys.slice(0, KEYS);
  },
  match: sameMeeting,
  state(evidence) {
    const told = evidence.filter(
      (one): one is Evidence<'contact'> => one.part === 'is' && one.kind === 'contact',
    );
    const first = told[0];
    if (!first) throw new Error('a meeting without evidence');
    const parties = [
      ...new Map(told.flatMap(({ parties }) => parties.map((party) => [party.id, party] as const))).values(),
    ];
    const named = foremost(participantsOf(parties));
    const participants = (named.length > 0 ? named : parties).map(({ id, name }) => ({ id, name }));
    const firm = firmest(told);
    const when = firm?.body.when ?? null;
    const where = whereOf(told);
    const format = formatIn(told);
    const { status, disputed } = statusOf(told);
    return {
      title: titleOf(participants, format, where),
      status,
      disputed,
      ...daysOf(when),
      parties,
      format,
      participants,
      when,
      where,
      history: historyOf(told),
      words: [...new Set(told.flatMap(({ sentence }) => contentWords(sentence)))].slice(0, WORDS),
    };
  },
};

function sameMeeting(evidence: Evidence<'contact'>, entry: Entry<Meeting>): Match | null {
  const { state } = entry;
  const [ours, theirs] = [formatOf(evidence), state.format];
  if (ours !== theirs && !ALIKE.some((some) => some.includes(ours) && some.includes(theirs))) return null;
  // Talks are a call only where they have no place.
  if (ours !== theirs && ((ours === 'call' && state.where) || (theirs === 'call' && evidence.body.where)))
    return null;
  const common = commonOf(participantsOf(evidence.parties), participantsOf(state.parties));
  const days = whenOf(evidence);
  const others = whenIn(entry);
  const gap = gapBetween(days, others);
  const moved = gap > 1 && gap <= SOON && state.status !== 'held' && MOVED.test(evidence.sentence);
  const exact = days.exact && others.exact;
  if (gap > (exact ? 1 : 0) && !moved) return null;
  const [here, there] = [placed(evidence.body.where?.name ?? ''), placed(state.where?.name ?? '')];
  const place = nearness(here, there);
  const sameDay = exact && gap <= 1;
  if (place === 'apart' && !sameDay && !moved) return null;
  const both = common.same + common.acting;
  const alone = Math.min(...common.sides) === 1;
  const onePlace = place === 'same' && !here?.wide;
  const onStage = PUBLIC.has(ours) && PUBLIC.has(theirs) && sameDay && common.same > 0;
  if (both < 2 && !(both === 1 && alone && (onePlace || onStage))) return null;
  const score =
    (both < 2 ? 0.3 : common.same >= 2 ? 0.45 : 0.3) -
    0.1 * common.other -
    (common.left[0] > 0 && common.left[1] > 0 ? 0.15 : 0) +
    (sameDay ? 0.25 : days.dated && others.dated && !moved ? 0.15 : 0.1) +
    (onePlace ? 0.15 : place === 'same' ? 0.05 : place === 'apart' && !moved ? -0.15 : 0) +
    (ours === theirs ? 0.1 : 0.05);
  const why = [
    common.same > 0 ? `${common.same} of the same participants` : null,
    common.acting > 0 ? `${common.acting} who act for the same state` : null,
    moved ? 'moved to another day' : sameDay ? 'same day' : 'dates that fit',
    place === 'same' ? `both in ${here?.name}` : null,
    ours === theirs ? `both ${ours}` : `${ours} and ${theirs}`,
  ].filter(Boolean);
  return { score: Math.max(0, Math.min(1, score)), why: why.join(', ') };
}

interface When extends Days {
  readonly dated: boolean;
  readonly exact: boolean;
}

/** The days on which a record's contact may be. What was held cannot be later than its report: such a date is misread. */
function whenOf({ from, to, reported, body }: Evidence<'contact'>): When {
  const misread = body.status === 'held' && from !== null && from > daysLater(reported, 1);
  return misread
    ? around(null, null, body.status, reported, reported)
    : around(from, to, body.status, reported, reported);
}

function whenIn({ state, firstReported, lastReported }: Entry<Meeting>): When {
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
function monthsOf({ from, to }: Days): string[] {
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

function formatOf({ body: { format }, sentence }: Evidence<'contact'>): Format {
  return (format === 'other' || format === 'talks') && CALL.test(sentence) ? 'call' : format;
}

/** What most reports call it. */
function formatIn(told: readonly Evidence<'contact'>[]): Format {
  const counts = new Map<Format, number>();
  for (const one of told) {
    const format = formatOf(one);
    if (format !== 'other') counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? 'other';
}

/** The report that dates it best: one that it was held before plans, then by precision, the latest of equals. */
function firmest(told: readonly Evidence<'contact'>[]): Evidence<'contact'> | null {
  const rank = (one: Evidence<'contact'>) => {
    const { from, to } = whenOf(one);
    const length = from && to ? daysBetween(from, to) : SOON * 4;
    return (one.body.status === 'held' ? 0 : 10_000) + (length <= EXACT ? 0 : length);
  };
  let best: Evidence<'contact'> | null = null;
  for (const one of told) {
    if (whenOf(one).dated && (!best || rank(one) <= rank(best))) best = one;
  }
  return best;
}

/** The latest town or site, else the latest country, else whatever is said. */
function whereOf(told: readonly Evidence<'contact'>[]): PlaceRef | null {
  const places = told.flatMap(({ body }) => body.where ?? []).reverse();
  return (
    places.find(({ name }) => placed(name)?.wide === false) ??
    places.find(({ name }) => placed(name) !== null) ??
    places[0] ??
    null
  );
}

/** What was held stays held; a plan after a cancellation is a new start. */
function statusOf(told: readonly Evidence<'contact'>[]): { status: Status; disputed: boolean } {
  let status: Status = told[0]?.body.status ?? 'proposed';
  let disputed = false;
  for (const { body } of told) {
    if (status === 'held') disputed ||= body.status === 'cancelled';
    else if (body.status !== 'proposed' || status === 'cancelled') status = body.status;
  }
  return { status, disputed };
}

function historyOf(told: readonly Evidence<'contact'>[]): Meeting['history'] {
  const history: Meeting['history'][number][] = [];
  for (const one of told) {
    const { reported, record, body } = one;
    const { status } = body;
    const when = whenOf(one).dated ? body.when : null;
    const where = body.where?.name ?? null;
    const last = history.at(-1);
    if (last && last.status === status && last.when === when && last.where === where) continue;
    history.push({ reported, status, when, where, record });
  }
  return history;
}

/** "Joe Biden, Vladimir Putin: talks in Geneva" */
function titleOf(
  participants: readonly Pick<Party, 'name'>[],
  format: Format,
  where: PlaceRef | null,
): string {
  const names = participants.slice(0, NAMES).map(({ name }) => name);
  if (participants.length > NAMES) names.push(`${participants.length - NAMES} more`);
  const what = format === 'other' ? 'contact' : format;
  return `${names.join(', ')}: ${what}${where ? ` in ${where.name}` : ''}`;
}
