import type { Recorded } from './id.ts';
import type { Span } from './span.ts';

export const TIME_TYPES = ['DATE', 'TIME', 'DURATION', 'SET'] as const;
export type TimeType = (typeof TIME_TYPES)[number];

/** A time expression after TIMEX3 (TimeML 1.2.1). */
export interface Time extends Span, Recorded {
  readonly type: TimeType;
  /** TIMEX3 `value`: "2021-12-23", "1998-W32", "P2Y", "PRESENT_REF"; null where an anchor is missing. */
  readonly value: string | null;
  /** EDTF (ISO 8601-2) date or interval that the value denotes; null for durations, sets and vague references. */
  readonly edtf: string | null;
}
