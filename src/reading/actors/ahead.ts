import type { Title } from '../../knowledge/titles.ts';
import { firstAfter } from '../../record/span.ts';
import type { Entity } from './cast.ts';
import type { Described } from './described.ts';
import { identify } from './identify.ts';
import type { Noun } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';
import { compatible, WIDER } from './wider.ts';

/** How many sentences further on the lead's unnamed person may be named. */
const AHEAD = 5;
/** The same, past the lead. */
const AFTER_LEAD = 2;
/** So many names are looked through. */
const MOST_NAMINGS = 20;
/** Last sentence of the lead. */
const LEAD = 2;

/** "A UN official said" is of the official whom the next sentences name for the first time, and who speaks there. */
export function namedAhead(
  scene: Scene,
  { phrase, noun, owner }: Described,
  title: Title | null,
): Entity | null {
  if (!scene.sources.has(phrase.from) || staysUnnamed(scene, phrase)) return null;
  const late = phrase.sentence > LEAD;
  const next = firstAfter(scene.namings, phrase.end);
  for (let n = next; n < next + MOST_NAMINGS; n++) {
    const naming = scene.namings[n];
    if (!naming) break;
    if (naming.sentence - phrase.sentence > (late ? AFTER_LEAD : AHEAD)) return null;
    const name = naming.name;
    if (!name || !scene.sources.has(naming.from) || !fitsAhead(naming, noun)) continue;
    if (scene.words[naming.to - 1]?.possessive) continue;
    const theirs = ownerOfNaming(scene, naming);
    const person = scene.people.resolve(scene.phrase(name.from, name.to), name.name.start, title);
    if (person.mentions.some(({ as }) => as === 'name' || as === 'title')) continue;
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

/** Whether the sentence says that its source is not to be named: "on condition of anonymity". */
function staysUnnamed(scene: Scene, phrase: Phrase): boolean {
  for (let i = phrase.to; scene.words[i]?.sentence === phrase.sentence; i++) {
    if (/^(?:anonymity|anonymously|named|identified|unnamed)$/.test(scene.words[i]?.lower ?? '')) return true;
  }
  return false;
}

/** Whether a speaker may be the one the lead only describes: called alike, or by a name or a rank alone. */
function fitsAhead(naming: Phrase, noun: Noun): boolean {
  const called = naming.noun ?? naming.apposition?.noun;
  const wider = WIDER[noun.lemma] ?? [];
  if (called && (called.lemma === noun.lemma || wider.includes(called.lemma))) return true;
  return !called || RANKS.has(called.lemma);
}

const RANKS = new Set(
  'general colonel major captain lieutenant sergeant admiral marshal brigadier professor'.split(' '),
);
