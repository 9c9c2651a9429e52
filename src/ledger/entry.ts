import type { ActorRef } from '../record/actor.ts';
import type { Conditional } from '../record/conditional.ts';
import type { Contact } from '../record/contact.ts';
import type { Demand } from '../record/demand.ts';
import type { Event } from '../record/event.ts';
import type { Figure } from '../record/figure.ts';
import type { Statement } from '../record/statement.ts';

/** Kinds of entry and the letter their ids begin with. */
export const ENTRY_LETTERS = {
  deed: 'D',
  thread: 'T',
  tripwire: 'W',
  series: 'S',
  meeting: 'M',
  position: 'P',
} as const;
export type EntryKind = keyof typeof ENTRY_LETTERS;

/** Records that entries are made of, by kind. */
export interface Told {
  event: Event;
  demand: Demand;
  conditional: Conditional;
  figure: Figure;
  contact: Contact;
  statement: Statement;
}
export type ToldKind = keyof Told;

/** How a record belongs to an entry: it tells the thing itself, meets its condition, answers or disputes it. */
export const PARTS = ['is', 'meets', 'answers', 'denies'] as const;
export type Part = (typeof PARTS)[number];

/** Who has which part in a record or an entry; ids are those of the ledger's actors, not of one reading. */
export interface Party extends ActorRef {
  readonly role: string;
  /** Id of the state that it is or acts for; null or missing where none is known. */
  readonly state?: string | null;
}

/** One record of one article, as an entry rests on it. */
export interface Evidence<K extends ToldKind = ToldKind> {
  readonly record: string;
  readonly kind: K;
  readonly part: Part;
  readonly article: string;
  /** The article itself, or the one that it is a copy of: evidence of one source counts once. */
  readonly source: string;
  /** ISO date from which the ledger knows it. */
  readonly reported: string;
  /** ISO date from which a corrected version counts instead; null while it counts. */
  readonly until: string | null;
  /** First and last day that the record's own date may mean. */
  readonly from: string | null;
  readonly to: string | null;
  /** The characters that the record opens at, and the sentence around them. */
  readonly text: string;
  readonly sentence: string;
  /** Of a demand: the characters that answer it. */
  readonly response?: string | null;
  readonly start: number;
  readonly end: number;
  readonly parties: readonly Party[];
  /** Who says so: the speaker of the statement that reports it, the claimant of a figure; null: the article itself. */
  readonly speaker: ActorRef | null;
  readonly confidence: number;
  readonly body: Told[K];
  readonly score: number;
  readonly why: string;
  /** Who linked it, where a person did. */
  readonly by: string | null;
}

/** What an entry is at some date: computed from its evidence alone, so that any past date can be asked for. */
export interface State {
  readonly title: string;
  readonly status: string;
  readonly disputed: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly parties: readonly Party[];
}

/** An entry as the ledger keeps it; `state` is the state of its kind. */
export interface Entry<S extends State = State> {
  readonly id: string;
  readonly kind: EntryKind;
  /** ISO day by which it is ordered: the first on which it happened, or on which it was reported. */
  readonly at: string;
  readonly firstReported: string;
  readonly lastReported: string;
  readonly sources: number;
  readonly state: S;
}
