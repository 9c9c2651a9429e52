// Reads the corpora as annotated articles: {corpus, name, split, text, sentences?, entities?, known?, frames?}.
//   entities: {scheme, spans: [{start, end, type}]}, one scheme a corpus
//   known:    the frame kinds that the article is annotated for; other kinds are not learnt from it
//   frames:   [{kind, trigger, roles: [{start, end, role}], parties: [{start, end, role}], type?, labels?}]
// Offsets are UTF-16 code units into `text`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attributedIn } from '../dist/evaluation/corpora/polnear.js';
import { classedIn, pairsIn } from '../dist/evaluation/corpora/sentences.js';
import { namesIn, partiesIn } from '../dist/evaluation/corpora/tagged.js';
import { timedIn } from '../dist/evaluation/corpora/timeml.js';

export const ANNOTATIONS = join(dirname(fileURLToPath(import.meta.url)), 'annotations');

/** Frame kinds that training/annotations holds, for the gold articles and for those annotated besides. */
const ANNOTATED = ['event', 'conditional', 'demand', 'contact'];

/** Every annotated article of the corpora folder. Without a silver file the newswire has no names. */
export function* articlesOf(corpora, silverFile) {
  const silver = silverOf(silverFile);
  const annotated = annotationsOf('gold');
  for (const split of ['train', 'dev']) {
    for (const article of polnear(join(corpora, 'polnear', split)))
      yield { ...article, split, known: ['statement'], entities: silver(article) };
    for (const article of gold(join(corpora, 'gold', split))) {
      const frames = annotated.get(article.name);
      yield {
        ...article,
        split,
        known: ['statement', ...(frames ? ANNOTATED : [])],
        frames: [...article.frames, ...(frames ?? [])],
        entities: silver(article),
      };
    }
  }
  yield* entityArticlesOf(corpora);
  yield* gum(join(corpora, 'ud', 'en_gum-train.conllu'));
  for (const { name, text, corpus } of textsOf(corpora)) {
    const article = { corpus, name, text, split: 'train' };
    const frames = annotationsOf(corpus).get(name);
    const entities = silver(article);
    if (frames) yield { ...article, corpus: 'annotated', known: ANNOTATED, frames, entities };
    else if (corpus === 'newswire' && entities) yield { ...article, entities };
  }
}

/** Articles of the corpora that have texts to annotate: newswire, AQUAINT, PolNeAR's training part. */
export function* textsOf(corpora) {
  const newswire = join(corpora, 'newswire', 'articles.jsonl');
  for (const line of readFileSync(newswire, 'utf8').split('\n').filter(Boolean))
    yield { corpus: 'newswire', ...JSON.parse(line) };
  for (const { name, text } of timedIn(join(corpora, 'timeml', 'aquaint')))
    yield { corpus: 'timeml', name, text };
  const polnear = join(corpora, 'polnear', 'train', 'text');
  for (const file of readdirSync(polnear).sort())
    yield {
      corpus: 'polnear',
      name: basename(file, '.txt'),
      text: readFileSync(join(polnear, file), 'utf8'),
    };
}

const read = new Map();

/** training/annotations/CORPUS.jsonl: the frames of each article by its name; see training/README.md. */
function annotationsOf(corpus) {
  if (read.has(corpus)) return read.get(corpus);
  const file = join(ANNOTATIONS, `${corpus}.jsonl`);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const articles = new Map();
  for (const line of lines) {
    const { name, frames } = JSON.parse(line);
    articles.set(name, frames.map(frameOf));
  }
  read.set(corpus, articles);
  return articles;
}

function frameOf({ kind, head, type, modality, format, status, ...spans }) {
  const named = (names) =>
    names.flatMap((role) => (spans[role] ?? []).map(([start, end]) => ({ start, end, role })));
  return {
    kind,
    trigger: head,
    roles: named(['content', 'condition', 'consequence', 'response']),
    parties: named(['source', 'target', 'time', 'place']),
    ...(type ? { type } : {}),
    labels: {
      ...(modality ? { modality } : {}),
      ...(format ? { format } : {}),
      ...(status ? { status } : {}),
    },
  };
}

