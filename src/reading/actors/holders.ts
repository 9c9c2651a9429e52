import { holderOf } from '../../knowledge/people.ts';
import { type Title, titleOf } from '../../knowledge/titles.ts';
import { namedAhead } from './ahead.ts';
import { type Entity, roleText } from './cast.ts';
import { BACK, bodyBefore, type Described, homeState, shortName, stateOf } from './described.ts';
import { PORTFOLIO } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';
import { calls, compatible } from './wider.ts';

/** The holder of an office: the article's own first, then the knowledge's at the date. */
export function personOf(scene: Scene, described: Described): Entity | null {
  const { phrase, noun, owner } = described;
  const apposed = phrase.apposition?.name;
  const title = titleIn(scene, described);
  if (apposed) {
    const person = scene.people.resolve(scene.phrase(apposed.from, apposed.to), apposed.name.start, title);
    describe(person, described, title);
    return person;
  }
  if (/^(?:no|any|each|every)$/.test(scene.words[phrase.from]?.lower ?? '')) {
    return scene.cast.unnamed(shortName(scene, phrase), 'person', owner?.country ?? null, false);
  }
  const known =
    phrase.determiner === 'definite' ||
    phrase.owner !== null ||
    phrase.ownerPronoun !== null ||
    owner !== null;
  if (phrase.determiner !== 'indefinite' && known) {
    if (noun.lemma === 'counterpart') return counterpartOf(scene, described);
    const kin =
      described.possessor && KIN.has(noun.lemma) ? namesakeOf(scene, described, described.possessor) : null;
    const earlier = kin ?? calledSo(scene, described, title);
    if (earlier) return earlier;
    const of = title?.of ?? scene.home;
    const holder = title && !title.former && of && scene.date ? holderOf(title.office, of, scene.date) : null;
    if (holder) return scene.cast.person(holder.name, holder);
  }
  const ahead = namedAhead(scene, described, title);
  if (ahead) return ahead;
  if (phrase.determiner === 'definite' && scene.sources.has(phrase.from) && !isOwnKind(scene, described)) {
    const speaker = onlySpeaker(scene, phrase, owner);
    if (speaker) return speaker;
  }
  if (noun.lemma === 'official' || SPOKESPEOPLE.has(noun.lemma)) {
    const body = bodyBefore(scene, phrase);
    if (owner)
      return body === 'institution' && owner.kind === 'state'
        ? scene.cast.unnamed(`${scene.adjective(owner.country)} police`, 'organisation', owner.country, true)
        : owner.kind === 'person'
          ? (stateOf(scene, owner) ?? owner)
          : owner;
    if (body === 'government' || PORTFOLIO.has(scene.words[phrase.nounAt - 1]?.lower ?? ''))
      return homeState(scene);
    if (/official/.test(scene.words[phrase.nounAt - 1]?.lower ?? '')) return homeState(scene);
    const earlier =
      phrase.determiner === 'definite'
        ? scene.latest(phrase.sentence, BACK.generic, (entity) => entity.nouns.has(noun.lemma))
        : null;
    if (earlier) return earlier;
  }
  return scene.cast.unnamed(shortName(scene, phrase), 'person', owner?.country ?? null, false);
}

const SPOKESPEOPLE = new Set(['spokesman', 'spokeswoman', 'spokesperson']);

/** What office the phrase names; the complement counts ("the head of the agency"). */
export function titleIn(scene: Scene, { phrase, owner }: Described): Title | null {
  const last = phrase.complements.at(-1);
  const end = phrase.preposition && last ? last.to : phrase.to;
  const upTo = phrase.name ? phrase.name.from : end;
  const before = phrase.owner ? phrase.owner.from : phrase.core;
  return titleOf(scene.phrase(before, upTo), { country: owner?.country ?? null, date: scene.date });
}

/** Notes on a person what a phrase calls them. */
export function describe(person: Entity, { phrase, noun, owner }: Described, title: Title | null): void {
  person.nouns.add(noun.lemma);
  person.gender ??= noun.gender;
  const country = owner?.kind === 'person' ? null : (owner?.country ?? null);
  if (title && !title.former) person.offices.add(title.office);
  if (owner && owner.kind !== 'state' && owner.kind !== 'person') person.bodies.add(owner);
  person.country ??= country;
  if (person.role === null || (title && !title.former && phrase.name)) {
    person.role = title ? `${title.former ? 'former ' : ''}${roleText(title)}` : person.role;
  }
}

