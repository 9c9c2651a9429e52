import type { Entity } from './cast.ts';
import { identify } from './identify.ts';
import { resolveNoun } from './nouns.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';

/** Who is of where they are sent to: "envoy to Sudan". */
const POSTED = new Set(
  'ambassador envoy representative adviser advisor aide delegate emissary delegation mission candidate'.split(
    ' ',
  ),
);

/** Who owns the head by a complement: "of Sudan", "in Kiev", "from the organisation". */
export function complementOf(scene: Scene, phrase: Phrase): Entity | null {
  if (phrase.complements.length === 0 || phrase.preposition === 'by' || phrase.preposition === 'with')
    return null;
  if (phrase.preposition === 'to' && !POSTED.has(phrase.noun?.lemma ?? '')) return null;
  const owners: Entity[] = [];
  for (const complement of phrase.complements) {
    const entity = peek(scene, complement);
    if (!entity) return null;
    owners.push(entity);
  }
  return scene.cast.joint(owners);
}

/** Whom a phrase that is still to be read will refer to, where that can be said beforehand. */
function peek(scene: Scene, { name, noun, modifiers, ...phrase }: Phrase): Entity | null {
  const at = name ?? (noun?.class === 'government' ? modifiers.at(-1) : undefined);
  if (at && at.name.type !== 'PER')
    return identify(scene.cast, scene.phrase(at.from, at.to), at.name.type, scene.home).entity;
  if (at) return null;
  const body =
    noun && noun.class !== 'person' && noun.class !== 'document' && phrase.determiner === 'definite';
  return body
    ? resolveNoun(scene, {
        phrase: { ...phrase, name, noun, modifiers },
        noun,
        owner: null,
        possessor: null,
      })
    : null;
}
