import type { ActorRef } from '../../record/actor.ts';
import type { Stance } from '../../record/demand.ts';
import type { State } from '../entry.ts';

/** accepted, partly, rejected, evaded: after the latest answer's stance; open without one; withdrawn by who demanded it. */
export type ThreadStatus = 'open' | 'accepted' | 'partly' | 'rejected' | 'evaded' | 'withdrawn';

/** A demand, its restatements and its answers. */
export interface Thread extends State {
  readonly status: ThreadStatus;
  readonly by: ActorRef | null;
  readonly of: ActorRef | null;
  /** What is demanded, in the words of the fullest statement. */
  readonly content: string;
  /** In order of report: each time it was demanded, by whom, with the record to open. */
  readonly stated: readonly {
    readonly reported: string;
    readonly by: ActorRef | null;
    readonly record: string;
  }[];
  readonly answers: readonly {
    readonly reported: string;
    readonly by: ActorRef | null;
    readonly stance: Stance | null;
    readonly text: string;
    /** The demand whose article gives the answer, or the deed that is one. */
    readonly record: string;
  }[];
  readonly words: readonly string[];
}
