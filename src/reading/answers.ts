import type { Demand, Stance } from '../record/demand.ts';
import { overlaps, type Span, textOf } from '../record/span.ts';
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
/** Sentences around a demand in which its answer is looked for, and demands before it that it may state again. */
const REACH = 40;

/**
 * Demands with their responses, and with links from each restatement to the demand that it states again. A response that
 * the encoder does not see near the demand is what the one of whom it is demanded says of the same matter.
 * @param demands in order of the text
 */
export function answered(demands: readonly Demand[], draft: Draft): Demand[] {
  const { article, trace } = draft;
  const said = saidBySpeaker(draft);
  const found: { demand: Demand; words: ReadonlySet<string> }[] = [];
  for (const demand of demands) {
    const words = wordsOf(textOf(article, demand.content));
    const reply = demand.response ? null : replyTo(demand, words, said);
    const response = demand.response ?? reply;
    const earlier = found
      .slice(-REACH)
      .find(
        ({ demand: other, words: others }) =>
          other.by !== null && other.by.id === demand.by?.id && share(words, others) >= RESTATED,
      )?.demand;
    const full = trace.carry(demand, {
      ...demand,
      response,
      stance: response && stanceOf(textOf(article, response)),
      restates: earlier ? (earlier.restates ?? earlier.id) : null,
    });
    if (reply) trace.note(full, 'answers', 'filled', `${demand.of?.name} speaks of the same matter`);
    found.push({ demand: full, words });
  }
  return found.map(({ demand }) => demand);
}

interface Said {
  readonly span: Span;
  readonly sentence: number;
  readonly words: ReadonlySet<string>;
}

function saidBySpeaker({ article, statements }: Draft): Map<string, Said[]> {
  const said = new Map<string, Said[]>();
  for (const { speaker, content, sentence } of statements) {
    const [span] = content;
    if (!speaker || !span) continue;
    const one = { span, sentence, words: wordsOf(textOf(article, span)) };
    const others = said.get(speaker.id);
    if (others) others.push(one);
    else said.set(speaker.id, [one]);
  }
  return said;
}

/** What the one of whom it is demanded says that shares the most words with the demand. */
function replyTo(
  { of, content, sentence }: Demand,
  words: ReadonlySet<string>,
  said: ReadonlyMap<string, readonly Said[]>,
): Span | null {
  let best: Span | null = null;
  let most = ANSWERED;
  for (const reply of said.get(of?.id ?? '') ?? []) {
    if (Math.abs(reply.sentence - sentence) > REACH || overlaps(reply.span, content)) continue;
    const common = share(words, reply.words);
    if (common >= most) [best, most] = [reply.span, common];
  }
  return best;
}

function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(WEIGHTY) ?? []).map((word) => word.slice(0, 6)));
}

/** The share of `words` that are among `others`. */
function share(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (words.size === 0) return 0;
  return [...words].filter((word) => others.has(word)).length / words.size;
}
