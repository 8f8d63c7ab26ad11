import { describe, expect, test } from 'vitest';
import { checkSetUp } from '#core/set-up.ts';
import type { HallConfig } from '#shared/contract/index.ts';
import { hallConfig, openOfficeHouse } from './harness.ts';

const [zhou, li, zhao] = hallConfig.staff as [HallConfig['staff'][0], HallConfig['staff'][0], HallConfig['staff'][0]];
const [block] = hallConfig.numberBlocks as [HallConfig['numberBlocks'][0]];
const [batch] = hallConfig.blankBatches as [HallConfig['blankBatches'][0]];

function check(change: Partial<HallConfig>) {
  return checkSetUp({ ...hallConfig, ...change });
}

describe('a new hall', () => {
  test('is journaled with its people, office, devices, blocks and stock', async () => {
    const house = await openOfficeHouse();
    try {
      const types = house.store.read((db) => db.prepare('SELECT type, count(*) AS count FROM journal GROUP BY type ORDER BY type').all());
      expect(types).toEqual([
        { type: 'blanks.batchEntered', count: 1 },
        { type: 'numbers.blockEntered', count: 2 },
        { type: 'office.configured', count: 1 },
        { type: 'staff.added', count: 3 },
        { type: 'station.configured', count: 1 },
      ]);
      const passwords = hallConfig.staff.map(({ password }) => password);
      const payloads = house.store.read((db) => db.prepare('SELECT group_concat(payload) FROM journal').pluck().get()) as string;
      for (const password of passwords) expect(payloads).not.toContain(password);
    } finally {
      house.close();
    }
  });

  test('of the training file is in order', () => {
    expect(check({})).toEqual({ ok: true, value: null });
    expect(hallConfig.office.name).toBe('清江县民政局婚姻登记处');
  });

  test.each([
    ['one person entering alone', { enteredBy: { first: 'S1', second: 'S1' } }, 'approval.samePerson'],
    ['entered by no supervisor', { enteredBy: { first: 'A1', second: 'S1' } }, 'approval.notAllowed'],
    [
      'somebody who may not witness',
      { staff: [zhou, { ...li, roles: ['reception'] as const }], enteredBy: { first: 'S1', second: 'R1' } },
      'approval.notAllowed',
    ],
    ['entered by somebody who is not there', { enteredBy: { first: 'S1', second: 'X9' } }, 'call.invalid'],
    ['two of one code', { staff: [zhou, li, { ...zhao, code: 'r1' }], enteredBy: { first: 'S1', second: 'R1' } }, 'staff.codeTaken'],
    ['a weak password', { staff: [{ ...zhou, password: '1234567' }, li, zhao] }, 'staff.weakPassword'],
    ['a wrong ID number', { staff: [{ ...zhou, idNumber: '329901197803150021' }, li, zhao] }, 'call.invalid'],
    ['a block backwards', { numberBlocks: [{ ...block, first: 9, last: 8 }] }, 'numbers.invalidRange'],
    ['a block of another region', { numberBlocks: [{ ...block, regionCode: '329902' }] }, 'numbers.invalidRange'],
    ['blocks that overlap', { numberBlocks: [block, { ...block, first: 500, last: 600 }] }, 'numbers.overlap'],
    ['a batch backwards', { blankBatches: [{ ...batch, first: '0009', last: '0001' }] }, 'numbers.invalidRange'],
    ['batches that overlap', { blankBatches: [batch, { ...batch, last: '3299000300' }] }, 'blanks.overlap'],
  ] satisfies [string, Partial<Record<keyof HallConfig, unknown>>, string][])('with %s is refused', (_what, change, code) => {
    expect(check(change as Partial<HallConfig>)).toMatchObject({ ok: false, error: { code } });
  });
});
