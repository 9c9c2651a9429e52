// How fast articles are read, on this machine: npm run bench
// Everything is measured in one run, so that the ratios hold even where the machine's speed drifts.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { intake } from '../dist/intake/intake.js';
import { sentencesOf } from '../dist/language/sentences.js';
import { WordPiece } from '../dist/language/wordpiece.js';
import { MODELS } from '../dist/reading/reader.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ARTICLES = 240;
const WORDS = 400;

/** Runs the command as a person would, and gives its wall time and peak memory. */
function read(file, ...options) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(
      process.execPath,
      [join(ROOT, 'bin/standoff'), 'read', '--format', 'json', ...options, file],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let peak = 0;
    let first = null;
    const watch = setInterval(() => {
      peak = Math.max(peak, memoryOf(child.pid));
    }, 20);
    child.stdout.on('data', () => {
      first ??= performance.now() - started;
    });
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, first: first / 1000, peak });
      else reject(new Error(`standoff read ended with exit code ${code}`));
    });
  });
}

/** Peak resident memory in MB, as Linux keeps it; 0 elsewhere. */
function memoryOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Articles of about so many words each, from the samples' paragraphs in turn. */
async function articlesOf(count, words) {
  const paragraphs = [];
  for await (const taken of intake([join(ROOT, 'samples')])) {
    if (taken.ok) paragraphs.push(...taken.article.text.split(/\n\s*\n/).slice(1));
  }
  const articles = [];
  let next = 0;
  for (let i = 0; i < count; i++) {
    const text = [];
    for (let length = 0; length < words; next++) {
      const paragraph = paragraphs[next % paragraphs.length];
      text.push(paragraph);
      length += paragraph.split(/\s+/).length;
    }
    articles.push({ name: `bench-${i}`, published: '2021-12-25', text: text.join('\n\n') });
  }
  return articles;
}

const folder = mkdtempSync(join(tmpdir(), 'standoff-bench-'));
const write = (name, articles) => {
  const file = join(folder, name);
  writeFileSync(file, articles.map((article) => JSON.stringify(article)).join('\n'));
  return file;
};
try {
  const articles = await articlesOf(ARTICLES, WORDS);
  const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) / ARTICLES;
  const wordpiece = new WordPiece(readFileSync(join(MODELS, 'vocab.txt'), 'utf8'));
  const pieces = articles.reduce((sum, article) => {
    return sum + sentencesOf(article).reduce((n, s) => n + wordpiece.piecesOf(article.text, s).length, 0);
  }, 0);
  const many = write('many.jsonl', articles);
  const one = write('one.jsonl', articles.slice(0, 1));

  const start = await read(one);
  console.log(
    `start-up, one article read and printed: ${start.first.toFixed(2)} s, peak ${start.peak.toFixed(0)} MB`,
  );
  for (const workers of new Set([1, availableParallelism()])) {
    const { seconds, peak } = await read(many, '--workers', String(workers));
    const busy = seconds - start.seconds;
    const rate = (ARTICLES * words) / WORDS / busy;
    console.log(
      `${ARTICLES} articles of ${words.toFixed(0)} words, ${workers} ${workers === 1 ? 'worker' : 'workers'}: ${rate.toFixed(1)} articles of ${WORDS} words/s, ` +
        `${(pieces / busy).toFixed(0)} tokens/s, peak ${peak.toFixed(0)} MB`,
    );
  }
  const text = articles[0].text;
  let base = null;
  for (const times of [1, 10, 100]) {
    const long = write(`x${times}.jsonl`, [{ ...articles[0], text: Array(times).fill(text).join('\n\n') }]);
    const { seconds, peak } = await read(long, '--workers', '1');
    const busy = seconds - start.seconds;
    if (times === 10) base = busy / 10;
    const ratio =
      base && times > 10 ? `, ${(busy / times / base).toFixed(2)} of the ×10 time for each copy` : '';
    console.log(`one article ×${times}: ${seconds.toFixed(2)} s in all, peak ${peak.toFixed(0)} MB${ratio}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
