import { sentenceAt } from '../language/sentences.ts';
import { refTo } from '../record/actor.ts';
import type { Conditional } from '../record/conditional.ts';
import { confidenceOf, recordId } from '../record/id.ts';
import { overlaps } from '../record/span.ts';
import type { Draft } from './draft.ts';
import type { Parties } from './parties.ts';
import type { Reported } from './reported.ts';
import { stretchOf } from './roles.ts';
import { withoutTwins } from './twins.ts';

/** Turns the conditional frames into conditionals: a condition, its consequence, who states it and who bears it. */
export function findConditionals(draft: Draft, parties: Parties, reported: Reported): Conditional[] {
  const { article, sentences, trace } = draft;
  const conditionals = draft.frames.flatMap((frame): Conditional[] => {
    if (frame.kind !== 'conditional') return [];
    const condition = stretchOf(frame, 'condition', article);
    const consequence = stretchOf(frame, 'consequence', article);
    if (!condition || !consequence || overlaps(condition, consequence)) return [];
    const by = parties.one(frame, 'source');
    const against = parties.one(frame, 'target');
    const conditional: Conditional = {
      id: recordId(article.sha256, 'conditional', [condition, consequence]),
      sentence: sentenceAt(sentences, condition.start),
      confidence: confidenceOf(frame.found),
      condition,
      consequence,
      by: by ? refTo(by) : (reported.innermost(condition)?.speaker ?? null),
      against: against && refTo(against),
    };
    trace.note(
      conditional,
      'conditionals',
      'proposed',
      `the encoder reads a condition, ${frame.found.toFixed(2)}`,
    );
    return [conditional];
  });
  return withoutTwins(
    conditionals,
    (a, b) => overlaps(a.condition, b.condition) || overlaps(a.consequence, b.condition),
  );
}
