import { ENTRY_LETTERS, type EntryKind } from '../entry.ts';
import { deedAnswers, statementAnswers } from './answers.ts';
import { conditions } from './conditions.ts';
import { deeds } from './deeds.ts';
import { denials } from './denials.ts';
import type { Linker } from './linker.ts';
import { meetings } from './meetings.ts';
import type { Merger } from './merger.ts';
import { positions } from './positions.ts';
import { series } from './series.ts';
import { threads } from './threads.ts';
import { tripwires } from './tripwires.ts';

/** All kinds of entry, in the order in which an article's records are merged: what others link to comes first. */
export const MERGERS: readonly Merger[] = [
  deeds,
  threads,
  series,
  meetings,
  tripwires,
  positions,
] as readonly unknown[] as readonly Merger[];

export const LINKERS: readonly Linker[] = [
  denials,
  conditions,
  deedAnswers,
  statementAnswers,
] as readonly unknown[] as readonly Linker[];

export function mergerOf(kind: EntryKind): Merger {
  const merger = MERGERS.find(({ entry }) => entry === kind);
  if (!merger)
    throw new Error(`no merger makes a ${kind}; there are ${Object.keys(ENTRY_LETTERS).join(', ')}`);
  return merger;
}
