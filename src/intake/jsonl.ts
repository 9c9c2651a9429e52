import { z } from 'zod';
import type { Found } from './article.ts';
import { dateOfMetadata } from './dates.ts';
import { decode } from './decode.ts';

/** An article of a JSON-lines file; `name` is null where the line gives none. */
export interface FoundLine extends Found {
  readonly name: string | null;
}

const optional = z.string().max(2000).nullish();
const SCHEMA = z.object({
  text: z.string(),
  name: z
    .string()
    .max(300)
    .regex(/^[^\p{Cc}]*$/u)
    .nullish(),
  published: z
    .string()
    .refine((value) => dateOfMetadata(value) !== null)
    .nullish(),
  url: z
    .string()
    .max(2000)
    .regex(/^https?:\/\/[^\s"<>]+$/i)
    .nullish(),
  publisher: optional,
  title: optional,
});
const WANT: Record<keyof typeof SCHEMA.shape, string> = {
  text: "a string, the article's text",
  name: 'a string of at most 300 characters on one line, or nothing',
  published: 'a date such as "2021-12-25", or nothing',
  url: 'an http or https address, or nothing',
  publisher: 'a string of at most 2000 characters, or nothing',
  title: 'a string of at most 2000 characters, or nothing',
};

/**
 * Reads one JSON line: {"text": …} with, where known, name, published, url, publisher and title; other fields are
 * passed over. An error names the field, what was found and what is wanted.
 */
export function foundInLine(bytes: Uint8Array): FoundLine | { readonly error: string } {
  const decoded = decode(bytes);
  if ('error' in decoded) return decoded;
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 120) : '';
    return { error: `not JSON (${why}); want one object a line, {"text": "…"}; mend or remove the line` };
  }
  const parsed = SCHEMA.safeParse(value);
  if (!parsed.success) return { error: wrong(value, parsed.error.issues[0]?.path[0]) };
  const { text, name, published, url, publisher, title } = parsed.data;
  return {
    text,
    name: name?.trim() || null,
    published: published == null ? null : dateOfMetadata(published),
    url: url ?? null,
    publisher: publisher ?? null,
    title: title ?? null,
    warnings: [],
  };
}

function wrong(value: unknown, field: PropertyKey | undefined): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `found ${shown(value)}; want an object, {"text": "…"}; put each article in an object of its own line`;
  }
  const key = (Object.keys(SCHEMA.shape) as (keyof typeof WANT)[]).find((name) => name === field) ?? 'text';
  const found = Object.hasOwn(value, key)
    ? `found ${shown((value as Record<string, unknown>)[key])}`
    : 'missing';
  return `${key}: ${found}; want ${WANT[key]}; mend or remove the line`;
}

function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}
