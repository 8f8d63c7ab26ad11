/** 条例 2025 art. 10 at both visits of a divorce: exactly this marriage, with this spouse, is in force. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../../emulators/people.ts';
import { zhao } from '../../sync/province/acts.ts';
import { openCheckedHall, type CheckedHall } from '../checked-hall.ts';
import { accepting, applicationOf, both, divorceHall, getDivorce, prechecked, returnBoth } from './divorce-desk.ts';
import { printPaper, typedCouple } from '../test-desk.ts';

let open: CheckedHall;
beforeEach(async () => {
  open = await openCheckedHall(divorceHall, accepting);
});
afterEach(() => open.close());

const of = ({ name, idNumber }: { readonly name: string; readonly idNumber: string }) => ({ name, idNumber });
const marry = (number: string, woman = of(people.chenJing)) => open.marryElsewhere(of(people.wangWei), woman, { number, on: '2018-05-21' });

test('M-155 the marriage of the certificates is in force at the first visit, and is asked about again at the second', async () => {
  await marry('J329901-2018-000123');
  const caseId = await prechecked(open.registrar);
  await open.deliver();
  const first = await getDivorce(open.registrar, caseId);
  expect(first.onlineCheck.state).toBe('matched');
  expect(first.checks.man!.answer!.inForce).toHaveLength(1);
  await printPaper(open.registrar, caseId, 'divorceApplication', null);
  await open.registrar.ask('divorce.accept', { caseId, signed: both });
  open.clock.set('2026-11-16T02:00:00Z');
  await open.deliver();
  const confirmed = { today: '2026-11-16' as never, time: '10:00', reason: '与电视报时核对一致' };
  await open.supervisor.ask('clock.confirm', confirmed, { approval: open.desk.approvalAs('R2')! });
  const returned = await returnBoth(open.registrar, caseId);
  expect(returned.onlineCheck.state).toBe('pending');
  await open.deliver();
  const second = await getDivorce(open.registrar, caseId);
  expect(second.onlineCheck.state).toBe('matched');
  expect(second.onlineCheck.at! > '2026-11-16').toBe(true);
  expect(second.checks.woman!.requestNumber).not.toBe(first.checks.woman!.requestNumber);
});

test('M-155 a marriage the registry does not know, or one with somebody else, is told of each it is about', async () => {
  await marry('J329902-2019-000001', zhao);
  const caseId = await prechecked(open.registrar);
  await open.deliver();
  const { checks, onlineCheck } = await getDivorce(open.registrar, caseId);
  expect(onlineCheck.state).toBe('mismatched');
  expect(checks.man!.mismatches).toEqual(['otherMarriage']);
  expect(checks.woman!.mismatches).toEqual(['notInForce']);
});

test('M-155 another number of the marriage is another marriage, until the form says the same', async () => {
  await marry('J329901-2018-000124');
  const couple = typedCouple();
  const caseId = await prechecked(open.registrar, couple);
  await open.deliver();
  const shown = await getDivorce(open.registrar, caseId);
  expect(shown.checks.man!.mismatches).toEqual(['otherMarriage']);
  const application = applicationOf(couple);
  const divorceApplication = { ...application, marriage: { ...application.marriage, number: 'J329901-2018-000124' } };
  await open.registrar.ask('cases.saveDraft', { caseId, revision: shown.draftRevision, couple: shown.couple, divorceApplication });
  expect((await getDivorce(open.registrar, caseId)).onlineCheck.state).toBe('matched');
});
