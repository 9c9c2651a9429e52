import { firstAfter, overlaps, type Span } from '../../record/span.ts';
import type { Draft, Name, Step } from '../draft.ts';
import type { Trace } from '../trace.ts';
import { knownNames } from './dictionary.ts';
import { FORMS_OF_ADDRESS, NOUNS } from './lexicon.ts';
import { pastPortfolio } from './phrases.ts';
import { type Word, wordsOf } from './words.ts';

/** How sure a name is that a rule of this file proposes. */
const BY_TITLE = 0.8;
const BY_REPETITION = 0.7;

/**
 * Joins the reader model's names with those the knowledge knows, and with what the article itself shows to be
 * names: capitalised words after a title, and later short forms of names already found ("Petrov", "the ZLF").
 * Of names that overlap the longest stays; of equals the model's, save where the knowledge knows what it is.
 */
export const namesStep: Step = {
  name: 'names',
  needs: ['sentences', 'names'],
  makes: ['names'],
  run(draft) {
    draft.names = mergedNames(draft);
  },
};

export function mergedNames({ article: { text }, sentences, names: proposed, trace }: Draft): Name[] {
  const words = wordsOf(text, sentences);
  const noted = (names: Name[], why: string) => {
    for (const name of names) trace.note(name, 'names', 'proposed', why);
    return names;
  };
  const known = noted(knownNames(text, words), 'the knowledge knows the name');
  let names = merge(known, mendedNames(text, words, proposed, known, trace));
  names = merge(names, noted(titledNames(words, names), 'it stands after a title'));
  return merge(names, noted(repeatedNames(text, words, names), 'it repeats a part of a name'));
}

/**
 * The model's names widened to whole words, without those that hold no capital; neighbours that neither the
 * knowledge nor a comma parts are one ("Zorvan" "Front"), and one form has one type throughout the article.
 */
function mendedNames(
  text: string,
  words: readonly Word[],
  names: readonly Name[],
  known: readonly Name[],
  trace: Trace,
): Name[] {
  const mended: Name[] = [];
  const taken = takenBy(words, known);
  const sorted = [...names].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const name of sorted) {
    const from = firstAfter(words, name.start);
    let to = from;
    while ((words[to]?.start ?? Number.POSITIVE_INFINITY) < name.end) to++;
    // "Zorvan Front rebels": the noun is no part of the name.
    while (to > from && !words[to - 1]?.capital) to--;
    const first = words[from];
    const last = words[to - 1];
    if (!first || !last || !words.slice(from, to).some((word) => word.capital)) continue;
    if (COMPOUND.test(last.text)) continue;
    const whole = trace.carry(name, { ...name, start: first.start, end: last.end });
    const before = mended.at(-1);
    if (before && overlaps(before, whole)) continue;
    const joins =
      before && /^\s+$/.test(text.slice(before.end, whole.start)) && !taken[from] && !taken[from - 1];
    if (joins && words[from - 1]?.possessive === false) {
      const confidence = Math.min(before.confidence, name.confidence);
      mended[mended.length - 1] = trace.carry(before, { ...whole, start: before.start, confidence });
    } else {
      mended.push(whole);
    }
  }
  const types = typesOf(text, mended);
  return mended.map((name) =>
    trace.carry(name, { ...name, type: types.get(text.slice(name.start, name.end)) ?? name.type }),
  );
}

/** For each form of a name the type that the model gives it most surely in all; a person's last word is a person. */
function typesOf(text: string, names: readonly Name[]): Map<string, Name['type']> {
  const votes = new Map<string, Map<Name['type'], number>>();
  const vote = (form: string, type: Name['type'], weight: number) => {
    const counts = votes.get(form) ?? new Map<Name['type'], number>();
    counts.set(type, (counts.get(type) ?? 0) + weight);
    votes.set(form, counts);
  };
  for (const { start, end, type, confidence } of names) {
    const form = text.slice(start, end);
    vote(form, type, confidence);
    const last = form.split(/\s+/).at(-1);
    if (type === 'PER' && last && last !== form) vote(last, 'PER', 2 * confidence);
  }
  const types = new Map<string, Name['type']>();
  for (const [form, counts] of votes) {
    let best: [Name['type'], number] | null = null;
    for (const count of counts) if (!best || count[1] > best[1]) best = count;
    if (best) types.set(form, best[0]);
  }
  return types;
}

