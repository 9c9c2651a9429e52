import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMentions, resolveActors } from '../src/reading/actors/actors.ts';
import { merge } from '../src/reading/actors/names.ts';
import type { Name } from '../src/reading/draft.ts';
import { draftOf, type Given, spanIn } from './drafts.ts';

/** Whom `part` of the text refers to, by name. */
function who(text: string, part: string, given: Given = {}): string | null {
  return resolveActors(draftOf(text, given)).actorOf(spanIn(text, part))?.name ?? null;
}

describe('names', () => {
  test('of names that overlap the longest stays', () => {
    const short: Name = { start: 0, end: 6, type: 'LOC', confidence: 1 };
    const long: Name = { start: 0, end: 13, type: 'ORG', confidence: 0.5 };
    expect(merge([short], [long])).toEqual([long]);
  });

  test('the knowledge, titles and repetition add to what the model found', () => {
    const text = 'Captain Bram Verhulst met German officials. Verhulst left.';
    const found = draftOf(text).names.map(({ start, end, type }) => `${type}:${text.slice(start, end)}`);
    expect(found).toEqual(['PER:Bram Verhulst', 'MISC:German', 'PER:Verhulst']);
  });

  test('pieces of one name are joined, and what holds no capital is dropped', () => {
    const text = 'The Zorvan Front denied the charge.';
    const draft = draftOf(text, { names: ['PER:Zorvan', 'ORG:Front', 'LOC:denied'] });
    expect(draft.names.map(({ start, end }) => text.slice(start, end))).toEqual(['Zorvan Front']);
  });
});

describe('states', () => {
  test('officials, ministries, armed forces and seats are their state', () => {
    const text =
      'Russian officials met the US military. The Kremlin wants talks and Iran’s foreign ministry agreed.';
    expect(who(text, 'Russian officials')).toBe('Russia');
    expect(who(text, 'the US military')).toBe('United States');
    expect(who(text, 'The Kremlin')).toBe('Russia');
    expect(who(text, 'Iran’s foreign ministry')).toBe('Iran');
  });

  test('a capital that acts is its state; one that things happen in is a place', () => {
    const text = 'Moscow needs to act, diplomats said at a meeting in Moscow.';
    const russia = resolveActors(draftOf(text)).actors.find((actor) => actor.name === 'Russia');
    expect(russia?.mentions).toEqual([{ start: 0, end: 6, as: 'metonym' }]);
  });

  test('"the government" is that of the state the article is about', () => {
    const text =
      'Rebels in Nepal laid down arms. Nepal welcomed it. The government in its turn promised money.';
    expect(who(text, 'The government')).toBe('Nepal');
  });

  test('a part of a word still names its state', () => {
    expect(who('A US-led force landed.', 'US')).toBe('United States');
  });
});

describe('people', () => {
  const lead =
    'German Foreign Minister Greta Haldorf met Captain Bram Verhulst on Monday. Haldorf said she was hopeful. The foreign minister left.';

  test('short names, pronouns and offices go to the full name before them', () => {
    for (const part of ['Haldorf said', 'she', 'The foreign minister']) {
      expect(who(lead, part.replace(' said', ''), {})).toBe('Greta Haldorf');
    }
  });

  test('the article tells role and country', () => {
    const [first] = resolveActors(draftOf(lead)).actors;
    expect(first).toMatchObject({
      name: 'Greta Haldorf',
      kind: 'person',
      role: 'foreign minister',
      country: 'DEU',
    });
    expect(first?.mentions.map((mention) => mention.as)).toEqual(['title', 'name', 'pronoun', 'description']);
  });

  test('an apposition tells a role, before or after the name', () => {
    const text =
      'Ilse Brandauer, the deputy defence minister, arrived. The head of the inquiry into the fire, Ole Strand, left.';
    const { actors } = resolveActors(draftOf(text, { names: ['PER:Ilse Brandauer', 'PER:Ole Strand'] }));
    expect(actors.find((actor) => actor.name === 'Ilse Brandauer')?.role).toBe('deputy defence minister');
    expect(who(text, 'The head of the inquiry into the fire', { names: ['PER:Ole Strand'] })).toBe(
      'Ole Strand',
    );
  });

  test('a title with its complement leads to the name behind it', () => {
    const text = 'Director of the International Atomic Energy Agency (IAEA) Olav Strand spoke.';
    expect(who(text, text.slice(0, -' spoke.'.length), { names: ['PER:Olav Strand'] })).toBe('Olav Strand');
  });

  test('the knowledge tells who held an office at the date', () => {
    expect(who('The Russian president spoke.', 'The Russian president')).toBe('Vladimir Putin');
    expect(who('Mr Blinken spoke.', 'Mr Blinken')).toBe('Antony Blinken');
  });

  test('"a spokesman for" somebody is not that person', () => {
    const text = 'Chancellor Greta Haldorf left. A spokesman for Chancellor Haldorf declined to comment.';
    expect(who(text, 'A spokesman for Chancellor Haldorf')).not.toBe('Greta Haldorf');
  });

  test('a lead’s unnamed speaker is who the next sentence names', () => {
    const text =
      'The road is open, an army spokesman said. Captain Bram Verhulst said troops had cleared it.';
    expect(
      who(text, 'an army spokesman', {
        said: [
          ['an army spokesman', 'The road is open'],
          ['Captain Bram Verhulst', 'troops had cleared it'],
        ],
      }),
    ).toBe('Bram Verhulst');
  });

  test('"I" is the speaker and "we" the speaker’s state', () => {
    const text = 'German Foreign Minister Greta Haldorf left. "I am sad, but we shall return," Haldorf said.';
    const said = [['Haldorf', 'I am sad, but we shall return']] as const;
    expect(who(text, 'I ', { said })).toBe('Greta Haldorf');
    expect(who(text, 'we', { said })).toBe('Germany');
  });
});

