import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scoreAttribution } from '../src/evaluation/attribution.ts';
import { goldArticlesIn } from '../src/evaluation/corpora/gold.ts';
import { heldOut } from '../src/evaluation/corpora/held-out.ts';
import { markedOf } from '../src/evaluation/corpora/marked.ts';
import { attributedIn } from '../src/evaluation/corpora/polnear.ts';
import { classedIn, pairsIn } from '../src/evaluation/corpora/sentences.ts';
import { namesIn, partiesIn } from '../src/evaluation/corpora/tagged.ts';
import { timedIn } from '../src/evaluation/corpora/timeml.ts';
import { scoreEntities } from '../src/evaluation/entities.ts';
import { type Evaluated, evaluate, FOLDERS } from '../src/evaluation/evaluate.ts';
import { scoreLabels } from '../src/evaluation/labels.ts';
import { type Model, numbersOf, rootOf } from '../src/evaluation/model.ts';
import { pairsTable } from '../src/evaluation/plover-pairs.ts';
import { scoreRecords } from '../src/evaluation/records.ts';
import { type Measure, matched, type Score } from '../src/evaluation/score.ts';
import { missLine, tableOf } from '../src/evaluation/table.ts';
import { scoreTimex } from '../src/evaluation/timex.ts';
import { WordPiece } from '../src/language/wordpiece.ts';
import { MODELS } from '../src/reading/reader.ts';
import { EVENT_TYPES, type EventType } from '../src/record/event.ts';
import type { Reading } from '../src/record/reading.ts';
import { plain } from '../src/report/paint.ts';
import { spanIn } from './drafts.ts';

const root = mkdtempSync(join(tmpdir(), 'standoff-evaluation-'));
let folders = 0;
afterAll(() => rmSync(root, { recursive: true }));

