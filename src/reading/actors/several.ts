import { holderOf } from '../../knowledge/people.ts';
import { titleOf } from '../../knowledge/titles.ts';
import type { Entity } from './cast.ts';
import { BACK, type Described, isPair } from './described.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';

/** What those who are counted are: leaders, states, bodies, or anything but people. */
type Together = 'leader' | 'state' | 'body' | 'any';

const NUMBERS = 'two three four five six seven eight nine ten'.split(' ');
/** Permanent members of the United Nations Security Council (UN Charter, article 23); Russia's seat was the Soviet Union's until 1991. */
const PERMANENT = ['CHN', 'FRA', 'GBR', 'RUS', 'USA'];
const HEADS = /^(?:president|prime minister|chancellor|king|queen|leader|supreme leader|premier)$/;

/** How many a phrase counts: 3 for "the three countries"; 0 where it does not say. */
export function countOf(scene: Scene, { from, core }: Pick<Phrase, 'from' | 'core'>): number {
  for (let i = from; i < core; i++) {
    const at = NUMBERS.indexOf(scene.words[i]?.lower ?? '');
    if (at >= 0) return at + 2;
  }
  return 0;
}

/** "The three countries": the last so many that were named together. */
export function namedTogether(
  scene: Scene,
  sentence: number,
  count: number,
  fits: (entity: Entity) => boolean,
): Entity | null {
  for (let i = scene.joints.length - 1; i >= 0 && i >= scene.joints.length - MOST_JOINTS; i--) {
    const joint = scene.joints[i];
    if (joint && joint.sentence <= sentence && joint.entity.members.length === count) {
      if (joint.entity.members.every((member) => member.named && fits(member))) return joint.entity;
    }
  }
  return null;
}

const MOST_JOINTS = 40;

/** "Both sides", "the two leaders": those last named together, else the two named last. */
export function bothSides(scene: Scene, phrase: Phrase, kind: Together): Entity | null {
  const fits = (entity: Entity) => (kind === 'leader' ? isHead(entity) : isOf(kind, entity));
  const pair = pairOf(scene, phrase, fits);
  return pair ?? (kind === 'leader' ? pairOf(scene, phrase, (entity) => entity.kind === 'person') : null);
}

function pairOf(scene: Scene, phrase: Phrase, fits: (entity: Entity) => boolean): Entity | null {
  const { together } = scene;
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

function isHead({ kind, offices, nouns }: Entity): boolean {
  return kind === 'person' && ([...offices].some((office) => HEADS.test(office)) || nouns.has('leader'));
}

/** "The presidents of Kenya and Tanzania": who holds the office in each; null unless all are known. */
export function holdersOf(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  if (!owner || owner.members.length === 0) return null;
  const office = `${scene.phrase(phrase.core, phrase.nounAt)} ${noun.lemma}`.trim();
  const holders: Entity[] = [];
  for (const { country } of owner.members) {
    const title = titleOf(office, { country, date: scene.date });
    const of = title?.of;
    if (!title || !of || !scene.date) return null;
    const holder = holderOf(title.office, of, scene.date);
    const person =
      scene.latest(
        phrase.sentence,
        BACK.office,
        (entity) =>
          entity.kind === 'person' && entity.country === country && entity.offices.has(title.office),
      ) ??
      (holder && scene.cast.person(holder.name, holder));
    if (!person) return null;
    holders.push(person);
  }
  return scene.cast.joint(holders);
}

/** "The permanent members" of the Security Council; null for those of anything else. */
export function permanentMembers(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  if (noun.lemma !== 'member' || !noun.plural) return null;
  if (scene.words[phrase.nounAt - 1]?.lower !== 'permanent') return null;
  const council = (entity: Entity) => entity.name === 'United Nations Security Council';
  if (!(owner ? council(owner) : scene.latest(phrase.sentence, BACK.office, council))) return null;
  const soviet = scene.date !== null && scene.date < '1991-12-24';
  return scene.cast.joint(
    PERMANENT.flatMap((code) => scene.cast.state(soviet && code === 'RUS' ? 'SUN' : code) ?? []),
  );
}

/** The so many that a phrase counts: "the three countries", "both sides", "the two leaders". */
export function countedBefore(scene: Scene, phrase: Phrase, kind: Together): Entity | null {
  if (isPair(scene, phrase)) return bothSides(scene, phrase, kind);
  const count = phrase.determiner === 'definite' ? countOf(scene, phrase) : 0;
  if (count < 2) return null;
  return namedTogether(scene, phrase.sentence, count, (entity) => isOf(kind, entity));
}

function isOf(kind: Together, entity: Entity): boolean {
  switch (kind) {
    case 'leader':
      return entity.kind === 'person';
    case 'state':
      return entity.kind === 'state';
    case 'body':
      return entity.kind === 'organisation' || entity.kind === 'group';
    case 'any':
      return entity.kind !== 'person';
  }
}
