import { stateByCode } from '../knowledge/states.ts';
import type { Actor, ActorRef } from '../record/actor.ts';
import type { Article } from '../record/article.ts';
import type { Conditional } from '../record/conditional.ts';
import type { Contact } from '../record/contact.ts';
import type { Demand } from '../record/demand.ts';
import type { Event } from '../record/event.ts';
import type { Figure } from '../record/figure.ts';
import { type Span, textOf } from '../record/span.ts';
import type { Statement } from '../record/statement.ts';
import { row, shorten } from './columns.ts';
import type { Paint, Tone } from './paint.ts';

/** What a row is printed on. */
export interface Page {
  readonly article: Article;
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
}

const WHO = 24;
const CUE = 14;
/** As much of an id as tells the records of one article apart; `standoff explain` takes it. */
const ID = 7;

/** Who to whom, then what, with facts after it. */
function record(
  { paint, width }: Page,
  who: string,
  tone: Tone,
  what: string,
  facts: readonly (string | null | undefined | false)[],
  id: string,
): string {
  const known = facts.filter(Boolean);
  return row([
    { text: shorten(who, 90), width: WHO, style: (line) => paint(tone, line) },
    { text: what + (known.length > 0 ? ` · ${known.join(' · ')}` : ''), width: width - WHO - ID - 6 },
    { text: id.slice(0, ID), width: ID, style: (line) => paint('faint', line) },
  ]);
}

export function demandRow(page: Page, { by, of, content, response, stance, restates, id }: Demand): string {
  const answer = response && `${stance ? `${stance}: ` : 'response: '}${quoted(page, response, 160)}`;
  return record(
    page,
    `${nameOf(by)} → ${of?.name ?? 'anybody'}`,
    'source',
    quoted(page, content, 300),
    [answer, restates && `restates ${restates.slice(0, ID)}`],
    id,
  );
}

export function conditionalRow(page: Page, { by, against, condition, consequence, id }: Conditional): string {
  const who = against ? `${nameOf(by)} → ${against.name}` : nameOf(by);
  return record(
    page,
    who,
    'source',
    `${quoted(page, condition, 200)} ⇒ ${quoted(page, consequence, 200)}`,
    [],
    id,
  );
}

export function contactRow(page: Page, contact: Contact): string {
  const { participants, format, status, when, where, id } = contact;
  return record(
    page,
    names(participants) || 'nobody named',
    'source',
    `${format}, ${status}`,
    [when, where?.name, quoted(page, contact, 120)],
    id,
  );
}

export function eventRow(page: Page, event: Event): string {
  const { type, modality, sources, targets, trigger, mentions, date, place, id } = event;
  const who = names(sources) || 'nobody named';
  return record(
    page,
    targets.length > 0 ? `${who} → ${names(targets)}` : who,
    'source',
    `${type}${modality === 'happened' ? '' : ` (${modality})`}: ${quoted(page, trigger, 60)}`,
    [date, place?.name, mentions.length > 0 && `told ${mentions.length + 1} times`],
    id,
  );
}

function nameOf(actor: ActorRef | null): string {
  return actor?.name ?? 'nobody named';
}

function names(actors: readonly ActorRef[]): string {
  return actors.map((actor) => actor.name).join(', ');
}

function quoted({ article }: Page, span: Span, length: number): string {
  return shorten(textOf(article, span), length);
}

export function statementRow({ article, paint, width }: Page, statement: Statement): string {
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

export function figureRow(page: Page, figure: Figure): string {
  const { what, where, asOf, claimedBy, previous, id } = figure;
  return record(
    page,
    boundsText(figure),
    'figure',
    shorten(what || textOf(page.article, figure), 80),
    [
      where && `where: ${where}`,
      asOf && `as of ${asOf}`,
      claimedBy && `claimed by ${claimedBy.name}`,
      previous && `before: ${numeral(previous.value)}${previous.when ? ` (${previous.when})` : ''}`,
    ],
    id,
  );
}

/** "122,000 people", "at least 10 km", "200 to 300 people". */
export function boundsText({
  value,
  min,
  max,
  unit,
}: Pick<Figure, 'value' | 'min' | 'max' | 'unit'>): string {
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

export function actorRow(page: Page, { name, kind, country, role, mentions, id }: Actor): string {
  const state = country ? (stateByCode(country)?.name ?? country) : null;
  const facts = [role, state !== name && state, !role && kind].filter(Boolean).join(', ');
  const count = `${mentions.length} ${mentions.length === 1 ? 'mention' : 'mentions'}`;
  return record(page, shorten(name, 60), 'actor', facts, [count], id);
}
