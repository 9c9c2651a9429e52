import { lazy, listOf, rowsOf } from './data.ts';

/** A way titles say an office. */
export interface Surface {
  /** Lower case: "foreign secretary", "minister for foreign affairs". */
  readonly form: string;
  /** Whose office it is: state code or organisation's name; null where the form does not tell. */
  readonly of: string | null;
  /** Whether it is so even where the title names another ("EU commission president"). */
  readonly always: boolean;
}

/** An office under its normalised name, highest first in `offices.tsv`. */
export interface Office {
  readonly name: string;
  readonly holders: 'one' | 'many';
  /** Whether a state has it or a body: "the Kremlin spokesman" speaks for the Kremlin. */
  readonly of: 'state' | 'body';
  readonly surfaces: readonly Surface[];
}

const COLUMNS = 'name holders of surfaces'.split(' ');

const known = lazy(() => {
  const offices = rowsOf('offices.tsv', COLUMNS).map(officeOf);
  return {
    offices,
    named: new Map(offices.map((office) => [office.name, office])),
    ranks: new Map(offices.map((office, rank) => [office.name, rank])),
  };
});

export function allOffices(): readonly Office[] {
  return known().offices;
}

/** The office of this normalised name; null for those made in code ("deputy X", "ambassador to X"). */
export function officeNamed(name: string): Office | null {
  return known().named.get(name) ?? null;
}

/** Place of an office in order of rank, 0 the highest. */
export function rankOf(office: string): number {
  return known().ranks.get(office) ?? known().offices.length;
}

function officeOf([name = '', holders, of, forms]: readonly string[]): Office {
  return {
    name,
    holders: holders === 'many' ? 'many' : 'one',
    of: of === 'body' ? 'body' : 'state',
    surfaces: [name, ...listOf(forms)].map(surfaceOf),
  };
}

function surfaceOf(cell: string): Surface {
  const [form = '', of = null] = cell.split(/[>=]/);
  return { form, of, always: cell.includes('=') };
}
