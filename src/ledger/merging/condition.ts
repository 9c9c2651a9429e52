import { findTimes } from '../../reading/times/times.ts';
import { sha256Of } from '../../record/article.ts';
import type { EventType } from '../../record/event.ts';
import { daysLater, daysOf } from '../dates.ts';
import { contentWords } from '../words.ts';
import { isSide, type Named, namedIn, refOf, type Side } from './sides.ts';
import { askedIn } from './verbs.ts';

/** What a condition means: what is to be done, by whom, to whom, until when. */
export interface Condition {
  /** Met where nothing of the kind is done: unless, until, "does not". */
  readonly negated: boolean;
  /** Types of the deed that it speaks of, done or not; both empty where its words do not tell. */
  readonly surely: readonly EventType[];
  readonly perhaps: readonly EventType[];
  /** Its verb or noun, as written. */
  readonly verb: string | null;
  /** Null: anyone. */
  readonly subject: Side | null;
  /** Null where it names nobody but its subject. */
  readonly object: Side | null;
  /** Content words beside verb, names, and words that any such condition may have. */
  readonly words: readonly string[];
  /** ISO day on which its time is over. */
  readonly deadline: string | null;
}

/** What stands around a condition. */
interface Around {
  readonly by: Side | null;
  readonly against: Side | null;
  readonly reported: string;
}

const MARKER =
  /^\W*(?:(?:not |only |even )?(?:if|unless|until|once|when|without|before|provided(?: that)?)|should|in the event (?:that|of)|in (?:response|reply) to|in case(?: of)?|(?:as|so) long as|as soon as)\b/i;
/** Words that say how a deed is done, or by what, and not which one it is. */
const LEAN = new Set(
  contentWords(
    'again further another additional renewed new more first any anyone either force forces troop troops soldiers army armies tanks military men border frontier territory line lines country measure measures step steps action chose choose chosen decide decides decided carry carries carried go goes ahead wants want prepared ready try tries tried attempt attempts further scale day days week weeks month months time date government governments state neighbour neighbor weapon weapons arms demand demands further kind',
  ),
);
/** Words that a deadline begins with. */
const LIMIT = /\b(?:by|before|until|till|within|later than)\b/i;
const DAYS: Readonly<Record<string, number>> = { D: 1, W: 7, M: 30, Y: 365 };

const known = new Map<string, Condition>();

/** Reads the words of a condition. */
export function conditionOf(text: string, around: Around): Condition {
  const key = JSON.stringify([text, around.by?.id, around.against?.id, around.reported]);
  let condition = known.get(key);
  if (!condition) {
    condition = read(text, around);
    if (known.size >= 20_000) known.clear();
    known.set(key, condition);
  }
  return condition;
}

