import type { Meeting } from '../../ledger/merging/meetings.ts';
import { type Cited, entryJson, sourcesText } from './cited.ts';
import { block, type Page, quotation, severalText, whoToWhom } from './page.ts';
import { entriesFor } from './query.ts';
import type { View } from './view.ts';

export const contacts: View = {
  async find(query) {
    const found = await entriesFor<Meeting>(query, 'meeting');
    return {
      json: found.map(entryJson),
      text: (page) => found.map((one) => meetingBlock(page, one)).join('\n\n'),
    };
  },
};

/** A meeting: who, what and when, then how it came about. */
export function meetingBlock(page: Page, { entry, evidence }: Cited<Meeting>): string {
  const { state, sources } = entry;
  const told = evidence.find(({ part }) => part === 'is');
  const facts = [state.when ?? 'day not said', state.where?.name];
  return block(page, {
    who: whoToWhom(state.participants),
    what: `${state.format}, ${state.status}: ${facts.filter(Boolean).join(', ')}${told ? ` ${quotation(told.sentence, told.text, 160)}` : ''}`,
    ...(told ? { mark: told.text } : {}),
    id: entry.id,
    under: [
      [stepsText(state), severalText(sources)].filter(Boolean).join(' · '),
      { text: state.disputed ? 'disputed' : '', tone: 'warning' },
      sourcesText(evidence),
    ],
  });
}

/** "proposed 2021-12-23 → planned 2021-12-28 for 2022-01-10, Geneva". */
function stepsText({ history }: Meeting): string {
  if (history.length < 2) return '';
  return history
    .map(({ reported, status, when, where }) => {
      const firm = [when, where].filter(Boolean).join(', ');
      return `${status} ${reported}${firm && status !== 'held' ? ` for ${firm}` : ''}`;
    })
    .join(' → ');
}
