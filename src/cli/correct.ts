import { userInfo } from 'node:os';
import type { Action } from '../ledger/actions.ts';
import { correct } from '../ledger/correct.ts';
import { openLedger } from '../ledger/database/open.ts';

interface Options {
  readonly who?: string;
  readonly why?: string;
  readonly database?: string;
  readonly format: 'text' | 'json';
}

/** `standoff correct SUBJECT ACTION [VALUE…]`: says what was corrected and what was computed again. */
export async function correctCommand(
  subject: string,
  action: Action,
  values: string[],
  { who, why, database, format }: Options,
): Promise<void> {
  if (why === undefined && action !== 'undo')
    throw new Error('--why: found none; want the reason in a few words');
  const value = given(action, values);
  const ledger = await openLedger(database);
  try {
    const done = await correct(ledger, {
      action,
      subject,
      value,
      who: who ?? userInfo().username,
      why: why ?? 'taken back',
      now: new Date(),
    });
    const entries = done.entries.length > 0 ? `; entries computed again: ${done.entries.join(', ')}` : '';
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify(done)}\n`
        : `${done.subject}: ${action}, ${done.records.length} ${done.records.length === 1 ? 'record' : 'records'}${entries}\n`,
    );
  } finally {
    await ledger.close();
  }
}

function given(action: Action, values: readonly string[]): Record<string, string> | string | null {
  if (action !== 'change') {
    const most = action === 'merge' || action === 'split' ? 1 : 0;
    if (values.length > most)
      throw new Error(
        `${action}: found ${JSON.stringify(values[most])}; want ${most === 0 ? 'nothing' : 'one id'} after it`,
      );
    return values[0] ?? null;
  }
  return Object.fromEntries(
    values.map((text) => {
      const at = text.indexOf('=');
      if (at < 1)
        throw new Error(`change: found ${JSON.stringify(text)}; want FIELD=VALUE, as modality=planned`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
