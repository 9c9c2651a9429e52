import { addReading } from '../src/ledger/add.ts';
import type { Ledger } from '../src/ledger/database/open.ts';
import type { Article } from '../src/record/article.ts';
import type { Contact } from '../src/record/contact.ts';
import { recordId } from '../src/record/id.ts';
import type { Reading } from '../src/record/reading.ts';
import { articleOf, spanIn } from './drafts.ts';
import { sample, TEXT } from './export-sample.ts';
import { massing, readingOf } from './ledger-readings.ts';

/** Every article of the ledger that is exported, by name. */
export const texts = new Map<string, Article>();

/** A ledger with every kind of record: one article that is made to break exports, and plain ones on talks and tanks. */
export async function fill(ledger: Ledger): Promise<void> {
  const hostile = sample();
  const articles = [
    hostile,
    massing(1, { published: '2021-12-20', url: 'https://example.org/1', publisher: 'The Wire' }),
    massing(2, { published: '2021-12-21' }),
    talks('planned', '2021-12-28', 'Russia and Ukraine will hold talks in Geneva on 10 January.'),
    talks('held', '2022-01-11', 'Russia and Ukraine held talks in Geneva on Monday; others waited outside.'),
    talks(
      'cancelled',
      '2022-01-12',
      'Talks of Ukraine in Minsk, due from 15 to 17 January, were cancelled.',
      {
        participants: ['Ukraine'],
        when: '2022-01-15/2022-01-17',
        where: { name: 'Minsk, "the; hero"\r\ncity', lat: 53.9, lon: 27.57 },
      },
    ),
    talks('proposed', '2022-01-13', 'Ukraine proposed more talks to NATO.', {
      participants: ['Ukraine', 'NATO'],
      when: null,
      where: null,
    }),
  ];
  for (const { article, reading } of articles) {
    texts.set(article.name, article);
    await addReading(ledger, article, reading, { reader: 'one', now: new Date('2022-01-20') });
  }
}

interface Talks {
  readonly participants: readonly string[];
  readonly when: string | null;
  readonly where: Contact['where'];
}

function talks(
  status: Contact['status'],
  published: string,
  text: string,
  { participants, when, where }: Talks = {
    participants: ['Russia', 'Ukraine'],
    when: '2022-01-10',
    where: { name: 'Geneva', lat: 46.2, lon: 6.15 },
  },
): { article: Article; reading: Reading } {
  const url = `https://example.org/talks?${status};a,b`;
  const article = articleOf(text, { name: `talks-${status}`, published, url, title: `Talks ${status}` });
  const span = spanIn(text, text.includes('talks') ? 'talks' : 'Talks');
  const events = participants.map((source) => ({
    words: span ? text.slice(span.start, span.end) : '',
    source,
  }));
  const base = readingOf(article, events);
  const contact: Contact = {
    id: recordId(article.sha256, 'contact', [span]),
    sentence: 0,
    confidence: 0.8,
    ...span,
    participants: base.actors.map(({ id, name }) => ({ id, name })),
    format: 'talks',
    when,
    where,
    status,
  };
  return { article, reading: { ...base, events: [], contacts: [contact] } };
}

export { TEXT };
