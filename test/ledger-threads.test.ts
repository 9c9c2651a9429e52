import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addReading } from '../src/ledger/add.ts';
import { openLedger } from '../src/ledger/database/open.ts';
import type { Entry, Evidence } from '../src/ledger/entry.ts';
import { deedAnswers, statementAnswers } from '../src/ledger/merging/answers.ts';
import type { Match } from '../src/ledger/merging/merger.ts';
import { type Thread, threads } from '../src/ledger/merging/threads.ts';
import { entriesIn } from '../src/ledger/view.ts';
import type { Actor } from '../src/record/actor.ts';
import type { Demand } from '../src/record/demand.ts';
import type { Event, EventType } from '../src/record/event.ts';
import { recordId } from '../src/record/id.ts';
import type { Reading } from '../src/record/reading.ts';
import { articleOf, spanIn } from './drafts.ts';
import { entryOf, evidence } from './ledger-evidence.ts';

type DemandGiven = { on?: string; response?: string; article?: string; body?: Partial<Demand> };

function demand(by: string, of: string, text: string, { on, response, article, body }: DemandGiven = {}) {
  return evidence('demand', {
    text,
    sentence: `${by} demanded that ${of} ${text}.`,
    parties: [...(by ? [`by:${by}`] : []), ...(of ? [`of:${of}`] : [])],
    ...(on ? { reported: on } : {}),
    ...(article ? { article, source: article } : {}),
    ...(response ? { response } : {}),
    body: { ...(response ? { response: { start: 0, end: 1 } } : {}), ...body },
  });
}

type DeedGiven = { on?: string; target?: string; modality?: Event['modality']; article?: string };

function deed(
  type: EventType,
  by: string,
  trigger: string,
  sentence: string,
  { on = '2022-01-26', target, modality = 'happened', article }: DeedGiven = {},
) {
  return evidence('event', {
    text: trigger,
    sentence,
    reported: on,
    ...(article ? { article, source: article } : {}),
    parties: [`source:${by}`, ...(target ? [`target:${target}`] : [])],
    body: { type, modality },
  });
}

const expansion = demand('Russia', 'NATO', 'rule out any further expansion to the east');
const threadOf = (...told: Evidence[]): Entry<Thread> => entryOf(threads, ...told);

function joins(one: Evidence<'demand'>, ...told: Evidence<'demand'>[]): Match | null {
  const keys = told.flatMap((other) => threads.keys(other));
  if (!threads.keys(one).some((key) => keys.includes(key))) return null;
  const match = threads.match(one, threadOf(...told));
  return match && match.score >= 0.5 ? match : null;
}

/** The thread with the answers that link to it. */
function answered(told: readonly Evidence<'demand'>[], ...answers: Evidence[]): Thread {
  const keys = told.flatMap((other) => threads.keys(other));
  const evidence: Evidence[] = [...told];
  for (const one of answers) {
    const linker = one.kind === 'event' ? deedAnswers : statementAnswers;
    if (!linker.keys(one as never).some((key) => keys.includes(key))) continue;
    const match = linker.match(one as never, threadOf(...evidence));
    if (match && match.score >= 0.5) evidence.push({ ...one, ...match, part: 'answers' });
  }
  return threadOf(...evidence).state;
}

describe('threads', () => {
  it('founds a thread that says what is demanded of whom', () => {
    const { state } = threadOf(expansion);
    expect(state).toMatchObject({
      title: 'Russia → NATO: rule out any further expansion to the east',
      status: 'open',
      by: { name: 'Russia' },
      of: { name: 'NATO' },
      answers: [],
      disputed: false,
    });
    expect(threads.keys(expansion).length).toBeLessThanOrEqual(8);
  });

  it('makes none of a demand by nobody of nobody', () => {
    expect(threads.keys(demand('', '', 'more time for talks'))).toEqual([]);
  });

  it('joins a restatement in other words, and says why', () => {
    const again = demand('Russia', 'NATO', 'give up any expansion to the east', { on: '2022-01-10' });
    expect(joins(again, expansion)?.why).toBe('both by Russia, both of NATO, about “expansion” and “east”');
    const { state } = threadOf(expansion, again);
    expect(state.stated.map(({ reported }) => reported)).toEqual(['2021-12-17', '2022-01-10']);
    expect(state.content).toBe('rule out any further expansion to the east');
  });

  it('joins words that the press uses for each other', () => {
    const police = demand('NATO', 'Yugoslavia', 'withdraw its special police from Kosovo');
    expect(
      joins(demand('NATO', 'Yugoslavia', 'pull all his special police out of Kosovo'), police),
    ).toBeTruthy();
  });

  it('joins what is demanded by one who acts for the state', () => {
    const again = demand('Sergei Ryabkov@Russia', 'NATO', 'give up expansion to the east');
    expect(joins(again, expansion)?.why).toContain('by Sergei Ryabkov as by Russia');
  });

  it('joins where one report does not tell of whom', () => {
    const again = demand('Russia', '', 'an end to expansion to the east');
    expect(joins(again, expansion)?.why).toContain('of NATO in one of them alone');
    expect(threadOf(expansion, again).state.of?.name).toBe('NATO');
  });

  it.each([
    ['another demander', demand('Ukraine', 'NATO', 'rule out any further expansion to the east')],
    ['another addressee', demand('Russia', 'United States', 'rule out any further expansion to the east')],
    ['another matter', demand('Russia', 'NATO', 'withdraw its nuclear weapons from Europe')],
    ['the same verb alone', demand('Russia', 'NATO', 'rule out any deployment of missiles')],
  ])('keeps apart %s', (_, other) => {
    expect(joins(other, expansion)).toBeNull();
  });

  it('joins what the reading links as stated again', () => {
    const again = demand('Russia', '', 'a written promise', { body: { restates: expansion.record } });
    expect(joins(again, expansion)).toEqual({ score: 1, why: 'stated again in the same article' });
  });

  it('keeps a long thread from being about everything', () => {
    const told = Array.from({ length: 12 }, (_, i) =>
      demand(
        'Russia',
        'NATO',
        `rule out expansion to the east and ${'abcdefghijkl'[i]}matter ${'abcdefghijkl'[i]}affair`,
      ),
    );
    expect(threadOf(...told).state.words.toSorted()).toEqual(['east', 'expans']);
  });
});

