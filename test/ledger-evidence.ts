import { stateNamed } from '../src/knowledge/states.ts';
import { actorId } from '../src/ledger/actors.ts';
import type { Entry, Evidence, Party, State, Told, ToldKind } from '../src/ledger/entry.ts';
import type { Merger } from '../src/ledger/merging/merger.ts';
import type { ActorRef } from '../src/record/actor.ts';
import { ID_LETTERS } from '../src/record/id.ts';

/** What each kind of record is unless a test says otherwise. */
const BODIES: { readonly [K in ToldKind]: () => Omit<Told[K], 'id' | 'sentence' | 'confidence'> } = {
  statement: () => ({
    source: null,
    cue: [],
    content: [],
    speaker: null,
    kind: 'indirect',
    anonymous: false,
    date: null,
    within: null,
  }),
  event: () => ({
    type: 'CONSULT',
    trigger: { start: 0, end: 1 },
    mentions: [],
    sources: [],
    targets: [],
    modality: 'happened',
    date: null,
    place: null,
    statement: null,
  }),
  figure: () => ({
    start: 0,
    end: 1,
    value: null,
    min: null,
    max: null,
    unit: 'person',
    what: '',
    where: null,
    asOf: null,
    claimedBy: null,
    previous: null,
  }),
  conditional: () => ({
    condition: { start: 0, end: 1 },
    consequence: { start: 0, end: 1 },
    by: null,
    against: null,
  }),
  demand: () => ({
    by: null,
    of: null,
    content: { start: 0, end: 1 },
    response: null,
    stance: null,
    restates: null,
  }),
  contact: () => ({
    start: 0,
    end: 1,
    participants: [],
    format: 'meeting',
    when: null,
    where: null,
    status: 'held',
  }),
};

/** What a test says of evidence; parties are "role:Name", or "role:Name@State" of one who acts for a state. */
export type Given<K extends ToldKind> = Partial<
  Omit<Evidence<K>, 'kind' | 'parties' | 'speaker' | 'body'>
> & {
  readonly parties?: readonly string[];
  readonly speaker?: string;
  readonly body?: Partial<Told[K]>;
};

let counted = 0;

/** An actor as the ledger names it. */
export function actor(name: string): ActorRef {
  return { id: actorId(name), name };
}

/** Evidence of 17 December 2021 from an article of its own, with whatever is not given made up. */
export function evidence<K extends ToldKind>(kind: K, given: Given<K>): Evidence<K> {
  const number = String(++counted).padStart(12, '0');
  const record = given.record ?? ID_LETTERS[kind] + number;
  const article = given.article ?? `article ${number}`;
  const text = given.text ?? given.sentence ?? '';
  const { parties = [], speaker, body, ...rest } = given;
  return {
    record,
    kind,
    part: 'is',
    article,
    source: article,
    reported: '2021-12-17',
    until: null,
    from: null,
    to: null,
    text,
    sentence: text,
    start: 0,
    end: text.length,
    confidence: 0.9,
    score: 1,
    why: 'first report',
    by: null,
    ...rest,
    parties: parties.map(partyOf),
    speaker: speaker ? actor(speaker) : null,
    body: { ...BODIES[kind](), id: record, sentence: 0, confidence: 0.9, ...body } as Told[K],
  };
}

function partyOf(party: string): Party {
  const [, role = '', name = '', acting] = /^(\w+):([^@]*)(?:@(.*))?$/.exec(party) ?? [];
  const state = acting ?? (stateNamed(name) ? name : null);
  return { ...actor(name), role, state: state && actorId(state) };
}

/** The entry that a merger makes of evidence, which is given in order of report. */
export function entryOf<K extends ToldKind, S extends State>(
  merger: Merger<K, S>,
  ...told: readonly Evidence[]
): Entry<S> {
  const state = merger.state(told);
  const reports = told.map(({ reported }) => reported).sort();
  return {
    id: 'x1',
    kind: merger.entry,
    at: state.from ?? reports[0] ?? '',
    firstReported: reports[0] ?? '',
    lastReported: reports.at(-1) ?? '',
    sources: new Set(told.map(({ source }) => source)).size,
    state,
  };
}
