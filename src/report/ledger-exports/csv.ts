import { csvLine } from '../exports/csv.ts';
import type { Extract } from './extract.ts';
import type { Files } from './files.ts';
import { writeTables } from './tables.ts';

/** Each table as a file of RFC 4180. */
export async function csv(extract: Extract, files: Files): Promise<void> {
  await writeTables(extract, async ({ name, columns }) => {
    const file = await files.text(`${name}.csv`);
    await file.write(csvLine(columns.map(({ name }) => name)));
    return {
      write: (rows) => file.write(rows.map(csvLine).join('')),
      end: async () => void (await file.end()),
    };
  });
}
