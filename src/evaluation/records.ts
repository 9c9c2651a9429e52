import type { ActorRef } from '../record/actor.ts';
import type { Reading } from '../record/reading.ts';
import type { Span } from '../record/span.ts';
import type { GoldArticle, GoldRecords } from './corpora/gold.ts';
import { sameActor, sameActors } from './same-actor.ts';
import { type Measure, type Miss, matched, Rate, type Readings, type Score, Tally } from './score.ts';
import { iou, shared, Words } from './words.ts';

type GoldOf<K extends keyof GoldRecords> = GoldRecords[K][number];
type ReadOf<K extends keyof GoldRecords> = Reading[K][number];

/** How records of one kind are found and judged. */
interface Kind<K extends keyof GoldRecords> {
  readonly kind: K;
  readonly measure: string;
  /** How well the two are the same record; 0 where they are not. */
  score(gold: GoldOf<K>, read: ReadOf<K>, article: Annotated): number;
  /** Whether a sub-measure is right in a pair; null where the annotator left it open. */
  readonly rates: Readonly<
    Record<string, (gold: GoldOf<K>, read: ReadOf<K>, article: Annotated) => boolean | null>
  >;
  /** How a person recognises what was missed; null where another measure has told it. */
  readonly shown: ((gold: GoldOf<K>) => string) | null;
}

/**
 * Records of every kind against gold articles. A record is matched by its words, and where the annotation guide makes
 * them part of it by its actors or numbers; each sub-measure is the share of matched records in which it is right.
 */
export function scoreRecords(articles: readonly GoldArticle[], readings: Readings): Score {
  const annotated = articles.map((article) => new Annotated(article));
  const scores = [
    scoreKind(STATEMENTS, annotated, readings),
    scoreKind(EVENTS, annotated, readings),
    scoreKind(EVENTS_WITH_ACTORS, annotated, readings),
    scoreKind(FIGURES, annotated, readings),
    scoreKind(CONDITIONALS, annotated, readings),
    scoreKind(DEMANDS, annotated, readings),
    scoreKind(CONTACTS, annotated, readings),
  ];
  return {
    measures: scores.flatMap(({ measures }) => measures),
    misses: scores.flatMap(({ misses }) => misses),
  };
}

function scoreKind<K extends keyof GoldRecords>(
  { kind, measure, score, rates, shown }: Kind<K>,
  articles: readonly Annotated[],
  readings: Readings,
): Score {
  const tally = new Tally();
  const judged = Object.entries(rates).map(([name, right]) => ({ name, right, rate: new Rate() }));
  const misses: Miss[] = [];
  for (const article of articles) {
    const gold: readonly GoldOf<K>[] = article.records[kind];
    const read: readonly ReadOf<K>[] = readings.get(article.name)?.[kind] ?? [];
    const { pairs, missed } = matched(gold, read, (g, r) => score(g, r, article));
    tally.add(pairs.length, gold.length, read.length);
    for (const [g, r] of pairs) {
      for (const { right, rate } of judged) {
        const verdict = right(g, r, article);
        if (verdict !== null) rate.add(verdict);
      }
    }
    if (shown) for (const one of missed) misses.push({ measure, where: article.name, what: shown(one) });
  }
  const measures: Measure[] = judged.map(({ name, rate }) => rate.measure(`${measure}: ${name}`));
  return { measures: [tally.measure(measure), ...measures], misses };
}

/** A gold article whose copied texts are looked up as sets of words. */
class Annotated {
  readonly name: string;
  readonly records: GoldRecords;
  readonly #text: string;
  readonly #words: Words;

  constructor({ name, text, records }: GoldArticle) {
    this.name = name;
    this.records = records;
    this.#text = text;
    this.#words = new Words(text);
  }

  at(...spans: (Span | null)[]): Set<Span> {
    return this.#words.at(spans.filter((span) => span !== null));
  }

