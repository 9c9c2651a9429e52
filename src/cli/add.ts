import { intake } from '../intake/intake.ts';
import type { Added } from '../ledger/add.ts';
import { addAll } from '../ledger/add-all.ts';
import { openLedger } from '../ledger/database/open.ts';
import { readerVersion } from '../reading/reader.ts';
import { addedText } from '../report/ledger/added.ts';
import { complain } from './complain.ts';
import { Progress } from './progress.ts';
import { workersAmong, workersOf } from './workers.ts';

interface AddOptions {
  readonly database?: string;
  readonly format: 'text' | 'json';
  readonly published?: string;
  readonly workers: string;
}

/** `standoff add FILE…`: exit code 1 where an article was not added; the others are added all the same. */
export async function addCommand(files: string[], options: AddOptions): Promise<void> {
  const wanted = workersOf(options.workers);
  const ledger = await openLedger(options.database);
  const progress = new Progress({ what: 'articles added' });
  try {
    const outcomes = addAll(ledger, intake(files, { published: options.published ?? null }), {
      reader: readerVersion(),
      workers: (articles) => workersAmong(wanted, articles),
      found: () => progress.found(),
    });
    for await (const outcome of outcomes) {
      progress.done();
      if (outcome.ok) print(outcome.added, options);
      else complain(outcome.name, outcome.error);
    }
  } finally {
    progress.end();
    await ledger.close();
  }
}

function print(added: Added, { format }: AddOptions): void {
  process.stdout.write(format === 'json' ? `${JSON.stringify(added)}\n` : addedText(added));
}
