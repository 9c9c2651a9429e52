import { sentenceAt } from '../language/sentences.ts';
import { refTo } from '../record/actor.ts';
import type { Demand } from '../record/demand.ts';
import { recordId } from '../record/id.ts';
import { overlaps, spanOf, textOf } from '../record/span.ts';
import { answered } from './answers.ts';
import type { Draft } from './draft.ts';
import { type Parties, round } from './parties.ts';
import type { Reported } from './reported.ts';
import { stretchOf } from './roles.ts';
import { withoutTwins } from './twins.ts';

/** Turns the demand frames into demands: who wants whom to do or to stop what. */
export function findDemands(draft: Draft, parties: Parties, reported: Reported): Demand[] {
  const { article, sentences, trace } = draft;
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
      confidence: round(frame.found),
      by: by ? refTo(by) : (reported.innermost(content)?.speaker ?? null),
      of: of && of.id !== by?.id ? refTo(of) : null,
      content,
      response,
      stance: null,
      restates: null,
    };
    const head = textOf(article, spanOf(article, frame.trigger.start, frame.trigger.end));
    trace.note(
      demand,
      'demands',
      'proposed',
      `the encoder reads a demand at "${head}", ${frame.found.toFixed(2)}`,
    );
    return [demand];
  });
  return answered(
    withoutTwins(demands, (a, b) => overlaps(a.content, b.content)),
    draft,
  );
}
