/** Says on standard error, in one line, what was wrong with one input; the command then ends with exit code 1. */
export function complain(name: string, error: string): void {
  process.stderr.write(`standoff: ${name}: ${error}\n`);
  process.exitCode = 1;
}
