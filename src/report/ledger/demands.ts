import type { Thread, ThreadStatus } from '../../ledger/merging/threads.ts';
import type { Tone } from '../paint.ts';
import { type Citation, type Cited, entryJson, sourcesText } from './cited.ts';
import { block, type Page, quotation, severalText, whoToWhom } from './page.ts';
import { entriesFor } from './query.ts';
import type { View } from './view.ts';

export const demands: View = {
  async find(query) {
    const found = await entriesFor<Thread>(query, 'thread');
    return {
      json: found.map(entryJson),
      text: (page) => found.map((one) => threadBlock(page, one)).join('\n\n'),
    };
  },
};

const TONES: Readonly<Partial<Record<ThreadStatus, Tone>>> = { open: 'warning', rejected: 'warning' };

/** A demand, how often it was made, and each answer with its source. */
export function threadBlock(page: Page, { entry, evidence }: Cited<Thread>): string {
  const { state, firstReported } = entry;
  const { stated, answers, status } = state;
  const last = stated.at(-1)?.reported;
  const made = stated.length > 1 && last ? `made ${stated.length} times, last ${last}` : '';
  const answered = new Set(answers.map(({ record }) => record));
  const own = evidence.filter(({ part, record }) => part === 'is' || !answered.has(record));
  return block(page, {
    who: whoToWhom([state.by], [state.of]),
    what: quotation(state.content, '', 300),
    id: entry.id,
    under: [
      {
        text: [`${status}, made ${firstReported}`, made, severalText(entry.sources)]
          .filter(Boolean)
          .join(' · '),
        tone: TONES[status],
      },
      sourcesText(own),
      ...answers.flatMap(({ reported, by, stance, text, record }) => [
        {
          text: `↳ ${reported} ${by?.name ?? 'nobody named'} ${stance ?? 'responds'}: “${text}”`,
          tone: 'cue' as const,
        },
        sourceOf(evidence, record),
      ]),
      { text: state.disputed ? 'disputed' : '', tone: 'warning' },
    ],
  });
}

/** Where to open one record of an entry. */
export function sourceOf(evidence: readonly Citation[], record: string): string {
  return sourcesText(evidence.filter((one) => one.record === record));
}
