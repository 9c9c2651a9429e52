import type { Phrase } from './phrases.ts';
import type { Word } from './words.ts';

/** Prepositions that lead in the owner of a title or a body: "minister of", "spokesman for", "envoy to", "officials in". */
const COMPLEMENT = new Set(['of', 'for', 'to', 'in', 'from', 'at', 'on', 'with', 'by']);

/**
 * Links the phrases of a sentence: complements ("the head of the agency"), names that follow their title's complement
 * ("director of the agency Ivan Petrov", which become one phrase) and appositions ("Ivan Petrov, the deputy minister,").
 * Returns the phrases left after joining.
 */
export function linkPhrases(words: readonly Word[], phrases: readonly Phrase[]): Phrase[] {
  const linked: Phrase[] = [];
  for (let k = 0; k < phrases.length; k++) {
    const phrase = phrases[k];
    if (!phrase) continue;
    const joined = joinName(words, phrases, k);
    if (joined > k) {
      const last = phrases[joined];
      if (last) {
        linkComplement(words, phrases, k, phrase);
        const inner = phrases.slice(k + 1, joined);
        linked.push({ ...phrase, name: last.name, to: last.to, end: last.end, attributive: false }, ...inner);
        k = joined;
        continue;
      }
    }
    linkComplement(words, phrases, k, phrase);
    linked.push(phrase);
  }
  linked.forEach((phrase, k) => {
    linkApposition(words, linked, k, phrase);
  });
  return linked;
}

/** Index of the phrase whose person's name the title at `k` leads to across its complement; `k` where there is none. */
function joinName(words: readonly Word[], phrases: readonly Phrase[], k: number): number {
  const title = phrases[k];
  if (!isTitle(title)) return k;
  let at = title;
  for (let j = k + 1; j <= k + 3; j++) {
    const next = phrases[j];
    if (!next || next.sentence !== title.sentence) return k;
    const between = lower(words, at.to, next.from);
    const led = COMPLEMENT.has(between);
    const person = next.name?.name.type === 'PER' && next.noun === null && next.owner === null;
    if (person && between === '' && j > k + 1) return j;
    // "president of Ukraine Ivan Petrov": one run of names after "of".
    if (person && led && next.modifiers.length > 0 && next.determiner !== 'indefinite') return j;
    if (between === '(' && words[next.to]?.lower === ')') {
      at = { ...next, to: next.to + 1 };
      continue;
    }
    if (!led && between !== '' && between !== 'and') return k;
    at = next;
  }
  return k;
}

function isTitle(phrase: Phrase | undefined): phrase is Phrase {
  return phrase?.noun?.class === 'person' && !phrase.noun.plural && phrase.name === null;
}

function linkComplement(words: readonly Word[], phrases: readonly Phrase[], k: number, phrase: Phrase): void {
  const lead = words[phrase.to];
  const next = phrases[k + 1];
  if (!lead || !next || next.from !== phrase.to + 1 || next.from >= phrase.to + 2) return;
  if (!COMPLEMENT.has(lead.lower) || next.sentence !== phrase.sentence) return;
  phrase.preposition = lead.lower;
  phrase.complements = [next];
  let last = next;
  for (let j = k + 2; j < phrases.length; j++) {
    const more = phrases[j];
    if (!more || !/^(?:,|and|, and)$/.test(lower(words, last.to, more.from))) break;
    // "officials in Kenya and the president": only likes are joined.
    if (!more.name || more.name.name.type === 'PER' || !last.name) break;
    phrase.complements.push(more);
    last = more;
  }
}

/** "Ivan Petrov, the deputy minister," and "the deputy minister of trade, Ivan Petrov,". */
function linkApposition(words: readonly Word[], phrases: readonly Phrase[], k: number, phrase: Phrase): void {
  const person = phrase.name?.name.type === 'PER';
  if (phrase.apposition || (!person && !isTitle(phrase))) return;
  const comma = commaAfter(words, phrase, person);
  let at = k + 1;
  while (at <= k + MOST_PHRASES && phrases[at]?.from !== comma + 1) at++;
  const next = phrases[at];
  if (comma < 0 || !next) return;
  const titled = isTitle(next) && next.determiner !== 'none' ? true : isTitle(next) && !next.noun?.plural;
  const named = next.name?.name.type === 'PER' && next.owner === null;
  if (person ? !titled : !named || isListed(words, phrases, at)) return;
  phrase.apposition = next;
  next.apposition = phrase;
}

/** Most phrases from a title to the name in apposition. */
const MOST_PHRASES = 6;
/** Most words between a title and the name in apposition: "the head of the inquiry into the bombing, Ivan Petrov,". */
const MOST_BETWEEN = 12;

/** Index of the comma that ends a title with its complement, or stands right after a name; -1 where there is none. */
function commaAfter(words: readonly Word[], phrase: Phrase, person: boolean): number {
  const { to, sentence } = phrase;
  if (words[to]?.lower === ',') return to;
  if (person || !COMPLEMENT.has(words[to]?.lower ?? '')) return -1;
  for (let i = to + 1; i < to + MOST_BETWEEN && words[i]?.sentence === sentence; i++) {
    const lower = words[i]?.lower ?? '';
    if (lower === ',') return i;
    if (
      /^(?:who|which|that|said|says|is|was|were|are|has|have|had|will|would|and|but|[;:."“”]|``|'')$/.test(
        lower,
      )
    )
      return -1;
  }
  return -1;
}

/** Last phrase of the chain of complements that begins at `k`: "the head of the inquiry in Kenya". */
function lastOf(phrases: readonly Phrase[], k: number): number {
  let last = k;
  for (let steps = 0; steps < 4; steps++) {
    const complements = phrases[last]?.complements ?? [];
    if (complements.length === 0) return last;
    last += complements.length;
  }
  return last;
}

/** Whether "and" or a further comma with a name follows: then the comma before made a list. */
function isListed(words: readonly Word[], phrases: readonly Phrase[], k: number): boolean {
  const phrase = phrases[lastOf(phrases, k)];
  if (!phrase) return false;
  return words[phrase.to]?.lower === 'and';
}

/** The words between two phrases, in lower case, joined by blanks. */
export function lower(words: readonly Word[], from: number, to: number): string {
  let joined = '';
  for (let i = from; i < to && i < from + 6; i++) joined += `${i > from ? ' ' : ''}${words[i]?.lower ?? ''}`;
  return joined;
}
