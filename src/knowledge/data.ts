import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Data files are read where they lie in src/, by the sources and by the build in dist/ alike. */
const FOLDER = new URL('../../src/knowledge/data/', import.meta.url);

/** A data file as it lies. */
export function textOfFile(file: string): string {
  return readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8');
}

/**
 * Rows of a data file: lines of cells divided by tabs, after `#` comments and one line of column names.
 * @throws {Error} where the columns or the number of cells are not those asked for.
 */
export function rowsOf(file: string, columns: readonly string[]): string[][] {
  const lines = textOfFile(file).split('\n');
  const rows: string[][] = [];
  let headed = false;
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    const fits = headed ? cells.length === columns.length : cells.join() === columns.join();
    if (!fits) {
      throw new Error(
        `${file}, line ${index + 1}: found ${cells.length} cells (${cells.join(', ')}); want ${columns.length}: ${columns.join(', ')}`,
      );
    }
    if (headed) rows.push(cells);
    headed = true;
  }
  return rows;
}

/** Items of a list cell, divided by "|". */
export function listOf(cell: string | undefined): string[] {
  return cell ? cell.split('|') : [];
}

export function orNull(cell: string | undefined): string | null {
  return cell || null;
}

/** Calls `make` at the first use and keeps what it gave. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
