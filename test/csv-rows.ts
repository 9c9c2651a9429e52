import { expect } from 'vitest';

/** A reader of RFC 4180 that knows nothing of the writer, and takes the apostrophe off what it guards. */
export function rowsOf(csv: string): Record<string, string>[] {
  const rows = [
    ...csv.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g),
  ].map(([, row = '']) => [...`,${row}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(cellOf));
  expect(csv).toBe(csv.endsWith('\r\n') ? csv : 'a line that ends');
  const [head = [], ...body] = rows;
  return body.map((cells) => {
    expect(cells).toHaveLength(head.length);
    return Object.fromEntries(head.map((name, i) => [name, cells[i] ?? '']));
  });
}

function cellOf([, quoted, bare]: RegExpExecArray): string {
  const text = quoted?.replaceAll('""', '"') ?? bare ?? '';
  return text.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '');
}
