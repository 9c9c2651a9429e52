import type { ActorRef } from '../../record/actor.ts';
import type { Stance } from '../../record/demand.ts';
import { daysBetween, daysLater } from '../dates.ts';
import type { Entry, Evidence } from '../entry.ts';
import { overlap } from '../words.ts';
import type { Linker } from './linker.ts';
import { matterOf, quoted, weightiest, wordsAs } from './matter.ts';
import type { Match } from './merger.ts';
import { namedIn, sideOf } from './sides.ts';
import { doersOf, givesUp, goesAlong, namesDemand, sidesOf, stanceIn } from './stances.ts';
import { type Thread, threadKey, weekOf } from './threads.ts';

/** Days after a demand was last stated in which "the demand" may mean it. */
const FRESH = 28;
/** Words of an answer's sentence that threads are looked up by. */
const LOOKED_UP = 10;

const VERBS: Readonly<Record<Stance, string>> = {
  accepts: 'accepts it',
  partly: 'meets it in part',
  rejects: 'rejects it',
  evades: 'evades it',
};

/** What the one of whom something is demanded does about it later. */
export const deedAnswers: Linker<'event', Thread> = {
  record: 'event',
  entry: 'thread',
  part: 'answers',
  window: { before: 365, after: 1 },
  keys(evidence) {
    if (!stanceIn(evidence)) return [];
    const words = weightiest(matterOf(evidence.sentence, evidence.parties), LOOKED_UP);
    const sides = sidesOf(evidence.parties, 'source').slice(0, 2);
    return sides.flatMap((side) => [
      ...words.map((word) => threadKey('of', side, word)),
      ...(givesUp(evidence) ? words.map((word) => threadKey('by', side, word)) : []),
      ...(namesDemand(evidence)
        ? [0, -7, -14, -21, -FRESH].map((days) =>
            threadKey('of', side, weekOf(daysLater(evidence.reported, days))),
          )
        : []),
    ]);
  },
  match(evidence, { state }: Entry<Thread>): Match | null {
    const { common, shared } = sharedMatter(evidence.sentence, evidence, state);
    const [by] = sidesOf(state.parties, 'by');
    const doers = doersOf(evidence);
    if (by && givesUp(evidence) && doers.some((doer) => sideOf(doer).id === by)) {
      if (common.length < 2 && shared < 1) return null;
      return { score: 0.7, why: `${state.by?.name} gives up its own demand, about ${quoted(common)}` };
    }
    const stance = stanceIn(evidence);
    const doer = doerFor(evidence, state);
    if (!stance || !doer) return null;
    const targets = sidesOf(evidence.parties, 'target');
    const towards =
      by !== undefined &&
      (targets.includes(by) || namedIn(evidence.sentence).some((named) => named.id === by));
    const target = towards ? 0.2 : targets.length === 0 || !by ? 0.1 : 0;
    const last = state.stated.at(-1)?.reported ?? '';
    const named =
      namesDemand(evidence) && target > 0 && Math.abs(daysBetween(last, evidence.reported)) <= FRESH;
    const verb = matterOf(evidence.text).some((word) => state.words.includes(word));
    const about =
      common.length >= 2 || (common.length === 1 && (state.words.length <= 2 || (verb && towards)));
    if (!about && !named) return null;
    if (!named && (stance === 'accepts' || stance === 'partly') && !goesAlong(state.content, evidence))
      return null;
    return {
      score: Math.min(1, 0.15 + target + 0.6 * shared + (named ? 0.25 : 0) + (verb ? 0.1 : 0)),
      why: reasonOf(doer, stance, towards ? state.by : null, about ? common : []),
    };
  },
};

/** What the one of whom something is demanded says about it later. */
export const statementAnswers: Linker<'statement', Thread> = {
  record: 'statement',
  entry: 'thread',
  part: 'answers',
  window: { before: 365, after: 1 },
  keys(evidence) {
    if (evidence.body.anonymous || !stanceIn(evidence)) return [];
    const words = weightiest(matterOf(evidence.text, evidence.parties), LOOKED_UP);
    return sidesOf(evidence.parties, 'speaker').flatMap((side) =>
      words.map((word) => threadKey('of', side, word)),
    );
  },
  match(evidence, { state }: Entry<Thread>): Match | null {
    const stance = stanceIn(evidence);
    const doer = doerFor(evidence, state);
    if (!stance || !doer) return null;
    const { common, shared } = sharedMatter(evidence.text, evidence, state);
    if (common.length < 2) return null;
    return { score: Math.min(1, 0.2 + 0.65 * shared), why: reasonOf(doer, stance, null, common) };
  },
};

/** Who of those who act or speak is the one of whom it is demanded; null as well where it is who demands, or the demand came later or has its answer. */
function doerFor(evidence: Evidence, { parties, stated, answers }: Thread): ActorRef | null {
  const own = sidesOf(parties, 'by');
  const sides = sidesOf(parties, 'of').filter((side) => !own.includes(side));
  const doer = doersOf(evidence).find((one) => sides.includes(sideOf(one).id));
  const [first] = stated;
  if (!doer || !first || evidence.reported < first.reported) return null;
  if (evidence.to && evidence.to < daysLater(first.reported, -1)) return null;
  const here = stated.filter(({ article }) => article === evidence.article);
  if (here.some(({ record }) => answers.some((answer) => answer.record === record))) return null;
  return doer;
}

function sharedMatter(
  text: string,
  { parties }: Evidence,
  state: Thread,
): { common: string[]; shared: number } {
  const words = matterOf(text, [...parties, ...state.parties]);
  const common = words.filter((word) => state.words.includes(word));
  return { common: wordsAs(text, new Set(common)), shared: overlap(words, state.words) };
}

/** "NATO rejects it towards Russia, about “expansion” and “east”" */
function reasonOf(
  doer: ActorRef,
  stance: Stance,
  towards: ActorRef | null,
  common: readonly string[],
): string {
  const about = common.length > 0 ? `, about ${quoted(common)}` : ', and speaks of the demand';
  return `${doer.name}, of whom it is demanded, ${VERBS[stance]}${towards ? ` towards ${towards.name}` : ''}${about}`;
}
