import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../src/knowledge/names.ts';
import { organisationNamed } from '../src/knowledge/organisations.ts';
import {
  allPeople,
  headOffice,
  holderOf,
  peopleOfSurname,
  personNamed,
  roleOf,
} from '../src/knowledge/people.ts';
import { stateByCode, stateNamed } from '../src/knowledge/states.ts';
import { titleOf } from '../src/knowledge/titles.ts';

describe('holders of offices', () => {
  it.each([
    ['president', 'USA', '1998-08-08', 'Bill Clinton'],
    ['president', 'USA', '2021-12-25', 'Joe Biden'],
    ['secretary-general', 'United Nations', '1997-05-02', 'Kofi Annan'],
    ['secretary-general', 'United Nations', '2006-12-31', 'Kofi Annan'],
    ['secretary-general', 'United Nations', '2021-12-25', 'Antonio Guterres'],
    ['secretary of state', 'USA', '1999-03-24', 'Madeleine Albright'],
    ['foreign minister', 'RUS', '2021-12-25', 'Sergei Lavrov'],
    ['prime minister', 'ISR', '2006-07-12', 'Ehud Olmert'],
    ['spokesperson', 'Kremlin', '2021-12-25', 'Dmitry Peskov'],
    ['president', 'YUG', '1999-03-24', 'Slobodan Milosevic'],
    ['president', 'ZAR', '1997-04-01', 'Mobutu Sese Seko'],
    ['president', 'COD', '1997-06-01', 'Laurent Kabila'],
    ['high representative', 'European Union', '2006-01-10', 'Javier Solana'],
    ['director-general', 'International Atomic Energy Agency', '2005-09-24', 'Mohamed ElBaradei'],
    ['president', 'Palestinian National Authority', '2006-03-01', 'Mahmoud Abbas'],
  ])('%s of %s on %s', (office, of, date, name) => {
    expect(holderOf(office, of, date)?.name).toBe(name);
  });

  it('are the newcomers on the day of a handover', () => {
    expect(holderOf('president', 'USA', '2021-01-20')?.name).toBe('Joe Biden');
  });

  it('are not named where many hold the office, or nobody is known to', () => {
    expect(holderOf('senator', 'USA', '2006-05-01')).toBeNull();
    expect(holderOf('deputy foreign minister', 'IRN', '2021-12-25')).toBeNull();
    expect(holderOf('president', 'USA', '1850-01-01')).toBeNull();
  });

  it('lead states and bodies', () => {
    expect(headOffice('DEU')).toBe('chancellor');
    expect(headOffice('NATO', '2021-12-25')).toBe('secretary-general');
    expect(headOffice('Hamas', '2005-06-01')).toBe('leader');
    expect(headOffice('THA', '2006-09-20')).toBe('leader');
  });
});

describe('people', () => {
  it.each([
    ['Volodymyr Zelenskiy', 'Volodymyr Zelenskyy'],
    ['Vladimir Zelensky', 'Volodymyr Zelenskyy'],
    ['Mahmud Ahmadinejad', 'Mahmoud Ahmadinejad'],
    ['Mohamad Khatami', 'Mohammad Khatami'],
    ['Moamer Kadhafi', 'Muammar Gaddafi'],
    ['Recep Tayyip Erdoğan', 'Recep Tayyip Erdogan'],
    ['Kim Jong Il', 'Kim Jong-il'],
    ['Gerhard Schröder', 'Gerhard Schroeder'],
  ])('are found as %s', (spelling, name) => {
    expect(personNamed(spelling)?.name).toBe(name);
  });

  it('who share a name are told apart by the date', () => {
    expect(personNamed('George Bush', '1991-01-17')?.name).toBe('George H. W. Bush');
    expect(personNamed('George Bush', '2003-03-20')?.name).toBe('George W. Bush');
    expect(peopleOfSurname('Rice', '2006-02-01')[0]?.name).toBe('Condoleezza Rice');
    expect(peopleOfSurname('Rice', '2013-09-01')[0]?.name).toBe('Susan Rice');
    expect(peopleOfSurname('Kim', '2001-01-01').map(({ name }) => name)).toContain('Kim Dae-jung');
  });

  it('bear their highest office at the date', () => {
    const putin = personNamed('Vladimir Putin');
    const roles = ['1999-10-01', '2005-01-01', '2010-01-01'].map(
      (date) => putin && roleOf(putin, date)?.office,
    );
    expect(roles).toEqual(['prime minister', 'president', 'prime minister']);
  });
});

