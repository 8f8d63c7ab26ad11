import { digestHex } from '../../crypto/index.ts';
import type { Connection } from '../connection.ts';
import { quoted } from '../tables.ts';

/** Digest of all rows by table. */
export type TableDigests = ReadonlyMap<string, string>;

interface Table {
  readonly name: string;
  readonly hasRowid: boolean;
}

interface Thing {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

type Cell = string | number | bigint | Uint8Array | null;

/**
 * Copies schema and rows into an empty database, row by row, and answers the digests of what was read. Row ids stay as
 * they are. Triggers come last: they would refuse or repeat what is copied.
 */
export function copyDatabase(from: Connection, to: Connection, onTable: (table: string) => void = () => {}): TableDigests {
  const things = thingsOf(from);
  const create = (...types: readonly string[]) => {
    for (const { sql } of things.filter(({ type }) => types.includes(type))) to.exec(sql);
  };
  const digests = new Map<string, string>();
  to.pragma('foreign_keys = OFF');
  to.transaction(() => {
    create('table');
    for (const table of tablesOf(from)) {
      onTable(table.name);
      digests.set(table.name, copyTable(from, to, table));
    }
    create('index', 'view', 'trigger');
    to.pragma(`user_version = ${Number(from.pragma('user_version', { simple: true }))}`);
  })();
  return digests;
}

/** The digests of every table as it is now. */
export function digestTables(database: Connection): TableDigests {
  return new Map(tablesOf(database).map((table) => [table.name, digestRows(rowsOf(database, table))]));
}

function copyTable(from: Connection, to: Connection, table: Table): string {
  const columns = columnsOf(from, table);
  const insert = to.prepare(`INSERT INTO ${quoted(table.name)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  return digestRows(
    (function* () {
      for (const row of rowsOf(from, table)) {
        insert.run(...row);
        yield row;
      }
    })(),
  );
}

/** Bytes of a megabyte or so are taken at a time: a digest over each portion, and one over all of them. */
function digestRows(rows: Iterable<readonly Cell[]>): string {
  const portion = 1_000;
  let digest = digestHex('');
  let written: string[] = [];
  const take = () => {
    digest = digestHex(`${digest}\n${written.join('\n')}`);
    written = [];
  };
  for (const row of rows) {
    written.push(row.map(cellText).join('|'));
    if (written.length === portion) take();
  }
  take();
  return digest;
}

function cellText(cell: Cell): string {
  if (cell === null) return 'n';
  if (typeof cell === 'string') return `t${cell.length}:${cell}`;
  if (typeof cell === 'bigint') return `i${cell}`;
  if (typeof cell === 'number') return `r${cell}`;
  return `b${Buffer.from(cell).toString('hex')}`;
}

/** In the order of their ids. Whole numbers come as bigint, so that none is rounded and none becomes a fraction. */
function rowsOf(database: Connection, table: Table): IterableIterator<Cell[]> {
  const order = table.hasRowid ? ' ORDER BY rowid' : '';
  return database
    .prepare<[], Cell[]>(`SELECT ${columnsOf(database, table).join(', ')} FROM ${quoted(table.name)}${order}`)
    .safeIntegers()
    .raw()
    .iterate() as unknown as IterableIterator<Cell[]>;
}

function columnsOf(database: Connection, { name, hasRowid }: Table): string[] {
  const columns = database
    .prepare<[string], { name: string; type: string; pk: number }>('SELECT name, type, pk FROM pragma_table_info(?)')
    .all(name);
  const ids = columns.filter(({ pk }) => pk > 0);
  const isAlias = ids.length === 1 && ids[0]!.type.toUpperCase() === 'INTEGER';
  return [...(hasRowid && !isAlias ? ['rowid'] : []), ...columns.map((column) => quoted(column.name))];
}

function tablesOf(database: Connection): Table[] {
  return database
    .prepare<[], { name: string; wr: number }>(
      `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all()
    .map(({ name, wr }) => ({ name, hasRowid: wr === 0 }));
}

/** What SQLite makes by itself has no words. */
function thingsOf(database: Connection): Thing[] {
  return database
    .prepare<[], Thing>(
      `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid`,
    )
    .all();
}