/** Both lists as one, in order and without overlaps: the longer wins, then the first list. */
export function merge(first: readonly Name[], second: readonly Name[]): Name[] {
  const ranked = [...first.map((name) => ({ name, rank: 0 })), ...second.map((name) => ({ name, rank: 1 }))];
  ranked.sort((a, b) => a.name.start - b.name.start || b.name.end - a.name.end || a.rank - b.rank);
  const kept: { name: Name; rank: number }[] = [];
  for (const entry of ranked) {
    const last = kept.at(-1);
    if (!last || !overlaps(last.name, entry.name)) kept.push(entry);
    else if (lengthOf(entry.name) > lengthOf(last.name)) kept[kept.length - 1] = entry;
  }
  return kept.map(({ name }) => name);
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}

/** Capitalised words right after a title: "Captain Ivan Petrov", "Mr Petrov". */
function titledNames(words: readonly Word[], names: readonly Name[]): Name[] {
  const found: Name[] = [];
  const taken = takenBy(words, names);
  for (let i = 0; i < words.length; i++) {
    const title = words[i];
    if (!title || title.possessive || taken[i]) continue;
    const noun = NOUNS.get(title.lower);
    if (!FORMS_OF_ADDRESS.has(title.lower) && (noun?.class !== 'person' || noun.plural)) continue;
    const at = noun ? pastPortfolio(words, i + 1, words.length, noun) : i + 1;
    const run = capitalsAt(words, at, taken);
    const first = words[at];
    const last = words[at + run - 1];
    if (run > 0 && first && last)
      found.push({ start: first.start, end: last.end, type: 'PER', confidence: BY_TITLE });
    i = at + run - 1;
  }
  return found;
}

/** How many capitalised words, not in a name yet and none of them a title, stand in a row from `from`. */
function capitalsAt(words: readonly Word[], from: number, taken: readonly boolean[]): number {
  let count = 0;
  const sentence = words[from - 1]?.sentence;
  while (count < MOST_NAME_WORDS) {
    const word = words[from + count];
    const before = words[from + count - 1];
    if (!word?.capital || taken[from + count] || word.sentence !== sentence || before?.possessive) break;
    if (NOUNS.has(word.lower) || FORMS_OF_ADDRESS.has(word.lower) || NEVER_NAMES.has(word.lower)) break;
    count++;
  }
  return count;
}

const MOST_NAME_WORDS = 5;
/** "US-led", "Moscow-based": adjectives, no names. */
const COMPOUND = /-(?:\p{Ll}+ed|led|based|held|born|wide|style|era|run|made|owned)$/u;
const NEVER_NAMES = new Set(
  `i the a an of for in on at to by with from and but or he she it they we you who that this these those said says
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december state foreign defense defence prime general affairs`.split(/\s+/),
);

/** Short forms of names found elsewhere in the article: last or first words of a person's, initials in brackets. */
function repeatedNames(text: string, words: readonly Word[], names: readonly Name[]): Name[] {
  const forms = new Map<string, Name['type']>();
  for (const name of names) {
    const parts = text.slice(name.start, name.end).split(/\s+/);
    if (name.type === 'PER' && parts.length > 1) {
      for (const part of [parts.at(-1), parts[0]]) if (part && part.length > 2) forms.set(part, 'PER');
    } else if (parts.length === 1 && (name.type === 'PER' || name.type === 'ORG')) {
      forms.set(parts.join(' '), name.type);
    }
    const initials =
      name.type === 'ORG'
        ? /^\s*\((\p{Lu}[\p{Lu}\p{N}-]{1,9})\)/u.exec(text.slice(name.end, name.end + 16))
        : null;
    if (initials?.[1]) forms.set(initials[1], 'ORG');
  }
  const taken = takenBy(words, names);
  const found: Name[] = [];
  words.forEach((word, i) => {
    if (!word.capital || taken[i] || NOUNS.has(word.lower) || NEVER_NAMES.has(word.lower)) return;
    const type = forms.get(word.text);
    if (type) found.push({ start: word.start, end: word.end, type, confidence: BY_REPETITION });
  });
  return found;
}

/** For each word, whether a name holds it. */
function takenBy(words: readonly Word[], names: readonly Span[]): boolean[] {
  let n = 0;
  return words.map((word) => {
    while ((names[n]?.end ?? Number.POSITIVE_INFINITY) <= word.start) n++;
    return (names[n]?.start ?? Number.POSITIVE_INFINITY) < word.end;
  });
}
