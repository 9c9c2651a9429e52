import { stateByCode } from '../knowledge/states.ts';
import type { Actor } from '../record/actor.ts';
import type { Article } from '../record/article.ts';
import type { Place } from '../record/place.ts';
import type { Reading } from '../record/reading.ts';
import { type Span, textOf } from '../record/span.ts';
import type { Time } from '../record/time.ts';
import { printable, shorten, wrap } from './columns.ts';
import { markedText } from './marked-text.ts';
import { type Paint, plain } from './paint.ts';
import {
  actorRow,
  conditionalRow,
  contactRow,
  demandRow,
  eventRow,
  figureRow,
  type Page,
  statementRow,
} from './rows.ts';

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
}

/**
 * A reading as a person wants to see it: the article with its records marked (where there is colour to mark them
 * with), then what was demanded, threatened and agreed on, what was done, said and counted, who they are, where and
 * when. Each record ends with its id.
 */
export function readingText(article: Article, reading: Reading, options: TextOptions): string {
  const page: Page = { article, ...options, width: Math.max(60, Math.min(options.width, 120)) };
  const { actors, places, times, statements, events, figures, conditionals, demands, contacts } = reading;
  const rows = <T>(heading: string, records: readonly T[], row: (page: Page, record: T) => string) =>
    section(
      page,
      heading,
      records.map((record) => row(page, record)),
    );
  const parts = [
    title(page),
    options.paint === plain ? '' : markedText(article, reading, page),
    rows('Demands', demands, demandRow),
    rows('Conditionals', conditionals, conditionalRow),
    rows('Contacts', contacts, contactRow),
    rows('Events', events, eventRow),
    rows('Statements', statements, statementRow),
    rows('Figures', figures, figureRow),
    rows('Actors', inOrderOfMentions(actors), actorRow),
    section(page, 'Places', list(page, 'place', places, placeText), places.length),
    section(page, 'Times', list(page, 'time', times, timeText), times.length),
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
