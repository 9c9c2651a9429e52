import { intake } from '../intake/intake.ts';
import type { Read } from '../reading/pipeline.ts';
import { Reader } from '../reading/reader.ts';
import type { Article } from '../record/article.ts';
import { recordsOf } from '../record/reading.ts';
import { explanation } from '../report/explanation.ts';
import { explainEntry, isEntryId } from '../report/ledger/explanation.ts';
import { paintFor } from '../report/paint.ts';
import { complain } from './complain.ts';
import { type LedgerOptions, printShown } from './shown.ts';

/**
 * `standoff explain RECORD FILE…` reads the files again and shows the trace of one record; `standoff explain ENTRY` shows
 * what an entry of the ledger rests on.
 */
export async function explainCommand(
  id: string,
  files: string[],
  options: LedgerOptions & { published?: string },
): Promise<void> {
  if (isEntryId(id) && files.length === 0)
    return printShown(options, (ledger) => explainEntry(ledger, id, options));
  if (!/^[a-z][0-9a-f]{3,12}$/.test(id)) {
    throw new Error(
      `found ${JSON.stringify(id)}; want the id of a record, as \`standoff read\` prints it, or of an entry, as \`standoff show\` does; at least its first four characters`,
    );
  }
  if (files.length === 0)
    throw new Error(`found no file; want those that the record ${id} was read from, or the id of an entry`);
  if (options.format === 'json')
    throw new Error(
      '--format: found json; a record is explained in text, an entry of the ledger in json too',
    );
  const paint = paintFor(process.stdout);
  const reader = await Reader.load();
  let found = false;
  let read = 0;
  for await (const taken of intake(files, { published: options.published ?? null })) {
    if (!taken.ok) {
      complain(taken.name, taken.error);
      continue;
    }
    read++;
    for (const text of explained(id, taken.article, await reader.read(taken.article, taken.warnings))) {
      found = true;
      process.stdout.write(text);
    }
  }
  if (!found && read > 0) {
    throw new Error(
      `no record ${JSON.stringify(id)} in these files; \`standoff read --format json\` prints every record's id`,
    );
  }

  function explained(id: string, article: Article, read: Read): string[] {
    return recordsOf(read.reading)
      .filter((record) => record.id.startsWith(id))
      .map((record) => explanation(article, record, read.trace.of(record), paint));
  }
}
