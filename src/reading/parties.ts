import type { Filled } from '../language/decode.ts';
import { type Actor, type ActorRef, refTo } from '../record/actor.ts';
import { firstWhere } from '../record/sorted.ts';
import { type Span, spanOf } from '../record/span.ts';
import type { ActorFinder } from './actors/actors.ts';
import type { Draft } from './draft.ts';
import { runsOf } from './roles.ts';

/** Probability from which an actor surely has a part; where nobody has, the likeliest has it from LEAST on. */
export const SURE = 0.5;
export const LEAST = 0.12;

/** What stands between those who are named in a row: "Britain, France and Germany". */
const ROW = /^(?:,|,?\s+(?:and|or)(?:\s+the)?)\s+(?:\S+(?:,|\s+and)\s+)*$/;
const NOBODY = { span: { start: 0, end: 1 }, probability: 0 };

/** Who has which part in the frames of an article. */
export class Parties {
  readonly #draft: Draft;
  readonly #actors: ActorFinder;
  /** Mentions of actors and names, in order, and for each the furthest end of those before it. */
  readonly #mentions: readonly Span[];
  readonly #reach: readonly number[];

  constructor(draft: Draft, actors: ActorFinder) {
    this.#draft = draft;
    this.#actors = actors;
    const mentions = draft.actors.flatMap((actor) => actor.mentions.filter(({ as }) => as !== 'pronoun'));
    this.#mentions = [...mentions, ...draft.names].sort((a, b) => a.start - b.start);
    let reach = 0;
    this.#reach = this.#mentions.map(({ end }) => {
      reach = Math.max(reach, end);
      return reach;
    });
  }

  /** Everyone whom a frame gives one part, each once. */
  all(frame: Filled, label: string): Actor[] {
    return this.#actors.partiesAmong(this.#phrases(frame, label), SURE, LEAST);
  }

  /** The one whom a frame gives a part; several who are named in a row are one joint actor. */
  one(frame: Filled, label: string): Actor | null {
    const phrases = this.#phrases(frame, label);
    const likeliest = phrases.reduce((a, b) => (b.probability > a.probability ? b : a), phrases[0] ?? NOBODY);
    const row = phrases.filter(
      (phrase) =>
        phrase === likeliest || (phrase.probability >= SURE && this.#inRow(likeliest.span, phrase.span)),
    );
    return this.#actors.joined(this.#actors.partiesAmong(row, SURE, LEAST));
  }

  #inRow(a: Span, b: Span): boolean {
    const between = this.#draft.article.text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
    return ROW.test(between);
  }

  #phrases(frame: Filled, label: string): { span: Span; probability: number }[] {
    return runsOf(frame, 'parties', label).map((run) => ({
      span: this.#whole(run),
      probability: run.probability,
    }));
  }

  /** A run with all of the mentions that it shares a word with: the encoder may see "Pakistani Foreign Minister" alone. */
  #whole(run: Span): Span {
    const { article } = this.#draft;
    let { start, end } = run;
    let i = firstWhere(this.#reach, (end) => end > start);
    for (let mention = this.#mentions[i]; mention && mention.start < end; mention = this.#mentions[++i]) {
      if (mention.end <= start) continue;
      start = Math.min(start, mention.start);
      end = Math.max(end, mention.end);
    }
    const trailing = /\s+(?:in|of|at|on|to|for|with|from|by|and|or|who|which|that)$/i.exec(
      article.text.slice(start, end),
    );
    return spanOf(article, start, end - (trailing?.[0].length ?? 0));
  }
}

export function refs(actors: readonly Actor[]): ActorRef[] {
  return actors.map(refTo);
}
