import type { Sentence } from '../../language/sentences.ts';
import type { Article } from '../../record/article.ts';
import type { Figure } from '../../record/figure.ts';
import { recordId } from '../../record/id.ts';
import { spanOf } from '../../record/span.ts';
import type { Time } from '../../record/time.ts';
import { Trace } from '../trace.ts';
import { asOf, placeOf } from './circumstances.ts';
import { FIGURE_RULES, NUMBER_RULES } from './exclusions.ts';
import type { Context, Family, Proposal } from './proposal.ts';
import { PROPOSERS } from './proposers.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { REFINERS } from './refiners.ts';
import { wordsOf } from './words.ts';

export interface FiguresInput {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  /** In order of appearance. */
  readonly times: readonly Time[];
  readonly trace?: Trace;
}

/** Roughly the share of each family's figures that were right on the gold set's training articles. */
const CONFIDENCE: Record<Family, number> = {
  measure: 0.9,
  duration: 0.85,
  share: 0.9,
  compound: 0.95,
  count: 0.95,
  bare: 0.9,
  zero: 0.95,
  single: 0.8,
};

/** The figures of an article, in order of appearance; `claimedBy` is null until `claimFigures` has seen the statements. */
export function findFigures({ article, sentences, times, trace = new Trace() }: FiguresInput): Figure[] {
  const context: Context = { article, words: wordsOf(article, sentences), times };
  let proposals: Proposal[] = [];
  let taken = 0;
  for (const quantity of quantitiesOf(context.words)) {
    if (quantity.number < taken || NUMBER_RULES.some((rule) => rule.test(quantity, context))) continue;
    const proposal = propose(quantity, context);
    if (!proposal) continue;
    taken = proposal.free;
    proposals.push(proposal);
  }
  for (const refine of REFINERS) proposals = refine(proposals, context);
  return proposals.map((proposal) => {
    const figure = figureOf(proposal, context);
    trace.note(
      figure,
      'figures',
      'proposed',
      `a number with what it counts, by the rules of "${proposal.family}"`,
    );
    return figure;
  });
}

function propose(quantity: Quantity, context: Context): Proposal | null {
  for (const proposer of PROPOSERS) {
    const proposal = proposer(quantity, context);
    if (proposal) return FIGURE_RULES.some((rule) => rule.test(proposal, context)) ? null : proposal;
  }
  return null;
}

function figureOf(proposal: Proposal, context: Context): Figure {
  const { article, words } = context;
  const { value, min, max } = proposal.quantity;
  const start = words[proposal.first]?.start ?? 0;
  const end = words[proposal.next - 1]?.end ?? start;
  // Words leave out the bracket that closes "800 yuan (100 dollars)".
  const open = article.text[end] === ')' && /\([^()]*$/.test(article.text.slice(start, end));
  const span = spanOf(article, start, open ? end + 1 : end);
  return {
    ...span,
    id: recordId(article.sha256, 'figure', [span]),
    sentence: words[proposal.first]?.sentence ?? 0,
    confidence: CONFIDENCE[proposal.family],
    value,
    min,
    max,
    unit: proposal.unit,
    what: proposal.what,
    where: placeOf(proposal, context),
    asOf: asOf(proposal, context),
    claimedBy: null,
    previous: proposal.previous,
  };
}
