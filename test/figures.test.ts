import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../src/language/sentences.ts';
import { claimFigures } from '../src/reading/figures/claimed.ts';
import { findFigures } from '../src/reading/figures/figures.ts';
import { Trace } from '../src/reading/trace.ts';
import { type Article, sha256Of } from '../src/record/article.ts';
import { spanOf, textOf } from '../src/record/span.ts';
import type { Statement } from '../src/record/statement.ts';
import type { Time } from '../src/record/time.ts';

describe('numbers and bounds', () => {
  it.each([
    ['They sent 4,000 soldiers.', 4000, null, null],
    ['They sent three hundred and fifty soldiers.', 350, null, null],
    ['They sent twenty-five\nsoldiers.', 25, null, null],
    ['They sent 1.5 million soldiers.', 1_500_000, null, null],
    ['They sent half a million soldiers.', 500_000, null, null],
    ['They sent two dozen soldiers.', 24, null, null],
    ['They sent a dozen soldiers.', 12, null, null],
    ['They sent about 300 soldiers.', 300, null, null],
    ['They sent nearly 300 soldiers.', 300, null, 300],
    ['They sent just under 300 soldiers.', 300, null, 300],
    ['They sent at least 300 soldiers.', null, 300, null],
    ['They sent more than some 300 soldiers.', null, 300, null],
    ['They sent 300 or more soldiers.', null, 300, null],
    ['They sent 300 more soldiers.', 300, null, null],
    ['They sent up to 300 soldiers.', null, null, 300],
    ['They sent no more than 300 soldiers.', null, null, 300],
    ['They sent fewer than 300 soldiers.', null, null, 300],
    ['They sent 200 to 300 soldiers.', null, 200, 300],
    ['They sent 200-300 soldiers.', null, 200, 300],
    ['They sent between 200 and 300 soldiers.', null, 200, 300],
    ['They sent 2 to 3 million soldiers.', null, 2e6, 3e6],
    ['They sent two or three soldiers.', null, 2, 3],
    ['They sent dozens of soldiers.', null, 24, null],
    ['They sent scores of soldiers.', null, 40, null],
    ['They sent several thousand soldiers.', null, 2000, null],
    ['They sent tens of thousands of soldiers.', null, 20_000, null],
    ['They sent hundreds of thousands of soldiers.', null, 200_000, null],
    ['It wounded several soldiers.', null, 3, null],
    ['It will bring their number up to 300 soldiers.', 300, null, null],
  ])('%s', (text, value, min, max) => {
    const [figure, ...rest] = read(text);
    expect(rest).toEqual([]);
    expect(figure).toMatchObject({
      value,
      min,
      max,
      unit: 'troops',
      what: expect.stringMatching(/^soldiers/),
    });
  });
});

describe('units', () => {
  it.each([
    ['It cost 2.5 billion dollars.', '2.5 billion dollars', 2.5e9, 'USD'],
    ['It cost $1.2bn.', '$1.2bn', 1.2e9, 'USD'],
    ['It cost US$5m.', 'US$5m', 5e6, 'USD'],
    ['It cost dlrs 2 million.', 'dlrs 2 million', 2e6, 'USD'],
    ['It cost 470 million US dollars.', '470 million US dollars', 4.7e8, 'USD'],
    ['It cost 800 yuan (100 dollars).', '800 yuan (100 dollars)', 800, 'CNY'],
    ['It cost 30 million pounds.', '30 million pounds', 3e7, 'GBP'],
    ['It holds 500 pounds of flour.', '500 pounds of flour', 500, 'pounds'],
    ['It lies 60 miles away.', '60 miles', 60, 'miles'],
    ['It lies 200km from the coast.', '200km from the coast', 200, 'km'],
    ['They closed a 12-mile zone.', '12-mile zone', 12, 'miles'],
    ['They seized half a ton of opium.', 'half a ton of opium', 0.5, 'tons'],
    ['Turnout was 58%.', '58%', 58, 'percent'],
    ['A third of voters came.', 'A third of voters', 33.3, 'percent'],
    ['They hold two-thirds of the seats.', 'two-thirds of the seats', 66.7, 'percent'],
    ['They set a 30-day ultimatum.', '30-day ultimatum', 30, 'days'],
    ['He was jailed for 15 years.', '15 years', 15, 'years'],
    ['It ended a decade of civil war.', 'a decade of civil war', 10, 'years'],
    ['They have given us three months.', 'three months', 3, 'months'],
    ['An hour-long gun battle began.', 'An hour-long gun battle', 1, 'hours'],
    ['It leads a 9,000-strong force.', '9,000-strong force', 9000, 'troops'],
    ['They left the 25-nation bloc.', '25-nation bloc', 25, 'countries'],
    ['There were no civilian casualties.', 'no civilian casualties', 0, 'people'],
    ['They fired six heavy rockets.', 'six heavy rockets', 6, 'rockets'],
    ['They flew 4 MiG-29s.', '4 MiG-29s', 4, 'MiG-29s'],
  ])('%s', (text, span, value, unit) => {
    expect(read(text).map((figure) => [textOf({ text }, figure), figure.value, figure.unit])).toEqual([
      [span, value, unit],
    ]);
  });

  it('keeps a month or two as a range', () => {
    expect(read('It could last as long as a month or two.')).toMatchObject([
      { min: 1, max: 2, unit: 'months' },
    ]);
  });
});

