import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { linesOf } from '../intake/bytes.ts';
import { inChunks } from './database/chunks.ts';
import { DESCRIPTIONS } from './database/descriptions.ts';
import { migrationsOf } from './database/migrations.ts';
import { type Ledger, writing } from './database/open.ts';
import type { Db, Tables } from './database/schema.ts';

type Table = keyof Tables;
type Values = Record<string, unknown>;

/** What each table's rows are told apart by, and in which order they are written. */
const KEYS: { readonly [T in Table]: readonly (keyof Tables[T] & string)[] } = {
  articles: ['number'],
  records: ['id'],
  actors: ['id'],
  parties: ['record', 'role', 'actor'],
  entries: ['id'],
  entry_parties: ['actor', 'kind', 'at', 'entry', 'role'],
  evidence: ['entry', 'record', 'part'],
  dyads: ['entry', 'source', 'target'],
  keys: ['key', 'at', 'entry'],
  fingerprints: ['band', 'article'],
  links: ['article', 'url'],
  corrections: ['id'],
  standoffs: ['name'],
  sides: ['standoff', 'side', 'actor'],
};
const TABLES = Object.keys(KEYS) as Table[];
const FORMAT = 'standoff-ledger';
const VERSION = 1;
/** Rows read or written at a time; articles carry their whole texts. */
const PAGE = 500;
const ARTICLES = 50;

const HEADER = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  /** The newest migration of the ledger. */
  schema: z.string(),
  made: z.string(),
  rows: z.record(z.string(), z.number().int().nonnegative()),
});
type Header = z.infer<typeof HEADER>;
const ROW = z.object({
  table: z.enum(TABLES as [Table, ...Table[]]),
  row: z.record(z.string(), z.unknown()),
});
const END = z.object({ sha256: z.string() });

/** What a backup holds: rows of each table. */
export type Counts = Readonly<Record<string, number>>;

/**
 * Writes the whole ledger as it stands at one moment to a new file: gzip of JSON lines, the same from SQLite and PostgreSQL.
 * The first line says what follows, then comes one row a line, and the last line is the SHA-256 of all bytes before it.
 * @throws {Error} in one line where the file is there already or cannot be written; then there is none
 */
export async function backup(ledger: Ledger, file: string, now: Date): Promise<Counts> {
  if (existsSync(file)) throw new Error(`${file}: is there already; give a new file`);
  const part = `${file}.part`;
  try {
    const rows = await ledger.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (db) => {
        const header = await headerOf(ledger, db, now);
        // Flushed, so that a backup that was acknowledged outlives a power cut.
        const out = createWriteStream(part, { flush: true });
        await pipeline(Readable.from(lines(db, header), { objectMode: false }), createGzip(), out);
        return header.rows;
      });
    renameSync(part, file);
    return rows;
  } catch (error) {
    if (existsSync(part)) rmSync(part);
    throw writeFailure(file, error);
  }
}

function writeFailure(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/.test(code)) return error;
  const what = code === 'ENOSPC' ? 'the disk is full' : `cannot be written (${code})`;
  return new Error(`${file}: ${what}; give a file in a folder that you may write to, with room for it`, {
    cause: error,
  });
}

async function headerOf({ engine }: Ledger, db: Db, now: Date): Promise<Header> {
  const rows: Record<string, number> = {};
  for (const table of TABLES) rows[table] = await countOf(db, table);
  return {
    format: FORMAT,
    version: VERSION,
    schema: versions(engine).at(-1) ?? '',
    made: now.toISOString(),
    rows,
  };
}

function versions(engine: Ledger['engine']): string[] {
  return Object.keys(migrationsOf(engine)).sort();
}

async function countOf(db: Db, table: Table): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

async function* lines(db: Db, header: Header): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  yield line(header);
  for (const table of TABLES) {
    for await (const rows of pages(db, table)) yield rows.map((row) => line({ table, row })).join('');
  }
  yield `${JSON.stringify({ sha256: hash.digest('hex') })}\n`;
}

/** All rows of a table in the order of its key. */
async function* pages(db: Db, table: Table): AsyncGenerator<Values[]> {
  const size = table === 'articles' ? ARTICLES : PAGE;
  const key: readonly string[] = KEYS[table];
  const ordered = sql.join(key.map((column) => sql.ref(column)));
  const columns = sql.join(Object.keys(DESCRIPTIONS[table].columns).map((column) => sql.ref(column)));
  let after: unknown[] | null = null;
  for (;;) {
    const rest: RawBuilder<unknown> = after === null ? sql`` : sql`WHERE (${ordered}) > (${sql.join(after)})`;
    const { rows }: { rows: Values[] } = await sql<Values>`
      SELECT ${columns} FROM ${sql.table(table)} ${rest} ORDER BY ${ordered} LIMIT ${sql.lit(size)}`.execute(
      db,
    );
    const last = rows.at(-1);
    if (last) after = key.map((column) => last[column]);
    // Each ledger counts its articles by itself, in the same order.
    if (rows.length > 0) yield rows.map(({ number: _, ...row }) => row);
    if (rows.length < size) return;
  }
}

