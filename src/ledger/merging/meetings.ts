import type { ActorRef } from '../../record/actor.ts';
import type { Format, Status } from '../../record/contact.ts';
import type { PlaceRef } from '../../record/event.ts';
import type { State } from '../entry.ts';

/** One contact from proposed to planned to held or cancelled. */
export interface Meeting extends State {
  readonly status: Status;
  readonly format: Format;
  readonly participants: readonly ActorRef[];
  /** EDTF, the latest and most precise that was reported. */
  readonly when: string | null;
  readonly where: PlaceRef | null;
  /** How it became firmer, in order of report. */
  readonly history: readonly {
    readonly reported: string;
    readonly status: Status;
    readonly when: string | null;
    readonly where: string | null;
    readonly record: string;
  }[];
  readonly words: readonly string[];
}
