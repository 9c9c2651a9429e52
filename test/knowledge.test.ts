import { describe, expect, it } from 'vitest';
import { rowsOf } from '../src/knowledge/data.ts';
import { keyOf } from '../src/knowledge/names.ts';
import { allOrganisations, organisationNamed } from '../src/knowledge/organisations.ts';
import { holderOf, personNamed } from '../src/knowledge/people.ts';
import { placeNamed } from '../src/knowledge/places.ts';
import {
  allStates,
  stateByCode,
  stateNamed,
  stateOfCapital,
  stateOfDemonym,
  stateOfSeat,
} from '../src/knowledge/states.ts';
import { titleOf } from '../src/knowledge/titles.ts';

describe('states', () => {
  it('are found by name, demonym, capital and seat', () => {
    expect(stateNamed('the US')?.code).toBe('USA');
    expect(stateNamed('us')).toBeNull();
    expect(stateNamed('turkey')).toBeNull();
    expect(stateNamed('Côte d’Ivoire')?.name).toBe('Ivory Coast');
    expect(stateOfDemonym('Poles')?.code).toBe('POL');
    expect(stateOfCapital('Kiev')?.code).toBe('UKR');
    expect(stateOfSeat('the Kremlin')?.code).toBe('RUS');
  });

  it.each([
    ['U.S.', 'USA'],
    ['America', 'USA'],
    ['Britain', 'GBR'],
    ['Burma', 'MMR'],
    ['DPRK', 'PRK'],
    ['ROK', 'KOR'],
    ['FRY', 'YUG'],
    ['Türkiye', 'TUR'],
    ['Holland', 'NLD'],
  ])('%s', (name, code) => expect(stateNamed(name)?.code).toBe(code));

  it('have one code, one place on earth and a name of their own', () => {
    const states = allStates();
    expect(new Set(states.map(({ code }) => code)).size).toBe(states.length);
    for (const { code, name, lat, lon } of states) {
      expect(stateNamed(name)?.code, name).toBe(code);
      expect(Math.abs(lat) <= 90 && Math.abs(lon) <= 180, name).toBe(true);
    }
  });

  it('come and go', () => {
    expect(stateNamed('Congo', '1996-05-01')?.code).toBe('COG');
    expect(stateNamed('Congo', '1998-08-01')?.code).toBe('COD');
    expect(stateOfSeat('Kremlin', '1985-03-11')?.code).toBe('SUN');
    expect(stateOfCapital('Belgrade', '1999-03-24')?.code).toBe('YUG');
    expect(stateOfCapital('Belgrade', '2012-01-01')?.code).toBe('SRB');
  });
});

describe('organisations', () => {
  it('are found by name and as bodies of states', () => {
    expect(organisationNamed('Nato')?.name).toBe('NATO');
    expect(organisationNamed('Russian foreign ministry')).toMatchObject({
      name: 'Russian Foreign Ministry',
      actsFor: 'RUS',
    });
    expect(organisationNamed('Kenyan police')).toMatchObject({
      name: 'Kenyan police',
      actsFor: null,
      country: 'KEN',
    });
  });

  it('are told from words and from each other', () => {
    expect(organisationNamed('the Australian')?.name).toBe('The Australian');
    expect(organisationNamed('Australian')).toBeNull();
    expect(organisationNamed('the who')).toBeNull();
    expect(organisationNamed('Ministry of Defence')).toBeNull();
    expect(organisationNamed('Republican Guard')?.country).toBe('IRQ');
  });

  it('belong to states that are', () => {
    for (const { name, country, actsFor } of allOrganisations()) {
      for (const code of [country, actsFor]) if (code) expect(stateByCode(code), name).not.toBeNull();
    }
  });
});

describe('people', () => {
  it('hold offices at their dates', () => {
    expect(holderOf('president', 'UKR', '2021-12-25')?.name).toBe('Volodymyr Zelenskyy');
    expect(personNamed('Emmanuel Macron')?.country).toBe('FRA');
  });
});

describe('titles', () => {
  it.each([
    ['US Secretary of State', 'secretary of state', 'USA'],
    ["Russia's foreign minister", 'foreign minister', 'RUS'],
    ['British Foreign Secretary', 'foreign minister', 'GBR'],
    ['president of the United States', 'president', 'USA'],
    ['the Kremlin spokesman', 'spokesperson', 'Kremlin'],
    ['White House press secretary', 'spokesperson', 'White House'],
    ['Nato secretary-general', 'secretary-general', 'NATO'],
    ['Premier', 'prime minister', null],
    ['Russian Foreign Ministry spokeswoman', 'spokesperson', 'Russian Foreign Ministry'],
    ['US ambassador to Kenya', 'ambassador to Kenya', 'USA'],
  ])('%s', (text, office, of) => {
    expect(titleOf(text)).toMatchObject({ office, of, former: false });
  });
});

describe('places', () => {
  it('are told apart by weight and context', () => {
    expect(placeNamed('Kiev')).toMatchObject({ name: 'Kyiv', country: 'UKR', feature: 'capital' });
    expect(placeNamed('Paris')?.country).toBe('FRA');
    expect(placeNamed('Paris, Texas')).toMatchObject({ country: 'USA', region: 'TX' });
    expect(placeNamed('Georgia')?.feature).toBe('country');
    expect(placeNamed('Atlanta, Georgia')?.region).toBe('GA');
    expect(placeNamed('Tbilisi, Georgia')?.country).toBe('GEO');
    expect(placeNamed('Tripoli', { countries: ['LBN'] })?.country).toBe('LBN');
  });

  it.each([
    ['West Bank', 'PSE', 'region'],
    ['Strait of Hormuz', null, 'strait'],
    ['Guantanamo Bay', 'CUB', 'site'],
    ['the White House', 'USA', 'site'],
    ['Fallujah', 'IRQ', 'city'],
    ['southern Iraq', 'IRQ', 'country'],
    ['Khost province', 'AFG', 'town'],
    ['South Africa', 'ZAF', 'country'],
  ])('%s', (name, country, feature) => expect(placeNamed(name)).toMatchObject({ country, feature }));

  it('lie in states that are, and cities are sorted for the look-up', () => {
    for (const [name, , country] of rowsOf('places.tsv', PLACES)) {
      if (country) expect(stateByCode(country), name).not.toBeNull();
    }
    const keys = rowsOf('cities.tsv', CITIES).map(([name = '']) => keyOf(name));
    expect(keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') <= key)).toBe(true);
  });
});

const PLACES = 'name feature country region lat lon aliases'.split(' ');
const CITIES = 'name canonical country region lat lon population capital'.split(' ');
