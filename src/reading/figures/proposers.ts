import { bare } from './bare.ts';
import { compound } from './compounds.ts';
import { count } from './counts.ts';
import { duration } from './durations.ts';
import { measure } from './measures.ts';
import { single, zero } from './persons.ts';
import type { Proposer } from './proposal.ts';
import { share } from './shares.ts';

/** In order; the first that knows what a number counts decides. */
export const PROPOSERS: readonly Proposer[] = [
  zero,
  single,
  duration,
  measure, // after durations: both read a unit after the number
  share, // after measures: "half a ton" is no share
  compound,
  count,
  bare, // last: a number with no noun
];
