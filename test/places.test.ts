import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveActors } from '../src/reading/actors/actors.ts';
import { findPlaces } from '../src/reading/places.ts';
import { draftOf, type Given, spanIn } from './drafts.ts';

/** Places of a text as "name:country". */
function placesOf(text: string, given: Given = {}): string[] {
  const draft = draftOf(text, given);
  draft.actors = resolveActors(draft).actors;
  return findPlaces(draft).map(({ name, country }) => `${name}:${country}`);
}

describe('places', () => {
  test('a country is a place after "in", an actor where it acts', () => {
    expect(placesOf('Russia warned of a war in Iran.')).toEqual(['Iran:IRN']);
  });

  test('a capital that stands for its government is no place', () => {
    expect(
      placesOf('Moscow needs to act, said diplomats at talks in Geneva.', { names: ['LOC:Geneva'] }),
    ).toEqual(['Geneva:CHE']);
  });

  test('a threat to a government is not a way to its capital', () => {
    expect(placesOf('It is a threat to Moscow.')).toEqual([]);
    expect(placesOf('The envoy flew to Moscow.')).toEqual(['Moscow:RUS']);
  });

  test('the dateline names a place', () => {
    const text = 'MOSCOW, Dec 23 - Talks went on.';
    const dateline = { ...spanIn(text, 'MOSCOW, Dec 23 -'), place: 'MOSCOW', date: '2021-12-23' };
    expect(placesOf(text, { dateline })).toEqual(['Moscow:RUS']);
  });

  test('a country that is visited or left is a place', () => {
    expect(placesOf('She will visit Pakistan before leaving Nepal.')).toEqual(['Pakistan:PAK', 'Nepal:NPL']);
  });

  test('coordinates come from the knowledge; a place that nobody knows keeps its name alone', () => {
    const draft = draftOf('Troops stood near Minsk and in Zorvanskoye.', { names: ['LOC:Zorvanskoye'] });
    const [minsk, unknown] = findPlaces(draft);
    expect(minsk?.lat).toBeCloseTo(53.9, 0);
    expect(minsk?.lon).toBeCloseTo(27.6, 0);
    expect(unknown).toMatchObject({ name: 'Zorvanskoye', country: null, lat: null, lon: null });
  });

  test('what follows the comma tells which of several places is meant', () => {
    const names = ['LOC:Paris', 'LOC:Texas'];
    expect(placesOf('The library in Paris, Texas, was closed.', { names })[0]).toBe('Paris:USA');
    expect(placesOf('The library in Paris was closed.', { names: ['LOC:Paris'] })[0]).toBe('Paris:FRA');
  });

  test('every place lies in its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (rest) => {
        const text = `In Moscow ${rest} near Iran`;
        const draft = draftOf(text);
        for (const { start, end } of findPlaces(draft)) expect(text.slice(start, end)).not.toBe('');
      }),
      { numRuns: 100 },
    );
  });
});
