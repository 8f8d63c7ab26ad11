import { afterEach, expect, test } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import { people } from '../../../emulators/people.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { confirmPrint, typedCouple } from '../test-desk.ts';
import { accept, goTo, openDivorceDesk, withdraw } from './divorce-desk.ts';

let desk: ClockDesk;
afterEach(() => desk.close());

const open = async (start?: string) => {
  desk = await openDivorceDesk(start);
  await desk.openOfflineDay();
};
const monthOf = async (month: string) => {
  const { days, ...rest } = await desk.registrar.ask('divorces.month', { month });
  const day = (on: string) => {
    const { on: _, ...counts } = days.find((each) => each.on === on)!;
    return counts;
  };
  return { ...rest, days, day };
};
const none = { open: true, accepted: 0, withdrawUntil: 0, issueFrom: 0, issueUntil: 0, mayCome: 0, provisional: 0 };
const eves = async () => {
  const { dueTomorrow, dueThrough } = await desk.registrar.ask('divorces.upcoming', {});
  const named = dueTomorrow.map(({ row, date }: Output<'divorces.upcoming'>['dueTomorrow'][number]) => [row.id, date, row.dates![date]]);
  return { dueThrough, named };
};

test('a month has every day, with what falls on it', async () => {
  await open();
  await accept(desk.registrar);
  const { id: second } = await accept(desk.registrar, typedCouple(people.zhangJi, people.liJie));

  const october = await monthOf('2026-10');
  expect(october).toMatchObject({ month: '2026-10', today: '2026-10-12' });
  expect(october.days.map(({ on }) => on)).toEqual(Array.from({ length: 31 }, (_, i) => `2026-10-${String(i + 1).padStart(2, '0')}`));
  expect(october.day('2026-10-12')).toEqual({ ...none, accepted: 2 });
  // A day of the National Day holiday, a weekend made up for it, and an ordinary one.
  expect([october.day('2026-10-01').open, october.day('2026-10-10').open, october.day('2026-10-11').open]).toEqual([false, true, false]);

  const november = await monthOf('2026-11');
  expect(november.day('2026-11-11')).toEqual({ ...none, withdrawUntil: 2 });
  expect(november.day('2026-11-12')).toEqual({ ...none, issueFrom: 2, mayCome: 2 });
  expect(november.day('2026-11-30')).toEqual({ ...none, mayCome: 2 });

  await withdraw(desk.registrar, second, 'man');
  expect((await monthOf('2026-10')).day('2026-10-12')).toEqual({ ...none, accepted: 2 });
  const december = await monthOf('2026-12');
  expect(december.days).toHaveLength(31);
  expect(december.day('2026-12-11')).toEqual({ ...none, issueUntil: 1, mayCome: 1 });
  expect(december.day('2026-12-12')).toEqual({ ...none, open: false });
});

test('a month says which of its dates may still move', async () => {
  await open('2026-12-07T02:00:00Z');
  await accept(desk.registrar);
  expect((await monthOf('2027-01')).day('2027-01-06')).toEqual({ ...none, withdrawUntil: 1, provisional: 1 });
  expect((await monthOf('2027-02')).day('2027-02-05')).toEqual({ ...none, issueUntil: 1, mayCome: 1, provisional: 1 });
});

test.each(['2026-13', '2026-1', '1999-12', '2026-10-01'])('%s is no month', async (month) => {
  await open();
  expect(await desk.registrar.call('divorces.month', { month })).toMatchObject({ ok: false, error: { code: 'call.invalid' } });
});

test('the day before each date the couple stand in the worklist, before a weekend on its Friday', async () => {
  await open();
  const { id } = await accept(desk.registrar);
  expect(await eves()).toEqual({ dueThrough: '2026-10-13', named: [] });
  await goTo(desk, '2026-11-10T09:00');
  expect(await eves()).toEqual({ dueThrough: '2026-11-11', named: [[id, 'withdrawUntil', '2026-11-11']] });
  await goTo(desk, '2026-11-11T09:00');
  expect(await eves()).toEqual({ dueThrough: '2026-11-12', named: [[id, 'issueFrom', '2026-11-12']] });
  await goTo(desk, '2026-12-10T09:00');
  expect(await eves()).toEqual({ dueThrough: '2026-12-11', named: [[id, 'issueUntil', '2026-12-11']] });
  // 12 December is a Saturday.
  await goTo(desk, '2026-12-11T09:00');
  expect(await eves()).toEqual({ dueThrough: '2026-12-14', named: [[id, 'lapsesOn', '2026-12-12']] });
});

test('M-65 what lapsed stays listed until its sheet for the file was printed and confirmed', async () => {
  await open();
  const { id: caseId } = await accept(desk.registrar);
  await withdraw(desk.registrar, (await accept(desk.registrar, typedCouple(people.zhangJi, people.liJie))).id, 'man');
  const lapsed = async () => (await desk.registrar.ask('divorces.upcoming', {})).lapsed.map(({ id }) => id);
  await goTo(desk, '2026-12-11T09:00');
  expect(await lapsed()).toEqual([]);
  await goTo(desk, '2026-12-14T09:00');
  expect(await lapsed()).toEqual([caseId]);
  expect(await desk.registrar.ask('cases.worklist', {})).toEqual([]);
  const sheet = { caseId, kind: 'lapseRecord', party: null } as const;
  const { documentId } = await desk.registrar.ask('documents.draw', sheet);
  expect(await lapsed()).toEqual([caseId]);
  await confirmPrint(desk.registrar, documentId);
  expect(await lapsed()).toEqual([]);
  // Another copy of it changes nothing.
  await desk.registrar.ask('documents.draw', sheet);
  expect(await lapsed()).toEqual([]);
});
