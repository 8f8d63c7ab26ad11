import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { confirmByCouple, printFinalPapers, takeTo, typedCouple, witness } from '../cases/test-desk.ts';
import { people } from '../../emulators/people.ts';
import { openClockDesk, type ClockDesk } from './clock-desk.ts';

const signedForReceipt = { man: true, woman: true };
let desk: ClockDesk;
beforeEach(async () => {
  desk = await openClockDesk();
  await desk.supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
});
afterEach(() => desk.close());

const unsure = (state: string) => ({ ok: false, error: { code: 'clock.unsure', details: { state } } });

describe('decision 8: while the clock is doubted', () => {
  test('nothing is prepared, registered, replaced, refused or opened offline; everything else goes on', async () => {
    const { id: prepared } = await takeTo(desk.registrar, 'prepared');
    await printFinalPapers(desk.registrar, prepared);
    desk.clock.set('2026-11-23T01:00:00Z');
    const { registrar } = desk;
    const { id: examined } = await takeTo(registrar, 'examined', typedCouple(people.zhangJi, people.liJie));
    expect(await registrar.call('marriage.register', { caseId: prepared, signedForReceipt })).toMatchObject(unsure('behind'));
    const replaced = { caseId: prepared, holder: 'man', reason: '卡纸' } as const;
    expect(await registrar.call('marriage.replaceBlank', replaced, { approval: witness })).toMatchObject(unsure('behind'));
    const grounds = [{ ground: 'notVoluntary', party: null }] as const;
    expect(await registrar.call('marriage.refuse', { caseId: examined, grounds: [...grounds] })).toMatchObject(unsure('behind'));
    await desk.supervisor.ask('office.closeOfflineRegistration', { reason: '恢复联网' });
    expect(await desk.openOfflineDay()).toMatchObject(unsure('behind'));
    const voided = await registrar.call('marriage.voidCertificates', { caseId: prepared, reason: '未签收' }, { approval: witness });
    expect(voided).toMatchObject({ ok: true });
  });

  test('the error says what the clock says and when the last act was', async () => {
    const { id: caseId } = await takeTo(desk.registrar, 'examined');
    desk.clock.set('2026-11-23T01:00:00Z');
    expect(await desk.registrar.call('marriage.prepare', { caseId })).toMatchObject({
      error: { details: { state: 'behind', now: '2026-11-23T01:00:00.000Z', lastAct: '2026-11-23T02:00:00.000Z' } },
    });
  });
});

describe('a clock that is moved', () => {
  test.each([
    ['back', '2026-11-23T01:00:00Z', 'behind'],
    ['forward a day', '2026-11-24T02:00:00Z', 'jumped'],
    ['forward a year', '2027-11-23T02:00:00Z', 'jumped'],
  ])('%s while the hall is open is noticed, and undone without a confirmation when it is put right at once', async (_, to, state) => {
    desk.clock.set(to);
    expect(await desk.view()).toMatchObject({ state });
    desk.clock.set('2026-11-23T02:00:00Z');
    expect(await desk.view()).toMatchObject({ state: 'sure' });
  });

  test('is doubted beyond a restart', async () => {
    const { id: caseId } = await takeTo(desk.registrar, 'examined');
    desk.clock.set('2026-11-24T02:00:00Z');
    expect(await desk.registrar.call('marriage.prepare', { caseId })).toMatchObject(unsure('jumped'));
    await new Promise((resolve) => setImmediate(resolve));
    await desk.reopen();
    expect(await desk.view()).toMatchObject({ state: 'jumped' });
    expect(await desk.registrar.call('marriage.prepare', { caseId })).toMatchObject(unsure('jumped'));
  });

  test('behind at opening is doubted until two people confirm it, though it catches up', async () => {
    desk.clock.set('2026-11-23T01:00:00Z');
    await desk.reopen();
    expect(await desk.view()).toMatchObject({ state: 'behind', lastAct: '2026-11-23T02:00:00.000Z' });
    desk.clock.advance({ hours: 2 });
    expect(await desk.view()).toMatchObject({ state: 'jumped' });
    expect(await desk.confirm()).toMatchObject({ ok: true, value: { state: 'sure' } });
  });

  test('far past the last act at opening is asked about; a week of holiday is not', async () => {
    desk.clock.advance({ hours: 9 * 24 });
    await desk.reopen();
    expect(await desk.view()).toMatchObject({ state: 'sure' });
    desk.clock.advance({ hours: 16 * 24 });
    await desk.reopen();
    expect(await desk.view()).toMatchObject({ state: 'ahead' });
    expect(await desk.confirm()).toMatchObject({ value: { state: 'sure' } });
  });
});

