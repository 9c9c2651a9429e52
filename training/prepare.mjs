// Turns the corpora into training windows, one JSON object a line, with the very tokenizer and windows of the product:
//   npm run build && node training/prepare.mjs CORPORA training/data [FOLD/FOLDS]
// Writes OUT/train.jsonl, OUT/dev.jsonl and OUT/labels.json. Run training/silver.py before it for silver names.
// With a fold, all gold articles are shared out: every FOLDSth from FOLD on (0 is the first) is for development.
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLASSES } from '../dist/evaluation/corpora/sentences.js';
import { sentencesOf } from '../dist/language/sentences.js';
import { WINDOW, windowsOf } from '../dist/language/windows.js';
import { WordPiece } from '../dist/language/wordpiece.js';
import { FORMATS, STATUSES } from '../dist/record/contact.js';
import { EVENT_TYPES, MODALITIES } from '../dist/record/event.js';
import { articlesOf, sentencesToClassify } from './corpora.mjs';

const [corpora, out, cut] = process.argv.slice(2);
if (!out) {
  console.error('usage: prepare.mjs CORPORA OUT [FOLD/FOLDS]');
  process.exit(2);
}
const [fold, folds] = (cut ?? '').split('/').map(Number);
/** Training windows need no context: every piece of them is learnt from. */
const TRAINING = { core: 240, context: 0 };

const labels = {
  entities: {},
  kinds: ['statement', 'event', 'conditional', 'demand', 'contact'],
  roles: {
    statement: ['source', 'cue', 'content'],
    conditional: ['condition', 'consequence'],
    demand: ['content', 'response'],
    parties: ['source', 'target', 'time', 'place'],
  },
  types: EVENT_TYPES,
  labels: { modality: MODALITIES, format: FORMATS, status: STATUSES },
  classes: CLASSES,
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wordpiece = new WordPiece(readFileSync(join(root, 'models', 'vocab.txt'), 'utf8'));
mkdirSync(out, { recursive: true });
const files = {
  train: createWriteStream(join(out, 'train.jsonl')),
  dev: createWriteStream(join(out, 'dev.jsonl')),
};
const counts = {};
const SILVER = join(root, 'training', 'data', 'silver.jsonl');
const LINKS = linksOf(join(root, 'training', 'data', 'links.jsonl'));

let gold = 0;
for (const article of articlesOf(corpora, SILVER)) {
  let { split } = article;
  if (folds && article.corpus === 'gold') split = gold++ % folds === fold ? 'dev' : 'train';
  const sentences = article.sentences ?? sentencesOf(article);
  write({ ...article, split }, sentences, split === 'train' ? TRAINING : WINDOW);
}
for (const sentence of sentencesToClassify(corpora)) {
  write(sentence, [{ start: 0, end: sentence.text.length, paragraph: 0 }], TRAINING);
}
writeFileSync(join(out, 'labels.json'), JSON.stringify(labels, null, 1));
for (const file of Object.values(files)) file.end();
console.table(counts);

function write(article, sentences, size) {
  for (const { pieces, features, core } of windowsOf(article, sentences, wordpiece, size)) {
    const first = pieces[0].start;
    const last = pieces.at(-1).end;
    const toPieces = ({ start, end }) => {
      const from = pieces.findIndex((p) => p.end > start);
      const to = pieces.findLastIndex((p) => p.start < end) + 1;
      return from >= 0 && to > from && start < last && end > first ? [from, to] : null;
    };
    const labelled = (spans, names) =>
      spans.flatMap((span) => {
        const at = toPieces(span);
        return at ? [[...at, names.indexOf(span.role ?? span.type)]] : [];
      });
    const line = {
      corpus: article.corpus,
      name: article.name,
      ids: pieces.map((p) => p.id),
      features,
      core: [core.start, core.end],
    };
    if (article.entities) {
      const { scheme, spans } = article.entities;
      const types = (labels.entities[scheme] ??= []);
      for (const { type } of spans) if (!types.includes(type)) types.push(type);
      Object.assign(line, { scheme, entities: labelled(spans, types) });
    }
    if (article.frames) {
      line.known = article.known.map((kind) => labels.kinds.indexOf(kind));
      const links = LINKS.get(`${article.corpus} ${article.name}`);
      line.frames = article.frames.flatMap((frame, i) => {
        const at = pieces.findIndex((p) => p.start <= frame.trigger && frame.trigger < p.end);
        if (at < 0) return [];
        const said = Object.entries(frame.labels ?? {});
        return [
          {
            kind: labels.kinds.indexOf(frame.kind),
            at,
            roles: labelled(frame.roles, labels.roles[frame.kind]),
            parties: labelled(frame.parties ?? [], labels.roles.parties),
            also: (links?.[i] ?? []).flatMap((span) => [toPieces(span)].filter(Boolean)),
            ...(frame.type ? { type: EVENT_TYPES.indexOf(frame.type) } : {}),
            labels: Object.fromEntries(said.map(([name, of]) => [name, labels.labels[name].indexOf(of)])),
          },
        ];
      });
    }
    if (article.types) {
      line.types = article.types.map((type) => EVENT_TYPES.indexOf(type));
      line.marked = labelled(article.marked, ['none', 'source', 'target']);
    }
    if (article.class) line.class = CLASSES.indexOf(article.class);
    files[article.split].write(`${JSON.stringify(line)}\n`);
    const count = (counts[`${article.corpus} ${article.split}`] ??= {
      windows: 0,
      pieces: 0,
      entities: 0,
      frames: 0,
    });
    count.windows++;
    count.pieces += pieces.length;
    count.entities += line.entities?.length ?? 0;
    count.frames += line.frames?.length ?? 0;
  }
}

/** Other mentions of the actors of each article's frames: see links.mjs; none without the file. */
function linksOf(file) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return new Map(
    lines.map((line) => JSON.parse(line)).map(({ corpus, name, frames }) => [`${corpus} ${name}`, frames]),
  );
}
