// How fast a ledger grows and answers: npm run build && npm run bench:ledger [ARTICLES…]
// Ledgers of 1,000, 10,000 and 100,000 articles unless told otherwise; the last takes hours.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addReading } from '../dist/ledger/add.js';
import { openLedger } from '../dist/ledger/database/open.js';
import { ENTRY_LETTERS } from '../dist/ledger/entry.js';
import { entriesIn } from '../dist/ledger/view.js';
import { generated, templates } from './readings.mjs';

const SIZES = [1_000, 10_000, 100_000];
/** How often each view is asked for. */
const TIMES = 40;

/** Milliseconds of a number of runs: the one that 95 of 100 stay under. */
function p95(times) {
  return times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];
}

async function benchLedger(sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'standoff-bench-'));
  const file = join(folder, 'ledger.sqlite');
  const ledger = await openLedger(file);
  try {
    const from = await templates();
    let added = 0;
    for (const size of sizes) {
      const started = performance.now();
      let last = started;
      for (const { article, reading } of generated(from, size - added, added)) {
        await addReading(ledger, article, reading, { reader: 'bench', now: new Date(0) });
        added++;
        if (performance.now() - last > 60_000) {
          last = performance.now();
          process.stderr.write(`${added} articles\n`);
        }
      }
      const seconds = (performance.now() - started) / 1000;
      await report(ledger, file, size, sizes, seconds, added);
    }
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function report(ledger, file, size, sizes, seconds, added) {
  const before = sizes[sizes.indexOf(size) - 1] ?? 0;
  const { db, engine } = ledger;
  const bytes = statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0);
  console.log(
    `\n${added} articles: ${((size - before) / seconds).toFixed(0)} added a second since ${before}, ${(bytes / added / 1024).toFixed(1)} KB an article`,
  );
  const busiest = await db
    .selectFrom('entry_parties')
    .select(({ fn }) => ['actor', fn.countAll().as('n')])
    .groupBy('actor')
    .orderBy('n', 'desc')
    .limit(8)
    .execute();
  const actors = busiest.map(({ actor }) => actor);
  const [first, latest] = (
    await db
      .selectFrom('articles')
      .select(({ fn }) => [fn.min('reported').as('a'), fn.max('reported').as('b')])
      .execute()
  ).map(({ a, b }) => [a, b])[0];
  const middle = new Date((Date.parse(first) + Date.parse(latest)) / 2).toISOString().slice(0, 10);
  const rows = {};
  for (const kind of Object.keys(ENTRY_LETTERS)) {
    rows[kind] = {
      'all sides': await timed(() => entriesIn(db, { kind, actors, limit: 50 })),
      'one actor': await timed((i) =>
        entriesIn(db, { kind, actors: [actors[i % actors.length]], limit: 50 }),
      ),
      'as of the middle': await timed(() =>
        entriesIn(db, { kind, actors, limit: 50, asOf: middle, until: middle }),
      ),
    };
  }
  console.table(rows);
  const words = ['sanctions', 'Nord Stream', 'guarantees written', 'troops border', '"security guarantees"'];
  console.log(`search, p95 ms: ${await timed((i) => engine.search(db, words[i % words.length], 20))}`);
  console.log(
    `names, p95 ms: ${await timed((i) => engine.names(db, ['Putin', 'Bli', 'raine', 'Sull'][i % 4], 20))}`,
  );
}

async function timed(work) {
  const times = [];
  for (let i = 0; i < TIMES; i++) {
    const started = performance.now();
    await work(i);
    times.push(performance.now() - started);
  }
  return Number(p95(times).toFixed(1));
}

await benchLedger(
  process.argv.slice(2).map(Number).filter(Boolean).length > 0
    ? process.argv.slice(2).map(Number).filter(Boolean)
    : SIZES,
);
