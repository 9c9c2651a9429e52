import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

/** Explains each failure of a dialect's database in one line; the failure itself is the error's `cause`. */
export function explained(
  dialect: Dialect,
  explain: (error: unknown) => string | null,
  begin: string | null = null,
): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => new ExplainingDriver(dialect.createDriver(), { explain, begin }),
  };
}

interface Manner {
  readonly explain: (error: unknown) => string | null;
  /** Statement that begins a transaction that writes; null: the dialect's own. */
  readonly begin: string | null;
}

class ExplainingDriver implements Driver {
  readonly #inner: Driver;
  readonly #manner: Manner;

  constructor(inner: Driver, manner: Manner) {
    this.#inner = inner;
    this.#manner = manner;
  }

  init(): Promise<void> {
    return this.#inner.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const { explain } = this.#manner;
    return new ExplainingConnection(
      await explaining(explain, () => this.#inner.acquireConnection()),
      explain,
    );
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const { begin, explain } = this.#manner;
    return explaining(explain, async () => {
      if (begin && settings.accessMode !== 'read only')
        await innerOf(connection).executeQuery(CompiledQuery.raw(begin));
      else await this.#inner.beginTransaction(innerOf(connection), settings);
    });
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return explaining(this.#manner.explain, () => this.#inner.commitTransaction(innerOf(connection)));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk or a lost connection has ended the transaction by itself; what ended it is the error to report.
    await this.#inner.rollbackTransaction(innerOf(connection)).catch(() => {});
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#inner.releaseConnection(innerOf(connection));
  }

  destroy(): Promise<void> {
    return this.#inner.destroy();
  }
}

class ExplainingConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #explain: Manner['explain'];

  constructor(inner: DatabaseConnection, explain: Manner['explain']) {
    this.inner = inner;
    this.#explain = explain;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return explaining(this.#explain, async () => this.inner.executeQuery<R>(query));
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

function innerOf(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof ExplainingConnection ? connection.inner : connection;
}

async function explaining<T>(explain: Manner['explain'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const said = explain(error);
    throw said ? new Error(said, { cause: error }) : error;
  }
}
