import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, sql } from 'kysely';
import Sqlite from 'libsql';
import { describe, expect, it } from 'vitest';
import { addReading } from '../src/ledger/add.ts';
import { articleId } from '../src/ledger/articles.ts';
import { migrationsOf } from '../src/ledger/database/migrations.ts';
import { type Ledger, openLedger } from '../src/ledger/database/open.ts';
import { postgres } from '../src/ledger/database/postgres.ts';
import { sqlite } from '../src/ledger/database/sqlite.ts';
import { entriesIn } from '../src/ledger/view.ts';
import { DATABASES, freshFolder, freshLedger, freshLocation, onServer, opened } from './databases.ts';
import { massing } from './ledger-readings.ts';
import { prepared, writer } from './ledger-writers.ts';

const CONTEXT = { reader: 'one', now: new Date('2022-01-10T12:00:00Z') };
/** Kills on each database, so many writers at a time. */
const KILLS = 50;
const AT_ONCE = 2;
/** Milliseconds after its start within which a writer is killed: before it has opened the ledger, and long after. */
const LATEST = 500;

const many = Array.from({ length: 600 }, (_, n) =>
  massing(n + 1, { published: new Date(Date.UTC(2021, 0, 1 + 3 * n)).toISOString().slice(0, 10) }),
);
const add = (ledger: Ledger, n: number) => {
  const { article, reading } = massing(n);
  return addReading(ledger, article, reading, CONTEXT);
};

/** What is half there: nothing, in a sound ledger. */
async function halves({ db }: Ledger): Promise<unknown[]> {
  const articles = await db
    .selectFrom('articles as a')
    .select(['a.id'])
    .select((w) => [
      w
        .selectFrom('records as r')
        .select(w.fn.countAll().as('n'))
        .whereRef('r.article', '=', 'a.id')
        .as('records'),
      w
        .selectFrom('evidence as e')
        .select(w.fn.countAll().as('n'))
        .whereRef('e.article', '=', 'a.id')
        .as('evidence'),
      w
        .selectFrom('fingerprints as f')
        .select(w.fn.countAll().as('n'))
        .whereRef('f.article', '=', 'a.id')
        .as('bands'),
    ])
    .execute();
  const bare = await db
    .selectFrom('evidence as e')
    .leftJoin('entries as n', 'n.id', 'e.entry')
    .select('e.entry')
    .where('n.id', 'is', null)
    .execute();
  return [
    ...articles.filter(
      ({ records, evidence, bands }) => records !== 1 || Number(evidence) < 1 || bands !== 16,
    ),
    ...bare,
  ];
}

