import { organisationNamed } from '../../knowledge/organisations.ts';
import { roleOf } from '../../knowledge/people.ts';
import type { Entity } from './cast.ts';
import type { Reference, Scene } from './scene.ts';
import type { Word } from './words.ts';

type Person = 'I' | 'we' | 'he' | 'she' | 'it' | 'they';

const PRONOUNS: ReadonlyMap<string, Person> = new Map([
  ...of('I', 'i me my mine myself'),
  ...of('we', 'we us our ours ourselves'),
  ...of('he', 'he him his himself'),
  ...of('she', 'she her hers herself'),
  ...of('it', 'it its itself'),
  ...of('they', 'they them their theirs themselves'),
]);

function of(person: Person, forms: string): [string, Person][] {
  return forms.split(' ').map((form) => [form, person]);
}

/** Sentences that a pronoun looks back over. */
const BACK = 8;
/** References that a pronoun looks back over, those that refer to nobody among them. */
const REACH = 100;
/** References that a pronoun chooses among. */
const CHOICE = 24;

/** After these "its" is of whom the sentence named last: "talks with Norvania after its refusal". */
const COMPLEMENT = /^(?:after|during|over|for|despite|following|of|by)$/;
/** What that counts for, against what a subject does. */
const NEAREST = 6;

export function pronounAt(word: Word): Person | null {
  if (word.lower === 'us' && word.text !== 'us') return null;
  return PRONOUNS.get(word.lower) ?? null;
}

/**
 * Whom a pronoun stands for. Inside a quotation "I" is the speaker and "we" the speaker's state or body; others go to
 * the candidate that agrees in number and gender and scores best by recency and by standing as a subject
 * (the salience factors of Lappin and Leass 1994, cut down to what needs no parse).
 */
export function resolvePronoun(
  scene: Scene,
  word: Word,
  index: number,
  quoted: boolean,
  speaker: Entity | null,
): Entity | null {
  const person = pronounAt(word);
  if (person === null) return null;
  if (person === 'I') return quoted ? speaker : null;
  if (person === 'we') return quoted && speaker ? sideOf(scene, speaker) : null;
  if (person === 'they') {
    const { together } = scene;
    // Who did it to "them" in the same sentence is someone else.
    const gap = together ? word.sentence - together.sentence : 2;
    if (together?.subject && gap <= 1 && (gap > 0 || word.lower !== 'them')) return together.entity;
  }
  return best(scene, person, word, index, quoted, speaker);
}

/** Whom a speaker says "we" for. */
function sideOf(scene: Scene, speaker: Entity): Entity {
  if (speaker.kind !== 'person') return speaker;
  const body = [...speaker.bodies].find((other) => other.known);
  if (body) return body;
  const tenure = speaker.person && scene.date ? roleOf(speaker.person, scene.date) : null;
  const known = tenure?.of ? organisationNamed(tenure.of, scene.date) : null;
  if (known)
    return known.actsFor ? (scene.cast.state(known.actsFor) ?? speaker) : scene.cast.organisation(known);
  const country = speaker.country ?? scene.home;
  return country && speaker.role ? (scene.cast.state(country) ?? speaker) : speaker;
}

function best(
  scene: Scene,
  person: 'he' | 'she' | 'it' | 'they',
  word: Word,
  index: number,
  quoted: boolean,
  speaker: Entity | null,
): Entity | null {
  const { references } = scene;
  let found: Entity | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  let tried = 0;
  const own = /^(?:its|his)$/.test(word.lower) && COMPLEMENT.test(scene.words[index - 1]?.lower ?? '');
  const doer = word.lower === 'him' || word.lower === 'them' ? doerBefore(scene, index) : null;
  const last = references.length - 1;
  for (let i = last; i >= 0 && i > last - REACH && tried < CHOICE; i--) {
    const reference = references[i];
    if (!reference?.entity || reference.from >= index) continue;
    const distance = word.sentence - reference.sentence;
    if (distance > BACK) break;
    tried++;
    if (!agrees(reference.entity, person, reference) || (quoted && reference.entity === speaker)) continue;
    if (reference.entity === doer) continue;
    const number =
      person === 'they' && (reference.entity.plural || reference.entity.kind === 'group') ? 1.5 : 0;
    const nearest = own && distance === 0 && tried === 1 ? NEAREST : 0;
    const score =
      number + nearest + scoreOf(reference, distance, quoted, scene.sources.has(index)) - tried * 0.05;
    if (score > highest) {
      highest = score;
      found = reference.entity;
    }
  }
  if (found && found.kind === 'person' && found.gender === null && (person === 'he' || person === 'she')) {
    found.gender = person === 'he' ? 'm' : 'f';
  }
  return found;
}

/** The subject of the clause that an object stands in: in "Petrov called him" the two are not the same. */
function doerBefore({ words, references }: Scene, index: number): Entity | null {
  let from = index;
  while (
    from > 0 &&
    words[from - 1]?.sentence === words[index]?.sentence &&
    !CLAUSE.test(words[from - 1]?.lower ?? '')
  )
    from--;
  for (let i = references.length - 1; i >= 0 && i > references.length - CHOICE; i--) {
    const reference = references[i];
    if (reference?.subject && reference.from >= from && reference.from < index) return reference.entity;
  }
  return null;
}

const CLAUSE =
  /^(?:[,;:"“”]|``|''|--|that|which|who|whom|if|when|while|because|as|since|after|before|until|but)$/;

function agrees(entity: Entity, person: 'he' | 'she' | 'it' | 'they', { phrase }: Reference): boolean {
  // "A US official" speaks for a state but is a "he" or a "she".
  if (entity.kind !== 'person' && phrase?.noun?.class === 'person' && !phrase.name) {
    return person === 'he' ? phrase.noun.gender !== 'f' : person === 'she' && phrase.noun.gender !== 'm';
  }
  switch (person) {
    case 'he':
      return entity.kind === 'person' && !entity.plural && entity.gender !== 'f';
    case 'she':
      return entity.kind === 'person' && !entity.plural && entity.gender !== 'm';
    case 'it':
      return (
        (entity.kind === 'state' ||
          entity.kind === 'organisation' ||
          (entity.kind === 'group' && !entity.plural)) &&
        entity.members.length === 0
      );
    case 'they':
      return entity.kind !== 'person' || entity.plural;
  }
}

function scoreOf(reference: Reference, distance: number, quoted: boolean, speaks: boolean): number {
  let score = -1.25 * distance;
  if (reference.entity?.named === false) score -= 1.5;
  if (reference.speaks) score += speaks ? 3 : 1;
  if (reference.subject) score += 3;
  if (reference.quoted !== quoted) score -= 2;
  if (reference.form === 'pronoun') score += 0.5;
  return score;
}
