import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { intake } from '../src/intake/intake.ts';
import { Reader } from '../src/reading/reader.ts';
import { plain } from '../src/report/paint.ts';
import { readingText } from '../src/report/reading-text.ts';

// Each sample has its reading beside it in test/golden, as `standoff read` prints it. A reading that changed lands
// there as NAME-changed.txt; UPDATE_GOLDEN=1 npx vitest run test/golden.test.ts takes the new readings over.
const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url));
const GOLDEN = fileURLToPath(new URL('golden/', import.meta.url));

describe('the samples', async () => {
  const reader = await Reader.load();
  for await (const taken of intake([SAMPLES])) {
    it(taken.ok ? taken.article.name : taken.name, async () => {
      expect(taken).toMatchObject({ ok: true });
      if (!taken.ok) return;
      const { article, warnings } = taken;
      const { reading } = await reader.read(article, warnings);
      const text = readingText(article, reading, { width: 100, paint: plain });
      const file = `${GOLDEN}${article.name}.txt`;
      const changed = `${GOLDEN}${article.name}-changed.txt`;
      rmSync(changed, { force: true });
      if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
      const golden = existsSync(file) ? readFileSync(file, 'utf8') : '';
      if (text !== golden) writeFileSync(changed, text);
      expect(text).toBe(golden);
    });
  }
});
