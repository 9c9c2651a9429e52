import type { Actor } from './actor.ts';
import type { Document } from './article.ts';
import type { Conditional } from './conditional.ts';
import type { Contact } from './contact.ts';
import type { Demand } from './demand.ts';
import type { Event } from './event.ts';
import type { Figure } from './figure.ts';
import type { Place } from './place.ts';
import type { Span } from './span.ts';
import type { Statement } from './statement.ts';
import type { Time } from './time.ts';

/** All that was read from one article. `standoff read --format json` prints one a line. */
export interface Reading {
  readonly document: Document;
  readonly sentences: readonly Span[];
  readonly actors: readonly Actor[];
  readonly places: readonly Place[];
  readonly times: readonly Time[];
  readonly statements: readonly Statement[];
  readonly events: readonly Event[];
  readonly figures: readonly Figure[];
  readonly conditionals: readonly Conditional[];
  readonly demands: readonly Demand[];
  readonly contacts: readonly Contact[];
  /** What a reader of the records should know: "no publication date: relative times stay unresolved". */
  readonly warnings: readonly string[];
}

/** All records of a reading, kind after kind. */
export function recordsOf(reading: Reading) {
  const { statements, events, figures, conditionals, demands, contacts, actors, places, times } = reading;
  return [
    ...demands,
    ...conditionals,
    ...contacts,
    ...events,
    ...statements,
    ...figures,
    ...actors,
    ...places,
    ...times,
  ];
}
