import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordId } from '../src/record/id.ts';
import { holds, overlaps, spanOf, textOf } from '../src/record/span.ts';

describe('a span', () => {
  const article = { text: 'Kyiv 🇺🇦 waits' };

  it('points at the very characters', () => {
    expect(textOf(article, spanOf(article, 0, 4))).toBe('Kyiv');
  });

  it.each([
    ['is empty', 2, 2],
    ['runs backwards', 4, 2],
    ['begins before the text', -1, 2],
    ['ends after it', 0, 99],
    ['has a broken bound', 0.5, 2],
    ['is not a number', Number.NaN, 2],
    ['cuts a flag in two', 0, 6],
  ])('is refused where it %s', (_, start, end) => {
    expect(() => spanOf(article, start, end)).toThrow(RangeError);
  });

  it('holds and overlaps by half-open ends', () => {
    expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 3 })).toBe(false);
    expect(holds({ start: 0, end: 3 }, { start: 2, end: 3 })).toBe(true);
  });

  it('of any text either slices to whole characters or is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(30), fc.nat(30), (text, start, end) => {
        try {
          const span = spanOf({ text }, start, end);
          expect(textOf({ text }, span).isWellFormed() || !text.isWellFormed()).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

describe('a record id', () => {
  it('depends on article, kind, spans and salt, and on nothing else', () => {
    const span = [{ start: 1, end: 5 }];
    const id = recordId('abc', 'statement', span);
    expect(id).toMatch(/^s[0-9a-f]{12}$/);
    expect(recordId('abc', 'statement', span)).toBe(id);
    const others = [
      recordId('abd', 'statement', span),
      recordId('abc', 'figure', span),
      recordId('abc', 'statement', span, 'x'),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });
});
