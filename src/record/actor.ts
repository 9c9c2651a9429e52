import type { Span } from './span.ts';

export const ACTOR_KINDS = ['state', 'organisation', 'person', 'group'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const MENTION_FORMS = ['name', 'title', 'demonym', 'metonym', 'pronoun', 'description'] as const;
/** How a mention refers: "Vladimir Putin", "the president", "Russian", "the Kremlin", "he", "the two leaders". */
export type MentionForm = (typeof MENTION_FORMS)[number];

export interface Mention extends Span {
  readonly as: MentionForm;
}

/** Someone who acts or speaks: a state, an organisation, a person or an unnamed group. */
export interface Actor {
  readonly id: string;
  /** A person's first and last name, a state's short name, an organisation's full usual name. */
  readonly name: string;
  readonly kind: ActorKind;
  /** ISO 3166-1 alpha-3 code of the country the actor is, belongs to or acts for; null where unknown or many. */
  readonly country: string | null;
  /** Office or position at the article's date; null where neither the article nor the knowledge says. */
  readonly role: string | null;
  /** Wikidata item, "Q7747"; null where unknown. */
  readonly wikidata: string | null;
  /** In order of appearance, at least one. */
  readonly mentions: readonly Mention[];
}

/** An actor as a record names it. */
export interface ActorRef {
  readonly id: string;
  readonly name: string;
}

export function refTo(actor: Actor): ActorRef {
  return { id: actor.id, name: actor.name };
}
