import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeGb18030, readCsv } from '#core/exchange/index.ts';
import { people } from '../../emulators/people.ts';
import { createTestDesk, takeTo, typedCouple, type TestDesk } from './test-desk.ts';

let desk: TestDesk;
beforeAll(async () => (desk = await createTestDesk()));
afterAll(() => desk.close());

const today = '2026-11-23';

async function fetched(from = today, to = today): Promise<string[][]> {
  const supervisor = desk.as('S1');
  const { id } = await supervisor.ask('ledger.export', { from, to });
  const { data } = await supervisor.ask('ledger.fetch', { exportId: id });
  return readCsv(decodeGb18030(Buffer.from(data, 'base64')));
}

test('the ledger holds each case of the period as it is kept, and comes back identical', async () => {
  expect(await desk.as('S1').call('ledger.export', { from: today, to: today })).toMatchObject({ error: { code: 'ledger.nothing' } });
  const registrar = desk.as('R1');
  await desk.as('S1').ask('office.openOfflineRegistration', { reason: '省厅系统维护' });
  const registered = await takeTo(registrar, 'registered');
  const names = ['\uE863丽\u{2CE93}', '=张@𠮷䶮'] as const;
  const couple = typedCouple(people.zhangJi, people.liJie);
  const opened = await takeTo(registrar, 'opened', {
    man: { ...couple.man, name: names[0] },
    woman: { ...couple.woman, name: names[1] },
  });
  const [head, ...rows] = await fetched();
  expect(head).toEqual([
    '办件编号',
    '业务',
    '办理情况',
    '男方姓名',
    '男方身份证件号',
    '女方姓名',
    '女方身份证件号',
    '结婚证字号',
    '受理日期',
    '办结日期',
    '窗口',
    '婚姻登记员',
  ]);
  const { man, woman } = registered.couple;
  const number = registered.certificates!.registrationNumber;
  expect(rows).toEqual([
    [
      registered.number,
      '结婚登记',
      expect.any(String),
      man.name,
      man.idNumber,
      woman.name,
      woman.idNumber,
      number,
      today,
      today,
      '03',
      '李敏',
    ],
    [
      opened.number,
      '结婚登记',
      expect.any(String),
      names[0],
      couple.man.idNumber,
      names[1],
      couple.woman.idNumber,
      '',
      today,
      '',
      '03',
      '李敏',
    ],
  ]);
});

test('a copy is fetched once, by whoever made it, and every copy is on record without what it says', async () => {
  const supervisor = desk.as('S1');
  const { id, rows, staffName } = await supervisor.ask('ledger.export', { from: today, to: today });
  expect({ rows, staffName }).toEqual({ rows: 2, staffName: '周敏' });
  expect(await supervisor.call('ledger.fetch', { exportId: id })).toMatchObject({
    ok: true,
  });
  expect(await supervisor.call('ledger.fetch', { exportId: id })).toMatchObject({ error: { code: 'ledger.gone' } });
  expect((await supervisor.ask('ledger.exports', {})).map((each) => [each.rows, each.staffName, each.from])).toEqual([
    [2, '周敏', today],
    [2, '周敏', today],
  ]);
});

test.each([
  ['2026-11-23', '2026-11-22'],
  ['2026-01-01', '2027-01-02'],
])('%s to %s is no period of the ledger', async (from, to) => {
  expect(await desk.as('S1').call('ledger.export', { from, to })).toMatchObject({ error: { code: 'ledger.periodWrong' } });
});

test('a registrar takes no copy', async () => {
  expect(await desk.as('R1').call('ledger.export', { from: today, to: today })).toMatchObject({ error: { code: 'session.notAllowed' } });
});

test('of many cases none is left out and none stands twice', async () => {
  const registrar = desk.as('R1');
  for (let number = 0; number < 101; number += 1) await registrar.ask('cases.open', { business: 'marriage' });
  const numbers = (await fetched('2026-01-01', '2026-12-31')).slice(1).map(([number]) => number);
  expect(new Set(numbers).size).toBe(103);
  expect(numbers).toEqual(numbers.toSorted());
});
