// Readings for filling ledgers, made from real ones: names, dates, numbers and most other words are changed, each for one as
// long, so that every span still holds. Deterministic.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { intake } from '../dist/intake/intake.js';
import { Reader } from '../dist/reading/reader.js';
import { sha256Of } from '../dist/record/article.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Crises at a time, each with names of its own, and days from the first article of all to the last. */
const CRISES = 60;
const DAYS = 1500;
/** Share of the articles that are near copies of an earlier one, and of the words that each article changes. */
const COPIED = 0.1;
const CHANGED = 0.4;

/** Readings of samples/, with their articles: what the others are made from. */
export async function templates() {
  const reader = await Reader.load();
  const found = [];
  for await (const taken of intake([join(ROOT, 'samples')], { published: null })) {
    if (taken.ok)
      found.push({ article: taken.article, reading: (await reader.read(taken.article, [])).reading });
  }
  return found;
}

/** So many articles with their readings, from `from` on. */
export function* generated(templates, count, from = 0) {
  for (let i = from; i < from + count; i++) yield made(templates, i);
}

function made(templates, i) {
  const chance = random(i + 1);
  const crisis = Math.floor(chance() * CRISES);
  const { article, reading } = templates[Math.floor(chance() * templates.length)];
  const shift = Math.floor(((i % 10_000) / 10_000) * DAYS) + Math.floor(chance() * 10);
  const variant = chance() < COPIED ? crisis : i + CRISES;
  const names = new Map();
  for (const actor of reading.actors) {
    if (actor.kind === 'group') continue;
    for (const word of actor.name.match(/\p{Lu}[\p{L}]{3,}/gu) ?? []) names.set(word, renamed(word, crisis));
  }
  const change = (text) =>
    text
      .replace(/\d+/g, (digits) => (digits.length < 3 ? digits : scaled(digits, i)))
      .replace(/\p{L}+/gu, (word) => {
        if (names.has(word)) return names.get(word);
        if (/^\p{Lu}/u.test(word) || word.length < 5) return word;
        return random(hash(word) ^ variant)() < CHANGED ? renamed(word, variant) : word;
      });
  const text = change(article.text);
  const sha256 = sha256Of(text);
  const dated = (value) =>
    typeof value === 'string' ? value.replace(/\d{4}-\d{2}-\d{2}/g, (day) => later(day, shift)) : value;
  const published = dated(article.published);
  const name = `article-${i}`;
  const salt = sha256.slice(0, 8);
  const told = JSON.parse(JSON.stringify(reading), (key, value) => {
    if (key === 'name' && typeof value === 'string')
      return value.replace(/\p{L}+/gu, (word) => names.get(word) ?? word);
    if (/^(?:id|statement|within|restates)$/.test(key) && typeof value === 'string')
      return value[0] + mixed(value, salt);
    if (/^(?:date|when|asOf|edtf|value|published)$/.test(key)) return dated(value);
    return value;
  });
  const document = { ...told.document, name, sha256, published, url: `https://news.example/${i}` };
  return {
    article: { ...article, name, text, sha256, published, url: document.url, dateline: null },
    reading: { ...told, document },
  };
}

/** A word as long, with other consonants and vowels: the same for the same word and variant. */
function renamed(word, variant) {
  const next = random(hash(word) ^ (variant * 2654435761));
  const from = (letters) => letters[Math.floor(next() * letters.length)];
  return [...word]
    .map((letter) => {
      const low = letter.toLowerCase();
      const other = 'aeiou'.includes(low) ? from('aeiou') : /[a-z]/.test(low) ? from('bdfgklmnprstvz') : low;
      return letter === low ? other : other.toUpperCase();
    })
    .join('');
}

function scaled(digits, i) {
  const first = 1 + ((Number(digits[0]) + i) % 9);
  return `${first}${digits.slice(1)}`;
}

function later(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function mixed(id, salt) {
  return (
    hash(id + salt)
      .toString(16)
      .padStart(8, '0') +
    hash(salt + id)
      .toString(16)
      .padStart(8, '0')
  ).slice(0, 12);
}

/** FNV-1a, 32 bits. */
function hash(text) {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Mulberry32: the same numbers for the same seed. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value = (value + Math.imul(value ^ (value >>> 7), value | 61)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
