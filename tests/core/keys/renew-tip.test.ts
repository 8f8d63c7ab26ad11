import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore, verifyStore } from '#core/store/index.ts';
import { acts } from '#core/hall.ts';
import { createSystemClock } from '#core/store/clock.ts';
import { callerOf, confirmByCouple, createTestDesk, openDesk, takeTo, typedCouple } from '../cases/test-desk.ts';
import { people } from '../../emulators/people.ts';
import { makeRealHall, openRealHall, passphrase, type RealHall } from './real-hall.ts';

describe('a lost tip beside a sound store', () => {
  let made: Awaited<ReturnType<typeof makeRealHall>>;
  let hall: RealHall;
  beforeAll(async () => {
    made = await makeRealHall();
  });
  afterAll(() => rmSync(made.folder, { recursive: true, force: true }));
  beforeEach(async () => {
    hall = await openRealHall(made);
  });
  afterEach(() => hall.close());
  const tip = () => join(hall.store, 'hall.tip');
  const both = () => ({ passphrase, recoveryKey: made.recoveryKey });

  test('is made anew by passphrase and recovery key together, and the hall opens', async () => {
    const key = hall.kept.key!;
    await hall.desk.close();
    rmSync(tip());
    await hall.restart();
    const anyone = hall.anyone();
    expect(await anyone.call('setup.unlock', { passphrase })).toMatchObject({
      error: { code: 'store.damaged', details: { at: 'hall.tip' } },
    });
    for (const secret of [{}, { passphrase }, { recoveryKey: made.recoveryKey }, { passphrase: 'wrong', recoveryKey: made.recoveryKey }])
      expect(await anyone.call('store.renewTip', secret)).toMatchObject({ error: { code: 'store.wrongKey' } });
    expect(await anyone.call('store.renewTip', both())).toMatchObject({ ok: true, value: { store: 'open' } });
    expect(await anyone.call('store.renewTip', both())).toMatchObject({ error: { code: 'restore.storeOpen' } });
    await hall.restart();
    expect(await hall.anyone().call('setup.unlock', { passphrase })).toMatchObject({ ok: true });
    expect(verifyStore(hall.store, key, acts)).toMatchObject({ ok: true, value: { problem: null } });
  });

  test('a sound one is not replaced', async () => {
    await hall.restart();
    expect(await hall.anyone().call('store.renewTip', both())).toMatchObject({ error: { code: 'restore.notNeeded' } });
  });

  test('the renewal is journalled when the program was cut off between the tip and its act', async () => {
    const key = hall.kept.key!;
    await hall.desk.close();
    writeFileSync(tip(), 'damaged');
    const cutOff = openStore(hall.store, key, { acts, clock: createSystemClock() }, { check: 'withoutTip' });
    if (!cutOff.ok) throw new Error(cutOff.error.code);
    cutOff.value.close();
    await hall.restart();
    await hall.anyone().ask('setup.unlock', { passphrase });
    const supervisor = await hall.signIn('S1');
    expect(await supervisor.ask('numbers.gap', {})).toMatchObject({ backup: null, missing: { to: null } });
  });
});

test('after a new tip no number is given out until two people said from paper where they go on', async () => {
  const hall = await createTestDesk({ clock: '2026-11-23T02:30:00Z' });
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  const first = await takeTo(hall.as('R1'), 'registered');
  await hall.desk.close();
  const store = join(hall.dir, 'store');
  rmSync(join(store, 'hall.tip'));

  const now = openDesk({ dir: store, clock: '2026-11-23T05:00:00Z' });
  const as = (code: string) => {
    const session = now.desk.actAs(code, '03');
    if (!session.ok) throw new Error(session.error.code);
    return callerOf(now.desk, session.value);
  };
  expect(await callerOf(now.desk, null).call('store.renewTip', {})).toMatchObject({ ok: true });
  const examined = await takeTo(as('R1'), 'examined', typedCouple(people.heDong, people.luoYan));
  expect(await as('R1').call('marriage.prepare', { caseId: examined.id })).toMatchObject({ error: { code: 'store.gapOpen' } });
  const gap = (await as('S1').ask('numbers.gap', {}))!;
  expect(gap).toMatchObject({ backup: null });
  const answers = {
    blocks: gap.blocks.map(({ id, next }) => ({ id, next })),
    batches: gap.batches.map(({ id, next }) => ({ id, next })),
    reason: '按纸质证件核对',
  };
  await as('S1').ask('numbers.resume', answers, { approval: { code: 'R1', password: 'limin-2026' } });
  await confirmByCouple(as('R1'), examined.id);
  const prepared = await as('R1').ask('marriage.prepare', { caseId: examined.id });
  expect(prepared.certificates?.registrationNumber).not.toBe(first.certificates?.registrationNumber);
  await now.desk.close();
  await hall.close();
});

test('a store with a damaged table gets no new tip', async () => {
  const hall = await createTestDesk({});
  const store = join(hall.dir, 'store');
  const key = hall.kept.key!;
  await hall.desk.close();
  const opened = openStore(store, key, { acts, clock: createSystemClock() });
  if (!opened.ok) throw new Error(opened.error.code);
  opened.value.writeDraft((db) => db.prepare('UPDATE number_blocks SET next = next + 1').run());
  opened.value.close();
  rmSync(join(store, 'hall.tip'));
  const now = openDesk({ dir: store });
  expect(await callerOf(now.desk, null).call('store.renewTip', {})).toMatchObject({ error: { code: 'store.damaged' } });
  await now.desk.close();
  await hall.close();
});

test('the clock is doubted by the acts before a new tip, not by the act that says it was made', async () => {
  const hall = await createTestDesk({});
  const { clock: before } = await hall.as('S1').ask('office.get', {});
  const store = join(hall.dir, 'store');
  await hall.desk.close();
  rmSync(join(store, 'hall.tip'));
  const now = openDesk({ dir: store, clock: '2031-01-06T02:00:00Z' });
  expect(await callerOf(now.desk, null).call('store.renewTip', {})).toMatchObject({ ok: true });
  const session = now.desk.actAs('R1', '03');
  if (!session.ok) throw new Error(session.error.code);
  const { clock } = await callerOf(now.desk, session.value).ask('office.get', {});
  expect(clock).toMatchObject({ state: 'ahead', lastAct: before.lastAct });
  await now.desk.close();
  await hall.close();
});
