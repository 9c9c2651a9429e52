import { inChunks } from '../../ledger/database/chunks.ts';
import type { Db } from '../../ledger/database/schema.ts';
import type { Entry, Evidence, State } from '../../ledger/entry.ts';
import type { Sourced } from '../../ledger/view.ts';

/** Evidence with the name of its article. */
export interface Citation extends Evidence {
  readonly name: string;
}

/** An entry with all that it rests on, ready to be printed. */
export interface Cited<S extends State = State> {
  readonly entry: Entry<S>;
  readonly evidence: readonly Citation[];
}

/** Names the articles of the evidence. */
export async function cite(db: Db, found: readonly Sourced[]): Promise<Cited[]> {
  const ids = new Set(found.flatMap(({ evidence }) => evidence.map(({ article }) => article)));
  const names = new Map<string, string>();
  for (const some of inChunks([...ids])) {
    const rows = await db.selectFrom('articles').select(['id', 'name']).where('id', 'in', some).execute();
    for (const { id, name } of rows) names.set(id, name);
  }
  return found.map(({ entry, evidence }) => ({
    entry,
    evidence: evidence.map((one) => ({ ...one, name: names.get(one.article) ?? one.article })),
  }));
}

/** An entry as `--format json` prints it. */
export function entryJson({ entry, evidence }: Cited): object {
  return {
    ...entry,
    evidence: evidence.map(
      ({ name, article, reported, start, end, text, sentence, part, record, speaker, score, why, by }) => ({
        article: { id: article, name },
        reported,
        start,
        end,
        text,
        sentence,
        part,
        record,
        speaker,
        score,
        why,
        by,
      }),
    ),
  };
}

/**
 * Where to open what the evidence says, article by article: "2021-12-23-moscow (2021-12-23) 120-140". A source has no spaces
 * that a line may break at.
 * @param most articles named; the others are counted
 */
export function sourcesText(evidence: readonly Citation[], most = 4): string {
  const articles = new Map<string, { head: string; spans: string[] }>();
  for (const { article, name, reported, start, end } of evidence) {
    const known = articles.get(article) ?? { head: `${name} (${reported})`, spans: [] };
    articles.set(article, known);
    if (!known.spans.includes(`${start}-${end}`)) known.spans.push(`${start}-${end}`);
  }
  const all = [...articles.values()];
  const named = all
    .slice(0, most)
    .map(({ head, spans }) => `${head} ${spans.join(', ')}`.replaceAll(' ', '\u00a0'));
  return named.join(' · ') + (all.length > most ? ` and\u00a0${all.length - most}\u00a0more` : '');
}
