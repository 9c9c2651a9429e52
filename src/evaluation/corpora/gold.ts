import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Text } from '../../record/span.ts';

const name = z.string().nullable();
const SCHEMA = z.object({
  statements: z.array(
    z.object({
      source_text: z.string().nullable(),
      source_actor: name,
      cue_text: z.string(),
      content_text: z.array(z.string()),
      kind: z.string(),
      anonymous: z.boolean(),
    }),
  ),
  events: z.array(
    z.object({
      type: z.string(),
      source_actors: z.array(z.string()),
      target_actors: z.array(z.string()),
      trigger_text: z.string(),
      sentence_text: z.string(),
      date: z.string().nullable(),
      place: name,
      modality: z.string(),
    }),
  ),
  figures: z.array(
    z.object({
      text: z.string(),
      value: z.number().nullable(),
      min: z.number().nullable(),
      max: z.number().nullable(),
      claimed_by: name,
      previous: z.object({ value: z.number() }).nullable(),
    }),
  ),
  conditionals: z.array(
    z.object({ condition_text: z.string(), consequence_text: z.string(), by: name, against: name }),
  ),
  demands: z.array(
    z.object({ by: name, of: name, content_text: z.string(), response: z.string().nullable() }),
  ),
  contacts: z.array(
    z.object({
      participants: z.array(z.string()),
      format: z.string(),
      when: z.string().nullable(),
      status: z.string(),
      text: z.string(),
    }),
  ),
});
/** The records of one article as an annotator wrote them down; texts are copied from the article. */
export type GoldRecords = z.infer<typeof SCHEMA>;

/** An article of our own gold corpus. */
export interface GoldArticle extends Text {
  readonly name: string;
  readonly published: string | null;
  readonly records: GoldRecords;
}

const META = z.record(z.string(), z.object({ published: z.string().nullable() }));

/**
 * The articles of one part (gold/dev): NAME.txt with NAME.gold.json, dated by meta.json in the folder above.
 * @throws {Error} where a file is missing or no such record; the message names the file
 */
export function goldArticlesIn(folder: string): GoldArticle[] {
  const meta = parsed(join(dirname(folder), 'meta.json'), META);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.gold.json'))
    .sort()
    .map((file) => {
      const name = basename(file, '.gold.json');
      return {
        name,
        published: meta[name]?.published ?? null,
        text: readFileSync(join(folder, `${name}.txt`), 'utf8'),
        records: parsed(join(folder, file), SCHEMA),
      };
    });
}

function parsed<T>(file: string, schema: z.ZodType<T>): T {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { data, error } = schema.safeParse(value);
  if (data !== undefined) return data;
  const { path = [], message } = error?.issues[0] ?? {};
  throw new Error(`${file}: ${path.join('.')}: ${message}; want records after the annotation guide`);
}
