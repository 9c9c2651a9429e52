import { type Intensity, type IntensityPoint, intensityIn } from '../../ledger/intensity.ts';
import type { Standoff } from '../../ledger/standoff.ts';
import { block, counted, heading, type Page, SHOWN_ID } from './page.ts';
import type { Query } from './query.ts';
import type { View } from './view.ts';

/** Cells of the longest bar; a day as heavy as two assaults fills it. */
const BAR = 10;
const FULL = 20;
/** Deeds that a day names. */
const NAMED = 3;

export const intensity: View = {
  async find({ ledger: { db }, standoff, since, until, asOf, actors, limit }: Query) {
    const all = standoff.sides.flat();
    const names = new Map(all.map(({ id, name }) => [id, name]));
    const found = await intensityIn(db, { actors: [...names.keys()], since, until, asOf });
    const wanted = new Set(actors);
    const pairs = found
      .filter(
        ({ source, target }) =>
          sideOf(standoff, source) !== sideOf(standoff, target) && (wanted.has(source) || wanted.has(target)),
      )
      .map((pair) => ({ ...pair, points: pair.points.slice(-limit) }));
    const named = (pair: Intensity) =>
      `${names.get(pair.source) ?? pair.source} → ${names.get(pair.target) ?? pair.target}`;
    return {
      json: pairs.flatMap(({ source, target, points }) =>
        points.map((point) => ({
          source: { id: source, name: names.get(source) },
          target: { id: target, name: names.get(target) },
          ...point,
        })),
      ),
      text: (page) =>
        pairs
          .map((pair) =>
            [heading(page, named(pair)), ...pair.points.map((point) => pointBlock(page, point))].join('\n'),
          )
          .join('\n\n'),
    };
  },
};

function sideOf({ sides }: Standoff, actor: string): number {
  return sides.findIndex((side) => side.some(({ id }) => id === actor));
}

/** A day: its value, a bar left of the middle for conflict and right for cooperation, and the deeds that weigh most. */
function pointBlock(page: Page, { day, value, count, deeds }: IntensityPoint): string {
  const deedTexts = deeds
    .slice(0, NAMED)
    .map(({ type, modality, entry }) =>
      `${type}${modality === 'happened' ? '' : ` (${modality})`} ${entry.slice(0, SHOWN_ID)}`.replaceAll(
        ' ',
        '\u00a0',
      ),
    );
  const more = count > deedTexts.length ? ` and\u00a0${count - deedTexts.length}\u00a0more` : '';
  return block(page, {
    who: day,
    tone: 'time',
    what: `${barText(value)}\u00a0${value.toFixed(1).padStart(6, '\u00a0')}\u00a0\u00a0${counted(count, 'deed').replace(' ', '\u00a0')}`,
    under: [deedTexts.join(' · ') + more],
  });
}

function barText(value: number): string {
  const cells = Math.min(BAR, Math.ceil((Math.abs(value) / FULL) * BAR));
  const bar = '█'.repeat(cells);
  return value < 0
    ? `${bar.padStart(BAR, '\u00a0')}│${'\u00a0'.repeat(BAR)}`
    : `${'\u00a0'.repeat(BAR)}│${bar.padEnd(BAR, '\u00a0')}`;
}
