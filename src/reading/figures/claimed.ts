import type { Article } from '../../record/article.ts';
import type { Figure } from '../../record/figure.ts';
import { type Span, textOf } from '../../record/span.ts';
import type { Statement } from '../../record/statement.ts';
import type { Draft } from '../draft.ts';

/** Cues that only take a stance on something the reporter vouches for, numbers included. */
const FACTIVE =
  /\b(?:condemn|deplor|denounc|mourn|regret|lament|welcom|hail|prais|applaud|describ|decision)/i;
/** Where the reporter adds what the speaker need not have said; a comma ends it. */
const ASIDE = /(?:,|--|[–—_])\s+(?:which|who|whose|where)\s[^,]*$/i;
const ASIDE_REACH = 80;
const COMPOUND = /-(?:nation|member|strong|country|state)\b/i;
const BEARING = /\b(?:north|south|east|west)(?:east|west)?(?:ern)?\s+of\b/i;

interface Content {
  readonly span: Span;
  readonly statement: Statement;
}

/**
 * Gives each figure the speaker of the innermost statement whose content holds it, or of the next one outwards where
 * that speaker is unknown. Outside quotation marks the reporter is taken to vouch for what stands in an aside
 * ("…, which killed two people"), in a compound that works as a name ("the 25-nation bloc"), in a bearing
 * ("40 km south of Kisangani") or behind a cue that takes it for granted ("condemned"): nobody claims those.
 * @param figures in order of appearance
 */
export function claimFigures(
  figures: readonly Figure[],
  statements: readonly Statement[],
  { article, trace }: Pick<Draft, 'article' | 'trace'>,
): Figure[] {
  const contents = statements
    .flatMap((statement): Content[] => statement.content.map((span) => ({ span, statement })))
    .sort((a, b) => a.span.start - b.span.start);
  let open: Content[] = [];
  let next = 0;
  return figures.map((figure) => {
    for (; next < contents.length; next++) {
      const content = contents[next];
      if (!content || content.span.start >= figure.end) break;
      open.push(content);
    }
    open = open.filter(({ span }) => span.end > figure.start);
    const holding = open
      .filter(({ span, statement }) => statement.speaker !== null && holdsMost(span, figure))
      .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
    const [inner] = holding;
    if (!inner || isVouched(figure, inner, article)) return figure;
    const { speaker, id } = inner.statement;
    const claimed = trace.carry(figure, { ...figure, claimedBy: speaker });
    trace.note(claimed, 'figures', 'filled', `it stands in statement ${id} of ${speaker?.name}`);
    return claimed;
  });
}

/** Whether at least half of the figure lies in the content: models end contents a word early or late. */
function holdsMost(content: Span, figure: Span): boolean {
  const shared = Math.min(content.end, figure.end) - Math.max(content.start, figure.start);
  return 2 * shared >= figure.end - figure.start;
}

/** Whether the reporter, not the speaker, stands for the figure. */
function isVouched(figure: Figure, { span, statement }: Content, article: Article): boolean {
  if (statement.kind === 'direct') return false;
  const text = textOf(article, figure);
  if (COMPOUND.test(text) || BEARING.test(article.text.slice(figure.start, figure.end + 20))) return true;
  if (statement.cue.some((cue) => FACTIVE.test(textOf(article, cue)))) return true;
  return ASIDE.test(article.text.slice(Math.max(span.start, figure.start - ASIDE_REACH), figure.start));
}
