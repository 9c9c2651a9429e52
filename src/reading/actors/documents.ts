import type { Entity } from './cast.ts';
import { BACK, type Described } from './described.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';

/** A document speaks for who made it: its owner, who signed it, or who spoke last. */
export function authorOf(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  if (noun.plural)
    return owner?.kind === 'state' && noun.lemma === 'report'
      ? scene.cast.unnamed(`${scene.adjective(owner.country)} media`, 'organisation', owner.country, true)
      : owner;
  const opens = scene.words[phrase.from - 1]?.lower === 'in' && phrase.determiner === 'indefinite';
  if (opens && !owner && !spokeIn(scene, phrase.sentence)) {
    scene.unsigned = { lemma: noun.lemma, sentence: phrase.sentence };
    return null;
  }
  const author =
    owner ??
    makerOf(scene, phrase) ??
    (phrase.determiner === 'definite' ? scene.authors.get(noun.lemma) : null) ??
    (phrase.determiner === 'definite' && scene.authors.has(noun.lemma) ? null : lastSpeaker(scene, phrase));
  scene.authors.set(noun.lemma, author);
  return author;
}

/** Who is named after "by" or "from" right behind a document: "a statement signed by the minister". */
export function makerOf(scene: Scene, phrase: Phrase): Entity | null {
  const { words } = scene;
  let at = phrase.to;
  if (
    /^(?:signed|issued|released|published|made|sent|written|read|prepared|adopted)$/.test(
      words[at]?.lower ?? '',
    )
  )
    at++;
  if (words[at]?.lower !== 'by' && words[at]?.lower !== 'from') return null;
  return scene.naming(at + 1);
}

function spokeIn(scene: Scene, sentence: number): boolean {
  return scene.latest(sentence, 0, (_, reference) => reference.speaks) !== null;
}

function lastSpeaker(scene: Scene, phrase: Phrase): Entity | null {
  const { sentence } = phrase;
  return (
    scene.latest(sentence, BACK.document, (entity, reference) => reference.speaks && entity.named) ??
    firstSubject(scene, sentence)
  );
}

/** The first of the sentence that is named and may be its subject. */
function firstSubject(scene: Scene, sentence: number): Entity | null {
  let first: Entity | null = null;
  scene.latest(sentence, 0, (entity, reference) => {
    if (reference.subject && entity.named && entity.members.length === 0) first = entity;
    return false;
  });
  return first;
}
