import type { Span } from '../record/span.ts';

/** A piece of a word as the encoder takes it. */
export interface Piece extends Span {
  /** Index into the vocabulary. */
  readonly id: number;
  /** Whether the piece begins its word. */
  readonly head: boolean;
}

/** Characters, and so pieces, of the longest word that is cut; a longer one is unknown as a whole. */
export const LONGEST_WORD = 64;
// A run of letters and digits, wire copy's doubled quotation marks, or any other visible character by itself.
const WORD = /[\p{L}\p{N}\p{M}]+|``|''|[^\s\p{L}\p{N}\p{M}\p{C}]/gu;
const PLAIN: Readonly<Record<string, string>> = {
  '``': '"',
  "''": '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '`': "'",
  '–': '-',
  '—': '-',
  _: '-',
  '…': '.',
};

/**
 * WordPiece (Schuster & Nakajima 2012; BERT's uncased variant) with offsets into the text as given.
 * Quotation marks and dashes of all styles are written one way first, so that the encoder sees one.
 */
export class WordPiece {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #unknown: number;

  /** @param vocabulary one piece a line, as in BERT's vocab.txt */
  constructor(vocabulary: string) {
    this.#ids = new Map(vocabulary.split(/\r?\n/).map((piece, id) => [piece, id]));
    this.#unknown = this.idOf('[UNK]');
  }

  /** @throws {Error} where the vocabulary lacks the piece */
  idOf(piece: string): number {
    const id = this.#ids.get(piece);
    if (id === undefined)
      throw new Error(`the vocabulary has no piece ${piece}: models/vocab.txt is damaged`);
    return id;
  }

  /** Pieces of `text` between two offsets. */
  piecesOf(text: string, { start, end }: Span): Piece[] {
    const pieces: Piece[] = [];
    for (const match of text.slice(start, end).matchAll(WORD))
      this.#cut(match[0], start + match.index, pieces);
    return pieces;
  }

  #cut(word: string, at: number, pieces: Piece[]): void {
    const { plain, offsets } = normalise(word);
    const cut: Piece[] = [];
    let from = 0;
    while (from < plain.length) {
      let to = plain.length;
      let id: number | undefined;
      for (; to > from; to--) {
        id = this.#ids.get(from > 0 ? `##${plain.slice(from, to)}` : plain.slice(from, to));
        if (id !== undefined) break;
      }
      if (id === undefined || plain.length > LONGEST_WORD) {
        pieces.push({ start: at, end: at + word.length, id: this.#unknown, head: true });
        return;
      }
      const start = offsets[from] ?? 0;
      // A character may become several (Hangul falls into letters): a piece of it points at all of it.
      let past = to;
      while ((offsets[past] ?? word.length) === start) past++;
      cut.push({ start: at + start, end: at + (offsets[past] ?? word.length), id, head: from === 0 });
      from = to;
    }
    if (cut.length === 0) pieces.push({ start: at, end: at + word.length, id: this.#unknown, head: true });
    else pieces.push(...cut);
  }
}

/** Lower case without accents; `offsets[i]` is where character i of `plain` came from. */
function normalise(word: string): { plain: string; offsets: number[] } {
  const mark = PLAIN[word];
  if (mark) return { plain: mark, offsets: [0, word.length] };
  let plain = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of word) {
    const lower = /^[ -~]$/.test(character)
      ? character.toLowerCase()
      : character
          .toLowerCase()
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '');
    for (let i = 0; i < lower.length; i++) offsets.push(at);
    plain += lower;
    at += character.length;
  }
  offsets.push(at);
  return { plain, offsets };
}
