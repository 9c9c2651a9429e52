import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type Ledger, openLedger } from '../src/ledger/database/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What scripts/postgres.mjs started for this run. */
    postgres: { readonly url: string } | { readonly error: string };
  }
}

/** Both databases, for `describe.each`. */
export const DATABASES = ['sqlite', 'postgres'] as const;
export type Database = (typeof DATABASES)[number];

const ledgers: Ledger[] = [];
const folders: string[] = [];
const made: string[] = [];
let count = 0;

/** A new folder that is removed with everything in it after the tests of the file. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'standoff-test-'));
  folders.push(folder);
  return folder;
}

/** Address of a database that nothing was written to yet: a file that is not there, or an empty database of the server. */
export async function freshLocation(database: Database): Promise<string> {
  if (database === 'sqlite') return join(freshFolder(), 'ledger.sqlite');
  const name = `test_${process.pid}_${Date.now().toString(36)}_${count++}`;
  await onServer(`CREATE DATABASE ${name}`);
  made.push(name);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

/** An empty ledger, closed after the tests of the file. */
export async function freshLedger(database: Database): Promise<Ledger> {
  return opened(await freshLocation(database));
}

/** The ledger at an address, closed after the tests of the file. */
export async function opened(location: string): Promise<Ledger> {
  const ledger = await openLedger(location);
  ledgers.push(ledger);
  return ledger;
}

/** Runs statements on the server, outside of any ledger, as its owner. */
export async function onServer(statement: string, location: string = serverUrl()): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: location });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const server = inject('postgres');
  if ('error' in server) throw new Error(server.error);
  return server.url;
}

afterAll(async () => {
  for (const ledger of ledgers.splice(0)) await ledger.close().catch(() => {});
  for (const name of made.splice(0)) await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  // A checkpoint for each database.
}, 180_000);
