import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { openStore, verifyStore } from '#core/store/index.ts';
import { createSystemClock } from '#core/store/clock.ts';
import { projectionTables } from '#core/store/tables.ts';
import { people } from '../../emulators/people.ts';
import { parties } from '../../law/couple.ts';
import {
  allDeclared,
  confirmByCouple,
  createTestDesk,
  printFinalPapers,
  takeTo,
  typedCouple,
  witness,
  type TestDesk,
} from './test-desk.ts';

let hall: TestDesk | null = null;
afterEach(async () => {
  await hall?.close();
  hall = null;
});

/** A hall with something of everything: a marriage corrected once, a refusal, a guide elsewhere, a take-over, voided blanks, a draft, an offline day. */
async function busyHall(): Promise<TestDesk> {
  hall = await createTestDesk();
  const [registrar, supervisor] = [hall.as('R1'), hall.as('S1')];
  await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  const married = await takeTo(registrar, 'examined');
  await registrar.ask('marriage.reopen', { caseId: married.id, reason: '男方职业有误' });
  await registrar.ask('marriage.precheck', { caseId: married.id, bothPresent: true, askedApart: true });
  await registrar.ask('marriage.declare', { caseId: married.id, declared: allDeclared });
  await registrar.ask('marriage.keepPhoto', { caseId: married.id });
  await registrar.ask('marriage.examine', { caseId: married.id });
  await confirmByCouple(registrar, married.id);
  await registrar.ask('marriage.prepare', { caseId: married.id });
  await printFinalPapers(registrar, married.id);
  await registrar.ask('marriage.register', { caseId: married.id, signedForReceipt: { man: true, woman: true } });
  const spoilt = await takeTo(registrar, 'prepared', typedCouple(people.zhangJi, people.liJie));
  await registrar.ask('marriage.voidCertificates', { caseId: spoilt.id, reason: '女方未签收' }, { approval: witness });
  const underage = await takeTo(registrar, 'opened', typedCouple(people.underage, people.longName));
  await registrar.ask('marriage.refuse', { caseId: underage.id });
  const given = await takeTo(registrar, 'opened', typedCouple(people.longTermCard, people.longName));
  await registrar.ask('marriage.recordConcern', { caseId: given.id, kind: 'coercion', party: 'woman', note: '神色紧张' });
  await hall.as('R2').ask('cases.takeOver', { caseId: given.id, reason: '李敏午休' });
  await registrar.ask('marriage.swapParties', {
    caseId: (await takeTo(registrar, 'identified', typedCouple(people.heDong, people.luoYan))).id,
  });
  const elsewhere = await takeTo(registrar, 'opened', { ...typedCouple(), woman: parties.hongKong('female', {}) });
  await registrar.ask('marriage.redirect', { caseId: elsewhere.id });
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
  expect(before['concerns']).toHaveLength(1);
  store.rebuild();
  expect(dump()).toEqual(before);
  store.close();
}, 60_000);

test('no name or ID number lies in clear anywhere in the store', async () => {
  const { desk, dir } = await busyHall();
  const needles = [people.wangWei.name, people.wangWei.idNumber, people.liJie.name, people.chenJing.address, '神色紧张'].flatMap((text) => [
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
}, 60_000);
