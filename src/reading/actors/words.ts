import type { Span } from '../../record/span.ts';

/** A word or a punctuation mark; a possessive ending ("Moscow's", "rebels'") is left off the word and noted. */
export interface Word extends Span {
  /** As written. */
  readonly text: string;
  /** In lower case, curly apostrophes straightened. */
  readonly lower: string;
  readonly possessive: boolean;
  /** Index into the draft's sentences. */
  readonly sentence: number;
  /** Whether it begins as a proper name: "Annan", "al-Qaeda", "d'Estaing". */
  readonly capital: boolean;
}

// In order: initials ("U.S.", "J."), shortened titles, words with inner hyphens and apostrophes, marks.
const WORD =
  /(?:\p{L}\.){2,}(?:-[\p{L}\p{N}]+)*|[Aa]l-\s\p{Lu}[\p{L}\p{M}]*|\p{Lu}\.(?=\s+\p{Lu})|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|Adm|Brig|Rev|St)\.|\d{1,3}(?:,\d{3})+|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-'’&][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*|``|''|--|[^\s\p{L}\p{N}]/gu;
const POSSESSIVE = /['’]s$/i;
/** "they're", "he'd": the verb is not read. */
const CONTRACTED = /['’](?:re|ve|ll|d|m)$/i;
const PROPER = /^(?:\p{Ll}{1,2}['’-])?\p{Lu}/u;

const made = new WeakMap<readonly Span[], { readonly text: string; readonly words: readonly Word[] }>();

/** The words and marks of an article, sentence by sentence, in order; made once for the same list of sentences. */
export function wordsOf(text: string, sentences: readonly Span[]): readonly Word[] {
  const known = made.get(sentences);
  if (known?.text === text) return known.words;
  const words: Word[] = [];
  sentences.forEach((sentence, index) => {
    addWords(words, text, sentence, index);
  });
  made.set(sentences, { text, words });
  return words;
}

function addWords(words: Word[], text: string, { start: from, end }: Span, sentence: number): void {
  let inSingle = false;
  for (const match of text.slice(from, end).matchAll(WORD)) {
    const start = from + match.index;
    let form = match[0];
    if (form === "'" || form === '’' || form === '‘') {
      const last = words.at(-1);
      if (!inSingle && last && last.end === start && /s$/i.test(last.text) && !last.possessive) {
        words[words.length - 1] = { ...last, possessive: true };
        continue;
      }
      inSingle = !inSingle;
    }
    const apostrophe = /['’]/.test(form);
    const possessive = apostrophe && form.length > 2 && POSSESSIVE.test(form);
    if (possessive) form = form.slice(0, -2);
    else if (apostrophe) form = form.replace(CONTRACTED, '');
    const lower = form.toLowerCase();
    words.push({
      start,
      end: start + form.length,
      text: form,
      lower: apostrophe ? lower.replaceAll('’', "'") : lower,
      possessive,
      sentence,
      capital: lower !== form && PROPER.test(form),
    });
  }
}
