import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { articleOf } from '../intake/article.ts';
import { dateInName } from '../intake/dates.ts';
import type { Job, Outcome } from '../reading/pool.ts';
import type { Reading } from '../record/reading.ts';
import { scoreAttribution } from './attribution.ts';
import { goldArticlesIn } from './corpora/gold.ts';
import { attributedIn } from './corpora/polnear.ts';
import { classedIn, pairsIn } from './corpora/sentences.ts';
import { namesIn, partiesIn, type Tagged } from './corpora/tagged.ts';
import { timedIn } from './corpora/timeml.ts';
import { scoreEntities } from './entities.ts';
import type { Folder } from './folders.ts';
import { type Labelling, scoreLabels } from './labels.ts';
import { classOf, type Model, rootOf } from './model.ts';
import { scoreRecords } from './records.ts';
import type { Readings, Score } from './score.ts';
import { scoreTimex } from './timex.ts';

interface Corpus {
  readonly name: string;
  /** Where it lies in the folder of corpora. */
  readonly path: string;
  open(path: string): Opened;
}

type Opened = ReadArticles | AskedModel;

/** A corpus of articles that are read as any others, and what is scored is their readings. */
interface ReadArticles {
  readonly articles: readonly Dated[];
  score(readings: Readings): Score;
}

/** A corpus of sentences that the model alone is asked about. */
interface AskedModel {
  readonly count: number;
  ask(model: Model, done: () => void): Promise<Score>;
}

interface Dated {
  readonly name: string;
  readonly text: string;
  readonly published: string | null;
}

/** Development parts only. */
const CORPORA: readonly Corpus[] = [
  { name: 'polnear dev', path: 'polnear/dev', open: (path) => read(attributedIn(path), scoreAttribution) },
  { name: 'timeml aquaint', path: 'timeml/aquaint', open: (path) => read(timedIn(path), scoreTimex) },
  { name: 'gold dev', path: 'gold/dev', open: (path) => read(goldArticlesIn(path), scoreRecords) },
  { name: 'ner wikigold', path: 'ner/wikigold.conll', open: (path) => entities(namesIn(path, 'wikigold')) },
  { name: 'ner re3d', path: 'ner/re3d-train.conll', open: (path) => entities(namesIn(path, 're3d')) },
  {
    name: 'plover plv',
    path: 'plover/plv_train.tsv',
    open: (path) => labels('root', pairsIn(path), ({ root }) => root, rootOf),
  },
  { name: 'cameo ner', path: 'cameo/cameo_ner_train.txt', open: (path) => entities(partiesIn(path)) },
  {
    name: 'cameo class',
    path: 'cameo/cameo_class_train.tsv',
    open: (path) =>
      labels(
        'class',
        classedIn(path),
        (one) => one.class,
        (model, { text }) => classOf(model, text),
      ),
  },
];

function read<T extends Dated>(
  articles: readonly T[],
  score: (articles: readonly T[], readings: Readings) => Score,
): ReadArticles {
  return { articles, score: (readings) => score(articles, readings) };
}

function entities(articles: readonly Tagged[]): AskedModel {
  const held = articles.filter(({ split }) => split === 'dev');
  return { count: held.length, ask: (model, done) => scoreEntities(held, model, done) };
}

function labels<T extends { readonly name: string; readonly split: string; readonly text: string }>(
  what: string,
  sentences: readonly T[],
  goldOf: (sentence: T) => string,
  readOf: (model: Model, sentence: T) => Promise<string | null>,
): AskedModel {
  const held = sentences.filter(({ split }) => split === 'dev');
  return {
    count: held.length,
    async ask(model, done) {
      const cases: Labelling[] = [];
      for (const one of held) {
        const { name, text } = one;
        cases.push({ name, text, gold: goldOf(one), read: (await readOf(model, one)) ?? 'nothing' });
        done();
      }
      return scoreLabels(cases, what);
    },
  };
}

/** What came of one corpus. */
export type Evaluated =
  | { readonly ok: true; readonly corpus: string; readonly score: Score }
  /** The folder of corpora has no such one. */
  | { readonly ok: false; readonly missing: true; readonly path: string }
  /** It is damaged; or an article of it was not read, and counts as one in which nothing was found. */
  | { readonly ok: false; readonly missing: false; readonly path: string; readonly error: string };

/** What the evaluation works with. */
export interface Means {
  /** Reads articles, in order: `readAll` of the reader. */
  read(jobs: AsyncIterable<Job>): AsyncIterable<Outcome>;
  /** Loads the model; called once, and only where a corpus asks the model alone. */
  model(): Promise<Model>;
  /** Told of each article or sentence that is to come, and then of each that is done. */
  readonly progress: { found(count: number): void; done(): void };
}

/**
 * Scores the corpora that the folder holds, in the order of `CORPORA`. What is missing or damaged is told, and the others
 * are scored.
 * @throws {Error} where the model cannot be loaded or asked
 */
export async function* evaluate(
  folder: string,
  only: readonly Folder[],
  means: Means,
): AsyncGenerator<Evaluated> {
  const wanted = CORPORA.filter(({ path }) => only.some((name) => path.startsWith(`${name}/`)));
  const opened: { corpus: Corpus; path: string; open: Opened }[] = [];
  for (const corpus of wanted) {
    const path = join(folder, corpus.path);
    if (!existsSync(path)) {
      yield { ok: false, missing: true, path: corpus.path };
      continue;
    }
    try {
      const open = corpus.open(path);
      opened.push({ corpus, path, open });
      means.progress.found('articles' in open ? open.articles.length : open.count);
    } catch (error) {
      yield { ok: false, missing: false, path, error: messageOf(error) };
    }
  }
  let model: Model | null = null;
  for (const { corpus, path, open } of opened) {
    if ('count' in open) {
      model ??= await means.model();
      const score = await open.ask(model, () => means.progress.done());
      yield { ok: true, corpus: corpus.name, score };
      continue;
    }
    const readings = new Map<string, Reading>();
    for await (const { name, reading, error } of readingsOf(open.articles, means)) {
      if (reading) readings.set(name, reading);
      else yield { ok: false, missing: false, path: join(path, name), error };
    }
    yield { ok: true, corpus: corpus.name, score: open.score(readings) };
  }
}

type ReadOrNot =
  | { readonly name: string; readonly reading: Reading; readonly error?: never }
  | { readonly name: string; readonly reading?: never; readonly error: string };

/** Takes articles in as `standoff read` takes JSON lines, and reads them. */
async function* readingsOf(articles: readonly Dated[], { read, progress }: Means): AsyncGenerator<ReadOrNot> {
  const unknown = { url: null, publisher: null, title: null, warnings: [] };
  const jobs: Job[] = [];
  for (const { name, text, published } of articles) {
    const checked = articleOf({ ...unknown, text, published }, name, { nameDate: dateInName(name) });
    if ('article' in checked) jobs.push(checked);
    else {
      progress.done();
      yield { name, error: checked.error };
    }
  }
  for await (const outcome of read(each(jobs))) {
    progress.done();
    const { name } = outcome.article;
    yield outcome.ok ? { name, reading: outcome.reading } : { name, error: outcome.error };
  }
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
