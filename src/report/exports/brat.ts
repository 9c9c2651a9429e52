import { ACTOR_KINDS, MENTION_FORMS } from '../../record/actor.ts';
import type { Article } from '../../record/article.ts';
import { FORMATS, STATUSES } from '../../record/contact.ts';
import { STANCES } from '../../record/demand.ts';
import { EVENT_TYPES, MODALITIES } from '../../record/event.ts';
import type { Kind } from '../../record/id.ts';
import type { Reading } from '../../record/reading.ts';
import type { Span } from '../../record/span.ts';
import { STATEMENT_KINDS } from '../../record/statement.ts';
import { TIME_TYPES } from '../../record/time.ts';
import { printable } from '../columns.ts';
import { codePointSpans, jsonLine } from './characters.ts';
import { type ActorRole, type Field, type Flat, flatRecords, type LinkRole, type SpanRole } from './flat.ts';

/** Where neither brat nor another reader of lines and tabs may see a span go on. */
const BREAKS = /[\t\n\u2028\u2029]+/;

/** Fields with a closed list of values become attributes; all others stand in the note. */
const ATTRIBUTES: Readonly<Partial<Record<Field, readonly string[]>>> = {
  type: [...STATEMENT_KINDS, ...TIME_TYPES, ...FORMATS],
  modality: MODALITIES,
  status: STATUSES,
  stance: STANCES,
  anonymous: ['true', 'false'],
};

/**
 * Kinds with a trigger and roles are events of brat; the others are spans and no more. What is the trigger already (a
 * demand's content) is no role.
 */
const FRAMES: Readonly<Partial<Record<Kind, readonly (SpanRole | ActorRole | LinkRole)[]>>> = {
  statement: ['source', 'cue', 'content', 'speaker', 'within'],
  event: ['mentions', 'sources', 'targets', 'statement'],
  figure: ['claimedBy'],
  conditional: ['consequence', 'by', 'against'],
  demand: ['response', 'by', 'of', 'restates'],
  contact: ['participants'],
};

/** Roles whose spans are the pieces of one thing. */
const ONE_THING: readonly string[] = ['cue', 'content'] satisfies SpanRole[];

/** The text that the offsets count in: as long as the article's, without characters that a reader may drop or obey. */
export function bratText({ text }: Article): string {
  return printable(text.replaceAll('\r', ' '));
}

/** A reading in the standoff format of brat: T, E, A and # lines, and * for the mentions of one actor. */
export function brat(article: Article, reading: Reading): string {
  return new Lines(bratText(article)).of(flatRecords(reading));
}

class Lines {
  readonly #text: string;
  readonly #points: (span: Span) => Span;
  readonly #lines: string[] = [];
  readonly #count = { T: 0, E: 0, A: 0, '#': 0 };
  /** Mentions of each actor, by its id. */
  readonly #mentions = new Map<string, (Span & { readonly t: string })[]>();
  /** The E line of each frame, by its record's id: a frame may point at one that comes later. */
  readonly #frames = new Map<string, string>();

  constructor(text: string) {
    this.#text = text;
    this.#points = codePointSpans(text);
  }

  of(records: readonly Flat[]): string {
    for (const record of records) if (FRAMES[record.kind]) this.#frames.set(record.id, this.#id('E'));
    for (const record of records) {
      if (record.kind === 'actor') this.#actor(record);
      else if (FRAMES[record.kind]) this.#frame(record);
      else this.#note(this.#span(titled(record.kind), [record.head]), record);
    }
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  #actor(record: Flat): void {
    const forms = String(record.fields.as).split(' ');
    const mentions = record.spans.map(([, span], i) => {
      const t = this.#span(titled(String(record.fields.type)), [span]);
      this.#lines.push(`${this.#id('A')}\tAs ${t} ${forms[i]}`);
      return { ...span, t };
    });
    this.#mentions.set(record.id, mentions);
    if (mentions.length > 1) this.#lines.push(`*\tSame ${mentions.map(({ t }) => t).join(' ')}`);
    this.#note(mentions[0]?.t ?? '', record);
  }

