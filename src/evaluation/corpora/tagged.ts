import { readFileSync } from 'node:fs';
import type { Sentence } from '../../language/sentences.ts';
import type { Span, Text } from '../../record/span.ts';
import { heldOut, type Split } from './held-out.ts';

export interface TypedSpan extends Span {
  readonly type: string;
}

/** Some sentences in which all entities of one scheme are marked. */
export interface Tagged extends Text {
  readonly name: string;
  readonly split: Split;
  readonly sentences: readonly Sentence[];
  readonly entities: { readonly scheme: string; readonly spans: readonly TypedSpan[] };
}

/** Sentences of a corpus of names that are read together: their order is that of its articles. */
const PER_ARTICLE = 6;

/**
 * A corpus of names (ner/wikigold.conll): CoNLL columns, a blank line between sentences. The last fifth is held out, so
 * that no article is in both parts.
 */
export function namesIn(file: string, scheme: string): Tagged[] {
  const sentences = blocksOf(file, /[ \t]+/);
  const articles: Tagged[] = [];
  for (let from = 0; from < sentences.length; from += PER_ARTICLE) {
    let text = '';
    const spans: TypedSpan[] = [];
    const bounds = sentences.slice(from, from + PER_ARTICLE).map((tokens) => {
      const start = text.length;
      const tagged = taggedText(tokens);
      for (const span of tagged.spans) spans.push(moved(span, start));
      text += `${tagged.text} `;
      return { start, end: text.length - 1, paragraph: 0 };
    });
    articles.push({
      name: `${scheme}-${from}`,
      split: from < sentences.length * 0.8 ? 'train' : 'dev',
      text,
      sentences: bounds,
      entities: { scheme, spans },
    });
  }
  return articles;
}

/** Sentences with the spans of source (S), target (T) or both (R) of an event (cameo/cameo_ner_train.txt). */
export function partiesIn(file: string): Tagged[] {
  return blocksOf(file, /\s+/).map((tokens, i) => {
    const { text, spans } = taggedText(tokens);
    return {
      name: `sentence ${i + 1}`,
      split: heldOut(text),
      text,
      sentences: [{ start: 0, end: text.length, paragraph: 0 }],
      entities: { scheme: 'cameo', spans },
    };
  });
}

/** The columns of each word of each block between blank lines. */
function blocksOf(file: string, gap: RegExp): string[][][] {
  return readFileSync(file, 'utf8')
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim().split(gap))
        .filter((columns) => columns.length >= 2 && columns[0] !== '-DOCSTART-'),
    )
    .filter((tokens) => tokens.length > 0);
}

/** Words with a BIO tag in their last column, as a sentence with spans. */
function taggedText(tokens: readonly string[][]): { text: string; spans: TypedSpan[] } {
  let text = '';
  const spans: { start: number; end: number; type: string }[] = [];
  let before = '';
  for (const columns of tokens) {
    const [token = '', tag = ''] = [columns[0], columns.at(-1)];
    if (text) text += ' ';
    const end = text.length + token.length;
    const type = tag.slice(2);
    const last = spans.at(-1);
    if (tag.startsWith('B-') || (tag.startsWith('I-') && before !== type)) {
      spans.push({ start: text.length, end, type });
    } else if (tag.startsWith('I-') && last) last.end = end;
    before = type;
    text += token;
  }
  return { text, spans };
}

function moved({ start, end, type }: TypedSpan, by: number): TypedSpan {
  return { start: start + by, end: end + by, type };
}
