import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { officeActs } from '#core/office/index.ts';
import { staffActs } from '#core/staff/index.ts';
import { verifyStore } from '#core/store/index.ts';
import type { Input } from '#shared/contract/index.ts';
import { idNumberCheck } from '#shared/model/index.ts';
import { callHandler, openStaffHouse, type people, type StaffHouse } from './harness.ts';

let house: StaffHouse;
beforeEach(async () => {
  house = await openStaffHouse();
});
afterEach(() => house.close());

const caller = () => ({ token: '', staff: house.members.supervisor, counter: null });
const approvedBy = (key: keyof typeof people) => ({ caller: caller(), approver: house.members[key] });
const add = (entered: Partial<Input<'staff.add'>>) =>
  callHandler(house, house.staff.handlers, 'staff.add', { ...newcomer, ...entered }, approvedBy('approver'));
const update = (key: keyof typeof people, change: Partial<Input<'staff.update'>>, approver: keyof typeof people = 'approver') => {
  const { id, code: _code, ...member } = house.members[key];
  return callHandler(house, house.staff.handlers, 'staff.update', { ...member, staffId: id, ...change }, approvedBy(approver));
};

const newcomer: Input<'staff.add'> = { code: 'R2', name: '王芳', roles: ['registrar'], password: 'wangfang-2026' };
const body17 = '32990119900101002';
const idNumber = body17 + idNumberCheck(body17);

test('the list is in the order of the codes and shows no hash', async () => {
  const { answer } = await callHandler(house, house.staff.handlers, 'staff.list', {}, { caller: caller() });
  expect(answer.ok && answer.value.map(({ code }) => code)).toEqual(['A1', 'R1', 'S1']);
  expect(JSON.stringify(answer)).not.toMatch(/argon|hash/i);
});

describe('adding', () => {
  test('somebody with a certificate, who can sign in at once', async () => {
    const certificate = { number: 'HY0003', validUntil: '2028-06-30' };
    const { answer } = await add({ certificate, idNumber });
    expect(answer).toMatchObject({ ok: true, value: { code: 'R2', active: true, certificate, idNumber } });
    const signedIn = await callHandler(house, house.staff.handlers, 'staff.signIn', {
      code: 'R2',
      password: newcomer.password,
      counter: null,
    });
    expect(signedIn.answer.ok).toBe(true);
  });

  test('a code that is taken is refused, in any case', async () => {
    expect((await add({ code: 'r1' })).answer).toMatchObject({ error: { code: 'staff.codeTaken', details: { code: 'r1' } } });
  });

  test.each(['short', '七个字符的密码'])('the weak password %s is refused', async (password) => {
    expect((await add({ password })).answer).toMatchObject({ error: { code: 'staff.weakPassword', details: { minimum: 8 } } });
  });

  test('the code itself is no password', async () => {
    expect((await add({ code: 'wangfang2026', password: 'WangFang2026' })).answer).toMatchObject({ error: { code: 'staff.weakPassword' } });
  });

  test('ID numbers are kept in 18 characters, and wrong ones not at all', async () => {
    const fifteen = body17.slice(0, 6) + body17.slice(8);
    expect((await add({ idNumber: fifteen })).answer).toMatchObject({ value: { idNumber } });
    const wrong = body17 + (idNumber.endsWith('0') ? '1' : '0');
    expect((await add({ code: 'R3', idNumber: wrong })).answer).toMatchObject({
      error: { code: 'call.invalid', details: { path: 'idNumber' } },
    });
  });
});

