import type { ActorRef } from './actor.ts';
import type { Recorded } from './id.ts';
import type { Span } from './span.ts';

export const STANCES = ['accepts', 'partly', 'rejects', 'evades'] as const;
/** How a response meets a demand. */
export type Stance = (typeof STANCES)[number];

/** What `by` wants `of` to do or to stop. */
export interface Demand extends Recorded {
  readonly by: ActorRef | null;
  /** Of whom it is demanded; null where of nobody in particular. */
  readonly of: ActorRef | null;
  readonly content: Span;
  /** The shortest passage of the article that answers it. */
  readonly response: Span | null;
  /** Null where there is no response, or none that can be told. */
  readonly stance: Stance | null;
  /** Id of the demand, earlier in the article, that this one states again. */
  readonly restates: string | null;
}
