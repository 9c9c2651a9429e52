import type { ActorRef } from '../../record/actor.ts';
import type { Stance } from '../../record/demand.ts';
import { daysBetween } from '../dates.ts';
import type { Entry, Evidence, Party, State } from '../entry.ts';
import { overlap } from '../words.ts';

import { areTelling, commonWords, matterOf, quoted, weightiest, wordsAs } from './matter.ts';
import type { Match, Merger } from './merger.ts';
import { answerIn, sidesOf, withdraws } from './stances.ts';

/** accepted, partly, rejected, evaded: after the latest answer's stance; open without one; withdrawn by who demanded it. */
export type ThreadStatus = 'open' | 'accepted' | 'partly' | 'rejected' | 'evaded' | 'withdrawn';

/** A demand, its restatements and its answers. */
export interface Thread extends State {
  readonly status: ThreadStatus;
  readonly by: ActorRef | null;
  readonly of: ActorRef | null;
  /** What is demanded, in the words of the fullest statement. */
  readonly content: string;
  /** In order of report: each time it was demanded, by whom, with the record to open. */
  readonly stated: readonly {
    readonly reported: string;
    readonly by: ActorRef | null;
    readonly record: string;
    readonly article: string;
  }[];
  readonly answers: readonly {
    readonly reported: string;
    readonly by: ActorRef | null;
    readonly stance: Stance | null;
    readonly text: string;
    /** The demand whose article gives the answer, or the deed or statement that is one. */
    readonly record: string;
  }[];
  /** Stems of what is demanded, by which others are compared with it. */
  readonly words: readonly string[];
}

const AFTER: Readonly<Record<Stance, ThreadStatus>> = {
  accepts: 'accepted',
  partly: 'partly',
  rejects: 'rejected',
  evades: 'evaded',
};
/** Most words that a thread is compared by. */
const WORDS = 24;

export const threads: Merger<'demand', Thread> = {
  entry: 'thread',
  record: 'demand',
  window: { before: 365, after: 365 },
  keys({ body, record, reported, text, parties }) {
    const by = sideOf(parties, 'by');
    const of = sideOf(parties, 'of');
    const words = weightiest(matterOf(text, parties), 4);
    if (!(by || of) || words.length === 0) return [];
    return [
      ...(of ? words.map((word) => threadKey('of', of, word)) : []),
      ...(by ? words.slice(0, of ? 2 : 4).map((word) => threadKey('by', by, word)) : []),
      ...(of ? [threadKey('of', of, weekOf(reported))] : []),
      `thread ${body.restates ?? record}`,
    ];
  },
  match: sameDemand,
  state(evidence) {
    const told = evidence.filter(
      (one): one is Evidence<'demand'> => one.part === 'is' && one.kind === 'demand',
    );
    const first = told[0];
    if (!first) throw new Error('a thread without evidence');
    const fullest = told.reduce((a, b) => (matterOf(b.text).length > matterOf(a.text).length ? b : a));
    const [by, of] = [partyIn(told, 'by'), partyIn(told, 'of')];
    const stated = told.map(({ reported, parties, record, article }) => ({
      reported,
      by: refOf(parties.find(({ role }) => role === 'by')),
      record,
      article,
    }));
    const { answers, withdrawn } = answersIn(evidence, by, of);
    const status = withdrawn && !told.some(({ reported }) => reported > withdrawn) ? 'withdrawn' : null;
    const latest = answers.findLast(({ stance }) => stance)?.stance;
    return {
      title: `${by?.name ?? '?'} → ${of?.name ?? '?'}: ${fullest.text}`,
      status: status ?? (latest ? AFTER[latest] : 'open'),
      disputed: isDisputed(answers),
      from: null,
      to: null,
      parties: [
        ...new Map(
          told.flatMap(({ parties }) => parties.map((party) => [`${party.role} ${party.id}`, party])),
        ).values(),
      ],
      by: refOf(by),
      of: refOf(of),
      content: fullest.text,
      stated,
      answers,
      words: commonWords(
        told.map(({ text, parties }) => matterOf(text, parties)),
        WORDS,
      ),
    };
  },
};

/** What threads of one side's demands, or of demands of it, about one matter have in common. */
export function threadKey(role: 'by' | 'of', side: string, about: string): string {
  return `thread ${role} ${side} ${about}`;
}

