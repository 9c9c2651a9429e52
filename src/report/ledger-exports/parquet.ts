import type { SchemaElement } from 'hyparquet';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { Value } from '../exports/flat.ts';
import { version } from '../package.ts';
import type { Extract } from './extract.ts';
import type { Files } from './files.ts';
import { type ColumnType, type Sink, type Table, writeTables } from './tables.ts';

/** Rows that are held before they are written, all columns of them together. */
const ROW_GROUP = 10_000;
const STORED: Readonly<Record<ColumnType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  STRING: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  INT32: { type: 'INT32' },
  DOUBLE: { type: 'DOUBLE' },
  BOOLEAN: { type: 'BOOLEAN' },
  DAY: { type: 'INT32', converted_type: 'DATE' },
};

/** Each table as a Parquet file; days are DATE, so that no reader has to guess. */
export async function parquet(extract: Extract, files: Files): Promise<void> {
  await writeTables(extract, (table) => sinkOf(table, files.create(`${table.name}.parquet`)));
}

function sinkOf({ columns }: Table, path: string): Sink {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL', ...STORED[type] }) as const),
    ],
    createdBy: `standoff version ${version}`,
  });
  let waiting: Value[][] = [];
  const flush = async () => {
    if (waiting.length === 0) return;
    const columnData = columns.map(({ name, type }, c) => ({
      name,
      data: waiting.map((row) => stored(row[c] ?? null, type)),
    }));
    await writer.write({ columnData, rowGroupSize: waiting.length });
    waiting = [];
  };
  return {
    async write(rows) {
      for (const row of rows) waiting.push(row);
      if (waiting.length >= ROW_GROUP) await flush();
    },
    async end() {
      await flush();
      await writer.finish();
    },
  };
}

/** A day that the calendar lacks is none. */
function stored(value: Value, type: ColumnType): Value | Date {
  if (type !== 'DAY' || value === null) return value;
  const day = new Date(String(value));
  return Number.isNaN(day.getTime()) ? null : day;
}
