import { sentenceAt } from '../language/sentences.ts';
import { refTo } from '../record/actor.ts';
import type { Demand } from '../record/demand.ts';
import { confidenceOf, recordId } from '../record/id.ts';
import { overlaps } from '../record/span.ts';
import { answered } from './answers.ts';
import type { Draft } from './draft.ts';
import type { Parties } from './parties.ts';
import type { Reported } from './reported.ts';
import { noteProposal, stretchOf } from './roles.ts';
import { withoutTwins } from './twins.ts';

/** Turns the demand frames into demands: who wants whom to do or to stop what. */
export function findDemands(draft: Draft, parties: Parties, reported: Reported): Demand[] {
  const { article, sentences } = draft;
  const demands = draft.frames.flatMap((frame): Demand[] => {
    if (frame.kind !== 'demand') return [];
    const content = stretchOf(frame, 'content', article);
    if (!content) return [];
    const response = stretchOf(frame, 'response', article);
    const by = parties.one(frame, 'source');
    const of = parties.one(frame, 'target');
    const demand: Demand = {
      id: recordId(article.sha256, 'demand', [content]),
      sentence: sentenceAt(sentences, frame.trigger.start),
      confidence: confidenceOf(frame.found),
      by: by ? refTo(by) : (reported.innermost(content)?.speaker ?? null),
      of: of && of.id !== by?.id ? refTo(of) : null,
      content,
      response,
      stance: null,
      restates: null,
    };
    noteProposal(draft, demand, 'demands', 'a demand', frame);
    return [demand];
  });
  return answered(
    withoutTwins(demands, (a, b) => overlaps(a.content, b.content)),
    draft,
  );
}