  /** The words of the first place of each text, at or after the place of the text it stands `within`. */
  find(texts: string | null | readonly string[], within?: string): Set<Span> {
    const base = within ? Math.max(this.#text.indexOf(within), 0) : 0;
    const spans = [texts ?? []]
      .flat()
      .filter(Boolean)
      .map((text) => {
        const near = this.#text.indexOf(text, base);
        const start = near >= 0 ? near : this.#text.indexOf(text);
        return { start, end: start + text.length };
      });
    return this.#words.at(spans);
  }

  /** How well a text and a span are the same passage: the share of their union, and less than half is nothing. */
  near(text: string, span: Span): number {
    const share = iou(this.find(text), this.at(span));
    return share >= 0.5 ? share : 0;
  }

  touch(text: string | null, span: Span | null, within?: string): boolean {
    return shared(this.find(text, within), this.at(span)) > 0;
  }
}

/** The same actor, or neither names one. */
function sameOrNone(gold: string | null, read: ActorRef | null): boolean {
  return gold === null ? !read?.name : sameActor(gold, read?.name);
}

const STATEMENTS: Kind<'statements'> = {
  kind: 'statements',
  measure: 'statements',
  score(gold, { source, content, speaker }, article) {
    const share = iou(article.find(gold.content_text), article.at(...content));
    const sources =
      (!gold.source_text && !source) ||
      article.touch(gold.source_text, source) ||
      sameActor(gold.source_actor, speaker?.name);
    return share >= 0.5 && sources ? share : 0;
  },
  rates: {
    speaker: (gold, read) => sameOrNone(gold.source_actor, read.speaker),
    kind: (gold, read) => gold.kind === read.kind,
    anonymous: (gold, read) => gold.anonymous === read.anonymous,
  },
  shown: (gold) => `${gold.source_text} | ${gold.cue_text} | ${gold.content_text[0]}`,
};

/** 1 for the type and trigger, 2 with the same sources; 0.5 for the type and sources of another word of the sentence. */
function sameEvent(gold: GoldOf<'events'>, read: ReadOf<'events'>, article: Annotated): number {
  if (gold.type !== read.type) return 0;
  const sources = sameActors(gold.source_actors, read.sources);
  if (article.touch(gold.trigger_text, read.trigger, gold.sentence_text)) return sources ? 2 : 1;
  return sources && article.touch(gold.sentence_text, read.trigger) ? 0.5 : 0;
}

const EVENTS: Kind<'events'> = {
  kind: 'events',
  measure: 'events',
  score: sameEvent,
  rates: {
    modality: (gold, read) => gold.modality === read.modality,
    date: (gold, read) => (gold.date ? gold.date === read.date : null),
    place: (gold, read) => (gold.place ? sameActor(gold.place, read.place?.name) : null),
  },
  shown: (gold) => `${gold.type} | ${gold.trigger_text}`,
};

/** Types of which source and target may change places. */
const RECIPROCAL: ReadonlySet<string> = new Set(['CONSULT', 'COOPERATE', 'AGREE']);

const EVENTS_WITH_ACTORS: Kind<'events'> = {
  kind: 'events',
  measure: 'events with actors',
  score(gold, read, article) {
    if (sameEvent(gold, read, article) === 0) return 0;
    const { type, source_actors, target_actors } = gold;
    const { sources, targets } = read;
    const right = RECIPROCAL.has(type)
      ? sameActors([...source_actors, ...target_actors], [...sources, ...targets])
      : sameActors(source_actors, sources) && sameActors(target_actors, targets);
    return right ? 1 : 0;
  },
  rates: {},
  shown: null,
};

const FIGURES: Kind<'figures'> = {
  kind: 'figures',
  measure: 'figures',
  score(gold, read, article) {
    const numbers = gold.value === read.value && gold.min === read.min && gold.max === read.max;
    return numbers && article.touch(gold.text, read) ? 1 : 0;
  },
  rates: {
    'claimed by': (gold, read) => sameOrNone(gold.claimed_by, read.claimedBy),
    previous: (gold, read) => (gold.previous ? gold.previous.value === read.previous?.value : null),
  },
  shown: (gold) => gold.text,
};

const CONDITIONALS: Kind<'conditionals'> = {
  kind: 'conditionals',
  measure: 'conditionals',
  score: (gold, read, article) =>
    Math.min(
      article.near(gold.condition_text, read.condition),
      article.near(gold.consequence_text, read.consequence),
    ),
  rates: {
    by: (gold, read) => sameActor(gold.by, read.by?.name),
    against: (gold, read) => (gold.against ? sameActor(gold.against, read.against?.name) : null),
  },
  shown: (gold) => `${gold.condition_text} => ${gold.consequence_text}`,
};

const DEMANDS: Kind<'demands'> = {
  kind: 'demands',
  measure: 'demands',
  score: (gold, read, article) => article.near(gold.content_text, read.content),
  rates: {
    by: (gold, read) => sameActor(gold.by, read.by?.name),
    of: (gold, read) => (gold.of ? sameActor(gold.of, read.of?.name) : null),
    response: (gold, read, article) => (gold.response ? article.touch(gold.response, read.response) : null),
  },
  shown: (gold) => `${gold.by} | ${gold.content_text}`,
};

const CONTACTS: Kind<'contacts'> = {
  kind: 'contacts',
  measure: 'contacts',
  score: (gold, read, article) =>
    article.touch(gold.text, read) && sameActors(gold.participants, read.participants) ? 1 : 0,
  rates: {
    format: (gold, read) => gold.format === read.format,
    status: (gold, read) => gold.status === read.status,
    when: (gold, read) => (gold.when ? gold.when === read.when : null),
  },
  shown: (gold) => `${gold.participants.join(', ')} | ${gold.text}`,
};
