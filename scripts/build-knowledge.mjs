// Makes the derived files of src/knowledge/data/ from the actors corpus: node scripts/build-knowledge.mjs FOLDER
// Wants dist/ (npm run build). Files kept by hand (see data/README.md) are read, never written. The same input gives the same bytes.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { citiesFile } from './knowledge/cities.mjs';
import { leadersOf2021 } from './knowledge/leaders.mjs';
import { ministersFile } from './knowledge/ministers.mjs';
import { readRows } from './knowledge/tables.mjs';

const [corpus] = process.argv.slice(2);
if (!corpus) {
  console.error(
    'build-knowledge: found no folder; want the actors corpus: node scripts/build-knowledge.mjs FOLDER',
  );
  process.exit(2);
}
const data = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'knowledge', 'data');
const states = readRows(join(data, 'states.tsv'));
const own = readRows(join(data, 'people.tsv'));

write('people-2021.tsv', leadersOf2021(join(corpus, 'world_leaders_2021_wikidata.csv'), states, own));
const dictionaries = ['Phoenix.Countries.actors.txt', 'Phoenix.International.actors.txt'];
write(
  'people-phoenix.tsv',
  ministersFile(
    dictionaries.map((file) => join(corpus, file)),
    states,
    [...own, ...readRows(join(data, 'people-2021.tsv'))],
  ),
);
write('cities.tsv', citiesFile(states, readRows(join(data, 'exonyms.tsv'))));

function write(file, text) {
  writeFileSync(join(data, file), text);
  console.log(`${file}: ${text.split('\n').length - 1} lines, ${Buffer.byteLength(text)} bytes`);
}
