import type { Asked } from '../report/ledger/query.ts';
import { show, standoffList } from '../report/ledger/show.ts';
import { type LedgerOptions, printShown } from './shown.ts';

/** `standoff show [NAME [VIEW]]`: the standoffs, one on a screen, or one of its views. */
export async function showCommand(
  name: string | undefined,
  view: string | undefined,
  options: LedgerOptions & Asked,
): Promise<void> {
  await printShown(options, (ledger) =>
    name === undefined ? standoffList(ledger.db) : show(ledger, name, view ?? null, options),
  );
}
