import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StaffRole } from '#shared/model/index.ts';
import { testAuthor } from '../helpers.ts';
import { callHandler, openStaffHouse, password, type people, type StaffHouse } from './harness.ts';

let house: StaffHouse;
beforeEach(async () => {
  house = await openStaffHouse();
});
afterEach(() => house.close());

const roles: readonly StaffRole[] = ['approver', 'supervisor'];
/** A blank is voided at counter 03. */
function voiding(who: keyof typeof people = 'registrar') {
  const staff = house.members[who];
  const author = testAuthor({ operation: 'blanks.void', staffId: staff.id, role: staff.roles[0]!, counter: '03' });
  return { caller: { token: '', staff, counter: '03' }, author };
}
const approve = (code: string, typed = password) => house.staff.approve({ code, password: typed }, voiding(), roles);

test('another person with the role and the right password approves', async () => {
  expect(await approve('A1')).toMatchObject({ ok: true, value: { name: '赵强' } });
});

test('without a second person nothing is approved', async () => {
  expect(await house.staff.approve(null, voiding(), roles)).toMatchObject({ error: { code: 'approval.required', details: { roles } } });
});

test.each(['R1', 'r1'])('nobody approves their own act (%s)', async (code) => {
  expect(await approve(code)).toMatchObject({ error: { code: 'approval.samePerson' } });
});

test('a code nobody has is unknown', async () => {
  expect(await approve('ZZ')).toMatchObject({ error: { code: 'staff.unknown' } });
});

test('the role is asked for, after the password', async () => {
  const supervisor = voiding('supervisor');
  expect(await house.staff.approve({ code: 'R1', password: 'wrong' }, supervisor, roles)).toMatchObject({
    error: { code: 'staff.wrongPassword' },
  });
  expect(await house.staff.approve({ code: 'R1', password }, supervisor, roles)).toMatchObject({ error: { code: 'approval.notAllowed' } });
});

test('wrong passwords lock the approver out and are journaled with who asked for what', async () => {
  for (let i = 0; i < 4; i += 1) expect(await approve('A1', 'wrong')).toMatchObject({ error: { code: 'staff.wrongPassword' } });
  expect(await approve('A1', 'wrong')).toMatchObject({ error: { code: 'staff.lockedOut' } });
  expect(await approve('A1')).toMatchObject({ error: { code: 'staff.lockedOut' } });
  const rows = house.store.read((db) =>
    db.prepare(`SELECT operation, staff_id, role, counter FROM journal WHERE type = 'staff.passwordFailed'`).all(),
  );
  const asked = { operation: 'blanks.void', staff_id: house.members.registrar.id, role: 'registrar', counter: '03' };
  expect(rows).toEqual(Array.from({ length: 5 }, () => asked));
});

test('somebody inactive approves nothing, by password or by pass', async () => {
  const { id, code: _code, ...member } = house.members.approver;
  const supervisor = { token: '', staff: house.members.supervisor, counter: null };
  await callHandler(house, house.staff.handlers, 'staff.update', { ...member, staffId: id, active: false }, { caller: supervisor });
  expect(await approve('A1')).toMatchObject({ error: { code: 'staff.inactive' } });
  expect((await house.staff.approve(house.staff.approvalAs('A1'), voiding(), roles)).ok).toBe(false);
});

test('on a training store a pass stands in for the password, once and for its code', async () => {
  const pass = house.staff.approvalAs('A1');
  expect((await house.staff.approve({ ...pass, code: 'S1' }, voiding(), roles)).ok).toBe(false);
  expect(await house.staff.approve(pass, voiding(), roles)).toMatchObject({ ok: true, value: { name: '赵强' } });
  expect((await house.staff.approve(pass, voiding(), roles)).ok).toBe(false);
});
