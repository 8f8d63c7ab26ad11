import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export type Store = Database.Database;

/** `sealed` are the bytes of the answer, which a repeated envelope gets again; `answer` is what was sealed. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS identities (name TEXT PRIMARY KEY, privateKey TEXT NOT NULL, certificate TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS certificates (
  serial INTEGER PRIMARY KEY, keyId TEXT NOT NULL, purpose TEXT NOT NULL, office TEXT NOT NULL, station TEXT NOT NULL, batch INTEGER NOT NULL,
  notBefore TEXT NOT NULL, notAfter TEXT NOT NULL, revokedAt TEXT, certificate TEXT NOT NULL, spki BLOB NOT NULL, privateKey BLOB) STRICT;
CREATE INDEX IF NOT EXISTS certificateKeys ON certificates (keyId);
CREATE TABLE IF NOT EXISTS taken (
  office TEXT NOT NULL, station TEXT NOT NULL, lane TEXT NOT NULL, sequence INTEGER NOT NULL, digest TEXT NOT NULL, takenAt TEXT NOT NULL,
  envelope BLOB NOT NULL, contentType TEXT NOT NULL, answer TEXT NOT NULL, sealed BLOB NOT NULL, sealedDigest TEXT NOT NULL,
  PRIMARY KEY (office, station, lane, sequence)) STRICT;
CREATE TABLE IF NOT EXISTS acts (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, caseId TEXT NOT NULL, caseOrder INTEGER NOT NULL, type TEXT NOT NULL,
  office TEXT NOT NULL, station TEXT NOT NULL, at TEXT NOT NULL, content TEXT NOT NULL, parts TEXT NOT NULL, result TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS actCases ON acts (caseId, caseOrder);
CREATE TABLE IF NOT EXISTS rejectedActs (
  id TEXT PRIMARY KEY, caseId TEXT NOT NULL, caseOrder INTEGER NOT NULL, office TEXT NOT NULL, station TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS registrations (
  number INTEGER PRIMARY KEY, actId TEXT NOT NULL, business TEXT NOT NULL, registrationNumber TEXT NOT NULL, office TEXT NOT NULL,
  officeName TEXT NOT NULL, registeredOn TEXT NOT NULL, registeredAt TEXT NOT NULL, man TEXT NOT NULL, woman TEXT NOT NULL,
  manKey TEXT NOT NULL, womanKey TEXT NOT NULL, inForce INTEGER NOT NULL, UNIQUE (business, registrationNumber)) STRICT;
CREATE INDEX IF NOT EXISTS registrationMen ON registrations (manKey);
CREATE INDEX IF NOT EXISTS registrationWomen ON registrations (womanKey);
CREATE TABLE IF NOT EXISTS attachments (
  office TEXT NOT NULL, station TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, have INTEGER NOT NULL,
  PRIMARY KEY (office, station, digest)) STRICT;
CREATE TABLE IF NOT EXISTS pieces (
  office TEXT NOT NULL, station TEXT NOT NULL, digest TEXT NOT NULL, offset INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (office, station, digest, offset)) STRICT;
CREATE TABLE IF NOT EXISTS answers (
  office TEXT NOT NULL, station TEXT NOT NULL, id TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (office, station, id)) STRICT;
CREATE TABLE IF NOT EXISTS blocks (
  prefix TEXT NOT NULL, office TEXT NOT NULL, year INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  station TEXT NOT NULL, question TEXT NOT NULL, PRIMARY KEY (prefix, office, year, first)) STRICT;
CREATE TABLE IF NOT EXISTS messages (
  office TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (office, number)) STRICT;
CREATE TABLE IF NOT EXISTS requests (
  requestNumber TEXT PRIMARY KEY, office TEXT NOT NULL, toOffice TEXT NOT NULL, answeredAt TEXT) STRICT;
`;

/** Everything the province knows, its private keys too, in one file of the folder. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'province.db');
  const store = new Database(file);
  chmodSync(file, 0o600);
  store.pragma('journal_mode = WAL');
  store.pragma('synchronous = FULL');
  store.exec(SCHEMA);
  store.prepare = remembered(store.prepare.bind(store) as Prepare) as Store['prepare'];
  return store;
}

type Prepare = (sql: string) => Database.Statement;

/** Each statement is prepared once. */
function remembered(prepare: Prepare): Prepare {
  const statements = new Map<string, Database.Statement>();
  return (sql) => {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}

/** Which station speaks. */
export interface Sender {
  readonly office: string;
  readonly station: string;
}

export type Clock = () => Date;
