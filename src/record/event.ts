import type { ActorRef } from './actor.ts';
import type { Recorded } from './id.ts';
import type { Span } from './span.ts';

/** The sixteen event types of PLOVER (Open Event Data Alliance; codebook of 2021), in its order. */
export const EVENT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const MODALITIES = [
  'happened',
  'ongoing',
  'planned',
  'conditional',
  'demanded',
  'negated',
  'alleged',
] as const;
/**
 * How far a deed is a fact: alleged where someone claims it and another disputes it, or the article keeps its distance;
 * conditional inside an if, a threat or a possibility.
 */
export type Modality = (typeof MODALITIES)[number];

/** Who did what to whom, in the scope of PLOVER. One deed told twice is one event with all its mentions. */
export interface Event extends Recorded {
  readonly type: EventType;
  /** The words of the fullest mention that name the deed. */
  readonly trigger: Span;
  /** Triggers of the deed's other mentions, in order. */
  readonly mentions: readonly Span[];
  /** Who did it; all who took part where the type is reciprocal (CONSULT). */
  readonly sources: readonly ActorRef[];
  readonly targets: readonly ActorRef[];
  readonly modality: Modality;
  /** EDTF date of the deed; null where the article does not support one. */
  readonly date: string | null;
  readonly place: PlaceRef | null;
  /** Id of the innermost statement that reports the deed; null where the article itself does. */
  readonly statement: string | null;
}

/** Where a deed or a contact happened. */
export interface PlaceRef {
  readonly name: string;
  /** Degrees, WGS 84; null where unknown. */
  readonly lat: number | null;
  readonly lon: number | null;
}
