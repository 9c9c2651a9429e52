import { organisationNamed } from '../../knowledge/organisations.ts';
import type { Entity } from './cast.ts';
import { BACK, bodyBefore, bodyCalled, type Described, homeState, shortName, stateOf } from './described.ts';
import type { Noun } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';

/** Government, ministries, armed forces and officials are their state; "FBI officials" their body. */
export function governmentOf(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  if (owner) {
    if (owner.kind === 'person') return stateOf(scene, owner) ?? owner;
    return owner;
  }
  const oneOfMany = noun.plural || phrase.determiner === 'indefinite';
  if (noun.plural && noun.lemma === 'government' && phrase.determiner === 'definite') {
    const together = scene.together?.entity;
    if (together?.members.every(({ kind }) => kind === 'state')) return together;
  }
  if (oneOfMany && noun.lemma !== 'official' && noun.lemma !== 'authorities')
    return scene.cast.unnamed(shortName(scene, phrase), 'group', null, noun.plural);
  if (noun.lemma === 'official') {
    if (bodyBefore(scene, phrase) === 'government') return isAmerican(scene, phrase) ?? homeState(scene);
    if (phrase.determiner === 'definite') {
      const earlier = scene.latest(phrase.sentence, BACK.generic, (entity) => entity.nouns.has('official'));
      if (earlier) return earlier;
    }
    return scene.cast.unnamed(shortName(scene, phrase), 'group', scene.home, true);
  }
  const american = isAmerican(scene, phrase);
  if (american) return american;
  return (
    scene.latest(
      phrase.sentence,
      noun.lemma === 'embassy' ? BACK.office : 2,
      (entity, { phrase: other }) => entity.kind === 'state' && other?.noun?.lemma === noun.lemma,
    ) ??
    (noun.lemma === 'ministry'
      ? scene.latest(
          phrase.sentence,
          1,
          (entity, reference) => entity.kind === 'state' && reference.subject && reference.mention,
        )
      : null) ??
    homeState(scene)
  );
}

/** "The administration", where no state owns it, is the American one where the article speaks of America at all. */
function isAmerican(scene: Scene, phrase: Phrase): Entity | null {
  for (let i = phrase.core; i < phrase.to; i++) {
    if (scene.words[i]?.lower === 'administration')
      return scene.latest(phrase.sentence, BACK.office, (entity) => entity.key === 'state:USA');
  }
  return null;
}

/** Police, courts and media keep a name of their own, with their state's adjective: "Kenyan police". */
export function institutionOf(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  const words = scene.phrase(phrase.core, phrase.to);
  if (owner && isItself(phrase, noun, owner)) return owner;
  if (owner && owner.members.length > 0 && owner.members.every(({ kind }) => kind === 'state')) {
    const each = owner.members.map((state) =>
      institutionOf(scene, { phrase: { ...phrase, complements: [] }, noun, owner: state, possessor: null }),
    );
    return scene.cast.joint(each.flatMap((entity) => entity ?? []));
  }
  if (owner && owner.kind !== 'state') {
    return scene.cast.unnamed(shortName(scene, phrase), 'organisation', owner.country, noun.plural);
  }
  if (phrase.determiner === 'definite' && !owner) {
    const earlier =
      scene.latest(phrase.sentence, BACK.office, (entity) => entity.nouns.has(noun.lemma)) ??
      bodyCalled(scene, phrase.sentence, noun.lemma);
    if (earlier) return earlier;
  }
  const country = owner?.country ?? scene.home;
  const adjective = scene.adjective(country);
  const local = words.replace(/^local\s+/, '');
  const full = owner && phrase.modifiers.length > 0 ? local : `${adjective ?? ''} ${local}`.trim();
  const known = organisationNamed(full, scene.date);
  if (known?.actsFor) return scene.cast.state(known.actsFor);
  if (known) return scene.cast.organisation(known);
  const bare = phrase.determiner === 'indefinite' || !STATE_HAS_ONE.has(noun.lemma);
  return scene.cast.unnamed(
    bare && !owner ? shortName(scene, phrase) : full,
    'organisation',
    country,
    noun.plural,
  );
}

/** "The Guardian newspaper" is the Guardian, "the Hamas movement" Hamas. */
export function isItself(phrase: Phrase, noun: Noun, owner: Entity): boolean {
  const last = phrase.modifiers.at(-1);
  return (
    ITSELF.has(noun.lemma) &&
    !noun.plural &&
    last !== undefined &&
    owner.named &&
    owner.kind !== 'state' &&
    owner.kind !== 'person'
  );
}

const ITSELF = new Set(
  `newspaper daily weekly magazine radio television tv channel broadcaster network station website group movement organisation
  organization alliance bloc party militia agency`.split(/\s+/),
);

export const STATE_HAS_ONE = new Set(
  'police parliament congress senate media press judiciary prosecution television'.split(' '),
);
