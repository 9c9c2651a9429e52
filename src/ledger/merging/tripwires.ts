import type { ActorRef } from '../../record/actor.ts';
import type { State } from '../entry.ts';

/** possibly met: a person is to settle it; lapsed: its time ran out, or its condition can no longer be met. */
export type TripwireStatus = 'armed' | 'possibly met' | 'tripped' | 'lapsed' | 'withdrawn';

/** A conditional threat or promise, watched until its condition is met. */
export interface Tripwire extends State {
  readonly status: TripwireStatus;
  readonly by: ActorRef | null;
  readonly against: ActorRef | null;
  readonly condition: string;
  readonly consequence: string;
  /** ISO dates: when it was first reported, and when it was tripped, lapsed or was withdrawn. */
  readonly armed: string;
  readonly ended: string | null;
  /** Deeds that meet its condition or may: their records, and why. */
  readonly met: readonly {
    readonly record: string;
    readonly reported: string;
    readonly surely: boolean;
    readonly text: string;
    readonly why: string;
  }[];
  readonly words: readonly string[];
}
