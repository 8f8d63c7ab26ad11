import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Connection } from '#core/store/connection.ts';

/** A hall's store in moments of its life, and another hall's. */
export interface Moments {
  /** Closed for the day. */
  readonly closed: string;
  /** As the power left it while it was open: with its log. */
  readonly cutOff: string;
  /** The same some acts before: the log is the same one, shorter. */
  readonly earlier: string;
  /** Before the log of `cutOff` was begun. */
  readonly longAgo: string;
  readonly other: string;
  /** Pages of the closed database by what they are. */
  readonly pages: ReadonlyMap<string, readonly number[]>;
}

export interface Damage {
  readonly name: string;
  /** Makes a damaged store in an empty directory. */
  apply(moments: Moments, dir: string, random: Random): void;
}

/** A whole number from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

/** The same numbers for the same seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export const pageSize = 4096;

/** Every page with what it is; those that no table or index has are free. */
export function pagesByKind(database: Connection): Map<string, number[]> {
  const used = database
    .prepare<[], { pageno: number; kind: string }>(
      `SELECT pageno, CASE WHEN pageno = 1 THEN 'header' WHEN pagetype = 'overflow' THEN 'overflow'
         ELSE (CASE coalesce((SELECT type FROM sqlite_master WHERE sqlite_master.name = dbstat.name), 'table') WHEN 'index' THEN 'index ' ELSE 'table ' END)
           || pagetype END AS kind
       FROM dbstat`,
    )
    .all();
  const kinds = new Map<string, number[]>();
  const add = (kind: string, page: number) => kinds.set(kind, [...(kinds.get(kind) ?? []), page]);
  for (const { pageno, kind } of used) add(kind, pageno);
  const known = new Set(used.map(({ pageno }) => pageno));
  const count = database.pragma('page_count', { simple: true }) as number;
  for (let page = 1; page <= count; page += 1) if (!known.has(page)) add('free', page);
  return kinds;
}

/** Every kind of page there has to be, so that no kind is forgotten. */
export const pageKinds = ['header', 'table internal', 'table leaf', 'index internal', 'index leaf', 'overflow', 'free'] as const;

const copyOf = (from: string, dir: string) => cpSync(from, dir, { recursive: true });
const take = (from: string, dir: string, name: string) => cpSync(join(from, name), join(dir, name));

function flipped(file: string, at: number, random: Random): void {
  const bytes = readFileSync(file);
  bytes[at] = bytes[at]! ^ (1 << random(8));
  writeFileSync(file, bytes);
}

function zero(file: string, from: number, length: number): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(length), 0, length, from);
  closeSync(descriptor);
}

const inPages: Damage[] = pageKinds.flatMap((kind): Damage[] => {
  const page = (moments: Moments, random: Random) => {
    const pages = moments.pages.get(kind)!;
    return (pages[random(pages.length)]! - 1) * pageSize;
  };
  return [
    {
      name: `a bit flipped in a ${kind} page`,
      apply(moments, dir, random) {
        copyOf(moments.closed, dir);
        flipped(join(dir, 'hall.db'), page(moments, random) + random(pageSize), random);
      },
    },
    {
      name: `a ${kind} page with zeros in it`,
      apply(moments, dir, random) {
        copyOf(moments.closed, dir);
        zero(join(dir, 'hall.db'), page(moments, random) + random(8) * 512, 512);
      },
    },
    {
      name: `another page in place of a ${kind} page`,
      apply(moments, dir, random) {
        copyOf(moments.closed, dir);
        const file = join(dir, 'hall.db');
        const bytes = readFileSync(file);
        const from = random(bytes.length / pageSize) * pageSize;
        bytes.copy(bytes, page(moments, random), from, from + pageSize);
        writeFileSync(file, bytes);
      },
    },
  ];
});

/** `apply` on a copy of the closed store. */
const closed = (name: string, apply: (dir: string, moments: Moments, random: Random) => void): Damage => ({
  name,
  apply(moments, dir, random) {
    copyOf(moments.closed, dir);
    apply(dir, moments, random);
  },
});
/** The same with the store that has a log. */
const cutOff = (name: string, apply: (dir: string, moments: Moments, random: Random) => void): Damage => ({
  name,
  apply(moments, dir, random) {
    copyOf(moments.cutOff, dir);
    apply(dir, moments, random);
  },
});

