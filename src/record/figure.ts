import type { ActorRef } from './actor.ts';
import type { Recorded } from './id.ts';
import type { Span } from './span.ts';

/** A quantity that an analyst would track: troops, casualties, weapons, money, distances; no dates, ages, clock times. */
export interface Figure extends Span, Recorded {
  /** The stated number ("about 100,000": 100000); null where only bounds are stated. */
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** "people", "troops", "km", "USD", "percent"… */
  readonly unit: string;
  /** What is counted, in the article's words: "Russian troops". */
  readonly what: string;
  /** Where, in the article's words; null where the sentence does not say. */
  readonly where: string | null;
  /** EDTF; the publication date where the article says nothing else. */
  readonly asOf: string | null;
  readonly claimedBy: ActorRef | null;
  /** The earlier value that the same sentence compares with. */
  readonly previous: { readonly value: number; readonly when: string | null } | null;
}
