import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the ledger is if nobody says: in the user's data folder (XDG base directories). */
export function defaultLocation(env: NodeJS.ProcessEnv = process.env): string {
  const data = env.XDG_DATA_HOME || join(homedir(), '.local', 'share');
  return env.STANDOFF_DATABASE || join(data, 'standoff', 'ledger.sqlite');
}
