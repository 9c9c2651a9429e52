// The rooms of src/ in the order an article passes through them. A room imports only from itself,
// from rooms before it and from record/: this check names every import that goes the other way.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOMS = [
  'record',
  'intake',
  'language',
  'knowledge',
  'reading',
  'ledger',
  'report',
  'evaluation',
  'desk',
  'cli',
];
const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');

const files = readdirSync(src, { recursive: true })
  .filter((file) => file.endsWith('.ts') || file.endsWith('.tsx'))
  .map((file) => join(src, file));
const wrong = [];
for (const entry of readdirSync(src)) {
  if (statSync(join(src, entry)).isDirectory() && !ROOMS.includes(entry)) {
    wrong.push(`src/${entry}: not a room; the rooms are ${ROOMS.join(', ')}`);
  }
}
for (const file of files) {
  const room = ROOMS.indexOf(relative(src, file).split(sep)[0]);
  if (room < 0) continue;
  for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    const to = ROOMS.indexOf(relative(src, resolve(dirname(file), target)).split(sep)[0]);
    if (to > room) {
      wrong.push(`${relative(src, file)}: ${ROOMS[room]}/ may not import from ${ROOMS[to]}/ (${target})`);
    }
  }
}
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
