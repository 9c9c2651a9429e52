import { type Filled, type Labelled, surestOf } from '../language/decode.ts';
import { type Actor, type ActorRef, refTo } from '../record/actor.ts';
import { spanOf } from '../record/span.ts';
import type { ActorFinder } from './actors/actors.ts';
import type { Draft } from './draft.ts';

/** How far apart the mentions of one party may stand to be named together, in characters: "Britain, France and Germany". */
const TOGETHER = 80;

/** The runs of a frame that have one label, in order of the text. */
export function runsOf(frame: Filled, layer: 'roles' | 'parties', label: string): Labelled[] {
  return frame[layer].filter((run) => run.label === label).sort((a, b) => a.start - b.start);
}

/** Everyone whom a frame gives one part, each once. */
export function actorsIn(frame: Filled, label: string, draft: Draft, actors: ActorFinder): Actor[] {
  const found = runsOf(frame, 'parties', label).flatMap((run) =>
    actors.partiesOf(spanOf(draft.article, run.start, run.end)),
  );
  return [...new Map(found.map((actor) => [actor.id, actor])).values()];
}

/** The one whom a frame gives a part; several who are named together are one joint actor. */
export function actorIn(frame: Filled, label: string, draft: Draft, actors: ActorFinder): Actor | null {
  const runs = runsOf(frame, 'parties', label);
  const surest = surestOf(runs);
  if (!surest) return null;
  const near = runs.filter((run) => Math.abs(run.start - surest.start) <= TOGETHER);
  return actors.partyOf(near.map((run) => spanOf(draft.article, run.start, run.end)));
}

export function refs(actors: readonly Actor[]): ActorRef[] {
  return actors.map(refTo);
}

export function round(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
