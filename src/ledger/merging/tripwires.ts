import type { ActorRef } from '../../record/actor.ts';
import { daysLater } from '../dates.ts';
import type { Evidence, Party, State } from '../entry.ts';
import { contentWords } from '../words.ts';
import { alikeShare, type Condition, conditionOf } from './condition.ts';
import type { Match, Merger } from './merger.ts';
import { sideOf } from './sides.ts';

/** possibly met: a person is to settle it; lapsed: its time ran out, or its condition can no longer be met. */
export type TripwireStatus = 'armed' | 'possibly met' | 'tripped' | 'lapsed' | 'withdrawn';

/** A conditional threat or promise, watched until its condition is met. */
export interface Tripwire extends State {
  readonly status: TripwireStatus;
  readonly by: ActorRef | null;
  readonly against: ActorRef | null;
  readonly condition: string;
  readonly consequence: string;
  /** ISO dates: when it was first reported, and when it was tripped, lapsed or was withdrawn. */
  readonly armed: string;
  readonly ended: string | null;
  /** ISO day on which its time is over; null where it has no end. */
  readonly deadline: string | null;
  /** Each way in which it was stated, when first so: one condition may have several consequences. */
  readonly stated: readonly Stated[];
  /** Deeds that meet its condition or may: their records, and why. */
  readonly met: readonly {
    readonly record: string;
    readonly reported: string;
    readonly surely: boolean;
    readonly text: string;
    readonly why: string;
  }[];
  readonly words: readonly string[];
}

export interface Stated {
  readonly reported: string;
  readonly by: StatedBy | null;
  readonly against: StatedBy | null;
  readonly condition: string;
  readonly consequence: string;
  readonly record: string;
  /** Article that states it, or the one that it is a copy of. */
  readonly source: string;
}

type StatedBy = Pick<Party, 'id' | 'name' | 'state'>;

/** Score from which a deed surely meets a condition. */
export const SURE = 0.8;
/** Score from which two threats are the same. */
const JOINED = 0.5;
/** Days after its end within which a threat that is told again is still the old one. */
const RETOLD = 30;
/** Ways of stating one threat that are kept. */
const MOST_STATED = 24;
const MOST_WORDS = 40;

export const tripwires: Merger<'conditional', Tripwire> = {
  entry: 'tripwire',
  record: 'conditional',
  window: { before: 365, after: 365 },
  keys(evidence) {
    const stated = statedIn(evidence);
    if (!stated.by && !stated.against) return [];
    const condition = meaningOf(stated);
    const by = stated.by ? sideOf(stated.by).id : '?';
    const types = condition.surely.length > 0 ? condition.surely.slice(0, 1) : [];
    const own =
      types.length > 0
        ? types.map((type) => `threat ${by} ${type} ${condition.subject?.id ?? '?'}`)
        : condition.words.slice(0, 4).map((word) => `threat ${by} ~${word}`);
    return [...own, ...metKeys(condition), ...offKeys(stated)];
  },
  match(evidence, { state }) {
    const stated = statedIn(evidence);
    if (!isOpenTo(evidence, state)) return null;
    let best: Match | null = null;
    for (const other of state.stated) {
      const match = sameThreat(stated, other);
      if (match && (!best || match.score > best.score)) best = match;
    }
    return best && best.score >= JOINED ? best : null;
  },
  state(evidence) {
    const told = evidence.filter(
      (one): one is Evidence<'conditional'> => one.part === 'is' && one.kind === 'conditional',
    );
    const first = told[0];
    if (!first) throw new Error('a tripwire without evidence');
    const all = told.map((one) => ({ evidence: one, stated: statedIn(one) }));
    const fullest = all.reduce((a, b) => (fullness(b.stated) > fullness(a.stated) ? b : a));
    const { by, against, condition, consequence } = fullest.stated;
    const conditions = all.map(({ stated }) => meaningOf(stated));
    const deadline = conditions.find(({ deadline }) => deadline)?.deadline ?? null;
    const negated = conditions[0]?.negated ?? false;
    const armed = first.reported;
    const met = evidence
      .filter((one) => one.part === 'meets' && one.reported >= armed)
      .map(({ record, reported, score, text, why, by }) => ({
        record,
        reported,
        surely: by !== null || score >= SURE,
        text,
        why,
      }));
    const ended = endOf(evidence, { armed, deadline, negated, met });
    const over = deadline !== null && (evidence.at(-1)?.reported ?? armed) > deadline;
    return {
      title: titleOf(fullest.stated),
      status: ended?.status ?? (met.length > 0 || (over && negated) ? 'possibly met' : 'armed'),
      disputed: false,
      from: null,
      to: deadline,
      parties: fullest.evidence.parties,
      by: by && { id: by.id, name: by.name },
      against: against && { id: against.id, name: against.name },
      condition,
      consequence,
      armed,
      ended: ended?.day ?? null,
      deadline,
      stated: distinct(all.map(({ stated }) => stated)),
      met,
      words: [...new Set(all.flatMap(({ stated }) => contentWords(stated.condition)))].slice(0, MOST_WORDS),
    };
  },
};

