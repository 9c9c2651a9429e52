import { stateNamed } from '../../knowledge/states.ts';
import type { ActorRef } from '../../record/actor.ts';
import { contentWords, stem } from '../words.ts';

/** Words that the press uses for each other when it tells again what was demanded or answered. */
const ALIKE = [
  'withdraw withdrew withdrawn pull pulled pullout pullback leave remove evacuate',
  'troops troop forces force soldiers army armies servicemen military',
  'weapons weapon arms arm missiles missile rockets',
  'release free freed liberate',
  'surrender hand deliver extradite',
  'expansion expand enlarge enlargement widen',
  'sanctions sanction embargo',
  'talks talk negotiate negotiations dialogue',
  'ceasefire truce armistice',
  'election elections elect vote poll ballot',
  'apology apologies apologise apologize sorry',
  'road corridor route',
  'attacks attack strikes shelling bombing raids',
  'nuclear atomic uranium enrichment enrich',
  'guarantees guarantee assurances pledge',
];

/** Verbs of doing and stopping, and filling: two demands that share only these are not about the same thing. */
const LIGHT = `stop end halt cease give take make let allow keep put get go come set hold return start begin rule further any new
  immediate immediately once again must want need need ask call demand urge request insist agree accept refuse reject say
  country people group government side near year month week day monday tuesday wednesday thursday friday saturday sunday first
  made taken given gave took came still never without within us ready back call`;

/** What every crisis is about: alone it does not make two demands one. */
const GENERAL = 'troops weapons sanctions talks attacks border war peace crisis security'.split(' ');

const canonical = new Map(
  ALIKE.flatMap((line) => {
    const [first = '', ...others] = line.split(' ').map(stem);
    return others.map((other) => [other, first] as const);
  }),
);
const general = new Set(GENERAL.map(stem).map((word) => canonical.get(word) ?? word));
const light = new Set(LIGHT.split(/\s+/).map(stem));

/** Stems that tell what a text is about, without the names of those concerned; the light ones only where there are no others. */
export function matterOf(text: string, concerned: readonly ActorRef[] = []): string[] {
  const names = namesOf(concerned);
  const words = contentWords(text).filter((word) => !names.has(word));
  const weighty = words.filter((word) => !light.has(word));
  const kept = weighty.length > 0 ? weighty : words;
  return [...new Set(kept.map((word) => canonical.get(word) ?? word))];
}

/** Whether words that two texts share are more than what every crisis is about. */
export function areTelling(common: readonly string[]): boolean {
  return common.some((word) => !general.has(word));
}

/** The words as the text has them, in its order. */
export function wordsAs(text: string, matter: ReadonlySet<string>): string[] {
  const found = new Map<string, string>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const bare = stem(word.toLowerCase());
    const known = canonical.get(bare) ?? bare;
    if (matter.has(known) && !found.has(known)) found.set(known, word);
  }
  return [...found.values()];
}

/** The longest words first: they are the rarest. */
export function weightiest(matter: readonly string[], most: number): string[] {
  return [...matter].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, most);
}

/** Words that at least a quarter of the lists have, so that a long thread does not come to be about everything. */
export function commonWords(lists: readonly (readonly string[])[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const list of lists) for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count * 4 >= lists.length)
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([word]) => word);
}

/** “a”, “b” and “c”, for a reason that a person reads. */
export function quoted(words: readonly string[]): string {
  const each = words.slice(0, 4).map((word) => `“${word}”`);
  const last = each.pop() ?? '';
  return each.length > 0 ? `${each.join(', ')} and ${last}` : last;
}

function namesOf(actors: readonly ActorRef[]): Set<string> {
  const forms = actors.flatMap(({ name }) => {
    const state = stateNamed(name);
    return state ? [name, ...state.aliases, ...state.demonyms] : [name];
  });
  return new Set(forms.flatMap(contentWords));
}
