import { daysIn, pad } from '../../reading/times/calendar.ts';
import type { Actor, ActorRef } from '../../record/actor.ts';
import type { Article } from '../../record/article.ts';
import type { Event, EventType } from '../../record/event.ts';
import type { Reading } from '../../record/reading.ts';
import { type Span, textOf } from '../../record/span.ts';
import { version } from '../package.ts';
import { codePointSpans, jsonLine } from './characters.ts';

/** PLOVER manual, the line "Quad category" of each event type: 1 verbal and 2 material cooperation, 3 and 4 conflict. */
export const QUADS: Readonly<Record<EventType, 1 | 2 | 3 | 4>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};

/** Sectors that a name or an office gives away; what it does not is left out rather than guessed. */
const SECTORS: readonly (readonly [sector: string, of: RegExp])[] = [
  ['COP', /\bpolice\b/i],
  ['JUD', /\b(?:courts?|tribunal|judiciary|judges?)\b/i],
  ['LEG', /\b(?:parliament|senate|senator|congress|assembly|duma|rada|bundestag|knesset|lawmakers?)\b/i],
  ['SPY', /\bintelligence\b/i],
  ['REB', /\b(?:rebels?|insurgents?|separatists?|guerrillas?)\b/i],
  ['MIL', /\b(?:troops|soldiers|army|navy|air force|military|armed forces)\b/i],
  ['REF', /\brefugees\b/i],
  ['JRN', /\b(?:media|journalists?|reporters?|news agency)\b/i],
];
/** An office of the state itself: "president", not "president of a bank". */
const GOVERNS =
  /^(?:deputy |vice )?(?:president|prime minister|chancellor|monarch|secretary of state|[a-z]+ (?:minister|secretary))$/i;

/** The events of a reading as PLOVER records, one a line; docs/exports.md says which fields are filled. */
export function plover(article: Article, reading: Reading): string {
  const points = codePointSpans(article.text);
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  const blocks = (refs: readonly ActorRef[], near: Span) =>
    refs.map((ref) => actorBlock(article, ref, actors.get(ref.id), near));
  const cited = citeInfo(article);
  return reading.events
    .map((event) => {
      const sentence = reading.sentences[event.sentence];
      return jsonLine(
        known({
          id: event.id,
          has_event: true,
          ...datesOf(event.date, article.published),
          source: blocks(event.sources, event.trigger),
          recipient: blocks(event.targets, event.trigger),
          event: [event.type],
          event_loc: locationOf(event, reading),
          event_text: [event.trigger, ...event.mentions].map((span) => textOf(article, span)),
          quad_code: QUADS[event.type],
          text: sentence ? textOf(article, sentence) : null,
          text_info: sentence ? { sequence: event.sentence, ...points(sentence) } : null,
          cite_info: cited,
          standoff: {
            modality: event.modality,
            statement: event.statement,
            date: event.date,
            published: article.published,
            confidence: event.confidence,
            trigger: points(event.trigger),
            mentions: event.mentions.map(points),
            sha256: article.sha256,
          },
        }),
      );
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** `cite_info` of an event of the article. */
export function citeInfo({
  name,
  url,
  title,
  publisher,
}: Pick<Article, 'name' | 'url' | 'title' | 'publisher'>): object {
  return known({
    citation: name,
    url,
    title,
    publication: publisher,
    language: 'en',
    coder: `standoff ${version}`,
    codebook: 'PLOVER 2021',
  });
}

function actorBlock(article: Article, ref: ActorRef, actor: Actor | undefined, near: Span): object {
  const mention = actor && nearest(actor.mentions, near);
  return known({
    code: actor?.country ?? null,
    sector: actor ? sectorOf(actor) : null,
    actor_text: mention ? textOf(article, mention) : null,
    identifier_id: actor?.wikidata ?? null,
    identifier_text: ref.name,
    office: actor?.role ?? null,
  });
}

export function sectorOf({
  kind,
  name,
  role,
  country,
}: Pick<Actor, 'kind' | 'name' | 'role' | 'country'>): string | null {
  if (kind === 'state') return 'GOV';
  if (kind === 'person') {
    if (role === null || /^(?:former|ex-)/i.test(role)) return null;
    if (country !== null && GOVERNS.test(role)) return 'GOV';
  }
  return SECTORS.find(([, of]) => of.test(kind === 'person' ? (role ?? '') : name))?.[0] ?? null;
}

function nearest<T extends Span>(spans: readonly T[], to: Span): T | undefined {
  const distance = (span: Span) => Math.abs(span.start - to.start);
  return [...spans].sort((a, b) => distance(a) - distance(b))[0];
}

function locationOf({ place }: Event, { places }: Reading): object | null {
  if (!place) return null;
  const country = places.find(({ name }) => name === place.name)?.country ?? null;
  return known({ name: place.name, latitude: place.lat, longitude: place.lon, cc3: country });
}

/** PLOVER wants days: the first and the last that the EDTF date covers, or else the day of publication. */
function datesOf(edtf: string | null, published: string | null): { date: string; enddate?: string } | object {
  const [from = '', to = from] = edtf?.split('/') ?? [];
  const first = dayOf(from, 'first');
  const last = dayOf(to, 'last');
  const date = first ?? last ?? published;
  return first && last && first !== last ? { date, enddate: last } : { date };
}

/** Null where EDTF leaves it open or says it with other means than year, month and day. */
function dayOf(edtf: string, which: 'first' | 'last'): string | null {
  const [, year, month = which === 'first' ? '01' : '12', day] =
    /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:T.*)?)?)?[~?%]?$/.exec(edtf) ?? [];
  if (year === undefined) return null;
  return `${year}-${month}-${day ?? (which === 'first' ? '01' : pad(daysIn(Number(year), Number(month))))}`;
}

/** Only what is known: PLOVER leaves a field out where there is nothing to put in. */
export function known(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
