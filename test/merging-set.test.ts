import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface End {
  article: string;
  text: string;
}
interface Case {
  name: string;
  hard: boolean;
  articles: { name: string; published: string; text: string }[];
  links: { from: End; to: End; same?: boolean; met?: string; answers?: string }[];
}

const VERDICTS = {
  deeds: { same: [true, false] },
  threads: { same: [true, false], answers: ['accepts', 'partly', 'rejects', 'evades', 'not'] },
  tripwires: { met: ['met', 'possibly', 'not'] },
  series: { same: [true, false] },
  meetings: { same: [true, false] },
} as const;

const sets = Object.entries(VERDICTS).map(([kind, verdicts]) => {
  const path = fileURLToPath(new URL(`../eval/merging/${kind}.json`, import.meta.url));
  return { kind, verdicts, cases: JSON.parse(readFileSync(path, 'utf8')) as Case[] };
});

describe('the merging test set', () => {
  it('names every case once', () => {
    const names = sets.flatMap(({ cases }) => cases.map(({ name }) => name));
    expect(names.filter((name, at) => names.indexOf(name) !== at || !/^[a-z0-9-]+$/.test(name))).toEqual([]);
  });

  it.each(sets)('dates and names the articles of $kind', ({ cases }) => {
    for (const { name, hard, articles } of cases) {
      expect(typeof hard, name).toBe('boolean');
      expect(new Set(articles.map((article) => article.name)).size, name).toBe(articles.length);
      expect([2, 3], name).toContain(articles.length);
      for (const { published } of articles) {
        expect(new Date(published).toISOString().slice(0, 10), name).toBe(published);
      }
    }
  });

  it.each(sets)('links of $kind quote words that stand once in their article', ({ cases }) => {
    for (const { name, articles, links } of cases) {
      expect(links.length, name).toBeGreaterThan(0);
      for (const { article, text } of links.flatMap(({ from, to }) => [from, to])) {
        const whole = articles.find((one) => one.name === article)?.text ?? '';
        expect(whole.split(text).length - 1, `${name}/${article}: "${text}"`).toBe(1);
      }
    }
  });

  it.each(sets)('links of $kind carry one verdict each, and no pair twice', ({ cases, verdicts }) => {
    const allowed: Readonly<Record<string, readonly unknown[]>> = verdicts;
    for (const { name, links } of cases) {
      expect(new Set(links.map(({ from, to }) => JSON.stringify([from, to]))).size, name).toBe(links.length);
      for (const { from, to, ...rest } of links) {
        const given = Object.entries(rest);
        expect(given, name).toHaveLength(1);
        for (const [verdict, value] of given) expect(allowed[verdict], name).toContain(value);
      }
    }
  });
});
