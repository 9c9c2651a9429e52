import { sentencesOf } from '../src/language/sentences.ts';
import { type Article, documentOf } from '../src/record/article.ts';
import type { Event } from '../src/record/event.ts';
import { recordId } from '../src/record/id.ts';
import type { Reading } from '../src/record/reading.ts';
import { articleOf, spanIn } from './drafts.ts';

/** A deed that a test's article tells; its words stand in the text. */
export interface Told {
  readonly words: string;
  readonly type?: Event['type'];
  readonly source?: string;
  readonly target?: string;
  readonly date?: string | null;
  readonly modality?: Event['modality'];
}

/** Countries of the actors in tests. */
const COUNTRIES: Readonly<Record<string, string>> = {
  Russia: 'RUS',
  Ukraine: 'UKR',
  'Vladimir Putin': 'RUS',
};

/** A reading made by hand: an article and the deeds that it tells. */
export function readingOf(article: Article, deeds: readonly Told[]): Reading {
  const sentences = sentencesOf(article);
  const { text, sha256 } = article;
  const named = new Map<string, Reading['actors'][number]>();
  const actor = (name: string) => {
    const at = text.indexOf(name);
    const mentions = at < 0 ? [] : [{ start: at, end: at + name.length, as: 'name' as const }];
    const id = recordId(sha256, 'actor', mentions, name);
    const country = COUNTRIES[name] ?? null;
    const kind = /\s/.test(name) ? 'person' : 'state';
    named.set(name, { id, name, kind, country, role: null, wikidata: null, mentions });
    return { id, name };
  };
  const events = deeds.map((deed): Event => {
    const trigger = spanIn(text, deed.words);
    return {
      id: recordId(sha256, 'event', [trigger]),
      sentence: sentences.findIndex(({ start, end }) => start <= trigger.start && trigger.start < end),
      confidence: 0.876543,
      type: deed.type ?? 'MOBILIZE',
      trigger,
      mentions: [trigger],
      sources: deed.source ? [actor(deed.source)] : [],
      targets: deed.target ? [actor(deed.target)] : [],
      modality: deed.modality ?? 'happened',
      date: deed.date === undefined ? article.published : deed.date,
      place: null,
      statement: null,
    };
  });
  return {
    document: documentOf(article),
    sentences,
    actors: [...named.values()],
    places: [],
    times: [],
    statements: [],
    events,
    figures: [],
    conditionals: [],
    demands: [],
    contacts: [],
    warnings: [],
  };
}

/** The same deed in an article of its own wording each time. */
export function massing(
  number: number,
  given: Partial<Article> = {},
): { article: Article; reading: Reading } {
  const text = `Report ${number} of the day. Russia massed ${number}00 more tanks near Ukraine, witness ${number} said in village ${number}.\n\nNobody else in district ${number} had seen column ${number} pass.`;
  const article = articleOf(text, { name: `massing-${number}.txt`, ...given });
  return {
    article,
    reading: readingOf(article, [{ words: 'massed', source: 'Russia', target: 'Ukraine' }]),
  };
}