function read(text: string, around: Around): Condition {
  const marker = MARKER.exec(text)?.[0] ?? '';
  const whole = ' '.repeat(marker.length) + text.slice(marker.length);
  const times = LIMIT.test(text) ? timesIn(text, around.reported) : [];
  const asked = askedIn(whole);
  // What a relative clause tells is known already: "sanctions on the scale that Biden had threatened".
  const clause = asked ? /\b(?:that|which|who|whom)\b/i.exec(whole.slice(asked.end))?.index : undefined;
  const bare = asked && clause !== undefined ? whole.slice(0, asked.end + clause) : whole;
  const before = bare.slice(0, asked?.start ?? bare.length);
  const denied = /\b(?:not|never|no|fail(?:s|ed)? to)\b(?! longer)|n['’]t\b/i.test(before);
  const named = namedIn(bare);
  const { subject, object } = partiesOf(bare, named, asked, around);
  const names = new Set(named.flatMap(({ start, end }) => contentWords(text.slice(start, end))));
  const [from, to] = [asked?.start ?? 0, asked?.end ?? 0];
  // Of "uses chemical weapons" the verb goes, and "chemical" tells which weapons.
  const verb = /^[\w'’-]+/.exec(bare.slice(from, to))?.[0].length ?? 0;
  let rest = bare.slice(0, from) + ' '.repeat(verb) + bare.slice(from + verb);
  for (const { start, end } of times.filter(({ end }) => end <= rest.length))
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return {
    negated: /\b(?:unless|until|without|before)\b/i.test(marker) !== denied,
    surely: asked?.surely ?? [],
    perhaps: asked?.perhaps ?? [],
    verb: asked?.words ?? null,
    subject: subject && refOf(subject),
    object: object && refOf(object),
    words: contentWords(rest).filter((word) => !names.has(word) && !LEAN.has(word)),
    deadline: times.reduce<string | null>(
      (least, { over }) => (over && (!least || over < least) ? over : least),
      null,
    ),
  };
}

/** Who is to do it, and to whom: those named before the verb and after it. */
function partiesOf(
  text: string,
  named: readonly Named[],
  asked: { readonly start: number; readonly end: number } | null,
  { by, against }: Around,
): { subject: Side | null; object: Side | null } {
  const other = against && against.id !== by?.id ? against : null;
  const at = asked?.start ?? text.length;
  const lead = text.slice(0, at);
  const doer = named.find(({ start }) => /\bby (?:the )?$/i.test(text.slice(0, start))) ?? null;
  const [first] = named.filter(({ end }) => end <= at);
  const rest = named.filter((one) => one !== doer && one.start >= at);
  const passive =
    /\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?$/i.test(lead) &&
    !/ing$/.test(text.slice(at, asked?.end));
  const receives = /\b(?:hear|hears|heard|receiv\w+|gets?|got|sees?|saw)\b/i.test(lead);
  if (first && (passive || receives)) {
    const subject = doer ?? (other && !isSide(other, first) ? other : null);
    return { subject, object: first };
  }
  const subject = doer ?? first ?? other;
  return { subject, object: rest.find(({ id }) => id !== subject?.id) ?? null };
}

/** Times in a condition; `over` is the day by which it is to be met. */
function timesIn(text: string, reported: string) {
  const article = {
    name: '',
    text,
    url: null,
    publisher: null,
    title: null,
    published: reported,
    dateline: null,
    sha256: sha256Of(text),
  };
  return findTimes(article, [{ start: 0, end: text.length, paragraph: 0 }]).map((time) => {
    const lead = text.slice(0, time.start);
    let over: string | null = null;
    if (time.type === 'DURATION' && /\b(?:within|in)(?: the next)?\s+$/i.test(lead)) {
      const [, number, unit] = /^P(\d+)([DWMY])$/.exec(time.value ?? '') ?? [];
      if (number && unit) over = daysLater(reported, Number(number) * (DAYS[unit] ?? 0));
    } else if (
      /\b(?:by|before|until|till|no later than)(?: the end of)?\s+$/i.test(lead) ||
      /^(?:by|before|until)\b/i.test(text.slice(time.start))
    ) {
      over = daysOf(time.edtf).to;
    }
    return { start: time.start, end: time.end, over: over && over >= reported ? over : null };
  });
}

/** Words that one deed may be told in. */
const KINDRED = [
  'chemical gas gassed sarin chlorine nerve poison',
  'nuclear atomic',
  'website network computer server cyber',
].map(contentWords);

/** Share of the words that one of the others is like, endings and near words set aside; 0 where there are none. */
export function alikeShare(words: readonly string[], others: readonly string[]): number {
  if (words.length === 0) return 0;
  return words.filter((word) => others.some((other) => isAlike(word, other))).length / words.length;
}

function isAlike(a: string, b: string): boolean {
  if (a === b || KINDRED.some((words) => words.includes(a) && words.includes(b))) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 5) return long.startsWith(short.slice(0, 5));
  return short.length >= 3 && long.length - short.length <= 1 && long.startsWith(short);
}
