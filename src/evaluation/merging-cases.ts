import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256Of } from '../record/article.ts';
import { type Case, MERGED } from './merging.ts';

const place = z.object({ article: z.string(), text: z.string() });
const cases = z.array(
  z.object({
    name: z.string(),
    hard: z.boolean(),
    articles: z.array(z.object({ name: z.string(), published: z.string(), text: z.string() })),
    links: z.array(
      z.object({
        from: place,
        to: place,
        same: z.boolean().optional(),
        met: z.enum(['met', 'possibly', 'not']).optional(),
        answers: z.enum(['accepts', 'partly', 'rejects', 'evades', 'not']).optional(),
      }),
    ),
  }),
);

/**
 * The merging set of a folder (eval/merging/README.md): the cases of each file, its articles named CASE/ARTICLE.
 * @throws {Error} where a file is missing or not of this form
 */
export function mergingCasesIn(folder: string): Map<string, Case[]> {
  return new Map(Object.keys(MERGED).map((file) => [file, casesIn(join(folder, `${file}.json`))]));
}

function casesIn(file: string): Case[] {
  let parsed: z.infer<typeof cases>;
  try {
    parsed = cases.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const said =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error;
    throw new Error(`${file}: ${said}; give a folder as eval/merging/README.md describes it`);
  }
  return parsed.map(({ name, articles, links }) => ({
    name,
    links,
    articles: articles.map((article) => ({
      name: `${name}/${article.name}`,
      text: article.text,
      published: article.published,
      url: null,
      publisher: null,
      title: null,
      dateline: null,
      sha256: sha256Of(article.text),
    })),
  }));
}
