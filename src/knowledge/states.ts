import { lazy, listOf, orNull, rowsOf } from './data.ts';
import { NameIndex } from './names.ts';
import { covers, type Term } from './terms.ts';

/** A state or a territory with a government of its own. */
export interface State extends Term {
  /** ISO 3166-1 alpha-3; ISO 3166-3 for those that ended (SUN, YUG, ZAR); XKX for Kosovo. */
  readonly code: string;
  /** ISO 3166-1 alpha-2; empty where there is none. */
  readonly alpha2: string;
  /** Short English name, as news agencies write it: "Ivory Coast". */
  readonly name: string;
  readonly wikidata: string | null;
  /** Other names: "Burma", "DPRK", "the Ukraine". */
  readonly aliases: readonly string[];
  /** Adjective and people, singular and plural: "Polish", "Pole", "Poles". */
  readonly demonyms: readonly string[];
  readonly capital: string | null;
  /** Spellings of the capital, former capitals and cities that stand for the state: "Kiev", "Peking", "Tel Aviv". */
  readonly capitals: readonly string[];
  /** Seats of government whose name stands for the state: "Kremlin", "White House". */
  readonly seats: readonly string[];
  /** Office of the one who leads it ("the Israeli leader"), as in `offices.tsv`. */
  readonly head: string;
  /** Degrees, WGS 84, of a point about its middle. */
  readonly lat: number;
  readonly lon: number;
}

const COLUMNS = 'code alpha2 name wikidata capitals from to aliases demonyms seats head lat lon'.split(' ');

const known = lazy(() => {
  const states = rowsOf('states.tsv', COLUMNS).map(stateOf);
  const named = new NameIndex<State>();
  const demonyms = new NameIndex<State>();
  const capitals = new NameIndex<State>();
  const seats = new NameIndex<State>();
  for (const state of states) {
    for (const name of [state.name, ...state.aliases]) named.add(name, state);
    for (const word of state.demonyms) demonyms.add(word, state);
    for (const name of state.capitals) capitals.add(name, state);
    for (const name of state.seats) seats.add(name, state);
  }
  return {
    states,
    codes: new Map(states.map((state) => [state.code, state])),
    named,
    demonyms,
    capitals,
    seats,
  };
});

/** All states and territories, by code. */
export function allStates(): readonly State[] {
  return known().states;
}

export function stateByCode(code: string): State | null {
  return known().codes.get(code) ?? null;
}

/** The state of this name that exists at the date, or that bore it at another time ("Zaire" in 2001). */
export function stateNamed(name: string, date: string | null = null): State | null {
  return atDate(known().named.find(name), date);
}

/** The state whose adjective or people the word names: "Polish", "Poles". */
export function stateOfDemonym(word: string, date: string | null = null): State | null {
  return atDate(known().demonyms.find(word), date);
}

export function stateOfCapital(name: string, date: string | null = null): State | null {
  return atDate(known().capitals.find(name), date);
}

/** The state whose government sits there: "the Kremlin", "Downing Street". */
export function stateOfSeat(name: string, date: string | null = null): State | null {
  return atDate(known().seats.find(name), date);
}

/**
 * Of states that share a name, the one that exists at the date (a union before its parts: Belgrade in 1999 is
 * Yugoslavia's); without a date, or where none does, the one that exists now.
 */
function atDate(states: readonly State[], date: string | null): State | null {
  const living = date === null ? [] : states.filter((state) => covers(state, date));
  return (
    living.find((state) => state.to !== null) ??
    living[0] ??
    states.find((state) => state.to === null) ??
    states[0] ??
    null
  );
}

function stateOf(cells: readonly string[]): State {
  const [
    code = '',
    alpha2 = '',
    name = '',
    wikidata,
    capitals,
    from,
    to,
    aliases,
    demonyms,
    seats,
    head,
    lat,
    lon,
  ] = cells;
  const places = listOf(capitals);
  return {
    code,
    alpha2,
    name,
    wikidata: orNull(wikidata),
    aliases: listOf(aliases),
    demonyms: listOf(demonyms),
    capital: places[0] ?? null,
    capitals: places,
    seats: listOf(seats),
    head: head || 'president',
    lat: Number(lat),
    lon: Number(lon),
    from: orNull(from),
    to: orNull(to),
  };
}
