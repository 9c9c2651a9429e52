import { placeNamed } from '../knowledge/places.ts';
import { stateByCode, stateNamed, stateOfCapital, stateOfDemonym, stateOfSeat } from '../knowledge/states.ts';
import type { Filled, Labelled } from '../language/decode.ts';
import type { PlaceRef } from '../record/event.ts';
import type { Place } from '../record/place.ts';
import { overlapping, overlaps, type Span } from '../record/span.ts';
import type { Draft } from './draft.ts';
import { LEAST } from './parties.ts';
import { runsOf } from './roles.ts';
import { edtfOf } from './times/applies.ts';

/** The EDTF date that a frame's time expression denotes. */
export function dateIn(frame: Filled, { article, times }: Draft): string | null {
  for (const run of likelyRuns(frame, 'time')) {
    for (const time of overlapping(times, run)) {
      const edtf = edtfOf(article, times, time, frame.trigger);
      if (edtf) return edtf;
    }
  }
  return null;
}

/** Where a frame's deed happens. */
export function placeIn(frame: Filled, draft: Draft): PlaceRef | null {
  const [likeliest, ...others] = likelyRuns(frame, 'place');
  if (!likeliest) return null;
  let { start, end } = likeliest;
  for (const run of others) {
    const [from, to] = run.start >= end ? [end, run.start] : [run.end, start];
    if (!ROW.test(draft.article.text.slice(from, to))) continue;
    start = Math.min(start, run.start);
    end = Math.max(end, run.end);
  }
  return placeAt({ start, end }, draft);
}

/** What stands between places of one row: "Nairobi, Kenya, and Dar es Salaam". */
const ROW = /^(?:,|,? and(?: in)?(?: the)?|,? or(?: in)?)\s+$/;

/** The stretches of one label that are likely enough, the likeliest first. */
function likelyRuns(frame: Filled, label: string): Labelled[] {
  return runsOf(frame, 'parties', label)
    .filter(({ probability }) => probability >= LEAST)
    .sort((a, b) => b.probability - a.probability);
}

/** What a place is called by what it is: "the country", "this island", "the Himalayan nation", "the south". */
const DESCRIBED =
  /^(?:(?:the|this|that|its|their|his|her|our)\s+)?(?:[\p{L}-]+\s+){0,2}?(?<kind>countr(?:y|ies)|nation|state|island|territory|province|region|city|capital|town|village|area)s?$/iu;
/** A side of a described place: "the south", "the country's north". */
const SIDE = /\b(?<side>(?:north|south)(?:east|west)?|east|west)\b/i;
/** What may stand after a name without being part of it: "Israeli soil", "the Rafah region". */
const LAND = /\s+(?:soil|territor(?:y|ies)|region|district|areas?|city|town|proper)$/i;
/** What belongs to the name of a site: "Balata refugee camp", "the Israel-Lebanon border". */
const SITE =
  /\b(?:camp|airport|air ?base|base|border|prison|waters|cent(?:er|re)|library|college|university|palace|hospital|embassy)$/i;
const NAME = "\\p{Lu}[\\p{L}'’.-]*(?:\\s+(?:(?:of|al|el|de|es|the)\\s+)?\\p{Lu}[\\p{L}'’.-]*)*";
/** Several names in a row: "Kenya and Tanzania". */
const SEVERAL = new RegExp(`^${NAME}(?:(?:,? (?:and|or) (?:the )?|, )${NAME})+,?$`, 'u');
/** A name and what it lies in: "Doha, Qatar". */
const WITHIN = new RegExp(`^(?<local>${NAME}), (?<wider>${NAME})$`, 'u');