describe('answers', () => {
  it('lists the answer that the article itself gives', () => {
    const told = demand('Russia', 'NATO', 'rule out expansion', {
      response: 'the door stays open',
      body: { stance: 'rejects' },
    });
    const { status, answers } = threadOf(told).state;
    expect(status).toBe('rejected');
    expect(answers).toEqual([
      {
        reported: '2021-12-17',
        by: expect.objectContaining({ name: 'NATO' }),
        stance: 'rejects',
        text: 'the door stays open',
        record: told.record,
      },
    ]);
  });

  it.each([
    [
      'rejected',
      deed('REJECT', 'NATO', 'rejected', 'NATO rejected the demand on Wednesday.', {
        on: '2022-01-05',
        target: 'Russia',
      }),
    ],
    ['rejected', deed('REJECT', 'NATO', 'refused', 'NATO refused to rule out expansion to the east.')],
    ['accepted', deed('AGREE', 'NATO', 'agreed', 'NATO agreed to rule out expansion to the east.')],
    [
      'partly',
      deed('AGREE', 'NATO', 'agreed', 'NATO agreed in principle to rule out expansion to the east.'),
    ],
    [
      'rejected',
      deed('AGREE', 'NATO', 'would not agree', 'NATO would not agree to rule out expansion to the east.', {
        modality: 'negated',
      }),
    ],
    [
      'evaded',
      deed('REJECT', 'NATO', 'declined', 'NATO declined to comment on an end of expansion to the east.'),
    ],
  ])('is %s by a later deed of the one of whom it is demanded', (status, answer) => {
    const thread = answered([expansion], answer);
    expect(thread.status).toBe(status);
    expect(thread.answers).toHaveLength(1);
    expect(thread.answers[0]).toMatchObject({ by: { name: 'NATO' }, record: answer.record });
  });

  it('takes a retreat that does what is demanded', () => {
    const police = demand('NATO', 'Yugoslavia', 'withdraw its special police from Kosovo', {
      on: '1998-10-05',
    });
    const sentence = 'Yugoslavia has taken some police units out of Kosovo but will keep the others there.';
    const retreat = deed('RETREAT', 'Yugoslavia', 'has taken', sentence, { on: '1998-10-07' });
    expect(answered([police], retreat).status).toBe('partly');
  });

  it('takes what the one of whom it is demanded says of it', () => {
    const enrichment = demand('United Nations', 'Iran', 'suspend its enrichment of uranium');
    const refusal = evidence('statement', {
      text: 'that Iran would never suspend its enrichment of uranium',
      sentence: 'The president said that Iran would never suspend its enrichment of uranium.',
      reported: '2021-12-20',
      parties: ['speaker:Mahmoud Ahmadinejad@Iran'],
    });
    const { status, answers } = answered([enrichment], refusal);
    expect(status).toBe('rejected');
    expect(answers[0]?.by?.name).toBe('Mahmoud Ahmadinejad');
  });

  it.each([
    ['about something else', deed('REJECT', 'NATO', 'refused', 'NATO refused to send troops to Kosovo.')],
    ['by somebody else', deed('REJECT', 'Ukraine', 'rejected', 'Ukraine rejected expansion to the east.')],
    [
      'before the demand',
      deed('REJECT', 'NATO', 'refused', 'NATO refused to rule out expansion to the east.', {
        on: '2021-11-01',
      }),
    ],
    [
      'that is only demanded',
      deed('AGREE', 'NATO', 'agree', 'NATO should agree to rule out expansion to the east.', {
        modality: 'demanded',
      }),
    ],
    ['the other way', deed('AGREE', 'NATO', 'agreed', 'NATO agreed on expansion to the east.')],
    [
      'to a demand that it names',
      deed('REJECT', 'NATO', 'rejected', 'NATO rejected a demand for its troops.'),
    ],
  ])('takes no answer %s', (_, answer) => {
    expect(answered([expansion], answer).answers).toEqual([]);
  });

  it('takes no answer of a side to itself', () => {
    const report = demand('Olaf Scholz@Germany', 'Germany', 'withdraw the report on the pipeline');
    const no = deed(
      'REJECT',
      'Germany',
      'refused',
      'Germany refused to withdraw the report on the pipeline.',
    );
    expect(answered([report], no).answers).toEqual([]);
  });

  it('stays as answered when it is demanded again, and follows the latest answer', () => {
    const no = deed('REJECT', 'NATO', 'refused', 'NATO refused to rule out expansion to the east.');
    const again = demand('Russia', 'NATO', 'rule out expansion to the east', { on: '2022-02-01' });
    expect(answered([expansion, again], no).status).toBe('rejected');
    const yes = deed('AGREE', 'NATO', 'agreed', 'NATO agreed to rule out expansion to the east.', {
      on: '2022-03-01',
    });
    expect(answered([expansion], no, yes).status).toBe('accepted');
  });

  it('is disputed where one day has it both accepted and rejected', () => {
    const no = deed('REJECT', 'NATO', 'refused', 'NATO refused to rule out expansion to the east.');
    const yes = deed('AGREE', 'NATO', 'agreed', 'NATO agreed to rule out expansion to the east, Tass said.');
    expect(answered([expansion], no, yes).disputed).toBe(true);
  });

  it('is withdrawn by who demanded it, until it is demanded again', () => {
    const dropped = deed(
      'CONCEDE',
      'Russia',
      'dropped',
      'Russia dropped its demand over expansion to the east.',
    );
    expect(answered([expansion], dropped)).toMatchObject({ status: 'withdrawn', answers: [] });
    const again = demand('Russia', 'NATO', 'rule out expansion to the east', { on: '2022-02-01' });
    expect(answered([expansion, again], dropped).status).toBe('open');
  });

  it('counts two records of one sentence once', () => {
    const sentence = 'NATO refused to rule out expansion to the east.';
    const no = deed('REJECT', 'NATO', 'refused', sentence, { article: 'b' });
    const twice = deed('REJECT', 'NATO', 'rule out', sentence, { article: 'b' });
    expect(answered([expansion], no, twice).answers).toHaveLength(1);
  });
});

