import { organisationNamed } from '../knowledge/organisations.ts';
import { type NamedPlace, placeNamed } from '../knowledge/places.ts';
import { stateNamed, stateOfDemonym, stateOfSeat } from '../knowledge/states.ts';
import { sentenceAt } from '../language/sentences.ts';
import { recordId } from '../record/id.ts';
import type { Place } from '../record/place.ts';
import { type Span, spanOf } from '../record/span.ts';
import { useOf } from './actors/locative.ts';
import { wordsOf } from './actors/words.ts';
import type { Draft, Name } from './draft.ts';

/** How sure a place is that a preposition or a dateline shows to be one, and one that only its name does. */
const SHOWN = 0.9;
const NAMED = 0.6;

/**
 * Names used as places: after "in", "at", "near" and their like, in the dateline, after verbs of going, and names of
 * cities, regions and seas wherever they do not stand for a government. A country's name is a place only where the
 * sentence uses it as one; otherwise it is an actor.
 */
export function findPlaces(draft: Draft): Place[] {
  const { article, sentences } = draft;
  const words = wordsOf(article.text, sentences);
  const find = finderIn(countriesOf(draft));
  const parties = new Set(
    draft.actors.flatMap(({ mentions }) => mentions.map(({ start, end }) => `${start}-${end}`)),
  );
  const places: Place[] = [];
  draft.names.forEach((name, n) => {
    if (name.type === 'PER') return;
    const use = useOf(words, name, article.dateline);
    if (use === 'party') return;
    const text = textAt(article.text, name);
    const party = parties.has(`${name.start}-${name.end}`) || isParty(text, article.published);
    if (use === 'open' && (name.type !== 'LOC' || party)) return;
    const place = find(text, widerAfter(article.text, name, draft.names[n + 1]));
    if (!place && (name.type !== 'LOC' || isParty(text, article.published))) return;
    places.push(placeOf(draft, name, text, place, use === 'place' ? SHOWN : NAMED));
  });
  return places;
}

/** Looks each name up once; "Fulton, Missouri" is looked for in Missouri first. */
function finderIn(countries: readonly string[]): (name: string, wider: string | null) => NamedPlace | null {
  const found = new Map<string, NamedPlace | null>();
  const find = (name: string) => {
    let place = found.get(name);
    if (place === undefined) {
      place = placeNamed(name);
      if (isSmall(place)) place = placeNamed(name, { countries });
      found.set(name, place);
    }
    return place;
  };
  return (name, wider) =>
    (wider ? find(`${name}, ${wider}`) : null) ??
    find(name) ??
    find(name.replace(/\s+(?:city|province|district|region|town)$/i, ''));
}

/** Inhabitants below which a town of the article's countries is meant rather than one far away. */
const SMALL = 100_000;

function isSmall(place: NamedPlace | null): boolean {
  return (place?.feature === 'city' || place?.feature === 'town') && place.population < SMALL;
}

function textAt(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, ' ');
}

/** The name that a comma joins: "Missouri" of "Fulton, Missouri". */
function widerAfter(text: string, name: Span, next: Name | undefined): string | null {
  return next && /^,\s+$/.test(text.slice(name.end, next.start)) ? textAt(text, next) : null;
}

function placeOf(
  draft: Draft,
  name: Name,
  text: string,
  known: NamedPlace | null,
  confidence: number,
): Place {
  const { article, sentences, trace } = draft;
  const span = spanOf(article, name.start, name.end);
  const place: Place = {
    ...span,
    id: recordId(article.sha256, 'place', [span]),
    sentence: sentenceAt(sentences, span.start),
    confidence,
    name: known?.name ?? text,
    country: known?.country ?? null,
    lat: known?.lat ?? null,
    lon: known?.lon ?? null,
  };
  trace.note(
    place,
    'places',
    'resolved',
    known ? `"${text}" is ${known.name} (${known.feature})` : `no place is known as "${text}"`,
  );
  return place;
}

/** States that the article names, the dateline's first: where a name of several places is looked for. */
function countriesOf({ article, names }: Draft): string[] {
  const codes = new Set<string>();
  for (const name of names) {
    if (name.type === 'PER') continue;
    const text = textAt(article.text, name);
    const state = stateNamed(text, article.published) ?? stateOfDemonym(text, article.published);
    if (state) codes.add(state.code);
  }
  return [...codes];
}

/** Whether a name is of a state, its people or seat, or of a body. */
function isParty(text: string, date: string | null): boolean {
  return Boolean(
    stateNamed(text, date) ??
      stateOfSeat(text, date) ??
      stateOfDemonym(text, date) ??
      organisationNamed(text, date),
  );
}
