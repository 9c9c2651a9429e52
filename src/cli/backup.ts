import { backup, type Counts, restore } from '../ledger/backup.ts';
import { type Ledger, openLedger } from '../ledger/database/open.ts';

interface Options {
  readonly database?: string;
  readonly format: 'text' | 'json';
}

/** `standoff backup FILE`. */
export async function backupCommand(file: string, options: Options): Promise<void> {
  await done(options, `written to ${file}`, (ledger) => backup(ledger, file, new Date()));
}

/** `standoff restore FILE`. */
export async function restoreCommand(file: string, options: Options): Promise<void> {
  await done(options, `restored from ${file}`, (ledger) => restore(ledger, file));
}

async function done(
  { database, format }: Options,
  what: string,
  work: (ledger: Ledger) => Promise<Counts>,
): Promise<void> {
  const ledger = await openLedger(database);
  try {
    const counts = await work(ledger);
    const { articles = 0, records = 0, entries = 0, corrections = 0 } = counts;
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify(counts)}\n`
        : `${articles} articles, ${records} records, ${entries} entries and ${corrections} corrections ${what}\n`,
    );
  } finally {
    await ledger.close();
  }
}
