import type { Connection } from '../connection.ts';

/** One step forward of the schema, in a transaction of its own. There is no way back. */
export interface Migration {
  /** The schema afterwards (`PRAGMA user_version`); also the number of the file. */
  readonly version: number;
  readonly name: string;
  migrate(database: Connection): void;
}
