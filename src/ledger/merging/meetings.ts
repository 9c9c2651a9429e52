import type { ActorRef } from '../../record/actor.ts';
import type { Format, Status } from '../../record/contact.ts';
import type { PlaceRef } from '../../record/event.ts';
import { daysBetween, daysLater, daysOf, gapBetween } from '../dates.ts';
import type { Entry, Evidence, Party, State } from '../entry.ts';
import { contentWords } from '../words.ts';
import { bySide, commonOf, foremost, participantsOf, withoutHost } from './meeting-parties.ts';
import {
  EXACT,
  formatOf,
  GATHERING,
  GATHERINGS,
  MOVED,
  monthsOf,
  placeNamed,
  placeOf,
  SOON,
  statusIn,
  VAGUE,
  whenIn,
  whenOf,
} from './meeting-words.ts';
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
  /** Whether a report left out names: "the two leaders met". */
  readonly unnamed: boolean;
}

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
/** Days by which a meeting that was planned and then held in one place may slip. */
const SLIP = 4;
export const meetings: Merger<'contact', Meeting> = {
  entry: 'meeting',
  record: 'contact',
  window: { before: 120, after: 120 },
  keys(evidence) {
    const participants = participantsOf(evidence.parties);
    const sides = [...bySide(participants).keys()].sort();
    const names = sides.length > 1 ? sides : [...new Set(participants.map(({ id }) => id))].sort();
    const place = placeOf(evidence);
    const site = place && !place.wide ? `@${place.name}` : null;
    const days = whenOf(evidence);
    const keys = sides.slice(0, 2).flatMap((side) => (site ? [`meeting ${side} ${site}`] : []));
    if (days.exact && days.from !== null) {
      // A record that names one side or none looks a day around it: reports of one contact may differ by that.
      const around = [-1, 0, 1].map((by) => daysLater(days.from ?? '', by));
      const few = sides.length < 2 ? around : [days.from];
      keys.push(...sides.slice(0, 2).flatMap((side) => few.map((day) => `meeting ${side} ${day}`)));
      const named = sides.length > 0;
      if (site && (named || VAGUE.test(evidence.sentence)))
        keys.push(...(named ? [days.from] : around).map((day) => `meeting ${site} ${day}`));
    }
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
    const format = formatIn(told);
    const where = format === 'call' ? null : whereOf(told);
    const { status, disputed } = statusOf(told);
    const words = [...new Set(told.flatMap(({ sentence }) => contentWords(sentence)))].slice(0, WORDS);
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
      words,
      unnamed: told.some(({ sentence }) => VAGUE.test(sentence)),
    };
  },
};

function sameMeeting(evidence: Evidence<'contact'>, entry: Entry<Meeting>): Match | null {
  const { state } = entry;
  const [ours, theirs] = [formatOf(evidence), state.format];
  if (ours !== theirs && !ALIKE.some((some) => some.includes(ours) && some.includes(theirs))) return null;
  const calls = ours === 'call' || theirs === 'call';
  const [here, there] = [placeOf(evidence), placed(state.where?.name ?? '')];
  // Talks are a call only where they have no place; a caller's country is none.
  if (ours !== theirs && calls && [here, there].some((place) => place?.wide === false)) return null;
  const common = commonOf(
    withoutHost(participantsOf(evidence.parties), here),
    withoutHost(participantsOf(state.parties), there),
  );
  const days = whenOf(evidence);
  const others = whenIn(entry);
  const gap = gapBetween(days, others);
  const place = calls ? 'within' : nearness(here, there);
  const onePlace = place === 'same' && here?.wide === false;
  const both = common.same + common.acting;
  const moved = gap > 1 && gap <= SOON && state.status !== 'held' && MOVED.test(evidence.sentence);
  const alone = Math.min(...common.sides) === 1;
  const status = statusIn(evidence);
  const slipped =
    onePlace &&
    both > (alone ? 0 : 1) &&
    gap <= SLIP &&
    (status === 'held') !== (state.status === 'held') &&
    gap > 1;
  const exact = days.exact && others.exact;
  if (gap > (exact ? 1 : 0) && !moved && !slipped) return null;
  const sameDay = exact && gap <= 1;
  if (place === 'apart' && !sameDay && !moved) return null;
  const vague = VAGUE.test(evidence.sentence) || state.unnamed;
  const oneSite = sameDay && onePlace;
  // "Envoys of the two sides": who stands beside them may be anybody that the article is about.
  const unnamed = [evidence, state].some(({ parties }) => participantsOf(parties).length < parties.length);
  const enough =
    both > 1 ||
    (both === 1 &&
      (alone
        ? onePlace ||
          (sameDay &&
            ((here && there && place !== 'apart') || vague || (common.persons > 0 && ours === theirs))) ||
          (PUBLIC.has(ours) && PUBLIC.has(theirs) && sameDay && common.same > 0)
        : oneSite && (common.other > 0 || (GATHERING.test(evidence.sentence) && gathers(state))))) ||
    (Math.min(...common.sides) <= (unnamed ? 1 : 0) && oneSite && vague);
  if (!enough) return null;
  const score =
    (both < 2 ? 0.3 : common.same >= 2 ? 0.45 : 0.3) -
    (both < 2 ? 0 : 0.1 * common.other) -
    (common.left[0] > 0 && common.left[1] > 0 && both > 1 ? 0.15 : 0) +
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

function gathers({ words }: Meeting): boolean {
  return words.some((word) => GATHERINGS.has(word));
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
  const places = told.flatMap((one) => one.body.where ?? placeNamed(one) ?? []).reverse();
  return (
    places.find(({ name }) => placed(name)?.wide === false) ??
    places.find(({ name }) => placed(name) !== null) ??
    places[0] ??
    null
  );
}

/** What was held stays held; a plan after a cancellation is a new start. */
function statusOf(told: readonly Evidence<'contact'>[]): { status: Status; disputed: boolean } {
  let status: Status = told[0] ? statusIn(told[0]) : 'proposed';
  let disputed = false;
  for (const one of told) {
    const now = statusIn(one);
    if (status === 'held') disputed ||= now === 'cancelled';
    else if (now !== 'proposed' || status === 'cancelled') status = now;
  }
  return { status, disputed };
}

function historyOf(told: readonly Evidence<'contact'>[]): Meeting['history'] {
  const history: Meeting['history'][number][] = [];
  for (const one of told) {
    const { reported, record, body } = one;
    const status = statusIn(one);
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
