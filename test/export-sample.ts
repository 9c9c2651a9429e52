import { type Article, documentOf } from '../src/record/article.ts';
import { recordId } from '../src/record/id.ts';
import type { Reading } from '../src/record/reading.ts';
import type { Span } from '../src/record/span.ts';
import { flatRecords } from '../src/report/exports/flat.ts';
import { articleOf, spanIn } from './drafts.ts';

/** A text that is made to break exports. */
export const TEXT = `🛰️ KYIV – Ukraine's "president", Olena Koval, said on Monday
that 🇺🇦 <b>about 12,000</b> troops\r\nwere near Brovary\t& that "Ruritania
has lied," she added, "again".\u2028=cmd|'/c calc'!A0 Ruritania denied it\u0007\u001b[31m and struck 🚀🚀 Brovary, it "struck" again.
If Ruritania attacks, Ukraine will 👩‍🚀 answer.
+Ukraine demands that Ruritania withdraw. "Never," it replied. @Koval meets Ruritania's envoy on Friday.
`;

/** A reading made by hand with every kind of record, over `TEXT`. */
export function sample(name = '=HYPERLINK("x")'): { article: Article; reading: Reading } {
  const article = articleOf(TEXT, {
    name,
    url: 'https://example.org/a b',
    title: '-1+1',
    publisher: '@wire',
  });
  const at = (part: string, after = '') => spanIn(TEXT, part, after ? TEXT.indexOf(after) : 0);
  const record = (kind: Parameters<typeof recordId>[1], spans: Span[], salt = '') => ({
    id: recordId(article.sha256, kind, spans, salt),
    sentence: 0,
    confidence: 0.9,
  });
  const actor = (
    name: string,
    mentions: Reading['actors'][number]['mentions'],
    more: object,
  ): Reading['actors'][number] => ({
    id: recordId(article.sha256, 'actor', mentions),
    name,
    kind: 'state',
    country: null,
    role: null,
    wikidata: null,
    mentions,
    ...more,
  });
  const ukraine = actor(
    'Ukraine',
    [
      { ...at('Ukraine'), as: 'name' },
      { ...at('Ukraine', 'attacks'), as: 'name' },
      { ...at('Ukraine', '+Ukraine'), as: 'name' },
    ],
    { country: 'UKR', wikidata: 'Q212' },
  );
  const ruritania = actor(
    '=Ruritania; "the" Kingdom',
    [
      { ...at('Ruritania'), as: 'name' },
      { ...at('it', 'struck 🚀'), as: 'pronoun' },
      { ...at('Ruritania', '+Ukraine'), as: 'name' },
    ],
    { wikidata: 'javascript:alert(1)' },
  );
  const koval = actor('Olena Koval', [{ ...at('Olena Koval'), as: 'name' }], {
    kind: 'person',
    country: 'UKR',
    role: 'president',
  });
  const ref = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const said = [at('said')];
  const content = [at('that 🇺🇦 <b>about 12,000</b> troops\r\nwere near Brovary')];
  const broken = [at('"Ruritania\nhas lied,"'), at('"again"')];
  const outer = record('statement', [...said, ...content]);
  const figure = at('about 12,000');
  const demand = at('that Ruritania withdraw');
  const place = { name: 'Brovary', lat: 50.51, lon: -0.5 };
  const reading: Reading = {
    document: documentOf(article),
    sentences: [{ start: 0, end: TEXT.length - 1 }],
    actors: [ukraine, ruritania, koval],
    places: [{ ...record('place', [at('Brovary')]), ...at('Brovary'), ...place, country: 'UKR' }],
    times: [
      { ...record('time', [at('Monday')]), ...at('Monday'), type: 'DATE', value: '2021-12-20', edtf: null },
    ],
    statements: [
      {
        ...outer,
        source: at('Olena Koval'),
        cue: said,
        content,
        speaker: ref(koval),
        kind: 'indirect',
        anonymous: false,
        date: '2021-12-20',
        within: null,
      },
      {
        ...record('statement', broken),
        source: null,
        cue: [],
        content: broken,
        speaker: ref(koval),
        kind: 'direct',
        anonymous: true,
        date: null,
        within: outer.id,
      },
    ],
    events: [
      {
        ...record('event', [at('struck')]),
        type: 'ASSAULT',
        trigger: at('struck'),
        mentions: [at('struck', '"struck"')],
        sources: [ref(ruritania)],
        targets: [ref(ukraine), ref(koval)],
        modality: 'alleged',
        date: '2021-12/2022-01',
        place,
        statement: outer.id,
      },
      {
        ...record('event', [at('meets')]),
        type: 'CONSULT',
        trigger: at('meets'),
        mentions: [],
        sources: [],
        targets: [],
        modality: 'planned',
        date: null,
        place: null,
        statement: null,
      },
    ],
    figures: [
      {
        ...record('figure', [figure]),
        ...figure,
        value: 12000,
        min: null,
        max: -5,
        unit: 'troops',
        what: '+troops',
        where: 'near Brovary\t& that',
        asOf: '2021-12-25',
        claimedBy: ref(koval),
        previous: { value: 9000, when: '2021' },
      },
    ],
    conditionals: [
      {
        ...record('conditional', [at('If Ruritania attacks')]),
        condition: at('If Ruritania attacks'),
        consequence: at('Ukraine will 👩‍🚀 answer'),
        by: ref(ukraine),
        against: ref(ruritania),
      },
    ],
    demands: [
      {
        ...record('demand', [demand]),
        by: ref(ukraine),
        of: ref(ruritania),
        content: demand,
        response: at('"Never,"'),
        stance: 'rejects',
        restates: null,
      },
      {
        ...record('demand', [demand], 'again'),
        by: null,
        of: null,
        content: demand,
        response: null,
        stance: null,
        restates: record('demand', [demand]).id,
      },
    ],
    contacts: [
      {
        ...record('contact', [at("@Koval meets Ruritania's envoy")]),
        ...at("@Koval meets Ruritania's envoy"),
        participants: [ref(koval), ref(ruritania)],
        format: 'press conference',
        when: '2021-12-24',
        where: null,
        status: 'planned',
      },
    ],
    warnings: [],
  };
  return { article, reading };
}

/** What an export has to keep of each record: its fields, spans and texts, actors and links. */
export interface Kept {
  readonly kind: string;
  readonly id: string;
  readonly spans: readonly string[];
  readonly texts: readonly string[];
  readonly actors: readonly string[];
}
export function kept(article: Article, reading: Reading): Kept[] {
  return flatRecords(reading).map(({ kind, id, spans, actors }) => ({
    kind,
    id,
    spans: spans.map(([role, { start, end }]) => `${role} ${start}-${end}`),
    texts: spans.map(([, { start, end }]) => article.text.slice(start, end)),
    actors: actors.map(([role, actor]) => `${role} ${actor.id}`),
  }));
}

/** Offsets in code points, as Python and brat count, back to UTF-16. */
export function unitsOf(text: string): (point: number) => number {
  const points = [...text];
  return (point) => points.slice(0, point).join('').length;
}

/** The values of a text with one JSON value a line. */
export const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