/** Sentences that are known only as a whole: {corpus, split, text, marked, types?, class?, entities?}. */
export function* sentencesToClassify(corpora) {
  for (const pair of pairsIn(join(corpora, 'plover/plv_train.tsv'))) yield { corpus: 'plv', ...pair };
  for (const sentence of classedIn(join(corpora, 'cameo/cameo_class_train.tsv')))
    yield { corpus: 'cameo_class', ...sentence };
  for (const sentence of partiesIn(join(corpora, 'cameo/cameo_ner_train.txt')))
    yield { corpus: 'cameo_ner', ...sentence };
}

/** The corpora of entities alone, in runs of sentences; `split` is dev for the held-out fifth. */
function* entityArticlesOf(corpora) {
  for (const [corpus, file] of [
    ['wikigold', 'wikigold.conll'],
    ['re3d', 're3d-train.conll'],
  ]) {
    for (const article of namesIn(join(corpora, 'ner', file), corpus)) yield { corpus, ...article };
  }
}

function silverOf(file) {
  if (!existsSync(file)) return () => undefined;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const spans = new Map(lines.map((line) => [`${line.corpus} ${line.name}`, line.spans]));
  return ({ corpus, name }) => {
    const found = spans.get(`${corpus} ${name}`);
    return found && { scheme: 'ontonotes', spans: found.map(([start, end, type]) => ({ start, end, type })) };
  };
}

function* polnear(folder) {
  for (const { name, text, attributions } of attributedIn(folder))
    yield { corpus: 'polnear', name, text, frames: attributions.flatMap((roles) => statement(text, roles)) };
}

/** The project's own gold: verbatim texts, found again by the content first, then cue and source nearest to it. */
function* gold(folder) {
  for (const file of readdirSync(folder)
    .filter((f) => f.endsWith('.gold.json'))
    .sort()) {
    const name = basename(file, '.gold.json');
    const text = readFileSync(join(folder, `${name}.txt`), 'utf8');
    const { statements } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const taken = new Set();
    const frames = statements.flatMap(({ source_text, cue_text, content_text }) => {
      const content = content_text.map((piece) => find(text, piece)).filter(Boolean);
      if (content.length === 0) return [];
      const cue = cue_text ? nearest(text, cue_text, content, taken) : null;
      if (cue) taken.add(cue.start);
      const source = source_text ? nearest(text, source_text, cue ? [cue] : content, new Set()) : null;
      return statement(text, [
        ...content.map((span) => ({ ...span, role: 'content' })),
        ...(cue ? [{ ...cue, role: 'cue' }] : []),
        ...(source ? [{ ...source, role: 'source' }] : []),
      ]);
    });
    yield { corpus: 'gold', name, text, frames };
  }
}

const LINKS = new Set(['of', 'the', 'for', "'s"]);

/**
 * GUM's named entities: of each mention whose head is a proper noun, the run of proper nouns around the head ("Bank of
 * England"), with the mention's entity type. `Entity=` is explained in the corpus's global.Entity line.
 */
