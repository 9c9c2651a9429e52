import { describe, expect, it } from 'vitest';
import type { Evidence } from '../src/ledger/entry.ts';
import { quantityOf } from '../src/ledger/merging/quantity.ts';
import { series } from '../src/ledger/merging/series.ts';
import type { Figure } from '../src/record/figure.ts';
import { evidence } from './ledger-evidence.ts';

type Given = Partial<Figure> & { says?: string };

/** A figure whose sentence holds its text; troops of 17 December 2021 unless said otherwise. */
function figure(text: string, { says, ...body }: Given): Evidence<'figure'> {
  const sentence = says ?? `Russia has ${text} near Ukraine.`;
  return evidence('figure', { text, sentence, body: { unit: 'troops', what: 'troops', ...body } });
}

describe('what a figure counts', () => {
  const placeOf = (says: string) => {
    const { place, owner } = quantityOf(figure('90,000 troops', { value: 90_000, says })) ?? {};
    return [owner, place?.near ? 'near' : 'in', place?.name].join(' ');
  };

  it.each([
    ['Russia has 90,000 troops near Ukraine.', 'RUS near Ukraine'],
    ["Russia has massed 90,000 troops along Ukraine's border, officials in London said.", 'RUS near Ukraine'],
    ['Some 90,000 troops of the Russian army stand on the Ukrainian border.', 'RUS near Ukraine'],
    ['Ukraine said that Russia was keeping 90,000 troops not far from its border.', 'RUS near Ukraine'],
    ['Ukraine puts the Russian force near the country at 90,000 troops.', 'RUS near Ukraine'],
    ['Russia has sent 90,000 troops to Belarus.', 'RUS in Belarus'],
    ['Washington says that 90,000 Russian troops are close to Ukraine.', 'RUS near Ukraine'],
  ])('%s', (says, expected) => {
    expect(placeOf(says)).toBe(expected);
  });

  it('is taken from the sentence where the reader found no noun', () => {
    const says = 'Ukraine puts the Russian force near the country at more than 127,000.';
    const one = figure('more than 127,000', { min: 127_000, unit: 'units', what: 'total', says });
    expect(quantityOf(one)).toMatchObject({ thing: 'forces', owner: 'RUS' });
  });

  it('is nothing for lengths, for parts of another figure and for numbers of nothing', () => {
    const says = 'Russia has 127,000 troops near Ukraine: some 106,000 on land.';
    for (const one of [
      figure('200 km', { value: 200, unit: 'km', what: 'border' }),
      figure('some 106,000', { value: 106_000, unit: 'units', what: 'total', says }),
      figure('two', { value: 2, unit: 'people', what: 'people' }),
    ])
      expect(series.keys(one)).toEqual([]);
  });

  it('makes few keys', () => {
    const says = 'Shells killed 12 civilians in Kharkiv.';
    const one = figure('12 civilians', { value: 12, unit: 'people', what: 'civilians killed', says });
    expect(series.keys(one).length).toBeLessThanOrEqual(8);
  });

  it.each([
    ['Ukraine has lost 90,000 soldiers.', 'soldiers', 'killed'],
    ['Bombs killed 90,000 people.', 'people', 'killed'],
    ['Some 90,000 people have fled abroad.', 'people', 'displaced'],
    ['Colombia hosts 90,000 people.', 'people', 'displaced'],
    ['Police detained 90,000 people.', 'people', 'held'],
    ['In Kyiv 90,000 people marched against the president.', 'people', 'protester'],
    ['Hamas released 90,000 hostages.', 'hostages', 'freed'],
  ])('is what became of people: %s', (says, what, thing) => {
    const unit = what === 'soldiers' ? 'troops' : 'people';
    const one = figure(`90,000 ${what}`, { value: 90_000, unit, what, says });
    expect(quantityOf(one)?.thing).toBe(thing);
  });

  it.each([
    ['Russia had cut its warheads to 90,000.', 'units', 'warhead'],
    ['Its stock of enriched uranium fell to 90,000 kg.', 'kg', 'uranium'],
    ['The number of monitors in Ukraine rose to 90,000.', 'units', 'monitor'],
    ['Inflation in Venezuela reached 90,000 percent.', 'percent', 'percent infl'],
  ])('is the noun before: %s', (says, unit, thing) => {
    const text = /90,000[^.]*/.exec(says)?.[0] ?? '';
    const one = figure(text, { value: 90_000, unit, what: unit === 'kg' ? 'weight' : 'total', says });
    expect(quantityOf(one)?.thing).toBe(thing);
  });

  it('is nothing for a grade', () => {
    const says = 'Iran has uranium enriched to 60 percent.';
    expect(quantityOf(figure('60 percent', { value: 60, unit: 'percent', what: 'share', says }))).toBeNull();
  });

  it('is in the place of its own clause, or abroad', () => {
    const at = (text: string, says: string) =>
      quantityOf(figure(text, { value: 1, unit: 'people', what: 'people killed', says }))?.place?.name;
    expect(at('90 people', 'In Syria 90 people have died, the mission in Geneva said.')).toBe('Syria');
    expect(at('90 people', 'Shells killed 90 people in Gaza.')).toBe('Gaza Strip');
  });
});
