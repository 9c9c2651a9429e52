import type { Tables } from './schema.ts';

/** What each table and each column holds; the compiler names those that lack a line. */
export const DESCRIPTIONS: {
  readonly [T in keyof Tables]: {
    readonly about: string;
    readonly columns: { readonly [C in keyof Tables[T]]: string };
  };
} = {
  articles: {
    about: 'Every article that was added, as it was read.',
    columns: {
      number: 'counts the articles as they were added',
      id: 'first 16 hex digits of `sha256`',
      sha256: 'of the UTF-8 bytes of `text`',
      name: 'file name, or `name` of the JSON line it came in',
      url: 'where it was published',
      publisher: 'who published it',
      title: 'headline',
      published: 'date of publication; null where unknown',
      reported: 'date from which the ledger knows it: `published`, or the day it was added',
      added: 'when it was added, in UTC',
      text: 'the whole text; all offsets are UTF-16 code units into it',
      sentences: 'JSON list of `[start, end]`',
      warnings: 'JSON list of what a reader of its records should know',
      reader: 'version of the reader that read it',
      copy_of: 'id of the article that this one nearly repeats; its records count as that one source',
      superseded_by: 'id of the corrected version that took its place',
      superseded_on: 'date from which that version counts instead',
    },
  },
  records: {
    about:
      'What was read from each article: one row a statement, event, figure, conditional, demand or contact.',
    columns: {
      id: 'the same in every reading of the same text',
      article: 'id of the article',
      kind: 'statement, event, figure, conditional, demand or contact',
      start: 'first character of the span that the record opens at',
      end: 'past its last character',
      sentence: 'index into `articles.sentences`',
      text: 'the characters from `start` to `end`',
      reported: "the article's `reported`",
      happened_from: 'first day that its date may mean; null where it has none',
      happened_to: 'last day; null where it has none, or no end',
      confidence: '0 to 1: the share of records with this confidence that are right',
      body: 'JSON: the whole record, as `standoff read --format json` prints it',
    },
  },
  actors: {
    about: 'Everyone who acts or speaks in any record.',
    columns: {
      id: 'hash of the name',
      name: "a person's first and last name, a state's short name, an organisation's full usual name",
      kind: 'state, organisation, person or group',
      country: 'ISO 3166-1 alpha-3 of the country the actor is, belongs to or acts for',
      wikidata: 'Wikidata item',
    },
  },
  parties: {
    about: 'Who has which part in a record.',
    columns: {
      record: 'id of the record',
      role: 'source, target (event); reporter (who says that an event happened); speaker (statement); by, against (conditional); by, of (demand); participant (contact); claimant (figure)',
      actor: 'id of the actor',
    },
  },
  entries: {
    about:
      'What the records of all articles tell, each thing once: deeds, threads, tripwires, series, meetings, positions.',
    columns: {
      id: 'letter of the kind and the digits of the record that founded it',
      kind: 'deed, thread, tripwire, series, meeting or position',
      title: 'one line that says what it is',
      status:
        'deed: its modality; thread: open, accepted, partly, rejected, evaded, withdrawn; tripwire: armed, possibly met, tripped, lapsed, withdrawn; meeting: proposed, planned, held, cancelled; series: single, steady or changing; position: number of statements',
      disputed: '1 where sources contradict each other',
      happened_from: 'first day on which it happened or is to happen',
      happened_to: 'last day',
      at: 'day by which it is ordered: `happened_from`, or when it was first reported',
      first_reported: 'date of the first article that tells it',
      last_reported: 'date of the last one',
      sources: 'articles that tell it; copies of one text count once',
      body: 'JSON: its state, as `standoff show --format json` prints it',
    },
  },
  entry_parties: {
    about: 'Who has which part in an entry.',
    columns: {
      actor: 'id of the actor',
      kind: "the entry's kind",
      at: "the entry's `at`",
      entry: 'id of the entry',
      role: 'as in `parties`; acted for: the state of one who takes part',
    },
  },
  evidence: {
    about: 'Which records an entry rests on, and why.',
    columns: {
      entry: 'id of the entry',
      record: 'id of the record',
      part: 'is: tells the thing itself; meets: a deed that meets a condition; answers: a response to a demand; denies: disputes it',
      article: 'id of the article of the record',
      source: 'the same, or the article that it is a copy of',
      reported: 'date from which the ledger knows it',
      until:
        'date from which it no longer counts: a corrected version of the article does instead, or a person moved it; null while it counts',
      score: '0 to 1: how sure the merge is; 1 for the record that founded the entry',
      why: 'why the record was taken for the same thing',
      by: 'who decided it, where a person did; null for the merge rules',
      placed: 'date on which that person did, from which it counts; null where it counts from `reported`',
    },
  },
  dyads: {
    about:
      'Who did which deed to whom, by pairs of actors, of whom each also stands for the state that it acts for; the intensity index is added up from it.',
    columns: {
      entry: 'id of the deed',
      source: 'id of the actor who did it',
      target: 'id of the actor to whom it was done',
      at: "the deed's `at`",
      type: 'PLOVER type',
      modality: 'its modality now',
      sources: 'articles that tell it; copies of one text count once; 0 where nothing tells it any more',
      first_reported: 'date of the first article that tells it',
      last_reported: 'date of the last one',
    },
  },
  keys: {
    about: 'Blocking keys: entries that a new record is compared with.',
    columns: {
      key: 'kind and what the comparison needs to share',
      at: "the entry's `at`",
      entry: 'id of the entry',
    },
  },
  fingerprints: {
    about: 'MinHash bands of article texts, by which near copies are found (Broder 1997).',
    columns: { band: 'number of the band and hash of its values', article: 'id of the article' },
  },
  links: {
    about: 'Further addresses at which the very text of an article was published.',
    columns: {
      article: 'id of the article',
      url: 'where the text was published too',
      name: 'as in `articles`, of what came in from there',
      publisher: 'who published it there',
      published: 'date of publication there; null where unknown',
      added: 'when it was added, in UTC',
    },
  },
  corrections: {
    about: 'What people corrected. Never overwritten by a later reading.',
    columns: {
      id: 'hash of the other columns',
      at: 'when, in UTC',
      who: 'who corrected it',
      action: 'accept, change, reject, merge, split or undo',
      subject: 'id of the record or entry',
      value:
        'JSON: the changed fields, the links accepted, the entries moved from and into with the records moved, or the id of the correction undone',
      why: 'reason given',
    },
  },
  standoffs: {
    about: 'Named watches.',
    columns: {
      name: 'what `show` and `brief` are asked for',
      since: 'first day that it looks at',
      until: 'last day; null while it goes on',
      terms: 'JSON list of words that one of must occur; empty for all',
      opened: 'when it was opened, in UTC',
    },
  },
  sides: {
    about: 'The sides of a standoff.',
    columns: {
      standoff: 'name of the standoff',
      side: 'number of the side, from 1',
      actor: 'id of an actor on it',
    },
  },
};
