import { type Filled, surestOf } from '../language/decode.ts';
import type { PlaceRef } from '../record/event.ts';
import { overlapping, type Span } from '../record/span.ts';
import type { Draft } from './draft.ts';
import { runsOf } from './parties.ts';
import { edtfOf } from './times/applies.ts';

/** The EDTF date that a frame's time expression denotes. */
export function dateIn(frame: Filled, { article, times }: Draft): string | null {
  const runs = runsOf(frame, 'parties', 'time').sort((a, b) => b.probability - a.probability);
  for (const run of runs) {
    for (const time of overlapping(times, run)) {
      const edtf = edtfOf(article, times, time, frame.trigger);
      if (edtf) return edtf;
    }
  }
  return null;
}

/** Where a frame's deed happens. */
export function placeIn(frame: Filled, draft: Draft): PlaceRef | null {
  const run = surestOf(runsOf(frame, 'parties', 'place'));
  return run && placeAt(run, draft);
}

function placeAt(run: Span, { article, places }: Draft): PlaceRef | null {
  const text = article.text.slice(run.start, run.end).replace(/\s+/g, ' ');
  const { dateline } = article;
  if (/^(?:here|there)$/i.test(text)) {
    if (!dateline?.place) return null;
    const known = places.find((place) => overlapping([dateline], place).length > 0);
    return known ? refOf(known) : { name: dateline.place, lat: null, lon: null };
  }
  const [known] = overlapping(places, run);
  return known ? refOf(known) : { name: text.replace(/^(?:the|a|an) /i, ''), lat: null, lon: null };
}

function refOf({ name, lat, lon }: PlaceRef): PlaceRef {
  return { name, lat, lon };
}
