import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { intake } from '../src/intake/intake.ts';
import { sentencesOf } from '../src/language/sentences.ts';
import { addReading } from '../src/ledger/add.ts';
import type { Tripwire } from '../src/ledger/merging/tripwires.ts';
import { entriesIn } from '../src/ledger/view.ts';
import type { Article } from '../src/record/article.ts';
import type { Conditional } from '../src/record/conditional.ts';
import { recordId } from '../src/record/id.ts';
import { DATABASES, freshLedger } from './databases.ts';
import { spanIn } from './drafts.ts';
import { readingOf, type Told } from './ledger-readings.ts';

interface Said {
  readonly condition: string;
  readonly consequence: string;
  readonly by: string;
  readonly against: string;
}

/** What the golden readings hold of the samples' threats, and of the deeds that bear on them. */
const SAMPLES: Readonly<Record<string, { readonly said?: Said; readonly done?: readonly Told[] }>> = {
  '2021-12-07-washington': {
    said: {
      condition: 'if Russia escalated against Ukraine',
      consequence: 'States and its allies would respond with strong economic measures',
      by: 'United States',
      against: 'Russia',
    },
  },
  '2021-12-23-moscow': {
    said: {
      condition: 'If the West kept up its aggressive line',
      consequence: 'Russia would take "military-technical" measures in response',
      by: 'Vladimir Putin',
      against: 'West',
    },
  },
  '2022-02-08-kyiv': {
    said: {
      condition: 'If Russian tanks or troops crossed the border again',
      consequence: 'there will be no longer a Nord Stream 2',
      by: 'Joe Biden',
      against: 'Russia',
    },
  },
  '2022-02-24-kyiv': {
    done: [
      { words: 'invaded', type: 'ASSAULT', source: 'Russia', target: 'Ukraine' },
      { words: 'imposed', type: 'SANCTION', source: 'Joe Biden', target: 'Russia', date: null },
    ],
  },
};

describe.each(DATABASES)('the threats of the samples (%s)', (database) => {
  const taken: Article[] = [];

  beforeAll(async () => {
    const folder = fileURLToPath(new URL('../samples', import.meta.url));
    for await (const one of intake([folder]))
      if (one.ok && SAMPLES[one.article.name]) taken.push(one.article);
  });

  async function threats(articles: readonly Article[]) {
    const ledger = await freshLedger(database);
    for (const article of articles) {
      const { said, done = [] } = SAMPLES[article.name] ?? {};
      const told = readingOf(article, done);
      const reading = {
        ...told,
        actors: told.actors.map((one) => (one.name === 'Joe Biden' ? { ...one, country: 'USA' } : one)),
        conditionals: said ? [conditional(article, said)] : [],
      };
      await addReading(ledger, article, reading, { reader: 'test', now: new Date('2022-03-01') });
    }
    const at = async (asOf: string | null) => {
      const found = await entriesIn(ledger.db, { kind: 'tripwire', actors: [], limit: 9, asOf });
      return found.map(({ entry }) => entry.state as Tripwire);
    };
    return { before: await at('2022-02-23'), now: await at(null) };
  }

  it.each(['as they were published', 'the last one first'])('are armed, then met: %s', async (order) => {
    expect(taken).toHaveLength(4);
    const { before, now } = await threats(order === 'the last one first' ? taken.toReversed() : taken);
    expect(before.map(({ status }) => status)).toEqual(['armed', 'armed']);
    expect(now.map(({ status, ended }) => [status, ended])).toEqual([
      ['tripped', '2022-02-24'],
      ['possibly met', null],
    ]);
    expect(now[0]?.stated.map(({ consequence }) => consequence)).toEqual([
      'States and its allies would respond with strong economic measures',
      'there will be no longer a Nord Stream 2',
    ]);
    expect(now[1]?.consequence).toContain('military-technical');
  });
});

function conditional(article: Article, { condition, consequence, by, against }: Said): Conditional {
  const span = spanIn(article.text, condition);
  return {
    id: recordId(article.sha256, 'conditional', [span]),
    sentence: sentencesOf(article).findIndex(({ start, end }) => start <= span.start && span.start < end),
    confidence: 0.9,
    condition: span,
    consequence: spanIn(article.text, consequence),
    by: { id: `a-${by}`, name: by },
    against: { id: `a-${against}`, name: against },
  };
}
