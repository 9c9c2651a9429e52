import { firstAfter } from '../../record/span.ts';
import { type Context, type Proposal, wording } from './proposal.ts';
import { follows, spaced, wordNear, wordSet } from './words.ts';

const PREPOSITIONS = wordSet('in at near off outside inside across along around');
const REACH = 24;

/** Where the figure holds: the first "in Nairobi", "near the border town of Spin Boldak" after it in its sentence. */
export function placeOf(proposal: Proposal, context: Context): string | null {
  const { words } = context;
  for (let at = proposal.quantity.next; at < proposal.next + REACH; at++) {
    const word = wordNear(words, proposal.first, at);
    if (!word) return null;
    const name = PREPOSITIONS.has(word.lower) ? nameAt(proposal, context, at + 1) : null;
    if (name) return name;
  }
  return null;
}

const LEADS = wordSet(
  'the of northern southern eastern western central north south east west southeastern southwestern northeastern',
  'northwestern city town village capital port province region state district area island coast border camp',
  'neighbouring neighboring nearby restive volatile',
);
const NO_PLACES = wordSet(
  'january february march april may june july august september october november december jan feb aug sept oct nov dec',
  'monday tuesday wednesday thursday friday saturday sunday i he it they',
);
const LONGEST = 8;

/** A capitalised name after "the" and words in lower case: "the southern province of Kandahar". */
function nameAt(proposal: Proposal, context: Context, at: number): string | null {
  const { words } = context;
  let first = -1;
  for (let next = at; next < at + LONGEST; next++) {
    const word = wordNear(words, proposal.first, next);
    const joins = word !== null && (next === at ? spaced(word) : follows(word));
    const capital = word !== null && joins && /^\p{Lu}/u.test(word.text);
    if (first >= 0 && !capital) return wording(context, first, next);
    if (!word || !joins) return null;
    if (!capital && !LEADS.has(word.lower)) return null;
    if (capital && (NO_PLACES.has(word.lower) || word.lower.endsWith("'s"))) return null;
    if (capital && first < 0) first = next;
  }
  return null;
}

const BESIDE = 30;
const AROUND = 80;
/** Where these stand before a date it only begins or ends the count, or dates the saying of it. */
const NOT_THEN =
  /(?:\b(?:since|after|before|from|until|till|founded in|sa(?:id|ys?)|told \w+|reported|announced|added)(?:\s+(?:the|on|in|late|early|mid))*[\s-]+)$/i;

/** EDTF of the date that the sentence gives the figure, the nearest one, else the publication date. */
export function asOf(proposal: Proposal, context: Context): string | null {
  return nearest(proposal, context, AROUND, AROUND) ?? context.article.published;
}

/** EDTF of the date right after the number: "from 5.1 percent last week". */
export function timeBeside(proposal: Proposal, context: Context): string | null {
  return nearest(proposal, context, 0, BESIDE);
}

/** EDTF of the nearest date at most so many characters before or after the figure, in its sentence. */
function nearest(proposal: Proposal, context: Context, before: number, after: number): string | null {
  const { article, words, times } = context;
  const first = words[proposal.first];
  const start = first?.start ?? 0;
  const end = words[proposal.next - 1]?.end ?? start;
  let best: string | null = null;
  let distance = Math.max(before, after);
  for (let at = firstAfter(times, start - before); at < times.length; at++) {
    const time = times[at];
    if (!time || time.start > end + after) break;
    const away = time.start >= end ? time.start - end : start - time.end;
    if (time.edtf === null || time.sentence !== first?.sentence || away < 0 || away >= distance) continue;
    // "this year" says no more than the publication date does.
    if (article.published?.startsWith(time.edtf)) continue;
    if (NOT_THEN.test(article.text.slice(Math.max(0, time.start - 24), time.start))) continue;
    distance = away;
    best = time.edtf;
  }
  return best;
}
