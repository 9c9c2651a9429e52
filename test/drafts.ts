import type { Filled } from '../src/language/decode.ts';
import { quotationsOf } from '../src/language/quotations.ts';
import { sentencesOf } from '../src/language/sentences.ts';
import { mergedNames } from '../src/reading/actors/names.ts';
import { type Attribution, type Draft, type Name, newDraft } from '../src/reading/draft.ts';
import { type Article, type Dateline, sha256Of } from '../src/record/article.ts';
import type { Span } from '../src/record/span.ts';

/** The span of the first `part` in the text. */
export function spanIn(text: string, part: string, from = 0): Span {
  const start = text.indexOf(part, from);
  if (start < 0) throw new Error(`"${part}" is not in the text`);
  return { start, end: start + part.length };
}

/** An article of that text, of Christmas Day 2021 unless it is told otherwise. */
export function articleOf(text: string, given: Partial<Article> = {}): Article {
  const unknown = { url: null, publisher: null, title: null, dateline: null };
  return { name: 'test', text, ...unknown, published: '2021-12-25', sha256: sha256Of(text), ...given };
}

/** What a test says of a draft. */
export interface Given {
  readonly published?: string;
  /** What the reader model would propose, "PER:Ivan Petrov". */
  readonly names?: readonly string[];
  readonly dateline?: Dateline | null;
  /** Sources with their contents. */
  readonly said?: readonly (readonly [source: string, content: string])[];
}

/** A draft as it is before actors are resolved: sentences, merged names, attributions. */
export function draftOf(
  text: string,
  { published = '2021-12-25', names = [], dateline = null, said = [] }: Given = {},
): Draft {
  const article = articleOf(text, { published, dateline });
  const draft: Draft = {
    ...newDraft(article),
    sentences: sentencesOf(article),
    quotations: quotationsOf(article),
    names: names.map((name): Name => {
      const [type = '', form = ''] = name.split(':');
      return { ...spanIn(text, form), type: type as Name['type'], confidence: 0.9 };
    }),
    attributions: said.map(([source, content]): Attribution => {
      const at = spanIn(text, content);
      return { source: spanIn(text, source), cue: [], content: [at], confidence: 0.9 };
    }),
  };
  draft.names = mergedNames(draft);
  return draft;
}

const PARTIES = new Set(['source', 'target', 'time', 'place']);

/**
 * A frame as the encoder would fill it: parts are "role:words" of the text, the first time they stand there.
 * @param said type and labels ("modality", "format"…)
 */
export function frameOf(
  text: string,
  kind: string,
  trigger: string,
  parts: readonly string[],
  { type = 'ASSAULT', ...labels }: Readonly<Record<string, string>> = {},
): Filled {
  const runs = parts.map((part) => {
    const [label = '', words = ''] = part.split(':');
    return { ...spanIn(text, words), label, probability: 0.9 };
  });
  return {
    kind,
    trigger: spanIn(text, trigger),
    found: 0.9,
    roles: runs.filter(({ label }) => !PARTIES.has(label)),
    parties: runs.filter(({ label }) => PARTIES.has(label)),
    type: { label: type, probability: 0.9 },
    labels: Object.fromEntries(
      Object.entries(labels).map(([name, label]) => [name, { label, probability: 0.9 }]),
    ),
  };
}
