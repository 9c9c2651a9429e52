import { stateByCode } from '../../knowledge/states.ts';
import type { MentionForm } from '../../record/actor.ts';
import type { Article } from '../../record/article.ts';
import type { Span } from '../../record/span.ts';
import type { Cast, Entity } from './cast.ts';
import { identify } from './identify.ts';
import type { People } from './people.ts';
import type { Phrase } from './phrases.ts';
import type { Word } from './words.ts';

/** A phrase or pronoun and whom it refers to. */
export interface Reference extends Span {
  /** Words: indexes of the first and past the last. */
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly entity: Entity | null;
  readonly form: MentionForm;
  readonly phrase: Phrase | null;
  /** Whom it stands for in a deed where it is no mention itself: "rebel" of "rebel hands". */
  qualifier: Entity | null;
  /** Whether it stands where a subject may: later pronouns prefer it. */
  readonly subject: boolean;
  readonly quoted: boolean;
  /** Whether it heads the source of an attribution. */
  readonly speaks: boolean;
  /** False for what refers to an actor without being a mention of it: "the statement", "in Moscow". */
  readonly mention: boolean;
}

/** How many references a pronoun or "the president" looks back over: keeps linking linear. */
const REACH = 60;

/** What is known of the article at the point that reading has come to. */
export class Scene {
  readonly article: Article;
  readonly words: readonly Word[];
  readonly cast: Cast;
  readonly people: People;
  /** The state that "the government" means where nothing nearer says so. */
  readonly home: string | null;
  /** Phrases by the index of their first word. */
  readonly phraseAt: ReadonlyMap<number, Phrase>;
  /** Phrases that name people, in order: what a lead's "a UN official" looks ahead to. */
  readonly namings: readonly Phrase[];
  /** Sources of attributions: past their last word, by their first. */
  readonly sources: ReadonlyMap<number, number>;
  readonly references: Reference[] = [];
  /** Who made the last document of each kind, null where the article does not say: "the statement" is theirs. */
  readonly authors = new Map<string, Entity | null>();
  /** A document that was spoken of before its author: "In a statement, the ministry said". */
  unsigned: { readonly lemma: string; readonly sentence: number } | null = null;
  /** The last that were named together, "Japan and the United States". */
  together: { readonly entity: Entity; readonly sentence: number; readonly subject: boolean } | null = null;

  /** All that were named together, in order. */
  readonly joints: { readonly entity: Entity; readonly sentence: number }[] = [];

  constructor(
    article: Article,
    words: readonly Word[],
    cast: Cast,
    people: People,
    home: string | null,
    phrases: readonly Phrase[],
    sources: ReadonlyMap<number, number>,
  ) {
    this.sources = sources;
    this.article = article;
    this.words = words;
    this.cast = cast;
    this.people = people;
    this.home = home;
    this.phraseAt = new Map(phrases.map((phrase) => [phrase.from, phrase]));
    this.namings = phrases.filter((phrase) => phrase.name?.name.type === 'PER');
  }

  get date(): string | null {
    return this.article.published;
  }

  /** Words `from` to `to` as one string with single blanks. */
  phrase(from: number, to: number): string {
    let joined = '';
    for (let i = from; i < to; i++) {
      const word = this.words[i];
      if (!word) break;
      const glue = i === from || this.words[i - 1]?.end === word.start ? '' : ' ';
      joined += glue + word.text + (word.possessive && i < to - 1 ? "'s" : '');
    }
    return joined;
  }

  /** The latest reference whose entity fits, at most `sentences` back from sentence `at`. */
  latest(
    at: number,
    sentences: number,
    fits: (entity: Entity, reference: Reference) => boolean,
  ): Entity | null {
    const { references } = this;
    for (let i = references.length - 1; i >= 0 && i >= references.length - REACH; i--) {
      const reference = references[i];
      if (!reference?.entity || reference.sentence > at) continue;
      if (at - reference.sentence > sentences) continue;
      if (fits(reference.entity, reference)) return reference.entity;
    }
    return null;
  }

  /** Whom the name of a phrase names, or of the phrase that begins at that word; null where it has none. */
  naming(at: number | Phrase): Entity | null {
    const name = typeof at === 'number' ? this.phraseAt.get(at)?.name : at.name;
    if (!name) return null;
    const text = this.phrase(name.from, name.to);
    if (name.name.type === 'PER') return this.people.resolve(text, name.name.start, null);
    return identify(this.cast, text, name.name.type, this.home).entity;
  }

  /** The adjective of a state: "Kenyan". */
  adjective(code: string | null): string | null {
    const state = code === null ? null : stateByCode(code);
    return state ? (state.demonyms[0] ?? state.name) : null;
  }
}
