import type { ActorRef } from '../../record/actor.ts';
import type { PlaceRef } from '../../record/event.ts';
import type { Kind } from '../../record/id.ts';
import type { Reading } from '../../record/reading.ts';
import type { Span } from '../../record/span.ts';

/** What a span is to its record: `span` where the record is one span, else the field's name in the JSON. */
export const SPAN_ROLES = [
  'span',
  'source',
  'cue',
  'content',
  'trigger',
  'mentions',
  'condition',
  'consequence',
  'response',
] as const;
export type SpanRole = (typeof SPAN_ROLES)[number];

export const ACTOR_ROLES = [
  'speaker',
  'sources',
  'targets',
  'claimedBy',
  'by',
  'of',
  'against',
  'participants',
] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];

/** Records that a record points at. */
export const LINK_ROLES = ['within', 'statement', 'restates'] as const;
export type LinkRole = (typeof LINK_ROLES)[number];

/** Everything else, under its name in the JSON; `as` has one word a mention. */
export const FIELDS = [
  'type',
  'modality',
  'status',
  'stance',
  'anonymous',
  'name',
  'country',
  'role',
  'wikidata',
  'as',
  'value',
  'min',
  'max',
  'unit',
  'what',
  'previous',
  'previousWhen',
  'date',
  'when',
  'asOf',
  'edtf',
  'place',
  'where',
  'lat',
  'lon',
] as const;
export type Field = (typeof FIELDS)[number];
export type Value = string | number | boolean | null;

/** One record of any kind, laid out the same way for every export. */
export interface Flat {
  readonly kind: Kind;
  readonly id: string;
  /** Null for actors, who belong to the whole article. */
  readonly sentence: number | null;
  readonly confidence: number | null;
  /** The span by which the record is found; one of `spans`. */
  readonly head: Span;
  readonly spans: readonly (readonly [SpanRole, Span])[];
  readonly actors: readonly (readonly [ActorRole, ActorRef])[];
  readonly links: readonly (readonly [LinkRole, string])[];
  readonly fields: Readonly<Partial<Record<Field, Value>>>;
}

type Layout = Pick<Flat, 'head' | 'fields'> & Partial<Pick<Flat, 'spans' | 'actors' | 'links'>>;
type RecordOf<K extends Kind> = Reading[`${K}s`][number];

/** How a record of each kind is laid out. */
const LAYOUTS: { readonly [K in Kind]: (record: RecordOf<K>) => Layout } = {
  actor: ({ mentions, kind, name, country, role, wikidata }) => ({
    head: mentions[0] as Span,
    spans: all('mentions', mentions),
    fields: {
      type: kind,
      name,
      country,
      role,
      wikidata,
      as: mentions.map((mention) => mention.as).join(' '),
    },
  }),
  place: ({ name, country, lat, lon, ...span }) => ({ head: span, fields: { name, country, lat, lon } }),
  time: ({ type, value, edtf, ...span }) => ({ head: span, fields: { type, value, edtf } }),
  statement: ({ source, cue, content, speaker, kind, anonymous, date, within }) => ({
    head: (cue[0] ?? content[0]) as Span,
    spans: [...one('source', source), ...all('cue', cue), ...all('content', content)],
    actors: one('speaker', speaker),
    links: one('within', within),
    fields: { type: kind, anonymous, date },
  }),
  event: ({ type, trigger, mentions, sources, targets, modality, date, place, statement }) => ({
    head: trigger,
    spans: [...one('trigger', trigger), ...all('mentions', mentions)],
    actors: [...all('sources', sources), ...all('targets', targets)],
    links: one('statement', statement),
    fields: { type, modality, date, ...placed('place', place) },
  }),
  figure: ({ value, min, max, unit, what, where, asOf, claimedBy, previous, ...span }) => ({
    head: span,
    actors: one('claimedBy', claimedBy),
    fields: {
      ...{ value, min, max, unit, what, where, asOf },
      ...{ previous: previous?.value ?? null, previousWhen: previous?.when ?? null },
    },
  }),
  conditional: ({ condition, consequence, by, against }) => ({
    head: condition,
    spans: [...one('condition', condition), ...one('consequence', consequence)],
    actors: [...one('by', by), ...one('against', against)],
    fields: {},
  }),
  demand: ({ by, of, content, response, stance, restates }) => ({
    head: content,
    spans: [...one('content', content), ...one('response', response)],
    actors: [...one('by', by), ...one('of', of)],
    links: one('restates', restates),
    fields: { stance },
  }),
  contact: ({ participants, format, when, where, status, ...span }) => ({
    head: span,
    actors: all('participants', participants),
    fields: { type: format, status, when, ...placed('where', where) },
  }),
};

/** All records of a reading, kind by kind in the order of `KINDS`. */
export function flatRecords(reading: Reading): Flat[] {
  return KINDS.flatMap((kind) => listed(kind, reading));
}

/** Actors first, so that what names them comes after them. */
export const KINDS = Object.keys(LAYOUTS) as Kind[];

function listed<K extends Kind>(kind: K, reading: Reading): Flat[] {
  const records: readonly RecordOf<K>[] = reading[`${kind}s`];
  return records.map((record) => {
    const { head, spans = one('span', head), actors = [], links = [], fields } = LAYOUTS[kind](record);
    const { sentence, confidence } = 'sentence' in record ? record : { sentence: null, confidence: null };
    const bare = { start: head.start, end: head.end };
    return { kind, id: record.id, sentence, confidence, head: bare, spans, actors, links, fields };
  });
}

function one<const R, T>(role: R, value: T | null): (readonly [R, T])[] {
  return value === null ? [] : [[role, value]];
}

function all<const R, T>(role: R, values: readonly T[]): (readonly [R, T])[] {
  return values.map((value) => [role, value]);
}

function placed(field: 'place' | 'where', place: PlaceRef | null): Flat['fields'] {
  return { [field]: place?.name ?? null, lat: place?.lat ?? null, lon: place?.lon ?? null };
}
