import { intake } from '../intake/intake.ts';
import type { Read } from '../reading/pipeline.ts';
import { Reader } from '../reading/reader.ts';
import type { Article } from '../record/article.ts';
import { explanation } from '../report/explanation.ts';
import { coloured, plain } from '../report/paint.ts';
import { complain } from './complain.ts';

/** `standoff explain RECORD FILE…`: reads the files again and shows the trace of one record. */
export async function explainCommand(
  id: string,
  files: string[],
  options: { published?: string },
): Promise<void> {
  const paint = process.stdout.isTTY && process.env.NO_COLOR === undefined ? coloured : plain;
  const reader = await Reader.load();
  let found = false;
  for await (const taken of intake(files, { published: options.published ?? null })) {
    if (!taken.ok) {
      complain(taken.name, taken.error);
      continue;
    }
    for (const text of explained(id, taken.article, await reader.read(taken.article, taken.warnings))) {
      found = true;
      process.stdout.write(text);
    }
  }
  if (!found)
    throw new Error(
      `no record ${JSON.stringify(id)} in these files; \`standoff read\` prints each record's id`,
    );

  function explained(id: string, article: Article, read: Read): string[] {
    const { actors, places, times, statements, figures } = read.reading;
    return [...statements, ...figures, ...actors, ...places, ...times]
      .filter((record) => record.id.startsWith(id))
      .map((record) => explanation(article, record, read.trace.of(record), paint));
  }
}
