const STOP = new Set(
  `a an the and or but nor so yet of in on at to from by for with about against between into through during before after above
  below up down out off over under again further then once here there when where why how all any both each few more most other
  some such no not only own same than too very can will just should now is are was were be been being have has had having do does
  did doing would could might must may shall it its he him his she her they them their theirs we us our you your i me my this that
  these those who whom whose which what as if unless until while because also one two said says say told tell mr mrs ms`.split(
    /\s+/,
  ),
);

/** Words that carry the content of a text, stemmed, each once, in order of appearance. */
export function contentWords(text: string): string[] {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!STOP.has(word) && word.length > 1) words.add(stem(word));
  }
  return [...words];
}

/** An English word without its endings: enough to bring "withdraw", "withdrawal", "withdrawing" together. */
export function stem(word: string): string {
  if (word.length <= 4) return word.replace(/s$/, '');
  const bare = word
    .replace(/['’]s?$/, '')
    .replace(/(?:ies)$/, 'y')
    .replace(/(?:ations?|ments?|ings?|ions?|als?|ers?|ed|es|s)$/, '');
  return bare.length >= 3 ? bare.slice(0, 7) : word;
}

/** Share of the smaller list's words that the other has too; 0 where either is empty. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [few, many] = a.length <= b.length ? [a, new Set(b)] : [b, new Set(a)];
  return few.filter((word) => many.has(word)).length / few.length;
}
