import type { Entity } from './cast.ts';
import type { Noun } from './lexicon.ts';

/** What else a person called by a title may be called. */
export const WIDER: Readonly<Record<string, readonly string[]>> = {
  leader: ['president', 'premier', 'minister', 'chancellor', 'king', 'chairman', 'ruler'],
  chief: [
    'director',
    'head',
    'president',
    'general',
    'director-general',
    'secretary-general',
    'commander',
    'commissioner',
  ],
  head: ['director', 'chief', 'president'],
  official: [
    'representative',
    'spokesman',
    'spokeswoman',
    'envoy',
    'minister',
    'diplomat',
    'secretary',
    'officer',
    'director',
    'commander',
    'adviser',
    'deputy',
  ],
  diplomat: ['envoy', 'ambassador', 'representative', 'secretary', 'negotiator'],
  lawmaker: ['congressman', 'senator', 'representative', 'legislator', 'mp', 'deputy', 'member'],
  envoy: ['ambassador', 'representative', 'negotiator', 'mediator'],
  spokesman: ['spokesperson'],
  spokeswoman: ['spokesperson'],
  spokesperson: ['spokesman', 'spokeswoman'],
  premier: ['minister'],
  candidate: ['nominee', 'frontrunner', 'front-runner', 'contender'],
  nominee: ['candidate', 'frontrunner', 'front-runner', 'contender'],
  frontrunner: ['candidate', 'nominee', 'contender'],
  'front-runner': ['candidate', 'nominee', 'contender'],
  negotiator: ['envoy'],
  officer: ['captain', 'colonel', 'general', 'commander', 'lieutenant', 'major'],
};

export function calls(noun: Noun, entity: Entity): boolean {
  if (entity.nouns.has(noun.lemma)) return true;
  return (WIDER[noun.lemma] ?? []).some((lemma) => entity.nouns.has(lemma));
}

export function compatible(entity: Entity, owner: Entity | null): boolean {
  if (
    owner &&
    (owner.kind === 'organisation' || (owner.kind === 'group' && owner.named && owner.members.length === 0))
  ) {
    return entity.bodies.has(owner);
  }
  return (
    owner === null || entity.country === null || owner.country === null || owner.country === entity.country
  );
}
