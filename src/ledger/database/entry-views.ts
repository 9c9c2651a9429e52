import { sql } from 'kysely';
import type { EntryKind } from '../entry.ts';
import type { JsonSql, Path } from './json-sql.ts';
import type { Columns, View } from './views.ts';

const BODY = sql`e.body`;

/** Entries as they stand today, one view a kind. */
export function entryViews(json: JsonSql): Readonly<Record<string, View>> {
  const text = (...path: Path) => json.text(BODY, path);
  const count = (...path: Path) => json.count(BODY, path);
  const names = (list: string) =>
    json.joined(
      sql`SELECT DISTINCT ${json.text(json.element('n'), ['name'])} AS name FROM ${json.each(BODY, list, 'n')}`,
    );
  const place = (field: string): Columns => ({
    place: [text(field, 'name'), 'where; null where nobody says'],
    lat: [json.number(BODY, [field, 'lat']), 'degrees north, WGS 84'],
    lon: [json.number(BODY, [field, 'lon']), 'degrees east'],
  });
  return {
    deeds: view('deed', 'Who did what to whom.', {
      who: [names('sources'), 'who did it'],
      whom: [names('targets'), 'to whom'],
      type: [text('type'), 'PLOVER type'],
      status: status('happened, ongoing, planned, conditional, demanded, negated or alleged'),
      disputed: disputed('somebody denies it, or it is only alleged'),
      ...HAPPENED,
      ...place('place'),
      asserted_by: [names('asserted'), 'who says that it happened, beside the articles themselves'],
      denied_by: [names('denied'), 'who says that it did not'],
    }),
    threads: view('thread', 'Demands and their answers.', {
      who: [text('by', 'name'), 'who demands it'],
      whom: [text('of', 'name'), 'of whom'],
      demand: [text('content'), 'what is demanded, in the words of its fullest statement'],
      status: status('open, accepted, partly, rejected, evaded or withdrawn'),
      disputed: disputed('it is said of one day that it was accepted and that it was rejected'),
      stated: [count('stated'), 'how often it was demanded'],
      answers: [count('answers'), 'how many answers it had'],
      answer: [text('answers', -1, 'text'), 'the latest answer'],
      answered_by: [text('answers', -1, 'by', 'name'), 'who gave it'],
      answered_on: [text('answers', -1, 'reported'), 'date on which it was reported'],
    }),
    tripwires: view('tripwire', 'Conditional threats and promises.', {
      who: [text('by', 'name'), 'who would act'],
      whom: [text('against', 'name'), 'against whom'],
      condition: [text('condition'), 'what sets it off'],
      consequence: [text('consequence'), 'what is to follow'],
      status: status('armed, possibly met, tripped, lapsed or withdrawn'),
      armed: [text('armed'), 'date on which it was first reported'],
      deadline: [text('deadline'), 'last day on which it holds; null where it has no end'],
      ended: [text('ended'), 'date on which it was tripped, lapsed or was withdrawn'],
      met_by: [text('met', -1, 'text'), 'words of the latest deed that meets the condition, or may'],
      met_on: [text('met', -1, 'reported'), 'date on which that was reported'],
      met_why: [text('met', -1, 'why'), 'why it was taken to meet it'],
    }),
    series_points: points(json),
    meetings: view('meeting', 'Talks, calls and visits, from proposed to held.', {
      who: [names('participants'), 'who takes part: of each side its persons, or the state'],
      format: [text('format'), 'meeting, call, visit, talks, briefing, press conference, letter or other'],
      status: status('proposed, planned, held or cancelled'),
      disputed: disputed('reports contradict each other'),
      date: [text('when'), 'when, in EDTF; null where nobody says'],
      ...HAPPENED,
      ...place('where'),
    }),
    positions: view('position', 'What an actor says on an issue over time.', {
      who: [text('actor', 'name'), 'whose position it is'],
      issue: [text('issue'), 'words that its statements share'],
      said: [count('said'), 'how many statements it rests on'],
      disputed: disputed('one statement contradicts an earlier one'),
      ...HAPPENED,
      latest: [text('said', -1, 'text'), 'the latest statement'],
      latest_on: [text('said', -1, 'reported'), 'date on which it was reported'],
    }),
  };
}

