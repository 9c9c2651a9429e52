import { type State, stateNamed, stateOfDemonym } from '../../knowledge/states.ts';
import type { Evidence } from '../entry.ts';
import { contentWords, stem } from '../words.ts';
import { type Placed, placed } from './placing.ts';

/** What a figure counts, as far as figures of different articles are compared by it. */
export interface Quantity {
  /** "forces", "killed", "tank", "EUR aid"; "forces added" is another thing than "forces". */
  readonly thing: string;
  /** Of those killed, wounded and the like: "forces", "civilians"; null for people of any kind. */
  readonly who: string | null;
  /** Stems of what is said about the thing beside whose it is. */
  readonly modifiers: readonly string[];
  /** Whose it is: ISO 3166-1 alpha-3 code. */
  readonly owner: string | null;
  readonly place: (Placed & { readonly near: boolean }) | null;
}

/** Words for one thing. A word that stands in no row counts as itself. */
const SYNONYMS: Readonly<Record<string, ReadonlySet<string>>> = {
  forces: wordSet('troops troop soldiers soldier forces force personnel servicemen military army contingent'),
  civilians: wordSet('civilians civilian'),
};
/** What became of people: words for one fate. */
const FATES: Readonly<Record<string, ReadonlySet<string>>> = {
  killed: wordSet('killed dead died deaths death casualties casualty fatalities fatality slain'),
  wounded: wordSet('wounded injured hurt injuries'),
  held: wordSet('held detained arrested captured'),
  missing: wordSet('missing'),
  displaced: wordSet('displaced evacuated refugees'),
};
/** An increase is no stock: "7,000 additional troops" is no total. */
const ADDED = wordSet('additional extra further more another reinforcements');
/** Lengths and times describe; nobody follows them over time. */
const DESCRIBING = wordSet(
  'seconds minutes hours days weeks months years decades km miles metres feet yards cm mm inches',
);
/** The reader's words for a number without a noun. */
const NAMELESS = wordSet('total units unit people persons others lives');

/** "127,000: some 106,000 on land", "40 people, including 3": the second number is a part of the first. */
const PART =
  /\d[^.;]*(?::|\b(?:including|among (?:them|which)|of (?:them|which|whom|those)))\s*(?:\p{L}+\s+){0,2}$/u;

const known = new Map<string, Quantity | null>();
const MOST = 20_000;

/** What the figure counts; null where nobody would follow it over time, or the sentence does not say what it is. */
export function quantityOf({ body, text, sentence }: Evidence<'figure'>): Quantity | null {
  const key = [body.unit, body.what, body.where, text, sentence].join('\n');
  let quantity = known.get(key);
  if (quantity === undefined) {
    quantity = worked(body, text, sentence);
    if (known.size >= MOST) known.clear();
    known.set(key, quantity);
  }
  return quantity;
}

function worked(body: Evidence<'figure'>['body'], text: string, sentence: string): Quantity | null {
  const at = Math.max(0, sentence.indexOf(text));
  if (DESCRIBING.has(body.unit) || PART.test(sentence.slice(0, at))) return null;
  const counted = thingOf(body, sentence);
  if (!counted) return null;
  const armed = counted.thing.startsWith('forces') || counted.who === 'forces';
  const owner = ownerIn(body.what) ?? (armed ? ownerOfForces(sentence, at) : null);
  const own = new Set(owner ? [owner.name, ...owner.demonyms].flatMap(contentWords) : []);
  return {
    ...counted,
    modifiers: counted.modifiers.filter((word) => !own.has(word)),
    owner: owner?.code ?? null,
    place: placeIn(body.where, sentence, at + text.length, owner),
  };
}

function thingOf(
  { unit, what }: Evidence<'figure'>['body'],
  sentence: string,
): Pick<Quantity, 'thing' | 'who' | 'modifiers'> | null {
  let words = wordsIn(what);
  const fate = Object.keys(FATES).find((name) => words.some((word) => FATES[name]?.has(word)));
  const added = words.some((word) => ADDED.has(word)) ? ' added' : '';
  words = words.filter((word) => !ADDED.has(word) && !(fate && FATES[fate]?.has(word)));
  const group = (word: string) => Object.keys(SYNONYMS).find((name) => SYNONYMS[name]?.has(word));
  const groups = words.map(group);
  if (fate) return { thing: fate + added, who: groups.find(Boolean) ?? null, modifiers: [] };
  if (groups.includes('forces') || (unit === 'troops' && words.length === 0))
    return {
      thing: `forces${added}`,
      who: null,
      modifiers: words.filter((word) => group(word) !== 'forces').map(stem),
    };
  const named = words.filter((word) => !NAMELESS.has(word));
  if (named.length === 0) {
    if (unit !== 'units') return unit === 'people' ? null : { thing: unit, who: null, modifiers: [] };
    const said = wordsIn(sentence).some((word) => SYNONYMS.forces?.has(word));
    return said ? { thing: `forces${added}`, who: null, modifiers: [] } : null;
  }
  const head = stem(named.at(-1) ?? '');
  const money = /^[A-Z]{3}$/.test(unit) || unit === 'percent';
  return {
    thing: (money ? `${unit} ${head}` : head) + added,
    who: null,
    modifiers: named.slice(0, -1).map(stem),
  };
}

