import { type State, stateNamed, stateOfDemonym } from '../../knowledge/states.ts';
import type { Evidence } from '../entry.ts';
import { contentWords } from '../words.ts';
import { type Counted, countedIn, FATES, HOSTS } from './counted.ts';
import { ABROAD, type Placed, placed } from './placing.ts';

/** What a figure counts, as far as figures of different articles are compared by it. */
export interface Quantity extends Counted {
  /** Whose it is: ISO 3166-1 alpha-3 code. */
  readonly owner: string | null;
  readonly place: (Placed & { readonly near: boolean }) | null;
  /** Where the sentence was filed, if it says no place; a weak sign of where it is. */
  readonly filed: string | null;
}

/** Lengths and times describe; nobody follows them over time. */
const DESCRIBING = wordSet(
  'seconds minutes hours days weeks months years decades km miles metres feet yards cm mm inches',
);
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
  const counted = countedIn(body, text, sentence);
  if (!counted) return null;
  const armed = counted.thing.startsWith('forces') || counted.who === 'forces';
  const fated = (counted.thing.split(' ')[0] ?? '') in FATES;
  const left = counted.thing === 'displaced' ? leftState(sentence) : null;
  const owner =
    left ??
    ownerIn(body.what) ??
    (armed && ITS.test(`${text}${sentence.slice(at + text.length)}\n${sentence.slice(0, at)}`)
      ? firstState(sentence.slice(0, at))
      : null) ??
    (armed ? ownerOfForces(sentence, at) : fated ? null : holderIn(sentence.slice(0, at)));
  const own = new Set(owner ? [owner.name, ...owner.demonyms].flatMap(contentWords) : []);
  const end = at + text.length;
  const out = counted.thing === 'displaced' && !body.where && ABROAD_SAID.test(sentence.slice(end));
  const said =
    hostIn(sentence.slice(0, at), body.where) ?? (out ? null : placeIn(body.where, sentence, end, owner));
  const place = said ?? (out || left ? { ...ABROAD, near: false } : tollOf(sentence.slice(0, at)));
  return {
    ...counted,
    modifiers: counted.modifiers.filter((word) => !own.has(word)),
    owner: owner?.code ?? null,
    place,
    filed: place ? null : (placed(DATELINE.exec(sentence)?.[1] ?? '')?.name ?? null),
  };
}

const DATELINE = /^(\p{Lu}[\p{Lu} .'-]+)(?:,[^.]{0,30}\.?[^.]{0,6})?\s(?:--|—|–|-)\s/u;
const ABROAD_SAID =
  /^[^.;,]*\b(?:abroad|left (?:the|their|its) (?:country|homeland)|outside (?:the|their) country)\b/;
/** "Iran now holds", "Colombia hosts": the state whose stock it is, or in which people are. */
const HOLDS =
  /(\p{Lu}[\p{L}-]*(?:\s+\p{Lu}[\p{L}-]*)*)\s+(?:(?:now|still|already|also)\s+)?(?:has|had|have|holds?|held|possess\w*|owns?|keeps?|stores?|produc\w+)\s+(?:[^.;:\d]{0,60})$/u;

const FLED =
  /\b(?:fled|fleeing|left|escaped|emigrated from|refugees from)\s+(\p{Lu}[\p{L}-]*(?:\s+\p{Lu}[\p{L}-]*)*)/u;
/** "498 of its soldiers", "its losses": those of whoever speaks. */
const ITS =
  /^[^\n]{0,30}\bof its\b|\bits (?:own )?(?:\p{Ll}+ )?(?:losses|dead|casualties|forces|troops|army)\b[^\n]{0,20}$/u;
/** "Turkey's death toll" */
const TOLL_OF =
  /(\p{Lu}[\p{L}-]*(?:\s+\p{Lu}[\p{L}-]*)*)['’]s?\s+(?:\p{Ll}+\s+){0,2}(?:toll|inflation|unemployment|turnout|growth|population)\b/u;

function holderIn(before: string): State | null {
  const [, name] = HOLDS.exec(before) ?? [];
  return name ? stateNamed(name) : null;
}

/** "Ukraine", which people fled, in "have fled Ukraine", "refugees from Ukraine". */
function leftState(sentence: string): State | null {
  const [, name] = FLED.exec(sentence) ?? [];
  return name ? stateNamed(name) : null;
}

function firstState(text: string): State | null {
  for (const [name] of text.matchAll(NAMES)) {
    const states = [name, ...name.split(/\s+/)].map(
      (one) => stateNamed(bare(one)) ?? stateOfDemonym(bare(one)),
    );
    const state = states.find((one) => one !== null);
    if (state) return state;
  }
  return null;
}

function tollOf(before: string): Quantity['place'] {
  const [, name] = TOLL_OF.exec(before) ?? [];
  const place = name ? placed(name) : null;
  return place && { ...place, near: false };
}

function hostIn(before: string, where: string | null): Quantity['place'] {
  if (where) return null;
  const [, name] = HOSTS.exec(before) ?? [];
  const place = name ? placed(name) : null;
  return place && { ...place, near: false };
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
  /\b(?:([Nn]ear|[Aa]round|[Aa]long|close to|within reach of|outside|bordering|facing|opposite|borders? (?:with|of|to)|(?:km|kilomet(?:re|er)s|miles) (?:of|from))|on(?=\s+(?:the\s+)?(?:border|frontier))|[Ii]n|[Aa]t|inside|[Aa]cross|into|to|reached|entered)\s+(?:the\s+)?((?:border|frontier)s?\s+(?:with|of)\s+(?:the\s+)?)?(?:(?:(?:north|south|east|west)\w*|central)\s+)?(\p{Lu}[\p{L}-]*(?:\s+\p{Lu}[\p{L}-]*)*)/gu;
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
    // Behind a comma it is more often where somebody said so.
    const told = index >= end && sentence.slice(end, index).includes(',') ? 2500 : 0;
    const distance = told + (index >= end ? index - end : 1000 + end - index);
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

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
