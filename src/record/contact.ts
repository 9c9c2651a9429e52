import type { ActorRef } from './actor.ts';
import type { PlaceRef } from './event.ts';
import type { Recorded } from './id.ts';
import type { Span } from './span.ts';

export const FORMATS = [
  'meeting',
  'call',
  'visit',
  'talks',
  'briefing',
  'press conference',
  'letter',
  'other',
] as const;
/** `other`: interviews, debates, ceremonies, speeches to an audience. */
export type Format = (typeof FORMATS)[number];

export const STATUSES = ['held', 'planned', 'proposed', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

/** A contact between actors, held or to come; the host of a visit is among the participants. */
export interface Contact extends Span, Recorded {
  readonly participants: readonly ActorRef[];
  readonly format: Format;
  /** EDTF; null where the article gives no date. */
  readonly when: string | null;
  readonly where: PlaceRef | null;
  readonly status: Status;
}
