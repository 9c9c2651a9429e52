import type { Span, Text } from '../record/span.ts';
import { quotationsOf } from './quotations.ts';
import type { Sentence } from './sentences.ts';
import { LONGEST_WORD, type Piece, type WordPiece } from './wordpiece.ts';

/** What the encoder takes in one run: whole sentences, those it answers for and some on either side for context. */
export interface Window {
  /** Pieces of the window; the encoder's [CLS] and [SEP] are not among them. */
  readonly pieces: readonly Piece[];
  /** One feature number for each piece: see `featureOf`. */
  readonly features: readonly number[];
  /** Indexes of the first and past the last piece that the window answers for. */
  readonly core: Span;
}

export interface WindowSize {
  /** Most pieces that a window answers for. */
  readonly core: number;
  /** Most pieces of context on either side. */
  readonly context: number;
}

export const WINDOW: WindowSize = { core: 192, context: 24 };

/**
 * Cuts an article into windows of whole sentences that together answer for every piece exactly once.
 * A sentence longer than a window is cut at a word.
 */
export function windowsOf(
  article: Text,
  sentences: readonly Sentence[],
  wordpiece: WordPiece,
  size: WindowSize = WINDOW,
): Window[] {
  const { pieces, features, bounds } = encode(article, sentences, wordpiece, size.core);
  const windows: Window[] = [];
  const bound = (i: number) => bounds[i] ?? Number.POSITIVE_INFINITY;
  let left = 0; // bounds[left]: where the context before the core begins
  let right = 0; // bounds[right]: where the context after it ends
  let from = 0;
  for (let i = 1; i < bounds.length; i++) {
    if (bound(i + 1) - from <= size.core) continue;
    const to = bound(i);
    while (bound(left) < from - size.context) left++;
    while (bound(right + 1) <= to + size.context) right++;
    const start = bound(left);
    windows.push({
      pieces: pieces.slice(start, bound(right)),
      features: features.slice(start, bound(right)),
      core: { start: from - start, end: to - start },
    });
    from = to;
  }
  return windows;
}

interface Encoded {
  pieces: Piece[];
  features: number[];
  /** Piece counts where a sentence (or a part of a long one) begins or ends; the first is 0. */
  bounds: number[];
}

function encode(
  article: Text,
  sentences: readonly Sentence[],
  wordpiece: WordPiece,
  longest: number,
): Encoded {
  const quotations = quotationsOf(article);
  const encoded: Encoded = { pieces: [], features: [], bounds: [0] };
  let quotation = 0;
  let paragraph = -1;
  for (const sentence of sentences) {
    const pieces = wordpiece.piecesOf(article.text, sentence);
    let word = '';
    let partStart = encoded.pieces.length;
    pieces.forEach((piece, i) => {
      while ((quotations[quotation]?.end ?? Number.POSITIVE_INFINITY) <= piece.start) quotation++;
      const inside = (quotations[quotation]?.start ?? Number.POSITIVE_INFINITY) <= piece.start;
      if (piece.head) word = wordAt(article.text, pieces, i);
      if (piece.head && encoded.pieces.length - partStart >= longest - LONGEST_WORD) {
        encoded.bounds.push(encoded.pieces.length);
        partStart = encoded.pieces.length;
      }
      const place = i > 0 ? 0 : sentence.paragraph === paragraph ? 1 : 2;
      encoded.pieces.push(piece);
      encoded.features.push(featureOf(word, inside, place));
    });
    paragraph = sentence.paragraph;
    if (encoded.pieces.length > (encoded.bounds.at(-1) ?? 0)) encoded.bounds.push(encoded.pieces.length);
  }
  return encoded;
}

function wordAt(text: string, pieces: readonly Piece[], head: number): string {
  let last = head;
  while (pieces[last + 1]?.head === false) last++;
  return text.slice(pieces[head]?.start, pieces[last]?.end);
}

/**
 * The encoder's vocabulary is uncased; this number gives back what lower case loses, and what a window cannot see.
 * @param place 0 inside a sentence, 1 at the head of one, 2 at the head of a paragraph
 */
export function featureOf(word: string, insideQuotation: boolean, place: 0 | 1 | 2): number {
  return (shapeOf(word) * 2 + (insideQuotation ? 1 : 0)) * 3 + place;
}

/** 0 lower case, 1 Capitalised, 2 ALL CAPITALS, 3 mixedCase, 4 with a digit, 5 no letter. */
function shapeOf(word: string): number {
  if (/\p{N}/u.test(word)) return 4;
  if (!/\p{L}/u.test(word)) return 5;
  if (word === word.toLowerCase()) return 0;
  if (word.length > 1 && word === word.toUpperCase()) return 2;
  return word.slice(1) === word.slice(1).toLowerCase() ? 1 : 3;
}
