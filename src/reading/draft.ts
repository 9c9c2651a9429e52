import type { Filled } from '../language/decode.ts';
import type { Quotation } from '../language/quotations.ts';
import type { Sentence } from '../language/sentences.ts';
import type { Actor } from '../record/actor.ts';
import type { Article } from '../record/article.ts';
import type { Conditional } from '../record/conditional.ts';
import type { Contact } from '../record/contact.ts';
import type { Demand } from '../record/demand.ts';
import type { Event } from '../record/event.ts';
import type { Figure } from '../record/figure.ts';
import type { Place } from '../record/place.ts';
import type { Span } from '../record/span.ts';
import type { Statement } from '../record/statement.ts';
import type { Time } from '../record/time.ts';
import { Trace } from './trace.ts';

/** A proper name that the reader model found. */
export interface Name extends Span {
  readonly type: 'PER' | 'ORG' | 'LOC' | 'MISC';
  readonly confidence: number;
}

/** An attribution that the reader model found, before its source is known as an actor. */
export interface Attribution {
  readonly source: Span | null;
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly confidence: number;
}

/** An article on its way through the pipeline: each step adds or replaces whole lists. */
export interface Draft {
  readonly article: Article;
  readonly trace: Trace;
  sentences: readonly Sentence[];
  quotations: readonly Quotation[];
  names: readonly Name[];
  /** All frames that the reader model proposes, in order of the text; `attributions` are made of its statements. */
  frames: readonly Filled[];
  attributions: readonly Attribution[];
  actors: readonly Actor[];
  places: readonly Place[];
  times: readonly Time[];
  figures: readonly Figure[];
  statements: readonly Statement[];
  events: readonly Event[];
  conditionals: readonly Conditional[];
  demands: readonly Demand[];
  contacts: readonly Contact[];
  warnings: string[];
}

/** The draft of an article of which nothing is read yet. */
export function newDraft(article: Article, warnings: readonly string[] = []): Draft {
  return {
    article,
    trace: new Trace(),
    sentences: [],
    quotations: [],
    names: [],
    frames: [],
    attributions: [],
    actors: [],
    places: [],
    times: [],
    figures: [],
    statements: [],
    events: [],
    conditionals: [],
    demands: [],
    contacts: [],
    warnings: [...warnings],
  };
}

/** One step of `pipeline.ts`: reads the lists it needs, makes or refines the lists it names. */
export interface Step {
  readonly name: string;
  readonly needs: readonly (keyof Draft)[];
  readonly makes: readonly (keyof Draft)[];
  run(draft: Draft): void | Promise<void>;
}
