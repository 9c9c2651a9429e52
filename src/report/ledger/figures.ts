import type { Series } from '../../ledger/merging/series.ts';
import { boundsText } from '../rows.ts';
import { type Cited, entryJson } from './cited.ts';
import { sourceOf } from './demands.ts';
import { block, heading, type Page, SHOWN_ID } from './page.ts';
import { entriesFor } from './query.ts';
import type { View } from './view.ts';

export const figures: View = {
  async find(query) {
    const found = await entriesFor<Series>(query, 'series');
    return {
      json: found.map(entryJson),
      text: (page) => found.map((one) => seriesBlock(page, one)).join('\n\n'),
    };
  },
};

type Point = Series['points'][number];

/** Points of one claimant that are printed: the latest. */
const POINTS = 12;

/** A series: what is counted, then each claimant's values by date. */
export function seriesBlock(page: Page, { entry, evidence }: Cited<Series>): string {
  const { state, id } = entry;
  const claims = new Map<string, Point[]>();
  for (const point of state.points) {
    const key = point.claimant?.id ?? '';
    claims.set(key, [...(claims.get(key) ?? []), point]);
  }
  const rows = [...claims.values()].flatMap((points) => [
    ...(points.length > POINTS
      ? [block(page, { who: claimantOf(points[0]), what: `… ${points.length - POINTS} earlier` })]
      : []),
    ...points.slice(-POINTS).map((point, i) =>
      block(page, {
        who: i === 0 && points.length <= POINTS ? claimantOf(point) : '',
        what: `${point.asOf ?? `reported ${point.reported}`}\u00a0\u00a0${amountOf(state, point)}`,
        mark: amountOf(state, point),
        under: [{ text: contradiction(state, point), tone: 'warning' }, sourceOf(evidence, point.record)],
      }),
    ),
  ]);
  const place = state.where ? `, ${state.where}` : '';
  const title = `${state.what || state.title}${place}`;
  return [`${heading(page, title, id.slice(0, SHOWN_ID))}`, ...rows].join('\n');
}

function claimantOf(point: Point | undefined): string {
  return point?.claimant?.name ?? 'the article itself';
}

function amountOf({ unit }: Series, point: Point): string {
  return boundsText({ ...point, unit });
}

function contradiction(series: Series, { contradicts }: Point): string {
  const others = series.points.filter(({ record }) => contradicts.includes(record));
  return others.length === 0
    ? ''
    : `disputed: ${others.map((other) => `${amountOf(series, other)} (${claimantOf(other)})`).join(', ')}`;
}
