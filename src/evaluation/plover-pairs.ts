import { markedOf } from './corpora/marked.ts';
import { type Model, rootOf } from './model.ts';

/** The column that is added. */
const ADDED = 'pred_root';
const MARKED = 'marked_sentence';

export interface PairsOptions {
  readonly model: Model;
  /** Told what is wrong with a row; row 1 is the heading. */
  complain(row: number, error: string): void;
  /** Told of each row that is done. */
  done(): void;
}

/** A table of pairs, cut into lines. */
export interface PairsTable {
  /** Rows to classify, the heading and blank lines not among them. */
  readonly count: number;
  /** The table's lines with `pred_root` as their last cell, one after the other. */
  classified(options: PairsOptions): AsyncGenerator<Buffer>;
}

/**
 * Opens a TSV with a heading and the column `marked_sentence` (`<s>…</s>`, `<t>…</t>`). All bytes of it are kept: byte order
 * mark, line ends, quotes, what is not UTF-8. A row whose marks are broken is told and classified without marks; one
 * without words is told and gets an empty cell.
 * @throws {Error} where the heading has no such column, or has `pred_root` already
 */
export function pairsTable(bytes: Buffer): PairsTable {
  // One character a byte, so that what is not looked at comes out as it went in.
  const lines = bytes.toString('latin1').match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const heading = cellsOf(lines[0] ?? '').map((cell) => decoded(cell).replace(/^\ufeff/, ''));
  const [marked, sentence] = [heading.indexOf(MARKED), heading.indexOf('sentence')];
  if (marked < 0) {
    const found = heading.map((name) => JSON.stringify(name.slice(0, 40))).slice(0, 20);
    throw new Error(
      `found the columns ${found.join(', ')}; want a tab-separated table with a heading and the column ${MARKED}`,
    );
  }
  if (heading.includes(ADDED)) {
    throw new Error(`found a column ${ADDED} already; take it out, or give the table that it was made from`);
  }

  async function* classified({ model, complain, done }: PairsOptions): AsyncGenerator<Buffer> {
    for (const [i, line] of lines.entries()) {
      if (i === 0 || isBlank(line)) {
        yield Buffer.from(i === 0 ? withCell(line, ADDED, heading.length) : line, 'latin1');
        continue;
      }
      const cells = cellsOf(line);
      if (cells.length > heading.length) {
        complain(i + 1, `found ${cells.length} cells; want ${heading.length}, as the heading has`);
      }
      const root = await classify(cells, model, (error) => complain(i + 1, error));
      yield Buffer.from(withCell(line, root ?? '', heading.length), 'latin1');
      done();
    }
  }

  async function classify(
    cells: readonly string[],
    model: Model,
    complain: (error: string) => void,
  ): Promise<string | null> {
    const { text, marked: spans, broken } = markedOf(decoded(cells[marked] ?? ''));
    const words = text.trim() === '' && sentence >= 0 ? decoded(cells[sentence] ?? '') : text;
    const root = await rootOf(model, { text: words, marked: spans });
    if (root === null) complain(`found no words in ${MARKED}; ${ADDED} is left empty`);
    else if (broken !== null) complain(`${MARKED}: ${broken}; classified without marks`);
    return root;
  }

  return { count: lines.slice(1).filter((line) => !isBlank(line)).length, classified };
}

function isBlank(line: string): boolean {
  return /^\r?\n?$/.test(line);
}

function cellsOf(line: string): string[] {
  return line.replace(/\r?\n?$/, '').split('\t');
}

/** The line with one more cell, which stands in the column after the heading's even where the line is short. */
function withCell(line: string, cell: string, columns: number): string {
  const end = /\r?\n?$/.exec(line)?.[0] ?? '';
  const missing = Math.max(0, columns - cellsOf(line).length);
  return `${line.slice(0, line.length - end.length)}${'\t'.repeat(missing + 1)}${cell}${end}`;
}

function decoded(cell: string): string {
  return Buffer.from(cell, 'latin1').toString('utf8');
}
