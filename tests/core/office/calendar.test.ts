import { afterEach, describe, expect, test } from 'vitest';
import { encodeGb18030 } from '#core/exchange/index.ts';
import { createOfficeCalendar } from '#core/office/index.ts';
import { calendarYearImported } from '#core/office/calendar/index.ts';
import { verifyStore } from '#core/store/index.ts';
import { failure, type HallConfigInput } from '#shared/contract/index.ts';
import { dayOf } from '#shared/law/calendar.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { year2027 } from '../../law/year-2027.ts';
import { testAuthor } from '../helpers.ts';
import { ledgerActs, openOfficeHouse, shippedYears, type OfficeHouse } from './harness.ts';

let house: OfficeHouse;
afterEach(() => house.close());

const calendar = createOfficeCalendar(shippedYears);
const day = (on: string) => house.store.read((db) => dayOf(calendar(db), on as CivilDate));
const fileOf = (content: unknown, fileName = '2027.json') => ({
  fileName,
  content: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64'),
});
const fileNameOf = async (wanted: number) => {
  const answer = await house.call('calendar.get', {});
  return answer.ok && answer.value.years.find(({ year }) => year === wanted)?.imported?.fileName;
};
const bytesOf = (bytes: Uint8Array) => ({ fileName: '2027.json', content: Buffer.from(bytes).toString('base64') });
const inGuangxi = (config: HallConfigInput): HallConfigInput => {
  const office = { ...config.office, regionCode: '450302' };
  return { ...config, office, numberBlocks: config.numberBlocks.map((block) => ({ ...block, regionCode: '450302' })) };
};
const festival = {
  region: '45',
  year: 2026,
  papers: ['桂政发〔2025〕1号'],
  off: [{ date: '2026-04-20', name: '壮族三月三' }],
  work: [],
};

