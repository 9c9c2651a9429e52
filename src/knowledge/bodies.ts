import { lazy, listOf, rowsOf } from './data.ts';
import { NameIndex } from './names.ts';
import type { Organisation } from './organisations.ts';
import { type State, stateNamed, stateOfDemonym } from './states.ts';

/** A kind of body that every state has one of: "Foreign Ministry", "police", "Parliament". */
export interface Body {
  readonly name: string;
  /** Whether it is the state when it acts: ministries and armed forces are, police, courts and parliaments are not. */
  readonly acts: boolean;
}

const known = lazy(() => {
  const named = new NameIndex<Body>();
  for (const [name = '', acts, aliases] of rowsOf('bodies.tsv', ['name', 'acts', 'aliases'])) {
    const body: Body = { name, acts: acts === 'yes' };
    for (const form of [name, ...listOf(aliases)]) named.add(form.toLowerCase(), body);
  }
  return named;
});

/** The kind of body that a phrase without its state names: "Ministry of Foreign Affairs" is a Foreign Ministry. */
export function bodyNamed(phrase: string): Body | null {
  return known().find(phrase)[0] ?? null;
}

/** A state's body as an organisation: "Russian Foreign Ministry". */
export function bodyOf(body: Body, state: State): Organisation {
  return {
    name: `${state.demonyms[0] ?? state.name} ${body.name}`,
    aliases: [],
    kind: 'organisation',
    country: state.code,
    actsFor: body.acts ? state.code : null,
    wikidata: null,
    from: state.from,
    to: state.to,
  };
}

/** Longest name of a state in words ("Saint Vincent and the Grenadines"). */
const MOST_WORDS = 6;

/** "Russian Foreign Ministry", "Russia's foreign ministry", "Foreign Ministry of Russia", "Kenyan police". */
export function bodyOfStateNamed(name: string, date: string | null = null): Organisation | null {
  const words = name.replace(/[’]/g, "'").trim().split(/\s+/);
  if (/^the$/i.test(words[0] ?? '')) words.shift();
  for (let at = 1; at <= Math.min(MOST_WORDS, words.length - 1); at++) {
    const owner = words.slice(0, at).join(' ').replace(/'s?$/, '');
    const body = bodyNamed(words.slice(at).join(' '));
    const state = body && (stateOfDemonym(owner, date) ?? stateNamed(owner, date));
    if (body && state) return bodyOf(body, state);
  }
  const of = words.lastIndexOf('of');
  const body = of > 0 ? bodyNamed(words.slice(0, of).join(' ')) : null;
  const state = body && stateNamed(words.slice(of + 1).join(' '), date);
  return body && state ? bodyOf(body, state) : null;
}
