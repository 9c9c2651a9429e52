import type { Encoder } from '../language/encoder.ts';
import { quotationsOf } from '../language/quotations.ts';
import { sentencesOf } from '../language/sentences.ts';
import { type Article, documentOf } from '../record/article.ts';
import type { Reading } from '../record/reading.ts';
import { textOf } from '../record/span.ts';
import { type ActorFinder, resolveActors } from './actors/actors.ts';
import { namesStep } from './actors/names.ts';
import { quotationsWithoutCue, refineAttributions } from './attributions.ts';
import { findConditionals } from './conditionals.ts';
import { findContacts } from './contacts.ts';
import { findDemands } from './demands.ts';
import { type Draft, newDraft, type Step } from './draft.ts';
import { findEvents } from './events.ts';
import { claimFigures } from './figures/claimed.ts';
import { findFigures } from './figures/figures.ts';
import { Parties } from './parties.ts';
import { findPlaces } from './places.ts';
import { attributionsOf, propose } from './propose.ts';
import { Reported } from './reported.ts';
import { findStatements } from './statements.ts';
import { findTimes } from './times/times.ts';
import type { Trace } from './trace.ts';

/**
 * The steps of reading, in order: proposers first, then what resolves them against knowledge and each other.
 * Order matters in three places: names are complete before actors are told apart; quotations without a cue are
 * given to the attributions that the encoder found; figures are claimed when the statements have their speakers.
 */
export function stepsOf(encoder: Encoder): Step[] {
  let actors: ActorFinder;
  return [
    {
      name: 'sentences',
      needs: ['article'],
      makes: ['sentences', 'quotations'],
      run(draft) {
        draft.sentences = sentencesOf(draft.article);
        draft.quotations = quotationsOf(draft.article);
      },
    },
    {
      name: 'propose',
      needs: ['article', 'sentences'],
      makes: ['names', 'frames', 'attributions'],
      async run(draft) {
        const { names, frames } = await propose(draft, encoder);
        draft.names = names;
        draft.frames = frames;
        draft.attributions = attributionsOf(draft, frames);
      },
    },
    {
      name: 'attributions',
      needs: ['sentences', 'quotations', 'names', 'attributions'],
      makes: ['attributions'],
      run(draft) {
        draft.attributions = refineAttributions(draft);
        draft.attributions = [...draft.attributions, ...quotationsWithoutCue(draft)];
      },
    },
    namesStep,
    {
      name: 'times',
      needs: ['article', 'sentences'],
      makes: ['times'],
      run(draft) {
        draft.times = findTimes(draft.article, draft.sentences, draft.trace);
      },
    },
    {
      name: 'actors',
      needs: ['names', 'attributions', 'sentences', 'quotations'],
      makes: ['actors'],
      run(draft) {
        actors = resolveActors(draft);
        draft.actors = actors.actors;
      },
    },
    {
      name: 'places',
      needs: ['names', 'actors'],
      makes: ['places'],
      run(draft) {
        draft.places = findPlaces(draft);
      },
    },
    {
      name: 'statements',
      needs: ['quotations', 'attributions', 'actors', 'times'],
      makes: ['statements', 'actors'],
      run(draft) {
        draft.statements = findStatements(draft, actors);
        draft.actors = actors.actors; // sources may have made new ones
        noteActors(draft);
      },
    },
    {
      name: 'figures',
      needs: ['times', 'statements'],
      makes: ['figures'],
      run(draft) {
        draft.figures = claimFigures(findFigures(draft), draft.statements, draft);
      },
    },
    {
      name: 'events',
      needs: ['sentences', 'names', 'frames', 'actors', 'times', 'places', 'statements'],
      makes: ['events', 'conditionals', 'demands', 'contacts', 'actors'],
      run(draft) {
        const parties = new Parties(draft, actors);
        const reported = new Reported(draft.sentences, draft.statements);
        draft.events = findEvents(draft, parties, reported);
        draft.conditionals = findConditionals(draft, parties, reported);
        draft.demands = findDemands(draft, parties, reported);
        draft.contacts = findContacts(draft, parties);
        draft.actors = actors.actors;
      },
    },
  ];
}

/** The trace of actors: all their mentions are resolved together, so it says what they were resolved from. */
function noteActors({ article, actors, trace }: Draft): void {
  for (const actor of actors) {
    const [first] = actor.mentions;
    if (!first) continue;
    const known = actor.wikidata ? `, Wikidata ${actor.wikidata}` : '';
    const why = `${actor.mentions.length} mentions, the first "${textOf(article, first)}", a ${first.as}${known}`;
    trace.note(actor, 'actors', 'resolved', why);
  }
}

/** A reading with the trace of how its records came about. */
export interface Read {
  readonly reading: Reading;
  readonly trace: Trace;
}

/** Reads one article. The same article gives the same reading, byte for byte. */
export async function readArticle(
  article: Article,
  encoder: Encoder,
  warnings: readonly string[] = [],
): Promise<Read> {
  const draft = newDraft(article, warnings);
  for (const step of stepsOf(encoder)) await step.run(draft);
  const { trace, actors, places, times, statements, events, figures, conditionals, demands, contacts } =
    draft;
  return {
    reading: {
      document: documentOf(article),
      sentences: draft.sentences.map(({ start, end }) => ({ start, end })),
      actors,
      places,
      times,
      statements,
      events,
      figures,
      conditionals,
      demands,
      contacts,
      warnings: draft.warnings,
    },
    trace,
  };
}
