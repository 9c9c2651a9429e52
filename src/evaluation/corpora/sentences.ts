import { readFileSync } from 'node:fs';
import { EVENT_TYPES, type EventType } from '../../record/event.ts';
import { heldOut, type Split } from './held-out.ts';
import { type Marked, markedOf } from './marked.ts';

/** A sentence with source and target, and what the one does to the other. */
export interface Pair extends Marked {
  readonly name: string;
  readonly split: Split;
  /** A root code of PLOVER: see `ROOTS`. */
  readonly root: string;
  /** The event types that the root stands for. */
  readonly types: readonly EventType[];
}

/** A sentence of one class. */
export interface Classed {
  readonly name: string;
  readonly split: Split;
  readonly text: string;
  readonly class: string;
}

/**
 * The fifteen root codes that PLV is annotated with (Hu et al. 2024), each with its event types: YIELD is what the
 * codebook later parted into CONCEDE and RETREAT.
 */
export const ROOTS: ReadonlyMap<string, readonly EventType[]> = new Map([
  ...EVENT_TYPES.filter((type) => type !== 'CONCEDE' && type !== 'RETREAT').map(
    (type): [string, EventType[]] => [type, [type]],
  ),
  ['YIELD', ['CONCEDE', 'RETREAT']],
]);

/** The classes of cameo_class by number: CAMEO's QuadClass, and none. */
export const CLASSES = [
  'neutral',
  'verbal cooperation',
  'material cooperation',
  'verbal conflict',
  'material conflict',
] as const;

/** plover/plv_train.tsv: columns marked_sentence and gold_root. */
export function pairsIn(file: string): Pair[] {
  const [head = [], ...rows] = rowsOf(file);
  const [sentence, gold] = [head.indexOf('marked_sentence'), head.indexOf('gold_root')];
  return rows.map((row, i) => {
    const marked = markedOf(row[sentence] ?? '');
    const root = row[gold] ?? '';
    const types = ROOTS.get(root);
    if (!types) {
      const allowed = [...ROOTS.keys()].join(', ');
      throw new Error(
        `${file}: row ${i + 2}: gold_root: found ${JSON.stringify(root)}; want one of ${allowed}`,
      );
    }
    return { name: `row ${i + 2}`, split: heldOut(marked.text), ...marked, root, types };
  });
}

/** cameo/cameo_class_train.tsv: a sentence and the number of its class, without a heading. */
export function classedIn(file: string): Classed[] {
  return rowsOf(file).map(([text = '', number], i) => {
    const named = CLASSES[Number(number)];
    if (!named)
      throw new Error(`${file}: row ${i + 1}: found class ${number}; want 0 to ${CLASSES.length - 1}`);
    return { name: `row ${i + 1}`, split: heldOut(text), text, class: named };
  });
}

function rowsOf(file: string): string[][] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
  return lines.map((line) => line.split('\t'));
}
