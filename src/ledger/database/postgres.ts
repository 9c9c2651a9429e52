import { PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { type Engine, queryTerms } from './engine.ts';

/** Any number that no other program uses as an advisory lock: "standoff" on a telephone's keys. */
const LOCK = 78263633;

/** A ledger on a PostgreSQL server (15 or later), with any number of writers. */
export function postgres(url: string): Engine {
  const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 10_000 });
  // A server that goes away ends idle connections; the next query says so.
  pool.on('error', () => {});
  return {
    name: 'postgres',
    dialect: new PostgresDialect({ pool }),
    counter: 'serial',
    async addSearch(db) {
      await sql`ALTER TABLE articles ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', coalesce(title, '') || ' ' || text)) STORED`.execute(
        db,
      );
      await sql`CREATE INDEX articles_search ON articles USING gin (search)`.execute(db);
      await sql`CREATE EXTENSION IF NOT EXISTS pg_trgm`.execute(db);
      await sql`CREATE INDEX actors_search ON actors USING gin (name gin_trgm_ops)`.execute(db);
    },
    // The column is generated.
    async index() {},
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
      const wanted = letters.trim();
      const found = await sql<{ id: string }>`
        SELECT id FROM actors WHERE name ILIKE ${`%${wanted.replace(/[\\%_]/g, '\\$&')}%`} ORDER BY similarity(name, ${wanted}) DESC, name LIMIT ${limit}`.execute(
        db,
      );
      return found.rows.map(({ id }) => id);
    },
    async lock(db) {
      await sql`SELECT pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
    },
    explain(error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const where = withoutPassword(url);
      if (
        /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|57P0[123]|08...|ECONNRESET/.test(code) ||
        /Connection terminated|timeout exceeded/.test(String(error))
      )
        return `${where}: the server does not answer (${code || 'connection lost'}); start it, or give the address of one that runs`;
      if (/28P01|28000/.test(code)) return `${where}: the server refuses this user or password`;
      if (/3D000/.test(code)) return `${where}: the server has no such database; create it first (createdb)`;
      if (/53100/.test(code)) return `${where}: the server's disk is full; nothing half done was kept`;
      return null;
    },
  };
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:@/]+):[^@/]*@/, '//$1@');
}
