import { organisationNamed } from '../../knowledge/organisations.ts';
import type { Entity } from './cast.ts';
import { identify } from './identify.ts';
import { NOUNS, type Noun, type NounClass } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';

/** A phrase with a noun at its head, and whose it is: "the Kenyan police", "spokesman for the ministry". */
export interface Described {
  readonly phrase: Phrase;
  readonly noun: Noun;
  /** Who owns what the noun names: by a name before it, a possessive or a complement. */
  readonly owner: Entity | null;
  /** The person or body of a possessive: "his" and "Petrov's" beside the owner "American" in "his American counterpart". */
  readonly possessor: Entity | null;
}

/** How far back, in sentences, a description may reach. */
export const BACK = { generic: 4, office: 1000, document: 3 } as const;

export function stateOf(scene: Scene, entity: Entity): Entity | null {
  return entity.country ? scene.cast.state(entity.country) : null;
}

export function homeState(scene: Scene): Entity | null {
  return scene.home ? scene.cast.state(scene.home) : null;
}

/** The class of the noun before the head, where that is a body: "government" of "government lawyers", "army spokesman". */
export function bodyBefore(scene: Scene, phrase: Phrase): NounClass | null {
  for (let i = phrase.nounAt - 1; i >= phrase.core; i--) {
    const noun = NOUNS.get(scene.words[i]?.lower ?? '');
    if (noun?.class === 'government' || noun?.class === 'institution') return noun.class;
  }
  return null;
}

/** The latest body of whose name the noun is a word: "the bureau" of the Federal Bureau of Investigation. */
export function bodyCalled(scene: Scene, sentence: number, lemma: string): Entity | null {
  return scene.latest(sentence, BACK.office, ({ kind, named, name, known }) => {
    if (!named || kind === 'person' || kind === 'state') return false;
    const names = [name, ...((known ? organisationNamed(name, scene.date)?.aliases : null) ?? [])];
    return names.some((form) => form.toLowerCase().split(' ').includes(lemma));
  });
}

/** Whether "other" stands before the noun: "other officials" are not all of the government. */
export function isOther(scene: Scene, phrase: Phrase): boolean {
  for (let i = phrase.from; i < phrase.nounAt; i++)
    if (/^others?$/.test(scene.words[i]?.lower ?? '')) return true;
  return false;
}

/** Whether "both" or "two" stands before the noun. */
export function isPair(scene: Scene, phrase: Phrase): boolean {
  for (let i = phrase.from; i < phrase.core; i++)
    if (/^(?:both|two|2|either)$/.test(scene.words[i]?.lower ?? '')) return true;
  return false;
}

/**
 * The short noun phrase that names unnamed people: without determiner and number, with what it is "of" or "in".
 * @param to past its last word, where that is known
 */
export function shortName(scene: Scene, phrase: Phrase, to?: number): string {
  const last = phrase.complements.at(-1);
  const end = to ?? (last && /^(?:of|in|from)$/.test(phrase.preposition ?? '') ? last.to : phrase.to);
  const core = phrase.owner ? phrase.owner.from : phrase.core;
  const [lead] = phrase.modifiers;
  if (lead && lead.from === core && !phrase.owner) {
    const { entity } = identify(scene.cast, scene.phrase(lead.from, lead.to), lead.name.type, scene.home);
    if (entity && entity.kind !== 'state' && lead.to < end)
      return `${entity.name} ${scene.phrase(lead.to, end).toLowerCase()}`;
  }
  const text = scene.phrase(core, end).replace(/^(?:the|a|an|some|several|many|local)\s+(?=\S)/i, '');
  const first = scene.words[core];
  const proper = phrase.owner !== null || phrase.modifiers.some((modifier) => modifier.from === core);
  return proper || !first?.capital || scene.words[core]?.text === scene.words[core]?.text.toUpperCase()
    ? text
    : text.charAt(0).toLowerCase() + text.slice(1);
}
