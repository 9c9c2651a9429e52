import { ENTRY_LETTERS, type EntryKind } from '../entry.ts';
import { deeds } from './deeds.ts';
import { denials } from './denials.ts';
import type { Linker } from './linker.ts';
import type { Merger } from './merger.ts';

/** All kinds of entry, in the order in which an article's records are merged: what others link to comes first. */
export const MERGERS: readonly Merger[] = [deeds] as readonly unknown[] as readonly Merger[];

export const LINKERS: readonly Linker[] = [denials] as readonly unknown[] as readonly Linker[];

export function mergerOf(kind: EntryKind): Merger {
  const merger = MERGERS.find(({ entry }) => entry === kind);
  if (!merger)
    throw new Error(`no merger makes a ${kind}; there are ${Object.keys(ENTRY_LETTERS).join(', ')}`);
  return merger;
}
