import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from '#core/desk.ts';
import { operationNames, operations, type Operation, type OperationName } from '#shared/contract/index.ts';
import { StaffRole, Station } from '#shared/model/index.ts';
import { createTestDesk, openDesk, testHall, type TestDesk } from '../cases/test-desk.ts';
import { accessTable, type AccessRow } from './access-table.ts';

const oneOfEach = StaffRole.options.map((role, i) => ({ code: `X${i}`, name: `角色${i}`, roles: [role], password: 'every-role-2026' }));

let hall: TestDesk;
let absent: Desk;
let closed: Desk;
let folder: string;
const sessions = new Map<StaffRole, string>();
const lockedSessions = new Map<StaffRole, string>();
let asked = 0;

beforeAll(async () => {
  hall = await createTestDesk({ config: { ...testHall, staff: [...testHall.staff, ...oneOfEach] } });
  folder = mkdtempSync(join(tmpdir(), 'matrix-'));
  absent = openDesk({ dir: join(folder, 'nothing') }).desk;
  const other = await createTestDesk({ dir: join(folder, 'other') });
  await other.desk.close();
  closed = openDesk({ dir: join(folder, 'other', 'store') }).desk;
  for (const role of StaffRole.options) {
    sessions.set(role, signIn(role));
    const locked = signIn(role);
    await hall.desk.call({ operation: 'staff.lock', input: {}, requestId: uuidv7(), approval: null, station: 'counter', session: locked });
    lockedSessions.set(role, locked);
  }
}, 120_000);
afterAll(async () => {
  process.stdout.write(`access matrix: ${asked} doors tried\n`);
  await Promise.all([hall.close(), absent.close(), closed.close()]);
  rmSync(folder, { recursive: true, force: true });
});

function signIn(role: StaffRole): string {
  const session = hall.desk.actAs(`X${StaffRole.options.indexOf(role)}`, '03');
  if (!session.ok) throw new Error(session.error.code);
  return session.value;
}

/** The refusal of a door; `in` for one that opened: then the payload, which no operation takes, is what is refused. */
async function door(desk: Desk, operation: string, station: Station, session: string | null): Promise<string> {
  asked++;
  const { answer } = await desk.call({ operation, input: 'no payload', requestId: uuidv7(), approval: null, station, session });
  if (answer.ok) throw new Error(`${operation} answered a payload that is none`);
  return answer.error.code === 'call.invalid' ? 'in' : answer.error.code;
}

function expected({ who, stations, whenLocked }: AccessRow, station: Station, of: { role: StaffRole | null; locked: boolean }): string {
  if (!stations.includes(station)) return 'session.wrongStation';
  if (who.includes('everybody')) return 'in';
  // No session of the staff is one of a visitor.
  if (who.includes('visitor') || who.includes('card')) return 'kiosk.noVisit';
  if (of.role === null) return 'session.required';
  if (of.locked && !whenLocked) return 'session.locked';
  return who.includes('staff') || who.includes(of.role) ? 'in' : 'session.notAllowed';
}

test('every operation has its row in the table, once', () => {
  expect(accessTable.map(({ operation }) => operation).toSorted(), 'say in access-table.ts who may call the new operation').toEqual(
    [...operationNames].toSorted(),
  );
});

describe.each(accessTable)('$operation', (row) => {
  test.each(Station.options)('at the station %s: every role, unlocked and locked, and nobody', async (station) => {
    const found: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const role of StaffRole.options) {
      found[role] = await door(hall.desk, row.operation, station, sessions.get(role)!);
      wanted[role] = expected(row, station, { role, locked: false });
      found[`${role}, locked`] = await door(hall.desk, row.operation, station, lockedSessions.get(role)!);
      wanted[`${role}, locked`] = expected(row, station, { role, locked: true });
    }
    for (const [name, session] of [
      ['nobody', null],
      ['an invented session', 'x'.repeat(43)],
      ['an empty session', ''],
    ] as const) {
      found[name] = await door(hall.desk, row.operation, station, session);
      wanted[name] = expected(row, station, { role: null, locked: false });
    }
    expect(found).toEqual(wanted);
  });

  test('without an open store: none here, and one that is closed', async () => {
    for (const [desk, refusal] of [
      [absent, 'store.absent'],
      [closed, 'store.locked'],
    ] as const)
      for (const station of Station.options) {
        const wanted = !row.stations.includes(station) ? 'session.wrongStation' : row.withoutStore ? 'in' : refusal;
        expect(await door(desk, row.operation, station, sessions.get('supervisor')!)).toBe(wanted);
      }
  });

  test('asks for the second person the table names', () => {
    const { approvedBy = [] }: Operation = operations[row.operation as OperationName];
    expect([...approvedBy].toSorted()).toEqual(row.approvers.toSorted());
  });
});
