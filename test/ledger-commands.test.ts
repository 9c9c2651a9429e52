import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { actorNamed } from '../src/ledger/actor-named.ts';
import { addReading } from '../src/ledger/add.ts';
import { addAll } from '../src/ledger/add-all.ts';
import type { Ledger } from '../src/ledger/database/open.ts';
import type { EntryKind, Evidence, Party, State } from '../src/ledger/entry.ts';
import type { Meeting } from '../src/ledger/merging/meetings.ts';
import type { Position } from '../src/ledger/merging/positions.ts';
import type { Series } from '../src/ledger/merging/series.ts';
import type { Thread } from '../src/ledger/merging/threads.ts';
import type { Tripwire } from '../src/ledger/merging/tripwires.ts';
import { openStandoff, requireStandoff, standoffsIn } from '../src/ledger/standoff.ts';
import { readerVersion } from '../src/reading/reader.ts';
import { addedText } from '../src/report/ledger/added.ts';
import { explainEntry, isEntryId } from '../src/report/ledger/explanation.ts';
import { KINDS } from '../src/report/ledger/kinds.ts';
import { pageOf } from '../src/report/ledger/page.ts';
import type { Asked } from '../src/report/ledger/query.ts';
import { search } from '../src/report/ledger/search.ts';
import { show, standoffList } from '../src/report/ledger/show.ts';
import { VIEW_NAMES, VIEWS_ABOUT } from '../src/report/ledger/view-names.ts';
import { coloured, plain } from '../src/report/paint.ts';
import { freshFolder, freshLedger } from './databases.ts';
import { articleOf } from './drafts.ts';
import { actor, evidence } from './ledger-evidence.ts';
import { readingOf, type Told } from './ledger-readings.ts';

const NOW = new Date('2022-01-05T12:00:00Z');

const ARTICLES: readonly { name: string; published: string; text: string; deeds: readonly Told[] }[] = [
  {
    name: 'wire-1',
    published: '2021-12-20',
    text: 'Russia massed tanks on the border of Ukraine on Monday. Kenya welcomed traders from Ghana the same day.',
    deeds: [
      { words: 'massed', source: 'Russia', target: 'Ukraine' },
      { words: 'welcomed', type: 'SUPPORT', source: 'Kenya', target: 'Ghana' },
    ],
  },
  {
    name: 'wire-2',
    published: '2021-12-27',
    text: 'Vladimir Putin accused Ukraine of shelling its own \u001b[31mvillages, a claim that nobody could check.',
    deeds: [
      { words: 'accused', type: 'ACCUSE', source: 'Vladimir Putin', target: 'Ukraine' },
      { words: 'shelling', type: 'ASSAULT', source: 'Ukraine', modality: 'alleged' },
    ],
  },
];

async function fill(ledger: Ledger): Promise<void> {
  for (const { name, published, text, deeds } of ARTICLES) {
    const article = articleOf(text, { name, published, title: `Title of ${name}` });
    await addReading(ledger, article, readingOf(article, deeds), { reader: 'test', now: NOW });
  }
}

const text = async (
  ledger: Ledger,
  name: string,
  view: string | null,
  asked: Asked = {},
  width = 80,
): Promise<string> => (await show(ledger, name, view, asked)).text(pageOf(width, plain));

