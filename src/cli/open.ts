import { openLedger } from '../ledger/database/open.ts';
import { openStandoff } from '../ledger/standoff.ts';
import { openedText } from '../report/ledger/overview.ts';
import { pageOf } from '../report/ledger/page.ts';
import { paintFor } from '../report/paint.ts';

interface OpenOptions {
  readonly side?: readonly (readonly string[])[];
  readonly since?: string;
  readonly until?: string | false;
  readonly terms?: readonly string[] | false;
  readonly database?: string;
  readonly format: 'text' | 'json';
}

/** `standoff open NAME`: opens a standoff, or changes the one of that name. */
export async function openCommand(name: string, options: OpenOptions): Promise<void> {
  const ledger = await openLedger(options.database);
  try {
    const standoff = await openStandoff(
      ledger,
      {
        name,
        sides: options.side,
        since: options.since,
        until: options.until === false ? null : options.until,
        terms: options.terms === false ? [] : options.terms,
      },
      new Date(),
    );
    const page = pageOf(process.stdout.columns, paintFor(process.stdout));
    process.stdout.write(
      options.format === 'json' ? `${JSON.stringify(standoff)}\n` : `${openedText(page, standoff)}\n`,
    );
  } finally {
    await ledger.close();
  }
}
