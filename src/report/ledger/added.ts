import type { Added } from '../../ledger/add.ts';
import { printable } from '../columns.ts';
import { counted } from './page.ts';

/** One line on what became of an article. */
export function addedText({ name, outcome, of, records, founded, joined }: Added): string {
  const facts = [
    of && `of ${of}`,
    outcome !== 'known' && counted(records, 'record'),
    founded > 0 && counted(founded, 'new entry', 'new entries'),
    joined > 0 && `${joined.toLocaleString('en-US')} told before`,
  ].filter(Boolean);
  return `${outcome.padEnd(9)} ${printable(name).replace(/\s+/g, ' ')}${facts.length > 0 ? `  ${facts.join(', ')}` : ''}\n`;
}
