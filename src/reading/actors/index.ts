import { firstAfter, type Span } from '../../record/span.ts';
import type { Entity } from './cast.ts';
import { identify } from './identify.ts';
import { APPROXIMATIONS, DEFINITE, INDEFINITE, POSSESSIVES, PREPOSITIONS, QUANTIFIERS } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { Reference, Scene } from './scene.ts';

/** Endings of English nouns for people: "lecturers", "settlers", "Islamists". */
const HUMAN_ENDING = /(?:[^t]er|or|ist|ian|ant|ee|eer|man|woman)s?$|(?:men|women|folk|people)$|ters$/;
/** Nouns for sources that stay unnamed; nouns for groups that act as such ("guerrillas") are not among them. */
const UNNAMED_SOURCES = new Set(
  `official source diplomat analyst expert witness aide adviser advisor critic resident observer participant insider
  researcher commentator voter staff officer soldier journalist reporter campaigner media report economist historian
  scholar activist eyewitness neighbour neighbor employee worker survivor`.split(/\s+/),
);
/** Those of them that hide who speaks even where they say for whom: "military sources". */
const HIDDEN = new Set(['source', 'aide', 'adviser', 'advisor', 'media']);
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
  /** By index of the first word, the longest first: "the country" begins where "the country's army" does. */
  readonly #at = new Map<number, Reference[]>();

  constructor(scene: Scene) {
    this.scene = scene;
  }

  add(reference: Reference): void {
    const known = this.#at.get(reference.from) ?? [];
    const place = known.findIndex(({ to }) => to <= reference.to);
    known.splice(
      place < 0 ? known.length : place,
      place >= 0 && known[place]?.to === reference.to ? 1 : 0,
      reference,
    );
    this.#at.set(reference.from, known);
  }

  /** The longest reference that begins at a word. */
  #first(at: number): Reference | undefined {
    return this.#at.get(at)?.[0];
  }

  /** Whom the span refers to; several joined are one joint entity. */
  entityOf(span: Span): Entity | null {
    const entities = this.entitiesOf(span);
    return entities.length > 0 ? this.scene.cast.joint(entities) : null;
  }

  /** Each of those the span refers to, "Blinken and Lavrov" being two. */
  entitiesOf(span: Span): Entity[] {
    const { from, to } = this.wordsIn(span);
    const direct = this.headFrom(from, to) ?? this.#antecedent(from);
    const around = direct ? null : this.#around(from, to);
    const inPerson = around?.phrase?.name?.name.type === 'PER';
    const exact = direct || inPerson ? null : this.exactly(span, to - from);
    if (exact) return [exact];
    const head = direct ?? around;
    if (!head) {
      const unnamed = this.#unnamed(from, to);
      return unnamed ? [unnamed] : [];
    }
    const entities = this.#membersOf(head);
    for (const other of this.#joinedTo(head, to)) entities.push(...this.#membersOf(other));
    if (this.#endsInOthers(from, to)) entities.push(this.scene.cast.unnamed('others', 'group', null, true));
    return entities;
  }

  /** See `ActorFinder.isAnonymous`. */
  isAnonymous(span: Span): boolean {
    const { from, to } = this.wordsIn(span);
    const head = this.headFrom(from, to);
    const noun = head?.phrase?.noun;
    if (/^(?:some|many)$/.test(this.scene.words[from]?.lower ?? '') && !head?.entity?.named) return true;
    if (!head || !noun || head.phrase?.name) return false;
    if (noun.class === 'person' && !noun.plural) {
      return head.entity !== null && !(head.entity.kind === 'person' && head.entity.named) && !isOwned(head);
    }
    const known = head.entity?.named && !HIDDEN.has(noun.lemma);
    return UNNAMED_SOURCES.has(noun.lemma) && !known && !isOwned(head);
  }

  /** Words of a span: indexes of the first and past the last. */
  wordsIn(span: Span): { from: number; to: number } {
    const { words } = this.scene;
    const from = firstAfter(words, span.start);
    let to = from;
    while (words[to] && (words[to]?.start ?? 0) < span.end && to - from < MOST_WORDS) to++;
    return { from, to };
  }

  /** A span that is a part of a word or of a longer phrase: "US" of "US-led", "German" of "German officials". */
  exactly(span: Span, count: number): Entity | null {
    if (count > 4) return null;
    const text = this.scene.article.text
      .slice(span.start, span.end)
      .replace(/\s+/g, ' ')
      .replace(/^the /i, '');
    return identify(this.scene.cast, text, 'MISC', this.scene.home).entity;
  }

  #membersOf({ entity }: Reference): Entity[] {
    if (!entity) return [];
    return entity.members.length > 0 ? [...entity.members] : [entity];
  }

  /** The first reference that no preposition or relative clause cuts off from the beginning of the span. */
  headFrom(from: number, to: number): Reference | null {
    const { words } = this.scene;
    const whole = this.#counted(from, to);
    if (whole) return whole;
    let counting = true;
    for (let i = from; i < to; i++) {
      const reference = this.#at.get(i)?.find((one) => one.to <= to);
      if (reference) return reference;
      const lower = words[i]?.lower ?? '';
      if (lower === 'of' && counting && i > from) continue;
      counting &&=
        QUANTIFIERS.has(lower) || DEFINITE.has(lower) || INDEFINITE.has(lower) || /^\p{N}/u.test(lower);
      if (i > from && (PREPOSITIONS.has(lower) || RELATIVE.has(lower) || lower === ',')) return null;
    }
    return null;
  }

  /** The reference that the span is all of but a word of number: "his critics" of "all of his critics". */
  #counted(from: number, to: number): Reference | null {
    for (let i = from - 1; i >= 0 && i >= from - 4; i--) {
      const lower = this.scene.words[i]?.lower ?? '';
      if (!leads(lower) && !APPROXIMATIONS.has(lower)) return null;
      const reference = this.#first(i);
      if (reference) return reference.to === to ? reference : null;
    }
    return null;
  }

  /** The reference right before a relative pronoun: "Iran, which". */
  #antecedent(at: number): Reference | null {
    if (!/^(?:who|which|whose|whom)$/.test(this.scene.words[at]?.lower ?? '')) return null;
    for (let i = at - 1; i >= 0 && i > at - 10; i--) {
      const reference = this.#first(i);
      if (reference && reference.to <= at) return reference;
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
      const reference = this.#first(next);
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

  /** The reference whose name the span is a part of: "Haldorf" of "Greta Haldorf". */
  #around(from: number, to: number): Reference | null {
    for (let i = from - 1; i >= 0 && i > from - 10; i--) {
      const reference = this.#first(i);
      const name = reference?.phrase?.name;
      if (reference && name && name.from <= from && to <= name.to) return reference;
    }
    return null;
  }

  /** "France, Germany and others", "he and others who disagree" */
  #endsInOthers(from: number, to: number): boolean {
    const { words } = this.scene;
    for (let i = from + 2; i < to; i++) {
      const last = i === to - 1 || RELATIVE.has(words[i + 1]?.lower ?? '');
      if (words[i]?.lower === 'others' && words[i - 1]?.lower === 'and' && last) return true;
    }
    return false;
  }

  /** Makes unnamed people of a phrase whose noun the lexicon does not know but that is a word for people: "lecturers". */
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
    let head = first;
    while (head + 1 < end && !PREPOSITIONS.has(words[head + 1]?.lower ?? '')) head++;
    const noun = words[head];
    if (end <= first || !noun || !(HUMAN_ENDING.test(noun.lower) || noun.capital)) return null;
    return cast.unnamed(this.scene.phrase(first, end), 'group', null, true);
  }
}

/** "Petrov's aides" are known by whose they are. */
function isOwned({ phrase }: Reference): boolean {
  return phrase?.owner?.name?.name.type === 'PER' || phrase?.ownerPronoun !== null;
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

/** Past the last word of a reference with what its phrase is "of" or "in". */
export function pastComplements(reference: Reference): number {
  let phrase: Phrase | null = reference.phrase;
  let end = reference.to;
  for (let steps = 0; phrase && steps < 4; steps++) {
    const last: Phrase | undefined = phrase.complements.at(-1);
    if (!last) break;
    end = Math.max(end, last.to);
    phrase = last;
  }
  return end;
}
