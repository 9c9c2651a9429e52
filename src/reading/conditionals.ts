import { surestOf } from '../language/decode.ts';
import { sentenceAt } from '../language/sentences.ts';
import { refTo } from '../record/actor.ts';
import type { Conditional } from '../record/conditional.ts';
import { recordId } from '../record/id.ts';
import { overlaps, spanOf } from '../record/span.ts';
import type { Draft } from './draft.ts';
import { type Parties, round, runsOf } from './parties.ts';
import type { Reported } from './reported.ts';
import { withoutTwins } from './twins.ts';

/** Turns the conditional frames into conditionals: a condition, its consequence, who states it and who bears it. */
export function findConditionals(draft: Draft, parties: Parties, reported: Reported): Conditional[] {
  const { article, sentences, trace } = draft;
  const conditionals = draft.frames.flatMap((frame): Conditional[] => {
    if (frame.kind !== 'conditional') return [];
    const condition = surestOf(runsOf(frame, 'roles', 'condition'));
    const consequence = surestOf(runsOf(frame, 'roles', 'consequence'));
    if (!condition || !consequence) return [];
    const [if_, then] = [condition, consequence].map((run) => spanOf(article, run.start, run.end));
    if (!if_ || !then || overlaps(if_, then)) return [];
    const by = parties.one(frame, 'source');
    const against = parties.one(frame, 'target');
    const conditional: Conditional = {
      id: recordId(article.sha256, 'conditional', [if_, then]),
      sentence: sentenceAt(sentences, if_.start),
      confidence: round(frame.found),
      condition: if_,
      consequence: then,
      by: by ? refTo(by) : (reported.innermost(if_)?.speaker ?? null),
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
