import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Model } from '../src/evaluation/model.ts';
import type { Measure, Score } from '../src/evaluation/score.ts';
import { WordPiece } from '../src/language/wordpiece.ts';
import { MODELS } from '../src/reading/reader.ts';
import { EVENT_TYPES, type EventType } from '../src/record/event.ts';
import type { Reading } from '../src/record/reading.ts';
import { spanIn } from './drafts.ts';

const root = mkdtempSync(join(tmpdir(), 'standoff-evaluation-'));
let folders = 0;
afterAll(() => rmSync(root, { recursive: true }));

/** A folder of its own with these files. */
export function folder(files: Readonly<Record<string, string>>): string {
  const path = join(root, String(folders++));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** A reading of which only what is scored is made. */
export const reading = (records: object): Reading => {
  const none = { statements: [], events: [], figures: [], conditionals: [], demands: [], contacts: [] };
  return { ...none, times: [], ...records } as unknown as Reading;
};

/** What a test expects of a measure: precision, recall, F1; or of a rate: right, of. */
export const shares = ({ measures }: Score, name: string): number[] => {
  const measure = measures.find((one) => one.name === name) as Measure;
  return measure.read === null
    ? [measure.right ?? -1, measure.gold]
    : [measure.precision, measure.recall, measure.score].map((value) => Number(value?.toFixed(3)));
};

export const labels = {
  entities: { wikigold: ['PER', 'LOC'], re3d: ['PER'], cameo: ['S', 'T', 'R'] },
  types: EVENT_TYPES,
  classes: ['neutral', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'],
};
const wordpiece = new WordPiece(readFileSync(join(MODELS, 'vocab.txt'), 'utf8'));

/** A model that finds the entities that it is given, and takes every pair for ACCUSE and every sentence for neutral. */
export function fake(entities: readonly { start: number; end: number; type: string }[] = []): Model {
  return {
    labels: labels as unknown as Model['labels'],
    wordpiece,
    async run({ pieces }, scheme) {
      const types: readonly string[] = labels.entities[scheme as keyof typeof labels.entities];
      const width = 1 + 2 * types.length;
      const logits = new Float32Array(pieces.length * width);
      pieces.forEach((piece, i) => {
        const entity = entities.find(({ start, end }) => piece.start < end && piece.end > start);
        const inside = entity !== undefined && piece.start > entity.start;
        logits[i * width + (entity ? 1 + 2 * types.indexOf(entity.type) + (inside ? 1 : 0) : 0)] = 9;
      });
      return { entities: logits, triggers: [] };
    },
    judge: async () => ({ types: scores({ ACCUSE: -1 }), classes: Float32Array.of(1, 0, 0, 0, 0) }),
  };
}

/** Log-scores of the types, -9 where not given. */
export const scores = (given: Partial<Record<EventType, number>>): Float32Array =>
  Float32Array.from(EVENT_TYPES, (type) => given[type] ?? -9);

const STORY = 'Anna Berg 🙂 said the port was closed. Talks failed, officials fear.';

/** PolNeAR of one article. Of two annotators the first by code counts; E2 names a span that comes after it. */
export function polnear(): Record<string, string> {
  const at = (part: string) => {
    const { start, end } = spanIn(STORY, part);
    return `${[...STORY.slice(0, start)].length} ${[...STORY.slice(0, end)].length}`;
  };
  const brat = [
    `T1\tAttribution ${at('said')}\tsaid`,
    `T2\tSource ${at('Anna Berg')}\tAnna Berg`,
    `T3\tContent ${at('the port was closed')}\tthe port was closed`,
    'E1\tAttribution:T1 Cue:T1 Source:T2 Content:T3',
    'E2\tAttribution:T4 Cue:T4 Source:T5 Content2:T6',
    `T4\tCue ${at('fear')}\tfear`,
    `T5\tSource ${at('officials')}\tofficials`,
    `T6\tContent ${at('Talks')};${at('failed')}\tTalks failed`,
  ];
  return {
    'polnear/dev/text/wire_2021-12-20_port.txt': STORY,
    'polnear/dev/attributions/wire_2021-12-20_port_00aa.ann': brat.join('\n'),
    'polnear/dev/attributions/wire_2021-12-20_port_00bb.ann': '',
  };
}

export const STORY_READ = reading({
  statements: [
    {
      source: spanIn(STORY, 'Berg'),
      cue: [spanIn(STORY, 'said')],
      content: [spanIn(STORY, 'port was closed')],
    },
    { source: null, cue: [], content: [spanIn(STORY, 'Talks failed')] },
    { source: null, cue: [], content: [spanIn(STORY, 'closed')] },
  ],
});

export const ARTICLE =
  'President Ilya Brandt said on Monday that some 300 troops had left Osto. Norland demands that Sudland withdraw its ' +
  'guns. If Sudland refuses, Norland will close the border. Norland attacked Osto. Brandt met Mira Holt on Monday.';
const GOLD = {
  statements: [
    {
      source_text: 'President Ilya Brandt',
      source_actor: 'Ilya Brandt',
      cue_text: 'said',
      content_text: ['that some 300 troops had left Osto'],
      kind: 'indirect',
      anonymous: false,
    },
  ],
  events: [
    {
      type: 'ASSAULT',
      source_actors: ['Norland'],
      target_actors: ['Osto'],
      trigger_text: 'attacked',
      sentence_text: 'Norland attacked Osto.',
      date: null,
      place: 'Osto',
      modality: 'happened',
    },
    {
      type: 'CONSULT',
      source_actors: ['Ilya Brandt', 'Mira Holt'],
      target_actors: [],
      trigger_text: 'met',
      sentence_text: 'Brandt met Mira Holt on Monday.',
      date: '2021-12-20',
      place: null,
      modality: 'happened',
    },
  ],
  figures: [
    { text: 'some 300 troops', value: 300, min: null, max: null, claimed_by: 'Ilya Brandt', previous: null },
  ],
  conditionals: [
    {
      condition_text: 'If Sudland refuses',
      consequence_text: 'Norland will close the border',
      by: 'Norland',
      against: 'Sudland',
    },
  ],
  demands: [{ by: 'Norland', of: 'Sudland', content_text: 'that Sudland withdraw its guns', response: null }],
  contacts: [
    {
      participants: ['Ilya Brandt', 'Mira Holt'],
      format: 'meeting',
      when: '2021-12-20',
      status: 'held',
      text: 'met Mira Holt',
    },
  ],
};

/** Gold of one article, with something wrong in it where a test wants that. */
export const gold = (wrong: object = {}): Record<string, string> => ({
  'gold/meta.json': JSON.stringify({ osto: { published: '2021-12-21' } }),
  'gold/dev/osto.txt': ARTICLE,
  'gold/dev/osto.gold.json': JSON.stringify({ ...GOLD, ...wrong }),
});

const span = (part: string) => spanIn(ARTICLE, part);
const named = (...names: string[]) => names.map((name) => ({ id: 'a1', name }));
export const ARTICLE_READ = reading({
  statements: [
    {
      source: null,
      cue: [],
      content: [span('some 300 troops had left Osto')],
      speaker: named('Brandt')[0],
      kind: 'mixed',
      anonymous: false,
    },
  ],
  events: [
    {
      type: 'THREATEN',
      trigger: span('attacked'),
      sources: named('Norland'),
      targets: named('Osto'),
      modality: 'happened',
      date: null,
      place: null,
    },
    {
      type: 'ASSAULT',
      trigger: span('attacked'),
      sources: named('the Norland'),
      targets: [],
      modality: 'alleged',
      date: null,
      place: null,
    },
    {
      type: 'CONSULT',
      trigger: { ...spanIn(ARTICLE, 'Monday', ARTICLE.indexOf('Holt')) },
      sources: named('Holt'),
      targets: named('Mr. Brandt'),
      modality: 'happened',
      date: '2021-12-20',
      place: null,
    },
    {
      type: 'CONSULT',
      trigger: span('met'),
      sources: named('Mira Holt', 'Ilya Brandt'),
      targets: [],
      modality: 'happened',
      date: '2021-12-20',
      place: null,
    },
  ],
  figures: [{ ...span('300 troops'), value: 300, min: null, max: null, claimedBy: null, previous: null }],
  conditionals: [
    {
      condition: span('Sudland refuses'),
      consequence: span('Norland will close the border'),
      by: named('Norland')[0],
      against: null,
    },
  ],
  demands: [
    {
      by: named('Norland')[0],
      of: named('Sudland')[0],
      content: span('withdraw its guns'),
      response: span('border'),
    },
  ],
  contacts: [
    {
      ...span('met'),
      participants: named('Mira Holt', 'Norland', 'Sudland', 'Osto'),
      format: 'meeting',
      status: 'held',
      when: null,
    },
  ],
});
