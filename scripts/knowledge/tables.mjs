import { readFileSync } from 'node:fs';

/** Rows of a tab-divided data file as objects by column name; `#` lines are comments. */
export function readRows(file) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const columns = lines[0].split('\t');
  return lines.slice(1).map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]]));
  });
}

/** A data file of rows sorted by their first column. */
export function tableOf(comments, columns, rows) {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join('\t')).sort(compare);
  return `${[...comments.map((comment) => `# ${comment}`), columns.join('\t'), ...lines].join('\n')}\n`;
}

export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows of a CSV file with quoted cells (RFC 4180) as objects by column name. */
export function readCsv(file) {
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      (match) => match[1]?.replaceAll('""', '"') ?? match[2],
    );
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}
