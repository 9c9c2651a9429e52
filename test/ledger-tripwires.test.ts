import { describe, expect, it } from 'vitest';
import { actorId } from '../src/ledger/actors.ts';
import type { Evidence } from '../src/ledger/entry.ts';
import { conditionOf } from '../src/ledger/merging/condition.ts';
import { conditions } from '../src/ledger/merging/conditions.ts';
import { SURE, tripwires } from '../src/ledger/merging/tripwires.ts';
import type { EventType, Modality } from '../src/record/event.ts';
import { entryOf, evidence } from './ledger-evidence.ts';

function threat(
  text: string,
  by: string,
  against: string | null,
  given: Partial<Evidence<'conditional'>> = {},
) {
  const parties = [`by:${by}`, ...(against ? [`against:${against}`] : [])];
  const { parties: _, speaker: __, ...rest } = given;
  return evidence('conditional', { text, sentence: text, parties, ...rest });
}

interface Done {
  readonly by?: string;
  readonly to?: string;
  readonly day?: string | null;
  readonly reported?: string;
  readonly modality?: Modality;
  readonly confidence?: number;
}

function deed(type: EventType, sentence: string, done: Done = {}) {
  const { by = 'Russia', to, reported = '2022-02-24', day = reported, modality = 'happened' } = done;
  return evidence('event', {
    text: sentence,
    reported,
    from: day,
    to: day,
    confidence: done.confidence ?? 0.9,
    parties: [`source:${by}`, ...(to ? [`target:${to}`] : [])],
    body: { type, modality },
  });
}

const invasion = threat('if Russia invades Ukraine', 'Joe Biden@United States', 'Russia');

describe('what a condition means', () => {
  const around = {
    by: { id: actorId('United States'), name: 'United States' },
    against: { id: actorId('Russia'), name: 'Russia' },
    reported: '2021-12-17',
  };
  it.each([
    ['if Russia invades Ukraine', false, 'ASSAULT', 'Russia', 'Ukraine'],
    ["If any Russian forces move across Ukraine's border", false, 'ASSAULT', 'Russia', 'Ukraine'],
    ['if Ukraine is attacked again', false, 'ASSAULT', 'Russia', 'Ukraine'],
    ['in the event of an invasion of Ukraine', false, 'ASSAULT', 'Russia', 'Ukraine'],
    ['If they impose sanctions on Iran', false, 'SANCTION', 'Russia', 'Iran'],
    ['unless Moscow withdraws its troops', true, 'RETREAT', 'Russia', undefined],
    ['if Russia does not withdraw its troops', true, 'RETREAT', 'Russia', undefined],
    ['unless Russia does not attack', false, 'ASSAULT', 'Russia', undefined],
    ['if Russia refuses to withdraw', false, 'REJECT', 'Russia', undefined],
    ['Unless Ukraine signs the treaty', true, 'AGREE', 'Ukraine', undefined],
    ['if Russia goes further', false, undefined, 'Russia', undefined],
  ])('%s', (text, negated, type, subject, object) => {
    const condition = conditionOf(text, around);
    expect(condition.negated).toBe(negated);
    expect(condition.surely[0]).toBe(type);
    expect(condition.subject?.name).toBe(subject);
    expect(condition.object?.name).toBe(object);
  });

  it.each([
    ['if Russia does not free the pilot within a week', '2021-12-24'],
    ['unless Russia withdraws by Dec. 20', '2021-12-20'],
    ['if Russia invades Ukraine', null],
  ])('%s: its time is over on %s', (text, deadline) => {
    expect(conditionOf(text, around).deadline).toBe(deadline);
  });

  it('knows which words tell one condition from another', () => {
    expect(conditionOf('if Syria uses chemical weapons', around).words).toEqual(['chemic']);
  });
});

describe('threats', () => {
  it('are of somebody, or against somebody', () => {
    expect(tripwires.keys(evidence('conditional', { text: 'if it rains' }))).toEqual([]);
    expect(tripwires.keys(invasion).length).toBeGreaterThan(0);
    expect(tripwires.keys(invasion).length).toBeLessThanOrEqual(8);
  });

  it.each([
    ['If Russia attacked Ukraine', 'Antony Blinken@United States', true],
    ['If Russian tanks crossed the border again', 'United States', true],
    ['if Russia invades Ukraine', 'Olaf Scholz@Germany', false],
    ['if Russia invades Georgia', 'United States', false],
    ['unless Russia invades Ukraine', 'United States', false],
    ['if Russia recognises the two regions', 'United States', false],
  ])('"%s", says %s: the same %s', (text, by, same) => {
    const again = threat(text, by, 'Russia', { reported: '2022-01-20' });
    expect(tripwires.match(again, entryOf(tripwires, invasion)) !== null).toBe(same);
    const shared = tripwires.keys(again).some((key) => tripwires.keys(invasion).includes(key));
    if (same) expect(shared).toBe(true);
  });
});