describe('a year of holidays', () => {
  test('counts from the moment two people took it in, here and in every other answer', async () => {
    house = await openOfficeHouse();
    house.clock.set('2026-12-31T02:00:00Z');
    const before = await house.call('calendar.get', {});
    expect(before).toMatchObject({ ok: true, value: { coversThrough: '2026-12-31', warning: 'due', missing: 2027, overlays: [] } });
    expect(before.ok && before.value.years.map(({ year, imported }) => [year, imported])).toEqual(
      [2026, 2025, 2024, 2023, 2022, 2021, 2020].map((year) => [year, null]),
    );
    expect(day('2027-02-06')).toMatchObject({ kind: 'weekend', provisional: true });

    const checked = await house.call('calendar.check', fileOf(year2027));
    expect(checked).toMatchObject({
      ok: true,
      value: {
        kind: 'year',
        year: 2027,
        replaces: 'nothing',
        coversThrough: { before: '2026-12-31', after: '2027-12-31' },
        doubts: [],
      },
    });
    expect(checked.ok && checked.value.changes).toHaveLength(33);
    expect(day('2027-02-06')).toMatchObject({ kind: 'weekend' });

    expect(await house.call('calendar.import', fileOf(year2027))).toEqual({
      ok: true,
      value: { year: 2027, region: null, coversThrough: '2027-12-31' },
    });
    expect(house.events).toContainEqual({ event: 'office.changed' });
    expect(day('2027-02-06')).toMatchObject({ kind: 'holiday', name: '春节', provisional: false });
    const after = await house.call('calendar.get', { year: 2027 });
    expect(after).toMatchObject({
      value: {
        coversThrough: '2027-12-31',
        warning: null,
        missing: 2028,
        years: [
          {
            year: 2027,
            off: 28,
            work: 5,
            imported: {
              at: expect.stringMatching(/^2026-12-31T02:00/),
              by: house.member('S1').name,
              approvedBy: house.member('A1').name,
              fileName: '2027.json',
              digest: checked.ok && checked.value.digest,
            },
          },
          { year: 2026, imported: null },
          ...[2025, 2024, 2023, 2022, 2021, 2020].map((year) => ({ year })),
        ],
        shown: { year: 2027 },
      },
    });
    expect(after.ok && after.value.shown.days.filter(({ kind }) => kind === 'workedWeekend')).toHaveLength(5);

    // 1 January 2027 is a Friday: only the imported year makes it a day of rest.
    house.clock.set('2027-01-01T02:00:00Z');
    expect(await house.call('office.get', {})).toMatchObject({ value: { hours: { state: 'closedToday' } } });
  });

  test('is replaced by a correcting notice; the one before stays in the journal', async () => {
    house = await openOfficeHouse();
    await house.call('calendar.import', fileOf(year2027));
    expect(await house.call('calendar.import', fileOf(year2027))).toEqual(failure('calendar.known', { year: 2027 }));
    const corrected = {
      ...year2027,
      off: year2027.off.filter(({ date }) => date !== '2027-10-07'),
      work: year2027.work.filter(({ date }) => date !== '2027-10-09'),
    };
    expect(await house.call('calendar.check', fileOf(corrected))).toMatchObject({
      value: {
        replaces: 'imported',
        changes: [
          { date: '2027-10-07', before: { kind: 'holiday' }, after: { kind: 'workday' } },
          { date: '2027-10-09', before: { kind: 'workedWeekend' }, after: { kind: 'weekend' } },
        ],
      },
    });
    expect(await house.call('calendar.import', fileOf(corrected, '2027-更正.json'))).toMatchObject({ ok: true });
    expect(day('2027-10-07')).toMatchObject({ kind: 'workday', provisional: false });
    expect(await fileNameOf(2027)).toBe('2027-更正.json');
    const files = house.store.read((db) =>
      db.prepare(`SELECT payload ->> '$.fileName' AS name FROM journal WHERE type = 'calendar.yearImported' ORDER BY seq`).all(),
    );
    expect(files).toEqual([{ name: '2027.json' }, { name: '2027-更正.json' }]);

    const tables = () => house.store.read((db) => db.prepare('SELECT * FROM calendar_years').all());
    const kept = tables();
    house.store.rebuild();
    expect(tables()).toEqual(kept);
    expect(verifyStore(house.dir, house.dataKey, ledgerActs)).toMatchObject({ ok: true, value: { problem: null } });
  });

  test('may replace one that came with the program', async () => {
    house = await openOfficeHouse();
    const year2026 = shippedYears.find(({ year }) => year === 2026)!;
    const off = year2026.off.filter(({ date }) => date !== '2026-01-02');
    const work = year2026.work.filter(({ date }) => date !== '2026-01-04');
    expect(await house.call('calendar.check', fileOf(year2026))).toEqual(failure('calendar.known', { year: 2026 }));
    expect(await house.call('calendar.check', fileOf({ ...year2026, off, work }))).toMatchObject({
      value: { replaces: 'shipped', doubts: [{ code: 'apart' }, { code: 'past', details: { date: '2026-01-02', days: 2 } }] },
    });
    expect(await house.call('calendar.import', fileOf({ ...year2026, off, work }, '2026.json'))).toMatchObject({ ok: true });
    expect(day('2026-01-02')).toMatchObject({ kind: 'workday' });
    expect(await fileNameOf(2026)).toBe('2026.json');
  });

  test('is seen by the transaction that takes it in, and by nobody where that fails', async () => {
    house = await openOfficeHouse();
    const people = { enteredBy: house.member('S1').id, approvedBy: house.member('A1').id };
    const author = testAuthor({ staffId: people.enteredBy });
    const seen: unknown[] = [];
    house.store.commit(author, (tx) => {
      tx.append(calendarYearImported, { file: year2027, fileName: '2027.json', digest: '0', ...people });
      seen.push(calendar(tx.db).coversThrough);
      return failure('calendar.known', { year: 2027 });
    });
    expect(seen).toEqual(['2027-12-31']);
    expect(house.store.read((db) => calendar(db).coversThrough)).toBe('2026-12-31');
  });
});