describe('clock.confirm', () => {
  test('takes no other time than the PC has, and says both', async () => {
    desk.clock.set('2026-11-24T02:00:00Z');
    expect(await desk.confirm('2026-11-23T02:00:00Z')).toMatchObject({
      error: {
        code: 'clock.mismatch',
        details: { now: '2026-11-24T02:00:00.000Z', read: '2026-11-23T02:00:00Z', zone: 'Asia/Shanghai +08:00' },
      },
    });
    expect(await desk.view()).toMatchObject({ state: 'jumped' });
    desk.clock.set('2026-11-23T02:04:30Z');
    expect(await desk.confirm('2026-11-23T02:00:00Z')).toMatchObject({ value: { state: 'sure' } });
  });

  test('needs a second person, and no third role', async () => {
    const input = { today: '2026-11-23' as never, time: '10:00', reason: '核对' };
    expect(await desk.supervisor.call('clock.confirm', input)).toMatchObject({ error: { code: 'approval.required' } });
    expect(await desk.supervisor.call('clock.confirm', input, { approval: witness })).toMatchObject({
      error: { code: 'approval.samePerson' },
    });
    expect(await desk.registrar.call('clock.confirm', input, { approval: witness })).toMatchObject({
      error: { code: 'session.notAllowed' },
    });
  });

  test('puts acts of a future aside: the clock is compared with what comes after, their numbers are marked, and never registered', async () => {
    desk.clock.set('2026-11-25T02:00:00Z');
    expect(await desk.confirm()).toMatchObject({ ok: true }); // two people misread the day
    await desk.openOfflineDay();
    const { id: caseId } = await takeTo(desk.registrar, 'prepared');
    await printFinalPapers(desk.registrar, caseId);
    desk.clock.set('2026-11-23T03:00:00Z');
    const number = 'J329901-2026-000001';
    expect(await desk.confirm()).toMatchObject({
      value: { state: 'sure', misdated: [{ registrationNumber: number, on: '2026-11-25', registered: false }] },
    });
    expect(await desk.view()).toMatchObject({ state: 'sure', lastAct: '2026-11-23T03:00:00.000Z' });

    desk.clock.advance({ hours: 48 });
    await desk.openOfflineDay();
    expect(await desk.registrar.call('marriage.register', { caseId, signedForReceipt })).toMatchObject({
      error: { code: 'case.notSameDay', details: { preparedOn: '2026-11-25' } },
    });
    await desk.registrar.ask('marriage.voidCertificates', { caseId, reason: '日期有误' }, { approval: witness });
    expect(await desk.view()).toMatchObject({ misdated: [] });
    const anew = await desk.registrar.ask('marriage.prepare', { caseId });
    expect(anew.certificates).toMatchObject({ registrationNumber: 'J329901-2026-000002', manBlank: 'A00000003' });
  });
});

describe('midnight', () => {
  test('prepared before, registered after: refused; no blank is lost on a replacement, and it is prepared anew for the new day', async () => {
    desk.clock.advance({ hours: 13, minutes: 58 });
    const { id: caseId } = await takeTo(desk.registrar, 'prepared');
    await printFinalPapers(desk.registrar, caseId);
    desk.clock.advance({ minutes: 3 });
    const { registrar } = desk;
    const notSameDay = { error: { code: 'case.notSameDay', details: { preparedOn: '2026-11-23' } } };
    expect(await registrar.call('marriage.register', { caseId, signedForReceipt })).toMatchObject(notSameDay);
    const replaced = { caseId, holder: 'man', reason: '卡纸' } as const;
    expect(await registrar.call('marriage.replaceBlank', replaced, { approval: witness })).toMatchObject(notSameDay);
    await registrar.ask('marriage.voidCertificates', { caseId, reason: '已过零点' }, { approval: witness });
    const states = async () => Object.fromEntries((await desk.supervisor.ask('blanks.list', {})).map(({ blank, state }) => [blank, state]));
    expect(await states()).toMatchObject({ A00000001: 'voided', A00000002: 'voided', A00000003: 'stock' });

    // Yesterday's offline day ended with it.
    expect(await desk.supervisor.ask('office.get', {})).toMatchObject({
      today: '2026-11-24',
      offlineDay: null,
      completion: 'needsOfflineDay',
    });
    expect(await registrar.call('marriage.prepare', { caseId })).toMatchObject({ error: { code: 'case.refusedByLaw' } });
    await desk.openOfflineDay();
    await registrar.ask('marriage.prepare', { caseId });
    await printFinalPapers(registrar, caseId);
    const registered = await registrar.ask('marriage.register', { caseId, signedForReceipt });
    expect(registered.certificates).toMatchObject({
      registrationNumber: 'J329901-2026-000002',
      manBlank: 'A00000003',
      womanBlank: 'A00000004',
    });
    expect(await states()).toMatchObject({ A00000001: 'voided', A00000003: 'used', A00000004: 'used', A00000005: 'stock' });
  });

  test('while the certificates are drawn: the act bears the day it is committed, and so do they', async () => {
    const { id: caseId } = await takeTo(desk.registrar, 'examined');
    await confirmByCouple(desk.registrar, caseId);
    desk.clock.advance({ hours: 14, minutes: 1 });
    await desk.openOfflineDay();
    const { today } = desk.clock;
    let asked = 0;
    // The first question of the call was still before midnight.
    Object.assign(desk.clock, { today: () => ((asked += 1) === 1 ? '2026-11-23' : today()) });
    const { certificates } = await desk.registrar.ask('marriage.prepare', { caseId });
    expect(certificates).toMatchObject({ preparedOn: '2026-11-24' });
    await printFinalPapers(desk.registrar, caseId);
    expect(await desk.registrar.call('marriage.register', { caseId, signedForReceipt })).toMatchObject({ ok: true });
  });

  test('windows are told of a new day', async () => {
    desk.clock.advance({ hours: 13, minutes: 59 });
    await desk.view();
    const before = desk.events().length;
    desk.clock.advance({ minutes: 2 });
    expect((await desk.supervisor.ask('office.get', {})).today).toBe('2026-11-24');
    expect(desk.events().slice(before)).toContain('clock.changed');
  });
});