describe('a standoff', async () => {
  const ledger = await freshLedger('sqlite');
  beforeAll(() => fill(ledger));
  const open = (name: string, sides: string[][], since = '2021-12-01') =>
    openStandoff(ledger, { name, sides, since }, NOW);

  it('is opened by what people call its sides', async () => {
    const { sides } = await open('Border', [
      ['Moscow', 'the Kremlin', 'russia'],
      ['US', 'nato', 'Kyiv', 'Vladimir Putin'],
    ]);
    expect(sides.map((side) => side.map(({ name }) => name))).toEqual([
      ['Russia'],
      ['NATO', 'Ukraine', 'United States', 'Vladimir Putin'],
    ]);
  });

  it('is changed where it is opened again, and keeps what is not said', async () => {
    await open('Border', [['Russia'], ['Ukraine', 'NATO']]);
    await openStandoff(ledger, { name: 'border', until: '2022-03-01', terms: ['tanks', ''] }, NOW);
    const standoff = await requireStandoff(ledger.db, 'Border');
    expect(standoff).toMatchObject({ name: 'Border', until: '2022-03-01', terms: ['tanks'] });
    expect(standoff.sides.map((side) => side.length)).toEqual([1, 2]);
    await openStandoff(ledger, { name: 'Border', until: null, terms: [] }, NOW);
    expect(await standoffsIn(ledger.db)).toMatchObject([{ name: 'Border', until: null, terms: [] }]);
  });

  it('finds in the ledger those whom no knowledge has', async () => {
    await ledger.db
      .insertInto('actors')
      .values([
        { id: 'a1', name: 'Hill Tribes Council', kind: 'group', country: null, wikidata: null },
        { id: 'a2', name: 'Valley Tribes Council', kind: 'group', country: null, wikidata: null },
      ])
      .execute();
    expect(await actorNamed(ledger, 'hill tribes', '2021-12-01')).toMatchObject({ id: 'a1' });
    await expect(actorNamed(ledger, 'tribes council', '2021-12-01')).rejects.toThrow(
      '"tribes council" may be "Hill Tribes Council", "Valley Tribes Council"; give the full name of one',
    );
  });

  it.each<[string, Parameters<typeof openStandoff>[1], RegExp]>([
    ['nobody', { name: 'X', sides: [['Zzyzxland']], since: '2021-12-01' }, /nobody is called "Zzyzxland"/],
    [
      'twice',
      { name: 'X', sides: [['Russia'], ['Moscow']], since: '2021-12-01' },
      /"Russia" on sides 1 and 2/,
    ],
    ['no side', { name: 'X', since: '2021-12-01' }, /--side: found none/],
    ['no day', { name: 'X', sides: [['Russia']] }, /--since: found none; want the first day/],
    [
      'bad day',
      { name: 'X', sides: [['Russia']], since: '2021-13-01' },
      /--since: found "2021-13-01"; want a day/,
    ],
    ['no name', { name: ' ', sides: [['Russia']], since: '2021-12-01' }, /name of the standoff/],
    [
      'backwards',
      { name: 'X', sides: [['Russia']], since: '2021-12-01', until: '2021-11-01' },
      /want a day not before --since 2021-12-01/,
    ],
  ])('is refused: %s', async (_, opening, message) => {
    await expect(openStandoff(ledger, opening, NOW)).rejects.toThrow(message);
    expect((await standoffsIn(ledger.db)).map(({ name }) => name)).not.toContain('X');
  });
});

