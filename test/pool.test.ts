import { describe, expect, it } from 'vitest';
import { type Job, readAll } from '../src/reading/pool.ts';
import { articleOf } from './drafts.ts';

const article = (name: string) => articleOf(name, { name });

/** A worker that answers at once, and dies of the article named "bad". */
const DYING = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ article }) => {
      if (article.name === 'bad') process.exit(7);
      parentPort.postMessage({ ok: true, article, reading: null });
    });
    parentPort.postMessage('ready');
  `)}`,
);

describe('the pool', () => {
  it('gives outcomes in order and outlives a worker', async () => {
    async function* jobs(): AsyncGenerator<Job> {
      for (const name of ['a', 'bad', 'b', 'c', 'bad', 'd', 'e'])
        yield { article: article(name), warnings: [] };
    }
    const outcomes = [];
    for await (const outcome of readAll(jobs(), { workers: 2, script: DYING })) {
      outcomes.push(outcome.ok ? outcome.article.name : outcome.error);
    }
    const died = 'reading failed: the worker died (exit code 7)';
    expect(outcomes).toEqual(['a', died, 'b', 'c', died, 'd', 'e']);
  });
});
