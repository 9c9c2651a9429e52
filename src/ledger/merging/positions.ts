import type { ActorRef } from '../../record/actor.ts';
import type { State } from '../entry.ts';

/** What one actor says on one issue over time. */
export interface Position extends State {
  readonly actor: ActorRef;
  /** The words that its statements share. */
  readonly issue: string;
  readonly said: readonly {
    readonly reported: string;
    readonly text: string;
    readonly record: string;
    /** Ids of earlier statements of the actor that this one contradicts. */
    readonly contradicts: readonly string[];
  }[];
  readonly words: readonly string[];
}
