import { entitiesOf, type Filled, framesOf, type Labelled, surestOf } from '../language/decode.ts';
import type { Encoder } from '../language/encoder.ts';
import { windowsOf } from '../language/windows.ts';
import { spanOf } from '../record/span.ts';
import type { Attribution, Draft, Name } from './draft.ts';
import { noteProposal, runsOf } from './roles.ts';

/** Least probability of a trigger for its frame to be kept, by kind: where F1 is best in cross-validation. */
const THRESHOLDS: Readonly<Record<string, number>> = {
  statement: 0.5,
  event: 0.5,
  conditional: 0.5,
  demand: 0.5,
  contact: 0.5,
};

/** What the model proposes for one article: names and frames, in order of the text. */
export interface Proposals {
  readonly names: readonly Name[];
  readonly frames: readonly Filled[];
}

/** The entity scheme whose types `Name` has. */
const NAMES = 'wikigold';

/** Runs the encoder over the article's windows, one after the other. */
export async function propose(draft: Draft, encoder: Encoder): Promise<Proposals> {
  const names: Name[] = [];
  const frames: Filled[] = [];
  const thresholds = encoder.labels.kinds.map((kind) => THRESHOLDS[kind] ?? 1);
  for (const window of windowsOf(draft.article, draft.sentences, encoder.wordpiece)) {
    const encoded = await encoder.run(window, NAMES, thresholds);
    for (const entity of entitiesOf(window, encoded, encoder.labels, NAMES))
      names.push(nameOf(draft, entity));
    for (const trigger of encoded.triggers)
      frames.push(...framesOf(window, trigger, encoder.labels, thresholds));
  }
  return { names, frames: frames.sort((a, b) => a.trigger.start - b.trigger.start) };
}

function nameOf({ article, trace }: Draft, { start, end, label, probability }: Labelled): Name {
  const name = { ...spanOf(article, start, end), type: label as Name['type'], confidence: probability };
  trace.note(name, 'propose', 'proposed', `the encoder reads a name, ${label}, at ${probability.toFixed(2)}`);
  return name;
}

/** The attributions among the frames: a source, a cue and the content it introduces. */
export function attributionsOf(draft: Draft, frames: readonly Filled[]): Attribution[] {
  const { article } = draft;
  return frames.flatMap((frame): Attribution[] => {
    if (frame.kind !== 'statement') return [];
    const runs = (role: string) => runsOf(frame, 'roles', role);
    const content = runs('content').filter(substantial(article.text));
    if (content.length === 0) return [];
    const cue = nearestRun(runs('cue'), frame.trigger);
    const source = surestOf(runs('source'));
    const toSpan = (run: Labelled) => spanOf(article, run.start, run.end);
    const attribution: Attribution = {
      source: source ? toSpan(source) : null,
      cue: cue ? [toSpan(cue)] : [],
      content: content.map(toSpan),
      confidence: frame.found,
    };
    noteProposal(draft, attribution, 'propose', 'an attribution', frame);
    return [attribution];
  });
}

function substantial(text: string): (run: Labelled) => boolean {
  return (run) => /[\p{L}\p{N}]/u.test(text.slice(run.start, run.end));
}

/** The run that holds the trigger, or else the nearest one. */
function nearestRun(runs: readonly Labelled[], trigger: { start: number; end: number }): Labelled | null {
  const distance = (run: Labelled) => Math.max(0, run.start - trigger.end, trigger.start - run.end);
  return runs.reduce<Labelled | null>(
    (best, run) => (best && distance(best) <= distance(run) ? best : run),
    null,
  );
}
