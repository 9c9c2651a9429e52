import { setFlagsFromString } from 'node:v8';
import { complain } from './complain.ts';
import { program } from './program.ts';

// The rules' patterns are compiled to machine code once they are warm, dropped at the next garbage collection and
// compiled again: a tenth of the reading time went into that.
setFlagsFromString('--no-regexp-tier-up');

// A reader that closes the pipe early (`standoff read … | head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  complain(null, error instanceof Error ? error.message : String(error));
}
