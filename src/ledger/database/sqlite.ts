import { SqliteAdapter, SqliteDialect, type SqliteDialectConfig, sql } from 'kysely';
import Sqlite from 'libsql';
import { type Engine, PATIENCE, queryTerms } from './engine.ts';
import { explained } from './explained.ts';
import { sqliteJson } from './sqlite-json.ts';

/**
 * A ledger in one SQLite file. Commits are on disk when they are acknowledged (WAL with `synchronous=FULL`).
 * @throws {Error} in one line where the file is no SQLite database or cannot be opened
 */
export function sqlite(file: string): Engine {
  const database = opened(file);
  const dialect = new TransactionalDialect({
    database: database as unknown as SqliteDialectConfig['database'],
  });
  return {
    name: 'sqlite',
    where: file,
    // Transactions that write wait for each other at their beginning, where waiting is safe, and not at their first write.
    dialect: explained(dialect, (error) => explain(file, error), 'begin immediate'),
    counter: 'integer',
    keyed: sql`WITHOUT ROWID`,
    code: 'text',
    json: sqliteJson,
    async addSearch(db) {
      await sql`CREATE VIRTUAL TABLE articles_search USING fts5(title, text, content='articles', content_rowid='number', tokenize="unicode61 remove_diacritics 2")`.execute(
        db,
      );
      await sql`INSERT INTO articles_search (articles_search) VALUES ('rebuild')`.execute(db);
      await sql`CREATE VIRTUAL TABLE actors_search USING fts5(id UNINDEXED, name, tokenize='trigram')`.execute(
        db,
      );
      await sql`INSERT INTO actors_search (id, name) SELECT id, name FROM actors`.execute(db);
      await sql`CREATE TRIGGER actors_searched AFTER INSERT ON actors BEGIN INSERT INTO actors_search (id, name) VALUES (new.id, new.name); END`.execute(
        db,
      );
    },
    async index(db, { id, title, text }) {
      await sql`INSERT INTO articles_search (rowid, title, text) SELECT number, ${title}, ${text} FROM articles WHERE id = ${id}`.execute(
        db,
      );
    },
    async search(db, terms, limit) {
      const match = queryTerms(terms).map((term) => `"${term}"`);
      if (match.length === 0) return [];
      const found = await sql<{ article: string; rank: number }>`
        SELECT a.id AS article, -f.score AS rank FROM (
          SELECT rowid, bm25(articles_search, 4.0, 1.0) AS score FROM articles_search
          WHERE articles_search MATCH ${match.join(' ')} ORDER BY score, rowid LIMIT ${limit}
        ) f JOIN articles a ON a.number = f.rowid ORDER BY f.score, f.rowid`.execute(db);
      return found.rows;
    },
    async names(db, letters, limit) {
      const wanted = letters.replaceAll(/["\s]+/g, ' ').trim();
      if (wanted === '') return [];
      const like = wanted.replace(/[\\%_]/g, '\\$&');
      // The index knows no fewer than three letters.
      const found =
        [...wanted].length < 3
          ? sql`actors WHERE name LIKE ${`%${like}%`} ESCAPE '\\'`
          : sql`actors_search WHERE actors_search MATCH ${`"${wanted}"`}`;
      const { rows } = await sql<{ id: string }>`
        SELECT id FROM ${found} ORDER BY name LIKE ${`${like}%`} ESCAPE '\\' DESC, length(name), name LIMIT ${limit}`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },
    // The transaction began as an immediate one, so nobody else writes.
    async lock() {},
    async close() {
      database.close();
    },
  };
}

/** SQLite makes tables in transactions, so that a migration is whole or not there; kysely takes it for unable to. */
class TransactionalDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function opened(file: string): Sqlite.Database {
  let database: Sqlite.Database | null = null;
  try {
    database = new Sqlite(file);
    database.exec(
      `PRAGMA busy_timeout = ${PATIENCE * 1000}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536`,
    );
    return database;
  } catch (error) {
    database?.close();
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(
      explain(file, error) ??
        `${file}: cannot be opened (${said}); give a file in a folder that you may write to`,
      { cause: error },
    );
  }
}

/** What a failure of the database means to a person; null for other errors. */
function explain(file: string, error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^SQLITE_FULL/.test(code))
    return `${file}: the disk is full; free some space and run it again, nothing half done was kept`;
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return `${file}: another process writes to it for more than ${PATIENCE} s; run it again when that one is done`;
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
    return `${file}: damaged, or no Standoff ledger; restore a backup, or give another file`;
  if (/^SQLITE_READONLY/.test(code))
    return `${file}: cannot be written; give a file in a folder that you may write to`;
  if (/^SQLITE_CANTOPEN/.test(code))
    return `${file}: cannot be opened; its folder must exist and you must be allowed to write to it`;
  if (/^SQLITE_IOERR/.test(code))
    return `${file}: the disk failed (${code}); check the disk and its free space, and run it again`;
  return null;
}
