import type { Ledger } from '../../ledger/database/open.ts';
import { ENTRY_LETTERS, type EntryKind } from '../../ledger/entry.ts';
import { dayOf } from '../../ledger/standoff.ts';
import { entryBy } from '../../ledger/view.ts';
import { printable, shorten } from '../columns.ts';
import { type Citation, type Cited, cite, entryJson } from './cited.ts';
import { KINDS } from './kinds.ts';
import { block, heading, type Page, paragraph } from './page.ts';
import { checkFilled } from './query.ts';
import type { Shown } from './view.ts';

const LETTERS = Object.values(ENTRY_LETTERS).join('');
const ENTRY_ID = new RegExp(`^[${LETTERS}][0-9a-f]{3,12}$`);

/** Whether this is an id of the ledger's entries, or at least its first four characters. */
export function isEntryId(id: string): boolean {
  return ENTRY_ID.test(id);
}

/**
 * Why an entry says what it says: each record that it rests on, with its source and the reason why it was merged.
 * @throws {Error} where there is no such entry, or several
 */
export async function explainEntry(
  ledger: Ledger,
  id: string,
  { asOf }: { readonly asOf?: string | undefined } = {},
): Promise<Shown> {
  await checkFilled(ledger);
  const date = dayOf('--as-of', asOf ?? null);
  const found = await entryBy(ledger.db, id, date);
  if (!found) throw new Error(await missing(ledger, id, date));
  const [one] = (await cite(ledger.db, [found])) as [Cited];
  return { json: [entryJson(one)], text: (page) => explanationText(page, one) };
}

async function missing({ db }: Ledger, id: string, date: string | null): Promise<string> {
  const rows = await db.selectFrom('entries').select('id').where('id', 'like', `${id}%`).limit(6).execute();
  const ids = rows.map((row) => row.id).join(', ');
  if (rows.length > 1)
    return `${id} begins several entries (${ids}${rows.length > 5 ? ', …' : ''}); give more of the id`;
  if (rows.length === 1) return `${ids}: not known${date ? ` on ${date}` : ' any more'}; try another --as-of`;
  return `no entry ${JSON.stringify(id)}; \`standoff show\` prints the id of every entry`;
}

function explanationText(page: Page, { entry, evidence }: Cited): string {
  const { id, kind, state, firstReported, lastReported } = entry;
  const facts = [
    kind,
    state.status,
    firstReported === lastReported ? firstReported : `${firstReported} to ${lastReported}`,
  ];
  return [
    `${heading(page, shorten(state.title, page.width))}\n${paragraph(page, [id, ...facts].join(' · '))}`,
    ...evidence.map((one) => spanText(page, kind, one)),
  ].join('\n\n');
}

/** Whether and how a record belongs to the entry, in a word. */
const PARTS: Readonly<Record<Citation['part'], string>> = {
  is: 'tells it',
  meets: 'meets its condition',
  answers: 'answers it',
  denies: 'denies it',
};

function spanText(page: Page, kind: EntryKind, one: Citation): string {
  const { name, reported, start, end, sentence, text, part, record, speaker, score, why, by } = one;
  return block(page, {
    who: PARTS[part],
    what: `“${printable(sentence).replace(/\s+/g, ' ').trim()}”`,
    mark: text,
    under: [
      `${name} (${reported}) ${start}-${end} “${text}”`,
      speaker && `said by ${speaker.name}`,
      { text: `why: ${why} · score ${score.toFixed(2)}${by ? ` · decided by ${by}` : ''}`, tone: 'cue' },
      `record ${record}, read as ${one.kind} for ${KINDS[kind].view}`,
    ],
  });
}
