import { organisationNamed } from '../../knowledge/organisations.ts';
import { holderOf } from '../../knowledge/people.ts';
import { type Title, titleOf } from '../../knowledge/titles.ts';
import type { Entity } from './cast.ts';
import { NOUNS, type Noun, type NounClass } from './lexicon.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';

/** A phrase with a noun at its head, and whose it is: "the Kenyan police", "spokesman for the ministry". */
export interface Described {
  readonly phrase: Phrase;
  readonly noun: Noun;
  /** Who owns what the noun names: by a name before it, a possessive or a complement. */
  readonly owner: Entity | null;
}

/** How far back, in sentences, a description may reach. */
const BACK = { generic: 4, office: 1000, document: 3 } as const;

export function resolveNoun(scene: Scene, described: Described): Entity | null {
  switch (described.noun.class) {
    case 'government':
      return governmentOf(scene, described);
    case 'institution':
      return institutionOf(scene, described);
    case 'group':
      return groupOf(scene, described);
    case 'person':
      return personOf(scene, described);
    case 'country':
      return countryOf(scene, described);
    case 'document':
      return authorOf(scene, described);
  }
}

/** Government, ministries, armed forces and officials are their state; "FBI officials" their body. */
function governmentOf(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  if (owner) {
    if (owner.kind === 'person') return stateOf(scene, owner) ?? owner;
    return owner;
  }
  if (noun.lemma === 'official') {
    if (bodyBefore(scene, phrase) === 'government') return homeOf(scene);
    if (phrase.determiner === 'definite') {
      const earlier = scene.latest(phrase.sentence, BACK.generic, (entity) => entity.nouns.has('official'));
      if (earlier) return earlier;
    }
    return scene.cast.unnamed(shortName(scene, phrase), 'group', scene.home, true);
  }
  const near = scene.latest(
    phrase.sentence,
    1,
    (entity, reference) => entity.kind === 'state' && reference.subject && reference.mention,
  );
  const earlier = scene.latest(
    phrase.sentence,
    BACK.office,
    (entity) => entity.kind === 'state' && entity.nouns.has(noun.lemma),
  );
  return (noun.lemma === 'ministry' ? near : null) ?? earlier ?? homeOf(scene);
}

/** The class of the noun before the head, where that is a body: "government" of "government lawyers", "army spokesman". */
function bodyBefore(scene: Scene, phrase: Phrase): NounClass | null {
  for (let i = phrase.nounAt - 1; i >= phrase.core; i--) {
    const noun = NOUNS.get(scene.words[i]?.lower ?? '');
    if (noun?.class === 'government' || noun?.class === 'institution') return noun.class;
  }
  return null;
}

function stateOf(scene: Scene, entity: Entity): Entity | null {
  return entity.country ? scene.cast.state(entity.country) : null;
}

function homeOf(scene: Scene): Entity | null {
  return scene.home ? scene.cast.state(scene.home) : null;
}

