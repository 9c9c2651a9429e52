import { closeSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Kysely, Migrator } from 'kysely';
import type { Engine } from './engine.ts';
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

/** Where the ledger is if nobody says: in the user's data folder (XDG base directories). */
export function defaultLocation(env: NodeJS.ProcessEnv = process.env): string {
  const data = env.XDG_DATA_HOME || join(homedir(), '.local', 'share');
  return env.STANDOFF_DATABASE || join(data, 'standoff', 'ledger.sqlite');
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
  const engine = server ? postgres(location) : location === ':memory:' ? sqlite(location) : fileEngine(resolve(location));
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  const close = async () => {
    await db.destroy();
    await engine.close?.(db);
  };
  try {
    await migrate(db, engine);
  } catch (error) {
    await close().catch(() => {});
    throw new Error(
      engine.explain(error) ?? `${location}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return {
    db,
    engine,
    where: server ? location.replace(/\/\/([^:@/]+):[^@/]*@/, '//$1@') : resolve(location),
    close,
  };
}

function fileEngine(file: string): Engine {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new Error(`${file}: a folder; give a file for the ledger`);
  if (there && there.size > 0 && !isSqlite(file))
    throw new Error(`${file}: no Standoff ledger; give another file, or leave it away to make a new one`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    return sqlite(file);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}: cannot be opened (${said}); give a file in a folder that you may write to`);
  }
}

function isSqlite(file: string): boolean {
  const head = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 16, 0);
  } finally {
    closeSync(handle);
  }
  return head.toString('latin1') === 'SQLite format 3\0';
}

async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const migrations = migrationsOf(engine);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const before = await migrator.getMigrations();
  if (before.every(({ executedAt }) => executedAt)) return;
  const tables = await db.introspection.getTables();
  const own = tables.some(({ name }) => name === 'kysely_migration');
  if (!own && engine.name === 'sqlite' && tables.length > 0)
    throw new Error('a SQLite database of another program, no Standoff ledger; give another file');
  const { error } = await migrator.migrateToLatest();
  if (error) {
    if (error instanceof Error && /previously executed migration .* is missing/.test(error.message))
      throw new Error('made by a later version of Standoff; update Standoff to open it');
    throw error;
  }
}
