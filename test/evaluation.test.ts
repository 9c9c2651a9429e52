import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreAttribution } from '../src/evaluation/attribution.ts';
import { goldArticlesIn } from '../src/evaluation/corpora/gold.ts';
import { attributedIn } from '../src/evaluation/corpora/polnear.ts';
import { timedIn } from '../src/evaluation/corpora/timeml.ts';
import { scoreEntities } from '../src/evaluation/entities.ts';
import { scoreLabels } from '../src/evaluation/labels.ts';
import { scoreRecords } from '../src/evaluation/records.ts';
import { matched } from '../src/evaluation/score.ts';
import { missLine } from '../src/evaluation/table.ts';
import { scoreTimex } from '../src/evaluation/timex.ts';
import { spanIn } from './drafts.ts';

import {
  ARTICLE_READ,
  fake,
  folder,
  gold,
  polnear,
  reading,
  STORY_READ,
  shares,
} from './evaluation-files.ts';

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