/** Null where the run names a person: nobody is a place. */
function placeAt(run: Span, draft: Draft): PlaceRef | null {
  const text = draft.article.text.slice(run.start, run.end).replace(/\s+/g, ' ');
  if (/^(?:here|there)$/i.test(text)) return datelined(draft);
  const bare = text.replace(/^(?:the|a|an|its|their|his|her|our) /i, '').replace(/['’]s?$|,$/, '');
  const known = overlapping(draft.places, run);
  const place = known.find(({ lat }) => lat !== null) ?? known.at(-1);
  if (!place && isPerson(run, draft)) return null;
  if (SEVERAL.test(bare)) return named(bare, known);
  if (!place || place.lat === null) {
    const meant = describedBy(text, bare, run, draft);
    if (meant) return meant;
  }
  const ref = place ? refOf(place) : (located(bare) ?? nowhere(bare));
  return SITE.test(bare) && /\p{Lu}/u.test(bare) ? { ...ref, name: bare } : whole(ref, run, draft);
}

function isPerson(run: Span, { actors }: Draft): boolean {
  return actors.some(({ kind, mentions }) => kind === 'person' && mentions.some((one) => overlaps(one, run)));
}

/** Several names in a row: they stay together, but a town needs no country beside it. */
function named(bare: string, known: readonly Place[]): PlaceRef {
  const { local, wider } = WITHIN.exec(bare)?.groups ?? {};
  if (!local || !wider) {
    const [first] = known;
    return { ...(first ? refOf(first) : (located(bare) ?? nowhere(bare))), name: bare };
  }
  const [town] = known.length > 1 ? known : [];
  const ref = town ? refOf(town) : { ...(placeNamed(bare) ?? nowhere(titled(local))) };
  const { name, lat, lon } = ref;
  return stateNamed(wider)
    ? { name, lat, lon }
    : { name: `${name}, ${placeNamed(wider)?.name ?? wider}`, lat, lon };
}

/** "Independence" of a dateline's "INDEPENDENCE". */
function titled(name: string): string {
  return name === name.toUpperCase()
    ? name.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase())
    : name;
}

/** What the words of a run that holds no known place tell: a state by its people or capital, else a name inside. */
function located(bare: string): PlaceRef | null {
  const name = bare.replace(LAND, '');
  const state = stateOfDemonym(name) ?? stateOfSeat(name) ?? stateOfCapital(name) ?? stateNamed(name);
  const inside = new RegExp(NAME, 'u').exec(name)?.[0];
  const known = state ?? placeNamed(name) ?? (inside ? placeNamed(inside) : null);
  return known && refOf(known);
}

/** Where the article was filed. */
function datelined({ article: { dateline }, places }: Draft): PlaceRef | null {
  if (!dateline?.place) return null;
  const known = places.find((place) => overlapping([dateline], place).length > 0);
  return known ? refOf(known) : nowhere(dateline.place);
}

/** The place that "the country", "the island" or "the south" means. */
function describedBy(text: string, bare: string, run: Span, draft: Draft): PlaceRef | null {
  const kind = DESCRIBED.exec(text)?.groups?.kind;
  const side = SIDE.exec(bare)?.groups?.side?.toLowerCase();
  if (!kind && (!side || /\p{Lu}/u.test(bare))) return null;
  const states = statesBefore(run.start, draft);
  const others = draft.places.filter((place) => place.end <= run.start && !isState(place));
  const meant = !kind || /^(?:countr|nation|state|island)/i.test(kind) ? states : (others.at(-1) ?? states);
  return meant && { ...refOf(meant), name: side ? `${side}ern ${meant.name}` : meant.name };
}

/** How far back a mention of a state weighs half of one that stands beside the description, in characters. */
const HALF = 1000;
/** What a mention after the description weighs: it is meant only where none went before. */
const AHEAD = 0.1;

/** The state named most before a place of the text, the nearer the more: by its name, its people or a town of it. */
function statesBefore(at: number, { places, actors }: Draft): PlaceRef | null {
  const weights = new Map<string, number>();
  const count = (name: string | undefined, end: number) => {
    if (name)
      weights.set(
        name,
        (weights.get(name) ?? 0) + ((end <= at ? 1 : AHEAD) * HALF) / (HALF + Math.abs(at - end)),
      );
  };
  for (const { country, end } of places) count(country ? stateByCode(country)?.name : undefined, end);
  for (const { kind, name, mentions } of actors) {
    if (kind === 'state') for (const { end } of mentions) count(stateNamed(name)?.name, end);
  }
  const [first] = [...weights].sort(([, a], [, b]) => b - a);
  return first ? stateNamed(first[0]) : null;
}

function isState({ country, name }: Place): boolean {
  return country !== null && stateByCode(country)?.name === name;
}

/** How far back a province is remembered as one, in characters. */
const REMEMBERED = 4000;

/** "Khost province" where the article says that Khost is one, so that the city of that name is another place. */
function whole(ref: PlaceRef, run: Span, { article }: Draft): PlaceRef {
  const text = article.text.slice(Math.max(0, run.start - REMEMBERED), run.end + ' province'.length);
  if (!text.includes(`province of ${ref.name}`) && !text.includes(`${ref.name} province`)) return ref;
  return { ...ref, name: `${ref.name} province` };
}

function nowhere(name: string): PlaceRef {
  return { name, lat: null, lon: null };
}

function refOf({ name, lat, lon }: PlaceRef): PlaceRef {
  return { name, lat, lon };
}
