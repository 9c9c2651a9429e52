import { stateByCode } from '../knowledge/states.ts';
import type { Actor } from '../record/actor.ts';
import type { Article } from '../record/article.ts';
import type { Figure } from '../record/figure.ts';
import type { Place } from '../record/place.ts';
import type { Reading } from '../record/reading.ts';
import { type Span, textOf } from '../record/span.ts';
import type { Statement } from '../record/statement.ts';
import type { Time } from '../record/time.ts';
import { printable, row, shorten, wrap } from './columns.ts';
import { markedText } from './marked-text.ts';
import { type Paint, plain } from './paint.ts';

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
}

interface Page extends TextOptions {
  readonly article: Article;
}

/**
 * A reading as a person wants to see it: the article with its records marked (where there is colour to mark them
 * with), then who said what, what was counted, who they are, where and when. Each record ends with its id.
 */
export function readingText(article: Article, reading: Reading, options: TextOptions): string {
  const page: Page = { article, ...options, width: Math.max(60, Math.min(options.width, 120)) };
  const parts = [
    title(page),
    options.paint === plain ? '' : markedText(article, reading, page),
    section(
      page,
      'Statements',
      reading.statements.map((statement) => statementRow(page, statement)),
    ),
    section(
      page,
      'Figures',
      reading.figures.map((figure) => figureRow(page, figure)),
    ),
    section(
      page,
      'Actors',
      inOrderOfMentions(reading.actors).map((actor) => actorRow(page, actor)),
    ),
    section(page, 'Places', list(page, 'place', reading.places, placeText), reading.places.length),
    section(page, 'Times', list(page, 'time', reading.times, timeText), reading.times.length),
    ...reading.warnings.map((warning) => page.paint('warning', printable(`warning: ${warning}`))),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function title({ article, paint }: Page): string {
  const { name, title, publisher, published, dateline } = article;
  const facts = printable([title, publisher, published, dateline?.place].filter(Boolean).join(' · '));
  return `${paint('heading', shorten(printable(name), 200))}${facts ? `  ${paint('faint', shorten(facts, 300))}` : ''}`;
}

function section({ paint }: Page, heading: string, rows: readonly string[], count = rows.length): string {
  return rows.length > 0 ? `${paint('heading', `${heading} (${count})`)}\n${rows.join('\n')}` : '';
}

const WHO = 24;
const CUE = 14;
/** As much of an id as tells the records of one article apart; `standoff explain` takes it. */
const ID = 7;

function statementRow({ article, paint, width }: Page, statement: Statement): string {
  const { speaker, source, cue, content, anonymous, id, within } = statement;
  const who = speaker?.name ?? (source ? textOf(article, source) : 'nobody named');
  const said = cue.map((span) => textOf(article, span)).join(' … ') || '(quoted)';
  const what = content.map((span) => textOf(article, span)).join(' … ');
  return row([
    {
      text: shorten(anonymous ? `${who} (unnamed)` : who, 60),
      width: WHO,
      style: (line) => paint('source', line),
    },
    { text: shorten(said, 40), width: CUE, style: (line) => paint('cue', line) },
    { text: (within ? '↳ ' : '') + shorten(what, 400), width: width - WHO - CUE - ID - 8 },
    { text: id.slice(0, ID), width: ID, style: (line) => paint('faint', line) },
  ]);
}

function figureRow({ article, paint, width }: Page, figure: Figure): string {
  const { what, where, asOf, claimedBy, previous, id } = figure;
  const facts = [
    where && `where: ${where}`,
    asOf && `as of ${asOf}`,
    claimedBy && `claimed by ${claimedBy.name}`,
    previous && `before: ${numeral(previous.value)}${previous.when ? ` (${previous.when})` : ''}`,
  ].filter(Boolean);
  return row([
    { text: boundsText(figure), width: WHO, style: (line) => paint('figure', line) },
    {
      text: `${shorten(what || textOf(article, figure), 80)}${facts.length > 0 ? ` · ${facts.join(' · ')}` : ''}`,
      width: width - WHO - ID - 6,
    },
    { text: id.slice(0, ID), width: ID, style: (line) => paint('faint', line) },
  ]);
}

/** "122,000 people", "at least 10 km", "200 to 300 people". */
function boundsText({ value, min, max, unit }: Figure): string {
  const bounds =
    min !== null && max !== null
      ? `${numeral(min)} to ${numeral(max)}`
      : value !== null
        ? `${max !== null ? 'nearly ' : min !== null ? 'over ' : ''}${numeral(value)}`
        : min !== null
          ? `at least ${numeral(min)}`
          : `at most ${numeral(max ?? 0)}`;
  return `${bounds} ${unit}`;
}

function numeral(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}

function actorRow({ paint, width }: Page, { name, kind, country, role, mentions, id }: Actor): string {
  const state = country ? (stateByCode(country)?.name ?? country) : null;
  const facts = [role, state !== name && state, !role && kind].filter(Boolean).join(', ');
  return row([
    { text: shorten(name, 60), width: WHO, style: (line) => paint('actor', line) },
    {
      text: `${facts} · ${mentions.length} ${mentions.length === 1 ? 'mention' : 'mentions'}`,
      width: width - WHO - ID - 6,
    },
    { text: id.slice(0, ID), width: ID, style: (line) => paint('faint', line) },
  ]);
}

function inOrderOfMentions(actors: readonly Actor[]): Actor[] {
  return [...actors].sort((a, b) => b.mentions.length - a.mentions.length);
}

/** Small records in one running list, each different text once. */
function list<T extends Span>(
  { article, paint, width }: Page,
  tone: 'place' | 'time',
  records: readonly T[],
  describe: (record: T) => string,
): string[] {
  const texts = new Set(
    records.map((record) => `${shorten(textOf(article, record), 40)} ${describe(record)}`.trim()),
  );
  if (texts.size === 0) return [];
  const lines = wrap([...texts].map((text) => text.replaceAll(' ', '\u00a0')).join(' · '), width - 4);
  return lines.map((line) => `  ${paint(tone, line.replaceAll('\u00a0', ' '))}`);
}

function placeText({ name, country, lat, lon }: Place): string {
  const state = country ? (stateByCode(country)?.name ?? country) : null;
  const at = lat === null || lon === null ? '' : `${lat.toFixed(2)}, ${lon.toFixed(2)}`;
  const facts = [state !== name && state, at].filter(Boolean).join(' ');
  return facts ? `(${facts})` : '';
}

function timeText({ value, edtf, type }: Time): string {
  return `→ ${edtf ?? value ?? `${type}, unresolved`}`;
}
