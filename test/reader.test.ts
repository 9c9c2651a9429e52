import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Reader } from '../src/reading/reader.ts';
import { spanOf } from '../src/record/span.ts';
import { articleOf } from './drafts.ts';

const article = (text: string, published: string | null = '2021-12-25') => articleOf(text, { published });

const TEXT = `Ukraine's defence minister said on Friday that Russia had massed about 94,000 troops near the border.

"We do not rule out an escalation," Oleksii Reznikov told parliament. "The most likely time is the end of January."

The Kremlin denied that it planned an attack, and accused Kyiv of moving heavy weapons to the east.`;

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.load({ threads: 1 });
});

/** Everything in a reading that has a start and an end. */
function* spansIn(value: unknown): Generator<{ start: number; end: number }> {
  if (value === null || typeof value !== 'object') return;
  if ('start' in value && 'end' in value) yield value as { start: number; end: number };
  for (const inner of Object.values(value)) yield* spansIn(inner);
}

describe('the reader', () => {
  it('reads who said what, and who they are', async () => {
    const { reading } = await reader.read(article(TEXT));
    const said = reading.statements.map(({ speaker, cue, kind }) => [
      speaker?.name,
      cue.map((span) => TEXT.slice(span.start, span.end)).join(' '),
      kind,
    ]);
    expect(said).toContainEqual(['Oleksii Reznikov', 'told', 'direct']);
    expect(said).toContainEqual(['Russia', 'denied', 'indirect']);
    expect(reading.figures.map(({ value, claimedBy }) => [value, claimedBy?.name])).toEqual([
      [94000, 'Oleksii Reznikov'],
    ]);
  });

  it('gives the same bytes each time', async () => {
    const first = JSON.stringify((await reader.read(article(TEXT))).reading);
    expect(JSON.stringify((await reader.read(article(TEXT))).reading)).toBe(first);
  });

  it('leaves relative times unresolved without a publication date', async () => {
    const { reading } = await reader.read(article(TEXT, null));
    expect(reading.times.find(({ start }) => TEXT.slice(start).startsWith('Friday'))?.value).toBeNull();
  });

  it('gives ids that are unique in an article and confidences from 0 to 1', async () => {
    const { actors, places, times, statements, figures } = (await reader.read(article(TEXT))).reading;
    const records = [...actors, ...places, ...times, ...statements, ...figures];
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    for (const { confidence } of [...places, ...times, ...statements, ...figures]) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('explains every statement and figure by its trace', async () => {
    const { reading, trace } = await reader.read(article(TEXT));
    for (const record of [...reading.statements, ...reading.figures])
      expect(trace.of(record)).not.toEqual([]);
  });

  it('makes only spans that slice to their text, whatever the text', async () => {
    const pieces = fc.constantFrom(
      '"',
      '“',
      '”',
      "''",
      '``',
      ' said ',
      ' Kyiv ',
      ' Mr. ',
      ' 122,000 ',
      '\n\n',
      '\n',
      ' on Friday',
      '🇺🇦',
      'é',
      '\u0301',
      '\ud800',
      '，',
    );
    const text = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 40 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, async (text) => {
        const whole = text.toWellFormed();
        const { reading } = await reader.read(article(whole));
        for (const { start, end } of spansIn(reading))
          expect(() => spanOf({ text: whole }, start, end)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
