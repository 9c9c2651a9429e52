import { textOfFile } from './data.ts';
import { keyOf } from './names.ts';

/** A data file too big to be read into an index: its lines are sorted by `keyOf` of their first cell, the name. */
export class SortedFile {
  readonly #text: string;
  /** Where the lines after the column names begin. */
  readonly #first: number;

  constructor(file: string) {
    const text = textOfFile(file);
    this.#text = text;
    this.#first = text.indexOf('\n', text.indexOf('\nname\t') + 1) + 1;
  }

  /** Cells of the lines whose name has the key of this one, in the order of the file. */
  rowsNamed(name: string): string[][] {
    const key = keyOf(name);
    const rows: string[][] = [];
    for (let start = this.#firstAt(key); start < this.#text.length; ) {
      const end = this.#text.indexOf('\n', start);
      if (this.#keyAt(start) !== key) break;
      rows.push(this.#text.slice(start, end).split('\t'));
      start = end + 1;
    }
    return rows;
  }

  /** Start of the first line whose key is not before `key`. */
  #firstAt(key: string): number {
    let low = this.#first;
    let high = this.#text.length;
    while (low < high) {
      const start = Math.max(low, this.#text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1);
      if (this.#keyAt(start) < key) low = this.#text.indexOf('\n', start) + 1;
      else high = start;
    }
    return low;
  }

  #keyAt(start: number): string {
    return keyOf(this.#text.slice(start, this.#text.indexOf('\t', start)));
  }
}
