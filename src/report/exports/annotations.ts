import type { Article } from '../../record/article.ts';
import type { Kind } from '../../record/id.ts';
import type { Reading } from '../../record/reading.ts';
import { type Span, type Text, textOf } from '../../record/span.ts';
import { codePointSpans, jsonLine } from './characters.ts';
import { type Flat, flatRecords } from './flat.ts';

/** Characters of the article before and after a span that help to find it again in another copy. */
const CONTEXT = 32;

const MOTIVATIONS: Readonly<Record<Kind, 'identifying' | 'classifying'>> = {
  actor: 'identifying',
  place: 'identifying',
  time: 'classifying',
  statement: 'classifying',
  event: 'classifying',
  figure: 'classifying',
  conditional: 'classifying',
  demand: 'classifying',
  contact: 'classifying',
};

/** A reading as annotations of the W3C Web Annotation Data Model (Recommendation of 2017) in JSON-LD, one a line. */
export function annotations(article: Article, reading: Reading): string {
  const source = textIri(article);
  const scope = webPage(article.url);
  const points = codePointSpans(article.text);
  return flatRecords(reading)
    .map((record) => {
      const id = `${source}#${record.id}`;
      return jsonLine({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id,
        type: 'Annotation',
        motivation: MOTIVATIONS[record.kind],
        generator: { type: 'Software', name: 'Standoff' },
        body: bodies(record),
        target: record.spans.map(([role, span], i) => ({
          id: `${id}.${i}.${role}`,
          type: 'SpecificResource',
          source,
          ...(scope && { scope }),
          selector: [{ type: 'TextPositionSelector', ...points(span) }, quoteOf(article, span)],
        })),
      });
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** The label a person sees, the record for a program, and who it is on the web of data. */
function bodies({ kind, id, sentence, confidence, fields, actors, links }: Flat): object[] {
  const value = JSON.stringify({ kind, id, sentence, confidence, ...fields, actors, links });
  return [
    {
      type: 'TextualBody',
      purpose: 'tagging',
      format: 'text/plain',
      language: 'en',
      value: fields.type ? `${kind} ${fields.type}` : kind,
    },
    { type: 'TextualBody', purpose: 'describing', format: 'application/json', value },
    ...(typeof fields.wikidata === 'string' && /^Q\d+$/.test(fields.wikidata)
      ? [
          {
            type: 'SpecificResource',
            purpose: 'identifying',
            source: `http://www.wikidata.org/entity/${fields.wikidata}`,
          },
        ]
      : []),
  ];
}

/** A span's text with what stands before and after it, as Web Annotation quotes. */
export function quoteOf(
  article: Text,
  span: Span,
): { type: 'TextQuoteSelector'; exact: string; prefix: string; suffix: string } {
  return {
    type: 'TextQuoteSelector',
    exact: textOf(article, span),
    prefix: [...article.text.slice(Math.max(0, span.start - 2 * CONTEXT), span.start)]
      .slice(-CONTEXT)
      .join(''),
    suffix: [...article.text.slice(span.end, span.end + 2 * CONTEXT)].slice(0, CONTEXT).join(''),
  };
}

/** RFC 6920: the text itself by its digest, since positions count in this text and not in the page it came from. */
export function textIri({ sha256 }: Pick<Article, 'sha256'>): string {
  return `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`;
}

/** The address of a page on the web; null for all others, which a reader should not follow. */
export function webPage(url: string | null): string | null {
  return url !== null && /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).href : null;
}