/** Police, courts and media keep a name of their own, with their state's adjective: "Kenyan police". */
function institutionOf(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  const words = scene.phrase(phrase.core, phrase.to);
  if (owner && owner.kind !== 'state') {
    return scene.cast.unnamed(shortName(scene, phrase), 'organisation', owner.country, noun.plural);
  }
  if (phrase.determiner === 'definite' && !owner) {
    const earlier = scene.latest(phrase.sentence, BACK.office, (entity) => entity.nouns.has(noun.lemma));
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

const STATE_HAS_ONE = new Set(
  'police parliament congress senate media press judiciary prosecution television'.split(' '),
);

function groupOf(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  if (noun.lemma === 'side' || noun.lemma === 'leader' || noun.lemma === 'party' || noun.lemma === 'ally') {
    if (!owner && noun.plural && isPair(scene, phrase)) {
      const both = bothSides(scene, phrase, noun.lemma === 'leader' ? 'person' : 'any');
      if (both) return both;
    }
  }
  if (owner && LEADERS.has(noun.lemma) && noun.plural && owner.kind === 'state') return owner;
  if (owner?.named && owner.kind !== 'state' && owner.kind !== 'person' && MEMBERS.has(noun.lemma))
    return owner;
  if (!owner && (phrase.determiner === 'definite' || REBELS.has(noun.lemma))) {
    const earlier = earlierGroup(scene, phrase, noun);
    if (earlier) return earlier;
  }
  if (SERVANTS.has(noun.lemma) && bodyBefore(scene, phrase) === 'government') {
    return owner?.kind === 'state' ? owner : homeOf(scene);
  }
  if (owner?.kind === 'state' && noun.lemma === 'forces') return owner;
  if (owner?.kind === 'state' && noun.lemma === 'force') return owner;
  if (owner?.kind === 'state' && noun.lemma === 'side') return owner;
  return scene.cast.unnamed(shortName(scene, phrase), 'group', owner?.country ?? null, noun.plural);
}

/** Who speaks for a government they are said to be of: "government lawyers", "military sources". */
const SERVANTS = new Set(
  'lawyer source negotiator representative spokesman spokeswoman spokesperson leader commander adviser aide'.split(
    ' ',
  ),
);
const LEADERS = new Set(['leader', 'leaders']);
const MEMBERS = new Set(
  'rebel guerrilla guerilla militant insurgent fighter representative leader leaders force forces group movement'.split(
    ' ',
  ),
);
const REBELS = new Set('rebel guerrilla guerilla insurgent'.split(' '));
const BODIES = new Set(
  'group movement organisation organization alliance coalition bloc agency party faction militia team delegation body watchdog union force community'.split(
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

/** Whether "both" or "two" stands before the noun. */
function isPair(scene: Scene, phrase: Phrase): boolean {
  for (let i = phrase.from; i < phrase.core; i++)
    if (/^(?:both|two|2)$/.test(scene.words[i]?.lower ?? '')) return true;
  return false;
}

/** The two latest parties: "both sides", "the two leaders". */
function bothSides(scene: Scene, phrase: Phrase, kind: 'person' | 'state' | 'any'): Entity | null {
  const earlier = scene.latest(phrase.sentence, BACK.office, (entity) => entity.members.length === 2);
  const pair = scene.pair && phrase.sentence - scene.pair.sentence <= BACK.generic ? scene.pair.entity : null;
  if (pair && (kind === 'any' || pair.members.every((member) => member.kind === kind))) return pair;
  const found: Entity[] = [];
  scene.latest(phrase.sentence, BACK.office, (entity) => {
    const fits = kind === 'any' ? entity.named && entity.kind !== 'person' : entity.kind === kind;
    if (fits && entity.members.length === 0 && !found.includes(entity)) found.push(entity);
    return found.length === 2;
  });
  if (earlier && (kind === 'any' || earlier.members.every((member) => member.kind === kind))) return earlier;
  return found.length === 2 ? scene.cast.joint(found.reverse()) : null;
}

function countryOf(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  if (noun.plural) {
    return isPair(scene, phrase) && !owner
      ? bothSides(scene, phrase, 'state')
      : scene.cast.unnamed(shortName(scene, phrase), 'group', null, true);
  }
  if (owner?.kind === 'state') return owner;
  if (phrase.determiner !== 'definite' && phrase.ownerPronoun === null) return null;
  return scene.latest(phrase.sentence, BACK.generic, (entity) => entity.kind === 'state');
}

/** A document speaks for who made it: its owner, who signed it, or who spoke last. */
function authorOf(scene: Scene, { phrase, noun, owner }: Described): Entity | null {
  if (noun.plural) return owner;
  const author =
    owner ??
    makerOf(scene, phrase) ??
    (phrase.determiner === 'definite' ? scene.authors.get(noun.lemma) : null) ??
    lastSpeaker(scene, phrase);
  if (author) scene.authors.set(noun.lemma, author);
  return author;
}

/** Who is named after "by" or "from" right behind a document: "a statement signed by the minister". */
function makerOf(scene: Scene, phrase: Phrase): Entity | null {
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

function lastSpeaker(scene: Scene, phrase: Phrase): Entity | null {
  const { sentence } = phrase;
  return (
    scene.latest(sentence, BACK.document, (entity, reference) => reference.speaks && entity.named) ??
    scene.latest(
      sentence,
      1,
      (entity, reference) => reference.subject && entity.named && entity.members.length === 0,
    )
  );
}

/** The holder of an office: the article's own first, then the knowledge's at the date. */
function personOf(scene: Scene, described: Described): Entity | null {
  const { phrase, noun, owner } = described;
  const apposed = phrase.apposition?.name;
  const title = titleIn(scene, described);
  if (apposed) {
    const person = scene.people.resolve(scene.phrase(apposed.from, apposed.to), apposed.name.start, title);
    describe(scene, person, described, title);
    return person;
  }
  const known =
    phrase.determiner === 'definite' ||
    phrase.owner !== null ||
    phrase.ownerPronoun !== null ||
    owner !== null;
  if (phrase.determiner !== 'indefinite' && known) {
    const earlier = calledSo(scene, described, title);
    if (earlier) return earlier;
    const of = title?.of ?? scene.home;
    const holder = title && !title.former && of && scene.date ? holderOf(title.office, of, scene.date) : null;
    if (holder) return scene.cast.person(holder.name, holder);
  }
  const ahead = namedAhead(scene, described, title);
  if (ahead) return ahead;
  if (phrase.determiner === 'definite' && scene.sources.has(phrase.from)) {
    const speaker = scene.latest(
      phrase.sentence,
      3,
      (entity, reference) =>
        entity.kind === 'person' && entity.named && reference.speaks && compatible(entity, owner),
    );
    if (speaker && noun.lemma !== 'official') return speaker;
  }
  if (noun.lemma === 'official' || SPOKESPEOPLE.has(noun.lemma)) {
    const body = bodyBefore(scene, phrase);
    if (owner)
      return body === 'institution' && owner.kind === 'state'
        ? scene.cast.unnamed(`${scene.adjective(owner.country)} police`, 'organisation', owner.country, true)
        : owner.kind === 'person'
          ? (stateOf(scene, owner) ?? owner)
          : owner;
    if (body === 'government' || /official/.test(scene.words[phrase.nounAt - 1]?.lower ?? ''))
      return homeOf(scene);
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
export function describe(
  scene: Scene,
  person: Entity,
  { phrase, noun, owner }: Described,
  title: Title | null,
): void {
  person.nouns.add(noun.lemma);
  person.gender ??= noun.gender;
  const country = owner?.kind === 'person' ? null : (owner?.country ?? null);
  if (title && !title.former) person.offices.add(title.office);
  if (owner && owner.kind !== 'state' && owner.kind !== 'person') person.bodies.add(owner);
  if (!person.country) person.country = country ?? scene.home;
  if (person.role === null || (title && !title.former && phrase.name)) {
    person.role = title ? `${title.former ? 'former ' : ''}${title.office}` : person.role;
  }
}

/** What else a person called by a title may be called. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  leader: ['president', 'premier', 'minister', 'chancellor', 'king', 'chairman', 'ruler'],
  chief: [
    'director',
    'head',
    'president',
    'general',
    'director-general',
    'secretary-general',
    'commander',
    'commissioner',
  ],
  head: ['director', 'chief', 'president'],
  official: [
    'representative',
    'spokesman',
    'spokeswoman',
    'envoy',
    'minister',
    'diplomat',
    'secretary',
    'officer',
    'director',
    'commander',
    'adviser',
    'deputy',
  ],
  diplomat: ['envoy', 'ambassador', 'representative', 'secretary', 'negotiator'],
  lawmaker: ['congressman', 'senator', 'representative', 'legislator', 'mp', 'deputy', 'member'],
  envoy: ['ambassador', 'representative', 'negotiator', 'mediator'],
  spokesman: ['spokesperson'],
  spokeswoman: ['spokesperson'],
  spokesperson: ['spokesman', 'spokeswoman'],
  premier: ['minister'],
  candidate: ['nominee', 'frontrunner', 'front-runner', 'contender'],
  nominee: ['candidate', 'frontrunner', 'front-runner', 'contender'],
  frontrunner: ['candidate', 'nominee', 'contender'],
  'front-runner': ['candidate', 'nominee', 'contender'],
  negotiator: ['envoy'],
  officer: ['captain', 'colonel', 'general', 'commander', 'lieutenant', 'major'],
};

function calls(noun: Noun, entity: Entity): boolean {
  if (entity.nouns.has(noun.lemma)) return true;
  return (WIDER[noun.lemma] ?? []).some((lemma) => entity.nouns.has(lemma));
}

function compatible(entity: Entity, owner: Entity | null): boolean {
  if (
    owner &&
    (owner.kind === 'organisation' || (owner.kind === 'group' && owner.named && owner.members.length === 0))
  ) {
    return entity.bodies.has(owner);
  }
  return (
    owner === null || entity.country === null || owner.country === null || owner.country === entity.country
  );
}

/** Someone whom the article called so before. */
function calledSo(scene: Scene, { phrase, noun, owner }: Described, title: Title | null): Entity | null {
  const { sentence } = phrase;
  const office = title?.office;
  const person = (entity: Entity) => entity.kind === 'person' && entity.named && compatible(entity, owner);
  if (office && !VAGUE.has(office)) {
    const holder = scene.latest(
      sentence,
      BACK.office,
      (entity) => person(entity) && entity.offices.has(office),
    );
    if (holder) return holder;
    return scene.latest(
      sentence,
      BACK.office,
      (entity) => person(entity) && entity.offices.size === 0 && entity.nouns.has(noun.lemma),
    );
  }
  return (
    scene.latest(
      sentence,
      BACK.office,
      (entity, reference) => person(entity) && calls(noun, entity) && reference.speaks,
    ) ?? scene.latest(sentence, BACK.office, (entity) => person(entity) && calls(noun, entity))
  );
}

/** Offices that say little: who is so called may hold another. */
const VAGUE = new Set('leader member director chairman spokesperson representative commander'.split(' '));

/** How many sentences further on the lead's unnamed person may be named. */
const AHEAD = 5;

/** In the lead, "a UN official" is the official whom the next sentences name. */
function namedAhead(scene: Scene, { phrase, noun, owner }: Described, title: Title | null): Entity | null {
  if (phrase.sentence > 2) return null;
  for (const naming of scene.namings) {
    if (naming.start <= phrase.start) continue;
    if (naming.sentence - phrase.sentence > AHEAD) return null;
    const name = naming.name;
    if (!name || !fitsAhead(scene, phrase, naming, noun)) continue;
    const person = scene.people.resolve(scene.phrase(name.from, name.to), name.name.start, title);
    if (compatible(person, owner)) return person;
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

/** The short noun phrase that names unnamed people: without determiner and number, with what it is "of" or "in". */
export function shortName(scene: Scene, phrase: Phrase): string {
  const last = phrase.complements.at(-1);
  const end = last && /^(?:of|in|from|at)$/.test(phrase.preposition ?? '') ? last.to : phrase.to;
  const core = phrase.owner ? phrase.owner.from : phrase.core;
  const text = scene.phrase(core, end).replace(/^(?:the|a|an|some|several|many|local)\s+(?=\S)/i, '');
  const first = scene.words[core];
  const proper = phrase.owner !== null || phrase.modifiers.some((modifier) => modifier.from === core);
  return proper || !first?.capital || scene.words[core]?.text === scene.words[core]?.text.toUpperCase()
    ? text
    : text.charAt(0).toLowerCase() + text.slice(1);
}