describe('titles', () => {
  const IRAN = { country: 'IRN', date: '2006-02-01' };
  it.each([
    ['German Foreign Minister', {}, 'foreign minister', 'DEU'],
    ['US Defense Secretary', {}, 'defence minister', 'USA'],
    ['Chancellor of the Exchequer', {}, 'finance minister', 'GBR'],
    ['EU foreign policy chief', {}, 'high representative', 'European Union'],
    ["Russia's top diplomat", {}, 'foreign minister', 'RUS'],
    ['UN chief', { date: '2021-12-25' }, 'secretary-general', 'United Nations'],
    ['IAEA head', { date: '2005-09-24' }, 'director-general', 'International Atomic Energy Agency'],
    ['Senate Majority Leader', {}, 'majority leader', 'USA'],
    ['EU Commission president', {}, 'president', 'European Commission'],
    ['UN High Commissioner for Refugees', {}, 'high commissioner', 'UNHCR'],
    ['presidential spokesman', { country: 'RUS' }, 'spokesperson', 'Kremlin'],
    ['Foreign Ministry spokesman', IRAN, 'spokesperson', 'Iranian Foreign Ministry'],
    ['a spokesman', IRAN, 'spokesperson', null],
    ['Iranian leader', IRAN, 'supreme leader', 'IRN'],
    ['a tribal leader', IRAN, 'leader', null],
    ['head of the Iranian delegation', IRAN, 'director', 'Iranian delegation'],
    ['UN High Commissioner for Refugees spokesman', {}, 'spokesperson', 'UNHCR'],
    ['Deputy Assistant Secretary of State', {}, 'member', 'USA'],
    ['Industry Minister', IRAN, 'minister', 'IRN'],
    ['president of the Iranian wrestling federation', IRAN, 'president', 'Iranian wrestling federation'],
    ['vice foreign minister', { country: 'CHN' }, 'deputy foreign minister', 'CHN'],
    ['Vice-President', { country: 'USA' }, 'vice president', 'USA'],
  ])('%s %o', (text, context, office, of) => {
    expect(titleOf(text, context)).toEqual({ office, of, former: false });
  });

  it('of the past', () => {
    expect(titleOf('ex-President', { country: 'FRA' })?.former).toBe(true);
    expect(titleOf('then British prime minister')?.former).toBe(true);
  });
});

describe('data', () => {
  const rows = (file: string) =>
    readFileSync(new URL(`../src/knowledge/data/${file}`, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .slice(1);

  it('is sorted and without duplicates', () => {
    for (const file of ['people.tsv', 'people-2021.tsv']) {
      const lines = rows(file);
      expect(lines).toEqual([...lines].sort());
    }
    const ministers = rows('people-phoenix.tsv').map((line) => keyOf(line.slice(0, line.indexOf('\t'))));
    expect(ministers.every((key, at) => at === 0 || (ministers[at - 1] ?? '') <= key)).toBe(true);
    const names = allPeople().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names states and organisations that are known', () => {
    const owners = new Set(allPeople().flatMap(({ offices }) => offices.map(({ of }) => of)));
    const unknown = [...owners].filter((of) => !stateByCode(of) && organisationNamed(of)?.name !== of);
    expect(unknown).toEqual([]);
    const posts = new Set(allPeople().flatMap(({ offices }) => offices.map(({ office }) => office)));
    const hosts = [...posts].flatMap((post) => (post.startsWith('ambassador to ') ? [post.slice(14)] : []));
    expect(
      hosts.filter(
        (host) =>
          host !== 'the UN' && stateNamed(host)?.name !== host && organisationNamed(host)?.name !== host,
      ),
    ).toEqual([]);
  });
});
