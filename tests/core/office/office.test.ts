import { afterEach, describe, expect, test } from 'vitest';
import { completionState, findStationDevices, isOfflineDayOpen } from '#core/office/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { openOfficeHouse, type OfficeHouse } from './harness.ts';

let house: OfficeHouse;
afterEach(() => house.close());

const block = { prefix: 'J', regionCode: '329901', year: 2026 } as const;
const reason = '省厅平台故障';

describe('the office', () => {
  test('says what it is, what is left and what waits', async () => {
    house = await openOfficeHouse();
    house.outbox.pending = 3;
    expect(await house.call('office.get', {})).toMatchObject({
      ok: true,
      value: {
        office: { name: '清江县民政局婚姻登记处', regionCode: '329901' },
        training: true,
        today: '2026-06-01',
        offlineDay: null,
        outbox: { pending: 3 },
        numbersLeft: 500,
        blanksLeft: 200,
        divorces: { entered: false },
        hours: { state: 'open', from: '08:30', until: '17:00', enforced: false, unfinished: 2 },
        completion: 'needsOfflineDay',
      },
    });
  });

  test('counts the numbers of the year it is in Shanghai', async () => {
    house = await openOfficeHouse((config) => ({ ...config, numberBlocks: [{ ...block, year: 2027, first: 1, last: 7 }] }));
    house.clock.set('2026-12-31T15:59:59Z');
    expect(await house.call('office.get', {})).toMatchObject({ value: { today: '2026-12-31', numbersLeft: 0 } });
    house.clock.set('2026-12-31T16:00:00Z');
    expect(await house.call('office.get', {})).toMatchObject({ value: { today: '2027-01-01', numbersLeft: 7 } });
  });

  test('says whether couples are taken in, by its own hours and the holiday notices', async () => {
    house = await openOfficeHouse();
    const stateAt = async (instant: string) => {
      house.clock.set(instant);
      const answer = await house.call('office.get', {});
      return answer.ok && answer.value.hours.state;
    };
    expect(await stateAt('2026-06-18T00:29:59Z')).toBe('beforeOpening');
    expect(await stateAt('2026-06-18T08:30:00Z')).toBe('closingSoon');
    expect(await stateAt('2026-06-18T09:00:00Z')).toBe('afterClosing');
    expect(await stateAt('2026-06-19T02:00:00Z')).toBe('closedToday'); // 端午节, a Friday
  });

  test('knows the devices of its PCs', async () => {
    house = await openOfficeHouse();
    expect(house.store.read((db) => findStationDevices(db, 'S01'))).toMatchObject({ readerPath: null, printers: [{ kind: 'file' }] });
    expect(house.store.read((db) => findStationDevices(db, 'S02'))).toBeNull();
  });
});

describe('offline registration', () => {
  const completion = (isLinked = false) => house.store.read((db) => completionState(db, house.clock.today(), 'marriage', isLinked));

  test('is not needed while the province answers', async () => {
    house = await openOfficeHouse();
    expect([completion(true), completion(false)]).toEqual(['allowed', 'needsOfflineDay']);
  });

  test('is opened for today by name and with a reason, once, and ends with the day', async () => {
    house = await openOfficeHouse();
    const opened = await house.call('office.openOfflineRegistration', { reason });
    expect(opened).toEqual({
      ok: true,
      value: {
        on: '2026-06-01',
        openedAt: '2026-06-01T02:00:00.000Z',
        openedBy: '周敏',
        reason,
        closedAt: null,
        authorisation: '培训用离线登记授权〔2026〕1号',
        acts: 0,
      },
    });
    expect(completion()).toBe('allowed');
    expect(house.events).toContainEqual({ event: 'office.changed' });
    expect(await house.call('office.openOfflineRegistration', { reason })).toMatchObject({ error: { code: 'offline.alreadyOpen' } });
    house.clock.set('2026-06-01T16:00:00Z'); // midnight in Shanghai
    expect(completion()).toBe('needsOfflineDay');
    expect(await house.call('office.get', {})).toMatchObject({ value: { offlineDay: null } });
  });

  test('is closed early, and may be opened again', async () => {
    house = await openOfficeHouse();
    expect(await house.call('office.closeOfflineRegistration', { reason: '恢复联网' })).toMatchObject({
      error: { code: 'offline.notOpened' },
    });
    await house.call('office.openOfflineRegistration', { reason });
    house.clock.advance({ hours: 1 });
    const closed = await house.call('office.closeOfflineRegistration', { reason: '恢复联网' });
    expect(closed).toMatchObject({ value: { closedAt: '2026-06-01T03:00:00.000Z' } });
    expect(completion()).toBe('needsOfflineDay');
    expect((await house.call('office.openOfflineRegistration', { reason })).ok).toBe(true);
    expect(await house.call('office.get', {})).toMatchObject({ value: { offlineDay: { closedAt: null }, completion: 'allowed' } });
  });

  test('stands on the authorisation: not before, not after, not without', async () => {
    house = await openOfficeHouse();
    for (const [instant, state] of [
      ['2025-12-31T12:00:00Z', 'noAuthorisation'],
      ['2027-12-31T12:00:00Z', 'needsOfflineDay'],
      ['2028-01-01T12:00:00Z', 'noAuthorisation'],
    ] as const) {
      house.clock.set(instant);
      expect([instant, completion()]).toEqual([instant, state]);
    }
    expect(await house.call('office.openOfflineRegistration', { reason })).toMatchObject({ error: { code: 'offline.noAuthorisation' } });
    house.close();
    house = await openOfficeHouse((config) => ({ ...config, office: { ...config.office, offlineAuthorisation: null } }));
    expect(completion()).toBe('noAuthorisation');
    expect(await house.call('office.openOfflineRegistration', { reason })).toMatchObject({ error: { code: 'offline.noAuthorisation' } });
  });

  test('of yesterday is not open today', async () => {
    house = await openOfficeHouse();
    await house.call('office.openOfflineRegistration', { reason });
    expect(house.store.read((db) => isOfflineDayOpen(db, '2026-06-01' as CivilDate))).toBe(true);
    expect(house.store.read((db) => isOfflineDayOpen(db, '2026-06-02' as CivilDate))).toBe(false);
  });
});

