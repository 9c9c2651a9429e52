import type { Entity } from './cast.ts';
import { BACK, type Described, homeState } from './described.ts';
import { NOUNS, type Noun, pluralOf } from './lexicon.ts';
import { resolveNoun } from './nouns.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Armed people and outposts, which are their state or body when they act. */
const FORCES = set(`
  troop troops soldier force forces unit brigade battalion contingent squad convoy commando paratrooper marine
  reservist conscript mission embassy patrol peacekeeper
`);
/** People and parts of a body: what they do the body does. */
const PARTS = set(`
  activist fighter militant gunman guerrilla guerilla rebel insurgent leader leaders minister ministers monitor
  inspector expert observer team delegation cell wing commander official diplomat negotiator agent representative
  guard operative loyalist militiaman terrorist jihadist
`);

/**
 * Whom people and bodies without a name act for in a deed (gold GUIDE, "Actors"): the state of its soldiers and
 * embassies, the body of its members and units. As sources of statements they are read for themselves.
 */
export function actsFor(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  const forces = FORCES.has(noun.lemma);
  // The members of an armed group are the group; those of an alliance are states.
  const part = PARTS.has(noun.lemma) || (noun.lemma === 'member' && owner?.kind === 'group');
  if (!forces && !part) return null;
  if (owner) {
    if (!owner.named || owner.members.length > 0 || owner.kind === 'person') return null;
    return owner.kind !== 'state' || forces ? owner : null;
  }
  for (let i = phrase.nounAt - 1; i >= phrase.core; i--) {
    const before = NOUNS.get(scene.words[i]?.lower ?? '');
    if (before?.class === 'government') return homeState(scene);
    if (before?.class === 'group' && !FORCES.has(before.lemma)) return calledBefore(scene, phrase, before);
  }
  return null;
}

/** "Coalition" of "coalition troops": the body that the article called so. */
function calledBefore(scene: Scene, { sentence }: Phrase, { lemma }: Noun): Entity | null {
  return scene.latest(
    sentence,
    BACK.office,
    ({ nouns, name, kind }) => kind !== 'person' && (nouns.has(lemma) || name.toLowerCase().endsWith(lemma)),
  );
}

/** Whom a phrase that only qualifies a thing stands for: "rebel" of "rebel hands", "coalition" of "coalition raid". */
export function qualifier(scene: Scene, { phrase, noun, ...owned }: Described): Entity | null {
  if (noun.class === 'document' || noun.class === 'work') return null;
  const people =
    noun.class === 'person' && !owned.owner && (ARMED.has(noun.lemma) || phrase.determiner !== 'definite');
  const own = (phrase.determiner !== 'none' || phrase.counted) && noun.class !== 'government';
  const determiner = own ? phrase.determiner : 'definite';
  const entity = resolveNoun(scene, {
    ...owned,
    phrase: { ...phrase, attributive: false, determiner },
    noun: people ? { ...noun, class: 'group', plural: true } : noun,
  });
  if (!people || !entity || entity.named || !entity.name.toLowerCase().endsWith(noun.lemma)) return entity;
  return scene.cast.unnamed(pluralOf(noun.lemma), 'group', entity.country, true);
}

/** What "the" before them belongs to is the thing they qualify: "the rebel offensive". */
const ARMED = set(
  'terrorist rebel militant guerrilla guerilla insurgent separatist extremist refugee migrant',
);
