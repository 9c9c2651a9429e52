import { daysLater } from '../dates.ts';
import type { Evidence, Part } from '../entry.ts';
import { contentWords } from '../words.ts';
import { alikeShare, type Condition } from './condition.ts';
import type { Deed } from './deeds.ts';
import type { Linker } from './linker.ts';
import type { Match } from './merger.ts';
import { isSide, namedIn, type Side, sideOf, withNarrower, withWider } from './sides.ts';
import { meaningOf, SURE, type Tripwire } from './tripwires.ts';

/** Score from which a deed may meet a condition. */
const POSSIBLE = 0.5;
/** Probability from which a deed that was read counts as surely read. */
const READ = 0.6;
/** Days after a threat's end in which more reports of what ended it are taken up. */
const AFTERMATH = 7;
/** Deeds that may meet a condition kept without one that surely does: what more would say no person reads. */
const MOST_POSSIBLE = 24;
/** Keys of one deed. */
const MOST_KEYS = 16;

/** Words with which a threat is taken back: "suspended its threat", "lifted the ultimatum". */
const THREAT = /\b(?:threat|ultimatum|warning|deadline)s?\b/i;

/** Deeds that meet the condition of a threat; also those that take the threat back, or do what it asked for. */
export const conditions: Linker<'event', Tripwire> = {
  record: 'event',
  entry: 'tripwire',
  part: 'meets',
  window: { before: 1100, after: 0 },
  keys(evidence) {
    if (!isFact(evidence)) return [];
    const { type } = evidence.body;
    const sources = sidesOf(evidence, 'source').slice(0, 3);
    const others = othersIn(evidence).slice(0, 4);
    const keys = sources
      .flatMap(withWider)
      .flatMap(({ id }) => [`met ${type} ${id}>`, ...others.map((other) => `met ${type} ${id}>${other.id}`)]);
    keys.push(...others.map(({ id }) => `met ${type} >${id}`));
    if (takesBack(evidence))
      keys.push(...sources.flatMap(({ id }) => others.map((other) => `off ${id}>${other.id}`)));
    return [...new Set(keys)].slice(0, MOST_KEYS);
  },
  match(evidence, { state }) {
    if (!isFact(evidence) || !isLater(evidence, state)) return null;
    let best = withdrawal(evidence, state);
    for (const stated of state.stated) {
      if (stated.reported > evidence.reported || stated.source === evidence.source) continue;
      const by = stated.by && sideOf(stated.by);
      const match = bearing(evidence, meaningOf(stated), { by, armed: state.armed });
      if (match && (!best || match.score > best.score)) best = match;
    }
    if (!best || best.score < POSSIBLE) return null;
    return best.score < SURE && state.met.length >= MOST_POSSIBLE ? null : best;
  },
  earlier({ state }) {
    const condition = state.stated[0] && meaningOf(state.stated[0]);
    if (!condition?.subject) return null;
    const { subject, object, negated, surely, perhaps } = condition;
    const types = new Set<string>(negated ? ['REJECT', ...surely] : [...surely, ...perhaps]);
    return {
      keys: [subject, ...(object && !negated ? [object] : [])].map((side) =>
        withNarrower(side).map((id) => `deed ${id}`),
      ),
      keep: (deed) => types.has((deed as Deed).type) && FACTS.has((deed as Deed).modality),
    };
  },
};

const FACTS = new Set(['happened', 'ongoing']);

function isFact({ body }: Evidence<'event'>): boolean {
  return FACTS.has(body.modality);
}

/** Whether a deed was reported no earlier than a threat, and is not known to have been done before it. */
function isLater({ reported, from, to, confidence }: Evidence, { armed, ended }: Tripwire): boolean {
  if (reported < armed) return false;
  if (ended && reported > daysLater(ended, AFTERMATH)) return false;
  // Old news is told without a date and in passing.
  if (!from && !to && confidence < READ) return false;
  return !(to && to < armed) && !(from && from < armed && !to);
}

