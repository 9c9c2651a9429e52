import { describe, expect, it } from 'vitest';
import { organisationNamed } from '../src/knowledge/organisations.ts';
import { holderOf, personNamed } from '../src/knowledge/people.ts';
import { placeNamed } from '../src/knowledge/places.ts';
import { stateNamed, stateOfCapital, stateOfDemonym, stateOfSeat } from '../src/knowledge/states.ts';
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
  });
});
