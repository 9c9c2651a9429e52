import type { Entity } from './cast.ts';
import { BACK, bodyBefore, bodyCalled, type Described, homeState, isOther, shortName } from './described.ts';
import { isItself, STATE_HAS_ONE } from './governments.ts';
import type { Noun } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';
import { countedBefore, holdersOf, permanentMembers } from './several.ts';

export function groupOf(scene: Scene, described: Described): Entity | null {
  const { phrase, noun, owner, possessor } = described;
  if (owner && isItself(phrase, noun, owner)) return owner;
  const many = noun.plural || scene.words[phrase.from]?.lower === 'either';
  if (COUNTED.has(noun.lemma) && many && owner?.kind !== 'state') {
    const permanent = permanentMembers(scene, described);
    const several = LEADERS.has(noun.lemma) ? 'leader' : noun.lemma === 'force' ? 'body' : 'any';
    const together = permanent ?? holdersOf(scene, described) ?? countedBefore(scene, phrase, several);
    if (together) return together;
  }
  if (!owner && noun.lemma === 'force' && noun.plural && phrase.determiner === 'definite') {
    const { together } = scene;
    const armed = together?.entity.members.every(({ kind }) => kind !== 'person');
    if (together && armed && phrase.sentence - together.sentence <= 2) return together.entity;
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

/** Nouns of those that a number may tell: "both sides", "the three new members". */
const COUNTED = new Set('side leader party ally member force power partner president minister'.split(' '));

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

/** Of these rather an armed group or a party than an organisation. */
const GROUPS = new Set('group movement faction militia party'.split(' '));

/** "the alliance", "the rebels": the latest body so called, else the latest that can be. */
function earlierGroup(scene: Scene, phrase: Phrase, noun: Noun): Entity | null {
  const { sentence } = phrase;
  const called = scene.latest(
    sentence,
    BACK.office,
    (entity) =>
      entity.nouns.has(noun.lemma) &&
      entity.kind !== 'person' &&
      (noun.plural || entity.named || !entity.plural),
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
  return (
    bodyCalled(scene, sentence, noun.lemma) ??
    (GROUPS.has(noun.lemma)
      ? scene.latest(
          sentence,
          BACK.generic,
          ({ named, kind, members }) => named && kind === 'group' && members.length === 0,
        )
      : null) ??
    scene.latest(
      sentence,
      BACK.generic,
      (entity) =>
        entity.named &&
        (entity.kind === 'organisation' || entity.kind === 'group') &&
        entity.members.length === 0 &&
        !STATE_HAS_ONE.has(lastWord(entity.name)),
    )
  );
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1).toLowerCase();
}

export function countryOf(scene: Scene, { phrase, noun, owner, possessor }: Described): Entity | null {
  if (noun.plural) {
    const theirs = possessor?.members.flatMap(({ country }) => (country && scene.cast.state(country)) || []);
    if (theirs && theirs.length > 0) return scene.cast.joint(theirs);
    const counted = owner?.kind === 'state' ? null : countedBefore(scene, phrase, 'state');
    return counted ?? scene.cast.unnamed(shortName(scene, phrase), 'group', null, true);
  }
  if (owner?.kind === 'state') return owner;
  if (possessor?.country) return scene.cast.state(possessor.country);
  if (phrase.determiner !== 'definite' && phrase.ownerPronoun === null) return null;
  return scene.latest(phrase.sentence, BACK.generic, (entity) => entity.kind === 'state');
}