/** An official, someone of a family or an owner ("the boy's father"): not just whoever spoke last. */
function isOwnKind(scene: Scene, { phrase, noun }: Described): boolean {
  if (scene.words[phrase.to - 1]?.possessive) return true;
  return noun.lemma === 'official' || KIN.has(noun.lemma) || phrase.owner !== null;
}

/** The one named person who spoke in the last sentences; null where several did. */
function onlySpeaker(scene: Scene, phrase: Phrase, owner: Entity | null): Entity | null {
  const speakers = new Set<Entity>();
  scene.latest(phrase.sentence, 3, (entity, reference) => {
    if (reference.speaks && entity.kind === 'person' && entity.named) speakers.add(entity);
    return speakers.size > 1;
  });
  const [speaker] = speakers;
  return speaker && speakers.size === 1 && compatible(speaker, owner) ? speaker : null;
}

const KIN = new Set('father mother son daughter brother sister wife husband widow grandfather'.split(' '));

/** "his father": someone of the same surname whom the article named before. */
function namesakeOf(scene: Scene, { phrase, noun }: Described, person: Entity): Entity | null {
  const names = new Set(person.name.split(' '));
  return scene.latest(
    phrase.sentence,
    BACK.office,
    (entity) =>
      entity !== person &&
      entity.kind === 'person' &&
      entity.named &&
      (noun.gender === null || entity.gender === null || entity.gender === noun.gender) &&
      entity.name.split(' ').some((part) => names.has(part)),
  );
}

/** "his American counterpart": who holds his office in the other state. */
function counterpartOf(scene: Scene, { phrase, owner, possessor }: Described): Entity | null {
  if (!owner || !possessor || owner === possessor) return null;
  for (const office of possessor.offices) {
    const earlier = scene.latest(
      phrase.sentence,
      BACK.office,
      (entity) => entity.country === owner.country && entity.offices.has(office),
    );
    if (earlier) return earlier;
    const holder = owner.country && scene.date ? holderOf(office, owner.country, scene.date) : null;
    if (holder) return scene.cast.person(holder.name, holder);
  }
  return scene.cast.unnamed(shortName(scene, phrase), 'person', owner.country, false);
}

/** Someone whom the article called so before. */
function calledSo(scene: Scene, { phrase, noun, owner }: Described, title: Title | null): Entity | null {
  const { sentence } = phrase;
  const office = title?.office;
  const rebel = /^(?:rebel|guerrilla|separatist|insurgent)$/.test(
    scene.words[phrase.nounAt - 1]?.lower ?? '',
  );
  const person = (entity: Entity) =>
    entity.kind === 'person' &&
    entity.named &&
    compatible(entity, owner) &&
    (!rebel || [...entity.bodies].some((body) => body.kind === 'group'));
  if (title?.former) {
    return scene.latest(
      sentence,
      BACK.office,
      (entity) =>
        entity.person?.offices.some(
          (held) => held.office === office && (title.of === null || held.of === title.of),
        ) === true,
    );
  }
  if (office && !VAGUE.has(office)) {
    const holder = scene.latest(
      sentence,
      BACK.office,
      (entity) =>
        person(entity) &&
        [...entity.offices].some((held) => held === office || held.startsWith(`${office} `)),
    );
    if (holder) return holder;
    return scene.latest(
      sentence,
      BACK.office,
      (entity) => person(entity) && entity.offices.size === 0 && entity.nouns.has(noun.lemma),
    );
  }
  // "The official" is first of all who was called an official, be it a state's.
  const exactly = scene.latest(
    sentence,
    BACK.office,
    (entity) =>
      entity.nouns.has(noun.lemma) &&
      (person(entity) ||
        (noun.lemma === 'official' && entity.kind !== 'person' && (owner === null || owner === entity))),
  );
  return (
    exactly ??
    scene.latest(
      sentence,
      BACK.office,
      (entity, reference) => person(entity) && calls(noun, entity) && reference.speaks,
    ) ??
    scene.latest(sentence, BACK.office, (entity) => person(entity) && calls(noun, entity))
  );
}

/** Offices that say little: who is so called may hold another. */
const VAGUE = new Set('leader member director chairman spokesperson representative commander'.split(' '));
