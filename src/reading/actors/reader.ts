import type { Quotation } from '../../language/quotations.ts';
import type { MentionForm } from '../../record/actor.ts';
import { type Span, spanOf } from '../../record/span.ts';
import type { Draft } from '../draft.ts';
import { actsFor, qualifier } from './acting.ts';
import type { Entity } from './cast.ts';
import type { Described } from './described.ts';
import { describe, titleIn } from './holders.ts';
import { identify } from './identify.ts';
import type { ActorIndex } from './index.ts';
import { bodyOfInitials } from './initials.ts';
import { type Item, itemsOf, sourcesOf } from './items.ts';
import { genderOf, LOCATIVES, SAYING, SUBJECT_LEADS } from './lexicon.ts';
import { useOf } from './locative.ts';
import { resolveNoun } from './nouns.ts';
import { complementOf } from './owners.ts';
import type { NamedWords, Phrase } from './phrases.ts';
import { resolvePronoun } from './pronouns.ts';
import type { Reference, Scene } from './scene.ts';
import { Together } from './together.ts';
import type { Word } from './words.ts';

/** Nouns of bodies whose word is a report. */
const PRESS = new Set(
  'newspaper daily weekly magazine radio television tv channel broadcaster agency'.split(' '),
);

/** Goes through an article's phrases and pronouns in order and says of each whom it refers to. */
export class Reader {
  readonly #scene: Scene;
  readonly #index: ActorIndex;
  readonly #draft: Draft;
  readonly #quotations: readonly Quotation[];
  /** Source of the attribution that each quotation lies in. */
  readonly #sourceOf: ReadonlyMap<Quotation, Span>;
  readonly #together: Together;
  #quotation = 0;
  #speaker: Entity | null = null;

  constructor(scene: Scene, index: ActorIndex, draft: Draft, quotations: readonly Quotation[]) {
    this.#scene = scene;
    this.#index = index;
    this.#draft = draft;
    this.#quotations = quotations;
    this.#together = new Together(scene);
    this.#sourceOf = sourcesOf(quotations, draft.attributions);
  }

