import { casedAs, keyOf } from '../../knowledge/names.ts';
import { allOrganisations } from '../../knowledge/organisations.ts';
import { allPeople } from '../../knowledge/people.ts';
import { placeNames } from '../../knowledge/places.ts';
import { allStates } from '../../knowledge/states.ts';
import type { Name } from '../draft.ts';
import type { Word } from './words.ts';

/** Names of the knowledge, each as a path of word keys. */
interface Node {
  readonly next: Map<string, Node>;
  /** The names that end here. */
  readonly names: { readonly form: string; readonly type: Name['type'] }[];
}

/** How sure a name is that the knowledge's dictionaries propose alone. */
const CONFIDENCE = 0.9;

let root: Node | null = null;

function dictionary(): Node {
  if (root) return root;
  root = node();
  for (const state of allStates()) {
    for (const form of [state.name, ...state.aliases, ...state.capitals]) add(root, form, 'LOC');
    for (const form of state.seats) add(root, form, 'ORG');
    for (const form of state.demonyms) add(root, form, 'MISC');
  }
  for (const organisation of allOrganisations()) {
    for (const form of [organisation.name, ...organisation.aliases]) add(root, form, 'ORG');
  }
  // A place of several words keeps its parts from being read alone: "Gulf of Mexico", "South America".
  for (const form of placeNames()) if (form.includes(' ')) add(root, form, 'LOC');
  for (const person of allPeople()) {
    // A lone surname is nobody's before the article says so.
    for (const form of [person.name, ...person.aliases]) if (form.includes(' ')) add(root, form, 'PER');
  }
  return root;
}

function node(): Node {
  return { next: new Map(), names: [] };
}

function add(at: Node, form: string, type: Name['type']): void {
  let end = at;
  for (const key of keyOf(form).split(' ')) {
    let next = end.next.get(key);
    if (!next) {
      next = node();
      end.next.set(key, next);
    }
    end = next;
  }
  end.names.push({ form, type });
}

/** Names that the knowledge knows, the longest at each place, left to right. */
export function knownNames(text: string, words: readonly Word[]): Name[] {
  const names: Name[] = [];
  const start = dictionary();
  for (let i = 0; i < words.length; ) {
    const found = words[i]?.capital ? longestAt(start, text, words, i) : null;
    if (found) names.push(found.name);
    i = found ? found.next : i + 1;
  }
  return names;
}

function longestAt(
  start: Node,
  text: string,
  words: readonly Word[],
  from: number,
): { name: Name; next: number } | null {
  let at: Node | undefined = start;
  let best: { name: Name; next: number } | null = null;
  const first = words[from];
  for (let i = from; first && at; i++) {
    const word = words[i];
    if (!word || word.sentence !== first.sentence) break;
    for (const key of keysOf(word)) at = at?.next.get(key);
    for (const { form, type } of at?.names ?? []) {
      // "the States" is a country, "Member States" are not.
      if (form.startsWith('the ') && words[from - 1]?.lower !== 'the') continue;
      if (!casedAs(text.slice(first.start, word.end).replace(/\s+/g, ' '), form)) continue;
      best = {
        name: { start: first.start, end: word.end, type, confidence: CONFIDENCE },
        next: i + 1,
      };
      break;
    }
    if (word.possessive) break;
  }
  return best;
}

function keysOf(word: Word): string[] {
  return /^[a-z]+$/.test(word.lower) ? [word.lower] : keyOf(word.text).split(' ');
}
