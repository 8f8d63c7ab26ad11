/** What was completed offline is checked by itself once the province answers again; what does not agree is a supervisor's, never undone. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MarriageView } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { zhao } from '../sync/province/acts.ts';
import { openCheckedHall, type CheckedHall } from './checked-hall.ts';
import { takeTo, typedCouple } from './test-desk.ts';

let open: CheckedHall;
beforeEach(async () => {
  open = await openCheckedHall();
  await open.supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
});
afterEach(() => open.close());

const wangWei = { name: people.wangWei.name, idNumber: people.wangWei.idNumber };
const get = ({ id: caseId }: MarriageView) => open.registrar.ask('cases.get', { caseId });
const questions = () =>
  open.inStore((store) =>
    store.read(
      (db) =>
        db.prepare(`SELECT state, count(*) AS n FROM province_questions GROUP BY state ORDER BY state`).all() as {
          state: string;
          n: number;
        }[],
    ),
  );

test('an act completed offline is marked and counted, and asked about at once; the check that was open is not wanted any more', async () => {
  const registered = await takeTo(open.registrar, 'registered');
  expect(registered.offline).toBe('asked');
  expect(registered.onlineCheck).toEqual({ state: 'notAvailable', at: null });
  const { offlineDay, offlineUnchecked } = await open.supervisor.ask('office.get', {});
  expect(offlineDay).toMatchObject({ acts: 1, authorisation: '培训授权1号', closedAt: null });
  expect(offlineUnchecked).toBe(1);
  expect(await questions()).toEqual([
    { state: 'open', n: 2 },
    { state: 'withdrawn', n: 2 },
  ]);
  await open.deliver();
  expect(await get(registered)).toMatchObject({ offline: 'checked', discrepancies: 0, state: 'registered' });
  expect((await open.supervisor.ask('office.get', {})).offlineUnchecked).toBe(0);
  expect(open.province.registry()).toHaveLength(1);
  expect(await questions()).toEqual([
    { state: 'answered', n: 2 },
    { state: 'withdrawn', n: 2 },
  ]);
});

test('a marriage that was in force elsewhere is a discrepancy with both records; the receipt that contradicts is another', async () => {
  await open.marryElsewhere(wangWei, zhao, { number: 'J329902-2020-000001' });
  const registered = await takeTo(open.registrar, 'registered');
  await open.deliver();
  expect(await get(registered)).toMatchObject({ offline: 'checked', discrepancies: 2, state: 'registered' });
  const { rows } = await open.supervisor.ask('discrepancies.list', {});
  expect(rows.map(({ kind, party }) => `${kind} ${party}`).toSorted()).toEqual(['conflict man', 'marriedAlready man']);
  expect(rows.find(({ kind }) => kind === 'marriedAlready')).toMatchObject({
    ours: { registrationNumber: registered.registrationNumber, man: wangWei },
    theirs: { asked: wangWei, records: [{ registrationNumber: 'J329902-2020-000001', woman: zhao }] },
  });
});

test('its own marriage is not counted against them, though the province has taken it in before it is asked', async () => {
  const registered = await takeTo(open.registrar, 'registered');
  const own = {
    business: 'marriage',
    registrationNumber: registered.registrationNumber!,
    office: '329901',
    officeName: '清江县民政局婚姻登记处',
    registeredOn: registered.registeredOn!,
    man: null,
    woman: null,
  };
  await open.deliver((answer) => (answer.kind === 'maritalStatus' ? { ...answer, identity: 'agrees', inForce: [own] } : answer));
  expect(await get(registered)).toMatchObject({ offline: 'checked', discrepancies: 0 });
});

test('a day offline is asked about two acts at a time, each once, whatever was killed between', async () => {
  const couples = [
    await takeTo(open.registrar, 'registered'),
    await takeTo(open.registrar, 'registered', typedCouple(people.heDong, people.luoYan)),
    await takeTo(open.registrar, 'registered', typedCouple(people.longTermCard, people.longName)),
  ];
  const states = async () => (await Promise.all(couples.map(get))).map(({ offline }) => offline);
  expect(await states()).toEqual(['asked', 'asked', 'waiting']);
  await open.province.stop();
  await open.deliver();
  expect(await states()).toEqual(['asked', 'asked', 'waiting']);
  expect((await questions()).find(({ state }) => state === 'open')).toEqual({ state: 'open', n: 4 });
});

test('stopped at the counter by a supervisor who proves themselves there, with a reason', async () => {
  const reason = '线路已恢复';
  expect(await open.registrar.call('office.stopOfflineRegistration', { reason })).toMatchObject({ error: { code: 'approval.required' } });
  const wrong = open.desk.approvalAs('R2')!;
  expect(await open.registrar.call('office.stopOfflineRegistration', { reason }, { approval: wrong })).toMatchObject({
    error: { code: 'approval.notAllowed' },
  });
  const stopped = await open.registrar.ask('office.stopOfflineRegistration', { reason }, { approval: open.desk.approvalAs('S1')! });
  expect(stopped.closedAt).not.toBeNull();
  expect(await open.supervisor.call('office.closeOfflineRegistration', { reason })).toMatchObject({ error: { code: 'offline.notOpened' } });
});

test("a question that the province would not answer is a person's to find out", async () => {
  const registered = await takeTo(open.registrar, 'registered');
  await open.deliver(({ id, answeredAt }) => ({ id, answeredAt, kind: 'refused', code: 'question.invalid', reason: '证件号码无效' }));
  expect(await get(registered)).toMatchObject({ offline: 'checked', discrepancies: 2 });
  const { rows } = await open.supervisor.ask('discrepancies.list', {});
  expect(rows[0]).toMatchObject({ kind: 'rejected', theirs: { code: 'question.invalid', reason: '证件号码无效' } });
});
