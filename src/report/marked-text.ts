import type { Article } from '../record/article.ts';
import type { Reading } from '../record/reading.ts';
import type { Span } from '../record/span.ts';
import { printable, wrap } from './columns.ts';
import type { Paint, Tone } from './paint.ts';

interface Marking {
  readonly width: number;
  readonly paint: Paint;
}

/** The article's text, wrapped by paragraph, each word in the tone of the record it belongs to. */
export function markedText(article: Article, reading: Reading, { width, paint }: Marking): string {
  const tones = tonesOf(article.text.length, reading);
  const paragraphs = [...article.text.matchAll(/\S[\s\S]*?(?=\n\s*\n|\s*$)/g)];
  return paragraphs
    .map((paragraph) => {
      const words = [...paragraph[0].matchAll(/\S+/g)].map((word) => ({
        text: printable(word[0]),
        at: paragraph.index + word.index,
      }));
      // No word may be cut, or the lines could not be matched with the words again.
      const longest = words.reduce((most, word) => Math.max(most, word.text.length), 0);
      let next = 0;
      return wrap(words.map((word) => word.text).join(' '), Math.max(width, longest))
        .map((line) => {
          const count = line.split(' ').length;
          const painted = words.slice(next, next + count).map((word) => paintWord(word, tones, paint));
          next += count;
          return painted.join(' ');
        })
        .join('\n');
    })
    .join('\n\n');
}

function paintWord(
  { text, at }: { text: string; at: number },
  tones: readonly (Tone | undefined)[],
  paint: Paint,
): string {
  let out = '';
  for (let from = 0; from < text.length; ) {
    const tone = tones[at + from];
    let to = from + 1;
    while (to < text.length && tones[at + to] === tone) to++;
    out += tone ? paint(tone, text.slice(from, to)) : text.slice(from, to);
    from = to;
  }
  return out;
}

/** The tone of each character; where records overlap, the later of this order shows. */
function tonesOf(length: number, reading: Reading): (Tone | undefined)[] {
  const tones = new Array<Tone | undefined>(length);
  const mark = (tone: Tone, spans: readonly Span[]) => {
    for (const { start, end } of spans) tones.fill(tone, start, end);
  };
  mark(
    'actor',
    reading.actors.flatMap((actor) => actor.mentions.filter((mention) => mention.as !== 'pronoun')),
  );
  mark('place', reading.places);
  mark(
    'source',
    reading.statements.flatMap(({ source }) => (source ? [source] : [])),
  );
  mark('time', reading.times);
  mark('figure', reading.figures);
  mark(
    'cue',
    reading.statements.flatMap(({ cue }) => cue),
  );
  return tones;
}
