import type { Deed } from '../../ledger/merging/deeds.ts';
import type { Meeting } from '../../ledger/merging/meetings.ts';
import type { Sourced } from '../../ledger/view.ts';
import type { ActorRef } from '../../record/actor.ts';
import { webPage } from '../exports/annotations.ts';
import { jsonLine } from '../exports/characters.ts';
import type { Extract, Page } from './extract.ts';

/** Deeds and meetings whose place is known as a FeatureCollection of points (RFC 7946), one feature a line. */
export async function* geojson(extract: Extract): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let comma = '\n';
  for (const kind of ['deed', 'meeting'] as const) {
    for await (const page of extract.pages(kind)) {
      for (const sourced of page.entries) {
        const feature = featureOf(sourced, page);
        if (!feature) {
          extract.leftOut++;
          continue;
        }
        yield comma + jsonLine(feature);
        comma = ',\n';
        extract.written++;
      }
    }
  }
  yield '\n]}\n';
}

function featureOf({ entry, evidence }: Sourced, { articles }: Page): object | null {
  const { kind, state } = entry;
  const place = kind === 'deed' ? (state as Deed).place : (state as Meeting).where;
  if (!place || place.lat === null || place.lon === null) return null;
  if (Math.abs(place.lat) > 90 || Math.abs(place.lon) > 180) return null;
  const cited = new Map(evidence.map(({ article, reported }) => [article, reported]));
  return {
    type: 'Feature',
    id: entry.id,
    geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
    properties: {
      kind,
      title: state.title,
      status: state.status,
      disputed: state.disputed,
      from: state.from,
      to: state.to,
      place: place.name,
      ...(kind === 'deed' ? deedProperties(state as Deed) : meetingProperties(state as Meeting)),
      first_reported: entry.firstReported,
      last_reported: entry.lastReported,
      articles: entry.sources,
      evidence: [...cited].map(([id, reported]) => {
        const article = articles.get(id);
        return { article: article?.name ?? id, url: webPage(article?.url ?? null), reported };
      }),
    },
  };
}

function deedProperties({ type, sources, targets }: Deed): object {
  return { type, sources: namesOf(sources), targets: namesOf(targets) };
}

function meetingProperties({ format, participants, when }: Meeting): object {
  return { format, participants: namesOf(participants), when };
}

function namesOf(actors: readonly ActorRef[]): string[] {
  return actors.map(({ name }) => name);
}
