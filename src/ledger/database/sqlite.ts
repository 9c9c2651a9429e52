import {
  CompiledQuery,
  type DatabaseConnection,
  type Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  sql,
} from 'kysely';
import Sqlite from 'libsql';
import { type Engine, queryTerms } from './engine.ts';
import type { Tables } from './schema.ts';

/** Milliseconds that a writer waits for another one. */
const PATIENCE = 30_000;

/**
 * A ledger in one SQLite file. Commits are on disk when they are acknowledged (WAL with `synchronous=FULL`).
 * @throws {Error} where the file is no SQLite database or cannot be opened
 */
export function sqlite(file: string): Engine {
  const database = new Sqlite(file);
  database.exec(
    `PRAGMA busy_timeout = ${PATIENCE}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536`,
  );
  return {
    name: 'sqlite',
    dialect: new ImmediateDialect({ database: database as unknown as SqliteDialectConfig['database'] }),
    counter: 'integer',
    async addSearch(db) {
      await sql`CREATE VIRTUAL TABLE articles_search USING fts5(title, text, content='articles', content_rowid='number', tokenize="unicode61 remove_diacritics 2")`.execute(
        db,
      );
      await sql`CREATE VIRTUAL TABLE actors_search USING fts5(id UNINDEXED, name, tokenize='trigram')`.execute(
        db,
      );
      await sql`CREATE TRIGGER actors_searched AFTER INSERT ON actors BEGIN INSERT INTO actors_search (id, name) VALUES (new.id, new.name); END`.execute(
        db,
      );
    },
    async index(db, article) {
      await sql`INSERT INTO articles_search (rowid, title, text) SELECT number, title, text FROM articles WHERE id = ${article}`.execute(
        db,
      );
    },
    async search(db, terms, limit) {
      const match = queryTerms(terms).map((term) => `"${term.replaceAll('"', '')}"`);
      if (match.length === 0) return [];
      const found = await sql<{ article: string; rank: number }>`
        SELECT a.id AS article, -f.rank AS rank FROM (
          SELECT rowid, rank FROM articles_search WHERE articles_search MATCH ${match.join(' ')} ORDER BY rank LIMIT ${limit}
        ) f JOIN articles a ON a.number = f.rowid ORDER BY f.rank`.execute(db);
      return found.rows;
    },
    async names(db, letters, limit) {
      const wanted = letters.replaceAll('"', ' ').trim();
      if ([...wanted].length < 3) {
        const found = await sql<{
          id: string;
        }>`SELECT id FROM actors WHERE name LIKE ${`${wanted.replace(/[%_]/g, '')}%`} LIMIT ${limit}`.execute(
          db,
        );
        return found.rows.map(({ id }) => id);
      }
      const found = await sql<{
        id: string;
      }>`SELECT id FROM actors_search WHERE actors_search MATCH ${`"${wanted}"`} ORDER BY rank LIMIT ${limit}`.execute(
        db,
      );
      return found.rows.map(({ id }) => id);
    },
    // The transaction began as an immediate one, so nobody else writes.
    async lock() {},
    explain(error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const said = error instanceof Error ? error.message : '';
      if (/FULL/.test(code))
        return `${file}: the disk is full; free some space and run it again, nothing half done was kept`;
      if (/BUSY|LOCKED/.test(code))
        return `${file}: another process writes to it for more than ${PATIENCE / 1000} s; run it again when that one is done`;
      if (/NOTADB|CORRUPT/.test(code) || /not a database|malformed/.test(said))
        return `${file}: no Standoff ledger; give another file, or restore a backup`;
      if (/READONLY/.test(code))
        return `${file}: cannot be written; give a file in a folder that you may write to`;
      if (/CANTOPEN/.test(code)) return `${file}: cannot be opened; its folder must exist and be writable`;
      return null;
    },
    async close() {
      database.close();
    },
  };
}

/** Transactions that write wait for each other at their beginning, where waiting is safe, and not at their first write. */
class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config);
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

export type SqliteLedger = Kysely<Tables>;
