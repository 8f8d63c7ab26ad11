import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StaffRole } from '#shared/model/index.ts';
import { callHandler, openStaffHouse, password, type StaffHouse } from './harness.ts';

let house: StaffHouse;
beforeEach(async () => {
  house = await openStaffHouse();
});
afterEach(() => house.close());

const roles: readonly StaffRole[] = ['approver', 'supervisor'];
const caller = () => ({ token: '', staff: house.members.registrar, counter: '03' });
const approve = (code: string, typed = password) => house.staff.approve({ code, password: typed }, caller(), roles);

test('another person with the role and the right password approves', async () => {
  expect(await approve('A1')).toMatchObject({ ok: true, value: { name: '赵强' } });
});

test('without a second person nothing is approved', async () => {
  expect(await house.staff.approve(null, caller(), roles)).toMatchObject({ error: { code: 'approval.required', details: { roles } } });
});

test.each(['R1', 'r1'])('nobody approves their own act (%s)', async (code) => {
  expect(await approve(code)).toMatchObject({ error: { code: 'approval.samePerson' } });
});

test('a code nobody has is unknown', async () => {
  expect(await approve('ZZ')).toMatchObject({ error: { code: 'staff.unknown' } });
});

test('the role is asked for, after the password', async () => {
  const supervisor = { token: '', staff: house.members.supervisor, counter: null };
  expect(await house.staff.approve({ code: 'R1', password: 'wrong' }, supervisor, roles)).toMatchObject({
    error: { code: 'staff.wrongPassword' },
  });
  expect(await house.staff.approve({ code: 'R1', password }, supervisor, roles)).toMatchObject({ error: { code: 'approval.notAllowed' } });
});

test('wrong passwords lock the approver out and are journaled with who asked', async () => {
  for (let i = 0; i < 4; i += 1) expect(await approve('A1', 'wrong')).toMatchObject({ error: { code: 'staff.wrongPassword' } });
  expect(await approve('A1', 'wrong')).toMatchObject({ error: { code: 'staff.lockedOut' } });
  expect(await approve('A1')).toMatchObject({ error: { code: 'staff.lockedOut' } });
  const rows = house.store.read((db) => db.prepare(`SELECT staff_id, counter FROM journal WHERE type = 'staff.passwordFailed'`).all());
  expect(rows).toEqual(Array.from({ length: 5 }, () => ({ staff_id: house.members.registrar.id, counter: '03' })));
});

test('somebody inactive approves nothing, by password or by pass', async () => {
  const { id, code: _code, ...member } = house.members.approver;
  const supervisor = { token: '', staff: house.members.supervisor, counter: null };
  await callHandler(house, house.staff.handlers, 'staff.update', { ...member, staffId: id, active: false }, { caller: supervisor });
  expect(await approve('A1')).toMatchObject({ error: { code: 'staff.inactive' } });
  expect((await house.staff.approve(house.staff.approvalAs('A1'), caller(), roles)).ok).toBe(false);
});

test('on a training store a pass stands in for the password, once and for its code', async () => {
  const pass = house.staff.approvalAs('A1');
  expect((await house.staff.approve({ ...pass, code: 'S1' }, caller(), roles)).ok).toBe(false);
  expect(await house.staff.approve(pass, caller(), roles)).toMatchObject({ ok: true, value: { name: '赵强' } });
  expect((await house.staff.approve(pass, caller(), roles)).ok).toBe(false);
});
