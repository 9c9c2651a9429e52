import { stateNamed } from '../../knowledge/states.ts';
import type { ActorRef } from '../../record/actor.ts';
import type { EventType, Modality, PlaceRef } from '../../record/event.ts';
import { daysOf, gapBetween } from '../dates.ts';
import type { Entry, Evidence, Party, State } from '../entry.ts';
import { contentWords, overlap } from '../words.ts';
import type { Match, Merger } from './merger.ts';

/** One deed in all reports of it. */
export interface Deed extends State {
  readonly type: EventType;
  readonly modality: Modality;
  /** Each modality when it was first reported, in that order: planned, then happened. */
  readonly history: readonly { readonly reported: string; readonly modality: Modality }[];
  readonly sources: readonly ActorRef[];
  readonly targets: readonly ActorRef[];
  readonly place: PlaceRef | null;
  /** Who says that it happened, and who that it did not; the articles themselves are nobody. */
  readonly asserted: readonly ActorRef[];
  readonly denied: readonly ActorRef[];
  /** Content words of its mentions, by which others are compared with it. */
  readonly words: readonly string[];
  /** Stems of the words that name it. */
  readonly triggers: readonly string[];
}

/** Days between the dates of two reports of one deed: agencies file across the date line, and date by the day of report. */
const APART = 1;
/** Most content words that a deed is compared by. */
const WORDS = 40;

/** The order in which reports make a deed firmer. */
const FIRMNESS: Readonly<Record<Modality, number>> = {
  demanded: 0,
  conditional: 1,
  planned: 2,
  alleged: 3,
  negated: 4,
  ongoing: 5,
  happened: 6,
};

/** Types that one deed may be read as; what is said (ACCUSE, REQUEST, REJECT, THREATEN) is told apart by type alone. */
const FAMILIES: readonly (readonly EventType[])[] = [
  ['ASSAULT', 'COERCE', 'MOBILIZE'],
  ['COERCE', 'SANCTION'],
  ['AGREE', 'AID', 'COOPERATE', 'SUPPORT'],
  ['SUPPORT', 'CONCEDE'],
  ['RETREAT', 'CONCEDE', 'SANCTION'],
];

export const deeds: Merger<'event', Deed> = {
  entry: 'deed',
  record: 'event',
  window: { before: 3, after: 3 },
  keys({ body, parties }) {
    const who = new Set(parties.map(({ id, state }) => state ?? id));
    if (who.size === 0 && body.place) who.add(body.place.name);
    return [...who].slice(0, 6).map((actor) => `deed ${actor}`);
  },
  match: sameDeed,
  state(evidence) {
    const told = evidence.filter(
      (one): one is Evidence<'event'> => one.part === 'is' && one.kind === 'event',
    );
    const first = told[0];
    if (!first) throw new Error('a deed without evidence');
    const counted = told.filter(({ body }) => body.modality !== 'negated');
    const firmest = (counted.length > 0 ? counted : told).reduce((a, b) =>
      FIRMNESS[b.body.modality] > FIRMNESS[a.body.modality] ? b : a,
    );
    const fullest = told.reduce((a, b) => (b.parties.length > a.parties.length ? b : a));
    const dated = told.filter(({ from }) => from).at(-1) ?? first;
    const asserted = speakersOf(told.filter(({ body }) => body.modality !== 'negated'));
    const denied = speakersOf([
      ...told.filter(({ body }) => body.modality === 'negated'),
      ...evidence.filter(({ part }) => part === 'denies'),
    ]);
    const named = (role: string) => withRole(fullest.parties, role).map(({ id, name }) => ({ id, name }));
    const contradicted =
      counted.some(({ body }) => body.modality === 'alleged') ||
      (counted.some(({ body }) => FIRMNESS[body.modality] >= FIRMNESS.ongoing) &&
        counted.length < told.length) ||
      evidence.some(({ part }) => part === 'denies');
    const history: Deed['history'][number][] = [];
    for (const { reported, body } of told) {
      if (history.at(-1)?.modality !== body.modality) history.push({ reported, modality: body.modality });
    }
    return {
      title: titleOf(fullest),
      status: firmest.body.modality,
      disputed: contradicted,
      from: dated.from,
      to: dated.to,
      parties: fullest.parties,
      type: first.body.type,
      modality: firmest.body.modality,
      history,
      sources: named('source'),
      targets: named('target'),
      place: told.find(({ body }) => body.place)?.body.place ?? null,
      asserted,
      denied,
      triggers: [...new Set(told.map(({ text }) => headOf(text)))].slice(0, WORDS),
      words: [...new Set(told.flatMap(wordsOf))].slice(0, WORDS),
    };
  },
};

