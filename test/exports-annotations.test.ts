import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Reading } from '../src/record/reading.ts';
import { exportAs } from '../src/report/exports/exports.ts';
import { flatRecords } from '../src/report/exports/flat.ts';
import { articleOf } from './drafts.ts';
import { type Kept, kept, linesOf, sample, TEXT, unitsOf } from './export-sample.ts';

/** Web Annotation Data Model, sections 3 and 4, as far as we use it; strict, so that nothing else slips in. */
const iri = z.string().regex(/^(?:https?|ni):\/\/\S+$/);
const position = z.strictObject({
  type: z.literal('TextPositionSelector'),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
const quote = z.strictObject({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string().max(64),
  suffix: z.string().max(64),
});
const purpose = z.enum(['tagging', 'describing', 'identifying']);
const annotation = z.strictObject({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: iri,
  type: z.literal('Annotation'),
  motivation: z.enum(['identifying', 'classifying']),
  generator: z.strictObject({ type: z.literal('Software'), name: z.string() }),
  body: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('TextualBody'),
          purpose,
          format: z.string().regex(/^\w+\/\w+$/),
          language: z.literal('en').optional(),
          value: z.string(),
        }),
        z.strictObject({ type: z.literal('SpecificResource'), purpose, source: iri }),
      ]),
    )
    .min(2),
  target: z
    .array(
      z.strictObject({
        id: iri,
        type: z.literal('SpecificResource'),
        source: iri,
        scope: iri.optional(),
        selector: z.tuple([position, quote]),
      }),
    )
    .min(1),
});

describe('annotations', () => {
  const { article, reading } = sample();
  const text = exportAs('annotations', null)(article, reading);
  const read = linesOf(text).map((line) => annotation.parse(line));

  it('have the structure of the recommendation, with one IRI each', () => {
    expect(new Set(read.map(({ id }) => id)).size).toBe(flatRecords(reading).length);
    const ids = read.flatMap(({ target }) => target.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(read[0]?.target[0]?.scope).toBe('https://example.org/a%20b');
    expect(read[0]?.body[2]).toMatchObject({ source: 'http://www.wikidata.org/entity/Q212' });
    expect(text).not.toContain('javascript:alert(1)"}]');
  });

  it('keep every record', () => {
    const unit = unitsOf(TEXT);
    const got = read.map(({ body, target }): Kept => {
      const value = body[1]?.type === 'TextualBody' ? body[1].value : '';
      const { kind, id, actors } = JSON.parse(value) as {
        kind: string;
        id: string;
        actors: [string, { id: string }][];
      };
      return {
        kind,
        id,
        spans: target.map(
          ({ id, selector: [{ start, end }] }) => `${id.split('.').at(-1)} ${unit(start)}-${unit(end)}`,
        ),
        texts: target.map(({ selector: [, { exact }] }) => exact),
        actors: actors.map(([role, actor]) => `${role} ${actor.id}`),
      };
    });
    expect(got).toEqual(kept(article, reading));
  });

  it('quote what stands around a span, and cut no character', () => {
    for (const { target } of read) {
      for (const {
        selector: [{ start, end }, { exact, prefix, suffix }],
      } of target) {
        const points = [...TEXT];
        expect(points.slice(start, end).join('')).toBe(exact);
        expect(points.slice(Math.max(0, start - 32), start).join('')).toBe(prefix);
        expect(points.slice(end, end + 32).join('')).toBe(suffix);
      }
    }
  });

  it('point right into any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), fc.nat(), (any, a, b) => {
        const points = [...any];
        const from = a % points.length;
        const to = from + 1 + (b % (points.length - from));
        const start = points.slice(0, from).join('').length;
        const end = points.slice(0, to).join('').length;
        const article = articleOf(any);
        const place = { ...(reading.places[0] as Reading['places'][0]), start, end };
        const none = { actors: [], times: [], statements: [], events: [], figures: [], conditionals: [] };
        const only = { ...reading, ...none, demands: [], contacts: [], places: [place] };
        const [line] = linesOf(exportAs('annotations', null)(article, only));
        expect(annotation.parse(line).target[0]?.selector[0]).toMatchObject({ start: from, end: to });
      }),
    );
  });
});
