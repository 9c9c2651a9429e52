import type { Tripwire, TripwireStatus } from '../../ledger/merging/tripwires.ts';
import type { Tone } from '../paint.ts';
import { type Cited, entryJson, sourcesText } from './cited.ts';
import { sourceOf } from './demands.ts';
import { block, type Page, SHOWN_ID, severalText, whoToWhom } from './page.ts';
import { entriesFor } from './query.ts';
import type { View } from './view.ts';

export const tripwires: View = {
  async find(query) {
    const found = await entriesFor<Tripwire>(query, 'tripwire');
    return {
      json: found.map(entryJson),
      text: (page) => found.map((one) => tripwireBlock(page, one)).join('\n\n'),
    };
  },
};

const TONES: Readonly<Partial<Record<TripwireStatus, Tone>>> = {
  tripped: 'warning',
  'possibly met': 'warning',
};

/** Deeds that meet a condition, or may, that are printed: the sure ones first. */
const MET = 3;

/** A tripwire: condition ⇒ consequence, its state, and the deeds that meet it with the reason. */
export function tripwireBlock(page: Page, { entry, evidence }: Cited<Tripwire>): string {
  const { state } = entry;
  const met = [...state.met].sort((a, b) => Number(b.surely) - Number(a.surely));
  const status = state.ended ? `${state.status} ${state.ended}` : state.status;
  return block(page, {
    who: whoToWhom([state.by], [state.against]),
    what: `${state.condition} ⇒ ${state.consequence}`,
    id: entry.id,
    under: [
      {
        text: [status, `stated ${state.armed}`, severalText(entry.sources)].filter(Boolean).join(' · '),
        tone: TONES[state.status],
      },
      sourcesText(evidence.filter(({ part }) => part === 'is')),
      ...met.slice(0, MET).flatMap(({ record, reported, surely, text, why }) => [
        {
          text: `↳ ${reported} ${surely ? 'met' : 'possibly met'} by “${text}” (${why})`,
          tone: 'cue' as const,
        },
        sourceOf(evidence, record),
      ]),
      met.length > MET &&
        `↳ ${met.length - MET} more; standoff explain ${entry.id.slice(0, SHOWN_ID)} has all`,
      { text: state.disputed ? 'disputed' : '', tone: 'warning' },
    ],
  });
}
