import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asReadable, asWritable, openConnection, prepareOnce, type Connection } from '#core/store/connection.ts';

let folder: string;
let database: Connection;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-connection-'));
  database = openConnection(join(folder, 'hall.db'), Buffer.alloc(32, 7), { create: true });
  database.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

describe('statements are compiled once', () => {
  const insert = 'INSERT INTO row (text) VALUES (?)';

  it('for everybody who asks of this connection', () => {
    const statement = prepareOnce(database, insert);
    expect(prepareOnce(database, insert)).toBe(statement);
    expect(asWritable(database).prepare(insert)).toBe(statement);
  });

  it('and a reading connection still refuses one that writes', () => {
    asWritable(database).prepare(insert).run('one');
    expect(() => asReadable(database).prepare(insert)).toThrow('a reading connection was given: INSERT INTO row');
  });

  it('and answer by the table as it is now', () => {
    const all = asReadable(database).prepare('SELECT * FROM row');
    prepareOnce(database, insert).run('one');
    database.exec(`ALTER TABLE row ADD COLUMN more TEXT NOT NULL DEFAULT 'x'`);
    expect(all.all()).toEqual([{ id: 1, text: 'one', more: 'x' }]);
  });

  it('and texts made of values do not pile up', () => {
    const first = prepareOnce(database, insert);
    for (let i = 0; i < 1_000; i += 1) prepareOnce(database, `SELECT ${i}`);
    expect(prepareOnce(database, insert)).not.toBe(first);
    expect(prepareOnce(database, insert).run('one').changes).toBe(1);
  });
});

it('the log of a store that is there has its whole length from the first, so that no commit waits for it to become longer', () => {
  const file = join(folder, 'hall.db');
  database.close();
  database = openConnection(file, Buffer.alloc(32, 7));
  const { size } = statSync(`${file}-wal`);
  const insert = prepareOnce(database, 'INSERT INTO row (text) VALUES (?)');
  for (let i = 0; i < 1_200; i += 1) insert.run('x'.repeat(3_000)); // more than the log holds: it begins anew
  expect(statSync(`${file}-wal`).size).toBe(size);
  const all = openConnection(file, Buffer.alloc(32, 7), { readonly: true });
  expect(all.prepare('SELECT count(*) AS rows FROM row').get()).toEqual({ rows: 1_200 });
  all.close();
});
