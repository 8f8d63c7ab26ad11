import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationNames, operations, type Operation, type OperationName } from '#shared/contract/index.ts';
import { StaffRole, Station } from '#shared/model/index.ts';
import { createTestDesk, testHall, type TestDesk } from './cases/test-desk.ts';

const everyRole = StaffRole.options.map((role, i) => ({ code: `X${i}`, name: `角色${i}`, roles: [role], password: 'every-role-2026' }));

let hall: TestDesk;
beforeAll(async () => {
  hall = await createTestDesk({ config: { ...testHall, staff: [...testHall.staff, ...everyRole] } });
});
afterAll(() => hall.close());

function sessionOf(role: StaffRole): string {
  const session = hall.desk.actAs(`X${StaffRole.options.indexOf(role)}`, '03');
  if (!session.ok) throw new Error(session.error.code);
  return session.value;
}

async function codeOf(operation: OperationName, station: Station, session: string | null): Promise<string | null> {
  // Nobody who may not call learns whether the input would do: it is refused first.
  const { answer } = await hall.desk.call({ operation, input: { nonsense: true }, requestId: uuidv7(), approval: null, station, session });
  return answer.ok ? null : answer.error.code;
}

const refusals = ['session.required', 'session.locked', 'session.notAllowed', 'session.wrongStation'];

const accessOf = (name: OperationName) => (operations[name] as Operation).access;
const stationOf = (name: OperationName) => accessOf(name).stations[0]!;
/** Roles the operation names; none where anybody, or any staff, may call. */
const rolesOf = (name: OperationName) => {
  const { who } = accessOf(name);
  return typeof who === 'string' ? [] : who;
};
const forStaff = operationNames.filter((name) => accessOf(name).who !== 'anyone');
const forRoles = operationNames.filter((name) => rolesOf(name).length > 0);

test.each(operationNames)('%s is refused from every other station', async (name) => {
  const session = sessionOf(rolesOf(name)[0] ?? 'registrar');
  for (const other of Station.options.filter((each) => !accessOf(name).stations.includes(each))) {
    expect(await codeOf(name, other, session)).toBe('session.wrongStation');
  }
});

test.each(forStaff)('%s is refused without a session, or with one that does not exist', async (name) => {
  const { who } = accessOf(name);
  const refusal = who === 'visitor' || who === 'visitorByCard' ? 'kiosk.noVisit' : 'session.required';
  expect(await codeOf(name, stationOf(name), null)).toBe(refusal);
  expect(await codeOf(name, stationOf(name), 'no-such-session')).toBe(refusal);
});

test.each(forRoles)('%s is for its roles alone', async (name) => {
  const doors = await Promise.all(StaffRole.options.map((role) => codeOf(name, stationOf(name), sessionOf(role))));
  const open = StaffRole.options.filter((_, i) => doors[i] !== 'session.notAllowed');
  expect(open).toEqual(StaffRole.options.filter((role) => rolesOf(name).includes(role)));
  expect(doors.filter((code) => code !== null && code !== 'session.notAllowed' && refusals.includes(code))).toEqual([]);
});

test.each(forRoles)('%s is refused while the screen is locked', async (name) => {
  const session = sessionOf(rolesOf(name)[0]!);
  await hall.desk.call({ operation: 'staff.lock', input: {}, requestId: uuidv7(), approval: null, station: 'counter', session });
  expect(await codeOf(name, stationOf(name), session)).toBe('session.locked');
});

test('an operation that does not exist is refused, the prototype’s names too', async () => {
  for (const operation of ['cases.steal', 'toString', '__proto__', 'constructor']) {
    const { answer } = await hall.desk.call({
      operation,
      input: {},
      requestId: uuidv7(),
      approval: null,
      station: 'counter',
      session: null,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'call.unknownOperation' } });
  }
});

test('bad input is named by its place, not by its content', async () => {
  const session = sessionOf('registrar');
  const input = { caseId: '王伟 110101199803129018' };
  const { answer } = await hall.desk.call({
    operation: 'cases.get',
    input,
    requestId: uuidv7(),
    approval: null,
    station: 'counter',
    session,
  });
  expect(answer).toEqual({ ok: false, error: { code: 'call.invalid', details: { path: 'caseId', problem: 'invalid_format' } } });
});
