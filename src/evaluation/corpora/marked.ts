import type { Span, Text } from '../../record/span.ts';

export interface MarkedSpan extends Span {
  readonly role: 'source' | 'target';
}

/** A sentence with the stretches that are marked as source and as target. */
export interface Marked extends Text {
  /** A stretch comes before those inside it. */
  readonly marked: readonly MarkedSpan[];
  /** What is wrong with the marks, and then none of them counts; null where they are sound. */
  readonly broken: string | null;
}

/**
 * A sentence with its `<s>source</s>` and `<t>target</t>`, each any number of times; the two may touch, and one may stand
 * inside the other. Other markup is text.
 */
export function markedOf(sentence: string): Marked {
  let text = '';
  const open = new Map<string, number>();
  const marked: MarkedSpan[] = [];
  let broken: string | null = null;
  for (const part of sentence.split(/(<\/?[st]>)/)) {
    const [, closes, letter] = /^<(\/?)([st])>$/.exec(part) ?? [];
    if (letter === undefined) text += part;
    else if (!closes) {
      if (open.has(letter)) broken ??= `found <${letter}> inside <${letter}>`;
      open.set(letter, text.length);
    } else {
      const start = open.get(letter);
      open.delete(letter);
      if (start === undefined) broken ??= `found </${letter}> without its <${letter}>`;
      else if (text.slice(start).trim() === '')
        broken ??= `found nothing between <${letter}> and </${letter}>`;
      else marked.push({ start, end: text.length, role: letter === 's' ? 'source' : 'target' });
    }
  }
  for (const letter of open.keys()) broken ??= `found <${letter}> without its </${letter}>`;
  if (broken === null && marked.length === 0) broken = 'found neither <s>…</s> nor <t>…</t>';
  const outerFirst = marked.sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, marked: broken === null ? outerFirst : [], broken };
}
