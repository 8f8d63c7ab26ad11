import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, verifyStore } from '#core/store/index.ts';
import type { Input } from '#shared/contract/index.ts';
import { people } from '../../emulators/people.ts';
import { accept, accepting, divorceHall, prechecked, withdraw } from './divorce/divorce-desk.ts';
import { callerOf, createTestDesk, openDesk, typedCouple, type Caller, type TestDesk } from './test-desk.ts';

const config = {
  ...divorceHall,
  staff: [
    ...divorceHall.staff,
    { code: 'C1', name: '沈芸', roles: ['counsellor' as const], password: 'counsellor-2026' },
    { code: 'A1', name: '何平', roles: ['auditor' as const, 'archivist' as const], password: 'auditor-2026-1' },
  ],
};
const note = '双方谈及孩子上学与老人照料，女方落泪；约定先分别写下三件事，下次再谈。';
const period = { from: '2026-10-01', until: '2026-10-31' };

let hall: TestDesk;
let clock: ReturnType<typeof createSetClock>;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counselling-'));
  clock = createSetClock(accepting);
  hall = await createTestDesk({ config, pcClock: clock });
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
});
afterEach(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

const record = (counsellor: Caller, input: Partial<Input<'counselling.record'>> & { readonly caseId: string }) =>
  counsellor.ask('counselling.record', { came: null, outcome: null, note, ...input });

test('M-52 M-133 a couple to whom it was offered is on the counsellors’ list, and every session is written down', async () => {
  const { id: caseId, number } = await accept(hall.as('R1'));
  const counsellor = hall.as('C1');
  const row = { caseId, number, manName: people.wangWei.name, womanName: people.chenJing.name, state: 'coolingOff' };
  expect(await counsellor.ask('counselling.cases', {})).toEqual({
    today: '2026-10-12',
    cases: [{ ...row, sessions: 0, lastOn: null, outcome: null, nextOn: null }],
  });
  await record(counsellor, { caseId, outcome: 'continues', nextOn: '2026-10-20' });
  clock.advance({ hours: 24 });
  const sessions = await record(counsellor, { caseId, came: 'woman', note: '' });
  expect(sessions).toMatchObject([
    { on: '2026-10-13', came: 'woman', outcome: null, note: '', nextOn: null, staffName: '沈芸' },
    { on: '2026-10-12', came: null, outcome: 'continues', note, nextOn: '2026-10-20' },
  ]);
  expect(await counsellor.ask('counselling.sessions', { caseId })).toEqual(sessions);
  expect((await counsellor.ask('counselling.cases', {})).cases).toEqual([
    { ...row, sessions: 2, lastOn: '2026-10-13', outcome: null, nextOn: null },
  ]);
});

test('M-52 a couple to whom it was not offered may ask for it at any time, and stand after those to whom it was', async () => {
  const registrar = hall.as('R1');
  const counsellor = hall.as('C1');
  const asked = await prechecked(registrar, typedCouple(), undefined, false);
  const { id: offered } = await accept(registrar, typedCouple(people.zhangJi, people.liJie));
  const listed = async () => (await counsellor.ask('counselling.cases', {})).cases.map(({ caseId }) => caseId);
  expect(await listed()).toEqual([offered, asked]);
  expect(await record(counsellor, { caseId: asked, outcome: 'continues' })).toHaveLength(1);
  await registrar.ask('divorce.cancel', { caseId: asked, reason: '当事人改期' });
  expect(await listed()).toEqual([offered]);
  expect(await record(counsellor, { caseId: asked })).toHaveLength(2);
});

test('a couple whose application ended is among those who came, and a form not identified yet is nowhere', async () => {
  const registrar = hall.as('R1');
  const counsellor = hall.as('C1');
  const { id: caseId } = await accept(registrar);
  await record(counsellor, { caseId, outcome: 'reconciled' });
  await withdraw(registrar, caseId, 'woman');
  expect(await counsellor.ask('counselling.cases', {})).toMatchObject({ cases: [] });
  expect(await counsellor.ask('counselling.cases', { ended: true })).toMatchObject({
    cases: [{ caseId, state: 'withdrawn', outcome: 'reconciled' }],
  });
  // They may still come.
  expect(await record(counsellor, { caseId, note: '回访' })).toHaveLength(2);
  const other = await registrar.ask('cases.open', { business: 'divorce' });
  const nowhere = { ok: false, error: { code: 'counselling.notFound' } };
  expect(await counsellor.call('counselling.sessions', { caseId: other.id })).toMatchObject(nowhere);
  expect(await counsellor.call('counselling.record', { caseId: other.id, came: null, outcome: null, note })).toMatchObject(nowhere);
});

test('statistics count people, couples by their last outcome, and nobody by name', async () => {
  const registrar = hall.as('R1');
  const counsellor = hall.as('C1');
  const first = await accept(registrar);
  const second = await accept(registrar, typedCouple(people.zhangJi, people.liJie));
  await record(counsellor, { caseId: first.id, outcome: 'continues' });
  await record(counsellor, { caseId: first.id, came: 'man', outcome: 'reconciled' });
  await record(counsellor, { caseId: second.id });
  const counted = {
    sessions: 3,
    attendances: 5,
    couples: 2,
    byOutcome: { reconciled: 1, notReconciled: 0, continues: 0, open: 1 },
  };
  expect(await counsellor.ask('counselling.statistics', period)).toEqual(counted);
  expect(await hall.as('S1').ask('counselling.statistics', period)).toEqual(counted);
  expect(await hall.as('S1').ask('counselling.statistics', { from: '2026-11-01', until: '2026-11-30' })).toMatchObject({ sessions: 0 });
});

test('a wrong appointment records nothing and keeps no note; the same call again is one session', async () => {
  const { id: caseId } = await accept(hall.as('R1'));
  const counsellor = hall.as('C1');
  const session = { caseId, came: null, outcome: null, note };
  expect(await counsellor.call('counselling.record', { ...session, nextOn: '2026-10-11' })).toMatchObject({
    error: { code: 'counselling.nextPast' },
  });
  const requestId = '01890000-0000-7000-8000-00000000000a';
  for (const _ of [1, 2]) await counsellor.ask('counselling.record', session, { requestId });
  expect(await counsellor.ask('counselling.sessions', { caseId })).toHaveLength(1);
  await hall.desk.close();
  const store = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock, acts });
  if (!store.ok) throw new Error(store.error.code);
  expect(store.value.read((db) => db.prepare('SELECT session_id FROM counselling_notes').pluck().all())).toEqual([requestId]);
  store.value.close();
});