describe('people and their fate', () => {
  it.each([
    ['The blast killed 20 people and injured nearly 300.', ['people killed', 'wounded']],
    ['At least 82 were killed and 1,643 wounded there.', ['killed', 'wounded']],
    ['A Chadian soldier and five guards were captured.', ['Chadian soldier held', 'guards held']],
    ['The mine killed one soldier, wounding another.', ['soldier killed', 'wounded']],
    ['Two gunmen killed three guards.', ['gunmen', 'guards killed']],
    ['The flood killed 30 people in Chad and 10 in Niger.', ['people killed', 'total']],
  ])('%s', (text, whats) => {
    expect(read(text).map(({ what }) => what)).toEqual(whats);
  });

  it('counts the same people once', () => {
    expect(read('Police held 14 foreigners. The 14 foreigners had no papers.')).toHaveLength(1);
    expect(read('The raid killed four rebels. It said four insurgents were killed.')).toHaveLength(1);
    expect(read('The first mine killed seven men. The second killed another seven men.')).toHaveLength(2);
  });
});

describe('no figures', () => {
  it.each([
    'It began on May 13, 1998 at 10:35 a.m.',
    'He met the 66-year-old envoy, 45 minutes late, on 9/11.',
    'The 2003 invasion and the 1975-1990 war ended in 2011.',
    'F-16 jets met a MiG-29 and a Boeing 747 over the G8.',
    'Resolution 1441 and Article 3 stand; see page 12.',
    'Call 555-1234 on Channel 4.',
    'It was the third test and the 20th defeat, 3-1.',
    'One of the two leaders met both sides several times.',
    'No one came; one lawmaker laughed.',
    'He left two years ago and came back three days later.',
    'He came on a two-day visit for six-party talks.',
    'We are 100 percent sure; voters under 30 won.',
    'The past two winners were the top two candidates of the first four months.',
  ])('%s', (text) => {
    expect(read(text).map((figure) => textOf({ text }, figure))).toEqual([]);
  });

  it('nor dates that the time reader found', () => {
    const text = 'They met on the 5 Ramadan holidays.';
    const article = articleOf(text);
    const span = spanOf(article, text.indexOf('5'), text.indexOf('.'));
    const time: Time = {
      ...span,
      id: 't1',
      sentence: 0,
      confidence: 1,
      type: 'DATE',
      value: null,
      edtf: null,
    };
    expect(findFigures({ article, sentences: sentencesOf(article), times: [time] })).toEqual([]);
  });
});