function bearing(
  evidence: Evidence<'event'>,
  condition: Condition,
  { by, armed }: { readonly by: Side | null; readonly armed: string },
): (Match & { readonly part?: Part }) | null {
  const { negated, subject, deadline } = condition;
  const sources = sidesOf(evidence, 'source');
  const doer = sources.find((side) => (subject ? isSide(side, subject) : side.id !== by?.id));
  if (!doer) return null;
  const told: Told = { evidence, condition, by, doubts: doubtsOf(evidence, armed) };
  if (!subject) told.doubts.push('the condition names nobody who is to do it');
  if (!negated) return doing(told);
  const { type } = evidence.body;
  if (type === 'REJECT') return refusing(told, deadline !== null && evidence.reported >= deadline);
  return condition.surely.includes(type) ? fulfilling(told) : null;
}

interface Told {
  readonly evidence: Evidence<'event'>;
  readonly condition: Condition;
  readonly by: Side | null;
  /** Why it is not sure, in words. */
  readonly doubts: string[];
}

/** A deed that does what the condition speaks of. */
function doing({ evidence, condition, by, doubts }: Told): Match | null {
  const { type } = evidence.body;
  const { surely, perhaps, subject, object, words, verb } = condition;
  const does = surely.includes(type);
  const vague = surely.length === 0;
  if (!does && !perhaps.includes(type)) return null;
  const whom = objectOf(evidence, object);
  if (whom === 'differ') return null;
  const against = by && sidesOf(evidence, 'target').some(({ id }) => id === by.id);
  const told = contentWords(evidence.sentence);
  const shared = alikeShare(words, told);
  // A threat that names nobody waits for what is done to whoever states it.
  const done = whom === 'agree' || (whom === 'none' && against);
  let score = 0.2 + (done ? 0.2 : whom === 'unknown' ? 0 : 0.1);
  if (does) {
    score += 0.3 + (words.length === 0 ? 0.3 : shared > 0 ? 0.3 * shared : -0.15);
    if (whom === 'none' && !against && shared === 0 && NEEDING.has(type))
      doubts.push('the condition does not say against whom');
  } else if (vague) {
    score += (done ? 0.25 : 0.2) + (words.length > 0 ? 0.3 * shared - 0.1 : 0);
    doubts.push(`"${verb}" may be many things`);
  } else {
    score += 0.05 + 0.3 * alikeShare([...contentWords(verb ?? ''), ...words], told);
    doubts.push(`${type} may be what "${verb}" says`);
  }
  if (whom === 'named') doubts.push(`${object?.name} is only named in the sentence`);
  if (whom === 'unknown') doubts.push(`nothing says that it was done to ${object?.name}`);
  return judged(score, doubts, [
    does ? `${type} is what "${verb}" says` : null,
    `done by ${subject?.name ?? 'another'}`,
    done ? `to ${(object ?? by)?.name}` : null,
    datedIn(evidence),
    words.length > 0 ? `${Math.round(shared * 100)} % of the condition's other words` : null,
  ]);
}

/** Deeds that say little without the one they are done to. */
const NEEDING = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'AID']);

/** A refusal of what the condition waits for: met once its time is over, else for a person to judge. */
function refusing({ evidence, condition, by, doubts }: Told, over: boolean): Match | null {
  const { words, verb, subject } = condition;
  const told = contentWords(evidence.sentence);
  const shared = alikeShare([...contentWords(verb ?? ''), ...words], told);
  const toBy = by !== null && sidesOf(evidence, 'target').some(({ id }) => id === by.id);
  if (shared === 0 && !toBy) return null;
  if (!over || shared < 0.5) doubts.push('a refusal may not be the last word');
  return judged(0.5 + (toBy ? 0.1 : 0) + 0.3 * shared + (over ? 0.1 : 0), doubts, [
    `refuses what "${verb}" waits for`,
    `said by ${subject?.name ?? 'another'}`,
    over ? `its time was over on ${condition.deadline}` : null,
    `${Math.round(shared * 100)} % of the condition's words`,
  ]);
}

