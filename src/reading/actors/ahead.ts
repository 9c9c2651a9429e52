import type { Title } from '../../knowledge/titles.ts';
import type { Entity } from './cast.ts';
import type { Described } from './described.ts';
import { identify } from './identify.ts';
import type { Noun } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';
import { compatible, WIDER } from './wider.ts';
import { wordAfter } from './words.ts';

/** How many sentences further on the lead's unnamed person may be named. */
const AHEAD = 5;
/** The same, past the lead. */
const AFTER_LEAD = 2;
/** Last sentence of the lead. */
const LEAD = 2;

/**
 * In the lead "a UN official" is the official whom the next sentences name; further down only one who has not been
 * named before.
 */
export function namedAhead(
  scene: Scene,
  { phrase, noun, owner }: Described,
  title: Title | null,
): Entity | null {
  const late = phrase.sentence > LEAD;
  for (let n = wordAfter(scene.namings, phrase.end); n < scene.namings.length; n++) {
    const naming = scene.namings[n];
    if (!naming) break;
    if (naming.sentence - phrase.sentence > (late ? AFTER_LEAD : AHEAD)) return null;
    const name = naming.name;
    if (!name || !fitsAhead(scene, phrase, naming, noun)) continue;
    if (scene.words[naming.to - 1]?.possessive) continue;
    const theirs = ownerOfNaming(scene, naming);
    const person = scene.people.resolve(scene.phrase(name.from, name.to), name.name.start, title);
    if (late && person.mentions.length > 0) continue;
    if (
      owner === null || theirs === null
        ? compatible(person, owner?.kind === 'state' ? owner : null)
        : theirs === owner || (theirs.country !== null && theirs.country === owner.country)
    )
      return person;
  }
  return null;
}

/** Whose office a phrase that names a person says it is. */
function ownerOfNaming(scene: Scene, naming: Phrase): Entity | null {
  for (const phrase of [naming, naming.apposition]) {
    for (const { name, from, to } of [...(phrase?.modifiers ?? [])].reverse()) {
      const { entity } = identify(scene.cast, scene.phrase(from, to), name.type, scene.home);
      if (entity) return entity;
    }
    const [complement] = phrase?.complements ?? [];
    const owner = complement && phrase?.noun ? scene.naming(complement) : null;
    if (owner && owner.kind !== 'person') return owner;
  }
  return null;
}

/** Whether a naming may be of the person a lead only describes: called alike, or bare and speaking as the lead's did. */
function fitsAhead(scene: Scene, phrase: Phrase, naming: Phrase, noun: Noun): boolean {
  const called = naming.noun ?? naming.apposition?.noun;
  const wider = WIDER[noun.lemma] ?? [];
  if (called && (called.lemma === noun.lemma || wider.includes(called.lemma))) return true;
  const bare = !called || RANKS.has(called.lemma);
  return (
    bare &&
    scene.sources.has(phrase.from) &&
    scene.sources.has(naming.from) &&
    naming.sentence > phrase.sentence
  );
}

const RANKS = new Set(
  'general colonel major captain lieutenant sergeant admiral marshal brigadier professor'.split(' '),
);
