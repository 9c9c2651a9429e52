import type { Ledger } from '../../ledger/database/open.ts';
import { csv } from './csv.ts';
import { type Asked, Extract } from './extract.ts';
import { Files } from './files.ts';
import type { LedgerFormat } from './formats.ts';
import { geojson } from './geojson.ts';
import { icalendar } from './icalendar.ts';
import { parquet } from './parquet.ts';
import { plover } from './plover.ts';
import { roCrate } from './ro-crate.ts';

/** A format is one text that comes in pieces, or the files of a folder. */
type Format =
  | { readonly text: (extract: Extract) => AsyncGenerator<string> }
  | { readonly files: (extract: Extract, files: Files, now: Date) => Promise<void> };

const FORMATS: Readonly<Record<LedgerFormat, Format>> = {
  plover: { text: plover },
  csv: { files: csv },
  parquet: { files: parquet },
  geojson: { text: geojson },
  icalendar: { text: icalendar },
  'ro-crate': { files: roCrate },
};

export interface ExportOptions extends Asked {
  readonly format: LedgerFormat;
  /** A new file, or a folder for a format of several files; null: the text goes to `print`. */
  readonly out: string | null;
  /** Takes a text where no file is given; resolves when more may come. */
  readonly print: (text: string) => Promise<void>;
  readonly now: Date;
}

/** What an export wrote, and what its format had no place for. */
export type Exported = Pick<Extract, 'written' | 'leftOut' | 'title'>;

/**
 * Writes a ledger, or a standoff of it, in a format for other tools.
 * @throws {Error} where a folder is wanted and not given, a file is there already, or there is no such standoff; then
 *   nothing is left behind
 */
export async function exportLedger(ledger: Ledger, options: ExportOptions): Promise<Exported> {
  const { format, out, print, now, ...asked } = options;
  const writing: Format = FORMATS[format];
  if ('files' in writing && out === null)
    throw new Error(`--format ${format} makes several files: say where with --out FOLDER`);
  const extract = await Extract.of(ledger, asked);
  const files = new Files('files' in writing ? out : null);
  try {
    if ('files' in writing) await writing.files(extract, files, now);
    else if (out === null) for await (const text of writing.text(extract)) await print(text);
    else {
      const file = await files.text(out);
      for await (const text of writing.text(extract)) await file.write(text);
      await file.end();
    }
  } catch (error) {
    await files.discard();
    throw error;
  }
  return extract;
}