describe('show', async () => {
  const ledger = await freshLedger('sqlite');
  beforeAll(async () => {
    await fill(ledger);
    await openStandoff(
      ledger,
      { name: 'Border', sides: [['Russia'], ['Ukraine', 'NATO']], since: '2021-12-01' },
      NOW,
    );
  });

  it('prints the timeline by day, each deed with its source', async () => {
    expect(await text(ledger, 'Border', 'timeline')).toBe(
      `Border  since 2021-12-01
  1   Russia
  2   NATO, Ukraine

Monday, 20 December 2021
  Russia → Ukraine      MOBILIZE: “Russia massed tanks on the border   ${await idOf(ledger, 'massed')}
                        of Ukraine on Monday.”
                        wire-1 (2021-12-20) 7-13

Monday, 27 December 2021
  Vladimir Putin →      ACCUSE: “Vladimir Putin accused Ukraine of     ${await idOf(ledger, 'accused')}
  Ukraine               shelling its own \ufffd[31mvillages, a claim that
                        nobody could check.”
                        wire-2 (2021-12-27) 15-22
  Ukraine               ASSAULT (alleged): “Vladimir Putin accused     ${await idOf(ledger, 'shelling')}
                        Ukraine of shelling its own \ufffd[31mvillages, a
                        claim that nobody could check.”
                        disputed
                        wire-2 (2021-12-27) 34-42`,
    );
  });

  it('narrows by day, side, sides between which, knowledge and number', async () => {
    const kept = async (asked: Asked) =>
      (await show(ledger, 'Border', 'timeline', asked)).json.map(
        (one) => (one as { state: { type: string } }).state.type,
      );
    expect(await kept({ since: '2021-12-21' })).toEqual(['ACCUSE', 'ASSAULT']);
    expect(await kept({ until: '2021-12-21' })).toEqual(['MOBILIZE']);
    expect(await kept({ asOf: '2021-12-21' })).toEqual(['MOBILIZE']);
    expect(await kept({ side: '1' })).toEqual(['MOBILIZE', 'ACCUSE']);
    expect(await kept({ side: 'Kyiv', between: true })).toEqual(['MOBILIZE', 'ACCUSE']);
    expect(await kept({ side: 'Kenya' })).toEqual(['SUPPORT']);
    expect(await kept({ limit: 1 })).toHaveLength(1);
  });

  it('prints one object a line with everything that a line of the page has', async () => {
    const { json } = await show(ledger, 'Border', 'timeline', {});
    expect(JSON.parse(JSON.stringify(json[0]))).toMatchObject({
      kind: 'deed',
      at: '2021-12-20',
      sources: 1,
      state: { type: 'MOBILIZE', modality: 'happened' },
      evidence: [{ article: { name: 'wire-1' }, reported: '2021-12-20', start: 7, end: 13, text: 'massed' }],
    });
  });

  it('shows what is disputed, and what a report told after a day', async () => {
    expect(await text(ledger, 'Border', 'disputed')).toContain('Deeds (1)\n  Ukraine');
    const changes = await text(ledger, 'Border', 'changes', { since: '2021-12-21' });
    expect(changes).toContain('what reports after 2021-12-21 told first or changed');
    expect(changes).toContain('new: happened         Vladimir Putin → Ukraine');
    expect(changes).not.toContain('massed');
    expect(await text(ledger, 'Border', 'changes', { since: '2022-01-01' })).toContain('nothing to show');
  });

  it('gives the intensity between sides by day', async () => {
    expect(await text(ledger, 'Border', 'intensity')).toMatch(
      /Russia → Ukraine\n +2021-12-20 .*-7\.2 +1 deed\n/,
    );
  });

  it('fits a standoff on one screen, and lists all of them', async () => {
    const page = await text(ledger, 'Border', null);
    expect(page).toMatch(/^Border {2}since 2021-12-01\n.*\n.*\n\nDeeds \(3\)\n {2}latest: 2021-12-27/);
    expect(page.split('\n').length).toBeLessThan(40);
    expect((await standoffList(ledger.db)).text(pageOf(80, plain))).toContain('Border  since 2021-12-01');
  });

  it.each([80, 100, 140])('keeps every view within %i columns', async (width) => {
    for (const view of [null, ...VIEW_NAMES]) {
      const lines = (await text(ledger, 'Border', view, {}, width)).split('\n');
      expect(
        lines.filter((line) => line.length > width),
        `${view}`,
      ).toEqual([]);
    }
  });

  it.each<[string, string, string | null, Asked, RegExp]>([
    ['standoff', 'Nowhere', null, {}, /no standoff "Nowhere"; there are "Border"/],
    ['view', 'Border', 'gossip', {}, /no view "gossip"; there are timeline, positions, demands/],
    ['day', 'Border', 'timeline', { since: 'May' }, /--since: found "May"; want a day/],
    ['day of knowledge', 'Border', null, { asOf: '2021-02-30' }, /--as-of: found "2021-02-30"/],
    [
      'side',
      'Border',
      null,
      { side: '3' },
      /--side: found 3; there are 1 \(Russia\) and 2 \(NATO, Ukraine\)/,
    ],
  ])('says what is wrong with a %s', async (_, name, view, asked, message) => {
    await expect(show(ledger, name, view, asked)).rejects.toThrow(message);
  });

  it('says what to do with an empty ledger', async () => {
    const empty = await freshLedger('sqlite');
    await expect(show(empty, 'Border', null, {})).rejects.toThrow(/nor any other; open one: standoff open/);
    await openStandoff(empty, { name: 'Border', sides: [['Russia']], since: '2021-12-01' }, NOW);
    await expect(show(empty, 'Border', null, {})).rejects.toThrow(/no article yet; add some: standoff add/);
    await expect(search(empty, 'tanks')).rejects.toThrow(/standoff add/);
  });

  it('explains an entry span by span, by the beginning of its id', async () => {
    const id = await idOf(ledger, 'massed');
    expect(isEntryId(id) && !isEntryId('e12345678') && !isEntryId('D12')).toBe(true);
    const page = (await explainEntry(ledger, id)).text(pageOf(100, plain));
    expect(page).toContain('wire-1 (2021-12-20) 7-13 “massed”');
    expect(page).toContain('why: first report · score 1.00');
    await expect(explainEntry(ledger, 'D0000')).rejects.toThrow(/no entry "D0000"; `standoff show` prints/);
    await expect(explainEntry(ledger, id, { asOf: '2021-12-01' })).rejects.toThrow(/not known on 2021-12-01/);
  });

  it('finds articles by their words, with the sentences that hold them', async () => {
    const found = await search(ledger, 'tanks "border of"');
    expect(found.text(pageOf(120, plain))).toContain(
      '“Russia massed tanks on the border of Ukraine on Monday.” 0-55',
    );
    expect(found.json).toMatchObject([{ article: { name: 'wire-1' }, sentences: [{ start: 0, end: 55 }] }]);
    expect((await search(ledger, 'tanks', { asOf: '2021-12-01' })).json).toEqual([]);
    expect((await search(ledger, 'submarines')).text(pageOf(80, plain))).toBe('');
    await expect(search(ledger, '"')).rejects.toThrow(/want words/);
  });
});

