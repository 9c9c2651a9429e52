import { byReport } from '../../ledger/evidence.ts';
import type { Deed } from '../../ledger/merging/deeds.ts';
import type { Meeting } from '../../ledger/merging/meetings.ts';
import { type Citation, type Cited, entryJson, sourcesText } from './cited.ts';
import { meetingBlock } from './contacts.ts';
import {
  block,
  dayHeading,
  heading,
  named,
  type Page,
  quotation,
  rangeText,
  severalText,
  whoToWhom,
} from './page.ts';
import { entriesFor } from './query.ts';
import type { View } from './view.ts';

export const timeline: View = {
  async find(query) {
    const deeds = await entriesFor<Deed>(query, 'deed');
    const meetings = await entriesFor<Meeting>(query, 'meeting', ({ state }) => state.status === 'held');
    const all = [...deeds, ...meetings].sort(byDayAndText).slice(-query.limit);
    return {
      json: all.map(entryJson),
      text: (page) =>
        byDay(
          all,
          (day) => heading(page, dayHeading(day)),
          (one) => happened(page, one),
        ),
    };
  },
};

/** Order of days, and within a day that in which the articles tell them. */
function byDayAndText(
  { entry: a, evidence: [first] }: Cited,
  { entry: b, evidence: [second] }: Cited,
): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return first && second ? byReport(first, second) : 0;
}

/** Entries under the day on which they stand. */
export function byDay(
  entries: readonly Cited[],
  title: (day: string) => string,
  text: (entry: Cited) => string,
): string {
  const days = new Map<string, Cited[]>();
  for (const one of entries) days.set(one.entry.at, [...(days.get(one.entry.at) ?? []), one]);
  return [...days].map(([day, some]) => [title(day), ...some.map(text)].join('\n')).join('\n\n');
}

function happened(page: Page, one: Cited): string {
  return one.entry.kind === 'meeting'
    ? meetingBlock(page, one as Cited<Meeting>)
    : deedBlock(page, one as Cited<Deed>);
}

/** A deed: who → whom, type and modality, the sentence that tells it. */
export function deedBlock(page: Page, { entry, evidence }: Cited<Deed>): string {
  const { id, sources: count, state } = entry;
  const told = tellingOf(evidence, state);
  const range = state.from !== state.to ? rangeText(state.from, state.to) : '';
  const facts = [
    range || (state.from ? '' : 'day not said'),
    state.place?.name,
    historyText(state),
    severalText(count),
  ];
  return block(page, {
    who: whoToWhom(state.sources, state.targets),
    what: `${state.type}${state.modality === 'happened' ? '' : ` (${state.modality})`}: ${told ? quotation(told.sentence, told.text, 240) : state.title}`,
    ...(told ? { mark: told.text } : {}),
    id,
    under: [
      facts.filter(Boolean).join(' · '),
      { text: disputeText(state), tone: 'warning' },
      sourcesText(evidence),
    ],
  });
}

/** The report to quote: the first that tells it as it is known now. */
function tellingOf(evidence: readonly Citation[], { modality }: Deed): Citation | undefined {
  const told = evidence.filter(({ part }) => part === 'is');
  return told.find(({ body }) => 'modality' in body && body.modality === modality) ?? told[0];
}

function historyText({ history }: Deed): string {
  return history.length > 1
    ? history.map(({ reported, modality }) => `${modality} ${reported}`).join(' → ')
    : '';
}

function disputeText({ disputed, asserted, denied }: Deed): string {
  if (!disputed) return '';
  const said = [
    asserted.length > 0 && `said by ${named(asserted)}`,
    denied.length > 0 && `denied by ${named(denied)}`,
  ].filter(Boolean);
  return said.length > 0 ? `disputed: ${said.join(', ')}` : 'disputed';
}
