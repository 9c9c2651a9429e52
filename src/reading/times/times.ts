import { type Sentence, sentenceAt } from '../../language/sentences.ts';
import type { Article } from '../../record/article.ts';
import { recordId } from '../../record/id.ts';
import { type Span, spanOf } from '../../record/span.ts';
import type { Time } from '../../record/time.ts';
import { Trace } from '../trace.ts';
import { anchorOf } from './anchor.ts';
import type { DayNumber } from './calendar.ts';
import { joinClocks } from './join.ts';
import type { Found, Groups, Rule, Scene } from './rule.ts';
import { RULES } from './rules.ts';
import type { Sense } from './sense.ts';
import { type Direction, directionOf } from './tense.ts';

export { edtfAt } from './applies.ts';

interface Match extends Span {
  readonly rule: Rule;
  readonly order: number;
  readonly groups: Groups;
}

/** How far around an expression rules and tense look, in characters. */
const NEAR = 60;
const CLAUSE = 200;

/**
 * Finds the time expressions of an article and resolves them against its dateline or publication date, after TIMEX3
 * (TimeML 1.2.1; Ferro et al. 2005) and EDTF (ISO 8601-2:2019, levels 0 and 1). Where the article has neither date,
 * relative times keep a value of null. In text order; linear in the length of the text.
 */
export function findTimes(article: Article, sentences: readonly Sentence[], trace = new Trace()): Time[] {
  const { text } = article;
  const anchor = anchorOf(article);
  const found: Found[] = [];
  let last: Sense | null = null;
  let lastDay: DayNumber | null = null;
  let end = 0;
  for (const match of matchesIn(text)) {
    if (match.start < end) continue;
    const sentence = sentences[sentenceAt(sentences, match.start)] ?? { start: 0, end: text.length };
    const sense = match.rule.read(match.groups, sceneOf(text, match, sentence, { anchor, last, lastDay }));
    if (!sense) continue;
    const { name, confidence } = match.rule;
    found.push({ start: match.start, end: match.end, rule: name, sense, confidence });
    if (sense.days) {
      last = sense;
      if (sense.days.first === sense.days.last) lastDay = sense.days.first;
    }
    end = match.end;
  }
  return joinClocks(article, sentences, anchor, found).map((each) => {
    const span = spanOf(article, each.start, each.end);
    const { type, value, edtf } = each.sense;
    const time: Time = {
      ...span,
      id: recordId(article.sha256, 'time', [span]),
      sentence: sentenceAt(sentences, span.start),
      confidence: each.confidence,
      type,
      value,
      edtf,
    };
    trace.note(time, 'times', 'proposed', `the rule "${each.rule}" reads it`);
    return time;
  });
}

/** All matches of all rules, first the one to prefer. */
function matchesIn(text: string): Match[] {
  const matches: Match[] = [];
  for (const [order, rule] of RULES.entries()) {
    for (const match of text.matchAll(rule.pattern)) {
      const start = match.index;
      matches.push({ start, end: start + match[0].length, rule, order, groups: groupsOf(match) });
    }
  }
  return matches.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
}

function groupsOf(match: RegExpExecArray): Groups {
  const groups: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(match.groups ?? {})) {
    if (value !== undefined) groups[name] = spaced(value);
  }
  return groups;
}

function sceneOf(
  text: string,
  match: Match,
  sentence: Span,
  narrative: Pick<Scene, 'anchor' | 'last' | 'lastDay'>,
): Scene {
  const from = Math.max(sentence.start, match.start - CLAUSE);
  const to = Math.min(Math.max(sentence.end, match.end), match.end + CLAUSE);
  const before = spaced(text.slice(Math.min(from, match.start), match.start));
  const after = spaced(text.slice(match.end, to));
  let direction: Direction | undefined;
  return {
    ...narrative,
    match: spaced(text.slice(match.start, match.end)),
    before: before.slice(-NEAR),
    after: after.slice(0, NEAR),
    direction: () => (direction ??= directionOf(before, after)),
  };
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}
