import { sql } from 'kysely';
import type { ToldKind } from '../entry.ts';
import type { JsonSql, Path } from './json-sql.ts';
import type { Columns, View } from './views.ts';

const BODY = sql`r.body`;

/** Records as they were read, one view a kind. */
export function recordViews(json: JsonSql): Readonly<Record<string, View>> {
  const text = (...path: Path) => json.text(BODY, path);
  const number = (...path: Path) => json.number(BODY, path);
  const words = (field: string) =>
    json.slice(sql`a.text`, json.number(BODY, [field, 'start']), json.number(BODY, [field, 'end']));
  const named = (role: string) =>
    json.joined(sql`SELECT DISTINCT n.name AS name FROM parties p JOIN actors n ON n.id = p.actor
      WHERE p.record = r.id AND p.role = ${sql.lit(role)}`);
  const place = (field: string): Columns => ({
    place: [text(field, 'name'), 'where; null where the article does not say'],
    lat: [number(field, 'lat'), 'degrees north, WGS 84'],
    lon: [number(field, 'lon'), 'degrees east'],
  });
  const reader = 'the article itself where null';
  return {
    statements: view('statement', 'Who said what.', 'what is said: the first passage of it', {
      who: [named('speaker'), 'who says it; null where unnamed or unknown'],
      source_words: [words('source'), 'the source as the article names it'],
      type: [text('kind'), 'direct (in quotation marks), indirect or mixed'],
      anonymous: [json.truth(BODY, ['anonymous']), '1 where the source is not named; else 0'],
      date: [text('date'), 'when it was said, in EDTF'],
      ...HAPPENED,
      within: [text('within'), 'id of the statement that it stands in'],
    }),
    events: view('event', 'Who did what to whom, in one article.', 'the words that name the deed', {
      who: [named('source'), 'who did it'],
      whom: [named('target'), 'to whom'],
      type: [text('type'), 'PLOVER type'],
      status: [text('modality'), 'happened, ongoing, planned, conditional, demanded, negated or alleged'],
      date: [text('date'), 'when, in EDTF'],
      ...HAPPENED,
      ...place('place'),
      said_by: [named('reporter'), `who says so; ${reader}`],
      statement: [text('statement'), 'id of the statement that reports it'],
    }),
    figures: view('figure', 'What was counted, by whom.', 'the words of the value and what it counts', {
      what: [text('what'), 'what is counted'],
      value: [number('value'), 'the value; null where only bounds are told'],
      min: [number('min'), 'lower bound'],
      max: [number('max'), 'upper bound'],
      unit: [text('unit'), 'what it is counted in'],
      place: [text('where'), "where, in the article's words"],
      as_of: [text('asOf'), 'date for which it holds, in EDTF'],
      ...HAPPENED,
      who: [named('claimant'), `who claims it; ${reader}`],
    }),
    conditionals: view('conditional', 'Threats and promises that hang on something.', 'the condition', {
      who: [named('by'), 'who would act'],
      whom: [named('against'), 'against whom'],
      consequence: [words('consequence'), 'what is to follow'],
    }),
    demands: view('demand', 'Who wants what of whom.', 'what is demanded', {
      who: [named('by'), 'who demands it'],
      whom: [named('of'), 'of whom'],
      answer: [words('response'), 'the passage of the article that answers it'],
      status: [text('stance'), 'how the answer meets it: accepts, partly, rejects or evades'],
      restates: [text('restates'), 'id of the demand of the article that it states again'],
    }),
    contacts: view('contact', 'Talks, calls and visits, in one article.', 'the words that name it', {
      who: [named('participant'), 'who takes part'],
      format: [text('format'), 'meeting, call, visit, talks, briefing, press conference, letter or other'],
      status: [text('status'), 'held, planned, proposed or cancelled'],
      date: [text('when'), 'when, in EDTF'],
      ...HAPPENED,
      ...place('where'),
    }),
  };
}

const HAPPENED: Columns = {
  happened_from: [sql`r.happened_from`, 'first day that the date may mean'],
  happened_to: [sql`r.happened_to`, 'last day'],
};

/** The columns of a kind, after its id and words and before where it is from. */
function view(kind: ToldKind, about: string, quote: string, columns: Columns): View {
  return {
    about: `${about} One row ${kind === 'event' ? 'an' : 'a'} ${kind}.`,
    columns: {
      id: [sql`r.id`, 'id of the record'],
      quote: [sql`r.text`, quote],
      ...columns,
      reported: [sql`r.reported`, 'date from which the ledger knows it'],
      confidence: [sql`r.confidence`, 'share of records with this confidence that are right, 0 to 1'],
      changed: [
        sql`CASE WHEN EXISTS (SELECT 1 FROM corrections c WHERE c.subject = r.id AND c.action = 'change'
          AND NOT EXISTS (SELECT 1 FROM corrections u WHERE u.subject = c.subject AND u.action = 'undo'
            AND u.value = '"' || c.id || '"')) THEN 1 ELSE 0 END`,
        '1 where a person changed it: this row is as it was read, its entry as it was corrected; else 0',
      ],
      article_name: [sql`a.name`, 'name of the article'],
      publisher: [sql`a.publisher`, 'who published it'],
      url: [sql`a.url`, 'where'],
      article: [sql`r.article`, 'id of the article'],
      copy_of: [sql`a.copy_of`, 'id of the article that its article nearly repeats; null where it is none'],
      start: [sql`r.start`, 'first character of the quote in `articles.text`, in UTF-16 code units'],
      end: [sql`r."end"`, 'past its last character'],
    },
    from: sql`FROM records r JOIN articles a ON a.id = r.article
      WHERE r.kind = ${sql.lit(kind)} AND a.superseded_by IS NULL
        AND r.id NOT IN (SELECT record FROM rejected)`,
  };
}
