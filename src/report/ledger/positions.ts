import type { Position } from '../../ledger/merging/positions.ts';
import { type Cited, entryJson } from './cited.ts';
import { sourceOf } from './demands.ts';
import { block, type Page, quotation } from './page.ts';
import { entriesFor } from './query.ts';
import type { View } from './view.ts';

export const positions: View = {
  async find(query) {
    const found = await entriesFor<Position>(query, 'position');
    return {
      json: found.map(entryJson),
      text: (page) => found.map((one) => positionBlock(page, one)).join('\n\n'),
    };
  },
};

/** Statements of one position that are printed: the latest. */
const SAID = 8;

/** What an actor says on an issue, statement by statement, contradictions marked. */
export function positionBlock(page: Page, { entry, evidence }: Cited<Position>): string {
  const { actor, issue, said } = entry.state;
  const reportedOf = new Map(said.map(({ record, reported }) => [record, reported]));
  return block(page, {
    who: actor.name,
    what: `on ${issue}`,
    id: entry.id,
    under: [
      said.length > SAID && `… ${said.length - SAID} earlier`,
      ...said.slice(-SAID).flatMap(({ reported, text, record, contradicts }) => [
        { text: `${reported} ${quotation(text, '', 240)}`, tone: 'cue' as const },
        {
          text:
            contradicts.length > 0
              ? `contradicts what was said ${contradicts.map((id) => reportedOf.get(id) ?? 'earlier').join(', ')}`
              : '',
          tone: 'warning' as const,
        },
        sourceOf(evidence, record),
      ]),
    ],
  });
}
