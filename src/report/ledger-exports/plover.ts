import type { Row } from '../../ledger/database/schema.ts';
import type { Evidence } from '../../ledger/entry.ts';
import type { Deed } from '../../ledger/merging/deeds.ts';
import type { Sourced } from '../../ledger/view.ts';
import type { ActorKind, ActorRef } from '../../record/actor.ts';
import type { Span } from '../../record/span.ts';
import { codePointSpans, jsonLine } from '../exports/characters.ts';
import { citeInfo, known, QUADS, sectorOf } from '../exports/plover.ts';
import type { Citable, Extract, Opened, Page } from './extract.ts';

/** Deeds as PLOVER records, one a line, each with the evidence of all articles; docs/exports.md says what is filled. */
export async function* plover(extract: Extract): AsyncGenerator<string> {
  for await (const page of extract.pages('deed')) {
    const actors = await extract.actors(
      page.entries.flatMap(({ entry }) => entry.state.parties.map(({ id }) => id)),
    );
    const texts = await extract.texts(page);
    const points = pointsIn(texts);
    for (const sourced of page.entries) {
      yield `${jsonLine(recordOf(sourced, { ...page, texts, actors, points }))}\n`;
      extract.written++;
    }
  }
}

/** Of each article, its spans in code points, counted when first asked for. */
function pointsIn(texts: ReadonlyMap<string, Opened>): (article: string, span: Span) => Span {
  const counted = new Map<string, (span: Span) => Span>();
  return (article, { start, end }) => {
    let points = counted.get(article);
    if (!points) counted.set(article, (points = codePointSpans(texts.get(article)?.text ?? '')));
    return points({ start, end });
  };
}

interface Known extends Page {
  readonly texts: ReadonlyMap<string, Opened>;
  readonly actors: ReadonlyMap<string, Row<'actors'>>;
  readonly points: (article: string, span: Span) => Span;
}

function recordOf({ entry, evidence }: Sourced, { articles, texts, actors, points }: Known): object {
  const deed = entry.state as Deed;
  const told = evidence.filter((one): one is Evidence<'event'> => one.part === 'is' && one.kind === 'event');
  const fullest = told.find(({ body }) => body.modality === deed.modality) ?? (told[0] as Evidence<'event'>);
  const article = articles.get(fullest.article) as Citable;
  const sentences = JSON.parse(texts.get(article.id)?.sentences ?? '[]') as [number, number][];
  const [start, end] = sentences[fullest.body.sentence] ?? [];
  const blocks = (refs: readonly ActorRef[]) => refs.map((ref) => actorBlock(ref, actors.get(ref.id)));
  return known({
    id: entry.id,
    has_event: true,
    date: deed.from ?? deed.to ?? entry.firstReported,
    enddate: deed.to && deed.to !== (deed.from ?? deed.to) ? deed.to : null,
    source: blocks(deed.sources),
    recipient: blocks(deed.targets),
    event: [deed.type],
    event_loc: deed.place
      ? known({ name: deed.place.name, latitude: deed.place.lat, longitude: deed.place.lon })
      : null,
    event_text: [...new Set([fullest, ...told].map(({ text }) => text))],
    quad_code: QUADS[deed.type],
    text: fullest.sentence,
    text_info:
      start === undefined || end === undefined
        ? null
        : { sequence: fullest.body.sentence, ...points(article.id, { start, end }) },
    cite_info: citeInfo(article),
    standoff: {
      modality: deed.modality,
      disputed: deed.disputed,
      history: deed.history,
      asserted: deed.asserted.map(({ name }) => name),
      denied: deed.denied.map(({ name }) => name),
      date: deed.from || deed.to ? `${deed.from ?? '..'}/${deed.to ?? '..'}` : null,
      first_reported: entry.firstReported,
      last_reported: entry.lastReported,
      articles: entry.sources,
      evidence: evidence.map((one) => {
        const { name, url, sha256 } = articles.get(one.article) as Citable;
        return {
          record: one.record,
          part: one.part,
          article: name,
          url,
          sha256,
          reported: one.reported,
          trigger: points(one.article, one),
          modality: 'modality' in one.body ? one.body.modality : null,
          speaker: one.speaker?.name ?? null,
          confidence: one.confidence,
        };
      }),
    },
  });
}

/** The ledger knows who an actor is, not which words of one article named it or which office it held that day. */
function actorBlock({ name }: ActorRef, actor: Row<'actors'> | undefined): object {
  return known({
    code: actor?.country ?? null,
    sector: actor ? sectorOf({ ...actor, kind: actor.kind as ActorKind, role: null }) : null,
    identifier_id: actor?.wikidata ?? null,
    identifier_text: name,
  });
}
