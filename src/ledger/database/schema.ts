import type { Generated, Insertable, Kysely, Selectable, Transaction } from 'kysely';

/**
 * The ledger's tables, the same in SQLite and PostgreSQL. Ids are hashes of what they name, so that adding twice changes
 * nothing; dates are ISO text, lists and whole records JSON text, truths 0 or 1. docs/ledger.md is made from the migrated
 * schema and descriptions.ts.
 */
export interface Tables {
  articles: Articles;
  records: Records;
  actors: Actors;
  parties: Parties;
  entries: Entries;
  entry_parties: EntryParties;
  evidence: EvidenceRows;
  dyads: Dyads;
  keys: Keys;
  fingerprints: Fingerprints;
  links: Links;
  corrections: Corrections;
  standoffs: Standoffs;
  sides: Sides;
}

export interface Articles {
  number: Generated<number>;
  id: string;
  sha256: string;
  name: string;
  url: string | null;
  publisher: string | null;
  title: string | null;
  published: string | null;
  reported: string;
  added: string;
  text: string;
  sentences: string;
  warnings: string;
  reader: string;
  copy_of: string | null;
  superseded_by: string | null;
  superseded_on: string | null;
}

export interface Records {
  id: string;
  article: string;
  kind: string;
  start: number;
  end: number;
  sentence: number;
  text: string;
  reported: string;
  happened_from: string | null;
  happened_to: string | null;
  confidence: number;
  body: string;
}

export interface Actors {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  wikidata: string | null;
}

export interface Parties {
  record: string;
  role: string;
  actor: string;
}

export interface Entries {
  id: string;
  kind: string;
  title: string;
  status: string;
  disputed: number;
  happened_from: string | null;
  happened_to: string | null;
  at: string;
  first_reported: string;
  last_reported: string;
  sources: number;
  body: string;
}

export interface EntryParties {
  actor: string;
  kind: string;
  at: string;
  entry: string;
  role: string;
}

export interface EvidenceRows {
  entry: string;
  record: string;
  part: string;
  article: string;
  source: string;
  reported: string;
  until: string | null;
  score: number;
  why: string;
  by: string | null;
  placed: string | null;
}

export interface Dyads {
  entry: string;
  source: string;
  target: string;
  at: string;
  type: string;
  modality: string;
  sources: number;
  first_reported: string;
  last_reported: string;
}

export interface Keys {
  key: string;
  at: string;
  entry: string;
}

export interface Fingerprints {
  band: string;
  article: string;
}

export interface Links {
  article: string;
  url: string;
  name: string;
  publisher: string | null;
  published: string | null;
  added: string;
}

export interface Corrections {
  id: string;
  at: string;
  who: string;
  action: string;
  subject: string;
  value: string | null;
  why: string;
}

export interface Standoffs {
  name: string;
  since: string;
  until: string | null;
  terms: string;
  opened: string;
}

export interface Sides {
  standoff: string;
  side: number;
  actor: string;
}

/** A connection or a transaction on it. */
export type Db = Kysely<Tables> | Transaction<Tables>;
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
