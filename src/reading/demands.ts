import { surestOf } from '../language/decode.ts';
import { sentenceAt } from '../language/sentences.ts';
import { refTo } from '../record/actor.ts';
import type { Demand } from '../record/demand.ts';
import { recordId } from '../record/id.ts';
import { overlaps, spanOf, textOf } from '../record/span.ts';
import { answered } from './answers.ts';
import type { Draft } from './draft.ts';
import { type Parties, round, runsOf } from './parties.ts';
import type { Reported } from './reported.ts';
import { withoutTwins } from './twins.ts';

/** Turns the demand frames into demands: who wants whom to do or to stop what. */
export function findDemands(draft: Draft, parties: Parties, reported: Reported): Demand[] {
  const { article, sentences, trace } = draft;
  const demands = draft.frames.flatMap((frame): Demand[] => {
    if (frame.kind !== 'demand') return [];
    const [first, ...rest] = runsOf(frame, 'roles', 'content');
    if (!first) return [];
    const longest = rest.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a), first);
    const content = spanOf(article, longest.start, longest.end);
    const response = surestOf(runsOf(frame, 'roles', 'response'));
    const by = parties.one(frame, 'source');
    const of = parties.one(frame, 'target');
    const demand: Demand = {
      id: recordId(article.sha256, 'demand', [content]),
      sentence: sentenceAt(sentences, frame.trigger.start),
      confidence: round(frame.found),
      by: by ? refTo(by) : (reported.innermost(content)?.speaker ?? null),
      of: of && refTo(of),
      content,
      response: response ? spanOf(article, response.start, response.end) : null,
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
