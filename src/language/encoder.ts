import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import type { Window } from './windows.ts';
import { WordPiece } from './wordpiece.ts';

/**
 * The labels of models/reader.onnx, as training wrote them beside it: `entities`, each scheme (the corpus it was learnt
 * from) with its types; `kinds`, the frame kinds by the number the model gives them; `roles` of all frames, of which
 * role i is the model's number i + 1, since 0 is none.
 */
const LABELS = z.object({
  entities: z.record(z.string(), z.array(z.string())),
  kinds: z.array(z.string()),
  roles: z.array(z.string()),
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

/** A trigger that the model found, with a row of role logits for each piece around it. */
export interface Frame {
  readonly kind: string;
  /** Index of the trigger among the window's pieces. */
  readonly at: number;
  /** Probability that there is such a trigger. */
  readonly found: number;
  /** Index of the first piece that has role logits. */
  readonly start: number;
  /** Role logits, `labels.roles.length + 1` a piece. */
  readonly roles: Float32Array;
}

/** What the model says of one window. */
export interface Encoded {
  /** BIO logits of the scheme asked for, `1 + 2 * types` a piece (none, then begin and inside of each type). */
  readonly entities: Float32Array;
  /** Frames whose trigger lies in the window's core. */
  readonly frames: readonly Frame[];
}

export interface EncoderOptions {
  /** Folder with reader.onnx, reader.labels.json and vocab.txt. */
  readonly models: string;
  /** Threads of one run; the answers do not depend on it. */
  readonly threads?: number;
}

const FRAME_OUTPUTS = ['at', 'kinds', 'found', 'starts', 'roles'];

/** The reader model: runs one window at a time, so that what is read of one never depends on another. */
export class Encoder {
  readonly labels: Labels;
  readonly wordpiece: WordPiece;
  readonly #session: InferenceSession;
  readonly #cls: number;
  readonly #sep: number;

  private constructor(session: InferenceSession, labels: Labels, wordpiece: WordPiece) {
    this.#session = session;
    this.labels = labels;
    this.wordpiece = wordpiece;
    this.#cls = wordpiece.idOf('[CLS]');
    this.#sep = wordpiece.idOf('[SEP]');
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
   * @param threshold least probability of a trigger, 0 to 1
   * @param scheme the entity scheme that is asked for
   */
  async run(window: Window, threshold: number, scheme: string): Promise<Encoded> {
    const ids = [this.#cls, ...window.pieces.map((piece) => piece.id), this.#sep];
    const feeds = {
      ids: int64(ids),
      features: int64([0, ...window.features, 0]),
      core: int64([window.core.start + 1, window.core.end + 1]),
      threshold: new Tensor('float32', Float32Array.of(threshold), []),
    };
    const out = await this.#session.run(feeds, [...FRAME_OUTPUTS, `names.${scheme}`]);
    const tags = 1 + 2 * (this.labels.entities[scheme]?.length ?? 0);
    const entities = floats(out[`names.${scheme}`]).subarray(tags, (ids.length - 1) * tags);
    return { entities, frames: this.#frames(out) };
  }

  #frames(out: InferenceSession.OnnxValueMapType): Frame[] {
    const found = floats(out.found);
    const roles = floats(out.roles);
    const at = longs(out.at);
    const kinds = longs(out.kinds);
    const starts = longs(out.starts);
    const row = roles.length / found.length;
    // The last row is the graph's filler: see training/export.py.
    return Array.from({ length: found.length - 1 }, (_, i) => ({
      kind: this.labels.kinds[Number(kinds[i])] ?? '',
      at: Number(at[i]) - 1,
      found: found[i] ?? 0,
      start: Number(starts[i]) - 1,
      roles: roles.slice(i * row, (i + 1) * row),
    }));
  }
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
