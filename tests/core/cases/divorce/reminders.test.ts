import { afterEach, expect, test } from 'vitest';
import { decodeGb18030, readCsv } from '#core/exchange/index.ts';
import type { Couple } from '#shared/model/index.ts';
import { people } from '../../../emulators/people.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { typedCouple, type Caller } from '../test-desk.ts';
import { accept, divorceHall, openDivorceDesk, withdraw } from './divorce-desk.ts';

let desk: ClockDesk;
afterEach(() => desk.close());

const withPhones = ({ man, woman }: Couple, phones: readonly [string, string]): Couple => ({
  man: { ...man, phone: phones[0], phoneConsent: true },
  woman: { ...woman, phone: phones[1], phoneConsent: true },
});
const open = async (start?: string) => {
  const office = { ...divorceHall.office, phone: '0517-80000001' };
  desk = await openDivorceDesk(start, { ...divorceHall, office });
  await desk.openOfflineDay();
};
const fetched = async (caller: Caller, on: string, encoding: 'utf8' | 'gb18030' = 'utf8'): Promise<Buffer> => {
  const { id } = await caller.ask('divorces.exportReminders', { on, encoding });
  return Buffer.from((await caller.ask('divorces.fetchReminders', { exportId: id })).data, 'base64');
};

test('who left a number with consent is reminded the day before each date; the file says a line each', async () => {
  await open();
  const couple = withPhones(typedCouple(), ['138 0000-0001', '+86 13900000002']);
  const { id: caseId, receiptNumber } = await accept(desk.registrar, couple);
  expect(await desk.registrar.ask('divorces.reminders', { on: '2026-11-09' })).toMatchObject({ messages: [], leftOut: [], exports: [] });
  const { messages, from, until } = await desk.registrar.ask('divorces.reminders', { on: '2026-11-10' });
  expect({ from, until }).toEqual({ from: '2026-11-11', until: '2026-11-11' });
  expect(messages.map(({ phone, party, date, on }) => [phone, party, date, on])).toEqual([
    ['13800000001', 'man', 'withdrawUntil', '2026-11-11'],
    ['13900000002', 'woman', 'withdrawUntil', '2026-11-11'],
  ]);
  expect(messages[0]!.text).toBe(
    `【培训，请勿发送】您好！${divorceHall.office.name}提醒您：受理回执 ${receiptNumber} 的申请，如需撤回，` +
      `请于2026年11月11日（星期三）17:00前由本人到本处办理。咨询电话：0517-80000001。`,
  );

  const bytes = await fetched(desk.supervisor, '2026-11-10');
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  const [head, ...rows] = readCsv(bytes.subarray(3).toString('utf8'));
  expect(head).toEqual(['手机号', '姓名', '事项', '日期', '短信内容', '办件编号']);
  expect(rows).toEqual(messages.map(({ phone, name, on, text, caseNumber }) => [phone, name, '撤回截止', on, text, caseNumber]));
  expect(readCsv(decodeGb18030(await fetched(desk.supervisor, '2026-11-10', 'gb18030')))).toEqual([head, ...rows]);

  // Whatever the day, what goes to a telephone says neither what was applied for nor who else.
  for (const on of ['2026-11-10', '2026-11-11', '2026-12-10']) {
    const due = await desk.registrar.ask('divorces.reminders', { on });
    expect(due.messages).toHaveLength(2);
    for (const { text } of due.messages) {
      expect(text).not.toMatch(/离婚|婚姻关系|配偶/u);
      expect(text).not.toContain(couple.man.name);
      expect(text).not.toContain(couple.woman.name);
      expect(text).toContain(receiptNumber);
    }
  }
  expect((await desk.registrar.ask('divorces.reminders', { on: '2026-11-11' })).messages[0]!.text).toContain(
    '自2026年11月12日（星期四）起，双方可携带证件共同到本处继续办理。最后期限为2026年12月11日（星期五）17:00。',
  );
  // The day before the last: nobody is reminded of a day on which nothing can be done any more.
  expect((await desk.registrar.ask('divorces.reminders', { on: '2026-12-11' })).messages).toEqual([]);
  await withdraw(desk.registrar, caseId, 'man');
  expect((await desk.registrar.ask('divorces.reminders', { on: '2026-11-10' })).messages).toEqual([]);
});

