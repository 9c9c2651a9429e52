import { describe, expect, it } from 'vitest';
import { markedOf } from '../src/evaluation/corpora/marked.ts';
import { type Model, numbersOf, rootOf } from '../src/evaluation/model.ts';
import { pairsTable } from '../src/evaluation/plover-pairs.ts';
import { spanIn } from './drafts.ts';

import { fake, scores } from './evaluation-files.ts';

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
