import type { Mention } from '../../record/actor.ts';
import type { Draft } from '../draft.ts';
import { ActorFinder } from './finder.ts';
import { readActors } from './resolve.ts';

export { ActorFinder } from './finder.ts';

/** Who appears in the article (see docs/actors.md); takes the draft's sentences, names and attributions. */
export function resolveActors(draft: Draft): ActorFinder {
  return new ActorFinder(draft, readActors(draft));
}

/** All mentions of actors, in order, without saying whose they are. */
export function findMentions(draft: Draft): Mention[] {
  const mentions = resolveActors(draft).actors.flatMap((actor) => actor.mentions);
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end);
}
