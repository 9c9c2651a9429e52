import { describe, expect, it } from 'vitest';
import type { Filled } from '../src/language/decode.ts';
import { resolveActors } from '../src/reading/actors/actors.ts';
import { placeIn } from '../src/reading/circumstances.ts';
import { findPlaces } from '../src/reading/places.ts';
import { draftOf, type Given, spanIn } from './drafts.ts';

/** The name of the place that the words stand for. */
function placed(text: string, words: string, given: Given = {}) {
  const draft = draftOf(text, given);
  draft.actors = resolveActors(draft).actors;
  draft.places = findPlaces(draft);
  const at = spanIn(text, words, text.lastIndexOf(words));
  const frame: Filled = {
    kind: 'event',
    trigger: at,
    found: 0.9,
    roles: [],
    parties: [{ ...at, label: 'place', probability: 0.9 }],
    type: { label: 'ASSAULT', probability: 0.9 },
    labels: {},
  };
  return placeIn(frame, draft);
}

/** Text, the words in it that name the place, the name of the place. */
const CASES: Record<string, readonly (readonly [text: string, words: string, name: string])[]> = {
  'a people stands for its country': [
    ['Shells fell on Israeli soil.', 'Israeli soil', 'Israel'],
    ['Bombs hit Afghan towns.', 'Afghan', 'Afghanistan'],
  ],
  'a possessive is its country': [["Nepal's truce held.", "Nepal's", 'Nepal']],
  'several places stay together': [
    ['Blasts shook embassies in Kenya and Tanzania.', 'Kenya and Tanzania', 'Kenya and Tanzania'],
    ['Envoys met in Geneva, Oslo and Rome.', 'Geneva, Oslo and Rome', 'Geneva, Oslo and Rome'],
  ],
  'a town needs no country beside it, but an American one its state': [
    ['The round was opened in Doha, Qatar.', 'Doha, Qatar', 'Doha'],
    ['She spoke in Portland, Maine.', 'Portland, Maine', 'Portland, Maine'],
  ],
  'a site keeps its name': [
    ['Troops searched the Balata refugee camp.', 'the Balata refugee camp', 'Balata refugee camp'],
  ],
  'a province is not the town of its name': [
    ['Fighting broke out in the province of Kunar. Ten died in Kunar.', 'Kunar', 'Kunar province'],
  ],
  'a description means the country spoken of': [
    ['Rebels in Nepal agreed to a truce. Observers went to the country.', 'the country', 'Nepal'],
    ['Iraq lies under two zones. The zone in the south stays.', 'the south', 'southern Iraq'],
  ],
};

describe('places of deeds', () => {
  for (const [what, cases] of Object.entries(CASES)) {
    it.each(cases)(`${what}: %s`, (text, words, name) => {
      expect(placed(text, words)?.name).toBe(name);
    });
  }

  it('"here" is where the article was filed', () => {
    const text = 'MOSCOW, Dec 23 - Envoys met here.';
    const dateline = { ...spanIn(text, 'MOSCOW, Dec 23 -'), place: 'MOSCOW', date: '2021-12-23' };
    expect(placed(text, 'here', { dateline })?.name).toBe('Moscow');
    expect(placed('Envoys met here.', 'here')).toBeNull();
  });

  it('a place that nobody knows keeps its words and has no coordinates', () => {
    expect(placed('They met at the old mill.', 'the old mill')).toEqual({
      name: 'old mill',
      lat: null,
      lon: null,
    });
  });
});