describe('bodies and groups', () => {
  test('initials in brackets name the body before them', () => {
    const text = 'The Zorvan Liberation Front (ZLF) attacked. The ZLF denied it.';
    expect(who(text, 'The ZLF', { names: ['ORG:Zorvan Liberation Front', 'ORG:ZLF'] })).toBe(
      'Zorvan Liberation Front',
    );
  });

  test('several joined are one group, and each of them', () => {
    const text = 'Japan and the United States signed. The two countries will meet.';
    expect(who(text, 'Japan and the United States')).toBe('Japan and United States');
    const finder = resolveActors(draftOf(text));
    expect(finder.actorsOf(spanIn(text, 'The two countries')).map((actor) => actor.name)).toEqual([
      'Japan',
      'United States',
    ]);
  });

  test('people without a name become a group of a short description', () => {
    const text = 'About 200 Russian troops crossed the river, local residents said.';
    expect(who(text, 'About 200 Russian troops')).toBe('Russian troops');
    expect(who(text, 'local residents')).toBe('residents');
  });

  test('police keep their own name', () => {
    expect(who('Kenyan police arrested two men.', 'Kenyan police')).toBe('Kenyan police');
  });

  test('a document speaks for who made it', () => {
    const text = 'The African Union said in a statement it was ready. The statement named no date.';
    expect(who(text, 'The statement')).toBe('African Union');
  });

  test('what is no actor is nobody', () => {
    expect(who('Field tests show a leak.', 'Field tests')).toBeNull();
  });
});

describe('anonymous sources', () => {
  test.each([
    ['A US official', true],
    ['Diplomats', true],
    ['Russian officials', false],
    ['Russia', false],
    ['Police', false],
  ])('%s: %s', (source, anonymous) => {
    const text = `${source} said so. Russia denied it.`;
    expect(resolveActors(draftOf(text)).isAnonymous(spanIn(text, source))).toBe(anonymous);
  });
});

describe('every text', () => {
  test('reads the same twice, with ids that differ', () => {
    const text = 'Mr Putin and Mr Biden spoke. He said they agreed. Both sides were pleased.';
    const read = () => resolveActors(draftOf(text)).actors;
    expect(read()).toEqual(read());
    expect(new Set(read().map((actor) => actor.id)).size).toBe(read().length);
  });

  test('is read without an error, and every mention lies in it', () => {
    const words = fc.constantFrom(
      'the',
      'President',
      'Russia',
      "'s",
      ',',
      'and',
      '(',
      ')',
      '"',
      'he',
      'of',
      'said',
      '.\n\n',
      '💥',
      'U.S.',
      'officials',
      'statement',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const draft = draftOf(text);
        const finder = resolveActors(draft);
        for (const { start, end } of findMentions(draft)) expect(text.slice(start, end)).not.toBe('');
        const start = a % (text.length + 1);
        const end = start + 1 + (b % 20);
        if (
          end <= text.length &&
          /[\p{L}\s]/u.test(text[start] ?? '') &&
          /[\p{L}\s]/u.test(text[end - 1] ?? '')
        ) {
          expect(() => finder.actorOf({ start, end })).not.toThrow();
        }
      }),
      { numRuns: 150 },
    );
  });

  test('takes time in proportion to its length', () => {
    const paragraph =
      'US envoy Bram Verhulst met Russian officials in Geneva. "We agreed," he said, and the two sides will meet again. The statement said Moscow and the United Nations were pleased.\n\n';
    // Processor time, since the machine may be busy with other things.
    const timeOf = (copies: number) => {
      const draft = draftOf(paragraph.repeat(copies));
      const start = process.cpuUsage();
      expect(resolveActors(draft).actors.length).toBeGreaterThan(3);
      return process.cpuUsage(start).user / 1000;
    };
    for (let warmUp = 0; warmUp < 5; warmUp++) timeOf(15);
    const short = Math.min(timeOf(15), timeOf(15), timeOf(15));
    expect(timeOf(1500)).toBeLessThan(short * 100 * 3 + 200);
  }, 60_000);
});
