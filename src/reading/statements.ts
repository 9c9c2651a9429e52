import type { Quotation } from '../language/quotations.ts';
import { sentenceAt } from '../language/sentences.ts';
import { refTo } from '../record/actor.ts';
import { confidenceOf, recordId } from '../record/id.ts';
import { holds, overlapping, type Span } from '../record/span.ts';
import type { Statement, StatementKind } from '../record/statement.ts';
import type { ActorFinder } from './actors/actors.ts';
import type { Attribution, Draft } from './draft.ts';
import { edtfAt } from './times/applies.ts';

/** Turns attributions into statements: who the source is, how it is quoted, when it was said, what it stands within. */
export function findStatements(draft: Draft, actors: ActorFinder): Statement[] {
  const statements = draft.attributions.map((attribution) => statementOf(draft, attribution, actors));
  return nested(statements).map(([statement, outer]) =>
    outer ? draft.trace.carry(statement, { ...statement, within: outer.id }) : statement,
  );
}

function statementOf(draft: Draft, attribution: Attribution, actors: ActorFinder): Statement {
  const { article, sentences, quotations, times, trace } = draft;
  const { source, cue, content, confidence } = attribution;
  const first = [...cue, ...content].reduce((a, b) => (b.start < a.start ? b : a));
  const speaker = source ? actors.actorOf(source) : null;
  const statement: Statement = {
    id: recordId(article.sha256, 'statement', [...content, ...cue]),
    sentence: sentenceAt(sentences, (cue[0] ?? first).start),
    confidence: confidenceOf(confidence),
    source,
    cue,
    content,
    speaker: speaker && refTo(speaker),
    kind: kindOf(content, quotations),
    anonymous: source !== null && actors.isAnonymous(source),
    date: cue[0] ? edtfAt(article, sentences, times, cue[0]) : null,
    within: null,
  };
  trace.carry(attribution, statement);
  if (source) {
    const text = article.text.slice(source.start, source.end);
    trace.note(
      statement,
      'statements',
      'resolved',
      speaker ? `"${text}" is ${speaker.name}` : `nobody is known as "${text}"`,
    );
  }
  return statement;
}

/** Direct where quotations cover all words of the content, indirect where they cover none. */
function kindOf(content: readonly Span[], quotations: readonly Quotation[]): StatementKind {
  const over = content.map((span) => ({ span, over: overlapping(quotations, span) }));
  const quoted = over.filter(({ span, over }) =>
    over.some((q) => q.start <= span.start + 1 && span.end <= q.end + 1),
  );
  if (quoted.length === content.length) return 'direct';
  return over.some(({ over }) => over.length > 0) ? 'mixed' : 'indirect';
}

/** Each statement with the smallest other one whose content holds its cue and content. */
function nested(statements: readonly Statement[]): [Statement, Statement | null][] {
  const contents = statements
    .flatMap((statement) => statement.content.map((span) => ({ span, statement })))
    .sort((a, b) => a.span.start - b.span.start);
  const ordered = statements
    .map((statement) => ({ statement, parts: [...statement.cue, ...statement.content] }))
    .sort((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0));
  const outers = new Map<Statement, Statement>();
  let open: typeof contents = [];
  let next = 0;
  for (const { statement, parts } of ordered) {
    const at = parts[0]?.start ?? 0;
    for (let content = contents[next]; content && content.span.start <= at; content = contents[++next])
      open.push(content);
    open = open.filter(({ span }) => span.end > at);
    for (const { statement: other } of open) {
      if (other === statement || !parts.every((part) => other.content.some((span) => holds(span, part))))
        continue;
      const best = outers.get(statement);
      if (!best || sizeOf(other) < sizeOf(best)) outers.set(statement, other);
    }
  }
  return statements.map((statement) => [statement, outers.get(statement) ?? null]);
}

function sizeOf({ content }: Statement): number {
  return content.reduce((sum, span) => sum + span.end - span.start, 0);
}
