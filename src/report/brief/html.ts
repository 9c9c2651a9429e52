import { printable } from '../columns.ts';
import type { Brief, Sentence } from './brief.ts';
import { addressOf, sourceOf } from './markdown.ts';
import type { Note } from './notes.ts';

const STYLE = `
:root { color-scheme: light }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: #111; background: #fff; max-width: 46em; margin: 2em auto; padding: 0 1em }
h1, h2 { font-family: system-ui, sans-serif; line-height: 1.2; break-after: avoid }
h2 { margin-top: 1.8em; border-bottom: 1px solid #bbb; font-size: 1.2em }
li { break-inside: avoid; margin: .35em 0; overflow-wrap: anywhere }
li.under { margin-left: 1.5em }
sup a { text-decoration: none; font-family: system-ui, sans-serif }
ol.notes { font-size: .85em; color: #333 }
q { color: #111 }
:target { background: #fff3bf }
@page { margin: 20mm }
@media print { body { font-size: 10.5pt; margin: 0; max-width: none; padding: 0 } a { color: inherit } }`;

/** A brief as one HTML page that needs nothing else and runs nothing; it prints on A4 and Letter. */
export function briefHtml({ title, about, sections, notes }: Brief): string {
  const shown = sections.filter(({ sentences }) => sentences.length > 0);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${about.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${shown.map(sectionHtml).join('\n')}
${notes.length > 0 ? `<section>\n<h2>Sources</h2>\n<ol class="notes">\n${notes.map(noteHtml).join('\n')}\n</ol>\n</section>` : '<p>The ledger tells nothing of it yet.</p>'}
</main>
</body>
</html>
`;
}

function sectionHtml({ title, sentences, more }: Brief['sections'][number]): string {
  const rest = more > 0 ? `\n<p>…and ${more} more.</p>` : '';
  return `<section>\n<h2>${escaped(title)}</h2>\n<ul>\n${sentences.map(sentenceHtml).join('\n')}\n</ul>${rest}\n</section>`;
}

function sentenceHtml({ text, notes, under }: Sentence): string {
  const numbers = notes.map((number) => `<a href="#n${number}">[${number}]</a>`).join(' ');
  return `<li${under ? ' class="under"' : ''}>${escaped(text)} <sup>${numbers}</sup></li>`;
}

function noteHtml(note: Note): string {
  const { number, quote, start, end } = note;
  const url = addressOf(note);
  const source = escaped(sourceOf(note));
  return `<li id="n${number}" value="${number}"><q>${escaped(quote)}</q> ${url ? `<a href="${escaped(url)}">${source}</a>` : source}, characters ${start}–${end}</li>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim()).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