/** What a condition means, as it was stated. */
export function meaningOf({ condition, by, against, reported }: Stated): Condition {
  return conditionOf(condition, { by: by && sideOf(by), against: against && sideOf(against), reported });
}

/** Keys by which deeds find the condition: a type that meets it, by whom, to whom. */
export function metKeys({ negated, surely, perhaps, subject, object }: Condition): string[] {
  if (!subject && (negated || !object)) return [];
  const types = negated ? ['REJECT', ...surely] : [...surely, ...perhaps];
  const whom = negated ? '' : (object?.id ?? '');
  return types.slice(0, 5).map((type) => `met ${type} ${subject?.id ?? ''}>${whom}`);
}

/** Keys by which deeds that take a threat back find it. */
function offKeys({ by, against }: Stated): string[] {
  return by && against ? [`off ${sideOf(by).id}>${sideOf(against).id}`] : [];
}

/** The end of a threat: what came first, and before all what a person accepted. */
function endOf(
  evidence: readonly Evidence[],
  {
    armed,
    deadline,
    negated,
    met,
  }: Pick<Tripwire, 'armed' | 'deadline' | 'met'> & { readonly negated: boolean },
): { readonly day: string; readonly status: TripwireStatus } | null {
  const accepted = evidence.find(({ part, by }) => part === 'meets' && by !== null);
  if (accepted) return { day: accepted.reported, status: 'tripped' };
  const reportOf = (wanted: Evidence['part']) =>
    evidence.find(({ part, reported }) => part === wanted && reported >= armed)?.reported ?? null;
  const latest = evidence.at(-1)?.reported ?? armed;
  const ran = deadline && !negated && latest > deadline && met.every(({ reported }) => reported > deadline);
  const ends = [
    { day: met.find(({ surely }) => surely)?.reported ?? null, status: 'tripped' as const },
    { day: reportOf('denies'), status: 'withdrawn' as const },
    { day: reportOf('answers'), status: 'lapsed' as const },
    { day: ran ? deadline : null, status: 'lapsed' as const },
  ].flatMap(({ day, status }) => (day ? [{ day, status }] : []));
  return ends.length > 0 ? ends.reduce((a, b) => (b.day < a.day ? b : a)) : null;
}

/** A threat that ended is still retold for some days; one that was withdrawn or says "again" is a new one. */
function isOpenTo({ reported, text }: Evidence, { status, ended }: Tripwire): boolean {
  if (!ended || reported <= ended) return true;
  if (status !== 'tripped' || /\b(?:again|another|further|more)\b/i.test(text)) return false;
  return reported <= daysLater(ended, RETOLD);
}