const actors: Actor[] = ['Russia', 'NATO'].map((name, i) => ({
  id: `a${i}`,
  name,
  kind: i === 0 ? 'state' : 'organisation',
  country: i === 0 ? 'RUS' : null,
  role: null,
  wikidata: null,
  mentions: [{ start: 0, end: 1, as: 'name' }],
}));
const [russia, nato] = actors as [Actor, Actor];

function readingOf(
  text: string,
  published: string,
  records: Partial<Reading>,
): [ReturnType<typeof articleOf>, Reading] {
  const article = articleOf(text, { name: published, published });
  const nothing = { places: [], times: [], statements: [], events: [], figures: [], conditionals: [] };
  const { text: _, ...document } = article;
  return [
    article,
    {
      document,
      sentences: [{ start: 0, end: text.length }],
      actors,
      ...nothing,
      demands: [],
      contacts: [],
      warnings: [],
      ...records,
    },
  ];
}

describe('threads of a ledger', () => {
  it('keeps a demand and its answer of another article, as of each day', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'standoff-'));
    const ledger = await openLedger(join(folder, 'ledger.sqlite'));
    try {
      const asked = 'Russia demanded that NATO rule out any expansion to the east.';
      const content = spanIn(asked, 'rule out any expansion to the east');
      const demanded: Demand = {
        id: recordId('a', 'demand', [content]),
        sentence: 0,
        confidence: 0.9,
        by: russia,
        of: nato,
        content,
        response: null,
        stance: null,
        restates: null,
      };
      const said = 'NATO refused to rule out expansion to the east.';
      const trigger = spanIn(said, 'refused');
      const refused: Event = {
        id: recordId('b', 'event', [trigger]),
        sentence: 0,
        confidence: 0.9,
        type: 'REJECT',
        trigger,
        mentions: [trigger],
        sources: [nato],
        targets: [russia],
        modality: 'happened',
        date: null,
        place: null,
        statement: null,
      };
      const context = { reader: 'test', now: new Date(0) };
      await addReading(ledger, ...readingOf(asked, '2021-12-17', { demands: [demanded] }), context);
      await addReading(ledger, ...readingOf(said, '2022-01-26', { events: [refused] }), context);
      const wanted = { kind: 'thread', actors: [], limit: 10 } as const;
      const [now] = await entriesIn(ledger.db, wanted);
      expect(now?.entry.state).toMatchObject({
        status: 'rejected',
        answers: [{ stance: 'rejects', text: said }],
      });
      expect(now?.evidence.find(({ part }) => part === 'answers')?.why).toBe(
        'NATO, of whom it is demanded, rejects it towards Russia, about “expansion” and “east”',
      );
      const [then] = await entriesIn(ledger.db, { ...wanted, asOf: '2022-01-01' });
      expect(then?.entry.state).toMatchObject({ status: 'open', answers: [] });
    } finally {
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
