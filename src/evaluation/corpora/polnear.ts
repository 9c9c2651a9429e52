import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span, Text } from '../../record/span.ts';

export const ATTRIBUTION_ROLES = ['source', 'cue', 'content'] as const;
export type AttributionRole = (typeof ATTRIBUTION_ROLES)[number];

export interface AttributionSpan extends Span {
  readonly role: AttributionRole;
}

/** An article of PolNeAR; each attribution is a list of spans with their roles. */
export interface Attributed extends Text {
  readonly name: string;
  /** ISO date in the article's name. */
  readonly published: string | null;
  readonly attributions: readonly (readonly AttributionSpan[])[];
}

/** The articles of one part of PolNeAR (polnear/dev); of an article's several annotators, the first by code. */
export function attributedIn(folder: string): Attributed[] {
  const files = new Map<string, string>();
  for (const file of readdirSync(join(folder, 'attributions')).sort()) {
    const name = file.replace(/_[0-9a-f]{4}\.ann$/, '');
    if (!files.has(name)) files.set(name, file);
  }
  return Array.from(files, ([name, file]) => {
    const text = readFileSync(join(folder, 'text', `${name}.txt`), 'utf8');
    return {
      name,
      text,
      published: /_(\d{4}-\d{2}-\d{2})_/.exec(name)?.[1] ?? null,
      attributions: attributionsOf(readFileSync(join(folder, 'attributions', file), 'utf8'), text),
    };
  });
}

/** Brat standoff: `T1<tab>Cue 3 7;9 12<tab>words`, `E1<tab>Attribution:T1 Source:T2`; offsets count code points. */
function attributionsOf(brat: string, text: string): AttributionSpan[][] {
  const offsets = codePointOffsets(text);
  const at = (point: number | undefined) => offsets[point ?? Number.NaN] ?? Number.NaN;
  const spans = new Map<string, Span[]>();
  const attributions: string[][] = [];
  for (const line of brat.split('\n')) {
    const [id = '', body] = line.split('\t');
    if (!body) continue;
    if (id.startsWith('E')) attributions.push(body.trim().split(' '));
    if (!id.startsWith('T')) continue;
    const ranges = body.slice(body.indexOf(' ') + 1).split(';');
    spans.set(
      id,
      ranges.map((range) => {
        const [start, end] = range.split(' ').map(Number);
        return { start: at(start), end: at(end) };
      }),
    );
  }
  // An attribution may name a span that stands after it in the file.
  return attributions.map((parts) =>
    parts.flatMap((part) => {
      const [key = '', id = ''] = part.split(':');
      const role = ATTRIBUTION_ROLES.find((role) => role === key.replace(/\d+$/, '').toLowerCase());
      return role ? (spans.get(id) ?? []).map((span) => ({ ...span, role })) : [];
    }),
  );
}

/** Where each code point of the text begins in UTF-16 code units, and where the text ends. */
function codePointOffsets(text: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    offsets.push(at);
    at += character.length;
  }
  return [...offsets, at];
}
