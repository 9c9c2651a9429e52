// Turns the corpora into training windows, one JSON object a line, with the very tokenizer and windows of the product:
//   npm run build && node training/prepare.mjs CORPORA training/data
// Writes OUT/train.jsonl, OUT/dev.jsonl and OUT/labels.json. Run training/silver.py before it for silver names.
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentencesOf } from '../dist/language/sentences.js';
import { WINDOW, windowsOf } from '../dist/language/windows.js';
import { WordPiece } from '../dist/language/wordpiece.js';
import { articlesOf } from './corpora.mjs';

const [corpora, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: prepare.mjs CORPORA OUT');
  process.exit(2);
}
/** Training windows need no context: every piece of them is learnt from. */
const TRAINING = { core: 240, context: 0 };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wordpiece = new WordPiece(readFileSync(join(root, 'models', 'vocab.txt'), 'utf8'));
mkdirSync(out, { recursive: true });
const files = {
  train: createWriteStream(join(out, 'train.jsonl')),
  dev: createWriteStream(join(out, 'dev.jsonl')),
};
const labels = { entities: {}, frames: {} };
const counts = {};

for (const article of articlesOf(corpora, join(out, 'silver.jsonl'))) {
  const sentences = article.sentences ?? sentencesOf(article);
  const windows = windowsOf(article, sentences, wordpiece, article.split === 'train' ? TRAINING : WINDOW);
  for (const { pieces, features, core } of windows) {
    const first = pieces[0].start;
    const last = pieces.at(-1).end;
    const toPieces = ({ start, end }) => {
      const from = pieces.findIndex((p) => p.end > start);
      const to = pieces.findLastIndex((p) => p.start < end) + 1;
      return from >= 0 && to > from && start < last && end > first ? [from, to] : null;
    };
    const line = {
      corpus: article.corpus,
      name: article.name,
      ids: pieces.map((p) => p.id),
      features,
      core: [core.start, core.end],
      ...(article.split === 'dev' ? { offsets: pieces.map((p) => [p.start, p.end]) } : {}),
    };
    if (article.entities) {
      const types = (labels.entities[article.entities.scheme] ??= []);
      line.scheme = article.entities.scheme;
      line.entities = article.entities.spans.flatMap((span) => {
        const at = toPieces(span);
        if (!types.includes(span.type)) types.push(span.type);
        return at ? [[...at, types.indexOf(span.type)]] : [];
      });
    }
    if (article.frames) {
      line.frames = article.frames.flatMap((frame) => {
        const roles = (labels.frames[frame.kind] ??= []);
        const at = pieces.findIndex((p) => p.start <= frame.trigger && frame.trigger < p.end);
        if (at < 0) return [];
        return [
          {
            kind: frame.kind,
            at,
            roles: frame.roles.flatMap((role) => {
              const span = toPieces(role);
              if (!roles.includes(role.role)) roles.push(role.role);
              return span ? [[...span, roles.indexOf(role.role)]] : [];
            }),
          },
        ];
      });
    }
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
writeFileSync(join(out, 'labels.json'), JSON.stringify(labels, null, 1));
for (const file of Object.values(files)) file.end();
console.table(counts);