function ownerIn(what: string): State | null {
  for (const [name] of what.matchAll(NAMES)) {
    const state = stateOfDemonym(bare(name)) ?? stateNamed(bare(name));
    if (state) return state;
  }
  return null;
}

const NAMES = /\p{Lu}[\p{L}.-]*(?:['’]s)?(?:\s+\p{Lu}[\p{L}.-]*(?:['’]s)?)*/gu;
const SAYING =
  /^\s+(?:has |had |have |also |now |itself )?(?:sa[iy]\w*|told|tells?|puts?|estimat\w+|claim\w*|believ\w+|warn\w*|report\w*|expect\w*|think\w*|count\w*)\b/;
const BEFORE_PLACE = /\b(?:near|around|along|in|at|on|into|to|from|with|of|inside|bordering)\s+(?:the\s+)?$/i;
const FORCES_NEXT =
  /^\s+(?:\p{Ll}[\p{L}-]*\s+){0,2}(?:troops?|soldiers?|forces?|personnel|servicemen|army)\b/u;

/** Whose forces a sentence is about: "the Russian force", else the last that is named before the number to do something. */
function ownerOfForces(sentence: string, at: number): State | null {
  let subject: State | null = null;
  for (const { index, 0: name } of sentence.matchAll(NAMES)) {
    const after = sentence.slice(index + name.length);
    const demonym = stateOfDemonym(bare(name));
    if (demonym && FORCES_NEXT.test(after)) return demonym;
    const before = sentence.slice(0, index);
    const acts = index < at && !/['’]s$/.test(name) && !SAYING.test(after) && !BEFORE_PLACE.test(before);
    if (acts) subject = stateNamed(bare(name)) ?? subject;
  }
  return subject;
}

const AT =
  /\b(?:(near|around|along|close to|within reach of|outside|bordering|facing|opposite|borders? (?:with|of|to)|(?:km|kilomet(?:re|er)s|miles) (?:of|from))|on(?=\s+(?:the\s+)?(?:border|frontier))|in|at|inside|into|to)\s+(?:the\s+)?((?:border|frontier)s?\s+(?:with|of)\s+(?:the\s+)?)?(?:(?:(?:north|south|east|west)\w*|central)\s+)?(\p{Lu}[\p{L}-]*(?:\s+\p{Lu}[\p{L}-]*)*)/gu;
const BORDER_OF =
  /(\p{Lu}[\p{L}-]*)(?:['’]s?)?\s+(?:\p{Ll}[\p{L}-]*\s+){0,2}(?:borders?|frontiers?|territory)\b/gu;
const OWN_BORDER =
  /\b(?:its|their|the)\s+(?:\p{Ll}[\p{L}-]*\s+)?(?:borders?|frontiers?)\b(?!\s+(?:with|of)\b)|\bnear the country\b/u;

/** Where the reader says, else where the sentence does: near a border before within a place, after the number before ahead of it. */
function placeIn(
  where: string | null,
  sentence: string,
  end: number,
  owner: State | null,
): Quantity['place'] {
  const stated = where ? placed(where) : null;
  const found: { place: Placed; near: boolean; rank: number }[] = [];
  const add = (name: string, near: boolean, index: number) => {
    const place = placed(name) ?? placed(`${name} border`);
    if (!place || (near && place.country === owner?.code && place.wide)) return;
    const distance = index >= end ? index - end : 1000 + end - index;
    found.push({ place, near, rank: distance + (near ? 0 : 2000) });
  };
  for (const { index, 1: near, 2: border, 3: name = '' } of sentence.matchAll(AT))
    add(name, near !== undefined || border !== undefined, index);
  for (const { index, 1: name = '' } of sentence.matchAll(BORDER_OF)) add(name, true, index);
  found.sort((a, b) => a.rank - b.rank);
  const [best] = found;
  if (stated) {
    const near = found.some(({ place, near }) => near && place.name === stated.name);
    return { ...stated, near };
  }
  if (best?.near) return { ...best.place, near: true };
  const other = owner && OWN_BORDER.test(sentence) ? otherState(sentence, owner) : null;
  if (other) return { name: other.name, country: other.code, wide: true, near: true };
  return best ? { ...best.place, near: false } : null;
}

/** The first state that a sentence names beside the owner: "Ukraine said that Russia … troops not far from its border". */
function otherState(sentence: string, owner: State): State | null {
  for (const [name] of sentence.matchAll(NAMES)) {
    const state = stateNamed(bare(name)) ?? stateOfDemonym(bare(name));
    if (state && state.code !== owner.code) return state;
  }
  return null;
}

function bare(name: string): string {
  return name.replace(/['’]s?$/, '');
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
