import { PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { type Engine, folded, PATIENCE, queryTerms } from './engine.ts';
import { explained } from './explained.ts';
import { postgresJson } from './postgres-json.ts';

/** Any number that no other program uses as an advisory lock: "standoff" on a telephone's keys. */
const LOCK = 78263633;
/** UTF-16 code units of an article that are searched: a tsvector holds a megabyte at most. */
const MOST_SEARCHED = 200_000;
/** Types that pg gives as text lest large ones lose digits; a ledger's counts and means are numbers. */
const NUMBERS: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** A ledger on a PostgreSQL server (15 or later), with any number of writers. */
export function postgres(url: string): Engine {
  const where = withoutPassword(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        NUMBERS.has(oid) ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // A server that goes away ends connections; the next query says so, and without a listener the process would end.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    name: 'postgres',
    where,
    dialect: explained(new PostgresDialect({ pool }), (error) => explain(where, error)),
    counter: 'serial',
    keyed: sql``,
    code: sql`text COLLATE "C"`,
    json: postgresJson,
    async addSearch(db) {
      await sql`ALTER TABLE articles ADD COLUMN search tsvector`.execute(db);
      await sql`CREATE INDEX articles_search ON articles USING gin (search)`.execute(db);
      const { rows } = await sql<{ id: string; title: string | null; text: string }>`
        SELECT id, title, text FROM articles`.execute(db);
      for (const row of rows) await vector(row).execute(db);
      // Without the right to add extensions, or without Debian's postgresql-contrib, names are found by reading them all.
      await sql`DO $$ BEGIN
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE INDEX actors_search ON actors USING gin (name gin_trgm_ops);
      EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
        RAISE NOTICE 'pg_trgm is not available: searching names will be slower';
      END $$`.execute(db);
    },
    async index(db, article) {
      await vector(article).execute(db);
    },
    async search(db, terms, limit) {
      const wanted = queryTerms(terms);
      if (wanted.length === 0) return [];
      const query = sql.join(
        wanted.map((term) => sql`phraseto_tsquery('simple', ${term})`),
        sql` && `,
      );
      const found = await sql<{ article: string; rank: number }>`
        SELECT id AS article, ts_rank_cd(search, ${query}, 1) AS rank FROM articles WHERE search @@ (${query})
        ORDER BY rank DESC, number LIMIT ${limit}`.execute(db);
      return found.rows;
    },
    async names(db, letters, limit) {
      const wanted = letters.replaceAll(/["\s]+/g, ' ').trim();
      if (wanted === '') return [];
      const like = wanted.replace(/[\\%_]/g, '\\$&');
      const found = await sql<{ id: string }>`
        SELECT id FROM actors WHERE name ILIKE ${`%${like}%`}
        ORDER BY name ILIKE ${`${like}%`} DESC, length(name), name COLLATE "C" LIMIT ${limit}`.execute(db);
      return found.rows.map(({ id }) => id);
    },
    async lock(db) {
      await sql`SELECT set_config('lock_timeout', ${`${PATIENCE}s`}, true), pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(
        db,
      );
    },
  };
}

function vector({ id, title, text }: { id: string; title: string | null; text: string }) {
  const cut = folded(text.slice(0, MOST_SEARCHED));
  return sql`UPDATE articles SET search = setweight(to_tsvector('simple', ${folded(title ?? '')}), 'A') || to_tsvector('simple', ${cut}) WHERE id = ${id}`;
}

/** What a failure of the server means to a person; null for other errors. */
function explain(where: string, error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  if (
    /^(ECONNREFUSED|ENOTFOUND|ENOENT|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPIPE|ECONNRESET|57P0[1-5]|08...)$/.test(
      code,
    ) ||
    /Connection terminated|timeout exceeded when trying|not queryable|Connection ended/i.test(said)
  )
    return `${where}: the server does not answer (${code || 'connection lost'}); start it, or give the address of one that runs; nothing half done was kept`;
  if (/^28/.test(code))
    return `${where}: the server refuses this user or password; give postgres://USER:PASSWORD@HOST/DATABASE`;
  if (/SASL|SCRAM|client password/.test(said))
    return `${where}: the server wants a password; give postgres://USER:PASSWORD@HOST/DATABASE`;
  if (code === '3D000') return `${where}: the server has no such database; create it first (createdb)`;
  if (code === '42501')
    return `${where}: this user has not the rights for that (${said}); give the address of a user who owns the database`;
  if (code === '25006')
    return `${where}: the server only reads; give the address of one that can be written to`;
  if (code === '53300') return `${where}: the server has no connection left; run it again later`;
  if (code === '53100') return `${where}: the server's disk is full; nothing half done was kept`;
  if (code === '55P03')
    return `${where}: another process writes to it for more than ${PATIENCE} s; run it again when that one is done`;
  if (code === 'ERR_INVALID_URL')
    return `${where}: no address of a database; want postgres://USER:PASSWORD@HOST:PORT/DATABASE`;
  return null;
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:@/]*):.*@/, '//$1@').replace(/([?&]password=)[^&]*/, '$1…');
}