const database: Damage[] = [
  closed('a database cut short', (dir, _, random) => truncateSync(join(dir, 'hall.db'), random(statSync(join(dir, 'hall.db')).size))),
  closed('a database cut short at a page', (dir, _, random) =>
    truncateSync(join(dir, 'hall.db'), random(statSync(join(dir, 'hall.db')).size / pageSize) * pageSize),
  ),
  closed('a zeroed header', (dir) => zero(join(dir, 'hall.db'), 0, 100)),
  closed('no database', (dir) => rmSync(join(dir, 'hall.db'))),
  closed('an empty database', (dir) => truncateSync(join(dir, 'hall.db'), 0)),
  closed('a plain database in its place', (dir) => {
    rmSync(join(dir, 'hall.db'));
    const plain = new Database(join(dir, 'hall.db'));
    plain.exec(`CREATE TABLE journal (a); CREATE TABLE meta (name, value); PRAGMA user_version = 50`);
    plain.close();
  }),
  closed('a text in its place', (dir) => writeFileSync(join(dir, 'hall.db'), 'some text, and not a database. '.repeat(400))),
  closed("another hall's database", (dir, { other }) => take(other, dir, 'hall.db')),
  closed('an older database', (dir, { earlier }) => take(earlier, dir, 'hall.db')),
  closed('a database of long ago', (dir, { longAgo }) => take(longAgo, dir, 'hall.db')),
];

const log: Damage[] = [
  cutOff('a log cut short', (dir, _, random) => truncateSync(join(dir, 'hall.db-wal'), random(lengthOfLog(dir)))),
  cutOff('no log', (dir) => rmSync(join(dir, 'hall.db-wal'))),
  cutOff('a bit flipped in the log', (dir, _, random) => {
    flipped(join(dir, 'hall.db-wal'), random(lengthOfLog(dir)), random);
  }),
  cutOff('an earlier log', (dir, { earlier }) => take(earlier, dir, 'hall.db-wal')),
  closed('an old log beside the closed database', (dir, { earlier }) => take(earlier, dir, 'hall.db-wal')),
  cutOff('a database of long ago under the log', (dir, { longAgo }) => take(longAgo, dir, 'hall.db')),
  cutOff("another hall's database under the log", (dir, { other }) => take(other, dir, 'hall.db')),
];

const keys: Damage[] = [
  closed('no key file', (dir) => rmSync(join(dir, 'key.json'))),
  closed('a zeroed key file', (dir) => zero(join(dir, 'key.json'), 0, statSync(join(dir, 'key.json')).size)),
  closed('a key file cut short', (dir, _, random) => truncateSync(join(dir, 'key.json'), random(statSync(join(dir, 'key.json')).size - 2))),
  closed("another hall's key file", (dir, { other }) => take(other, dir, 'key.json')),
  closed('a bit flipped in the key file', (dir, _, random) => {
    const file = join(dir, 'key.json');
    flipped(file, random(statSync(file).size), random);
  }),
];

const tips: Damage[] = [
  closed('no tip', (dir) => rmSync(join(dir, 'hall.tip'))),
  closed('an older tip', (dir, { earlier }) => take(earlier, dir, 'hall.tip')),
  closed("another hall's tip", (dir, { other }) => take(other, dir, 'hall.tip')),
  closed('a zeroed tip', (dir) => zero(join(dir, 'hall.tip'), 0, statSync(join(dir, 'hall.tip')).size)),
  closed('a bit flipped in the tip', (dir, _, random) => flipped(join(dir, 'hall.tip'), random(512), random)),
  closed('a tip cut short', (dir, _, random) => truncateSync(join(dir, 'hall.tip'), random(8192))),
];

const vault: Damage[] = [
  closed('a file missing in the vault', (dir, _, random) => rmSync(fileIn(dir, random))),
  closed('a bit flipped in a file of the vault', (dir, _, random) => {
    const file = fileIn(dir, random);
    flipped(file, random(statSync(file).size), random);
  }),
  closed('a file of the vault cut short', (dir, _, random) => {
    const file = fileIn(dir, random);
    truncateSync(file, random(statSync(file).size));
  }),
];

/** Without the zeros that are kept ready behind what was written. */
function lengthOfLog(dir: string): number {
  return readFileSync(join(dir, 'hall.db-wal')).findLastIndex((byte) => byte !== 0) + 1;
}

function fileIn(dir: string, random: Random): string {
  const files = readdirSync(join(dir, 'vault'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const file = files[random(files.length)]!;
  return join(file.parentPath, file.name);
}

/** Every way in which a store is damaged here. */
export const damages: readonly Damage[] = [...inPages, ...database, ...log, ...keys, ...tips, ...vault];

/** The files that count for whether a refusal left a store as it was. */
export function storeFiles(dir: string): Record<string, string> {
  const names = ['hall.db', 'hall.db-wal', 'key.json', 'hall.tip'].filter((name) => existsSync(join(dir, name)));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(dir, name)).toString('base64')]));
}