describe('comparisons', () => {
  it.each([
    ['It has 120,000 men there, up from about 90,000 last month.', 120_000, 90_000],
    ['The toll rose from 9 to 10.', 10, 9],
    ['Aid fell from 40 percent to 30 percent.', 30, 40],
    ['Aid fell to 30 million dollars last year from 40 million dollars.', 3e7, 4e7],
    ['They fired 20 rockets, compared with 12 in May.', 20, 12],
  ])('%s', (text, value, previous) => {
    expect(read(text)).toMatchObject([{ value, previous: { value: previous } }]);
  });

  it('compares like with like', () => {
    const [men, distance, ...rest] = read(
      'Some 900 men are within 50km of Mao, up from about 700 just weeks ago.',
    );
    expect(rest).toEqual([]);
    expect(men).toMatchObject({ value: 900, previous: { value: 700 } });
    expect(distance).toMatchObject({ value: 50, previous: null });
  });
});

describe('circumstances', () => {
  it('reads where, and when from the sentence or else from the publication date', () => {
    const text = 'On Friday rebels killed six men near the southern town of Mao. Oil rose 2 percent.';
    const article = articleOf(text);
    const friday = {
      ...spanOf(article, 3, 9),
      type: 'DATE' as const,
      value: '2020-01-03',
      edtf: '2020-01-03',
    };
    const times: Time[] = [{ ...friday, id: 't1', sentence: 0, confidence: 1 }];
    expect(findFigures({ article, sentences: sentencesOf(article), times })).toMatchObject([
      { where: 'Mao', asOf: '2020-01-03' },
      { where: null, asOf: '2020-01-06' },
    ]);
  });
});

describe('claims', () => {
  const speaker = { id: 'a1', name: 'Chad' };
  const claimant = (text: string, content: string, cue: string, kind: Statement['kind'] = 'indirect') => {
    const article = articleOf(text);
    const span = (part: string) => spanOf(article, text.indexOf(part), text.indexOf(part) + part.length);
    const statement: Statement = {
      ...{ id: 's1', sentence: 0, confidence: 1, source: null, anonymous: false, date: null, within: null },
      ...{ cue: [span(cue)], content: [span(content)], speaker, kind },
    };
    const figures = findFigures({ article, sentences: sentencesOf(article), times: [] });
    return claimFigures(figures, [statement], { article, trace: new Trace() }).map(
      ({ claimedBy }) => claimedBy?.name ?? null,
    );
  };

  it('gives a figure the speaker of the statement that holds it', () => {
    expect(
      claimant('Chad estimates 500 men crossed. It lost 20 men.', '500 men crossed', 'estimates'),
    ).toEqual(['Chad', null]);
  });

  it.each([
    ['Chad condemned the raid that killed 20 men.', 'the raid that killed 20 men', 'condemned'],
    ['Chad said it will join the 25-nation bloc.', 'it will join the 25-nation bloc', 'said'],
    ['Chad said it held the camp, which houses 300 men.', 'it held the camp, which houses 300 men', 'said'],
    ['Chad said it held Mao, 40 km south of Zigey.', 'it held Mao, 40 km south of Zigey', 'said'],
  ])('leaves to the reporter: %s', (text, content, cue) => {
    expect(claimant(text, content, cue)).toEqual([null]);
    expect(claimant(text, content, cue, 'direct')).toEqual(['Chad']);
  });
});

describe('any text', () => {
  const parts = fc.constantFrom(
    ...'12 1,200 3.5 $ % - – ( ) , . " to and or of from a an no half third dozen million two thousands'.split(
      ' ',
    ),
    ...'at least;up to;more than;years;km;dollars;people;killed;were;-strong;-day;\n\n; ;😀;é'.split(';'),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(parts).map((all) => all.join(' ')),
  );

  it('never throws, reads twice the same, and makes every figure a span with a number', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const figures = read(text);
        expect(read(text)).toEqual(figures);
        for (const { start, end, value, min, max } of figures) {
          expect(spanOf({ text }, start, end)).toEqual({ start, end });
          expect(value ?? min ?? max).not.toBeNull();
        }
      }),
    );
  });
});

function articleOf(text: string): Article {
  const unknown = { url: null, publisher: null, title: null, dateline: null };
  return { name: 'test', text, published: '2020-01-06', ...unknown, sha256: sha256Of(text) };
}

function read(text: string) {
  const article = articleOf(text);
  return findFigures({ article, sentences: sentencesOf(article), times: [] });
}
