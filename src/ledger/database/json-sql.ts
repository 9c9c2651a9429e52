import type { RawBuilder } from 'kysely';

/** A piece of a view's SQL. A view cannot have parameters: values stand in it as literals. */
export type Piece = RawBuilder<unknown>;
/** The way to a value: names of fields, and -1 for the last element of a list. */
export type Path = readonly [string, ...(string | -1)[]];

/** How a dialect reads JSON text in a view; `json` is a column of JSON text, and what is not there is null. */
export interface JsonSql {
  text(json: Piece, path: Path): Piece;
  number(json: Piece, path: Path): Piece;
  /** 1 or 0. */
  truth(json: Piece, path: Path): Piece;
  /** How many elements a list has. */
  count(json: Piece, path: Path): Piece;
  /** An item of FROM: one row for each element of a list. */
  each(json: Piece, list: string, alias: string): Piece;
  /** The JSON text of such a row. */
  element(alias: string): Piece;
  /** The `name` column of a query's rows as one text, in order, with commas between them; null of no rows. */
  joined(rows: Piece): Piece;
  /** Characters of a text; null where it has characters beyond the basic plane, which UTF-16 counts as two and SQL as one. */
  slice(text: Piece, start: Piece, end: Piece): Piece;
}
