import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Span, Text } from '../../record/span.ts';

/** A TIMEX3 element. */
export interface Timex extends Span {
  readonly type: string | null;
  readonly value: string | null;
}

/** The plain text of a TimeML document with its time expressions. */
export interface TimeML extends Text {
  /** ISO date of the document's creation time. */
  readonly published: string | null;
  readonly times: readonly Timex[];
}

export interface Timed extends TimeML {
  readonly name: string;
}

/** The TimeML documents of a folder (timeml/aquaint). */
export function timedIn(folder: string): Timed[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tml'))
    .sort()
    .map((file) => {
      try {
        return { name: basename(file, '.tml'), ...timemlOf(readFileSync(join(folder, file), 'utf8')) };
      } catch (error) {
        throw new Error(`${join(folder, file)}: ${error instanceof Error ? error.message : error}`);
      }
    });
}

/** @throws {Error} where there is no TEXT element */
export function timemlOf(xml: string): TimeML {
  const body = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(xml)?.[1];
  if (body === undefined) throw new Error('found no <TEXT>…</TEXT>; want a TimeML document');
  const published = /<DCT>[\s\S]*?value="([^"]+)"/.exec(xml)?.[1]?.slice(0, 10) ?? null;
  const times: Timex[] = [];
  let text = '';
  let open: Omit<Timex, 'end'> | null = null;
  for (const piece of body.match(/<[^>]+>|[^<]+/g) ?? []) {
    if (piece.startsWith('<TIMEX3')) {
      open = { start: text.length, type: attribute(piece, 'type'), value: attribute(piece, 'value') };
    } else if (piece.startsWith('</TIMEX3')) {
      if (open) times.push({ ...open, end: text.length });
      open = null;
    } else if (!piece.startsWith('<')) {
      text += piece.replace(
        /&(lt|gt|quot|apos|amp);/g,
        (_, entity: keyof typeof ENTITIES) => ENTITIES[entity],
      );
    }
  }
  return { text, published, times };
}

const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}
