import type { Recorded } from '../record/id.ts';

/** Records before one that may tell the same thing: frames of one thing stand close together. */
const CLOSE = 8;

/** Of records of one kind that tell the same thing, the surest; in the order in which they came. */
export function withoutTwins<T extends Recorded>(records: readonly T[], same: (a: T, b: T) => boolean): T[] {
  const kept: T[] = [];
  for (const record of records) {
    const at = kept.findLastIndex((other, i) => i >= kept.length - CLOSE && same(other, record));
    const twin = kept[at];
    if (!twin) kept.push(record);
    else if (record.confidence > twin.confidence) kept[at] = record;
  }
  return kept;
}
