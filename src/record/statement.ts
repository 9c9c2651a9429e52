import type { ActorRef } from './actor.ts';
import type { Recorded } from './id.ts';
import type { Span } from './span.ts';

export const STATEMENT_KINDS = ['direct', 'indirect', 'mixed'] as const;
/** direct: all content inside quotation marks; indirect: none; mixed: some. */
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** An attribution, as in PolNeAR (Newell et al. 2018): a source says, thinks, demands, fears… something. */
export interface Statement extends Recorded {
  readonly source: Span | null;
  /** Empty for a quotation without a cue. */
  readonly cue: readonly Span[];
  /** At least one span; several where the cue breaks the content in two. */
  readonly content: readonly Span[];
  /** Who the source is; null where unnamed or unknown. */
  readonly speaker: ActorRef | null;
  readonly kind: StatementKind;
  /** The source is neither named nor a government or body as such ("a US official"). */
  readonly anonymous: boolean;
  /** EDTF date of saying it; null where the article does not tell. */
  readonly date: string | null;
  /** Id of the statement whose content this one lies in. */
  readonly within: string | null;
}