function sameDeed(evidence: Evidence<'event'>, { state, lastReported }: Entry<Deed>): Match | null {
  const { body, parties } = evidence;
  const sameType = body.type === state.type;
  if (!sameType && !FAMILIES.some((types) => types.includes(body.type) && types.includes(state.type)))
    return null;
  const sources = agreement(withRole(parties, 'source'), withRole(state.parties, 'source'));
  const targets = agreement(withRole(parties, 'target'), withRole(state.parties, 'target'));
  if (sources === 'differ' || (targets === 'differ' && sources !== 'agree')) return null;
  const days = { from: evidence.from, to: evidence.to };
  const dated = days.from !== null && state.from !== null;
  const gap = dated
    ? gapBetween(days, { from: state.from, to: state.to })
    : Math.max(0, gapBetween(daysOf(evidence.reported), daysOf(lastReported)) - 2);
  if (gap > APART) return null;
  const places = placed(body.place, state.place);
  if (places === 'differ') return null;
  const shared = overlap(wordsOf(evidence), state.words);
  const verb = state.triggers.includes(headOf(evidence.text));
  const score =
    (sources === 'agree' ? 0.3 : 0.1) +
    (targets === 'agree' ? 0.2 : targets === 'differ' ? -0.1 : 0.05) +
    (dated ? 0.15 - 0.25 * gap : 0) +
    (places === 'agree' ? 0.1 : 0) +
    (verb ? 0.1 : 0) -
    (sameType ? 0 : 0.05) +
    0.5 * shared;
  const why = [
    sameType ? `both ${body.type}` : `${body.type} and ${state.type}`,
    sources === 'agree' ? 'same source' : null,
    targets === 'agree' ? 'same target' : null,
    dated ? (gap === 0 ? 'same date' : 'dates a day apart') : 'reported within two days',
    places === 'agree' ? 'same place' : null,
    `${Math.round(shared * 100)} % of the words`,
  ].filter(Boolean);
  return { score: Math.max(0, Math.min(1, score)), why: why.join(', ') };
}

/** Whether two places are one: countries hold what lies in them, and say little. */
function placed(a: PlaceRef | null, b: PlaceRef | null): Agreement {
  if (!a || !b || stateNamed(a.name) || stateNamed(b.name)) return 'unknown';
  if (a.name === b.name || a.name.includes(b.name) || b.name.includes(a.name) || near(a, b)) return 'agree';
  return a.lat !== null && b.lat !== null ? 'differ' : 'unknown';
}

function headOf(trigger: string): string {
  return contentWords(trigger).at(-1) ?? trigger.toLowerCase();
}

/** Words of the sentence that do not name the parties. */
function wordsOf({ sentence, parties }: Evidence): string[] {
  const names = new Set(parties.flatMap(({ name }) => contentWords(name)));
  return contentWords(sentence).filter((word) => !names.has(word));
}

type Agreement = 'agree' | 'unknown' | 'differ';

function agreement(a: readonly Party[], b: readonly Party[]): Agreement {
  if (a.length === 0 || b.length === 0) return 'unknown';
  if (a.some((one) => b.some((other) => isOne(one, other)))) return 'agree';
  return a.some(isUnnamed) || b.some(isUnnamed) ? 'unknown' : 'differ';
}

/** People without a name, whom each report calls otherwise: "protesters", "a crowd". */
function isUnnamed({ name }: Party): boolean {
  return /^\p{Ll}/u.test(name.split(/\s+/).at(-1) ?? '');
}

/** The same actor, or one and the state that it acts for: "Putin" and "Moscow", not Putin and Lavrov. */
export function isOne(a: Party, b: Party): boolean {
  return a.id === b.id || a.state === b.id || b.state === a.id;
}

function near(a: PlaceRef, b: PlaceRef): boolean {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return false;
  return Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180)) < 0.5;
}

export function withRole(parties: readonly Party[], role: string): Party[] {
  return parties.filter((party) => party.role === role);
}

export function speakersOf(evidence: readonly Evidence[]): ActorRef[] {
  const speakers = new Map(
    evidence.flatMap(({ speaker }) => (speaker ? [[speaker.id, speaker] as const] : [])),
  );
  return [...speakers.values()];
}

/** "Russia → Ukraine: massing troops" */
function titleOf({ parties, text }: Evidence): string {
  const named = (role: string) =>
    withRole(parties, role)
      .map(({ name }) => name)
      .join(', ');
  const [sources, targets] = [named('source'), named('target')];
  const who = targets ? `${sources || '?'} → ${targets}` : sources;
  return who ? `${who}: ${text}` : text;
}
