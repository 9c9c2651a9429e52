import type { Feature } from '../../knowledge/places.ts';
import { placeNamed } from '../../knowledge/places.ts';
import { stateNamed, stateOfDemonym } from '../../knowledge/states.ts';

/** A place as far as it is compared: two names of one place have one `name`. */
export interface Placed {
  readonly name: string;
  /** ISO 3166-1 alpha-3; null for what lies in no one country. */
  readonly country: string | null;
  /** Whether it is a country or larger. */
  readonly wide: boolean;
}

/** Where those are who have left their country, wherever they went. */
export const ABROAD: Placed = { name: 'abroad', country: null, wide: false };
/** Names that stand for the land in running text, though the data know a town by them. */
const LANDS: ReadonlyMap<string, string> = new Map([['Gaza', 'Gaza Strip']]);

const WIDE: ReadonlySet<Feature> = new Set(['country', 'continent', 'sea']);
/** Inhabitants from which a town's name in running text is taken for the town, not for a word that looks like it. */
const TOWN = 20_000;
/** "Ukraine's border", "Ukrainian border": the state is what is compared. */
const BORDER = /['’]s?\s.*$|\s(?:borders?|frontiers?|territory|soil)$/;
const known = new Map<string, Placed | null>();
const MOST = 50_000;

/** The place that a phrase names, or whose border it names; null where it names none ("a hotel on the lake"). */
export function placed(phrase: string): Placed | null {
  let place = known.get(phrase);
  if (place === undefined) {
    place = lookedUp(phrase.trim().replace(/^the\s+/i, ''));
    if (known.size >= MOST) known.clear();
    known.set(phrase, place);
  }
  return place;
}

function lookedUp(phrase: string): Placed | null {
  const bare = phrase.replace(BORDER, '');
  const land = LANDS.get(bare);
  if (land && land !== phrase) return lookedUp(land);
  const state = stateNamed(bare) ?? (bare === phrase ? null : stateOfDemonym(bare));
  if (state) return { name: state.name, country: state.code, wide: true };
  const place = placeNamed(phrase);
  if (!place || (place.population > 0 && place.population < TOWN)) return null;
  return { name: place.name, country: place.country, wide: WIDE.has(place.feature) };
}

/** same; within: one lies in the other or either is unknown, so that they may be the same; apart. */
export function nearness(a: Placed | null, b: Placed | null): 'same' | 'within' | 'apart' {
  if (!a || !b) return 'within';
  if (a.name === b.name) return 'same';
  if (a.name === ABROAD.name || b.name === ABROAD.name) return 'apart';
  if (a.country === null || b.country === null) return a.wide || b.wide ? 'within' : 'apart';
  return a.country === b.country && (a.wide || b.wide) ? 'within' : 'apart';
}
