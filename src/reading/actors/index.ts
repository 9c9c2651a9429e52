import type { Span } from '../../record/span.ts';
import type { Entity } from './cast.ts';
import { identify } from './identify.ts';
import { DEFINITE, INDEFINITE, POSSESSIVES, PREPOSITIONS, QUANTIFIERS } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { Reference, Scene } from './scene.ts';
import { wordAfter } from './words.ts';

/** Longest span that is looked through for its head, in words. */
const MOST_WORDS = 60;
const RELATIVE = new Set([
  'who',
  'whom',
  'which',
  'that',
  'whose',
  'where',
  'when',
  'speaking',
  'said',
  'is',
  'was',
  'were',
  'are',
  'has',
  'have',
  'had',
]);

/** All references of an article by where they begin: answers whom any span refers to. */
export class ActorIndex {
  readonly scene: Scene;
  /** By index of the first word; of several that begin there the longest. */
  readonly #at = new Map<number, Reference>();

  constructor(scene: Scene) {
    this.scene = scene;
  }

  add(reference: Reference): void {
    const known = this.#at.get(reference.from);
    if (!known || known.to <= reference.to) this.#at.set(reference.from, reference);
  }

  /** Whom the span refers to; several joined are one joint entity. */
  entityOf(span: Span): Entity | null {
    const entities = this.entitiesOf(span);
    return entities.length > 0 ? this.scene.cast.joint(entities) : null;
  }

  /** Each of those the span refers to, "Blinken and Lavrov" being two. */
  entitiesOf(span: Span): Entity[] {
    const { words } = this.scene;
    const from = wordAfter(words, span.start);
    let to = from;
    while (words[to] && (words[to]?.start ?? 0) < span.end && to - from < MOST_WORDS) to++;
    const head = this.#headFrom(from, to);
    if (!head && to - from <= 4) {
      // A span that is a part of a word or of a longer phrase: "US" of "US-led", "German" of "German officials".
      const text = this.scene.article.text
        .slice(span.start, span.end)
        .replace(/\s+/g, ' ')
        .replace(/^the /i, '');
      const { entity } = identify(this.scene.cast, text, 'MISC', this.scene.home);
      if (entity) return [entity];
    }
    if (!head) {
      const unnamed = this.#unnamed(from, to);
      return unnamed ? [unnamed] : [];
    }
    const entities = this.#membersOf(head);
    for (const other of this.#joinedTo(head, to)) entities.push(...this.#membersOf(other));
    return entities;
  }

  #membersOf({ entity }: Reference): Entity[] {
    if (!entity) return [];
    return entity.members.length > 0 ? [...entity.members] : [entity];
  }

  /** The first reference that no preposition or relative clause cuts off from the beginning of the span. */
  #headFrom(from: number, to: number): Reference | null {
    const { words } = this.scene;
    let counting = true;
    for (let i = from; i < to; i++) {
      const reference = this.#at.get(i);
      if (reference && reference.to <= to) return reference;
      const lower = words[i]?.lower ?? '';
      if (lower === 'of' && counting && i > from) continue;
      counting &&=
        QUANTIFIERS.has(lower) || DEFINITE.has(lower) || INDEFINITE.has(lower) || /^\p{N}/u.test(lower);
      if (i > from && (PREPOSITIONS.has(lower) || RELATIVE.has(lower) || lower === ',')) return null;
    }
    return null;
  }

  /** References that "and" or a list joins to the head. */
  #joinedTo(head: Reference, to: number): Reference[] {
    const { words } = this.scene;
    const joined: Reference[] = [];
    if (head.phrase?.apposition && head.phrase.apposition.from > head.from) return joined;
    let pending: Reference[] = [];
    for (let at = pastComplements(head); at < to; ) {
      const link = words[at]?.lower;
      const comma = link === ',';
      if (!comma && link !== 'and' && link !== '--' && link !== 'or') break;
      let next = at + 1;
      while (
        next < to &&
        /^(?:and|also|even|some|other|,|--|or|both)$/.test(words[next]?.lower ?? '') &&
        !this.#at.has(next)
      )
        next++;
      const closes = !comma || words[at + 1]?.lower === 'and';
      const reference = this.#at.get(next);
      if (!reference || reference.to > to) break;
      pending.push(reference);
      if (closes) {
        joined.push(...pending);
        pending = [];
      }
      at = pastComplements(reference);
    }
    return joined;
  }

  /** Makes unnamed people of a phrase whose noun the lexicon does not know: "rallying scientists". */
  #unnamed(from: number, to: number): Entity | null {
    const { words, cast } = this.scene;
    let first = from;
    while (first < to && leads(words[first]?.lower ?? '')) first++;
    let end = first;
    while (
      end < to &&
      !RELATIVE.has(words[end]?.lower ?? '') &&
      !/^[,;:()"“”]$|^--$/.test(words[end]?.lower ?? '')
    )
      end++;
    if (end <= first || !/\p{L}/u.test(words[first]?.text ?? '')) return null;
    return cast.unnamed(this.scene.phrase(first, end), 'group', null, true);
  }
}

function leads(lower: string): boolean {
  return (
    DEFINITE.has(lower) ||
    INDEFINITE.has(lower) ||
    POSSESSIVES.has(lower) ||
    QUANTIFIERS.has(lower) ||
    /^\p{N}/u.test(lower) ||
    lower === 'of'
  );
}

function pastComplements(reference: Reference): number {
  let phrase: Phrase | null = reference.phrase;
  let end = reference.to;
  for (let steps = 0; phrase && steps < 4; steps++) {
    const last: Phrase | undefined = phrase.complements.at(-1);
    if (!last) break;
    end = last.to;
    phrase = last;
  }
  return end;
}