test('whoever none reaches is named: no number, no mobile number, a date that is not firm', async () => {
  await open('2026-11-23T02:00:00Z');
  await accept(desk.registrar, withPhones(typedCouple(), ['', '0517-12345678']));
  const couple = withPhones(typedCouple(people.zhangJi, people.liJie), ['13800000001', '13900000002']);
  await accept(desk.registrar, { ...couple, man: { ...couple.man, phoneConsent: false } });
  const { messages, leftOut } = await desk.registrar.ask('divorces.reminders', { on: '2026-12-22' });
  expect(messages.map(({ phone }) => phone)).toEqual(['13900000002']);
  expect(leftOut.map(({ party, why }) => [party, why])).toEqual([
    ['man', 'noPhone'],
    ['woman', 'notMobile'],
    ['man', 'noPhone'],
  ]);
  // 2027 is not published: 22 January may still move, and no message says otherwise.
  const later = await desk.registrar.ask('divorces.reminders', { on: '2027-01-21' });
  expect(later.messages).toEqual([]);
  expect(later.leftOut.map(({ date, why }) => [date, why])).toEqual(Array.from({ length: 4 }, () => ['issueUntil', 'notFirm']));
  // Of the first day the last is not named while it may move.
  expect((await desk.registrar.ask('divorces.reminders', { on: '2026-12-23' })).messages[0]!.text).not.toContain('最后期限');
});

test('on a Friday for Monday, and more days ahead where the hall wants', async () => {
  await open('2026-10-23T02:00:00Z');
  // Accepted on a Friday: withdrawn through Monday 23 November, after the thirtieth day fell on a Sunday.
  const { dates } = await accept(desk.registrar, withPhones(typedCouple(), ['13800000001', '13900000002']));
  expect(dates).toMatchObject({ withdrawUntil: '2026-11-23' });
  const due = async (on: string, daysBefore?: number) =>
    (await desk.registrar.ask('divorces.reminders', { on, ...(daysBefore === undefined ? {} : { daysBefore }) })).messages.length;
  expect(await due('2026-11-20')).toBe(2);
  expect([await due('2026-11-18', 5), await due('2026-11-17', 5), await due('2026-11-20', 3)]).toEqual([2, 0, 4]);
});

test('a day is exported again and says so; the journal has counts and nobody’s number', async () => {
  await open();
  const { registrar } = desk;
  expect(await registrar.call('divorces.exportReminders', { on: '2026-11-10' })).toMatchObject({ error: { code: 'reminders.nothing' } });
  await accept(registrar, withPhones(typedCouple(), ['13800000001', '13900000002']));
  expect(await registrar.call('divorces.exportReminders', { on: '2026-10-11' })).toMatchObject({ error: { code: 'reminders.past' } });
  const first = await registrar.ask('divorces.exportReminders', { on: '2026-11-10' });
  expect(first).toMatchObject({ staffName: '李敏', rows: 2, daysBefore: 1, earlier: 0 });
  const second = await registrar.ask('divorces.exportReminders', { on: '2026-11-10' });
  expect(second).toMatchObject({ rows: 2, earlier: 1 });
  // The first is gone with the second, and nobody fetches another's.
  expect(await registrar.call('divorces.fetchReminders', { exportId: first.id })).toMatchObject({ error: { code: 'reminders.gone' } });
  expect(await desk.supervisor.call('divorces.fetchReminders', { exportId: second.id })).toMatchObject({
    error: { code: 'reminders.gone' },
  });
  expect(await registrar.call('divorces.fetchReminders', { exportId: second.id })).toMatchObject({ ok: true });
  expect(await registrar.call('divorces.fetchReminders', { exportId: second.id })).toMatchObject({ error: { code: 'reminders.gone' } });
  const { exports } = await registrar.ask('divorces.reminders', { on: '2026-11-10' });
  expect(exports.map(({ earlier }) => earlier)).toEqual([1, 0]);
  const { reminder_exports: kept } = await desk.audit();
  expect(JSON.stringify(kept)).not.toMatch(/13800000001|13900000002/u);
});
