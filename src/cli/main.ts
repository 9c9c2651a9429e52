import { complain } from './complain.ts';
import { program } from './program.ts';

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
