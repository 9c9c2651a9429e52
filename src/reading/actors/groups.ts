import type { Entity } from './cast.ts';
import { BACK, bodyBefore, type Described, homeState, isOther, isPair, shortName } from './described.ts';
import { isItself } from './governments.ts';
import type { Noun } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';

export function groupOf(scene: Scene, { phrase, noun, owner, possessor }: Described): Entity | null {
  if (owner && isItself(phrase, noun, owner)) return owner;
  if (noun.lemma === 'side' || noun.lemma === 'leader' || noun.lemma === 'party' || noun.lemma === 'ally') {
    if (!owner && noun.plural && isPair(scene, phrase)) {
      const both = bothSides(scene, phrase, noun.lemma === 'leader' ? 'person' : 'any');
      if (both) return both;
    }
  }
  if (!owner && LEADERS.has(noun.lemma) && noun.plural && phrase.determiner === 'definite') {
    const leaders = scene.together?.entity;
    if (leaders?.members.every((member) => member.kind === 'person')) return leaders;
  }
  if (owner && LEADERS.has(noun.lemma) && noun.plural && owner.kind === 'state' && !isOther(scene, phrase))
    return owner;
  if (owner?.named && owner.kind !== 'state' && owner.kind !== 'person' && MEMBERS.has(noun.lemma))
    return owner;
  if (!owner && (phrase.determiner === 'definite' || REBELS.has(noun.lemma))) {
    const earlier = earlierGroup(scene, phrase, noun);
    if (earlier) return earlier;
  }
  if (SERVANTS.has(noun.lemma) && bodyBefore(scene, phrase) === 'government') {
    return owner?.kind === 'state' ? owner : homeState(scene);
  }
  if (owner?.kind === 'state' && noun.lemma === 'forces') return owner;
  if (owner?.kind === 'state' && noun.lemma === 'force') return owner;
  if (owner?.named && noun.lemma === 'side') return owner;
  if (owner === null && SERVANTS.has(noun.lemma) && isOfRebels(scene, phrase)) {
    const rebels = earlierGroup(scene, phrase, REBEL);
    if (rebels) return rebels;
  }
  if (possessor?.named && possessor.kind !== 'state') return followersOf(scene, phrase, possessor);
  return scene.cast.unnamed(shortName(scene, phrase), 'group', owner?.country ?? null, noun.plural);
}

const REBEL: Noun = { class: 'group', plural: true, lemma: 'rebel', gender: null };

/** "rebel representatives", "guerrilla leaders" */
function isOfRebels(scene: Scene, phrase: Phrase): boolean {
  return phrase.core < phrase.nounAt && REBELS.has(scene.words[phrase.nounAt - 1]?.lower ?? '');
}

/** "his critics", "Petrov's relatives in Minsk": "Ivan Petrov's critics", "Ivan Petrov's relatives in Minsk". */
function followersOf(scene: Scene, phrase: Phrase, possessor: Entity): Entity {
  const last = phrase.preposition === 'in' ? phrase.complements.at(-1) : undefined;
  const name = `${possessor.name}${possessor.kind === 'person' ? "'s" : ''} ${scene.phrase(phrase.core, last?.to ?? phrase.to)}`;
  return scene.cast.unnamed(name, 'group', possessor.country, true);
}

/** Who speaks for a government they are said to be of: "government lawyers", "military sources". */
const SERVANTS = new Set(
  'lawyer source negotiator representative spokesman spokeswoman spokesperson leader commander adviser aide'.split(
    ' ',
  ),
);

const LEADERS = new Set(['leader', 'leaders', 'minister', 'president']);

const MEMBERS = new Set(
  'agent rebel guerrilla guerilla militant insurgent fighter representative leader leaders force forces group movement'.split(
    ' ',
  ),
);

const REBELS = new Set('rebel guerrilla guerilla insurgent'.split(' '));

const BODIES = new Set(
  'group movement organisation organization alliance coalition bloc agency party faction militia body watchdog'.split(
    ' ',
  ),
);

/** "the alliance", "the rebels": the latest body so called, else the latest that can be. */
function earlierGroup(scene: Scene, phrase: Phrase, noun: Noun): Entity | null {
  const { sentence } = phrase;
  const called = scene.latest(
    sentence,
    BACK.office,
    (entity) => entity.nouns.has(noun.lemma) && entity.kind !== 'person',
  );
  if (called) return called;
  if (REBELS.has(noun.lemma) || noun.lemma === 'militant') {
    return scene.latest(
      sentence,
      BACK.office,
      (entity) => entity.kind === 'group' && entity.named && entity.members.length === 0,
    );
  }
  if (!BODIES.has(noun.lemma) || noun.plural) return null;
  const fitting = scene.latest(
    sentence,
    BACK.office,
    (entity) =>
      entity.kind !== 'person' && entity.kind !== 'state' && entity.name.toLowerCase().endsWith(noun.lemma),
  );
  return (
    fitting ??
    scene.latest(
      sentence,
      BACK.generic,
      (entity) =>
        entity.named &&
        (entity.kind === 'organisation' || entity.kind === 'group') &&
        entity.members.length === 0,
    )
  );
}

/** "both sides", "the two leaders": those last named together, else the two named last. */
function bothSides(scene: Scene, phrase: Phrase, kind: 'person' | 'state' | 'any'): Entity | null {
  const fits = (entity: Entity) => (kind === 'any' ? entity.kind !== 'person' : entity.kind === kind);
  const together = scene.together;
  const pair =
    together && phrase.sentence - together.sentence <= BACK.generic && together.entity.members.length === 2
      ? together.entity
      : null;
  if (pair?.named && pair.members.every(fits)) return pair;
  const earlier = scene.latest(
    phrase.sentence,
    BACK.office,
    (entity) => entity.named && entity.members.length === 2 && entity.members.every(fits),
  );
  if (earlier) return earlier;
  const found: Entity[] = [];
  scene.latest(phrase.sentence, BACK.office, (entity) => {
    if (entity.named && fits(entity) && entity.members.length === 0 && !found.includes(entity))
      found.push(entity);
    return found.length === 2;
  });
  return found.length === 2 ? scene.cast.joint(found.reverse()) : pair;
}

export function countryOf(scene: Scene, { phrase, noun, owner, possessor }: Described): Entity | null {
  if (noun.plural) {
    return isPair(scene, phrase) && !owner
      ? bothSides(scene, phrase, 'state')
      : scene.cast.unnamed(shortName(scene, phrase), 'group', null, true);
  }
  if (owner?.kind === 'state') return owner;
  if (possessor?.country) return scene.cast.state(possessor.country);
  if (phrase.determiner !== 'definite' && phrase.ownerPronoun === null) return null;
  return scene.latest(phrase.sentence, BACK.generic, (entity) => entity.kind === 'state');
}
