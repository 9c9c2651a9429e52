import { printable } from '../columns.ts';
import type { Brief, Sentence } from './brief.ts';
import type { Note } from './notes.ts';

/** A brief in CommonMark; whatever an article says is text in it, never markup. */
export function briefMarkdown({ title, about, sections, notes }: Brief): string {
  const parts = [`# ${escaped(title)}`, ...about.map(escaped)];
  for (const { title, sentences, more } of sections) {
    if (sentences.length === 0) continue;
    const lines = sentences.map(line);
    if (more > 0) lines.push(`- …and ${more} more.`);
    parts.push(`## ${escaped(title)}`, lines.join('\n'));
  }
  if (notes.length === 0) parts.push('The ledger tells nothing of it yet.');
  else parts.push('## Sources', notes.map(noteLine).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function line({ text, notes, under }: Sentence): string {
  const numbers = notes.map((number) => `[[${number}]](#n${number})`).join(' ');
  return `${under ? '  ' : ''}- ${escaped(text)} ${numbers}`;
}

function noteLine(note: Note): string {
  const { number, quote, start, end } = note;
  const url = addressOf(note);
  return `- <a id="n${number}"></a>[${number}] “${escaped(quote)}” ${escaped(sourceOf(note))}, characters ${start}–${end}${url ? `, <${url}>` : ''}`;
}

/** "Reuters, “Talks in Geneva”, 2022-01-10, geneva.txt". */
export function sourceOf({ publisher, title, reported, name }: Note): string {
  return [publisher, title ? `“${title}”` : null, reported, name].filter(Boolean).join(', ');
}

/** The article's address, where it is one that a browser may open. */
export function addressOf({ url }: Note): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href.replace(/[<>\s]/g, encodeURIComponent) : null;
}

/** Text on one line in which nothing is Markdown, HTML or a link. */
function escaped(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim())
    .replace(/[\\`*_{}[\]<>#|~&$!^@]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (found) => found.replace('.', '\\.'));
}
