import type { Entity } from './cast.ts';
import type { Described } from './described.ts';
import { authorOf, makerOf } from './documents.ts';
import { governmentOf, institutionOf, STATE_HAS_ONE } from './governments.ts';
import { countryOf, groupOf } from './groups.ts';
import { personOf } from './holders.ts';
import type { Scene } from './scene.ts';

export function resolveNoun(scene: Scene, described: Described): Entity | null {
  if (isBare(scene, described)) return null;
  switch (described.noun.class) {
    case 'government':
      return governmentOf(scene, described);
    case 'institution':
      return institutionOf(scene, described);
    case 'group':
      return groupOf(scene, described);
    case 'person':
      return personOf(scene, described);
    case 'country':
      return countryOf(scene, described);
    case 'document':
      return authorOf(scene, described);
    case 'work':
      return described.owner ?? makerOf(scene, described.phrase);
  }
}

/** A lone singular noun ("to head", "on board") refers to nobody, unless a headline has it speak. */
function isBare(scene: Scene, { phrase, noun, owner }: Described): boolean {
  if (phrase.attributive && scene.sources.get(phrase.from) !== phrase.to) return true;
  const verb = /^(?:who|which|that)$/.test(scene.words[phrase.from - 1]?.lower ?? '');
  if (noun.plural && verb && phrase.core === phrase.from && phrase.nounAt === phrase.core) return true;
  if (noun.plural || owner || phrase.determiner !== 'none' || phrase.core < phrase.nounAt) return false;
  if (noun.class === 'government' || STATE_HAS_ONE.has(noun.lemma) || phrase.apposition) return false;
  return phrase.complements.length === 0 && !scene.sources.has(phrase.from);
}