function sameThreat(a: Stated, b: Stated): Match | null {
  const [mine, other] = [meaningOf(a), meaningOf(b)];
  if (mine.negated !== other.negated) return null;
  const by = agreement(a.by && sideOf(a.by).id, b.by && sideOf(b.by).id);
  const against = agreement(a.against && sideOf(a.against).id, b.against && sideOf(b.against).id);
  const subject = agreement(mine.subject?.id, other.subject?.id);
  const object = agreement(mine.object?.id, other.object?.id);
  if (by === 'differ' || subject === 'differ' || object === 'differ') return null;
  if (by === 'unknown' && (a.by || b.by || against !== 'agree')) return null;
  const types = mine.surely.some((type) => other.surely.includes(type));
  if (!types && (mine.surely.length > 0 || other.surely.length > 0)) return null;
  const shared = alikeShare(mine.words, other.words);
  const bare = mine.words.length === 0 && other.words.length === 0;
  // Where no verb tells, the words alone must.
  if (!types && shared < 0.6 && !(bare && mine.verb !== null && mine.verb === other.verb)) return null;
  const oneBare = mine.words.length === 0 || other.words.length === 0;
  const score =
    (by === 'agree' ? 0.25 : 0.1) +
    (subject === 'agree' ? 0.2 : 0.1) +
    (types ? 0.25 : 0.1) +
    (object === 'agree' ? 0.1 : 0.05) +
    (bare ? 0.2 : oneBare ? 0.1 : 0.5 * shared - 0.35);
  const why = [
    a.by?.id === b.by?.id ? 'stated by the same' : 'stated for the same state',
    types ? `both conditions ask for ${mine.surely[0]}` : 'conditions in the same words',
    subject === 'agree' ? `by ${mine.subject?.name}` : null,
    object === 'agree' ? `against ${mine.object?.name}` : null,
    bare ? null : `${Math.round(shared * 100)} % of the other words`,
  ].filter(Boolean);
  return { score: Math.max(0, Math.min(1, score)), why: why.join(', ') };
}

function agreement(a: string | null | undefined, b: string | null | undefined) {
  return a && b ? (a === b ? 'agree' : 'differ') : 'unknown';
}

function statedIn(evidence: Evidence<'conditional'>): Stated {
  const { parties, reported, record, source, text } = evidence;
  const party = (role: string): StatedBy | null => {
    const one = parties.find((party) => party.role === role);
    return one ? { id: one.id, name: one.name, state: one.state ?? null } : null;
  };
  return {
    reported,
    by: party('by'),
    against: party('against'),
    condition: oneLine(text),
    consequence: oneLine(consequenceIn(evidence)),
    record,
    source,
  };
}

/** The consequence's words; empty where it stands in another sentence than the condition. */
function consequenceIn({ body, sentence, text, start }: Evidence<'conditional'>): string {
  const at = sentence.indexOf(text);
  const from = body.consequence.start - start + at;
  const to = body.consequence.end - start + at;
  return at < 0 || from < 0 || to > sentence.length ? '' : sentence.slice(from, to);
}

function distinct(all: readonly Stated[]): Stated[] {
  const found = new Map<string, Stated>();
  for (const stated of all) {
    const key = JSON.stringify([
      stated.by?.id,
      stated.condition.toLowerCase(),
      stated.consequence.toLowerCase(),
    ]);
    if (!found.has(key) && found.size < MOST_STATED) found.set(key, stated);
  }
  return [...found.values()];
}

function fullness({ by, against, consequence }: Stated): number {
  return (by ? 2 : 0) + (consequence ? 2 : 0) + (against ? 1 : 0);
}

/** "Joe Biden → Russia: if Russia attacks ⇒ the United States will respond" */
function titleOf({ by, against, condition, consequence }: Stated): string {
  const who = `${by?.name ?? '?'}${against && against.id !== by?.id ? ` → ${against.name}` : ''}`;
  return `${who}: ${condition}${consequence ? ` ⇒ ${consequence}` : ''}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
