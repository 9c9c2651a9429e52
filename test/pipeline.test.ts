import { describe, expect, it } from 'vitest';
import type { Encoder } from '../src/language/encoder.ts';
import { stepsOf } from '../src/reading/pipeline.ts';

describe('the pipeline', () => {
  it('gives every step what it needs before it runs', () => {
    const made = new Set(['article', 'trace', 'warnings']);
    for (const { name, needs, makes } of stepsOf({} as Encoder)) {
      for (const need of needs) expect(made, `${name} needs ${need}`).toContain(need);
      for (const list of makes) made.add(list);
    }
  });
});