describe('a deed', () => {
  const entry = entryOf(tripwires, invasion);
  const verdict = (one: Evidence<'event'>, of = entry) => {
    const match = conditions.match(one, of);
    const sharing = conditions.keys(one).some((key) => tripwires.keys(invasion).includes(key));
    if (match && of === entry) expect(sharing).toBe(true);
    return !match ? 'not' : (match.part ?? (match.score >= SURE ? 'met' : 'possibly'));
  };

  it('meets a condition by type, actors, time and place, and says why', () => {
    const invaded = deed('ASSAULT', 'Russia invaded Ukraine on Thursday.', { to: 'Ukraine' });
    expect(verdict(invaded)).toBe('met');
    expect(conditions.match(invaded, entry)?.why).toBe(
      'ASSAULT is what "invades" says, done by Russia, to Ukraine, dated 2022-02-24',
    );
  });

  it.each<[string, string, Evidence<'event'>]>([
    [
      'by a person who acts for the state',
      'met',
      deed('ASSAULT', 'Putin attacked.', { by: 'Vladimir Putin@Russia', to: 'Ukraine' }),
    ],
    ['by another', 'not', deed('ASSAULT', 'Belarus attacked Ukraine.', { by: 'Belarus', to: 'Ukraine' })],
    ['to another', 'not', deed('ASSAULT', 'Russia attacked Georgia.', { to: 'Georgia' })],
    ['of another type', 'not', deed('CONSULT', 'Russia met Ukraine.', { to: 'Ukraine' })],
    [
      'that is not dated',
      'possibly',
      deed('ASSAULT', 'Russia attacked Ukraine.', { to: 'Ukraine', day: null }),
    ],
    [
      'that is hardly read',
      'possibly',
      deed('ASSAULT', 'Russia hit Ukraine.', { to: 'Ukraine', confidence: 0.52 }),
    ],
    ['whose target is only named beside it', 'possibly', deed('ASSAULT', 'Russia attacked, Ukraine said.')],
    [
      'before the threat',
      'not',
      deed('ASSAULT', 'Russia invaded Ukraine.', { to: 'Ukraine', day: '2014-03-01' }),
    ],
    [
      'reported before the threat',
      'not',
      deed('ASSAULT', 'Russia hit Ukraine.', { to: 'Ukraine', reported: '2021-12-10' }),
    ],
    ...(['planned', 'conditional', 'demanded', 'negated', 'alleged'] as const).map(
      (modality): [string, string, Evidence<'event'>] => [
        `that is ${modality}`,
        'not',
        deed('ASSAULT', 'Russia invades Ukraine.', { to: 'Ukraine', modality }),
      ],
    ),
  ])('%s: %s', (_, expected, one) => {
    expect(verdict(one)).toBe(expected);
  });

  it('told by the article of the threat itself does not meet it', () => {
    const own = deed('ASSAULT', 'Russia invaded Ukraine.', { to: 'Ukraine', reported: '2021-12-17' });
    expect(verdict({ ...own, source: invasion.source })).toBe('not');
  });

  it('of the West is one of its members', () => {
    const west = entryOf(tripwires, threat('if the West imposes sanctions on Russia', 'Russia', 'West'));
    const imposed = (by: string) =>
      deed('SANCTION', 'Sanctions were imposed on Russia.', { by, to: 'Russia' });
    expect(verdict(imposed('European Union'), west)).toBe('met');
    expect(verdict(imposed('China'), west)).toBe('not');
  });

  it('may meet, do or refuse what an "unless" waits for, never surely', () => {
    const unless = entryOf(
      tripwires,
      threat('Unless Serbia withdraws its special police from Kosovo', 'NATO', 'Serbia'),
    );
    const serbia = (type: EventType, text: string) => deed(type, text, { by: 'Serbia' });
    expect(verdict(serbia('REJECT', 'Serbia refused to withdraw its special police.'), unless)).toBe(
      'possibly',
    );
    expect(verdict(serbia('RETREAT', 'Serbia withdrew its special police from Kosovo.'), unless)).toBe(
      'answers',
    );
    expect(verdict(serbia('RETREAT', 'Serbia pulled its clerks out of Kosovo.'), unless)).toBe('not');
  });

  it('takes a threat back only in so many words', () => {
    const back = (text: string) => deed('RETREAT', text, { by: 'United States', to: 'Russia' });
    expect(verdict(back('The United States dropped its threat to Russia should it invade.'))).toBe('denies');
    expect(verdict(back('The United States withdrew diplomats from Russia.'))).toBe('not');
  });
});

describe('a tripwire', () => {
  const invaded = (given: Partial<Evidence<'event'>> = {}): Evidence<'event'> => ({
    ...deed('ASSAULT', 'Russia invaded Ukraine.', { to: 'Ukraine' }),
    part: 'meets',
    score: 0.95,
    ...given,
  });
  const week = threat('if Russia invades Ukraine within a week', 'United States', 'Russia');
  const later = (text: string) => threat(text, 'United States', 'Russia', { reported: '2022-02-01' });

  it.each<[string, string | null, Evidence[]]>([
    ['armed', null, [invasion]],
    ['tripped', '2022-02-24', [invasion, invaded()]],
    ['possibly met', null, [invasion, invaded({ score: 0.6 })]],
    ['tripped', '2022-02-24', [invasion, invaded({ score: 0.6, by: 'Ada' })]],
    ['withdrawn', '2022-02-24', [invasion, invaded({ part: 'denies' })]],
    ['lapsed', '2022-02-24', [invasion, invaded({ part: 'answers' })]],
    ['armed', null, [week]],
    ['lapsed', '2021-12-24', [week, later('if Russia invades Ukraine')]],
    [
      'possibly met',
      null,
      [
        threat('if Russia does not withdraw within a week', 'United States', 'Russia'),
        later('unless Russia withdraws'),
      ],
    ],
  ])('is %s (%s)', (status, ended, told) => {
    expect(tripwires.state(told)).toMatchObject({ status, ended, armed: '2021-12-17' });
  });
});
