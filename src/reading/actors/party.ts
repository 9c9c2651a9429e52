import { firstAfter, type Span } from '../../record/span.ts';
import type { Entity } from './cast.ts';
import { shortName } from './described.ts';
import type { ActorIndex } from './index.ts';
import { APPROXIMATIONS, DEFINITE, INDEFINITE, NOUNS, pluralOf, QUANTIFIERS } from './lexicon.ts';
import { pronounAt } from './pronouns.ts';
import type { Reference, Scene } from './scene.ts';
import { countOf, namedTogether } from './several.ts';
import { modifies } from './shapes.ts';

/** Longest phrase that names people without a name, in words. */
const MOST_WORDS = 8;
/** "Remnants of", "some elements of": a part that acts for the whole. */
const PART =
  /^(?:some |the |many |most |other )*(?:remnants|elements|members|parts|sections|factions|units) of /i;

/**
 * Whom a span stands for that has a part in a deed. Beside whom it refers to (`ActorIndex.entitiesOf`) soldiers and
 * members act for their state or body, a name inside a compound counts ("US" of "US-led"), and people whom nothing
 * else tells are called as the span calls them.
 */
export function partiesOf(index: ActorIndex, span: Span): Entity[] {
  const { scene } = index;
  const parts = compoundParts(index, span);
  if (parts.length > 0) return parts;
  const text = scene.article.text.slice(span.start, span.end);
  if (/^(?:the )?(?:international|world|international community)$/i.test(text))
    return [scene.cast.unnamed('international community', 'group', null, true)];
  const direction = compass(scene, text);
  if (direction) return [direction];
  const part = PART.exec(text.replace(/\s/g, ' '));
  if (part) {
    const whole = partiesOf(index, { start: span.start + part[0].length, end: span.end });
    if (whole.every(({ named, kind }) => named && kind !== 'person')) return whole;
  }
  const { from, to } = index.wordsIn(span);
  const head = index.headFrom(from, to);
  const entities = index.entitiesOf(span);
  const end = entities.length > 1 ? (head?.to ?? to) : to;
  const nation = head && entities.length === 1 ? nationals(scene, head, to) : null;
  if (nation) return [nation];
  const found = entities.map((entity) => entity.actsFor ?? calledHere(scene, entity, head, end));
  if (found.length > 0) return [...new Set(found)];
  const other = head?.qualifier ?? counted(scene, text, from);
  if (other) return (other.members.length > 0 ? other.members : [other]).map((one) => one.actsFor ?? one);
  const unnamed = calledSo(scene, from, to);
  return unnamed ? [unnamed] : [];
}

/** "EU" of "EU-Iran talks", both of "Israeli-Palestinian", "US" of "US-led": names that a hyphen joins to something. */
function compoundParts(index: ActorIndex, span: Span): Entity[] {
  const { words } = index.scene;
  const word = words[firstAfter(words, span.start)];
  if (!word || word.end < span.end || !word.text.includes('-')) return [];
  const whole = span.start <= word.start && span.end >= word.end;
  if (whole && index.exactly(word, 1)?.known) return [];
  const found: Entity[] = [];
  let at = Math.max(span.start, word.start);
  for (const piece of index.scene.article.text.slice(at, span.end).split('-')) {
    const entity = /^\p{Lu}/u.test(piece) ? index.exactly({ start: at, end: at + piece.length }, 1) : null;
    if (entity?.named) found.push(entity);
    at += piece.length + 1;
  }
  return found;
}

/** People without a name, called as this span calls them: without what the sentence goes on to say of them. */
function calledHere(scene: Scene, entity: Entity, head: Reference | null, to: number): Entity {
  const phrase = head?.phrase;
  if (!phrase || head.entity !== entity || entity.named || entity.kind !== 'group') return entity;
  if (entity.name !== shortName(scene, phrase) || to - phrase.core > MOST_WORDS) return entity;
  const name = shortName(scene, phrase, to);
  if (name === entity.name) return entity;
  return scene.cast.unnamed(name, 'group', entity.country, entity.plural);
}

/** "Americans" without an article are people, not their state. */
function nationals(
  { cast, words }: Scene,
  { phrase, form, from, entity }: Reference,
  to: number,
): Entity | null {
  if (!phrase?.name || phrase.noun || form !== 'demonym' || entity?.kind !== 'state' || to !== from + 1)
    return null;
  const text = words[from]?.text ?? '';
  return /[^s]s$/.test(text) ? cast.unnamed(text, 'group', entity.country, true) : null;
}

/** "The North" is the state of the article that is called so: North Korea where it speaks of Korea. */
function compass({ cast }: Scene, text: string): Entity | null {
  const direction = /^the (North|South)(?:'s)?$/i.exec(text)?.[1];
  if (!direction || !/^\p{Lu}/u.test(direction)) return null;
  const states = cast.entities.filter(({ kind }) => kind === 'state');
  const called = states.find(({ name }) => name.startsWith(`${direction} `));
  return called ?? null;
}

/** "The three": the last three that were named together. */
function counted(scene: Scene, text: string, from: number): Entity | null {
  if (!/^(?:the|all|these|those|both)\s+\p{L}+$/iu.test(text)) return null;
  const count = countOf(scene, { from, core: from + 2 });
  return count > 0 ? namedTogether(scene, scene.words[from]?.sentence ?? 0, count, () => true) : null;
}

/** People or a body that only this phrase names: without determiner and number. */
function calledSo(scene: Scene, from: number, to: number): Entity | null {
  const { words, cast } = scene;
  let first = from;
  while (first < to && isLead(words[first]?.lower ?? '')) first++;
  const word = words[first];
  if (!word || to <= first || to - first > MOST_WORDS || !/^\p{L}/u.test(word.text)) return null;
  if (pronounAt(word) || /^(?:those|who|whom|which|that|you|your|i|one)$/.test(word.lower)) return null;
  const noun = to === first + 1 ? NOUNS.get(word.lower) : undefined;
  if (noun?.class === 'document' || noun?.class === 'work') return null;
  if (noun?.class === 'person' && first === from)
    return cast.unnamed(pluralOf(noun.lemma), 'group', null, true);
  if (to === first + 1 && !word.capital && !noun && modifies(word, false, 'nothing')) return null;
  return cast.unnamed(scene.phrase(first, to), 'group', null, true);
}

function isLead(lower: string): boolean {
  return (
    lower === 'of' ||
    DEFINITE.has(lower) ||
    INDEFINITE.has(lower) ||
    QUANTIFIERS.has(lower) ||
    APPROXIMATIONS.has(lower) ||
    /^\p{N}/u.test(lower)
  );
}
