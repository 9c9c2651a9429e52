import type { Kysely, Migration } from 'kysely';
import type { Engine } from './engine.ts';

/**
 * Every version of the schema, oldest first; a ledger of an older version is brought up when it is opened. A migration that
 * was released is never changed.
 */
export const migrationsOf = (engine: Engine): Record<string, Migration> => ({
  '001-ledger': {
    async up(db: Kysely<unknown>): Promise<void> {
      const { schema } = db;
      await schema
        .createTable('articles')
        .addColumn('number', engine.counter, (c) =>
          (engine.counter === 'serial' ? c : c.autoIncrement()).primaryKey(),
        )
        .addColumn('id', 'text', (c) => c.notNull().unique())
        .addColumn('sha256', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('url', 'text')
        .addColumn('publisher', 'text')
        .addColumn('title', 'text')
        .addColumn('published', 'text')
        .addColumn('reported', 'text', (c) => c.notNull())
        .addColumn('added', 'text', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('sentences', 'text', (c) => c.notNull())
        .addColumn('warnings', 'text', (c) => c.notNull())
        .addColumn('reader', 'text', (c) => c.notNull())
        .addColumn('copy_of', 'text')
        .addColumn('superseded_by', 'text')
        .addColumn('superseded_on', 'text')
        .execute();
      await schema.createIndex('articles_by_url').on('articles').column('url').execute();
      await schema.createIndex('articles_by_name').on('articles').column('name').execute();
      await schema
        .createTable('records')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('article', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('start', 'integer', (c) => c.notNull())
        .addColumn('end', 'integer', (c) => c.notNull())
        .addColumn('sentence', 'integer', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('reported', 'text', (c) => c.notNull())
        .addColumn('happened_from', 'text')
        .addColumn('happened_to', 'text')
        .addColumn('confidence', 'real', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .execute();
      await schema.createIndex('records_by_article').on('records').columns(['article', 'start']).execute();
      await schema
        .createTable('actors')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('country', 'text')
        .addColumn('wikidata', 'text')
        .execute();
      await schema
        .createTable('parties')
        .addColumn('record', 'text', (c) => c.notNull())
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('actor', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('parties_key', ['record', 'role', 'actor'])
        .execute();
      await schema
        .createTable('entries')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('status', 'text', (c) => c.notNull())
        .addColumn('disputed', 'integer', (c) => c.notNull())
        .addColumn('happened_from', 'text')
        .addColumn('happened_to', 'text')
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('first_reported', 'text', (c) => c.notNull())
        .addColumn('last_reported', 'text', (c) => c.notNull())
        .addColumn('sources', 'integer', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .execute();
      await schema.createIndex('entries_by_kind').on('entries').columns(['kind', 'at']).execute();
      await schema
        .createTable('entry_parties')
        .addColumn('actor', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('entry', 'text', (c) => c.notNull())
        .addColumn('role', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('entry_parties_key', ['actor', 'kind', 'at', 'entry', 'role'])
        .execute();
      await schema.createIndex('entry_parties_by_entry').on('entry_parties').column('entry').execute();
      await schema
        .createTable('evidence')
        .addColumn('entry', 'text', (c) => c.notNull())
        .addColumn('record', 'text', (c) => c.notNull())
        .addColumn('part', 'text', (c) => c.notNull())
        .addColumn('article', 'text', (c) => c.notNull())
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('reported', 'text', (c) => c.notNull())
        .addColumn('until', 'text')
        .addColumn('score', 'real', (c) => c.notNull())
        .addColumn('why', 'text', (c) => c.notNull())
        .addColumn('by', 'text')
        .addPrimaryKeyConstraint('evidence_key', ['entry', 'record', 'part'])
        .execute();
      await schema.createIndex('evidence_by_record').on('evidence').column('record').execute();
      await schema.createIndex('evidence_by_article').on('evidence').column('article').execute();
      await schema
        .createTable('keys')
        .addColumn('key', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('entry', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('keys_key', ['key', 'at', 'entry'])
        .execute();
      await schema.createIndex('keys_by_entry').on('keys').column('entry').execute();
      await schema
        .createTable('fingerprints')
        .addColumn('band', 'text', (c) => c.notNull())
        .addColumn('article', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('fingerprints_key', ['band', 'article'])
        .execute();
      await schema
        .createTable('corrections')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('who', 'text', (c) => c.notNull())
        .addColumn('action', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('value', 'text')
        .addColumn('why', 'text', (c) => c.notNull())
        .execute();
      await schema.createIndex('corrections_by_subject').on('corrections').column('subject').execute();
      await schema
        .createTable('standoffs')
        .addColumn('name', 'text', (c) => c.primaryKey())
        .addColumn('since', 'text', (c) => c.notNull())
        .addColumn('until', 'text')
        .addColumn('terms', 'text', (c) => c.notNull())
        .addColumn('opened', 'text', (c) => c.notNull())
        .execute();
      await schema
        .createTable('sides')
        .addColumn('standoff', 'text', (c) => c.notNull())
        .addColumn('side', 'integer', (c) => c.notNull())
        .addColumn('actor', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('sides_key', ['standoff', 'side', 'actor'])
        .execute();
    },
  },
  '002-search': { up: (db) => engine.addSearch(db) },
});
