import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe.each(operationNames)('%s', (name) => {
  const { access }: Operation = operations[name];
  const [station] = access.stations as readonly [Station];

  test('is refused from every other station', async () => {
    const session = sessionOf(access.who === 'anyone' || access.who === 'staff' ? 'registrar' : access.who[0]!);
    for (const other of Station.options.filter((each) => !access.stations.includes(each))) {
      expect(await codeOf(name, other, session)).toBe('session.wrongStation');
    }
  });

  if (access.who !== 'anyone') {
    test('is refused without a session, or with one that does not exist', async () => {
      expect(await codeOf(name, station, null)).toBe('session.required');
      expect(await codeOf(name, station, 'no-such-session')).toBe('session.required');
    });
  }

  if (access.who !== 'anyone' && access.who !== 'staff') {
    const allowed = access.who;
    test(`is for ${allowed.join(', ')} alone`, async () => {
      for (const role of StaffRole.options) {
        const code = await codeOf(name, station, sessionOf(role));
        if (allowed.includes(role)) expect(refusals).not.toContain(code);
        else expect(code).toBe('session.notAllowed');
      }
    });

    test('is refused while the screen is locked', async () => {
      const session = sessionOf(allowed[0]!);
      await hall.desk.call({ operation: 'staff.lock', input: {}, requestId: uuidv7(), approval: null, station: 'counter', session });
      expect(await codeOf(name, station, session)).toBe('session.locked');
    });
  }
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
