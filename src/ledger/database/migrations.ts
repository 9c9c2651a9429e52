import type { Kysely, Migration } from 'kysely';
import type { Engine } from './engine.ts';
import { makeViews } from './views.ts';

/**
 * Every version of the schema, oldest first; a ledger of an older version is brought up when it is opened. A migration that
 * was released is never changed.
 */
export const migrationsOf = (engine: Engine): Record<string, Migration> => ({
  '001-ledger': {
    async up(db: Kysely<unknown>): Promise<void> {
      const { schema } = db;
      const { code } = engine;
      await schema
        .createTable('articles')
        .addColumn('number', engine.counter, (c) =>
          (engine.counter === 'serial' ? c : c.autoIncrement()).primaryKey(),
        )
        .addColumn('id', code, (c) => c.notNull().unique())
        .addColumn('sha256', code, (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('url', 'text')
        .addColumn('publisher', 'text')
        .addColumn('title', 'text')
        .addColumn('published', code)
        .addColumn('reported', code, (c) => c.notNull())
        .addColumn('added', code, (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('sentences', 'text', (c) => c.notNull())
        .addColumn('warnings', 'text', (c) => c.notNull())
        .addColumn('reader', code, (c) => c.notNull())
        .addColumn('copy_of', code)
        .addColumn('superseded_by', code)
        .addColumn('superseded_on', code)
        .execute();
      await schema.createIndex('articles_by_url').on('articles').column('url').execute();
      await schema.createIndex('articles_by_name').on('articles').column('name').execute();
      await schema
        .createTable('records')
        .addColumn('id', code, (c) => c.primaryKey())
        .addColumn('article', code, (c) => c.notNull())
        .addColumn('kind', code, (c) => c.notNull())
        .addColumn('start', 'integer', (c) => c.notNull())
        .addColumn('end', 'integer', (c) => c.notNull())
        .addColumn('sentence', 'integer', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('reported', code, (c) => c.notNull())
        .addColumn('happened_from', code)
        .addColumn('happened_to', code)
        .addColumn('confidence', 'double precision', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .execute();
      await schema.createIndex('records_by_article').on('records').columns(['article', 'start']).execute();
      await schema
        .createTable('actors')
        .addColumn('id', code, (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('kind', code, (c) => c.notNull())
        .addColumn('country', code)
        .addColumn('wikidata', code)
        .execute();
      await schema
        .createTable('parties')
        .addColumn('record', code, (c) => c.notNull())
        .addColumn('role', code, (c) => c.notNull())
        .addColumn('actor', code, (c) => c.notNull())
        .addPrimaryKeyConstraint('parties_key', ['record', 'role', 'actor'])
        .modifyEnd(engine.keyed)
        .execute();
      await schema
        .createTable('entries')
        .addColumn('id', code, (c) => c.primaryKey())
        .addColumn('kind', code, (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('status', code, (c) => c.notNull())
        .addColumn('disputed', 'integer', (c) => c.notNull())
        .addColumn('happened_from', code)
        .addColumn('happened_to', code)
        .addColumn('at', code, (c) => c.notNull())
        .addColumn('first_reported', code, (c) => c.notNull())
        .addColumn('last_reported', code, (c) => c.notNull())
        .addColumn('sources', 'integer', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .execute();
      await schema.createIndex('entries_by_kind').on('entries').columns(['kind', 'at']).execute();
      await schema
        .createTable('entry_parties')
        .addColumn('actor', code, (c) => c.notNull())
        .addColumn('kind', code, (c) => c.notNull())
        .addColumn('at', code, (c) => c.notNull())
        .addColumn('entry', code, (c) => c.notNull())
        .addColumn('role', code, (c) => c.notNull())
        .addPrimaryKeyConstraint('entry_parties_key', ['actor', 'kind', 'at', 'entry', 'role'])
        .modifyEnd(engine.keyed)
        .execute();
      await schema.createIndex('entry_parties_by_entry').on('entry_parties').column('entry').execute();
      await schema
        .createTable('evidence')
        .addColumn('entry', code, (c) => c.notNull())
        .addColumn('record', code, (c) => c.notNull())
        .addColumn('part', code, (c) => c.notNull())
        .addColumn('article', code, (c) => c.notNull())
        .addColumn('source', code, (c) => c.notNull())
        .addColumn('reported', code, (c) => c.notNull())
        .addColumn('until', code)
        .addColumn('score', 'double precision', (c) => c.notNull())
        .addColumn('why', 'text', (c) => c.notNull())
        .addColumn('by', code)
        .addPrimaryKeyConstraint('evidence_key', ['entry', 'record', 'part'])
        .modifyEnd(engine.keyed)
        .execute();
      await schema.createIndex('evidence_by_record').on('evidence').column('record').execute();
      await schema.createIndex('evidence_by_article').on('evidence').column('article').execute();
      await schema
        .createTable('keys')
        .addColumn('key', code, (c) => c.notNull())
        .addColumn('at', code, (c) => c.notNull())
        .addColumn('entry', code, (c) => c.notNull())
        .addPrimaryKeyConstraint('keys_key', ['key', 'at', 'entry'])
        .modifyEnd(engine.keyed)
        .execute();
      await schema.createIndex('keys_by_entry').on('keys').column('entry').execute();
      await schema
        .createTable('fingerprints')
        .addColumn('band', code, (c) => c.notNull())
        .addColumn('article', code, (c) => c.notNull())
        .addPrimaryKeyConstraint('fingerprints_key', ['band', 'article'])
        .modifyEnd(engine.keyed)
        .execute();
      await schema
        .createTable('corrections')
        .addColumn('id', code, (c) => c.primaryKey())
        .addColumn('at', code, (c) => c.notNull())
        .addColumn('who', 'text', (c) => c.notNull())
        .addColumn('action', code, (c) => c.notNull())
        .addColumn('subject', code, (c) => c.notNull())
        .addColumn('value', 'text')
        .addColumn('why', 'text', (c) => c.notNull())
        .execute();
      await schema.createIndex('corrections_by_subject').on('corrections').column('subject').execute();
      await schema
        .createTable('standoffs')
        .addColumn('name', 'text', (c) => c.primaryKey())
        .addColumn('since', code, (c) => c.notNull())
        .addColumn('until', code)
        .addColumn('terms', 'text', (c) => c.notNull())
        .addColumn('opened', code, (c) => c.notNull())
        .execute();
      await schema
        .createTable('sides')
        .addColumn('standoff', code, (c) => c.notNull())
        .addColumn('side', 'integer', (c) => c.notNull())
        .addColumn('actor', code, (c) => c.notNull())
        .addPrimaryKeyConstraint('sides_key', ['standoff', 'side', 'actor'])
        .execute();
    },
  },
  '002-search': { up: (db) => engine.addSearch(db) },
  '003-placed-dyads': {
    async up({ schema }: Kysely<unknown>): Promise<void> {
      await schema.alterTable('evidence').addColumn('placed', engine.code).execute();
      for (const column of ['until', 'placed'])
        await schema
          .createIndex(`evidence_by_${column}`)
          .on('evidence')
          .column(column)
          .where(column, 'is not', null)
          .execute();
      await schema
        .createTable('dyads')
        .addColumn('entry', engine.code, (c) => c.notNull())
        .addColumn('source', engine.code, (c) => c.notNull())
        .addColumn('target', engine.code, (c) => c.notNull())
        .addColumn('at', engine.code, (c) => c.notNull())
        .addColumn('type', engine.code, (c) => c.notNull())
        .addColumn('modality', engine.code, (c) => c.notNull())
        .addColumn('sources', 'integer', (c) => c.notNull())
        .addColumn('first_reported', engine.code, (c) => c.notNull())
        .addColumn('last_reported', engine.code, (c) => c.notNull())
        .addPrimaryKeyConstraint('dyads_key', ['entry', 'source', 'target'])
        .modifyEnd(engine.keyed)
        .execute();
      await schema
        .createIndex('dyads_by_pair')
        .on('dyads')
        .columns([
          'source',
          'target',
          'at',
          'type',
          'modality',
          'sources',
          'first_reported',
          'last_reported',
          'entry',
        ])
        .execute();
    },
  },
  '004-links': {
    async up({ schema }: Kysely<unknown>): Promise<void> {
      await schema
        .createTable('links')
        .addColumn('article', engine.code, (c) => c.notNull())
        .addColumn('url', engine.code, (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('publisher', 'text')
        .addColumn('published', engine.code)
        .addColumn('added', engine.code, (c) => c.notNull())
        .addPrimaryKeyConstraint('links_key', ['article', 'url'])
        .execute();
    },
  },
  '005-reports': {
    async up({ schema }: Kysely<unknown>): Promise<void> {
      // What changed since a day, and what is disputed, are asked of the whole ledger.
      await schema.createIndex('articles_by_report').on('articles').column('reported').execute();
      await schema.createIndex('entries_by_dispute').on('entries').columns(['disputed', 'at']).execute();
    },
  },
  '006-views': { up: (db: Kysely<unknown>) => makeViews(db, engine) },
});