test('what was said is in no journal, no history, no list, no copy and no bundle, and stays through a rebuild', async () => {
  const registrar = hall.as('R1');
  const supervisor = hall.as('S1');
  const { id: caseId, number } = await accept(registrar);
  await record(hall.as('C1'), { caseId, outcome: 'notReconciled' });
  const seen: unknown[] = [];
  for (const reader of [registrar, supervisor, hall.as('A1')]) {
    for (const operation of ['counselling.cases', 'counselling.sessions', 'counselling.record'] as const)
      expect(await reader.call(operation, { caseId } as never)).toMatchObject({ error: { code: 'session.notAllowed' } });
    seen.push(await reader.ask('cases.get', { caseId }), await reader.ask('cases.history', { caseId }));
    seen.push(await reader.ask('cases.worklist', {}), await reader.ask('cases.find', { text: number }));
    seen.push(await reader.ask('divorces.upcoming', {}));
  }
  expect(JSON.stringify(seen)).not.toMatch(/counselling\.recorded|notReconciled/u);
  const { id: exportId } = await supervisor.ask('ledger.export', { from: '2026-10-12', to: '2026-10-12' });
  const ledger = Buffer.from((await supervisor.ask('ledger.fetch', { exportId })).data, 'base64');
  const { bundle } = await supervisor.ask('hall.exportDiagnostics', {});
  seen.push(await supervisor.ask('hall.diagnostics', {}));

  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const store = openStore(directory, hall.kept.key!, { clock, acts });
  if (!store.ok) throw new Error(store.error.code);
  const journal = store.value.read((db) => db.prepare('SELECT * FROM journal').all()) as { type: string; case_id: string | null }[];
  expect(journal.find(({ type }) => type === 'counselling.recorded')).toMatchObject({ case_id: null });
  const everywhere = [JSON.stringify(seen), JSON.stringify(journal), gunzipSync(Buffer.from(bundle, 'base64')).toString('utf8')];
  for (const text of [...everywhere, new TextDecoder('gb18030').decode(ledger)])
    for (const words of ['孩子上学', '女方落泪', note]) expect(text).not.toContain(words);
  store.value.rebuild();
  expect(store.value.read((db) => db.prepare('SELECT note FROM counselling_notes').pluck().all())).toEqual([note]);
  store.value.close();
});

test('a note whose session was never written is erased when the hall opens', async () => {
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  const store = openStore(directory, hall.kept.key!, { clock, acts });
  if (!store.ok) throw new Error(store.error.code);
  store.value.writeDraft((db) => db.prepare(`INSERT INTO counselling_notes VALUES ('cut off', ?)`).run(note));
  store.value.close();
  const { desk } = openDesk({ dir: directory, pcClock: clock });
  await callerOf(desk, null).ask('setup.unlock', {});
  await desk.close();
  const again = openStore(directory, hall.kept.key!, { clock, acts });
  if (!again.ok) throw new Error(again.error.code);
  expect(again.value.read((db) => db.prepare('SELECT count(*) FROM counselling_notes').pluck().get())).toBe(0);
  again.value.close();
});

test('a backup brings the sessions back, with what was noted', async () => {
  const backups = join(folder, 'backup');
  mkdirSync(backups);
  const { id: caseId } = await accept(hall.as('R1'));
  const sessions = await record(hall.as('C1'), { caseId });
  const supervisor = hall.as('S1');
  await supervisor.ask('backup.plan', { folder: backups, times: ['12:15'], keepDays: 30 });
  let status = await supervisor.ask('backup.status', {});
  while (status.running !== null || status.backups.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    status = await supervisor.ask('backup.status', {});
  }
  await hall.desk.close();
  const { desk } = openDesk({ dir: join(folder, 'new-pc'), pcClock: clock });
  const [{ storeId, name: backup } = { storeId: '', name: '' }] = status.backups;
  expect(await callerOf(desk, null).call('backup.restore', { folder: backups, storeId, backup })).toMatchObject({ ok: true });
  const session = desk.actAs('C1', '03');
  if (!session.ok) throw new Error(session.error.code);
  expect(await callerOf(desk, session.value).ask('counselling.sessions', { caseId })).toEqual(sessions);
  await desk.close();
}, 60_000);
