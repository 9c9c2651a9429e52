import { folded, queryTerms } from '../../ledger/database/engine.ts';
import type { Ledger } from '../../ledger/database/open.ts';
import type { Row } from '../../ledger/database/schema.ts';
import { dayOf } from '../../ledger/standoff.ts';
import { LIMIT } from '../limits.ts';
import { block, counted, type Page, quotation } from './page.ts';
import { checkFilled } from './query.ts';
import type { Shown } from './view.ts';

/** Sentences of one article that are shown. */
const SENTENCES = 3;

interface Found {
  readonly article: Row<'articles'>;
  readonly rank: number;
  /** Those that hold the most terms, in order of the text. */
  readonly sentences: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/**
 * Articles that hold all the words, best first; words in quotation marks stand together.
 * @throws {Error} where there are no words to look for
 */
export async function search(
  ledger: Ledger,
  terms: string,
  { asOf, limit = LIMIT }: { readonly asOf?: string | undefined; readonly limit?: number | undefined } = {},
): Promise<Shown> {
  const wanted = queryTerms(terms);
  if (wanted.length === 0)
    throw new Error(`found ${JSON.stringify(terms)}; want words, or "words that stand together"`);
  const date = dayOf('--as-of', asOf ?? null);
  await checkFilled(ledger);
  const found = (await articlesWith(ledger, terms, limit, date)).map((one) => ({
    ...one,
    sentences: sentencesWith(one.article, wanted),
  }));
  return {
    json: found.map(
      ({ article: { id, name, title, url, publisher, reported, copy_of }, rank, sentences }) => ({
        article: { id, name, title, url, publisher },
        reported,
        copyOf: copy_of,
        rank,
        sentences,
      }),
    ),
    text: (page) =>
      found.length === 0
        ? ''
        : [
            ...found.map((one) => foundText(page, one, wanted)),
            page.paint('faint', counted(found.length, 'article')),
          ].join('\n\n'),
  };
}

/** The best articles that were known then; a corrected version stands for the one that it took the place of. */
async function articlesWith(
  { db, engine }: Ledger,
  terms: string,
  limit: number,
  asOf: string | null,
): Promise<{ article: Row<'articles'>; rank: number }[]> {
  for (let size = 2 * limit; ; size *= 4) {
    const hits = await engine.search(db, terms, size);
    if (hits.length === 0) return [];
    const ids = hits.map(({ article }) => article);
    const rows = await db.selectFrom('articles').selectAll().where('id', 'in', ids).execute();
    const known = new Map(rows.filter((row) => isKnownOn(row, asOf)).map((row) => [row.id, row]));
    const found = hits.flatMap(({ article, rank }) => {
      const row = known.get(article);
      return row ? [{ article: row, rank }] : [];
    });
    if (found.length >= limit || hits.length < size) return found.slice(0, limit);
  }
}

function isKnownOn({ reported, superseded_on }: Row<'articles'>, asOf: string | null): boolean {
  if (asOf === null) return superseded_on === null;
  return reported <= asOf && (superseded_on === null || superseded_on > asOf);
}

function sentencesWith({ text, sentences }: Row<'articles'>, terms: readonly string[]): Found['sentences'] {
  return (JSON.parse(sentences) as [number, number][])
    .map(([start, end]) => ({ start, end, text: text.slice(start, end) }))
    .map((sentence, at) => {
      const words = ` ${folded(sentence.text)} `;
      return { sentence, at, held: terms.filter((term) => words.includes(` ${term} `)).length };
    })
    .filter(({ held }) => held > 0)
    .sort((a, b) => b.held - a.held || a.at - b.at)
    .slice(0, SENTENCES)
    .sort((a, b) => a.at - b.at)
    .map(({ sentence }) => sentence);
}

function foundText(page: Page, { article, sentences }: Found, terms: readonly string[]): string {
  const { name, title, publisher, reported, copy_of } = article;
  const [first = '', ...others] = sentences.map(
    ({ start, end, text }) => `${quotation(text, wordIn(text, terms), 240)} ${start}-${end}`,
  );
  return block(page, {
    who: reported,
    what: [title, publisher, name].filter(Boolean).join(' · '),
    under: [
      copy_of && 'repeats another article',
      ...[first, ...others].map((text) => ({ text, tone: 'cue' as const })),
    ],
  });
}

/** The first of the words as the text writes it. */
function wordIn(text: string, terms: readonly string[]): string {
  const words = new Set(terms.flatMap((term) => term.split(' ')));
  return text.match(/[\p{L}\p{N}]+/gu)?.find((word) => words.has(folded(word))) ?? '';
}
