import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countBlanksLeft, countNumbersLeft, findNextBlanks, findNextNumber } from '#core/office/index.ts';
import { verifyStore } from '#core/store/index.ts';
import type { HallConfigInput } from '#shared/contract/index.ts';
import { ledgerActs, openOfficeHouse, taken, used, voided, type OfficeHouse } from './harness.ts';

let house: OfficeHouse;
afterEach(() => house.close());

const of2026 = { prefix: 'J', regionCode: '329901', year: 2026 } as const;
const next = () => house.store.read((db) => findNextNumber(db, of2026));
const blanks = (count: number) => house.store.read((db) => findNextBlanks(db, count));

/** Three numbers in two blocks, entered in the wrong order, and four blanks in two batches. */
function small(config: HallConfigInput): HallConfigInput {
  return {
    ...config,
    numberBlocks: [
      { ...of2026, first: 11, last: 11 },
      { ...of2026, first: 1, last: 2 },
    ],
    blankBatches: [
      { kind: 'marriage', first: 'B0001', last: 'B0002' },
      { kind: 'marriage', first: 'A0099', last: 'A0100' },
    ],
  };
}
const couple = (sequence: number, ...of: string[]) => ({
  registrationNumber: `J329901-2026-${String(sequence).padStart(6, '0')}`,
  blanks: of,
});

beforeEach(async () => {
  house = await openOfficeHouse(small);
});

describe('registration numbers', () => {
  test('M-100 go in order through the blocks of their year, then run out', () => {
    expect(next()).toBe('J329901-2026-000001');
    house.act(taken, couple(1));
    house.act(taken, couple(2));
    expect(next()).toBe('J329901-2026-000011');
    house.act(taken, couple(11));
    expect(next()).toBeNull();
    expect(house.store.read((db) => countNumbersLeft(db, of2026))).toBe(0);
  });

  test('M-100 of another year or region are not given out', () => {
    expect(house.store.read((db) => findNextNumber(db, { ...of2026, year: 2027 }))).toBeNull();
    expect(house.store.read((db) => findNextNumber(db, { ...of2026, regionCode: '329902' }))).toBeNull();
  });

  test('are never given out twice, voided or not', () => {
    house.act(taken, couple(1));
    expect(() => house.act(taken, couple(1))).toThrow(/not the next number/);
    house.act(voided, { ...couple(1), reason: '双方未签收' });
    expect(() => house.act(taken, couple(1))).toThrow(/not the next number/);
    expect(next()).toBe('J329901-2026-000002');
  });

  test('are not taken out of turn or from no block', () => {
    expect(() => house.act(taken, couple(2))).toThrow(/not the next number/);
    expect(() => house.act(taken, couple(5))).toThrow(/not the next number/);
    expect(() => house.act(taken, { registrationNumber: '政字第1号', blanks: [] })).toThrow(/no registration number/);
  });

  test('are used or voided only by the case that took them, and once', () => {
    house.act(taken, couple(1));
    expect(() => house.act(used, couple(1), '01a200ea-0000-74c2-b563-4d770e9f5b71')).toThrow(/expected one row/);
    house.act(used, couple(1));
    expect(() => house.act(used, couple(1))).toThrow(/expected one row/);
    expect(() => house.act(voided, { ...couple(1), reason: '错' })).toThrow(/expected one row/);
  });
});

describe('blank certificates', () => {
  test('M-103 leave the stock in the order they came in', () => {
    expect(blanks(3)).toEqual(['B0001', 'B0002', 'A0099']);
    expect(blanks(9)).toEqual(['B0001', 'B0002', 'A0099', 'A0100']);
  });

  test('M-103 go from stock to taken to used, with number, case and people', async () => {
    house.act(taken, couple(1, 'B0001', 'B0002'));
    expect(blanks(1)).toEqual(['A0099']);
    house.act(used, couple(1, 'B0001', 'B0002'));
    const answer = await house.call('blanks.list', { state: 'used' });
    expect(answer.ok && answer.value.find(({ blank }) => blank === 'B0001')).toEqual({
      blank: 'B0001',
      kind: 'marriage',
      state: 'used',
      registrationNumber: 'J329901-2026-000001',
      caseNumber: '01-0601-001',
      reason: null,
      changedAt: '2026-06-01T02:00:00.000Z',
      changedBy: '李敏',
      witnessedBy: '赵强',
    });
    expect(house.store.read((db) => countBlanksLeft(db))).toBe(2);
  });

  test('M-103 are taken once and do not come back', () => {
    house.act(taken, couple(1, 'B0001'));
    expect(() => house.act(taken, couple(2, 'B0001'))).toThrow(/expected one row/);
    house.act(voided, { ...couple(1, 'B0001'), reason: '打印错位' });
    expect(() => house.act(taken, couple(2, 'B0001'))).toThrow(/expected one row/);
    expect(blanks(1)).toEqual(['B0002']);
  });
});

test('what fails in the middle of an act leaves the ledger untouched', () => {
  expect(() => house.act(taken, couple(1, 'B0001', 'NONE'))).toThrow();
  expect(next()).toBe('J329901-2026-000001');
  expect(blanks(1)).toEqual(['B0001']);
});

test('a rebuild gives every table back as it was', () => {
  house.act(taken, couple(1, 'B0001', 'B0002'));
  house.act(voided, { ...couple(1, 'B0001', 'B0002'), reason: '双方未签收' });
  house.act(taken, couple(2, 'A0099', 'A0100'));
  const dump = () =>
    house.store.read((db) =>
      ['office', 'stations', 'number_blocks', 'numbers_taken', 'blank_batches', 'blanks'].map((table) =>
        db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
      ),
    );
  const before = dump();
  house.store.rebuild();
  expect(dump()).toEqual(before);
  expect(verifyStore(house.dir, house.dataKey, ledgerActs)).toMatchObject({ ok: true, value: { problem: null } });
});
