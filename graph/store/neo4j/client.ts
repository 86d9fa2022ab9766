/** The driver behind three verbs, with its failures told in the project's words. */
import neo4j, { type Driver, type ManagedTransaction, type RecordShape, type Session, type SessionMode } from 'neo4j-driver';
import { OperationalError } from '../../model/operational-error.ts';

export interface Neo4jOptions {
  /** `bolt://`, `neo4j://` or one of their `+s` forms; without user and password in it. */
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  /** The user's home database when absent. */
  readonly database?: string;
}

export type Parameters = Readonly<Record<string, unknown>>;
/** Runs one statement; integers come back as JavaScript numbers. */
export type Run = <Row extends RecordShape>(text: string, parameters?: Parameters) => Promise<Row[]>;

const autoCommitTries = 10;

export class Neo4jClient {
  readonly #driver: Driver;
  readonly #database: string | undefined;
  /** Carries what this client wrote to what it reads next, on whichever member of a cluster. */
  readonly #bookmarks = neo4j.bookmarkManager();

  /** Connects; fails at once with STORE_UNAVAILABLE when nobody answers or the user is refused. */
  static async connect(options: Neo4jOptions): Promise<Neo4jClient> {
    const client = new Neo4jClient(options);
    try {
      await client.#driver.verifyConnectivity(options.database === undefined ? {} : { database: options.database });
      return client;
    } catch (error) {
      await client.close();
      throw operational(error);
    }
  }

  private constructor(options: Neo4jOptions) {
    this.#driver = createDriver(options);
    this.#database = options.database;
  }

  /** A read transaction, tried again on failures that pass. */
  read<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#inSession('READ', (session) => session.executeRead((tx) => work(runIn(tx))));
  }

  /** A write transaction, tried again on failures that pass, also when only the acknowledgement was lost. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#inSession('WRITE', (session) => session.executeWrite((tx) => work(runIn(tx))));
  }

  /**
   * One statement outside of a transaction (schema changes, `CALL … IN TRANSACTIONS`) that may run again:
   * it is, when another client stood in its way (deadlock, the same schema change, an orphan that is none any more).
   */
  async autoCommit(text: string, parameters: Parameters = {}): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#inSession('WRITE', (session) => session.run(text, parameters));
        return;
      } catch (error) {
        const code = codeOf(error);
        const passes = code === 'STORE_BUSY' || code.startsWith('Neo.ClientError.Schema.');
        if (!passes || attempt === autoCommitTries) throw error;
      }
    }
  }

  /** Where its last transactions stand in the log of the database. */
  async bookmarks(): Promise<readonly string[]> {
    return [...(await this.#bookmarks.getBookmarks())];
  }

  /** Transactions after this wait for a member that has come as far. */
  async seen(bookmarks: readonly string[]): Promise<void> {
    await this.#bookmarks.updateBookmarks([], bookmarks);
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  async #inSession<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#driver.session({
      defaultAccessMode: neo4j.session[mode] as SessionMode,
      bookmarkManager: this.#bookmarks,
      fetchSize: 1000,
      ...(this.#database === undefined ? {} : { database: this.#database }),
    });
    try {
      return await work(session);
    } catch (error) {
      throw operational(error);
    } finally {
      await session.close();
    }
  }
}

function createDriver({ url, user, password }: Neo4jOptions): Driver {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (cause) {
    throw new OperationalError('INPUT_INVALID', 'The address of the Neo4j store is no URL.', { cause });
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new OperationalError('INPUT_INVALID', 'Give user and password of the Neo4j store apart from its address.');
  }
  try {
    return neo4j.driver(url, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ''), {
      disableLosslessIntegers: true,
      connectionTimeout: 10_000,
      connectionAcquisitionTimeout: 60_000,
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      telemetryDisabled: true,
    });
  } catch (cause) {
    throw new OperationalError('INPUT_INVALID', 'The address of the Neo4j store cannot be used.', { cause });
  }
}

function runIn(tx: ManagedTransaction): Run {
  return async <Row extends RecordShape>(text: string, parameters: Parameters = {}) => {
    const result = await tx.run<Row>(text, parameters);
    return result.records.map((record) => record.toObject());
  };
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code);
}

/** A uniqueness that another client got to first. */
export function isConstraintFailure(error: unknown): boolean {
  return codeOf(error) === 'Neo.ClientError.Schema.ConstraintValidationFailed';
}

/** Messages of the server are kept as the cause only: they may quote what was written. */
function operational(error: unknown): unknown {
  if (!(error instanceof neo4j.Neo4jError)) return error;
  const { code } = error;
  if (code === 'ServiceUnavailable' || code === 'SessionExpired' || code.startsWith('Neo.TransientError.General.Database')) {
    return new OperationalError('STORE_UNAVAILABLE', undefined, { cause: error });
  }
  if (code.startsWith('Neo.ClientError.Security.')) {
    return new OperationalError('STORE_UNAVAILABLE', 'It refused the user name or password.', { cause: error });
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return new OperationalError('STORE_UNAVAILABLE', 'It has no database of that name.', { cause: error });
  }
  if (code.startsWith('Neo.TransientError.')) return new OperationalError('STORE_BUSY', undefined, { cause: error });
  return error;
}
