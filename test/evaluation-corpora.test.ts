import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldArticlesIn } from '../src/evaluation/corpora/gold.ts';
import { heldOut } from '../src/evaluation/corpora/held-out.ts';
import { classedIn, pairsIn } from '../src/evaluation/corpora/sentences.ts';
import { namesIn, partiesIn } from '../src/evaluation/corpora/tagged.ts';
import { type Evaluated, evaluate } from '../src/evaluation/evaluate.ts';
import { FOLDERS } from '../src/evaluation/folders.ts';
import type { Model } from '../src/evaluation/model.ts';
import { scoreRecords } from '../src/evaluation/records.ts';
import { tableOf } from '../src/evaluation/table.ts';
import { plain } from '../src/report/paint.ts';

import { ARTICLE_READ, fake, folder, gold, polnear, shares } from './evaluation-files.ts';

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
