/** Formats that `standoff export` writes; docs/exports.md says what each holds. */
export const LEDGER_FORMATS = ['plover', 'csv', 'parquet', 'geojson', 'icalendar', 'ro-crate'] as const;
export type LedgerFormat = (typeof LEDGER_FORMATS)[number];
