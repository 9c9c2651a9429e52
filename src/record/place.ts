import type { Recorded } from './id.ts';
import type { Span } from './span.ts';

/** A place named in the article, as a place: "a press conference in Moscow", not "Moscow needs to…". */
export interface Place extends Span, Recorded {
  readonly name: string;
  /** ISO 3166-1 alpha-3; null for what lies in no one country ("the Black Sea", "Europe"). */
  readonly country: string | null;
  /** Degrees, WGS 84; null where unknown. */
  readonly lat: number | null;
  readonly lon: number | null;
}
