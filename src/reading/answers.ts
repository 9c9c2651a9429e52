import type { Demand, Stance } from '../record/demand.ts';
import { holds, overlaps, type Span, textOf } from '../record/span.ts';
import type { Statement } from '../record/statement.ts';
import type { Draft } from './draft.ts';

/** How a response meets a demand, by its words: the first that matches. */
const STANCES: readonly (readonly [Stance, RegExp])[] = [
  [
    'evades',
    /\b(?:declin\w+ to (?:comment|say|answer|discuss)|no (?:immediate )?(?:comment|reply|response)|would not (?:say|comment)|consider\w*|stud(?:y|ied|ying) (?:the|it)|look\w* into|silent|avoid\w*|dodg\w*|noncommittal)\b/i,
  ],
  [
    'partly',
    /\b(?:part(?:ly|ial|ially)|in principle|on condition|only (?:if|when|after)|provided that|(?:agree|accept|ready|willing|prepared)\w*\b.{0,80}\b(?:but|if|only|unless))\b/is,
  ],
  [
    'rejects',
    /\b(?:reject\w*|refus\w*|rul(?:e|es|ed|ing) out|dismiss\w*|den(?:y|ies|ied)|oppos\w*|def(?:y|ies|ied|iance)|ignor\w*|fail\w*|veto\w*|unacceptable|impossible|resist\w*|vow\w*|never|no|not|cannot)\b|n['’]t\b/i,
  ],
  [
    'accepts',
    /\b(?:accept\w*|agree\w*|compl(?:y|ies|ied)|welcom\w*|approv\w*|ready|willing|prepared|yield\w*|bow\w*|withdr[ae]w\w*|releas\w*|lift\w*|will|would|began|has begun|have begun)\b/i,
  ],
];

/** Whether a response accepts a demand, meets it partly, rejects or evades it; null where its words do not tell. */
export function stanceOf(response: string): Stance | null {
  return STANCES.find(([, words]) => words.test(response))?.[0] ?? null;
}

/** Least share of a demand's weighty words that an answer, or a restatement, has in common with it. */
const ANSWERED = 0.25;
const RESTATED = 0.5;
/** Words of fewer letters weigh nothing. */
const WEIGHTY = /\p{L}{4,}/gu;

/**
 * Demands with their responses, and with links from each restatement to the demand that it states again. A response that the
 * encoder does not see near the demand is what the one of whom it is demanded says of the same matter.
 */
export function answered(demands: readonly Demand[], draft: Draft): Demand[] {
  const { article, statements, trace } = draft;
  const found: Demand[] = [];
  for (const demand of demands) {
    const response = demand.response ?? replyTo(demand, draft);
    const words = wordsOf(textOf(article, demand.content));
    const earlier = found.find(
      (other) =>
        other.by !== null &&
        other.by.id === demand.by?.id &&
        share(words, wordsOf(textOf(article, other.content))) >= RESTATED,
    );
    const full: Demand = {
      ...demand,
      response,
      stance: response && stanceOf(textOf(article, response)),
      restates: earlier ? (earlier.restates ?? earlier.id) : null,
    };
    trace.carry(demand, full);
    if (response && !demand.response) {
      const speaker = statements.find((s) => s.content.some((span) => overlaps(span, response)))?.speaker;
      trace.note(full, 'answers', 'filled', `${speaker?.name ?? 'someone'} speaks of the same matter`);
    }
    found.push(full);
  }
  return found;
}

/** What the one of whom it is demanded says that shares the most words with the demand. */
function replyTo({ of, content }: Demand, { article, statements }: Draft): Span | null {
  if (!of) return null;
  const words = wordsOf(textOf(article, content));
  const said = (statement: Statement) => statement.content.map((span) => textOf(article, span)).join(' ');
  const replies = statements
    .filter(
      ({ speaker, content: spans }) =>
        speaker?.id === of.id && !spans.some((s) => overlaps(s, content) || holds(s, content)),
    )
    .map((statement) => ({ span: statement.content[0], common: share(words, wordsOf(said(statement))) }))
    .sort((a, b) => b.common - a.common);
  const [best] = replies;
  return best?.span && best.common >= ANSWERED ? best.span : null;
}

function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(WEIGHTY) ?? []).map((word) => word.slice(0, 6)));
}

/** The share of `words` that are among `others`. */
function share(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (words.size === 0) return 0;
  return [...words].filter((word) => others.has(word)).length / words.size;
}
