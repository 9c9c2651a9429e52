import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { addReading } from '../src/ledger/add.ts';
import { backup, restore } from '../src/ledger/backup.ts';
import type { Ledger } from '../src/ledger/database/open.ts';
import { DATABASES, freshFolder, freshLedger, freshLocation } from './databases.ts';
import { massing } from './ledger-readings.ts';

const BIN = fileURLToPath(new URL('../bin/standoff', import.meta.url));
const NOW = new Date('2022-01-10T12:00:00Z');

async function filled(ledger: Ledger, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) {
    const { article, reading } = massing(n, {
      published: `2021-12-${10 + (n % 20)}`,
      title: 'A "title" \u2028 \u{1F680}',
    });
    await addReading(ledger, article, reading, { reader: 'one', now: NOW });
  }
  await ledger.db
    .insertInto('corrections')
    .values({
      id: 'c',
      at: NOW.toISOString(),
      who: 'ed',
      action: 'accept',
      subject: 'x',
      value: null,
      why: '',
    })
    .execute();
  await ledger.db
    .insertInto('standoffs')
    .values({ name: 'Île', since: '2021-10-01', until: null, terms: '[]', opened: '' })
    .execute();
}

const fileIn = () => join(freshFolder(), 'ledger.jsonl.gz');
const linesOf = (file: string) => gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');

describe.each(DATABASES)('a backup of a ledger on %s', (from) => {
  it.each(DATABASES)('restores on %s as it was', async (to) => {
    const ledger = await freshLedger(from);
    await filled(ledger, 20);
    const file = fileIn();
    const counts = await backup(ledger, file, NOW);
    expect(counts).toMatchObject({ articles: 20, records: 20, corrections: 1, standoffs: 1 });
    const again = await freshLedger(to);
    const restored = await restore(again, file);
    expect(restored).toMatchObject({ articles: 20, records: 20, corrections: 1, standoffs: 1 });
    const second = fileIn();
    await backup(again, second, NOW);
    expect(linesOf(second)).toEqual(linesOf(file));
    expect(await again.engine.search(again.db, 'tanks', 100)).toHaveLength(20);
    expect(await again.engine.names(again.db, 'russ', 5)).toHaveLength(1);
    // What is added next merges with what was restored.
    const { article, reading } = massing(61, { published: '2021-12-15' });
    const context = { reader: 'one', now: NOW };
    expect(await addReading(again, article, reading, context)).toEqual(
      await addReading(ledger, article, reading, context),
    );
    await expect(restore(again, file)).rejects.toThrow(
      /: not empty \(it has articles\); restore into a new ledger/,
    );
  });

  it('that is damaged restores nothing and says why', async () => {
    const ledger = await freshLedger(from);
    await filled(ledger, 3);
    const file = fileIn();
    await backup(ledger, file, NOW);
    const lines = linesOf(file);
    const empty = await freshLedger(from);
    const write = (lines: readonly string[]) => {
      const made = fileIn();
      writeFileSync(made, gzipSync(`${lines.join('\n')}\n`));
      return made;
    };
    const cut = fileIn();
    writeFileSync(cut, readFileSync(file));
    truncateSync(cut, Math.floor(readFileSync(file).length * 0.7));
    const text = fileIn();
    writeFileSync(text, 'This is no backup.');
    const bad: [string, RegExp][] = [
      [cut, /damaged, or no backup of a ledger \(unexpected end of file\)/],
      [text, /\(incorrect header check\)/],
      [write(lines.slice(0, -1)), /its end is missing/],
      [write(lines.map((line) => line.replace('Russia', 'Prussia'))), /its hash does not fit/],
      [write(lines.filter((_, i) => i !== 2)), /its hash does not fit/],
      [write([...lines, lines[1] as string]), /\(line \d+\)/],
      [
        write([...lines.slice(0, 3), '{"table": "kysely_migration", "row": {}}', ...lines.slice(3)]),
        /\(line 4\)/,
      ],
      [
        write([lines[0]?.replace(/"schema":"[^"]*"/, '"schema":"999-later"') ?? '', ...lines.slice(1)]),
        /later version of Standoff \(999-later\); update/,
      ],
      [write(['{}']), /its first line/],
      [join(freshFolder(), 'none'), /no such file/],
    ];
    for (const [broken, expected] of bad) {
      const message = await restore(empty, broken).then(
        () => 'restored',
        (error) => error.message,
      );
      expect(message).toMatch(expected);
      expect(message).not.toContain('\n');
    }
    const rows = await empty.db.selectFrom('articles').select('id').execute();
    expect(rows).toEqual([]);
    expect(await restore(empty, file)).toMatchObject({ articles: 3 });
  });
});

describe('standoff backup and restore', () => {
  it('write one file, and do not write over one', async () => {
    const [from, to] = [await freshLocation('sqlite'), await freshLocation('sqlite')];
    const file = fileIn();
    const run = (...args: string[]) => spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8' });
    const written = run('backup', file, '--database', from);
    expect(written.stderr).toBe('');
    expect(written.stdout).toBe(`0 articles, 0 records, 0 entries and 0 corrections written to ${file}\n`);
    const twice = run('backup', file, '--database', from);
    expect([twice.status, twice.stderr]).toEqual([
      1,
      `standoff: ${file}: is there already; give a new file\n`,
    ]);
    expect(run('restore', file, '--database', to, '--format', 'json').stdout).toBe('{}\n');
    const nowhere = run('backup', join(file, 'x'), '--database', from);
    expect(nowhere.stderr).toMatch(/cannot be written \(ENOTDIR\); give a file in a folder/);
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});
