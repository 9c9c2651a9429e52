import { closeSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, Migrator, sql, type Transaction } from 'kysely';
import type { Engine } from './engine.ts';
import { defaultLocation } from './location.ts';
import { migrationsOf } from './migrations.ts';
import { postgres } from './postgres.ts';
import type { Tables } from './schema.ts';
import { sqlite } from './sqlite.ts';

/** An open ledger. */
export interface Ledger {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  /** File or address without password, for messages. */
  readonly where: string;
  close(): Promise<void>;
}

/**
 * Opens a ledger, makes it where there is none, and brings an older one up to this version.
 * @param location a file, postgres://…, or :memory: for one that is gone when it is closed
 * @throws {Error} in one line where it cannot be opened, is no ledger, or is of a later version
 */
export async function openLedger(location: string = defaultLocation()): Promise<Ledger> {
  const server = /^postgres(?:ql)?:\/\//.test(location);
  if (!server && /^[a-z]+:\/\//i.test(location))
    throw new Error(`--database: found ${location}; want a file or postgres://…`);
  const engine = server
    ? postgres(location)
    : location === ':memory:'
      ? sqlite(location)
      : fileEngine(resolve(location));
  const { where } = engine;
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  const close = async () => {
    await db.destroy();
    await engine.close?.();
  };
  try {
    await migrate(db, engine);
  } catch (error) {
    await close().catch(() => {});
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(said.startsWith(where) ? said : `${where}: ${said}`, { cause: error });
  }
  return { db, engine, where, close };
}

/**
 * Does work in one transaction while nobody else writes; all of it is kept, or nothing where it fails.
 * @throws {Error} in one line where the database fails
 */
export function writing<T>(
  { db, engine }: Ledger,
  work: (db: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (transaction) => {
      await engine.lock(transaction);
      return work(transaction);
    });
}

function fileEngine(file: string): Engine {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new Error(`${file}: a folder; give a file for the ledger`);
  if (there && !there.isFile()) throw new Error(`${file}: no file; give a file for the ledger`);
  try {
    const fault = there && there.size > 0 ? faultOf(file, there.size) : null;
    if (fault) throw new Error(fault);
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (!(error instanceof Error && 'code' in error)) throw new Error(`${file}: ${said}`);
    throw new Error(`${file}: cannot be opened (${said}); give a file in a folder that you may write to`, {
      cause: error,
    });
  }
  return sqlite(file);
}

/** What is wrong with a file that is there, as its header tells (sqlite.org/fileformat2.html); null where nothing is. */
function faultOf(file: string, size: number): string | null {
  const head = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    return 'no Standoff ledger; give another file, or one that is not there yet to make a new one';
  // While another process writes, the write-ahead log holds what the file may still lack.
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return null;
  const page = head.readUInt16BE(16);
  const pages = head.readUInt32BE(24) === head.readUInt32BE(92) ? head.readUInt32BE(28) : 0;
  return pages * (page === 1 ? 65_536 : page) > size
    ? 'damaged, or no Standoff ledger; restore a backup, or give another file'
    : null;
}

/** Versions of the schema that were made, oldest first; null where the database holds none of our tables. */
async function versionsIn(db: Kysely<Tables>, engine: Engine): Promise<string[] | null> {
  const schema =
    engine.name === 'postgres'
      ? ((await sql<{ name: string }>`SELECT current_schema() AS name`.execute(db)).rows[0]?.name ?? null)
      : null;
  const all = await db.introspection.getTables({ withInternalKyselyTables: true });
  const tables = all.filter((table) => schema === null || table.schema === schema).map(({ name }) => name);
  if (tables.includes('kysely_migration')) {
    const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
    return rows.map(({ name }) => name);
  }
  const foreign =
    engine.name === 'sqlite' ? tables : tables.filter((name) => ['articles', 'records'].includes(name));
  if (foreign.length > 0)
    throw new Error('a database of another program, no Standoff ledger; give another one');
  return null;
}

async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const migrations = migrationsOf(engine);
  const ours = Object.keys(migrations).sort();
  const made = await versionsIn(db, engine);
  if (made?.some((name) => !ours.includes(name)))
    throw new Error(
      `made by a later version of Standoff (it has ${made.at(-1)}, this one knows ${ours.at(-1)}); update Standoff to open it`,
    );
  if (made?.length === ours.length) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
