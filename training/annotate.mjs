// Annotation by hand of events, conditionals, demands and contacts (training/README.md says how):
//   node training/annotate.mjs show CORPORA NAME            prints an article as numbered sentences
//   node training/annotate.mjs take CORPORA NAME FILE       checks a file of annotation lines and keeps it as offsets
// What is kept, in training/annotations/CORPUS.jsonl, holds offsets and labels and no text.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentencesOf } from '../dist/language/sentences.js';
import { FORMATS, STATUSES } from '../dist/record/contact.js';
import { EVENT_TYPES, MODALITIES } from '../dist/record/event.js';
import { ANNOTATIONS, textsOf } from './corpora.mjs';

const [action, corpora, name, file] = process.argv.slice(2);
if (!['show', 'take'].includes(action) || !name || (action === 'take') !== Boolean(file)) {
  console.error('usage: annotate.mjs show CORPORA NAME | annotate.mjs take CORPORA NAME FILE');
  process.exit(2);
}
const article = [...textsOf(corpora)].find((a) => a.name === name);
if (!article) {
  console.error(`no article ${JSON.stringify(name)} in newswire, timeml/aquaint or polnear/train`);
  process.exit(1);
}
const sentences = sentencesOf(article);

if (action === 'show') {
  sentences.forEach(({ start, end }, i) => {
    console.log(`[${i}] ${article.text.slice(start, end).replace(/\s+/g, ' ')}`);
  });
} else {
  const frames = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) =>
      line.trim()
        ? [
            frameOf(
              line.split('|').map((field) => field.trim()),
              i + 1,
            ),
          ]
        : [],
    );
  frames.sort((a, b) => a.head - b.head);
  appendFileSync(join(ANNOTATIONS, `${article.corpus}.jsonl`), `${JSON.stringify({ name, frames })}\n`);
}

/** One line: its kind, the number of its sentence, and the fields of its kind. */
function frameOf([kind, number, ...fields], line) {
  const sentence = Number(number);
  const fail = (why) => {
    console.error(`line ${line}: ${why}`);
    process.exit(1);
  };
  const one = (text, near) => spanOf(text, sentence, near, fail);
  const all = (text, near) => (text ? text.split(' ; ').map((part) => one(part, near)) : []);
  const among = (label, labels) =>
    labels.includes(label) ? label : fail(`${label}: want ${labels.join(', ')}`);
  switch (kind) {
    case 'E': {
      const [type, marked, source, target, time, place, modality] = fields;
      const trigger = one(marked.replace('*', ''));
      const head =
        trigger[0] + patternOf(marked.split('*')[0]).exec(article.text.slice(...trigger))[0].length;
      return {
        kind: 'event',
        head,
        trigger,
        type: among(type, EVENT_TYPES),
        modality: among(modality, MODALITIES),
        source: all(source, head),
        target: all(target, head),
        time: all(time, head),
        place: all(place, head),
      };
    }
    case 'C': {
      const [marker, ifs, then, by, against] = fields;
      const condition = one(ifs);
      const [head] = one(marker || ifs, condition[0]);
      const consequence = one(then, head);
      const parties = { source: all(by, head), target: all(against, head) };
      return { kind: 'conditional', head, condition: [condition], consequence: [consequence], ...parties };
    }
    case 'D': {
      const [cue, by, of, content, response] = fields;
      const [head] = one(cue, one(content)[0]);
      const parties = { source: all(by, head), target: all(of, head) };
      return { kind: 'demand', head, content: [one(content, head)], ...parties, response: all(response) };
    }
    case 'K': {
      const [cue, participants, text, format, status, time, place] = fields;
      const trigger = one(text);
      const [head] = one(cue, trigger[0]);
      return {
        kind: 'contact',
        head,
        trigger,
        format: among(format, FORMATS),
        status: among(status, STATUSES),
        source: all(participants, head),
        time: all(time, head),
        place: all(place, head),
      };
    }
    default:
      return fail(`found ${JSON.stringify(kind)}; want E, C, D or K`);
  }
}

/** Where words stand in their sentence, or in the one whose number stands before them; the nearest place to `near`. */
function spanOf(text, sentence, near, fail) {
  const [, number, words] = /^(?:(\d+):)?(.*)$/s.exec(text);
  const { start, end } = sentences[number ?? sentence] ?? fail(`there is no sentence ${number ?? sentence}`);
  const found = [...article.text.slice(start, end).matchAll(new RegExp(patternOf(words), 'g'))].map(
    (match) => [start + match.index, start + match.index + match[0].length],
  );
  if (found.length === 0) fail(`${JSON.stringify(words)} is not in sentence ${number ?? sentence}`);
  const distance = ([from, to]) => (near === undefined ? from : Math.max(0, near - to, from - near));
  return found.reduce((best, span) => (distance(span) < distance(best) ? span : best));
}

function patternOf(words) {
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
}
