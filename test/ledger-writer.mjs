// Adds the prepared readings of a JSON-lines file to a ledger, in a process of its own, and prints what became of each
// once it is committed. Runs on what `npm run build` made.
import { createReadStream, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { addReading } from '../dist/ledger/add.js';
import { openLedger } from '../dist/ledger/database/open.js';

const [location, file, reader = 'one'] = process.argv.slice(2);
try {
  const ledger = await openLedger(location);
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { article, reading } = JSON.parse(line);
    const added = await addReading(ledger, article, reading, { reader, now: new Date() });
    writeSync(1, `${JSON.stringify(added)}\n`);
  }
  await ledger.close();
} catch (error) {
  writeSync(2, `${error.message}\n`);
  process.exitCode = 1;
}
