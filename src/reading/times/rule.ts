import type { Span } from '../../record/span.ts';
import type { DayNumber } from './calendar.ts';
import type { Sense } from './sense.ts';
import type { Direction } from './tense.ts';

/** What a rule may know of the place where its pattern matched. */
export interface Scene {
  /** The day the report was filed or published; null where the article does not tell. */
  readonly anchor: DayNumber | null;
  /** The calendar time named last before this one: where the narrative stands. */
  readonly last: Sense | null;
  /** The day named last before this one. */
  readonly lastDay: DayNumber | null;
  /** The matched words, white space as single spaces. */
  readonly match: string;
  /** Up to 60 characters of the same sentence on either side, white space as single spaces. */
  readonly before: string;
  readonly after: string;
  /** Whether the clause looks back or ahead. */
  direction(): Direction;
}

export type Groups = Readonly<Record<string, string | undefined>>;

/** One family of time expressions: the words and what they denote. */
export interface Rule {
  readonly name: string;
  /** Made by `phrase`; its named groups go to `read`. */
  readonly pattern: RegExp;
  /**
   * Roughly the share of its finds whose value was right on the AQUAINT development articles, slips of their annotation
   * set aside; an estimate where they have fewer than ten.
   */
  readonly confidence: number;
  /** Null where the words are no time after all. */
  read(groups: Groups, scene: Scene): Sense | null;
}

/** A time expression that a rule read. */
export interface Found extends Span {
  /** Name of the rule. */
  readonly rule: string;
  readonly sense: Sense;
  readonly confidence: number;
}
