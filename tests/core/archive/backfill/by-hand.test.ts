import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { verifyStore } from '#core/store/index.ts';
import type { Input } from '#shared/contract/index.ts';
import { eachTestsArchive } from '../files/archive-desk.ts';
import { takeTo, testPhoto, typedCouple, type Caller } from '../../cases/test-desk.ts';

const open = eachTestsArchive();
const refused = (code: string) => ({ ok: false, error: { code } });
const look = { why: 'inquiry', matter: '补录核对' } as const;

type Entry = Input<'backfill.enter'>['entry'];
const paper = (of: Partial<Entry> = {}): Entry => ({
  act: 'marriage',
  registrationNumber: '（74）清革结字第0123号',
  registered: '一九七四年五月一日',
  office: { code: null, name: '清江县城关公社' },
  man: { name: '王建国', born: '1950.1.1' },
  woman: { name: '李秀英', idNumber: '无' },
  ...of,
});
const keyOf = ({ registrationNumber, registered, man, woman }: Entry) => ({
  registrationNumber: registrationNumber!,
  registered: registered!,
  man: { name: man.name!, idNumber: man.idNumber ?? '' },
  woman: { name: woman.name!, idNumber: woman.idNumber ?? '' },
});
const find = async (caller: Caller, text: string) => (await caller.ask('records.find', { by: { text }, ...look })).rows;

describe('M-121 an old paper is typed by two', () => {
  test('the same by both, in whatever form a date is written, is a record with its pictures; both stand with it', async () => {
    const { archivist, supervisor } = await open();
    const entry = paper({ woman: { name: '李秀英' } });
    const { id, remarks } = await archivist.ask('backfill.enter', { entry, pages: [await testPhoto(800, 600)] });
    expect(remarks.map(({ flag }) => flag)).toEqual(expect.arrayContaining(['numberMissing', 'oldNumber']));
    expect(await find(archivist, '王建国')).toEqual([]);
    const [waiting] = await supervisor.ask('backfill.waiting', {});
    expect(waiting).toEqual({
      ...waiting,
      id,
      act: 'marriage',
      officeName: '清江县城关公社',
      enteredBy: '孙档',
      isOwn: false,
      pages: 1,
      differing: null,
    });
    // Nothing of what is to be typed again is told.
    expect(JSON.stringify(waiting)).not.toMatch(/王建国|李秀英|0123|1974/);
    expect((await supervisor.ask('backfill.entryPage', { id, page: 1 })).data.length).toBeGreaterThan(1000);
    const key = keyOf({ ...entry, registered: '1974.5.1' });
    expect(await archivist.call('backfill.retype', { id, key })).toMatchObject(refused('backfill.ownEntry'));
    expect(await supervisor.ask('backfill.retype', { id, key })).toEqual({ recordId: id, differences: [] });
    const { lookId, rows } = await archivist.ask('records.find', { by: { text: 'wangjianguo' }, ...look });
    expect(rows).toMatchObject([{ id, registeredOn: '1974-05-01', source: 'backfill' }]);
    expect(await archivist.ask('records.getHistorical', { lookId, recordId: id })).toMatchObject({
      enteredBy: '孙档',
      confirmedBy: '周敏',
      pages: 1,
      from: null,
    });
    // Its pictures are for whoever has opened it in a look of their own.
    const page = { recordId: id, page: 1 };
    expect((await archivist.ask('records.historicalPage', { ...page, lookId })).data.length).toBeGreaterThan(1000);
    expect(await supervisor.call('records.historicalPage', { ...page, lookId })).toMatchObject(refused('record.notFound'));
    expect(await supervisor.call('backfill.entryPage', { id, page: 1 })).toMatchObject(refused('backfill.entryNotFound'));
    expect(await supervisor.call('backfill.retype', { id, key })).toMatchObject(refused('backfill.entryNotFound'));
  });

  test('where they differ both are shown and nothing is kept until the second has looked at the paper again', async () => {
    const { archivist, supervisor } = await open();
    const entry = paper({ woman: { name: '李秀英' } });
    const { id } = await archivist.ask('backfill.enter', { entry, pages: [] });
    const other = { ...keyOf(entry), man: { name: '王健国', idNumber: '' }, registered: '1974-05-10' };
    expect(await supervisor.call('backfill.settle', { id, key: other })).toMatchObject(refused('backfill.notCompared'));
    expect(await supervisor.ask('backfill.retype', { id, key: other })).toEqual({
      recordId: null,
      differences: [
        { field: 'registered', first: '一九七四年五月一日', second: '1974-05-10' },
        { field: 'man.name', first: '王建国', second: '王健国' },
      ],
    });
    expect(await archivist.ask('backfill.waiting', {})).toMatchObject([{ isOwn: true, differing: ['registered', 'man.name'] }]);
    await supervisor.ask('backfill.settle', { id, key: { ...other, registered: '一九七四年五月一日' } });
    expect(await find(archivist, '王健国')).toMatchObject([{ id, registeredOn: '1974-05-01' }]);
    expect(await archivist.ask('backfill.waiting', {})).toEqual([]);
  });

  test('what nobody can read is kept as it stands, with a flag; a record of this hall is told of and not changed', async () => {
    const { archivist, supervisor, registrar } = await open();
    const live = await takeTo(registrar, 'registered', typedCouple());
    const entry = paper({
      registrationNumber: live.registrationNumber!,
      registered: '1974年2月30日',
      remarks: [{ flag: 'illegible', of: 'woman', note: '墨迹晕染' }],
      woman: { name: '', idNumber: '' },
    });
    const { id, alike, remarks } = await archivist.ask('backfill.enter', { entry, pages: [] });
    // That there is one, not whose: a look at a person has a purpose.
    expect(alike).toBe(1);
    expect(remarks.map(({ flag }) => flag)).toEqual(expect.arrayContaining(['illegible', 'dateImpossible', 'onePartyOnly', 'liveRecord']));
    await supervisor.ask('backfill.retype', { id, key: keyOf(entry) });
    const rows = await find(archivist, live.registrationNumber!);
    expect(rows.map(({ source, registeredWritten }) => [source, registeredWritten]).toSorted()).toEqual([
      ['backfill', '1974年2月30日'],
      ['case', ''],
    ]);
    expect(
      await archivist.call('backfill.enter', { entry: paper({ registrationNumber: '', man: {}, woman: {} }), pages: [] }),
    ).toMatchObject(refused('backfill.entryEmpty'));
  });

  test('it is withdrawn by who typed it or a supervisor, and the journal gives everything back', async () => {
    const { hall, archivist, registrar, supervisor } = await open();
    const first = await archivist.ask('backfill.enter', { entry: paper(), pages: [await testPhoto(700, 500)] });
    const second = await archivist.ask('backfill.enter', { entry: paper({ registrationNumber: '政字第8号' }), pages: [] });
    const reason = '重复录入';
    expect(await registrar.call('backfill.withdraw', { id: first.id, reason })).toMatchObject(refused('backfill.othersEntry'));
    await supervisor.ask('backfill.withdraw', { id: first.id, reason });
    expect(await archivist.ask('backfill.waiting', {})).toMatchObject([{ id: second.id }]);
    const { dir, kept } = hall;
    await hall.desk.close();
    expect(verifyStore(join(dir, 'store'), kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  });
});
