import { pastComplements } from './index.ts';
import { lower } from './links.ts';
import type { Reference, Scene } from './scene.ts';

/** Longest list that is remembered as named together. */
const MOST = 12;

/** Follows lists of actors, "Japan, China and Russia", and notes in the scene those named together. */
export class Together {
  readonly #scene: Scene;
  /** References in a row, each joined to the one before by a comma or "and". */
  #row: Reference[] = [];

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Whether the reference that "and" joins to word `from` may be a subject; null where none does. */
  subjectBefore(from: number): boolean | null {
    const last = this.#row.at(-1);
    const joined = this.#scene.words[from - 1]?.lower === 'and' && last?.to === from - 1;
    return joined ? last.subject : null;
  }

  add(reference: Reference): void {
    const scene = this.#scene;
    const last = this.#row.at(-1);
    const link = last ? lower(scene.words, pastComplements(last), reference.from) : '';
    const alike =
      last?.entity &&
      reference.entity &&
      (last.entity.kind === 'person') === (reference.entity.kind === 'person');
    if (!alike || !/^(?:,|and|, and)$/.test(link) || this.#row.length === MOST) {
      this.#row = [reference];
      return;
    }
    this.#row.push(reference);
    if (link === ',') return;
    const entities = this.#row.flatMap(({ entity }) => entity ?? []);
    if (!entities.every(({ named, kind }) => named || kind === 'group')) return;
    const entity = scene.cast.joint(entities);
    if (entity) {
      scene.joints.push({ entity, sentence: reference.sentence });
      scene.together = { entity, sentence: reference.sentence, subject: this.#row[0]?.subject === true };
    }
  }
}