function* gum(file) {
  const documents = readFileSync(file, 'utf8')
    .split(/^# newdoc id = /m)
    .slice(1);
  for (const document of documents) {
    const name = document.slice(0, document.indexOf('\n')).trim();
    if (name.startsWith('GUM_academic')) continue; // citations: every author is a thing cited
    let text = '';
    const sentences = [];
    const tokens = [];
    const mentions = [];
    const open = [];
    let paragraph = 0;
    for (const block of document.split(/\n\n/)) {
      if (/^# newpar/m.test(block)) paragraph++;
      const rows = block
        .split('\n')
        .map((line) => line.split('\t'))
        .filter((c) => c.length === 10 && /^\d+$/.test(c[0]));
      if (rows.length === 0) continue;
      const start = text.length;
      for (const row of rows) {
        const [form, tag, misc] = [row[1], row[3], row[9]];
        tokens.push({ start: text.length, end: text.length + form.length, form, tag });
        text += form + (/SpaceAfter=No/.test(misc) ? '' : ' ');
        for (const [, id, type, minimum, whole, closed] of (/Entity=([^|]*)/.exec(misc)?.[1] ?? '').matchAll(
          /\((\d+)-(\w+)-[^-]*-[^-]*-[^-]*-([\d,]+)[^()]*?(\))?(?=\(|\d|$|\))|(\d+)\)/g,
        )) {
          if (id !== undefined) {
            const mention = {
              id,
              type,
              head: tokens.length - 2 + Number(minimum.split(',')[0]),
              from: tokens.length - 1,
            };
            if (whole) mentions.push({ ...mention, to: tokens.length });
            else open.push(mention);
          } else {
            const at = open.findLastIndex((mention) => mention.id === closed);
            if (at >= 0) mentions.push({ ...open.splice(at, 1)[0], to: tokens.length });
          }
        }
      }
      sentences.push({ start, end: text.trimEnd().length, paragraph });
      if (!text.endsWith(' ')) text += ' ';
    }
    const spans = new Map();
    for (const { type, head, from, to } of mentions) {
      if (tokens[head]?.tag !== 'PROPN') continue;
      const named = (i) => i >= from && i < to && tokens[i].tag === 'PROPN';
      let [first, last] = [head, head];
      for (let i = head - 1; named(i) || (i > from && LINKS.has(tokens[i].form)); i--)
        if (named(i)) first = i;
      for (let i = head + 1; named(i) || (i < to && LINKS.has(tokens[i].form)); i++) if (named(i)) last = i;
      const span = { start: tokens[first].start, end: tokens[last].end, type };
      spans.set(`${span.start}`, span);
    }
    const flat = [...spans.values()].sort((a, b) => a.start - b.start || b.end - a.end);
    yield {
      corpus: 'gum',
      name,
      split: 'train',
      text,
      sentences,
      entities: {
        scheme: 'gum',
        spans: flat.filter((span, i) => !flat.some((o, j) => j < i && o.end > span.start)),
      },
    };
  }
}

const LIGHT =
  /^(?:has|have|had|is|was|are|were|be|been|being|will|would|could|can|may|might|should|shall|must|did|does|do|not|n['’]t|['’]s|['’]ve|['’]d|['’]re|also|to|the|a|an|in|on|at|of|by|and|then|later|once|who|which|still|just|even|so|never|always|often|\w+ly)$/i;

/**
 * A statement frame, marked at its trigger: the first weighty word of the cue, or the first character of a
 * quotation that has no cue. Without either there is nothing to mark, and no frame.
 */
function statement(text, roles) {
  const cue = roles.find((r) => r.role === 'cue');
  const content = roles.filter((r) => r.role === 'content').sort((a, b) => a.start - b.start)[0];
  if (!content) return [];
  if (!cue)
    return /["“'‘`]/.test(text[content.start]) ? [{ kind: 'statement', trigger: content.start, roles }] : [];
  const words = [...text.slice(cue.start, cue.end).matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?|\S/gu)];
  const word = words.find((w) => !LIGHT.test(w[0])) ?? words[0];
  return [{ kind: 'statement', trigger: cue.start + word.index, roles }];
}

function find(text, piece) {
  const start = text.indexOf(piece);
  return start < 0 ? null : { start, end: start + piece.length };
}

function nearest(text, piece, spans, taken) {
  const from = Math.min(...spans.map((s) => s.start));
  const to = Math.max(...spans.map((s) => s.end));
  const inside = (s) => spans.some((c) => s.start < c.end && c.start < s.end);
  let best = null;
  for (let start = text.indexOf(piece); start >= 0; start = text.indexOf(piece, start + 1)) {
    const span = { start, end: start + piece.length };
    if (
      taken.has(start) ||
      inside(span) ||
      /\p{L}/u.test(text[start - 1] ?? ' ') ||
      /\p{L}/u.test(text[span.end] ?? ' ')
    )
      continue;
    const distance = span.end <= from ? from - span.end : start >= to ? start - to : 0;
    if (!best || distance < best.distance) best = { ...span, distance };
  }
  return best && { start: best.start, end: best.end };
}
