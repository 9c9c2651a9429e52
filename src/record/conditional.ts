import type { ActorRef } from './actor.ts';
import type { Recorded } from './id.ts';
import type { Span } from './span.ts';

/** A stated consequence that depends on a condition: if, unless, until, in the event of, in response to any. */
export interface Conditional extends Recorded {
  readonly condition: Span;
  readonly consequence: Span;
  /** Who states it or would act; null where the article does not tell. */
  readonly by: ActorRef | null;
  /** Who bears the consequence. */
  readonly against: ActorRef | null;
}