describe('the page of', () => {
  const page = pageOf(80, plain);
  const told = [
    { ...evidence('demand', { record: 'd1', text: 'leave the valley', start: 10, end: 26 }), name: 'wire-3' },
    {
      ...evidence('demand', { record: 'd2', text: 'never', part: 'answers', reported: '2021-12-19', end: 5 }),
      name: 'wire-4',
    },
  ];
  const block = <S extends State>(kind: EntryKind, state: Omit<S, keyof State> & Partial<State>, on = told) =>
    KINDS[kind].block(page, {
      entry: {
        id: `${kind[0]?.toUpperCase()}123456789abc`,
        kind,
        at: '2021-12-17',
        firstReported: '2021-12-17',
        lastReported: '2021-12-19',
        sources: 2,
        state: {
          title: 'title',
          status: 'open',
          disputed: false,
          from: null,
          to: null,
          parties: [] as Party[],
          ...state,
        },
      },
      evidence: on as readonly (Evidence & { name: string })[],
    });

  it('a demand has its state, and each answer with its source', () => {
    expect(
      block<Thread>('thread', {
        status: 'rejected',
        by: actor('Russia'),
        of: actor('NATO'),
        content: 'leave the valley',
        stated: [
          { reported: '2021-12-17', by: actor('Russia'), record: 'd1', article: 'x' },
          { reported: '2021-12-18', by: actor('Russia'), record: 'd1', article: 'x' },
        ],
        answers: [
          { reported: '2021-12-19', by: actor('NATO'), stance: 'rejects', text: 'never', record: 'd2' },
        ],
        words: [],
      }),
    ).toBe(`  Russia → NATO         “leave the valley”                             T12345678
                        rejected, made 2021-12-17 · made 2 times, last
                        2021-12-18 · 2 sources
                        wire-3 (2021-12-17) 10-26
                        ↳ 2021-12-19 NATO rejects: “never”
                        wire-4 (2021-12-19) 0-5`);
  });

  it('a tripwire has its state, what tripped it and why; the sure deed first', () => {
    const met = { record: 'd2', reported: '2021-12-19', text: 'left', why: 'the same actor' };
    const printed = block<Tripwire>('tripwire', {
      status: 'tripped',
      by: actor('Russia'),
      against: null,
      condition: 'if they stay',
      consequence: 'the road closes',
      armed: '2021-12-17',
      ended: '2021-12-19',
      met: [
        { ...met, surely: false },
        { ...met, surely: true, record: 'd1' },
      ],
      words: [],
    } as unknown as Tripwire);
    expect(printed).toContain('if they stay ⇒ the road closes');
    expect(printed).toContain('tripped 2021-12-19 · stated 2021-12-17');
    expect(printed.indexOf(' met by')).toBeLessThan(printed.indexOf('possibly met by'));
  });

  it('a series has values by claimant, with disagreements', () => {
    const point = {
      asOf: '2021-12-17',
      reported: '2021-12-17',
      min: null,
      max: null,
      text: '',
      contradicts: [],
    };
    const printed = block<Series>('series', {
      unit: 'troops',
      what: 'troops',
      where: 'the valley',
      points: [
        { ...point, value: 90_000, claimant: actor('Ukraine'), record: 'd1' },
        { ...point, value: 120_000, claimant: null, record: 'd2', contradicts: ['d1'] },
      ],
      words: [],
    } as unknown as Series);
    expect(printed).toContain('troops, the valley');
    expect(printed).toContain('  Ukraine               2021-12-17  90,000 troops');
    expect(printed).toContain('the article itself    2021-12-17  120,000 troops');
    expect(printed).toContain('disputed: 90,000 troops (Ukraine)');
  });

  it('a meeting tells how it came about', () => {
    const step = { when: null, where: null, record: 'd1' };
    expect(
      block<Meeting>('meeting', {
        status: 'held',
        format: 'talks',
        participants: [actor('Russia'), actor('NATO')],
        when: '2022-01-10',
        where: { name: 'Geneva', lat: null, lon: null },
        history: [
          { ...step, reported: '2021-12-17', status: 'proposed' },
          { ...step, reported: '2021-12-28', status: 'planned', when: '2022-01-10', where: 'Geneva' },
          { ...step, reported: '2022-01-10', status: 'held' },
        ],
        words: [],
      } as unknown as Meeting),
    ).toContain('proposed 2021-12-17 → planned 2021-12-28 for');
    expect(VIEWS_ABOUT.contacts).toContain('proposed to held');
  });

  it('a position marks what contradicts what', () => {
    const printed = block<Position>('position', {
      actor: actor('Russia'),
      issue: 'the valley',
      said: [
        { reported: '2021-12-17', text: 'we stay out', record: 'd1', contradicts: [] },
        { reported: '2021-12-19', text: 'we are in', record: 'd2', contradicts: ['d1'] },
      ],
      words: [],
    } as unknown as Position);
    expect(printed).toContain('2021-12-17 “we stay out”');
    expect(printed).toContain('contradicts what was said 2021-12-17');
  });

  it('has the same words in colour', async () => {
    const one = { who: 'Russia', what: 'it massed tanks', mark: 'massed', under: ['wire'] };
    const { block: print } = await import('../src/report/ledger/page.ts');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what colours are made of
    const colours = /\u001b\[\d+m/g;
    expect(print(pageOf(80, coloured), one).replace(colours, '')).toBe(print(page, one));
  });
});

describe('adding', () => {
  it('tells of bad inputs, skips what is known and adds the rest', async () => {
    const ledger = await freshLedger('sqlite');
    const article = articleOf(ARTICLES[0]?.text ?? '', { name: 'wire-1' });
    await addReading(ledger, article, readingOf(article, []), { reader: 'same', now: NOW });
    const outcomes = [];
    for await (const outcome of addAll(
      ledger,
      (async function* () {
        yield { ok: false, name: 'bad', error: 'it is empty' } as const;
        yield { ok: true, article, warnings: [] } as const;
      })(),
      {
        reader: 'same',
        workers: () => {
          throw new Error('nothing is to be read');
        },
      },
    ))
      outcomes.push(outcome);
    expect(outcomes).toMatchObject([
      { ok: false, name: 'bad' },
      { ok: true, added: { name: 'wire-1', outcome: 'known' } },
    ]);
  });

  it('says in one line what became of an article', () => {
    const added = {
      article: 'x',
      name: 'a\u001bb',
      outcome: 'copy',
      of: 'y',
      records: 3,
      founded: 1,
      joined: 2,
    } as const;
    expect(addedText(added)).toBe('copy      a\ufffdb  of y, 3 records, 1 new entry, 2 told before\n');
  });

  it('knows the reader by the version and its weights', () => {
    expect(readerVersion()).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
  });

  it('is a command: one line an article, exit code 1 where one was bad, the same again changes nothing', () => {
    const folder = freshFolder();
    const good = join(folder, 'good.txt');
    const bad = join(folder, 'bad.txt');
    writeFileSync(
      good,
      'MOSCOW, Dec. 23 (Wire) - Russia said on Thursday that it had sent troops to the border of Ukraine.\n',
    );
    writeFileSync(bad, '');
    const database = join(folder, 'ledger.sqlite');
    const standoff = (...args: string[]) => {
      const bin = fileURLToPath(new URL('../bin/standoff', import.meta.url));
      return spawnSync(process.execPath, [bin, ...args, '--database', database], { encoding: 'utf8' });
    };
    const first = standoff('add', '--format', 'json', '--published', '2021-12-23', bad, good);
    expect(first.status).toBe(1);
    expect(first.stderr.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(first.stdout)).toMatchObject({ name: 'good', outcome: 'added' });
    const second = standoff('add', '--published', '2021-12-23', good);
    expect(second).toMatchObject({ status: 0, stdout: 'known     good\n' });
    const opened = standoff(
      'open',
      'Border',
      '--side',
      'Russia',
      '--side',
      'Ukraine,NATO',
      '--since',
      '2021-12-01',
    );
    expect(opened.stderr + opened.stdout).toContain('NATO, Ukraine');
    const shown = standoff('show', 'Border', 'gossip');
    expect(shown.status).toBe(1);
    expect(shown.stderr).toMatch(/^standoff: no view "gossip"; there are [^\n]*\n$/);
  }, 180_000);
});

async function idOf({ db }: Ledger, words: string): Promise<string> {
  const { entry } = await db
    .selectFrom('evidence as e')
    .innerJoin('records as r', 'r.id', 'e.record')
    .select('e.entry')
    .where('r.text', '=', words)
    .where('e.entry', 'like', 'D%')
    .executeTakeFirstOrThrow();
  return entry.slice(0, 9);
}
