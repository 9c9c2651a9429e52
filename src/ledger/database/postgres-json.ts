import { sql } from 'kysely';
import type { JsonSql, Path, Piece } from './json-sql.ts';

export const postgresJson: JsonSql = {
  text: textAt,
  number: (json, path) => sql`(${textAt(json, path)})::double precision`,
  truth: (json, path) => sql`(${textAt(json, path)})::boolean::integer`,
  count: (json, path) => sql`json_array_length(${valueAt(json, path)})`,
  each: (json, list, alias) => sql`json_array_elements(${valueAt(json, [list])}) AS ${sql.ref(alias)}(value)`,
  element: (alias) => sql`${sql.ref(`${alias}.value`)}::text`,
  joined: (rows) => sql`(SELECT string_agg(name, ', ' ORDER BY name COLLATE "C") FROM (${rows}) AS named)`,
  slice: (text, start, end) => sql`CASE
    WHEN ${text} ~ ${sql.lit('[^\\u0001-\\uffff]')} THEN NULL
    ELSE substr(${text}, (${start} + 1)::integer, (${end} - ${start})::integer) END`,
};

/** One half of a surrogate pair, or a NUL, is JSON but no text of PostgreSQL: one such row would fail the whole query. */
function documentOf(json: Piece): Piece {
  return sql`(CASE WHEN strpos(${json}, ${sql.lit('\\u')}) = 0 THEN ${json}
    ELSE regexp_replace(${json}, ${sql.lit('\\\\u(0000|d[89a-f][0-9a-f]{2})')}, ${sql.lit('\\\\ufffd')}, 'g') END)::json`;
}

function valueAt(json: Piece, path: Path): Piece {
  return sql`(${documentOf(json)} ${steps(path)})`;
}

function textAt(json: Piece, path: Path): Piece {
  const [last] = path.slice(-1);
  const before = path.slice(0, -1);
  return sql`(${documentOf(json)} ${steps(before)} ->> ${sql.lit(last)})`;
}

function steps(path: readonly (string | -1)[]): Piece {
  return sql.join(
    path.map((step) => sql`-> ${sql.lit(step)}`),
    sql` `,
  );
}
