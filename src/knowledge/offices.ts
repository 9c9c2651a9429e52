import { lazy, listOf, rowsOf } from './data.ts';

/** An office under its normalised name, highest first in `offices.tsv`. */
export interface Office {
  readonly name: string;
  /** How titles say it: "foreign secretary", "minister for foreign affairs". Lower case. */
  readonly surfaces: readonly string[];
}

const known = lazy(() => {
  const offices = rowsOf('offices.tsv', ['name', 'surfaces']).map(
    ([name = '', surfaces]): Office => ({ name, surfaces: listOf(surfaces) }),
  );
  return { offices, ranks: new Map(offices.map((office, rank) => [office.name, rank])) };
});

export function allOffices(): readonly Office[] {
  return known().offices;
}

/** Place of an office in order of rank, 0 the highest. */
export function rankOf(office: string): number {
  return known().ranks.get(office) ?? known().offices.length;
}