/**
 * Fills an empty ledger from a backup, in one transaction: all of it, checked against its counts and its hash, or nothing.
 * @throws {Error} in one line where the ledger is not empty, or the file is no backup, is damaged or of a later version
 */
export async function restore(ledger: Ledger, file: string): Promise<Counts> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Error(`${file}: no such file; give a file that standoff backup wrote`);
  return writing(ledger, async (db) => {
    for (const table of TABLES) {
      if ((await countOf(db, table)) > 0)
        throw new Error(
          `${ledger.where}: not empty (it has ${table}); restore into a new ledger: --database with a file that is not there yet, or an empty database`,
        );
    }
    const reader = new Reader(file);
    const writer = new Writer(ledger, db);
    for await (const { table, row } of reader.rows(versions(ledger.engine))) await writer.write(table, row);
    await writer.flush();
    reader.check(writer.counts);
    return writer.counts;
  });
}

/** Reads a backup and knows at its end whether it was whole. */
class Reader {
  readonly #file: string;
  readonly #hash: Hash = createHash('sha256');
  #header: Header | null = null;
  #end: string | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  async *rows(known: readonly string[]): AsyncGenerator<z.infer<typeof ROW>> {
    const bytes = createReadStream(this.#file).pipe(createGunzip());
    try {
      for await (const line of linesOf(bytes, Buffer.alloc(0))) {
        if (this.#end !== null || line.bytes === null) throw this.#damaged(`line ${line.number}`);
        const value = this.#parsed(line.bytes, line.number);
        if (!this.#header) this.#header = this.#headerOf(value, known);
        else {
          const row = ROW.safeParse(value);
          if (row.success) yield row.data;
          else {
            const end = END.safeParse(value);
            if (!end.success) throw this.#damaged(`line ${line.number}`);
            this.#end = end.data.sha256;
            continue;
          }
        }
        this.#hash.update(line.bytes).update('\n');
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && /^Z_|^E[A-Z]+$/.test(String(error.code)))
        throw this.#damaged(error.message);
      throw error;
    }
  }

  /** @throws {Error} where not all of it was there, or not as it was written */
  check(counts: Counts): void {
    if (!this.#header) throw this.#damaged('nothing in it');
    if (this.#end === null) throw this.#damaged('its end is missing');
    if (this.#end !== this.#hash.digest('hex')) throw this.#damaged('its hash does not fit');
    const off = Object.entries(this.#header.rows).find(([table, count]) => (counts[table] ?? 0) !== count);
    if (off) throw this.#damaged(`${counts[off[0]] ?? 0} ${off[0]} of ${off[1]}`);
  }

  #parsed(bytes: Uint8Array, number: number): unknown {
    try {
      return JSON.parse(Buffer.from(bytes).toString('utf8'));
    } catch {
      throw this.#damaged(`line ${number}`);
    }
  }

  #headerOf(value: unknown, known: readonly string[]): Header {
    const header = HEADER.safeParse(value);
    if (!header.success) throw this.#damaged('its first line');
    if (header.data.version > VERSION || !known.includes(header.data.schema))
      throw new Error(
        `${this.#file}: made by a later version of Standoff (${header.data.schema}); update Standoff to restore it`,
      );
    return header.data;
  }

  #damaged(what: string): Error {
    return new Error(
      `${this.#file}: damaged, or no backup of a ledger (${what}); nothing was restored; give another file that standoff backup wrote`,
    );
  }
}

/** Writes rows of a table together. */
class Writer {
  readonly counts: Record<string, number> = {};
  readonly #ledger: Ledger;
  readonly #db: Db;
  #table: Table | null = null;
  #rows: Values[] = [];

  constructor(ledger: Ledger, db: Db) {
    this.#ledger = ledger;
    this.#db = db;
  }

  async write(table: Table, row: Values): Promise<void> {
    const most = table === 'articles' ? ARTICLES : PAGE;
    if (this.#table !== table || this.#rows.length >= most) await this.flush();
    this.#table = table;
    this.#rows.push(row);
  }

  async flush(): Promise<void> {
    const [table, rows] = [this.#table, this.#rows];
    this.#rows = [];
    if (!table || rows.length === 0) return;
    for (const some of inChunks(rows, Object.keys(rows[0] ?? {}).length))
      await this.#db
        .insertInto(table)
        .values(some as never)
        .execute();
    this.counts[table] = (this.counts[table] ?? 0) + rows.length;
    if (table !== 'articles') return;
    for (const { id, title, text } of rows as { id: string; title: string | null; text: string }[])
      await this.#ledger.engine.index(this.#db, { id, title, text });
  }
}
