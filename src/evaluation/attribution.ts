import type { Span } from '../record/span.ts';
import { ATTRIBUTION_ROLES, type Attributed, type AttributionRole } from './corpora/polnear.ts';
import { type Miss, matched, type Readings, type Score, Tally } from './score.ts';
import { iou, same, shared, Words } from './words.ts';

type Attribution = Readonly<Record<AttributionRole, Set<Span>>>;

/**
 * Statements against PolNeAR's attributions, as its authors score them (Newell, Margolin and Ruths 2018), by words.
 * `relation`: contents share at least half of the words of their union, and sources share a word or are both absent;
 * `strict`: same words of content and of source; `source`, `cue`, `content`: the words of each role.
 */
export function scoreAttribution(articles: readonly Attributed[], readings: Readings): Score {
  const relation = new Tally();
  const strict = new Tally();
  const roles = { source: new Tally(), cue: new Tally(), content: new Tally() };
  const misses: Miss[] = [];
  for (const { name, text, attributions } of articles) {
    const words = new Words(text);
    const gold = attributions.map((spans) =>
      inWords(words, (role) => spans.filter((span) => span.role === role)),
    );
    const read = (readings.get(name)?.statements ?? []).map(({ source, cue, content }) =>
      inWords(words, (role) => ({ source: source ? [source] : [], cue, content })[role]),
    );
    const { pairs, missed } = matched(gold, read, related);
    relation.add(pairs.length, gold.length, read.length);
    strict.add(matched(gold, read, identical).pairs.length, gold.length, read.length);
    for (const role of ATTRIBUTION_ROLES) {
      const [inGold, inRead] = [union(gold, role), union(read, role)];
      roles[role].add(shared(inGold, inRead), inGold.size, inRead.size);
    }
    for (const one of missed) misses.push({ measure: 'relation', where: name, what: shown(text, one) });
  }
  return {
    measures: [
      relation.measure('relation'),
      strict.measure('strict'),
      ...ATTRIBUTION_ROLES.map((role) => roles[role].measure(role)),
    ],
    misses,
  };
}

function related(gold: Attribution, read: Attribution): number {
  const content = iou(gold.content, read.content);
  const sources = (gold.source.size === 0 && read.source.size === 0) || shared(gold.source, read.source) > 0;
  return content >= 0.5 && sources ? content : 0;
}

function identical(gold: Attribution, read: Attribution): number {
  return same(gold.content, read.content) && same(gold.source, read.source) ? 1 : 0;
}

function inWords(words: Words, spansOf: (role: AttributionRole) => readonly Span[]): Attribution {
  return {
    source: words.at(spansOf('source')),
    cue: words.at(spansOf('cue')),
    content: words.at(spansOf('content')),
  };
}

function union(attributions: readonly Attribution[], role: AttributionRole): Set<Span> {
  return new Set(attributions.flatMap((one) => [...one[role]]));
}

function shown(text: string, attribution: Attribution): string {
  return ATTRIBUTION_ROLES.map((role) =>
    Array.from(attribution[role], ({ start, end }) => text.slice(start, end)).join(' '),
  ).join(' | ');
}