describe('the days of a region', () => {
  test('hold for an office of that region, over a year that is corrected later too', async () => {
    house = await openOfficeHouse(inGuangxi);
    expect(await house.call('calendar.check', fileOf(festival))).toMatchObject({
      value: { kind: 'overlay', region: '45', replaces: 'nothing', doubts: [{ code: 'past' }], changes: [{ date: '2026-04-20' }] },
    });
    expect(await house.call('calendar.import', fileOf(festival))).toMatchObject({ ok: true, value: { region: '45' } });
    const county = { ...festival, region: '4503', off: [{ date: '2026-04-20', name: '三月三' }] };
    expect(await house.call('calendar.import', fileOf(county))).toMatchObject({ ok: true });
    expect(day('2026-04-20')).toMatchObject({ kind: 'holiday', name: '三月三' });
    expect(await house.call('calendar.get', {})).toMatchObject({
      value: {
        overlays: [
          { region: '45', applies: true },
          { region: '4503', applies: true },
        ],
      },
    });
    const year2026 = shippedYears.find(({ year }) => year === 2026)!;
    await house.call('calendar.import', fileOf({ ...year2026, work: year2026.work.slice(1) }));
    expect(day('2026-04-20')).toMatchObject({ kind: 'holiday' });
    house.store.rebuild();
    expect(day('2026-04-20')).toMatchObject({ kind: 'holiday', name: '三月三' });
    expect(await house.call('calendar.import', fileOf({ ...county, off: [] }))).toMatchObject({ ok: true });
    expect(day('2026-04-20')).toMatchObject({ name: '壮族三月三' });
  });

  test('change nothing for an office elsewhere, and come with a word', async () => {
    house = await openOfficeHouse();
    expect(await house.call('calendar.check', fileOf(festival))).toMatchObject({
      value: { changes: [], doubts: [{ code: 'otherRegion', details: { region: '45' } }] },
    });
    await house.call('calendar.import', fileOf(festival));
    expect(day('2026-04-20')).toMatchObject({ kind: 'workday' });
    expect(await house.call('calendar.get', {})).toMatchObject({ value: { overlays: [{ region: '45', applies: false }] } });
  });
});

describe('a file', () => {
  test('is read as editors save it', async () => {
    house = await openOfficeHouse();
    const text = JSON.stringify(year2027, null, 2);
    const savedAs = [
      Buffer.from(`\uFEFF${text}`),
      encodeGb18030(text),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    ];
    for (const bytes of savedAs)
      expect(await house.call('calendar.check', bytesOf(bytes))).toMatchObject({
        ok: true,
        value: { changes: expect.arrayContaining([expect.objectContaining({ after: { kind: 'holiday', name: '春节' } })]) },
      });
  });

  test.each<[string, unknown, object]>([
    ['no text', '\0\u0001\u0002', { code: 'calendar.notJson' }],
    ['half a file', '{"year": 2027, "papers": [', { code: 'calendar.notJson' }],
    ['a list', [year2027], { code: 'calendar.notJson' }],
    [
      'a date that is none',
      { ...year2027, work: [{ date: '2027-02-29', name: '春节' }] },
      { code: 'calendar.wrongShape', details: { at: 'work.0.date' } },
    ],
    ['no source', { ...year2027, papers: [] }, { code: 'calendar.wrongShape', details: { at: 'papers' } }],
    [
      'an address that runs',
      { ...year2027, papers: ['javascript:alert(1)'] },
      { code: 'calendar.wrongShape', details: { at: 'papers.0' } },
    ],
    ['a region that is none', { ...festival, region: '4' }, { code: 'calendar.wrongShape', details: { at: 'region' } }],
    ['a year too far', { ...year2027, year: 2028 }, { code: 'calendar.yearFirst', details: { year: 2028, first: 2027 } }],
    ['a day missing', { ...year2027, off: year2027.off.slice(1) }, { code: 'calendar.holidayMissing', details: { date: '2027-01-01' } }],
  ])('is refused with %s, and nothing is written', async (_, content, error) => {
    house = await openOfficeHouse();
    const acts = () => house.store.read((db) => db.prepare('SELECT count(*) AS count FROM journal').get());
    const before = acts();
    expect(await house.call('calendar.check', fileOf(content))).toMatchObject({ ok: false, error });
    expect(await house.call('calendar.import', fileOf(content))).toMatchObject({ ok: false, error });
    expect(acts()).toEqual(before);
  });
});
