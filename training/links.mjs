// Which other mentions stand for the actors of annotated frames, as the reader itself resolves them:
//   npm run build && node training/links.mjs CORPORA training/data/links.jsonl [MODELS]
// An annotator points at one mention of whom did it; "he" two words on is no mistake. prepare.mjs keeps such mentions from
// being learnt as nobody. Writes a line an article: {corpus, name, frames: [[{start, end}, …], …]}, a list a frame.
import { writeFileSync } from 'node:fs';
import { Encoder } from '../dist/language/encoder.js';
import { resolveActors } from '../dist/reading/actors/actors.js';
import { newDraft } from '../dist/reading/draft.js';
import { stepsOf } from '../dist/reading/pipeline.js';
import { MODELS } from '../dist/reading/reader.js';
import { sha256Of } from '../dist/record/article.js';
import { articlesOf } from './corpora.mjs';

const [corpora, out, models = MODELS] = process.argv.slice(2);
if (!out) {
  console.error('usage: links.mjs CORPORA OUT.jsonl [MODELS]');
  process.exit(2);
}
/** Characters around a trigger beyond which no mention is seen by the filler. */
const REACH = 400;

const encoder = await Encoder.load({ models });
const lines = [];
for (const { corpus, name, text, frames } of articlesOf(corpora)) {
  if (!['gold', 'annotated'].includes(corpus)) continue;
  const article = {
    name,
    text,
    url: null,
    publisher: null,
    title: null,
    published: null,
    dateline: null,
    sha256: sha256Of(text),
  };
  const draft = newDraft(article);
  for (const step of stepsOf(encoder)) {
    if (step.name === 'actors') break;
    await step.run(draft);
  }
  const actors = resolveActors(draft);
  const others = frames.map(({ trigger, parties = [] }) =>
    parties
      .filter(({ role }) => role === 'source' || role === 'target')
      .flatMap((span) => actors.partiesAmong([{ span, probability: 1 }], 0.5, 0.5))
      .flatMap((actor) => actor.mentions)
      .filter(({ start }) => Math.abs(start - trigger) < REACH)
      .map(({ start, end }) => ({ start, end })),
  );
  lines.push(JSON.stringify({ corpus, name, frames: others }));
}
writeFileSync(out, `${lines.join('\n')}\n`);
