// Reads the corpora as annotated articles: {corpus, name, split, text, sentences?, entities?, known?, frames?}.
//   entities: {scheme, spans: [{start, end, type}]}, one scheme a corpus
//   known:    the frame kinds that the article is annotated for; other kinds are not learnt from it
//   frames:   [{kind, trigger, roles: [{start, end, role}], parties: [{start, end, role}], type?, labels?}]
// Offsets are UTF-16 code units into `text`.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ANNOTATIONS = join(dirname(fileURLToPath(import.meta.url)), 'annotations');

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
function* textsOf(corpora) {
  const newswire = join(corpora, 'newswire', 'articles.jsonl');
  for (const line of readFileSync(newswire, 'utf8').split('\n').filter(Boolean))
    yield { corpus: 'newswire', ...JSON.parse(line) };
  const aquaint = join(corpora, 'timeml', 'aquaint');
  for (const file of readdirSync(aquaint).sort())
    yield { corpus: 'timeml', name: basename(file, '.tml'), text: timemlText(join(aquaint, file)) };
  const polnear = join(corpora, 'polnear', 'train', 'text');
  for (const file of readdirSync(polnear).sort())
    yield { corpus: 'polnear', name: basename(file, '.txt'), text: readFileSync(join(polnear, file), 'utf8') };
}

function timemlText(file) {
  const [, body] = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(readFileSync(file, 'utf8'));
  const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
  return body.replace(/<[^>]+>/g, '').replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity]);
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
    roles: named(['content', 'condition', 'consequence']),
    parties: named(['source', 'target', 'time', 'place']),
    ...(type ? { type } : {}),
    labels: { ...(modality ? { modality } : {}), ...(format ? { format } : {}), ...(status ? { status } : {}) },
  };
}

/** Sentences that are known only as a whole: {corpus, split, text, marked, types?, classes?, entities?}. */
export function* sentencesToClassify(corpora) {
  const rows = (file) => readFileSync(join(corpora, file), 'utf8').split(/\r?\n/).filter(Boolean);
  const [head, ...pairs] = rows('plover/plv_train.tsv').map((line) => line.split('\t'));
  for (const row of pairs) {
    const { text, marked } = markedOf(row[head.indexOf('marked_sentence')]);
    const root = row[head.indexOf('gold_root')];
    yield { corpus: 'plv', split: heldOut(text), text, marked, types: TYPES_OF_ROOT[root] ?? [root], root };
  }
  for (const line of rows('cameo/cameo_class_train.tsv')) {
    const [text, number] = line.split('\t');
    yield { corpus: 'cameo_class', split: heldOut(text), text, classes: CLASSES[Number(number)] };
  }
  for (const block of readFileSync(join(corpora, 'cameo/cameo_ner_train.txt'), 'utf8').split(/\n\s*\n/)) {
    const tokens = block.split('\n').map((line) => line.trim().split(/\s+/)).filter((c) => c.length >= 2);
    if (tokens.length === 0) continue;
    const { text, spans } = taggedText(tokens);
    yield { corpus: 'cameo_ner', split: heldOut(text), text, entities: { scheme: 'cameo', spans } };
  }
}

/** CONCEDE and RETREAT, which the codebook later parted. */
export const TYPES_OF_ROOT = { YIELD: ['CONCEDE', 'RETREAT'] };

/** The classes of cameo_class by number: QuadClass and none. */
export const CLASSES = [
  'neutral',
  'verbal cooperation',
  'material cooperation',
  'verbal conflict',
  'material conflict',
];

/**
 * `dev` for a fifth of all sentences, told by their letters and digits alone, so that a sentence that several corpora
 * share is held out of all of them.
 */
function heldOut(text) {
  const key = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return createHash('sha256').update(key).digest()[0] % 5 === 0 ? 'dev' : 'train';
}