describe.each(DATABASES)('faults on %s', (database) => {
  it(`loses nothing that was acknowledged when writers are killed`, { timeout: 180_000 }, async () => {
    const location = await freshLocation(database);
    const file = prepared(many);
    const acknowledged = new Set<string>();
    let left = KILLS;
    const killing = Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) {
        const { process, finished } = writer([location, file]);
        const timer = setTimeout(() => process.kill('SIGKILL'), Math.random() * LATEST);
        const { lines, error } = await finished;
        clearTimeout(timer);
        expect(error).toBe('');
        for (const { article } of lines) acknowledged.add(article);
      }
    });
    await Promise.all(killing);
    const ledger = await opened(location);
    const ids = new Set((await ledger.db.selectFrom('articles').select('id').execute()).map(({ id }) => id));
    expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
    expect(await halves(ledger)).toEqual([]);
    if (database === 'sqlite')
      expect((await sql`PRAGMA integrity_check`.execute(ledger.db)).rows).toEqual([
        { integrity_check: 'ok' },
      ]);
    // Whatever was left undone can be done.
    const { article, reading } = many.find(({ article }) => !ids.has(articleId(article))) ?? massing(9999);
    expect((await addReading(ledger, article, reading, CONTEXT)).outcome).toBe('added');
  });

  it('brings a ledger of an older version up, with what is in it', async () => {
    const location = await freshLocation(database);
    const engine = database === 'sqlite' ? sqlite(location) : postgres(location);
    const old = new Kysely<unknown>({ dialect: engine.dialect });
    const migrator = new Migrator({ db: old, provider: { getMigrations: async () => migrationsOf(engine) } });
    expect((await migrator.migrateTo('001-ledger')).error).toBeUndefined();
    await sql`INSERT INTO articles (id, sha256, name, reported, added, text, sentences, warnings, reader)
      VALUES ('a', 'a', 'old', '2021-12-25', '2021-12-25', 'An old text on gas', '[]', '[]', 'zero')`.execute(
      old,
    );
    await old.destroy();
    await engine.close?.();
    const ledger = await opened(location);
    expect(await ledger.engine.search(ledger.db, 'gas', 5)).toHaveLength(1);
    expect((await add(ledger, 1)).outcome).toBe('added');
  });

  it('refuses a ledger of a later version, and a database of another program', async () => {
    const ledger = await freshLedger(database);
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('999-later', 'now')`.execute(ledger.db);
    await expect(openLedger(ledger.where)).rejects.toThrow(
      /made by a later version.*999-later.*update Standoff/,
    );
    const location = await freshLocation(database);
    if (database === 'sqlite') new Sqlite(location).exec('CREATE TABLE articles (x)');
    else await onServer('CREATE TABLE articles (x int)', location);
    await expect(openLedger(location)).rejects.toThrow(
      /of another program, no Standoff ledger; give another/,
    );
  });

  it('opens a new ledger in several processes at once', async () => {
    const location = await freshLocation(database);
    const file = prepared([massing(1)]);
    const writers = await Promise.all([1, 2, 3, 4].map(() => writer([location, file]).finished));
    expect(writers.map(({ error }) => error)).toEqual(['', '', '', '']);
    expect(writers.flatMap(({ lines }) => lines.map(({ outcome }) => outcome)).sort()).toEqual([
      'added',
      'known',
      'known',
      'known',
    ]);
  });
});

describe('a SQLite file', () => {
  const line = (error: unknown) => (error as Error).message;
  const said = (location: string) => openLedger(location).then(() => 'opened', line);

  it('on a full disk keeps what it has, says so, and goes on when there is room', async () => {
    const ledger = await freshLedger('sqlite');
    await add(ledger, 1);
    const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(ledger.db);
    await sql`PRAGMA max_page_count = ${sql.lit(rows[0]?.page_count)}`.execute(ledger.db);
    let failure = '';
    for (let n = 2; n < 200 && failure === ''; n++)
      await add(ledger, n).catch((error) => (failure = line(error)));
    expect(failure).toBe(
      `${ledger.where}: the disk is full; free some space and run it again, nothing half done was kept`,
    );
    expect(await halves(ledger)).toEqual([]);
    await sql`PRAGMA max_page_count = 1000000`.execute(ledger.db);
    expect((await add(ledger, 500)).outcome).toBe('added');
  });

  it.each<[string, (file: string) => void, RegExp]>([
    [
      'text',
      (file) => writeFileSync(file, 'This is a text about a crisis.'),
      /no Standoff ledger; give another file/,
    ],
    ['short text', (file) => writeFileSync(file, 'x'), /no Standoff ledger/],
    ['a folder', (file) => mkdirSync(file), /a folder; give a file/],
    [
      'a header alone',
      (file) => writeFileSync(file, `SQLite format 3\0${'x'.repeat(2000)}`),
      /damaged, or no Standoff ledger; restore a backup/,
    ],
  ])('that is %s is refused in one line and left as it is', async (_, make, expected) => {
    const file = join(freshFolder(), 'ledger.sqlite');
    make(file);
    const before = statSync(file).isFile() ? readFileSync(file) : null;
    const message = await said(file);
    expect(message).toMatch(expected);
    expect(message.startsWith(`${file}: `)).toBe(true);
    expect(message).not.toContain('\n');
    if (before) expect(readFileSync(file)).toEqual(before);
  });

  it('that was cut off is refused, or what fails says why', async () => {
    const ledger = await freshLedger('sqlite');
    for (let n = 1; n < 30; n++) await add(ledger, n);
    await ledger.close();
    const { size } = statSync(ledger.where);
    for (const share of [0.0001, 0.01, 0.2, 0.5, 0.9]) {
      const file = join(freshFolder(), 'ledger.sqlite');
      copyFileSync(ledger.where, file);
      truncateSync(file, Math.ceil(size * share));
      const failure = await openLedger(file).then(async (cut) => {
        const failed = await entriesIn(cut.db, { kind: 'deed', actors: [], limit: 9 }).then(
          () => 'read',
          line,
        );
        await cut.close();
        return failed;
      }, line);
      expect(failure).toMatch(/(damaged, or )?no Standoff ledger; (restore a backup, or )?give another file/);
    }
  });

  it('that may not be written, or in a folder that may not be, is refused', async () => {
    const folder = freshFolder();
    const file = join(folder, 'ledger.sqlite');
    await (await openLedger(file)).close();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    const root = process.getuid?.() === 0;
    // Root may write everywhere.
    if (root) process.seteuid?.(65534);
    try {
      // Reading may work.
      const failure = await openLedger(file).then(async (ledger) => {
        const failed = await add(ledger, 1).then(() => 'added', line);
        await ledger.close();
        return failed;
      }, line);
      expect(failure).toMatch(
        /ledger\.sqlite: cannot be (written|opened).*you (may|must be allowed to) write to/,
      );
      expect(await said(join(folder, 'new', 'ledger.sqlite'))).toMatch(/cannot be opened/);
    } finally {
      if (root) process.seteuid?.(0);
      chmodSync(folder, 0o755);
    }
    expect(existsSync(file)).toBe(true);
  });
});

describe('a PostgreSQL server', () => {
  const gone = /^postgres:\/\/.*: the server does not answer \(.*\); start it.*nothing half done was kept$/;

  it('that ends the connection in mid-write fails in one line; then all goes on', async () => {
    const ledger = await freshLedger('postgres');
    await add(ledger, 1);
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${new URL(ledger.where).pathname.slice(1)}' AND pid <> pg_backend_pid()`;
    const index = ledger.engine.index.bind(ledger.engine);
    for (const moment of ['before', 'after'] as const) {
      const cut: Ledger = {
        ...ledger,
        engine: {
          ...ledger.engine,
          index: async (db, article) => {
            if (moment === 'after') await index(db, article);
            await onServer(end);
            // A connection that nothing is asked of learns of its end by itself.
            await new Promise((resolve) => setTimeout(resolve, moment === 'after' ? 100 : 0));
            if (moment === 'before') await index(db, article);
          },
        },
      };
      await expect(add(cut, 2)).rejects.toThrow(gone);
      expect(await halves(ledger)).toEqual([]);
    }
    expect((await add(ledger, 2)).outcome).toBe('added');
  });

  it.each([
    [
      'nobody listens',
      'postgres://someone:secret@127.0.0.1:1/x',
      /^postgres:\/\/someone@127\.0\.0\.1:1\/x: the server does not answer \(ECONNREFUSED\)/,
    ],
    [
      'the socket is missing',
      'postgres://standoff@localhost/x?host=/nowhere',
      /the server does not answer \(ENOENT\)/,
    ],
  ])('where %s is named without its password', async (_, location, expected) => {
    const message = await openLedger(location).then(
      () => '',
      (error) => error.message,
    );
    expect(message).toMatch(expected);
    expect(message).not.toContain('secret');
  });

  it('without that database, or another kind of address, says what to do', async () => {
    const url = new URL(await freshLocation('postgres'));
    url.pathname = '/nosuch';
    await expect(openLedger(url.href)).rejects.toThrow(/has no such database; create it first/);
    await expect(openLedger('mysql://x/y')).rejects.toThrow(
      '--database: found mysql://x/y; want a file or postgres://…',
    );
  });
});
