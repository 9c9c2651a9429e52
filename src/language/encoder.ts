import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import type { Window } from './windows.ts';
import { WordPiece } from './wordpiece.ts';

const NAMES = z.array(z.string());

/**
 * The labels of models/reader.onnx, as training wrote them beside it: `entities`, each scheme (the corpus it was learnt
 * from) with its types; `kinds`, the frame kinds; `roles`, what a piece may be to a frame of each kind and, under
 * "parties", to all but statements, of which role i is the model's number i + 1, since 0 is none; `types` of events;
 * `labels`, what is said of a frame as a whole, by name; `classes` of a sentence as a whole.
 */
const LABELS = z.object({
  entities: z.record(z.string(), NAMES),
  kinds: NAMES,
  roles: z.record(z.string(), NAMES),
  types: NAMES,
  labels: z.record(z.string(), NAMES),
  classes: NAMES,
});
export type Labels = Readonly<z.infer<typeof LABELS>>;

/** Loads one file of the model, or says which it is that is missing or damaged. */
async function part<T>(models: string, name: string, load: (file: string) => T | Promise<T>): Promise<T> {
  const file = join(models, name);
  if (!existsSync(file)) throw new Error(`found no ${file}; it comes with the package: install it again`);
  try {
    return await load(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${file} is damaged (${why}); install the package again, or make it with training/export.py`,
    );
  }
}

/** A piece that the model found to trigger frames, with rows of logits for the pieces around it. */
export interface Trigger {
  /** Index of the trigger among the window's pieces. */
  readonly at: number;
  /** Probability of each of `labels.kinds`. */
  readonly found: Float32Array;
  /** Index of the first piece that has role logits. */
  readonly start: number;
  /** For each of `labels.roles`, its logits: one more than it has roles, a piece. */
  readonly roles: Readonly<Record<string, Float32Array>>;
  /** Logits of `labels.types`, for an event. */
  readonly types: Float32Array;
  /** Logits of each of `labels.labels`. */
  readonly labels: Readonly<Record<string, Float32Array>>;
}

/** What the model says of one window. */
export interface Encoded {
  /** BIO logits of the scheme asked for, `1 + 2 * types` a piece (none, then begin and inside of each type). */
  readonly entities: Float32Array;
  /** Pieces of the window's core that trigger frames. */
  readonly triggers: readonly Trigger[];
}

/** What the model says of a sentence as a whole. */
export interface Judged {
  /** For each of `labels.types`, the logarithm of how much the sentence speaks of such an event. */
  readonly types: Float32Array;
  /** Logits of `labels.classes`. */
  readonly classes: Float32Array;
}

export interface EncoderOptions {
  /** Folder with reader.onnx, reader.labels.json and vocab.txt. */
  readonly models: string;
  /** Threads of one run; the answers do not depend on it. */
  readonly threads?: number;
}

/** The reader model: runs one window at a time, so that what is read of one never depends on another. */
export class Encoder {
  readonly labels: Labels;
  readonly wordpiece: WordPiece;
  readonly #session: InferenceSession;
  readonly #cls: number;
  readonly #sep: number;
  /** Thresholds that no piece reaches. */
  readonly #never: readonly number[];
  readonly #triggerOutputs: readonly string[];

  private constructor(session: InferenceSession, labels: Labels, wordpiece: WordPiece) {
    this.#session = session;
    this.labels = labels;
    this.wordpiece = wordpiece;
    this.#cls = wordpiece.idOf('[CLS]');
    this.#sep = wordpiece.idOf('[SEP]');
    this.#never = labels.kinds.map(() => 1);
    const roles = Object.keys(labels.roles).map(roleOutput);
    const said = Object.keys(labels.labels).map(labelOutput);
    this.#triggerOutputs = ['at', 'found', 'starts', 'types', ...roles, ...said];
  }

  /** @throws {Error} where a file of the model is missing or damaged; the message names it */
  static async load({ models, threads = 0 }: EncoderOptions): Promise<Encoder> {
    const labels = await part(models, 'reader.labels.json', (file) =>
      LABELS.parse(JSON.parse(readFileSync(file, 'utf8'))),
    );
    const wordpiece = await part(models, 'vocab.txt', (file) => new WordPiece(readFileSync(file, 'utf8')));
    const session = await part(models, 'reader.onnx', (file) =>
      InferenceSession.create(file, {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        graphOptimizationLevel: 'all',
      }),
    );
    return new Encoder(session, labels, wordpiece);
  }

  /**
   * @param scheme the entity scheme that is asked for
   * @param thresholds least probability of each of `labels.kinds` for a piece to trigger a frame; without them none does
   */
  async run(window: Window, scheme: string, thresholds: readonly number[] = this.#never): Promise<Encoded> {
    const outputs = [...this.#triggerOutputs, `names.${scheme}`];
    const out = await this.#run(window, [], thresholds, outputs);
    const tags = 1 + 2 * (this.labels.entities[scheme]?.length ?? 0);
    const entities = floats(out[`names.${scheme}`]).subarray(tags, (window.pieces.length + 1) * tags);
    return { entities, triggers: this.#triggers(out) };
  }

  /**
   * What one sentence tells, and with source and target marked, what it tells of the two.
   * @param marked a number for each piece: 0 neither, 1 of the source, 2 of the target
   */
  async judge(window: Window, marked: readonly number[] = []): Promise<Judged> {
    const out = await this.#run(window, marked, this.#never, ['judged.types', 'judged.classes']);
    return { types: floats(out['judged.types']), classes: floats(out['judged.classes']) };
  }

  #run(
    { pieces, features, core }: Window,
    marked: readonly number[],
    thresholds: readonly number[],
    outputs: readonly string[],
  ): Promise<InferenceSession.OnnxValueMapType> {
    const feeds = {
      ids: int64([this.#cls, ...pieces.map((piece) => piece.id), this.#sep]),
      features: int64([0, ...features, 0]),
      marked: int64([0, ...pieces.map((_, i) => marked[i] ?? 0), 0]),
      core: int64([core.start + 1, core.end + 1]),
      thresholds: new Tensor('float32', Float32Array.from(thresholds), [thresholds.length]),
    };
    return this.#session.run(feeds, outputs);
  }

  #triggers(out: InferenceSession.OnnxValueMapType): Trigger[] {
    const at = longs(out.at);
    const starts = longs(out.starts);
    const rows = (name: string) => {
      const values = floats(out[name]);
      const width = values.length / at.length;
      return (i: number) => values.slice(i * width, (i + 1) * width);
    };
    const byName = (names: Readonly<Record<string, unknown>>, outputOf: (name: string) => string) => {
      const all = Object.keys(names).map((name) => [name, rows(outputOf(name))] as const);
      return (i: number) => Object.fromEntries(all.map(([name, of]) => [name, of(i)]));
    };
    const found = rows('found');
    const types = rows('types');
    const roles = byName(this.labels.roles, roleOutput);
    const labels = byName(this.labels.labels, labelOutput);
    // The last row is the graph's filler: see training/export.py.
    return Array.from({ length: at.length - 1 }, (_, i) => ({
      at: Number(at[i]) - 1,
      found: found(i),
      start: Number(starts[i]) - 1,
      roles: roles(i),
      types: types(i),
      labels: labels(i),
    }));
  }
}

function roleOutput(name: string): string {
  return `roles.${name}`;
}

function labelOutput(name: string): string {
  return `labels.${name}`;
}

function int64(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [values.length]);
}

function floats(value: InferenceSession.OnnxValueMapType[string] | undefined): Float32Array {
  if (value instanceof Tensor && value.data instanceof Float32Array) return value.data;
  throw new Error(
    'models/reader.onnx lacks an output that its labels name: build both with training/export.py',
  );
}

function longs(value: InferenceSession.OnnxValueMapType[string] | undefined): BigInt64Array {
  if (value instanceof Tensor && value.data instanceof BigInt64Array) return value.data;
  throw new Error(
    'models/reader.onnx lacks an output that its labels name: build both with training/export.py',
  );
}
