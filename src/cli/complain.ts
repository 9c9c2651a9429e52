import { printable } from '../report/columns.ts';

/**
 * Says on standard error, in one line, what was wrong; the command then ends with exit code 1.
 * @param name the input it was wrong with; null where it was the command itself
 */
export function complain(name: string | null, error: string): void {
  const line = name === null ? `standoff: ${error}` : `standoff: ${name}: ${error}`;
  process.stderr.write(`${printable(line).replace(/\s+/g, ' ')}\n`);
  process.exitCode = 1;
}