/** A folder of its own with these files. */
function folder(files: Readonly<Record<string, string>>): string {
  const path = join(root, String(folders++));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** A reading of which only what is scored is made. */
const reading = (records: object): Reading => {
  const none = { statements: [], events: [], figures: [], conditionals: [], demands: [], contacts: [] };
  return { ...none, times: [], ...records } as unknown as Reading;
};

/** What a test expects of a measure: precision, recall, F1; or of a rate: right, of. */
const shares = ({ measures }: Score, name: string): number[] => {
  const measure = measures.find((one) => one.name === name) as Measure;
  return measure.read === null
    ? [measure.right ?? -1, measure.gold]
    : [measure.precision, measure.recall, measure.score].map((value) => Number(value?.toFixed(3)));
};

const labels = {
  entities: { wikigold: ['PER', 'LOC'], re3d: ['PER'], cameo: ['S', 'T', 'R'] },
  types: EVENT_TYPES,
  classes: ['neutral', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'],
};
const wordpiece = new WordPiece(readFileSync(join(MODELS, 'vocab.txt'), 'utf8'));

/** A model that finds the entities that it is given, and takes every pair for ACCUSE and every sentence for neutral. */
function fake(entities: readonly { start: number; end: number; type: string }[] = []): Model {
  return {
    labels: labels as unknown as Model['labels'],
    wordpiece,
    async run({ pieces }, scheme) {
      const types: readonly string[] = labels.entities[scheme as keyof typeof labels.entities];
      const width = 1 + 2 * types.length;
      const logits = new Float32Array(pieces.length * width);
      pieces.forEach((piece, i) => {
        const entity = entities.find(({ start, end }) => piece.start < end && piece.end > start);
        const inside = entity !== undefined && piece.start > entity.start;
        logits[i * width + (entity ? 1 + 2 * types.indexOf(entity.type) + (inside ? 1 : 0) : 0)] = 9;
      });
      return { entities: logits, triggers: [] };
    },
    judge: async () => ({ types: scores({ ACCUSE: -1 }), classes: Float32Array.of(1, 0, 0, 0, 0) }),
  };
}

/** Log-scores of the types, -9 where not given. */
const scores = (given: Partial<Record<EventType, number>>): Float32Array =>
  Float32Array.from(EVENT_TYPES, (type) => given[type] ?? -9);

describe('matched', () => {
  it('pairs one with one, the best first and then the earliest', () => {
    const gold = [{ n: 1 }, { n: 2 }, { n: 3 }];
    const read = ['a', 'b'];
    const score = (g: { n: number }, r: string) => (g.n === 2 && r === 'a' ? 0.9 : g.n === 3 ? 0 : 0.5);
    const { pairs, missed } = matched(gold, read, score);
    expect(pairs).toEqual([
      [{ n: 2 }, 'a'],
      [{ n: 1 }, 'b'],
    ]);
    expect(missed).toEqual([{ n: 3 }]);
  });
});

const STORY = 'Anna Berg 🙂 said the port was closed. Talks failed, officials fear.';

/** PolNeAR of one article. Of two annotators the first by code counts; E2 names a span that comes after it. */
function polnear(): Record<string, string> {
  const at = (part: string) => {
    const { start, end } = spanIn(STORY, part);
    return `${[...STORY.slice(0, start)].length} ${[...STORY.slice(0, end)].length}`;
  };
  const brat = [
    `T1\tAttribution ${at('said')}\tsaid`,
    `T2\tSource ${at('Anna Berg')}\tAnna Berg`,
    `T3\tContent ${at('the port was closed')}\tthe port was closed`,
    'E1\tAttribution:T1 Cue:T1 Source:T2 Content:T3',
    'E2\tAttribution:T4 Cue:T4 Source:T5 Content2:T6',
    `T4\tCue ${at('fear')}\tfear`,
    `T5\tSource ${at('officials')}\tofficials`,
    `T6\tContent ${at('Talks')};${at('failed')}\tTalks failed`,
  ];
  return {
    'polnear/dev/text/wire_2021-12-20_port.txt': STORY,
    'polnear/dev/attributions/wire_2021-12-20_port_00aa.ann': brat.join('\n'),
    'polnear/dev/attributions/wire_2021-12-20_port_00bb.ann': '',
  };
}

const STORY_READ = reading({
  statements: [
    {
      source: spanIn(STORY, 'Berg'),
      cue: [spanIn(STORY, 'said')],
      content: [spanIn(STORY, 'port was closed')],
    },
    { source: null, cue: [], content: [spanIn(STORY, 'Talks failed')] },
    { source: null, cue: [], content: [spanIn(STORY, 'closed')] },
  ],
});

describe('scoreAttribution', () => {
  it('counts relations and the words of each role', () => {
    const articles = attributedIn(join(folder(polnear()), 'polnear/dev'));
    expect(articles[0]).toMatchObject({ name: 'wire_2021-12-20_port', published: '2021-12-20' });
    const score = scoreAttribution(articles, new Map([['wire_2021-12-20_port', STORY_READ]]));
    // Content shares 3 of 4 words; the second has no source, where there is one.
    expect(shares(score, 'relation')).toEqual([0.333, 0.5, 0.4]);
    expect(shares(score, 'strict')).toEqual([0, 0, 0]);
    // One of Anna, Berg, officials; one of said, fear; five of the, port, was, closed, Talks, failed.
    expect(shares(score, 'source')).toEqual([1, 0.333, 0.5]);
    expect(shares(score, 'cue')).toEqual([1, 0.5, 0.667]);
    expect(shares(score, 'content')).toEqual([1, 0.833, 0.909]);
    expect(score.misses.map(missLine)).toEqual([
      'missed relation in wire_2021-12-20_port: officials | fear | Talks failed',
    ]);
  });

  it('takes an article without a reading for one in which nothing was found', () => {
    const articles = attributedIn(join(folder(polnear()), 'polnear/dev'));
    const score = scoreAttribution(articles, new Map());
    expect(score.measures[0]).toMatchObject({ right: 0, gold: 2, read: 0, score: 0 });
    expect(score.misses).toHaveLength(2);
  });
});

describe('scoreTimex', () => {
  it('counts times that overlap, and of them values and types', () => {
    const timex = (type: string, value: string, text: string) =>
      `<TIMEX3 tid="t" type="${type}" value="${value}">${text}</TIMEX3>`;
    const tml =
      `<TimeML><DCT>${timex('DATE', '2021-12-25', 'Dec. 25')}</DCT><TEXT>The A&amp;B <EVENT>talks</EVENT> ended on ` +
      `${timex('DATE', '2021-12-23', 'Thursday')} after ${timex('DURATION', 'P2D', 'two days')} and resume on ` +
      `${timex('DATE', '2021-12-27', 'Monday')}.</TEXT></TimeML>`;
    const articles = timedIn(folder({ 'a.tml': tml, 'readme.txt': '' }));
    const text = 'The A&B talks ended on Thursday after two days and resume on Monday.';
    expect(articles).toMatchObject([{ name: 'a', text, published: '2021-12-25' }]);
    const times = [
      { ...spanIn(text, 'Thursday'), type: 'DATE', value: '2021-12-23' },
      { ...spanIn(text, 'days'), type: 'DURATION', value: 'P3D' },
      { ...spanIn(text, 'talks'), type: 'DATE', value: '2021' },
    ];
    const score = scoreTimex(articles, new Map([['a', reading({ times })]]));
    expect(shares(score, 'span')).toEqual([0.667, 0.667, 0.667]);
    expect(shares(score, 'value')).toEqual([0.333, 0.333, 0.333]);
    expect(shares(score, 'type')).toEqual([0.667, 0.667, 0.667]);
    expect(score.misses.map(missLine)).toEqual([
      'missed value in a: two days (DURATION P2D), read as P3D',
      'missed span in a: Monday (DATE 2021-12-27)',
    ]);
  });

  it('names a file that is no TimeML', () => {
    expect(() => timedIn(folder({ 'b.tml': '<html>' }))).toThrow(/b\.tml: found no <TEXT>/);
  });
});

const ARTICLE =
  'President Ilya Brandt said on Monday that some 300 troops had left Osto. Norland demands that Sudland withdraw its ' +
  'guns. If Sudland refuses, Norland will close the border. Norland attacked Osto. Brandt met Mira Holt on Monday.';
const GOLD = {
  statements: [
    {
      source_text: 'President Ilya Brandt',
      source_actor: 'Ilya Brandt',
      cue_text: 'said',
      content_text: ['that some 300 troops had left Osto'],
      kind: 'indirect',
      anonymous: false,
    },
  ],
  events: [
    {
      type: 'ASSAULT',
      source_actors: ['Norland'],
      target_actors: ['Osto'],
      trigger_text: 'attacked',
      sentence_text: 'Norland attacked Osto.',
      date: null,
      place: 'Osto',
      modality: 'happened',
    },
    {
      type: 'CONSULT',
      source_actors: ['Ilya Brandt', 'Mira Holt'],
      target_actors: [],
      trigger_text: 'met',
      sentence_text: 'Brandt met Mira Holt on Monday.',
      date: '2021-12-20',
      place: null,
      modality: 'happened',
    },
  ],
  figures: [
    { text: 'some 300 troops', value: 300, min: null, max: null, claimed_by: 'Ilya Brandt', previous: null },
  ],
  conditionals: [
    {
      condition_text: 'If Sudland refuses',
      consequence_text: 'Norland will close the border',
      by: 'Norland',
      against: 'Sudland',
    },
  ],
  demands: [{ by: 'Norland', of: 'Sudland', content_text: 'that Sudland withdraw its guns', response: null }],
  contacts: [
    {
      participants: ['Ilya Brandt', 'Mira Holt'],
      format: 'meeting',
      when: '2021-12-20',
      status: 'held',
      text: 'met Mira Holt',
    },
  ],
};

/** Gold of one article, with something wrong in it where a test wants that. */
const gold = (wrong: object = {}): Record<string, string> => ({
  'gold/meta.json': JSON.stringify({ osto: { published: '2021-12-21' } }),
  'gold/dev/osto.txt': ARTICLE,
  'gold/dev/osto.gold.json': JSON.stringify({ ...GOLD, ...wrong }),
});

const span = (part: string) => spanIn(ARTICLE, part);
const named = (...names: string[]) => names.map((name) => ({ id: 'a1', name }));
const ARTICLE_READ = reading({
  statements: [
    {
      source: null,
      cue: [],
      content: [span('some 300 troops had left Osto')],
      speaker: named('Brandt')[0],
      kind: 'mixed',
      anonymous: false,
    },
  ],
  events: [
    {
      type: 'THREATEN',
      trigger: span('attacked'),
      sources: named('Norland'),
      targets: named('Osto'),
      modality: 'happened',
      date: null,
      place: null,
    },
    {
      type: 'ASSAULT',
      trigger: span('attacked'),
      sources: named('the Norland'),
      targets: [],
      modality: 'alleged',
      date: null,
      place: null,
    },
    {
      type: 'CONSULT',
      trigger: { ...spanIn(ARTICLE, 'Monday', ARTICLE.indexOf('Holt')) },
      sources: named('Holt'),
      targets: named('Mr. Brandt'),
      modality: 'happened',
      date: '2021-12-20',
      place: null,
    },
    {
      type: 'CONSULT',
      trigger: span('met'),
      sources: named('Mira Holt', 'Ilya Brandt'),
      targets: [],
      modality: 'happened',
      date: '2021-12-20',
      place: null,
    },
  ],
  figures: [{ ...span('300 troops'), value: 300, min: null, max: null, claimedBy: null, previous: null }],
  conditionals: [
    {
      condition: span('Sudland refuses'),
      consequence: span('Norland will close the border'),
      by: named('Norland')[0],
      against: null,
    },
  ],
  demands: [
    {
      by: named('Norland')[0],
      of: named('Sudland')[0],
      content: span('withdraw its guns'),
      response: span('border'),
    },
  ],
  contacts: [
    {
      ...span('met'),
      participants: named('Mira Holt', 'Norland', 'Sudland', 'Osto'),
      format: 'meeting',
      status: 'held',
      when: null,
    },
  ],
});

describe('scoreRecords', () => {
  it('matches each kind and judges its parts', () => {
    const articles = goldArticlesIn(join(folder(gold()), 'gold/dev'));
    const score = scoreRecords(articles, new Map([['osto', ARTICLE_READ]]));
    expect(shares(score, 'statements')).toEqual([1, 1, 1]);
    expect(shares(score, 'statements: speaker')).toEqual([1, 1]);
    expect(shares(score, 'statements: kind')).toEqual([0, 1]);
    expect(shares(score, 'statements: anonymous')).toEqual([1, 1]);
    // The meeting at its trigger goes before the one at another word of the sentence; a deed of another type is none.
    expect(shares(score, 'events')).toEqual([0.5, 1, 0.667]);
    expect(shares(score, 'events: modality')).toEqual([1, 2]);
    expect(shares(score, 'events: date')).toEqual([1, 1]);
    expect(shares(score, 'events: place')).toEqual([0, 1]);
    // The attack lacks its target; the meeting may be found with source and target changed.
    expect(shares(score, 'events with actors')).toEqual([0.25, 0.5, 0.333]);
    expect(shares(score, 'figures')).toEqual([1, 1, 1]);
    expect(shares(score, 'figures: claimed by')).toEqual([0, 1]);
    expect(shares(score, 'figures: previous')).toEqual([0, 0]);
    // Two of three words of the condition, three of five of the demand.
    expect(shares(score, 'conditionals')).toEqual([1, 1, 1]);
    expect(shares(score, 'conditionals: by')).toEqual([1, 1]);
    expect(shares(score, 'conditionals: against')).toEqual([0, 1]);
    expect(shares(score, 'demands')).toEqual([1, 1, 1]);
    expect(shares(score, 'demands: of')).toEqual([1, 1]);
    expect(shares(score, 'demands: response')).toEqual([0, 0]);
    // One of two participants, with three strangers: less than half of the union.
    expect(shares(score, 'contacts')).toEqual([0, 0, 0]);
    expect(score.misses.map(missLine)).toEqual([
      'missed contacts in osto: Ilya Brandt, Mira Holt | met Mira Holt',
    ]);
  });

  it('names the file and field of a record that is none', () => {
    const files = gold({ demands: [{ by: 3 }] });
    expect(() => goldArticlesIn(join(folder(files), 'gold/dev'))).toThrow(/osto\.gold\.json: demands\.0\.by/);
  });
});

describe('scoreLabels', () => {
  it('means the F1 of the labels that the corpus has', () => {
    const pairs = ['A A', 'A B', 'B B', 'C A'].map((pair, i) => {
      const [gold = '', read = ''] = pair.split(' ');
      return { name: `row ${i + 2}`, text: 'A sentence.', gold, read };
    });
    const score = scoreLabels(pairs, 'root');
    // A: 1 of 2, 2 read; B: 1 of 1, 2 read; C: none.
    expect(score.measures[0]?.score).toBeCloseTo((0.5 + 2 / 3 + 0) / 3);
    expect(shares(score, 'accuracy')).toEqual([2, 4]);
    expect(shares(score, 'root: B')).toEqual([0.5, 1, 0.667]);
    expect(score.misses.map(missLine)[0]).toBe('missed root in row 3: A, read as B: A sentence.');
  });
});

describe('the readers of corpora', () => {
  it('hold the same sentence out of all corpora, however it is written', () => {
    const sentences = Array.from({ length: 200 }, (_, i) => `Norland sent ${i} guns to Osto.`);
    const dev = sentences.filter((sentence) => heldOut(sentence) === 'dev');
    expect(dev.length).toBeGreaterThan(20);
    expect(dev.length).toBeLessThan(60);
    expect(sentences.map((one) => heldOut(one.toUpperCase().replaceAll(' ', ' , ')))).toEqual(
      sentences.map(heldOut),
    );
  });

  it('read names six sentences at a time and hold the last fifth out', () => {
    const sentence = 'Ilya B-PER\nBrandt I-PER\nleft O\nOsto B-LOC\n. O\n';
    const file = join(folder({ 'a.conll': `-DOCSTART- O\n\n${`${sentence}\n`.repeat(30)}` }), 'a.conll');
    const articles = namesIn(file, 'wikigold');
    expect(articles.map(({ split }) => split)).toEqual(['train', 'train', 'train', 'train', 'dev']);
    expect(articles[0]?.text).toBe('Ilya Brandt left Osto . '.repeat(6));
    expect(articles[0]?.entities.spans.slice(0, 3)).toEqual([
      { start: 0, end: 11, type: 'PER' },
      { start: 17, end: 21, type: 'LOC' },
      { start: 24, end: 35, type: 'PER' },
    ]);
  });

  it('read sentences with source and target, pairs and classes', () => {
    const at = folder({
      'ner.txt': 'Norland B-S\nand O\nSudland B-R\ntroops I-R\n\n',
      'pairs.tsv':
        'gold_root\tmarked_sentence\r\nYIELD\t<s>Norland</s> yields to <t>Sudland</t>.\r\nAID\t<s>A</s> aids.\r\n',
      'bad.tsv': 'gold_root\tmarked_sentence\nHELP\t<s>A</s> helps.\n',
      'classes.tsv': 'Norland attacks.\t4\n',
    });
    expect(partiesIn(join(at, 'ner.txt'))[0]).toMatchObject({
      text: 'Norland and Sudland troops',
      entities: {
        scheme: 'cameo',
        spans: [
          { start: 0, end: 7, type: 'S' },
          { start: 12, end: 26, type: 'R' },
        ],
      },
    });
    expect(pairsIn(join(at, 'pairs.tsv'))).toMatchObject([
      { name: 'row 2', text: 'Norland yields to Sudland.', root: 'YIELD', types: ['CONCEDE', 'RETREAT'] },
      { root: 'AID', types: ['AID'], marked: [{ start: 0, end: 1, role: 'source' }] },
    ]);
    expect(() => pairsIn(join(at, 'bad.tsv'))).toThrow(/row 2: gold_root: found "HELP"; want one of AGREE/);
    expect(classedIn(join(at, 'classes.tsv'))).toMatchObject([
      { text: 'Norland attacks.', class: 'material conflict' },
    ]);
  });
});

describe('markedOf', () => {
  it('takes marks that touch, that stand one in the other, and that repeat', () => {
    expect(markedOf('<s>Norland</s><t>Osto</t>')).toEqual({
      text: 'NorlandOsto',
      marked: [
        { start: 0, end: 7, role: 'source' },
        { start: 7, end: 11, role: 'target' },
      ],
      broken: null,
    });
    expect(markedOf('<s><t>Osto</t> police</s>').marked.map(({ role }) => role)).toEqual([
      'source',
      'target',
    ]);
    expect(markedOf('<t>A</t> and <t>B</t>').marked).toHaveLength(2);
    expect(markedOf('<b>A</b> <s>x < y</s>').text).toBe('<b>A</b> x < y');
  });

  it.each([
    ['A</s> hits <t>B</t>', 'found </s> without its <s>'],
    ['<s>A hits <t>B</t>', 'found <s> without its </s>'],
    ['<s>A <s>hits</s></s> B', 'found <s> inside <s>'],
    ['<s> </s>A hits B', 'found nothing between <s> and </s>'],
    ['A hits B', 'found neither <s>…</s> nor <t>…</t>'],
  ])('says what is wrong with %s, and marks nothing', (sentence, broken) => {
    const { text, ...rest } = markedOf(sentence);
    expect(rest).toEqual({ marked: [], broken });
    expect(text).not.toMatch(/<.?[st]>/);
  });
});

describe('rootOf', () => {
  it('marks pieces of source and target, the inner of two', () => {
    const { text, marked } = markedOf('<s><t>Osto</t> police</s> met <t>Holt</t>.');
    const pieces = ['Osto', 'police', 'met', 'Holt', '.'].map((word) => spanIn(text, word));
    expect(numbersOf(pieces, marked)).toEqual([2, 1, 0, 2, 0]);
  });

  it('adds up the two types of YIELD', async () => {
    const judging = (types: Float32Array): Model => ({
      ...fake(),
      judge: async () => ({ types, classes: new Float32Array(5) }),
    });
    const pair = markedOf('<s>Norland</s> yields to <t>Sudland</t>.');
    // 0.3 and 0.3 are more than 0.5 together; 0.2 and 0.2 are not.
    const [three, two, five] = [Math.log(0.3), Math.log(0.2), Math.log(0.5)];
    expect(await rootOf(judging(scores({ CONCEDE: three, RETREAT: three, AID: five })), pair)).toBe('YIELD');
    expect(await rootOf(judging(scores({ CONCEDE: two, RETREAT: two, AID: five })), pair)).toBe('AID');
  });

  it('gives none where there are no words', async () => {
    expect(await rootOf(fake(), markedOf(' '))).toBeNull();
  });
});

describe('scoreEntities', () => {
  it('counts entities of the same bounds and type', async () => {
    const text = 'Ilya Brandt left Osto for Sudland .';
    const entities = {
      scheme: 'wikigold',
      spans: [
        { ...spanIn(text, 'Ilya Brandt'), type: 'PER' },
        { ...spanIn(text, 'Osto'), type: 'LOC' },
        { ...spanIn(text, 'Sudland'), type: 'LOC' },
      ],
    };
    const found = [
      { ...spanIn(text, 'Brandt'), type: 'PER' },
      { ...spanIn(text, 'Osto'), type: 'LOC' },
    ];
    const sentences = [{ start: 0, end: text.length, paragraph: 0 }];
    let done = 0;
    const article = { name: 'a', split: 'dev' as const, text, sentences, entities };
    const score = await scoreEntities([article], fake(found), () => done++);
    expect(shares(score, 'entities')).toEqual([0.5, 0.333, 0.4]);
    expect(shares(score, 'entities: LOC')).toEqual([1, 0.5, 0.667]);
    expect(score.misses.map(missLine)).toEqual([
      'missed entities in a: PER | Ilya Brandt',
      'missed entities in a: LOC | Sudland',
    ]);
    expect(done).toBe(1);
  });
});

describe('evaluate', () => {
  const means = (asked: Model = fake()) => {
    const counts = { found: 0, done: 0 };
    return {
      counts,
      async *read(jobs: AsyncIterable<{ article: import('../src/record/article.ts').Article }>) {
        for await (const { article } of jobs) {
          if (article.name === 'osto') yield { ok: true as const, article, reading: ARTICLE_READ };
          else yield { ok: false as const, article, error: 'reading failed: too hard' };
        }
      },
      model: async () => asked,
      progress: { found: (count: number) => void (counts.found += count), done: () => void counts.done++ },
    };
  };
  const all = async (...given: Parameters<typeof evaluate>) => {
    const found: Evaluated[] = [];
    for await (const one of evaluate(...given)) found.push(one);
    return found;
  };

  it('scores what is there, names what is not, and goes on after what is damaged', async () => {
    const held = Array.from({ length: 40 }, (_, i) => `Norland blames Sudland for ${i} deaths.`).filter(
      (text) => heldOut(text) === 'dev',
    );
    const at = folder({
      ...gold(),
      ...polnear(),
      'timeml/aquaint/b.tml': '<html>',
      'plover/plv_train.tsv': [
        'marked_sentence\tgold_root',
        ...held.map((text, i) => `<s>${text.replace(' ', '</s> ')}\t${i === 0 ? 'AID' : 'ACCUSE'}`),
      ].join('\n'),
      'cameo/cameo_class_train.tsv': held.map((text) => `${text}\t0`).join('\n'),
    });
    const given = means();
    const results = await all(at, FOLDERS, given);
    expect(results.map((one) => (one.ok ? one.corpus : one.missing ? `no ${one.path}` : one.error))).toEqual([
      expect.stringContaining('b.tml: found no <TEXT>'),
      'no ner/wikigold.conll',
      'no ner/re3d-train.conll',
      'no cameo/cameo_ner_train.txt',
      'reading failed: too hard',
      'polnear dev',
      'gold dev',
      'plover plv',
      'cameo class',
    ]);
    const plover = results.find((one) => one.ok && one.corpus === 'plover plv');
    expect(plover?.ok && shares(plover.score, 'accuracy')).toEqual([held.length - 1, held.length]);
    expect(given.counts).toEqual({ found: 2 + 2 * held.length, done: 2 + 2 * held.length });
  });

  it('keeps to the corpora that are asked for', async () => {
    const results = await all(folder({ ...gold(), ...polnear() }), ['gold'], means());
    expect(results).toMatchObject([{ ok: true, corpus: 'gold dev' }]);
  });
});

describe('tableOf', () => {
  it('aligns the columns and names a corpus once', () => {
    const { measures } = scoreRecords(
      goldArticlesIn(join(folder(gold()), 'gold/dev')),
      new Map([['osto', ARTICLE_READ]]),
    );
    const lines = tableOf(
      measures.map((measure) => ({ corpus: 'gold dev', ...measure })),
      plain,
    ).split('\n');
    expect(lines[0]).toBe(
      'corpus          measure                      precision  recall  F1 or rate  count',
    );
    expect(lines[1]).toBe(
      'gold dev        statements                   1.000      1.000   1.000       1 of 1, 1 read',
    );
    expect(lines[2]).toBe(
      '                statements: speaker          -          -       1.000       1 of 1',
    );
    expect(lines.join()).toContain('figures: previous            -          -       -           0 of 0');
  });
});

describe('pairsTable', () => {
  const classified = async (bytes: Buffer, model = fake()) => {
    const complaints: string[] = [];
    const written: Buffer[] = [];
    let done = 0;
    const table = pairsTable(bytes);
    const complain = (row: number, error: string) => complaints.push(`row ${row}: ${error}`);
    for await (const line of table.classified({ model, complain, done: () => done++ })) written.push(line);
    expect(done).toBe(table.count);
    return { bytes: Buffer.concat(written), complaints };
  };

  it('keeps every byte and adds a cell to each row', async () => {
    const table = (cell: string) =>
      Buffer.concat([
        Buffer.from(
          `\ufeffid\tsentence\tmarked_sentence\tnote${cell && '\tpred_root'}\r\n` +
            `1\t"A hits B\t"<s>A</s> hits <t>B</t>\té${cell}\r\n\r\n2\t\t<s>Ä</s><t>🙂</t>\t`,
        ),
        Buffer.from([0xff, 0x22]),
        Buffer.from(`${cell}\n3\tx\t<s><t>B</t> men</s>\t${cell}`),
      ]);
    const { bytes, complaints } = await classified(table(''));
    expect(bytes.toString('latin1')).toBe(table('\tACCUSE').toString('latin1'));
    expect(complaints).toEqual([]);
  });

  it('tells rows that are broken and classifies the rest', async () => {
    const rows = [
      'sentence\tmarked_sentence\tx',
      'A hits B.\t<s>A hits <t>B</t>.\t',
      'A hits B.',
      '\t\t',
      'A hits B.\t<s>A</s> hits <t>B</t>.\t\tmore',
      'A hits B.\t<s>A</s> hits <t>B</t>.\t',
    ];
    const { bytes, complaints } = await classified(Buffer.from(`${rows.join('\n')}\n`));
    expect(bytes.toString().split('\n')).toEqual([
      `${rows[0]}\tpred_root`,
      `${rows[1]}\tACCUSE`,
      `${rows[2]}\t\t\tACCUSE`,
      `${rows[3]}\t`,
      `${rows[4]}\tACCUSE`,
      `${rows[5]}\tACCUSE`,
      '',
    ]);
    expect(complaints).toEqual([
      'row 2: marked_sentence: found <s> without its </s>; classified without marks',
      'row 3: marked_sentence: found neither <s>…</s> nor <t>…</t>; classified without marks',
      'row 4: found no words in marked_sentence; pred_root is left empty',
      'row 5: found 4 cells; want 3, as the heading has',
    ]);
  });

  it('says what a table must have', () => {
    expect(() => pairsTable(Buffer.from('a\tb\n'))).toThrow(/found the columns "a", "b"; want/);
    expect(() => pairsTable(Buffer.from('marked_sentence\tpred_root\n'))).toThrow(/pred_root already/);
    expect(() => pairsTable(Buffer.from(''))).toThrow(/marked_sentence/);
  });
});
