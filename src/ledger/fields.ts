import { placeNamed } from '../knowledge/places.ts';
import type { ActorRef } from '../record/actor.ts';
import { FORMATS, STATUSES } from '../record/contact.ts';
import { STANCES } from '../record/demand.ts';
import { EVENT_TYPES, MODALITIES } from '../record/event.ts';
import { STATEMENT_KINDS } from '../record/statement.ts';
import { actorNamed } from './actor-named.ts';
import type { Ledger } from './database/open.ts';
import type { NewRow } from './database/schema.ts';
import { daysOf } from './dates.ts';
import type { Told, ToldKind } from './entry.ts';

/** What a field holds: words of a list, or a kind of value. */
type Holds = readonly string[] | 'date' | 'number' | 'text' | 'truth' | 'place' | 'actor' | 'actors';

/** Fields of records that a person may change; spans stay as they were read. */
export const FIELDS: { readonly [K in ToldKind]: { readonly [F in keyof Told[K]]?: Holds } } = {
  event: {
    type: EVENT_TYPES,
    modality: MODALITIES,
    date: 'date',
    place: 'place',
    sources: 'actors',
    targets: 'actors',
  },
  demand: { by: 'actor', of: 'actor', stance: STANCES },
  conditional: { by: 'actor', against: 'actor' },
  figure: {
    value: 'number',
    min: 'number',
    max: 'number',
    unit: 'text',
    what: 'text',
    where: 'text',
    asOf: 'date',
    claimedBy: 'actor',
  },
  contact: { participants: 'actors', format: FORMATS, when: 'date', where: 'place', status: STATUSES },
  statement: { speaker: 'actor', kind: STATEMENT_KINDS, anonymous: 'truth', date: 'date' },
};
/** Fields that always hold something. */
const NEEDED = new Set(['type', 'modality', 'unit', 'what', 'format', 'status', 'kind', 'anonymous']);
const MOST_LETTERS = 200;

/** What a person wrote of fields, as records hold it, and the actors it names. */
export interface Changes {
  readonly fields: Partial<Told[ToldKind]>;
  readonly actors: readonly NewRow<'actors'>[];
}

/**
 * Checks and reads new values of a record's fields. An empty value is none: `date=` says that the date is unknown.
 * @param date ISO date at which names of actors are meant
 * @throws {Error} where a field or a value is none of those allowed; the message names these
 */
export async function changesOf(
  ledger: Ledger,
  kind: ToldKind,
  given: Readonly<Record<string, string>>,
  date: string,
): Promise<Changes> {
  const allowed = FIELDS[kind] as Readonly<Record<string, Holds>>;
  const fields: Record<string, unknown> = {};
  const actors: NewRow<'actors'>[] = [];
  if (Object.keys(given).length === 0)
    throw new Error(`change: found no field; want FIELD=VALUE with a field of a ${kind}: ${list(allowed)}`);
  for (const [field, text] of Object.entries(given)) {
    const holds = Object.hasOwn(allowed, field) ? allowed[field] : undefined;
    if (!holds)
      throw new Error(
        `change: found the field ${JSON.stringify(field)}; ${kind === 'event' ? 'an' : 'a'} ${kind} has ${list(allowed)}`,
      );
    const value = text.replace(/\s+/g, ' ').trim();
    if (holds === 'actor' || holds === 'actors') {
      const named: NewRow<'actors'>[] = [];
      for (const name of value.split(',').filter((name) => name.trim()))
        named.push(await actorNamed(ledger, name, date));
      if (holds === 'actor' && named.length > 1) throw wrong(field, value, 'one name of an actor, or none');
      actors.push(...named);
      const refs = named.map(({ id, name }): ActorRef => ({ id, name }));
      fields[field] = holds === 'actors' ? refs : (refs[0] ?? null);
    } else if (value === '') {
      if (NEEDED.has(field)) throw wrong(field, value, wantedBy(holds));
      fields[field] = null;
    } else fields[field] = read(field, value, holds);
  }
  return { fields: fields as Changes['fields'], actors };
}

function read(field: string, value: string, holds: Exclude<Holds, 'actor' | 'actors'>): unknown {
  if (typeof holds !== 'string') {
    const word = holds.find((word) => word.toLowerCase() === value.toLowerCase());
    if (!word) throw wrong(field, value, wantedBy(holds));
    return word;
  }
  if (holds === 'truth') {
    if (!/^(?:yes|no)$/.test(value)) throw wrong(field, value, wantedBy(holds));
    return value === 'yes';
  }
  if (holds === 'number') {
    const number = Number(value.replace(/(?<=\d),(?=\d{3}(?!\d))/g, ''));
    if (!Number.isFinite(number)) throw wrong(field, value, wantedBy(holds));
    return number;
  }
  if (holds === 'date') {
    const { from, to } = daysOf(value);
    if (!from && !to) throw wrong(field, value, wantedBy(holds));
    return value;
  }
  if (holds === 'place') {
    const place = placeNamed(value);
    if (!place) throw wrong(field, value, wantedBy(holds));
    return { name: place.name, lat: place.lat, lon: place.lon };
  }
  if (value.length > MOST_LETTERS || /\p{Cc}/u.test(value)) throw wrong(field, value, wantedBy(holds));
  return value;
}

function wantedBy(holds: Holds): string {
  if (typeof holds !== 'string') return `one of ${holds.join(', ')}`;
  return {
    date: 'an EDTF date, as 2021-12-25 or 2021-12',
    number: 'a number',
    text: `1 to ${MOST_LETTERS} letters on one line`,
    truth: 'yes or no',
    place: 'the name of a place that the knowledge has, as Geneva',
    actor: 'the name of an actor',
    actors: 'names of actors with commas between them',
  }[holds];
}

function wrong(field: string, value: string, want: string): Error {
  return new Error(`change: found ${field}=${JSON.stringify(value)}; want ${want}`);
}

function list(fields: object): string {
  return Object.keys(fields).join(', ');
}