describe('changing', () => {
  test('name, roles and certificate; the code stays', async () => {
    const certificate = { number: 'HY0009', validUntil: '2027-01-31' };
    const { answer } = await update('registrar', { name: '李敏敏', roles: ['registrar', 'archivist'], certificate });
    expect(answer).toMatchObject({ value: { code: 'R1', name: '李敏敏', roles: ['registrar', 'archivist'], certificate } });
    expect(house.events).toContainEqual({ event: 'staff.changed' });
  });

  test('is not approved by whom it gives other rights', async () => {
    const bodyOfAnother = '32990119880305002';
    for (const change of [
      { roles: ['registrar' as const, 'supervisor' as const] },
      { active: false },
      { idNumber: bodyOfAnother + idNumberCheck(bodyOfAnother) },
      { newPassword: 'another password' },
    ]) {
      expect((await update('registrar', change, 'registrar')).answer).toMatchObject({ error: { code: 'approval.samePerson' } });
      expect((await update('registrar', change, 'approver')).answer.ok).toBe(true);
      await update('registrar', {}, 'approver');
    }
  });

  test('of name or certificate may be approved by whose they are, whatever the order of the roles', async () => {
    await update('registrar', { roles: ['registrar', 'archivist'] });
    const certificate = { number: 'HY0010', validUntil: '2028-01-31' };
    const { answer } = await update('registrar', { name: '李静', certificate, roles: ['archivist', 'registrar'] }, 'registrar');
    expect(answer).toMatchObject({ value: { name: '李静', certificate } });
  });

  test('somebody who is not there is refused', async () => {
    expect((await update('registrar', { staffId: '01a200ea-c3ae-74c2-b563-4d770e9f5b71' })).answer).toMatchObject({
      error: { code: 'staff.unknown' },
    });
  });

  test('the last who can manage staff stays so', async () => {
    for (const change of [{ active: false }, { roles: ['registrar' as const] }]) {
      expect((await update('supervisor', change)).answer).toMatchObject({ error: { code: 'staff.lastSupervisor' } });
    }
    await update('approver', { roles: ['administrator'] }, 'registrar');
    expect((await update('supervisor', { active: false })).answer.ok).toBe(true);
  });

  test('a new password takes the PIN away', async () => {
    const token = await signIn();
    await callHandler(house, house.staff.handlers, 'staff.setPin', { password: newcomer.password, pin: '4711' }, { token });
    await updateNewcomer('another password');
    const again = await signIn('another password');
    const { answer } = await callHandler(house, house.staff.handlers, 'staff.session', {}, { token: again });
    expect(answer).toMatchObject({ value: { hasPin: false } });
  });

  async function signIn(password = newcomer.password): Promise<string> {
    if (password === newcomer.password) await add({});
    return (await callHandler(house, house.staff.handlers, 'staff.signIn', { code: 'R2', password, counter: null })).session!;
  }
  async function updateNewcomer(newPassword: string): Promise<void> {
    const listed = await callHandler(house, house.staff.handlers, 'staff.list', {}, { caller: caller() });
    const {
      id,
      code: _code,
      ...member
    } = listed.answer.ok ? listed.answer.value.find(({ code }) => code === 'R2')! : house.members.registrar;
    await callHandler(house, house.staff.handlers, 'staff.update', { ...member, staffId: id, newPassword }, { caller: caller() });
  }
});

test('who approved stands in the journal beside who acted', async () => {
  await add({});
  await update('registrar', { newPassword: 'another password' });
  const rows = house.store.read((db) =>
    db.prepare(`SELECT type, staff_id, approver_id FROM journal WHERE operation IN ('staff.add', 'staff.update') ORDER BY position`).all(),
  );
  const people = { staff_id: house.members.supervisor.id, approver_id: house.members.approver.id };
  expect(rows).toEqual(['staff.added', 'staff.updated', 'staff.passwordReset'].map((type) => ({ type, ...people })));
});

test('a rebuild gives staff, credentials and lock-outs back as they were', async () => {
  for (let i = 0; i < 5; i += 1) {
    await callHandler(house, house.staff.handlers, 'staff.signIn', { code: 'R1', password: 'wrong', counter: null });
  }
  await add({});
  await update('approver', { active: false, newPassword: 'another password' }, 'registrar');
  const before = dump();
  house.store.rebuild();
  expect(dump()).toEqual(before);
  expect(verifyStore(house.dir, house.dataKey, [...staffActs, ...officeActs])).toMatchObject({ ok: true, value: { problem: null } });

  function dump() {
    return house.store.read((db) => ['staff', 'staff_credentials'].map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()));
  }
});
