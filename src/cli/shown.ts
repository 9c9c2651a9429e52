import { type Ledger, openLedger } from '../ledger/database/open.ts';
import { pageOf } from '../report/ledger/page.ts';
import type { Shown } from '../report/ledger/view.ts';
import { paintFor } from '../report/paint.ts';

/** What all commands that look into a ledger take. */
export interface LedgerOptions {
  readonly database?: string;
  readonly asOf?: string;
  readonly format: 'text' | 'json';
}

/**
 * Opens the ledger, looks into it and prints what was found: objects one a line, or a page.
 * @param nothing what a person is told where nothing was found
 */
export async function printShown(
  { database, format }: LedgerOptions,
  look: (ledger: Ledger) => Promise<Shown>,
  nothing = 'nothing found',
): Promise<void> {
  const ledger = await openLedger(database);
  try {
    const { json, text } = await look(ledger);
    if (format === 'json') process.stdout.write(json.map((one) => `${JSON.stringify(one)}\n`).join(''));
    else {
      const page = text(pageOf(process.stdout.columns, paintFor(process.stdout)));
      process.stdout.write(`${page || nothing}\n`);
    }
  } finally {
    await ledger.close();
  }
}
