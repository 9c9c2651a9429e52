import type { EntryKind } from '../../ledger/entry.ts';
import type { Deed } from '../../ledger/merging/deeds.ts';
import type { Meeting } from '../../ledger/merging/meetings.ts';
import type { Position } from '../../ledger/merging/positions.ts';
import type { Series } from '../../ledger/merging/series.ts';
import type { Thread } from '../../ledger/merging/threads.ts';
import type { Tripwire } from '../../ledger/merging/tripwires.ts';
import type { Cited } from './cited.ts';
import { meetingBlock } from './contacts.ts';
import { threadBlock } from './demands.ts';
import { seriesBlock } from './figures.ts';
import { heading, type Page } from './page.ts';
import { positionBlock } from './positions.ts';
import { deedBlock } from './timeline.ts';
import { tripwireBlock } from './tripwires.ts';

/** How entries of a kind are called and printed. */
interface Kind {
  readonly title: string;
  /** The view that shows them all. */
  readonly view: string;
  readonly block: (page: Page, one: Cited) => string;
}

export const KINDS: Readonly<Record<EntryKind, Kind>> = {
  deed: { title: 'Deeds', view: 'timeline', block: (page, one) => deedBlock(page, one as Cited<Deed>) },
  thread: {
    title: 'Demands',
    view: 'demands',
    block: (page, one) => threadBlock(page, one as Cited<Thread>),
  },
  tripwire: {
    title: 'Tripwires',
    view: 'tripwires',
    block: (page, one) => tripwireBlock(page, one as Cited<Tripwire>),
  },
  series: {
    title: 'Figures',
    view: 'figures',
    block: (page, one) => seriesBlock(page, one as Cited<Series>),
  },
  meeting: {
    title: 'Contacts',
    view: 'contacts',
    block: (page, one) => meetingBlock(page, one as Cited<Meeting>),
  },
  position: {
    title: 'Positions',
    view: 'positions',
    block: (page, one) => positionBlock(page, one as Cited<Position>),
  },
};
export const KIND_NAMES = Object.keys(KINDS) as EntryKind[];

/** Entries under the title of their kind. */
export function byKind(
  page: Page,
  entries: readonly Cited[],
  text: (page: Page, one: Cited) => string = (page, one) => KINDS[one.entry.kind].block(page, one),
): string {
  return KIND_NAMES.flatMap((kind) => {
    const some = entries.filter(({ entry }) => entry.kind === kind);
    if (some.length === 0) return [];
    return [
      [heading(page, `${KINDS[kind].title} (${some.length})`), ...some.map((one) => text(page, one))].join(
        '\n',
      ),
    ];
  }).join('\n\n');
}
