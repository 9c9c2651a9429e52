import type { ActorRef } from '../../record/actor.ts';
import type { State } from '../entry.ts';

/** One quantity over time. */
export interface Series extends State {
  readonly unit: string;
  readonly what: string;
  readonly where: string | null;
  /** In order of `asOf`, then of report. */
  readonly points: readonly {
    readonly asOf: string | null;
    readonly reported: string;
    readonly value: number | null;
    readonly min: number | null;
    readonly max: number | null;
    /** Null: the article itself. */
    readonly claimant: ActorRef | null;
    readonly text: string;
    readonly record: string;
    /** Ids of records that give another value for the same day. */
    readonly contradicts: readonly string[];
  }[];
  readonly words: readonly string[];
}