  /** Reads what stands outside quotations first, since who speaks decides who "we" are. */
  paragraph(phrases: readonly (readonly Phrase[])[], from: number, to: number): void {
    const inside: (() => void)[] = [];
    for (let s = from; s < to; s++) {
      for (const item of itemsOf(this.#scene.words, this.#draft.sentences[s], s, phrases[s - from] ?? [])) {
        const at = this.#scene.words[item.from]?.start ?? 0;
        const quotation = this.#quotationAt(at);
        if (quotation) inside.push(() => this.#read(item, quotation));
        else this.#read(item, null);
      }
    }
    for (const read of inside) read();
  }

  #quotationAt(at: number): Quotation | null {
    while ((this.#quotations[this.#quotation]?.end ?? Number.POSITIVE_INFINITY) <= at) this.#quotation++;
    const quotation = this.#quotations[this.#quotation];
    return quotation && quotation.inner.start <= at ? quotation : null;
  }

  #read(item: Item, quotation: Quotation | null): void {
    if (item.phrase) this.#readPhrase(item.phrase, quotation);
    else this.#readPronoun(item.from, quotation);
  }

  #readPronoun(at: number, quotation: Quotation | null): Entity | null {
    const word = this.#scene.words[at];
    if (!word) return null;
    const speaker = quotation ? this.#speakerOf(quotation) : null;
    const entity = resolvePronoun(this.#scene, word, at, quotation !== null, speaker);
    this.#refer(at, at + 1, entity, 'pronoun', null, quotation !== null, entity !== null);
    return entity;
  }

  #readPhrase(phrase: Phrase, quotation: Quotation | null): Entity | null {
    const quoted = quotation !== null;
    const possessor = phrase.owner
      ? this.#readPhrase(phrase.owner, quotation)
      : phrase.ownerPronoun !== null
        ? this.#readPronoun(phrase.ownerPronoun, quotation)
        : null;
    const modifier = this.#modifierOf(phrase, quoted);
    const owner =
      (possessor?.kind === 'person' ? modifier : null) ??
      possessor ??
      modifier ??
      complementOf(this.#scene, phrase);
    const found = phrase.name
      ? this.#named(phrase, phrase.name, owner)
      : this.#noun(phrase, owner, possessor);
    this.#refer(phrase.from, phrase.to, found.entity, found.form, phrase, quoted, found.mention);
    this.#qualify(phrase, owner, possessor);
    return found.entity;
  }

  /** Notes whom a phrase that refers to nobody by itself stands for in a deed. */
  #qualify(phrase: Phrase, owner: Entity | null, possessor: Entity | null): void {
    const reference = this.#scene.references.at(-1);
    if (!reference || reference.phrase !== phrase || reference.entity || !phrase.noun) return;
    reference.qualifier = qualifier(this.#scene, { phrase, noun: phrase.noun, owner, possessor });
  }

  /** The last name before the head that may own it; bodies and people among them are mentioned as well. */
  #modifierOf(phrase: Phrase, quoted: boolean): Entity | null {
    let owner: Entity | null = null;
    for (const { name, from, to } of phrase.modifiers) {
      const text = this.#scene.phrase(from, to);
      const { entity, form } =
        name.type === 'PER'
          ? { entity: this.#scene.people.resolve(text, name.start, null), form: 'name' as const }
          : identify(this.#scene.cast, text, name.type, this.#scene.home);
      if (!entity) continue;
      owner = entity;
      const stands = phrase.noun?.class === 'document' || phrase.noun?.class === 'work';
      if (entity.kind !== 'state' || stands) this.#refer(from, to, entity, form, null, quoted, true);
    }
    return owner;
  }

  #named(
    phrase: Phrase,
    name: NamedWords,
    owner: Entity | null,
  ): { entity: Entity | null; form: MentionForm; mention: boolean } {
    const scene = this.#scene;
    const text = scene.phrase(name.from, name.to);
    if (name.name.type === 'PER') {
      const described: Described | null = phrase.noun
        ? { phrase, noun: phrase.noun, owner, possessor: null }
        : null;
      const title = described ? titleIn(scene, described) : null;
      const entity = scene.people.resolve(text, name.name.start, title);
      if (described) describe(entity, described, title);
      if (phrase.apposition?.noun && phrase.apposition.from < phrase.from)
        return { entity, form: phrase.noun ? 'title' : 'name', mention: true };
      for (let i = phrase.core; i < name.from; i++) entity.gender ??= genderOf(scene.words[i]?.lower ?? '');
      const apposition = phrase.apposition;
      if (apposition?.noun) {
        const more = {
          phrase: apposition,
          noun: apposition.noun,
          owner: this.#modifierOf(apposition, false) ?? complementOf(this.#scene, apposition),
          possessor: null,
        };
        describe(entity, more, titleIn(scene, more));
      }
      return { entity, form: phrase.noun ? 'title' : 'name', mention: true };
    }
    const { entity, form, capital } =
      bodyOfInitials(scene, phrase, text) ?? identify(scene.cast, text, name.name.type, scene.home);
    if (entity && phrase.noun && entity.kind !== 'state') entity.nouns.add(phrase.noun.lemma);
    if (!entity && name.name.type !== 'LOC' && /[^s]s$/.test(text)) {
      return { entity: scene.cast.unnamed(text, 'group', null, true), form: 'name', mention: true };
    }
    const qualified = phrase.counted || phrase.core < name.from;
    if (form === 'demonym' && qualified && /[sh]$/.test(text) && !phrase.attributive) {
      return {
        entity: scene.cast.unnamed(
          scene.phrase(phrase.core, phrase.to),
          'group',
          entity?.country ?? null,
          true,
        ),
        form: 'description',
        mention: true,
      };
    }
    return {
      entity,
      form,
      mention: entity !== null && !(entity.kind === 'state' && this.#isPlace(phrase, capital)),
    };
  }

  #noun(
    phrase: Phrase,
    owner: Entity | null,
    possessor: Entity | null,
  ): { entity: Entity | null; form: MentionForm; mention: boolean } {
    if (!phrase.noun) return { entity: null, form: 'description', mention: false };
    const described = { phrase, noun: phrase.noun, owner, possessor };
    const entity = resolveNoun(this.#scene, described);
    if (entity && phrase.noun.class !== 'document' && phrase.noun.class !== 'country')
      entity.nouns.add(phrase.noun.lemma);
    if (entity && !entity.named && entity.members.length === 0)
      entity.actsFor ??= actsFor(this.#scene, described);
    const demonym = owner !== null && entity === owner && phrase.modifiers.length > 0;
    return {
      entity,
      form: demonym ? 'demonym' : 'description',
      mention: phrase.noun.class !== 'document' && phrase.noun.class !== 'work',
    };
  }

  /** Whether a country's or a capital's name is used for the place here. */
  #isPlace(phrase: Phrase, capital: boolean): boolean {
    const { words, article } = this.#scene;
    if (capital)
      return phrase.attributive || useOf(words, phrase.name?.name ?? phrase, article.dateline) === 'place';
    const before = words[phrase.from - 1];
    return before?.sentence === phrase.sentence && LOCATIVES.has(before.lower);
  }

  #refer(
    from: number,
    to: number,
    entity: Entity | null,
    form: MentionForm,
    phrase: Phrase | null,
    quoted: boolean,
    mention: boolean,
  ): void {
    const { words } = this.#scene;
    const first = words[from];
    const last = words[to - 1];
    if (!first || !last) return;
    const subject = this.#maySubject(from, first);
    const speaks = !quoted && (this.#scene.sources.has(from) || (subject && this.#besideSaying(from, to)));
    if (entity && speaks) this.#speaker = entity;
    if (entity && subject) entity.weight += speaks ? 2 : 1;
    const reference: Reference = {
      start: first.start,
      end: last.end,
      from,
      to,
      sentence: first.sentence,
      entity,
      form,
      phrase,
      qualifier: null,
      subject,
      speaks,
      quoted,
      mention: mention && entity !== null,
    };
    if (reference.mention && entity)
      entity.mentions.push({ ...spanOf(this.#scene.article, reference.start, reference.end), as: form });
    this.#scene.references.push(reference);
    this.#index.add(reference);
    if (speaks && entity) this.#sign(reference, entity);
    if (phrase) this.#together.add(reference);
  }

  /** Notes who made a document that the sentence speaks of, or "reported" something. */
  #sign({ to, sentence }: Reference, entity: Entity): void {
    const scene = this.#scene;
    if (scene.unsigned?.sentence === sentence) scene.authors.set(scene.unsigned.lemma, entity);
    scene.unsigned = null;
    const press = [...entity.nouns].some((noun) => PRESS.has(noun));
    if (press || scene.words[to]?.lower === 'reported') scene.authors.set('report', entity);
  }

  #besideSaying(from: number, to: number): boolean {
    const { words } = this.#scene;
    return SAYING.has(words[to]?.lower ?? '') || SAYING.has(words[from - 1]?.lower ?? '');
  }

  #maySubject(from: number, first: Word): boolean {
    const before = this.#scene.words[from - 1];
    if (!before || before.sentence !== first.sentence) return true;
    return this.#together.subjectBefore(from) ?? this.#mayLead(before);
  }

  #mayLead(before: Word): boolean {
    return SUBJECT_LEADS.has(before.lower) || /(?:ly|\d)$/.test(before.lower);
  }

  /** Who says a quotation: by the reader model's attributions, else who spoke last outside one. */
  #speakerOf(quotation: Quotation): Entity | null {
    const source = this.#sourceOf.get(quotation);
    const entity = source ? this.#index.entityOf(source) : null;
    if (entity) this.#speaker = entity;
    return this.#speaker;
  }
}