describe('number blocks', () => {
  test('name both people and how far they are used', async () => {
    house = await openOfficeHouse();
    const added = await house.call('numbers.addBlock', { ...block, first: 501, last: 900 });
    expect(added).toMatchObject({ ok: true, value: { first: 501, next: 501, enteredBy: '周敏', approvedBy: '赵强' } });
    const listed = await house.call('numbers.list', {});
    expect(listed.ok && listed.value.map(({ year, first }) => [year, first])).toEqual([
      [2027, 1],
      [2026, 1],
      [2026, 501],
    ]);
  });

  test.each([
    [500, 501],
    [1, 1],
    [200, 300],
    [1, 900],
  ])('%i–%i overlaps what is there', async (first, last) => {
    house = await openOfficeHouse();
    expect(await house.call('numbers.addBlock', { ...block, first, last })).toMatchObject({
      error: { code: 'numbers.overlap', details: { first: 'J329901-2026-000001', last: 'J329901-2026-000500' } },
    });
  });

  test('of another year do not overlap; backwards or of another region they are refused', async () => {
    house = await openOfficeHouse();
    expect((await house.call('numbers.addBlock', { ...block, year: 2028, first: 1, last: 500 })).ok).toBe(true);
    for (const wrong of [
      { ...block, first: 700, last: 699 },
      { ...block, regionCode: '329902', first: 700, last: 800 },
    ]) {
      expect(await house.call('numbers.addBlock', wrong)).toMatchObject({ error: { code: 'numbers.invalidRange' } });
    }
  });
});

describe('the blank ledger', () => {
  test('takes a batch in, and no blank twice', async () => {
    house = await openOfficeHouse();
    expect(await house.call('blanks.addBatch', { kind: 'marriage', first: '3299000201', last: '3299000210' })).toEqual({
      ok: true,
      value: { added: 10 },
    });
    expect(await house.call('blanks.addBatch', { kind: 'marriage', first: '3299000190', last: '3299000205' })).toMatchObject({
      error: { code: 'blanks.overlap', details: { first: '3299000190', last: '3299000205' } },
    });
    expect(await house.call('office.get', {})).toMatchObject({ value: { blanksLeft: 210 } });
    await house.call('blanks.addBatch', { kind: 'divorce', first: 'L000001', last: 'L000005' });
    await house.call('numbers.addBlock', { ...block, prefix: 'L', first: 1, last: 30 });
    expect(await house.call('office.get', {})).toMatchObject({
      value: { blanksLeft: 210, divorces: { entered: true, numbersLeft: 30, blanksLeft: 5 }, reissues: { marriage: null, divorce: null } },
    });
    await house.call('numbers.addBlock', { ...block, prefix: 'BJ', first: 1, last: 12 });
    expect(await house.call('office.get', {})).toMatchObject({ value: { reissues: { marriage: 12, divorce: null } } });
    expect(await house.call('blanks.list', { state: 'stock', limit: 1 })).toMatchObject({ value: [{ kind: 'divorce', blank: 'L000005' }] });
  });

  test.each([
    ['A0010', 'A0001', 'backwards'],
    ['A0001', 'B0002', 'other letters'],
    ['A0001', 'A00020', 'other length'],
    ['000001', '020001', 'more than 20,000'],
    ['ABCD', 'ABCE', 'no digits'],
  ])('%s–%s is no batch (%s)', async (first, last) => {
    house = await openOfficeHouse();
    expect(await house.call('blanks.addBatch', { kind: 'marriage', first, last })).toMatchObject({
      error: { code: 'numbers.invalidRange' },
    });
  });

  test('takes 20,000 at once, to the last digit of long numbers', async () => {
    house = await openOfficeHouse();
    const batch = { kind: 'marriage', first: '99999999999999980000', last: '99999999999999999999' } as const;
    expect(await house.call('blanks.addBatch', batch)).toEqual({ ok: true, value: { added: 20_000 } });
    const last = await house.call('blanks.list', { state: 'stock', limit: 1 });
    expect(last).toMatchObject({ value: [{ blank: '99999999999999999999' }] });
  });

  test('voids a blank in stock with reason and witness, and only there', async () => {
    house = await openOfficeHouse();
    const answer = await house.call('blanks.void', { blank: '3299000007', reason: '封皮破损' });
    expect(answer).toMatchObject({ value: { state: 'voided', reason: '封皮破损', changedBy: '周敏', witnessedBy: '赵强' } });
    for (const blank of ['3299000007', '9999']) {
      expect(await house.call('blanks.void', { blank, reason: '封皮破损' })).toMatchObject({
        error: { code: 'blanks.notInStock', details: { blank } },
      });
    }
  });

  test('lists the newest change first, of one state or all', async () => {
    house = await openOfficeHouse();
    house.clock.advance({ minutes: 1 });
    await house.call('blanks.void', { blank: '3299000007', reason: '封皮破损' });
    const all = await house.call('blanks.list', { limit: 2 });
    expect(all.ok && all.value.map(({ blank }) => blank)).toEqual(['3299000007', '3299000200']);
    const voidedOnly = await house.call('blanks.list', { state: 'voided' });
    expect(voidedOnly.ok && voidedOnly.value.map(({ blank }) => blank)).toEqual(['3299000007']);
  });
});
