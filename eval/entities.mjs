// Exact-match entity F1 (span and type) on the held-out fifth of wikigold and re3d, read by the shipped model:
//   npm run build && node eval/entities.mjs CORPORA
import { entitiesOf } from '../dist/language/decode.js';
import { Encoder } from '../dist/language/encoder.js';
import { windowsOf } from '../dist/language/windows.js';
import { MODELS } from '../dist/reading/reader.js';
import { entityArticlesOf } from '../training/corpora.mjs';

const [corpora] = process.argv.slice(2);
if (!corpora) {
  console.error(
    'usage: entities.mjs CORPORA, the folder that holds ner/wikigold.conll and ner/re3d-train.conll',
  );
  process.exit(2);
}
const encoder = await Encoder.load({ models: MODELS });
const scores = {};
for (const article of entityArticlesOf(corpora)) {
  if (article.split !== 'dev') continue;
  const { scheme, spans } = article.entities;
  const score = (scores[scheme] ??= { right: 0, found: 0, gold: 0 });
  const key = ({ start, end, type, label }) => `${start}-${end}-${type ?? label}`;
  const gold = new Set(spans.map(key));
  const found = [];
  for (const window of windowsOf(article, article.sentences, encoder.wordpiece)) {
    found.push(...entitiesOf(window, await encoder.run(window, 1, scheme), encoder.labels, scheme));
  }
  score.gold += gold.size;
  score.found += found.length;
  score.right += found.filter((entity) => gold.has(key(entity))).length;
}
for (const [scheme, { right, found, gold }] of Object.entries(scores)) {
  const [precision, recall] = [right / found, right / gold];
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `${scheme.padEnd(9)} P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}  (gold ${gold}, read ${found})`,
  );
}
