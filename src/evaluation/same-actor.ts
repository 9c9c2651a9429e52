import type { ActorRef } from '../record/actor.ts';

const LIGHT = /\b(the|mr|ms|mrs|dr|president|prime minister|of)\b\.?/g;

/** Whether the two are one name, or one is a part of the other that holds its last word ("Putin", "Vladimir Putin"). */
export function sameActor(a: string | null | undefined, b: string | null | undefined): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  if (x.length === 0 || y.length === 0) return false;
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return short.every((word) => long.includes(word)) && short.at(-1) === long.at(-1);
}

/** Whether the lists agree on at least half of their union; two empty ones do. */
export function sameActors(gold: readonly string[], read: readonly ActorRef[]): boolean {
  if (gold.length === 0 && read.length === 0) return true;
  const used = new Set<number>();
  for (const name of gold) {
    const found = read.findIndex((actor, i) => !used.has(i) && sameActor(name, actor.name));
    if (found >= 0) used.add(found);
  }
  return used.size / (gold.length + read.length - used.size || 1) >= 0.5;
}

function wordsOf(name: string | null | undefined): string[] {
  return (name ?? '')
    .toLowerCase()
    .replace(LIGHT, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
}
