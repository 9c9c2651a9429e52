import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotationsOf } from '../src/language/quotations.ts';
import { sentenceAt, sentencesOf } from '../src/language/sentences.ts';
import { featureOf, windowsOf } from '../src/language/windows.ts';
import { WordPiece } from '../src/language/wordpiece.ts';

const wordpiece = new WordPiece(readFileSync(new URL('../models/vocab.txt', import.meta.url), 'utf8'));
const sentences = (text: string) => sentencesOf({ text }).map(({ start, end }) => text.slice(start, end));
const quotations = (text: string) => quotationsOf({ text }).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('end at full stops, but not after titles, initials and abbreviations', () => {
    expect(sentences('Gen. A. B. Orlov met Sen. Hill on Dec. 7. The U.S. Senate waits.')).toEqual([
      'Gen. A. B. Orlov met Sen. Hill on Dec. 7.',
      'The U.S. Senate waits.',
    ]);
  });

  it('go over line breaks inside a paragraph and never over a blank line', () => {
    expect(sentences('The minister left for\nGeneva on Monday\n\nHe will return.')).toEqual([
      'The minister left for\nGeneva on Monday',
      'He will return.',
    ]);
  });

  it('take their closing quotation mark with them', () => {
    expect(sentences('"We will wait." He left.')).toEqual(['"We will wait."', 'He left.']);
    expect(sentences('"Will you wait?" he asked.')).toEqual(['"Will you wait?" he asked.']);
  });

  it('are found again by any offset in them', () => {
    const text = 'One is here. Two is there. Three is nowhere.';
    expect(sentenceAt(sentencesOf({ text }), text.indexOf('there'))).toBe(1);
  });

  it('cover every visible character of any text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const spans = sentencesOf({ text });
        const covered = spans.map(({ start, end }) => text.slice(start, end)).join('');
        expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const [i, span] of spans.entries())
          expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
      }),
    );
  });
});

describe('quotations', () => {
  it('are found in every style of marks', () => {
    expect(quotations('He said "no", “never” and ``not now\'\'.')).toEqual([
      '"no"',
      '“never”',
      "``not now''",
    ]);
  });

  it('are not opened by apostrophes', () => {
    expect(quotations("The allies' plan isn't the ministers' plan.")).toEqual([]);
  });

  it('left open go to the end of the paragraph and on in the next one', () => {
    const found = quotationsOf({ text: '"We wait.\n\n"We act," she said.' });
    expect(found.map(({ closed, continues }) => [closed, continues])).toEqual([
      [false, false],
      [true, true],
    ]);
  });
});

describe('WordPiece', () => {
  const pieces = (text: string) => wordpiece.piecesOf(text, { start: 0, end: text.length });

  it('cuts words into pieces that point at the text as given', () => {
    const text = 'Zelenskiy’s “Überraschung”';
    for (const { start, end } of pieces(text)) expect(text.slice(start, end)).toMatch(/^\S+$/);
    expect(pieces(text).map(({ id }) => id)).toContain(wordpiece.idOf('"'));
  });

  it('writes all quotation marks one way', () => {
    expect(pieces('``')[0]?.id).toBe(pieces('“')[0]?.id);
  });

  it('points at all of a character that falls into several', () => {
    for (const { start, end } of pieces('쳉')) expect([start, end]).toEqual([0, 1]);
  });

  it('is in order and inside any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { start, end } of pieces(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = start;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('windows', () => {
  it('answer for every piece exactly once, whatever the length', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }), (lengths) => {
        const text = lengths.map((n) => `${'Word '.repeat(n).trim()}.`).join(' ');
        const windows = windowsOf({ text }, sentencesOf({ text }), wordpiece, { core: 192, context: 48 });
        const answered = windows.flatMap(({ pieces, core }) => pieces.slice(core.start, core.end));
        expect(answered.map(({ start }) => start)).toEqual(
          wordpiece.piecesOf(text, { start: 0, end: text.length }).map(({ start }) => start),
        );
        for (const { pieces, features } of windows) {
          expect(pieces.length).toBe(features.length);
          expect(pieces.length).toBeLessThanOrEqual(192 + 2 * 48);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('give each piece one of 36 features', () => {
    expect(featureOf('kyiv', false, 0)).toBe(0);
    expect(featureOf('—', true, 2)).toBe(35);
  });
});
