// Writes the part of docs/ledger.md that lists every view and table, from the migrated schema and its descriptions: run it
// after `npm run build`. What stands above the mark is written by hand; test/ledger-docs.test.ts fails where the rest is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PAGE = new URL('../docs/ledger.md', import.meta.url);
const MARK = '<!-- From here on made by scripts/ledger-docs.mjs. -->\n';
/** Indexes for searching, which SQLite keeps as tables, and its own counter. */
const INDEXES = /^(?:articles|actors)_search|^sqlite_/;

/** The page with its made part made anew. */
export async function renewed(page, { db, engine }, { DESCRIPTIONS, viewsOf }) {
  const [head, ...rest] = page.split(MARK);
  if (rest.length !== 1) throw new Error(`docs/ledger.md: want one line ${MARK.trim()}`);
  const found = new Map(
    (await db.introspection.getTables())
      .filter(({ name }) => !INDEXES.test(name))
      .map((table) => [table.name, table]),
  );
  const sections = [
    '## Views\n',
    ...Object.entries(viewsOf(engine.json)).map(([name, { about, columns }]) =>
      section(name, about, [
        ['column', 'holds'],
        ...columnsOf(found, name, columns).map(({ name }) => [code(name), columns[name][1]]),
      ]),
    ),
    '## Tables\n',
    'What the views are made of, and what Standoff itself reads. *or null*: the column may be empty.\n',
    ...Object.entries(DESCRIPTIONS).map(([name, { about, columns }]) =>
      section(name, about, [
        ['column', 'type', 'holds'],
        ...columnsOf(found, name, columns).map((column) => [
          code(column.name),
          `${column.dataType.toLowerCase()}${column.isNullable ? ' or null' : ''}`,
          columns[column.name],
        ]),
      ]),
    ),
  ];
  if (found.size > 0) throw new Error(`no description of ${[...found.keys()].join(', ')}; give it one`);
  return `${head}${MARK}\n${sections.join('\n')}`;
}

/** The columns that the database has of a table, each of which is described, and no other. */
function columnsOf(found, name, described) {
  const columns = found.get(name)?.columns ?? [];
  found.delete(name);
  const [made, told] = [columns.map(({ name }) => name), Object.keys(described)].map((list) =>
    list.toSorted().join(', '),
  );
  if (made !== told) throw new Error(`${name}: found the columns ${made}; the descriptions have ${told}`);
  return columns;
}

function section(name, about, rows) {
  const [head, ...body] = rows;
  const lines = [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.map(cell).join(' | ')} |`);
  return `### ${name}\n\n${about}\n\n${lines.join('\n')}\n`;
}

const code = (name) => `\`${name}\``;
const cell = (text) => text.replaceAll('|', '\\|');

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const from = (file) => import(`../dist/ledger/database/${file}.js`);
  const [{ openLedger }, descriptions, views] = await Promise.all(
    ['open', 'descriptions', 'views'].map(from),
  );
  const ledger = await openLedger(':memory:');
  const page = readFileSync(PAGE, 'utf8').replaceAll('\r\n', '\n');
  writeFileSync(fileURLToPath(PAGE), await renewed(page, ledger, { ...descriptions, ...views }));
  await ledger.close();
}