const HAPPENED: Columns = {
  happened_from: [sql`e.happened_from`, 'first day on which it happened or is to happen'],
  happened_to: [sql`e.happened_to`, 'last day'],
};

function status(values: string): Columns[string] {
  return [sql`e.status`, values];
}

function disputed(where: string): Columns[string] {
  return [sql`e.disputed`, `1 where ${where}; else 0`];
}

/** The columns of a kind, after what every entry has and before where it is from. */
function view(kind: EntryKind, about: string, columns: Columns): View {
  return {
    about: `${about} One row a ${kind}.`,
    columns: {
      id: [sql`e.id`, 'id of the entry, as `standoff show` and `explain` know it'],
      what: [sql`e.title`, 'one line that says what it is'],
      ...columns,
      at: [sql`e.at`, 'day by which it is ordered: the first on which it happened, or was reported'],
      first_reported: [sql`e.first_reported`, 'date of the first article that tells it'],
      last_reported: [sql`e.last_reported`, 'date of the last one'],
      sources: [sql`e.sources`, 'articles that tell it; copies of one text count once'],
      quote: [sql`r.text`, 'words of the first record that tells it; the others are in `quotes`'],
      confidence: [sql`r.confidence`, 'of that record, 0 to 1'],
      article_name: [sql`a.name`, 'name of its article'],
      url: [sql`a.url`, 'where that was published'],
      record: [sql`r.id`, 'id of that record'],
      article: [sql`r.article`, 'id of its article'],
      start: [sql`r.start`, 'first character of the quote in `articles.text`, in UTF-16 code units'],
      end: [sql`r."end"`, 'past its last character'],
    },
    from: sql`FROM entries e
      LEFT JOIN records r ON r.id = (
        SELECT v.record FROM evidence v
        WHERE v.entry = e.id AND v.part = 'is' AND v.until IS NULL
          AND v.record NOT IN (SELECT record FROM rejected)
        ORDER BY v.reported, v.article, v.record LIMIT 1)
      LEFT JOIN articles a ON a.id = r.article
      WHERE e.kind = ${sql.lit(kind)} AND e.sources > 0`,
  };
}

function points(json: JsonSql): View {
  const text = (...path: Path) => json.text(json.element('p'), path);
  const number = (...path: Path) => json.number(json.element('p'), path);
  return {
    about: 'Every value of every series: one quantity over time, by who claims it.',
    columns: {
      id: [sql`e.id`, 'id of the series'],
      what: [sql`e.title`, 'the quantity'],
      who: [text('claimant', 'name'), 'who claims the value; null: the article itself'],
      as_of: [text('asOf'), 'date for which it holds, in EDTF'],
      value: [number('value'), 'the value; null where only bounds are told'],
      min: [number('min'), 'lower bound'],
      max: [number('max'), 'upper bound'],
      unit: [json.text(BODY, ['unit']), 'unit of the series'],
      place: [json.text(BODY, ['where']), 'where it is counted'],
      status: [sql`e.status`, 'of the series: single (one value), steady (all agree) or changing'],
      disputed: [
        sql`CASE WHEN ${json.count(json.element('p'), ['contradicts'])} > 0 THEN 1 ELSE 0 END`,
        '1 where another source gives another value for the same day; else 0',
      ],
      reported: [text('reported'), 'date of the article'],
      quote: [text('text'), 'the words of the value'],
      confidence: [sql`r.confidence`, 'of the record, 0 to 1'],
      article_name: [sql`a.name`, 'name of the article'],
      url: [sql`a.url`, 'where that was published'],
      record: [text('record'), 'id of the record'],
      article: [sql`r.article`, 'id of the article'],
      start: [sql`r.start`, 'first character of the quote in `articles.text`, in UTF-16 code units'],
      end: [sql`r."end"`, 'past its last character'],
    },
    from: sql`FROM entries e CROSS JOIN ${json.each(BODY, 'points', 'p')}
      LEFT JOIN records r ON r.id = ${text('record')} LEFT JOIN articles a ON a.id = r.article
      WHERE e.kind = 'series' AND e.sources > 0`,
  };
}
