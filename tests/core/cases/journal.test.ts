import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { openStore, verifyStore } from '#core/store/index.ts';
import { createSystemClock } from '#core/store/clock.ts';
import { projectionTables } from '#core/store/tables.ts';
import { people } from '../../emulators/people.ts';
import { createTestDesk, takeTo, typedCouple, witness, type TestDesk } from './test-desk.ts';

let hall: TestDesk | null = null;
afterEach(async () => {
  await hall?.close();
  hall = null;
});

/** A hall with something of everything: a marriage, a refusal, voided blanks, a draft, an offline day. */
async function busyHall(): Promise<TestDesk> {
  hall = await createTestDesk();
  const [registrar, supervisor] = [hall.as('R1'), hall.as('S1')];
  await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  await takeTo(registrar, 'registered');
  const spoilt = await takeTo(registrar, 'prepared', typedCouple(people.zhangJi, people.liJie));
  await registrar.ask('marriage.voidCertificates', { caseId: spoilt.id, reason: '女方未签收' }, { approval: witness });
  const underage = await takeTo(registrar, 'opened', typedCouple(people.underage, people.longName));
  await registrar.ask('marriage.refuse', { caseId: underage.id });
  await takeTo(registrar, 'opened', typedCouple(people.longTermCard, people.longName));
  await supervisor.ask('blanks.void', { blank: 'A00000020', reason: '受潮' }, { approval: { code: 'R2', password: 'zhaoqiang-2026' } });
  return hall;
}

test('the journal verifies, and a rebuild gives every table back as it was', async () => {
  const { desk, dir, kept } = await busyHall();
  await desk.close();
  const directory = join(dir, 'store');
  expect(verifyStore(directory, kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });

  const opened = openStore(directory, kept.key!, { clock: createSystemClock(), acts });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const dump = () =>
    store.read((db) =>
      Object.fromEntries(projectionTables(db).map((table) => [table, db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all()])),
    );
  const before = dump();
  expect(before['marriages_in_force']).toHaveLength(2);
  store.rebuild();
  expect(dump()).toEqual(before);
  store.close();
});

test('no name or ID number lies in clear anywhere in the store', async () => {
  const { desk, dir } = await busyHall();
  const needles = [people.wangWei.name, people.wangWei.idNumber, people.liJie.name, people.chenJing.address].flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
  ]);
  const scan = () => {
    const files = readdirSync(join(dir, 'store'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(10);
    return files.filter((file) => {
      const bytes = readFileSync(join(file.parentPath, file.name));
      return needles.some((needle) => bytes.includes(needle));
    });
  };
  expect(scan()).toEqual([]); // with the log still unmerged
  await desk.close();
  expect(scan()).toEqual([]);
});