/** A sentence with its <s>source</s> and <t>target</t>, which may stand one in the other. */
export function markedOf(sentence) {
  let text = '';
  const open = {};
  const marked = [];
  for (const part of sentence.split(/(<\/?[st]>)/)) {
    const tag = /^<(\/?)([st])>$/.exec(part);
    if (!tag) text += part;
    else if (!tag[1]) open[tag[2]] = text.length;
    else marked.push({ start: open[tag[2]], end: text.length, role: tag[2] === 's' ? 'source' : 'target' });
  }
  return { text, marked };
}

/** The corpora of entities alone, in runs of sentences; `split` is dev for the held-out fifth. */
export function* entityArticlesOf(corpora) {
  yield* conll(join(corpora, 'ner', 'wikigold.conll'), 'wikigold');
  yield* conll(join(corpora, 'ner', 're3d-train.conll'), 're3d');
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

/** PolNeAR: brat standoff; of several annotators of one article, the first by code. */
function* polnear(folder) {
  const files = new Map();
  for (const file of readdirSync(join(folder, 'attributions')).sort()) {
    const name = file.replace(/_[0-9a-f]{4}\.ann$/, '');
    if (!files.has(name)) files.set(name, file);
  }
  for (const [name, file] of files) {
    const text = readFileSync(join(folder, 'text', `${name}.txt`), 'utf8');
    const at = [];
    for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) at.push(i);
    at.push(text.length);
    const spans = new Map();
    const frames = [];
    for (const line of readFileSync(join(folder, 'attributions', file), 'utf8').split('\n')) {
      const [id, body] = line.split('\t');
      if (body && id.startsWith('T')) {
        const ranges = body
          .slice(body.indexOf(' ') + 1)
          .split(';')
          .map((range) => range.split(' ').map(Number));
        spans.set(
          id,
          ranges.map(([start, end]) => ({ start: at[start], end: at[end] })),
        );
      } else if (body && id.startsWith('E')) {
        const roles = body
          .trim()
          .split(' ')
          .flatMap((part) => {
            const [key, span] = part.split(':');
            const role = key.replace(/\d+$/, '').toLowerCase();
            return ['source', 'cue', 'content'].includes(role)
              ? (spans.get(span) ?? []).map((s) => ({ ...s, role }))
              : [];
          });
        frames.push(...statement(text, roles));
      }
    }
    yield { corpus: 'polnear', name, text, frames };
  }
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

/** CoNLL columns, a blank line between sentences. The last fifth is held out, so that no article is in both. */
function* conll(file, corpus) {
  const sentences = readFileSync(file, 'utf8')
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim().split(/[ \t]+/))
        .filter((c) => c.length >= 2 && c[0] !== '-DOCSTART-'),
    )
    .filter((sentence) => sentence.length > 0);
  const PER_ARTICLE = 6;
  for (let from = 0; from < sentences.length; from += PER_ARTICLE) {
    let text = '';
    const spans = [];
    const bounds = sentences.slice(from, from + PER_ARTICLE).map((tokens) => {
      const start = text.length;
      const tagged = taggedText(tokens);
      spans.push(...tagged.spans.map((span) => ({ ...span, start: start + span.start, end: start + span.end })));
      text += `${tagged.text} `;
      return { start, end: text.length - 1, paragraph: 0 };
    });
    const split = from < sentences.length * 0.8 ? 'train' : 'dev';
    yield {
      corpus,
      name: `${corpus}-${from}`,
      split,
      text,
      sentences: bounds,
      entities: { scheme: corpus, spans },
    };
  }
}

/** Words with a BIO tag in their last column, as a sentence with spans. */
function taggedText(tokens) {
  let text = '';
  const spans = [];
  let before = 'O';
  for (const columns of tokens) {
    const [token, tag] = [columns[0], columns.at(-1)];
    if (text) text += ' ';
    const end = text.length + token.length;
    const type = tag.slice(2);
    if (tag.startsWith('B-') || (tag.startsWith('I-') && before.slice(2) !== type))
      spans.push({ start: text.length, end, type });
    else if (tag.startsWith('I-')) spans.at(-1).end = end;
    before = tag;
    text += token;
  }
  return { text, spans };
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
