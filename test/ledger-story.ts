import type { ActorRef } from '../src/record/actor.ts';
import type { Article } from '../src/record/article.ts';
import { type Kind, recordId } from '../src/record/id.ts';
import type { Reading } from '../src/record/reading.ts';
import type { Span } from '../src/record/span.ts';
import { articleOf, spanIn } from './drafts.ts';
import { readingOf } from './ledger-readings.ts';

/** What the records of one article are made with. */
interface Tools {
  readonly span: (words: string) => Span;
  readonly actor: (name: string) => ActorRef;
  /** What a record of that kind carries beside its own fields. */
  readonly record: (
    kind: Kind,
    words: string,
  ) => { readonly id: string; readonly sentence: number; readonly confidence: number };
}

type Records = Partial<
  Pick<Reading, 'statements' | 'events' | 'figures' | 'conditionals' | 'demands' | 'contacts'>
>;

const ACTORS = ['Russia', 'Ukraine', 'NATO', 'United States'];

function told(
  name: string,
  published: string,
  text: string,
  records: (tools: Tools) => Records,
): { article: Article; reading: Reading } {
  const article = articleOf(text, { name: `${name}.txt`, published, publisher: 'Sample Wire' });
  const named = ACTORS.filter((name) => text.includes(name));
  const base = readingOf(
    article,
    named.map((source) => ({ words: source, source })),
  );
  const { sentences, actors } = base;
  const span = (words: string) => spanIn(text, words);
  const made = records({
    span,
    actor: (name) => {
      const found = actors.find((actor) => actor.name === name);
      if (!found) throw new Error(`"${name}" is not in the text`);
      return { id: found.id, name };
    },
    record: (kind, words) => ({
      id: recordId(article.sha256, kind, [span(words)]),
      sentence: sentences.findIndex(({ end }) => span(words).start < end),
      confidence: 0.8,
    }),
  });
  return { article, reading: { ...base, events: [], ...made } };
}

/** A crisis in three articles, with every kind of record and of entry. */
export function story(): { article: Article; reading: Reading }[] {
  return [
    told(
      'demand',
      '2021-12-17',
      'Russia demanded that NATO withdraw its battalions from Poland. NATO refused. Ukraine counted 100,000 Russian troops near its border. ' +
        'If Russia attacks Ukraine, the United States will impose sanctions on its banks.',
      ({ span, actor, record }) => ({
        demands: [
          {
            ...record('demand', 'withdraw its battalions from Poland'),
            by: actor('Russia'),
            of: actor('NATO'),
            content: span('withdraw its battalions from Poland'),
            response: span('NATO refused'),
            stance: 'rejects',
            restates: null,
          },
        ],
        statements: [
          {
            ...record('statement', 'withdraw its battalions from Poland'),
            source: span('Russia'),
            cue: [span('demanded that')],
            content: [span('NATO withdraw its battalions from Poland')],
            speaker: actor('Russia'),
            kind: 'indirect',
            anonymous: false,
            date: '2021-12-17',
            within: null,
          },
        ],
        figures: [
          {
            ...record('figure', '100,000 Russian troops'),
            ...span('100,000 Russian troops'),
            value: 100_000,
            min: null,
            max: null,
            unit: 'troops',
            what: 'Russian troops',
            where: 'near its border',
            asOf: '2021-12-17',
            claimedBy: actor('Ukraine'),
            previous: null,
          },
        ],
        conditionals: [
          {
            ...record('conditional', 'If Russia attacks Ukraine'),
            condition: span('If Russia attacks Ukraine'),
            consequence: span('the United States will impose sanctions on its banks'),
            by: actor('United States'),
            against: actor('Russia'),
          },
        ],
      }),
    ),
    told(
      'talks',
      '2022-01-12',
      'Russia and NATO held talks in Brussels on Wednesday. The United States counted 120,000 Russian troops near the border of Ukraine.',
      ({ span, actor, record }) => ({
        contacts: [
          {
            ...record('contact', 'talks'),
            ...span('talks'),
            participants: [actor('Russia'), actor('NATO')],
            format: 'talks',
            when: '2022-01-12',
            where: { name: 'Brussels', lat: 50.85, lon: 4.35 },
            status: 'held',
          },
        ],
        figures: [
          {
            ...record('figure', '120,000 Russian troops'),
            ...span('120,000 Russian troops'),
            value: 120_000,
            min: null,
            max: null,
            unit: 'troops',
            what: 'Russian troops',
            where: 'near the border of Ukraine',
            asOf: '2022-01-12',
            claimedBy: actor('United States'),
            previous: null,
          },
        ],
      }),
    ),
    told(
      'attack',
      '2022-02-24',
      'Russia attacked Ukraine on Thursday from three sides. \u{1F680} If Russia goes on, NATO will send more aircraft to Poland.',
      ({ span, actor, record }) => ({
        events: [
          {
            ...record('event', 'attacked'),
            type: 'ASSAULT',
            trigger: span('attacked'),
            mentions: [span('attacked')],
            sources: [actor('Russia')],
            targets: [actor('Ukraine')],
            modality: 'happened',
            date: '2022-02-24',
            place: { name: 'Kharkiv', lat: 49.99, lon: 36.23 },
            statement: null,
          },
        ],
        conditionals: [
          {
            ...record('conditional', 'If Russia goes on'),
            condition: span('If Russia goes on'),
            consequence: span('NATO will send more aircraft to Poland'),
            by: actor('NATO'),
            against: actor('Russia'),
          },
        ],
      }),
    ),
  ];
}
