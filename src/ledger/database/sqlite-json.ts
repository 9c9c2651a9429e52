import { sql } from 'kysely';
import type { JsonSql, Path, Piece } from './json-sql.ts';

/**
 * One view that its parser does not know makes a file unreadable for an older SQLite, which many tools carry: nothing here
 * is newer than 3.31, neither `->>` (3.38) nor ORDER BY in an aggregate (3.44).
 */
export const sqliteJson: JsonSql = {
  text: extract,
  number: extract,
  truth: extract,
  count: (json, path) => sql`json_array_length(${documentOf(json)}, ${at(path)})`,
  each: (json, list, alias) => sql`json_each(${documentOf(json)}, ${at([list])}) AS ${sql.ref(alias)}`,
  element: (alias) => sql.ref(`${alias}.value`),
  joined: (rows) => sql`(SELECT group_concat(name, ', ') FROM (${rows} ORDER BY name))`,
  slice: (text, start, end) => sql`CASE
    WHEN ${text} GLOB '*[' || char(65536) || '-' || char(1114111) || ']*' THEN NULL
    ELSE substr(${text}, ${start} + 1, ${end} - ${start}) END`,
};

/** One half of a surrogate pair, which only such an escape can be, would be no UTF-8, on which some drivers end the process. */
function documentOf(json: Piece): Piece {
  return sql`replace(${json}, ${sql.lit('\\ud')}, ${sql.lit('\\ufffd')})`;
}

function extract(json: Piece, path: Path): Piece {
  return sql`json_extract(${documentOf(json)}, ${at(path)})`;
}

function at(path: Path): Piece {
  return sql.lit(`$${path.map((step) => (step === -1 ? '[#-1]' : `.${step}`)).join('')}`);
}