/** The deed that the threat asked for: its condition can no longer be met. */
function fulfilling({ evidence, condition, doubts }: Told): (Match & { readonly part: Part }) | null {
  const { words, verb, object, subject } = condition;
  const shared = alikeShare(words, contentWords(evidence.sentence));
  const whom = objectOf(evidence, object);
  if (doubts.length > 0 || whom === 'differ' || (words.length === 0 ? whom !== 'agree' : shared <= 0.75))
    return null;
  const why = [
    `does what "${verb}" waits for`,
    `done by ${subject?.name ?? 'another'}`,
    datedIn(evidence),
    `${Math.round(shared * 100)} % of the condition's other words`,
  ];
  return { score: 0.6 + 0.3 * shared, why: why.filter(Boolean).join(', '), part: 'answers' };
}

/** A deed by which whoever stated a threat takes it back, in so many words. */
function withdrawal(evidence: Evidence<'event'>, state: Tripwire): (Match & { readonly part?: Part }) | null {
  const { by, against, stated } = state;
  const [first] = stated;
  if (!by || !against || !first?.by || !first.against || !takesBack(evidence)) return null;
  const [threatens, threatened] = [sideOf(first.by), sideOf(first.against)];
  if (!sidesOf(evidence, 'source').some(({ id }) => id === threatens.id)) return null;
  if (!othersIn(evidence).some(({ id }) => id === threatened.id)) return null;
  const names = [...namedIn(`${state.condition} ${state.consequence}`)].flatMap(({ name }) =>
    contentWords(name),
  );
  const words = contentWords(`${state.condition} ${state.consequence}`).filter(
    (word) => !names.includes(word),
  );
  const told = contentWords(evidence.sentence).filter((word) => !names.includes(word));
  const shared = words.filter((word) => alikeShare([word], told) > 0);
  if (shared.length === 0) return null;
  return {
    score: Math.min(1, 0.6 + 0.1 * shared.length),
    why: `${threatens.name} takes back a threat against ${threatened.name}; shared words: ${shared.slice(0, 5).join(', ')}`,
    part: 'denies',
  };
}

function takesBack({ body, sentence }: Evidence<'event'>): boolean {
  return (body.type === 'RETREAT' || body.type === 'CONCEDE') && THREAT.test(sentence);
}

/** How a deed agrees with whom a condition wants it done to. */
function objectOf(evidence: Evidence<'event'>, object: Side | null) {
  if (!object) return 'none';
  const done = [...sidesOf(evidence, 'target'), ...placeOf(evidence)];
  if (done.some((side) => isSide(side, object))) return 'agree';
  const known = sidesOf(evidence, 'target').some(({ name }) => /^\p{Lu}/u.test(name));
  if (known) return 'differ';
  return namedIn(evidence.sentence).some((side) => isSide(side, object)) ? 'named' : 'unknown';
}

function doubtsOf({ from, to, confidence }: Evidence, armed: string): string[] {
  return [
    from === null && to === null ? 'no date says that it came after the threat' : null,
    from !== null && from < armed ? 'it may have begun before the threat' : null,
    confidence < READ ? 'the deed was read with little confidence' : null,
  ].filter((doubt) => doubt !== null);
}

function datedIn({ from, to }: Evidence): string | null {
  const day = from ?? to;
  return day && (from === to || !to || !from ? `dated ${day}` : `dated ${from} to ${to}`);
}

function judged(score: number, doubts: readonly string[], why: readonly (string | null)[]): Match {
  const known = why.filter(Boolean).join(', ');
  return {
    score: Math.max(0, doubts.length > 0 ? Math.min(score, SURE - 0.01) : Math.min(1, score)),
    why: doubts.length > 0 ? `${known}; not sure: ${doubts.join(', ')}` : known,
  };
}

function sidesOf({ parties }: Evidence, role: string): Side[] {
  return parties.filter((party) => party.role === role).map(sideOf);
}

function placeOf({ body }: Evidence<'event'>): readonly Side[] {
  return body.place ? namedIn(body.place.name) : [];
}

/** Whom a deed may have been done to: its targets, the country of its place, then whoever its sentence names. */
function othersIn(evidence: Evidence<'event'>): Side[] {
  const sources = new Set(sidesOf(evidence, 'source').map(({ id }) => id));
  const found = new Map(
    [...sidesOf(evidence, 'target'), ...placeOf(evidence), ...namedIn(evidence.sentence)]
      .filter(({ id }) => !sources.has(id))
      .map((side) => [side.id, side]),
  );
  return [...found.values()];
}
