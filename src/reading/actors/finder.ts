import type { Actor, Mention } from '../../record/actor.ts';
import { recordId } from '../../record/id.ts';
import { type Span, spanOf } from '../../record/span.ts';
import type { Draft } from '../draft.ts';
import type { Entity } from './cast.ts';
import type { ActorIndex } from './index.ts';
import { partiesOf } from './party.ts';

/**
 * The actors of one article, and whom its noun phrases refer to. Asking for a phrase costs time in the length of
 * the phrase, not of the article.
 */
export class ActorFinder {
  readonly #draft: Draft;
  readonly #index: ActorIndex;
  readonly #actors = new Map<Entity, Actor>();
  readonly #ids = new Set<string>();

  constructor(draft: Draft, index: ActorIndex) {
    this.#draft = draft;
    this.#index = index;
  }

  /** All actors in order of their first mentions, those that `actorOf` made among them. */
  get actors(): Actor[] {
    for (const entity of this.#index.scene.cast.entities) {
      if (entity.mentions.length > 0) this.#actorFor(entity);
    }
    return [...this.#actors.values()].sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
  }

  /**
   * Whom a noun phrase refers to by its head: of "a spokesman for President Petrov" the spokesman, of "Russian
   * officials" Russia, of "he" who that is. Several joined are one group ("Japan and United States"); people without
   * a name become a group or a person of a short description. Null where the head is no actor ("field tests").
   */
  actorOf(span: Span): Actor | null {
    const entity = this.#index.entityOf(span);
    return entity ? this.#actorAt(entity, span) : null;
  }

  /** Each of those a noun phrase refers to: "both sides", "Petrov and Ivanov" are two. */
  actorsOf(span: Span): Actor[] {
    return this.#index.entitiesOf(span).map((entity) => this.#actorAt(entity, span));
  }

  /**
   * Those who have a part in a deed, of phrases that may stand for them (see `partiesOf`). Phrases for one actor add up:
   * everyone who reaches `sure`, or else the likeliest who reaches `least`.
   */
  partiesAmong(
    phrases: readonly { readonly span: Span; readonly probability: number }[],
    sure: number,
    least: number,
  ): Actor[] {
    const chances = new Map<Entity, { sum: number; best: number; span: Span }>();
    for (const { span, probability } of phrases) {
      for (const entity of new Set(partiesOf(this.#index, span))) {
        const known = chances.get(entity);
        if (!known) chances.set(entity, { sum: probability, best: probability, span });
        else {
          known.sum += probability;
          if (probability > known.best) Object.assign(known, { best: probability, span });
        }
      }
    }
    const ranked = [...chances].sort(([, a], [, b]) => b.sum - a.sum);
    const surely = ranked.filter(([, { sum }]) => sum >= sure);
    const chosen = surely.length > 0 ? surely : ranked.filter(([, { sum }]) => sum >= least).slice(0, 1);
    return chosen
      .sort(([, a], [, b]) => a.span.start - b.span.start)
      .map(([entity, { span }]) => this.#actorAt(entity, span));
  }

  /** Several actors as one joint actor, who is first mentioned where the first of them is; null of none. */
  joined(actors: readonly Actor[]): Actor | null {
    const [first, ...others] = actors;
    const mention = first?.mentions[0];
    if (!first || !mention || others.length === 0) return first ?? null;
    const entities = [...this.#actors].flatMap(([entity, actor]) => (actors.includes(actor) ? [entity] : []));
    const entity = this.#index.scene.cast.joint(entities);
    return entity && this.#actorAt(entity, mention);
  }

  /**
   * Whether a source is neither named nor a government or body as such (gold GUIDE, "Statements"): "a US official",
   * "diplomats", but not "Russian officials" or "police".
   */
  isAnonymous(span: Span): boolean {
    return this.#index.isAnonymous(span);
  }

  #actorAt(entity: Entity, { start, end }: Span): Actor {
    if (entity.mentions.length === 0) {
      entity.mentions.push({ ...spanOf(this.#draft.article, start, end), as: 'description' });
    }
    return this.#actorFor(entity);
  }

  #actorFor(entity: Entity): Actor {
    const known = this.#actors.get(entity);
    if (known) return known;
    const { name, kind, role, wikidata } = entity;
    const mentions = inOrder(entity.mentions);
    const actor: Actor = {
      id: this.#idOf(name, mentions),
      name,
      kind,
      country: entity.country ?? this.#homeOf(entity),
      role,
      wikidata,
      mentions,
    };
    this.#draft.trace.note(actor, 'actors', 'resolved', whyOf(entity));
    this.#actors.set(entity, actor);
    return actor;
  }

  /** "Foreign Minister Ivan Petrov", where no state is named, is the minister of the state the article is about. */
  #homeOf({ kind, offices, bodies }: Entity): string | null {
    return kind === 'person' && offices.size > 0 && bodies.size === 0 ? this.#index.scene.home : null;
  }

  #idOf(name: string, mentions: readonly Mention[]): string {
    const first = mentions.slice(0, 1);
    const id = recordId(this.#draft.article.sha256, 'actor', first);
    const free = this.#ids.has(id) ? recordId(this.#draft.article.sha256, 'actor', first, name) : id;
    this.#ids.add(free);
    return free;
  }
}

function whyOf({ name, members, named, known, person, kind }: Entity): string {
  if (members.length > 0) return `named together: ${members.map((member) => member.name).join(', ')}`;
  if (known || person || kind === 'state') return `the knowledge has ${name}`;
  return named ? `the article alone names ${name}` : `without a name, called "${name}"`;
}

function startOf(actor: Actor): number {
  return actor.mentions[0]?.start ?? 0;
}

function inOrder(mentions: readonly Mention[]): Mention[] {
  const sorted = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter(({ start, end }, i) => start !== sorted[i - 1]?.start || end !== sorted[i - 1]?.end);
}
