import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { CivilDate, Result } from '#shared/model/index.ts';
import type { Author } from '../ports.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection only to be asked. */
export type ReadableDb = Pick<Database, 'prepare'> & { readonly [readable]: true };
/** A connection inside the write transaction; only projections and drafts take one. */
export type WritableDb = ReadableDb & { readonly [writable]: true };

/** A journal row without its chain. */
export interface ActHeader {
  readonly id: string;
  readonly station: string;
  readonly seq: number;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  /** Civil date at the office. */
  readonly on: CivilDate;
  readonly staffId: string | null;
  readonly role: string | null;
  readonly approverId: string | null;
  readonly counter: string | null;
  readonly caseId: string | null;
  readonly type: string;
}

/**
 * A kind of act: what it carries and how it changes the tables. `project` is the only writer of projections, and
 * uses nothing but its arguments and the tables: `rebuild` runs it again over the whole journal.
 */
export interface ActDefinition<P = unknown> {
  readonly type: string;
  readonly payload: z.ZodType<P>;
  project(db: WritableDb, payload: P, header: ActHeader): void;
}

export function defineAct<P>(definition: ActDefinition<P>): ActDefinition<P> {
  return definition;
}

export interface Transaction {
  readonly db: ReadableDb;
  /** The instant and date all rows of this commit carry. */
  readonly at: string;
  readonly on: CivilDate;
  /** Projects at once, so later reads in the transaction see it; the row is chained at commit. */
  append<P>(act: ActDefinition<P>, payload: P, of?: { caseId?: string }): ActHeader;
}

export interface Store {
  readonly training: boolean;
  readonly schema: number;
  read<T>(query: (db: ReadableDb) => T): T;
  /**
   * Decides and journals in one transaction. A failed result rolls everything back. The value must be JSON: it is kept
   * as the receipt of `author.requestId`.
   */
  commit<R extends Result<unknown, unknown>>(author: Author, decide: (transaction: Transaction) => R): R;
  /** Settles when the disk has the tip of what a request committed: only then is the request answered. */
  kept(requestId: string): Promise<void>;
  /** The receipt of an earlier commit with this request id; `reused` when operation or input differ. */
  findReceipt(author: Author): { readonly receipt: unknown } | 'reused' | null;
  /** Writes what lives outside the journal (drafts). */
  writeDraft<T>(write: (db: WritableDb) => T): T;
  /** Encrypted content-addressed files beside the database. */
  readonly vault: Vault;
  close(): void;
}
export interface StoreDep {
  readonly store: Store;
}

/** Encrypted files named by a keyed digest of their content. */
export interface Vault {
  /** Stores bytes durably (fsync) and returns their digest, 64 hex characters; storing the same twice is one file. */
  put(bytes: Uint8Array): Promise<string>;
  /** null when missing; `damaged` when it does not open or its content has another digest. */
  get(digest: string): Promise<Uint8Array | 'damaged' | null>;
  /** Opens the file, as `get` does, without giving its content. */
  check(digest: string): Promise<'good' | 'missing' | 'damaged'>;
  /** The digests of all files there, named by an act or not. */
  list(): Promise<string[]>;
}