  #frame(record: Flat): void {
    const { kind, head, fields } = record;
    const type = kind === 'event' ? String(fields.type) : titled(kind);
    const trigger = this.#span(type, [head]);
    const e = this.#frames.get(record.id) ?? '';
    const parts = (FRAMES[kind] ?? []).flatMap((role) =>
      this.#fill(role, record)
        .filter((part) => part !== undefined)
        .map((part, i) => ` ${titled(role)}${i > 0 ? i + 1 : ''}:${part}`),
    );
    this.#lines.push(`${e}\t${type}:${trigger}${parts.join('')}`);
    this.#note(e, record);
  }

  /** What stands in a role: spans of its own, the nearest mentions of actors, other frames. */
  #fill(role: string, { head, spans, actors, links }: Flat): (string | undefined)[] {
    const own = spans.filter(([its]) => its === role).map(([, span]) => span);
    const things = ONE_THING.includes(role) && own.length > 0 ? [own] : own.map((span) => [span]);
    return [
      ...things.map((thing) => this.#span(titled(role), thing)),
      ...actors.filter(([its]) => its === role).map(([, { id }]) => this.#nearest(id, head)),
      ...links.filter(([its]) => its === role).map(([, id]) => this.#frames.get(id)),
    ];
  }

  /** A span in pieces (`;`), since neither a gap nor a line break may stand inside one of brat's. */
  #span(type: string, spans: readonly Span[]): string {
    const pieces = spans.flatMap((span) => piecesOf(this.#text, span));
    const offsets = pieces.map(this.#points).map(({ start, end }) => `${start} ${end}`);
    const texts = pieces.map(({ start, end }) => this.#text.slice(start, end));
    const t = this.#id('T');
    this.#lines.push(`${t}\t${type} ${offsets.join(';')}\t${texts.join(' ')}`);
    return t;
  }

  /** Attributes for the closed labels, and the record itself for a program, as a note. */
  #note(target: string, { kind, id, sentence, confidence, fields }: Flat): void {
    for (const field of Object.keys(ATTRIBUTES) as Field[]) {
      const value = fields[field] ?? null;
      const named = kind === 'actor' || kind === 'event' ? field !== 'type' : true;
      if (value !== null && named)
        this.#lines.push(`${this.#id('A')}\t${titled(field)} ${target} ${word(String(value))}`);
    }
    const note = jsonLine({ kind, id, sentence, confidence, ...fields });
    this.#lines.push(`${this.#id('#')}\tAnnotatorNotes ${target}\t${note}`);
  }

  #nearest(actor: string, to: Span): string | undefined {
    const distance = (span: Span) => Math.max(to.start - span.end, span.start - to.end);
    return this.#mentions.get(actor)?.reduce((best, span) => (distance(span) < distance(best) ? span : best))
      .t;
  }

  #id(letter: 'T' | 'E' | 'A' | '#'): string {
    return `${letter}${++this.#count[letter]}`;
  }
}

function piecesOf(text: string, { start, end }: Span): Span[] {
  let at = start;
  return text
    .slice(start, end)
    .split(new RegExp(`(${BREAKS.source})`))
    .flatMap((piece, i) => {
      const span = { start: at, end: at + piece.length };
      at = span.end;
      return i % 2 === 0 && piece ? [span] : [];
    });
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** brat's values end at a space. */
function word(value: string): string {
  return value.replaceAll(' ', '_');
}

/** The configuration that declares every type used; one a folder. */
export const ANNOTATION_CONF = [
  '[entities]',
  ...[...ACTOR_KINDS, 'place', 'time'].map(titled),
  ...['source', 'cue', 'content', 'mentions', 'consequence', 'response'].map(titled),
  '',
  '[relations]',
  'Same\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive',
  '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
  '',
  '[events]',
  ...Object.entries(FRAMES).flatMap(([kind, roles]) => {
    const parts = roles.map((role) => `${titled(role)}*:<ANY>`);
    const types = kind === 'event' ? EVENT_TYPES : [titled(kind)];
    return types.map((type) => `${type}\t${parts.join(', ')}`);
  }),
  '',
  '[attributes]',
  `As\tArg:<ENTITY>, Value:${MENTION_FORMS.join('|')}`,
  ...Object.entries(ATTRIBUTES).map(
    ([field, values]) => `${titled(field)}\tArg:<ANY>, Value:${values.map(word).join('|')}`,
  ),
  '',
].join('\n');
