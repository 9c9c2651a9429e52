import type { ActorRef } from '../record/actor.ts';
import type { Article } from '../record/article.ts';
import type { Reading } from '../record/reading.ts';
import { type Span, textOf } from '../record/span.ts';
import { ledgerActor, stateId } from './actors.ts';
import { daysOf } from './dates.ts';
import type { Evidence, Party, Told, ToldKind } from './entry.ts';

/** What the ledger needs to know of a kind of record. */
interface Telling<R> {
  readonly list: (reading: Reading) => readonly R[];
  /** The span that the record opens at. */
  readonly span: (record: R) => Span;
  readonly date: (record: R) => string | null;
  readonly parties: (record: R) => readonly (readonly [role: string, actor: ActorRef | null])[];
}

export const TELLINGS: { readonly [K in ToldKind]: Telling<Told[K]> } = {
  statement: {
    list: ({ statements }) => statements,
    span: ({ content, cue, source }) => content[0] ?? cue[0] ?? (source as Span),
    date: ({ date }) => date,
    parties: ({ speaker }) => [['speaker', speaker]],
  },
  event: {
    list: ({ events }) => events,
    span: ({ trigger }) => trigger,
    date: ({ date }) => date,
    parties: ({ sources, targets }) => [
      ...sources.map((actor) => ['source', actor] as const),
      ...targets.map((actor) => ['target', actor] as const),
    ],
  },
  figure: {
    list: ({ figures }) => figures,
    span: (figure) => figure,
    date: ({ asOf }) => asOf,
    parties: ({ claimedBy }) => [['claimant', claimedBy]],
  },
  conditional: {
    list: ({ conditionals }) => conditionals,
    span: ({ condition }) => condition,
    date: () => null,
    parties: ({ by, against }) => [
      ['by', by],
      ['against', against],
    ],
  },
  demand: {
    list: ({ demands }) => demands,
    span: ({ content }) => content,
    date: () => null,
    parties: ({ by, of }) => [
      ['by', by],
      ['of', of],
    ],
  },
  contact: {
    list: ({ contacts }) => contacts,
    span: (contact) => contact,
    date: ({ when }) => when,
    parties: ({ participants }) => participants.map((actor) => ['participant', actor] as const),
  },
};
export const TOLD_KINDS = Object.keys(TELLINGS) as ToldKind[];

/** Where an article stands in the ledger. */
export interface Standing {
  readonly id: string;
  readonly source: string;
  readonly reported: string;
  readonly until: string | null;
}

/** Everything that a reading tells, as evidence that is not linked to an entry yet. */
export function evidenceOf(article: Article, reading: Reading, { id, ...standing }: Standing): Evidence[] {
  const states = new Map(reading.actors.map(({ id, country }) => [id, stateId(country)]));
  const speakers = new Map(reading.statements.map(({ id, speaker }) => [id, speaker]));
  return TOLD_KINDS.flatMap((kind) => {
    const telling = TELLINGS[kind] as Telling<Told[ToldKind]>;
    return telling.list(reading).map((body): Evidence => {
      const span = telling.span(body);
      const sentence = reading.sentences[body.sentence] ?? span;
      const reporter = 'statement' in body && body.statement ? (speakers.get(body.statement) ?? null) : null;
      return {
        record: body.id,
        kind,
        part: 'is',
        article: id,
        ...standing,
        ...daysOf(telling.date(body)),
        text: textOf(article, span),
        sentence: textOf(article, sentence),
        response: 'response' in body && body.response ? textOf(article, body.response) : null,
        start: span.start,
        end: span.end,
        parties: partiesOf(telling.parties(body), states),
        speaker: reporter && ledgerActor(reporter),
        confidence: body.confidence,
        body,
        score: 1,
        why: 'first report',
        by: null,
      };
    });
  });
}

/** Parties as the ledger names them; `states` by the id that the record gives an actor. */
export function partiesOf(
  parties: readonly (readonly [string, ActorRef | null])[],
  states: ReadonlyMap<string, string | null>,
): Party[] {
  const found = new Map<string, Party>();
  for (const [role, actor] of parties) {
    if (!actor) continue;
    const party = { ...ledgerActor(actor), role, state: states.get(actor.id) ?? null };
    found.set(`${role} ${party.id}`, party);
  }
  return [...found.values()];
}
