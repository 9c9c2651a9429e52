import { openLedger } from '../ledger/database/open.ts';
import type { LedgerFormat } from '../report/ledger-exports/formats.ts';
import { exportLedger } from '../report/ledger-exports/ledger-exports.ts';

interface Options {
  readonly format: LedgerFormat;
  readonly out?: string;
  readonly since?: string;
  readonly until?: string;
  readonly asOf?: string;
  readonly database?: string;
}

/** `standoff export [NAME]`: says on standard error what was written, since standard output may be the export. */
export async function exportCommand(name: string | undefined, options: Options): Promise<void> {
  const ledger = await openLedger(options.database);
  try {
    const { written, leftOut } = await exportLedger(ledger, {
      standoff: name ?? null,
      format: options.format,
      out: options.out ?? null,
      since: options.since ?? null,
      until: options.until ?? null,
      asOf: options.asOf ?? null,
      print,
      now: new Date(),
    });
    const rest = leftOut > 0 ? `; ${leftOut} left out, which ${options.format} has no place for` : '';
    process.stderr.write(`${written} entries written${options.out ? ` to ${options.out}` : ''}${rest}\n`);
  } finally {
    await ledger.close();
  }
}

function print(text: string): Promise<void> {
  return new Promise((resolve) =>
    process.stdout.write(text) ? resolve() : process.stdout.once('drain', resolve),
  );
}