/** A week as a key has it: demands that an answer does not name again are looked for in the latest ones. */
export function weekOf(day: string): string {
  return `#${Math.floor(daysBetween('1970-01-05', day) / 7)}`;
}

function sameDemand({ body, text, parties }: Evidence<'demand'>, { state }: Entry<Thread>): Match | null {
  if (body.restates && state.stated.some(({ record }) => record === body.restates))
    return { score: 1, why: 'stated again in the same article' };
  const by = agreement(parties, state.parties, 'by');
  const of = agreement(parties, state.parties, 'of');
  if (by === 'differ' || of === 'differ') return null;
  const words = matterOf(text, [...parties, ...state.parties]);
  const common = words.filter((word) => state.words.includes(word));
  const certain = by === 'agree' && of === 'agree';
  const terse = Math.min(words.length, state.words.length) <= 2 && areTelling(common);
  if (common.length < (certain && terse ? 1 : 2)) return null;
  const score = (by === 'agree' ? 0.15 : 0) + (of === 'agree' ? 0.1 : 0) + 0.6 * overlap(words, state.words);
  const who = [
    said('by', by, parties, state.by, 'demanded'),
    said('of', of, parties, state.of, 'addressed'),
  ].join(', ');
  return {
    score: Math.min(1, score + (certain ? 0.1 : 0)),
    why: `${who}, about ${quoted(wordsAs(text, new Set(common)))}`,
  };
}

/** "both by Russia", "by Sergei Ryabkov as by Russia", "one tells nobody of whom it is demanded". */
function said(
  role: 'by' | 'of',
  agreed: Agreement,
  parties: readonly Party[],
  before: ActorRef | null,
  how: string,
): string {
  const now = parties.find((party) => party.role === role);
  if (agreed === 'unknown' || !now || !before)
    return `${how} ${role} ${(now ?? before)?.name ?? 'nobody named'} in one of them alone`;
  return now.id === before.id ? `both ${role} ${now.name}` : `${role} ${now.name} as ${role} ${before.name}`;
}

type Agreement = 'agree' | 'unknown' | 'differ';

function agreement(a: readonly Party[], b: readonly Party[], role: string): Agreement {
  const [some, others] = [sidesOf(a, role), sidesOf(b, role)];
  if (some.length === 0 || others.length === 0) return 'unknown';
  return some.some((side) => others.includes(side)) ? 'agree' : 'differ';
}

function sideOf(parties: readonly Party[], role: string): string | null {
  return sidesOf(parties, role)[0] ?? null;
}

function partyIn(told: readonly Evidence[], role: string): Party | null {
  return told.flatMap(({ parties }) => parties).find((party) => party.role === role) ?? null;
}

function refOf(party: Party | null | undefined): ActorRef | null {
  return party ? { id: party.id, name: party.name } : null;
}

type Answer = Thread['answers'][number];

/** Answers in order of report, one a sentence and none of copies, and the day on which who demanded it gave it up. */
function answersIn(
  evidence: readonly Evidence[],
  by: Party | null,
  of: Party | null,
): { answers: Answer[]; withdrawn: string | null } {
  const answers: Answer[] = [];
  let withdrawn: string | null = null;
  const seen = new Set<string>();
  for (const one of evidence) {
    const { reported, record, source } = one;
    if (one.part === 'answers' && withdraws(one, by)) withdrawn = reported;
    else if (one.part === 'answers') {
      const { stance, text, by: who } = answerIn(one, of);
      if (seen.has(`${source} ${one.sentence}`)) continue;
      seen.add(`${source} ${one.sentence}`);
      answers.push({ reported, by: refOf(who), stance, text, record });
    } else if (one.kind === 'demand') {
      const { response, stance } = one.body as Evidence<'demand'>['body'];
      const text = one.response ?? '';
      if (!response || seen.has(`${source} ${text}`)) continue;
      seen.add(`${source} ${text}`);
      answers.push({ reported, by: refOf(of), stance, text, record });
    }
  }
  return { answers, withdrawn };
}

/** Whether it is said of one day both that the demand was accepted and that it was rejected. */
function isDisputed(answers: readonly Answer[]): boolean {
  const days = (stance: Stance) =>
    answers.filter((answer) => answer.stance === stance).map(({ reported }) => reported);
  const rejected = new Set(days('rejects'));
  return days('accepts').some((day) => rejected.has(day));
}
