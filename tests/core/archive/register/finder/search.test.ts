import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { putHistorical } from '#core/archive/backfill/put-historical.ts';
import { searchRecords } from '#core/archive/register/finder/search.ts';
import { createId } from '#core/crypto/index.ts';
import { asReadable, asWritable, openConnection } from '#core/store/connection.ts';
import { migrate } from '#core/store/migrations/index.ts';
import { RecordQuery } from '#shared/contract/index.ts';
import { HistoricalRecord, toIdNumber18 } from '#shared/model/index.ts';
import { chance, inventRecord } from '../../../../data/people-of-before.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongxin-search-'));
const database = openConnection(join(folder, 'tables.db'), Buffer.alloc(32, 5), { create: true });
migrate(database);
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const byName = new Map<string, HistoricalRecord>();
const put = (record: HistoricalRecord) =>
  putHistorical(asWritable(database), record, { batchId: null, line: null, key: null, enteredBy: null, confirmedBy: null });

function couple(his: string, hers: string, more: object = {}): void {
  const record = HistoricalRecord.parse({
    id: createId(),
    act: 'marriage',
    office: { code: null, name: '清江县民政局' },
    registeredOn: '1986-10-01',
    man: { name: his },
    woman: { name: hers },
    ...more,
  });
  byName.set(his, record);
  put(record);
}
couple('欧阳建国', '李秀英', { registrationNumber: '清革结字第0123号', fileNumber: '0123-JH-1986-0017' });
couple('欧阳建果', '张桂兰', { registeredOn: '1991-05-20' });
couple('欧阳见国', '王芳');
couple('司马建国', '孙梅');
couple('尉迟恭', '吕布英', {
  man: { name: '尉迟恭', idNumber: '329901520202003' },
  registeredOn: null,
  registeredWritten: '1986年2月30日',
});
couple('尉迟公', '陈静');
couple('尉恭', '陈丽');
couple('張國榮', '钱朝霞', { registrationNumber: 'J329901-2004-000123', registeredOn: '2004-03-01' });
couple('单国强', '解小云');
couple('买买提·艾力', '古丽');
couple('John Smith', '林娜', { man: { name: 'John Smith', documentNumber: 'E12345678' } });

// A crowd around them.
const pick = chance(12);
const crowd = Array.from({ length: 3_000 }, (_, n) => inventRecord(pick, n));
database.transaction(() => crowd.forEach(put))();

const search = (query: Partial<RecordQuery>) => searchRecords(asReadable(database), RecordQuery.parse(query));
const names = (query: Partial<RecordQuery>) =>
  search(query).found.map(({ id, by }) => `${[...byName.values()].find((each) => each.id === id)?.man.name ?? '?'} ${by}`);

describe('M-100, M-121 anybody is found', () => {
  test.each([
    ['欧阳建国', ['欧阳建国 name', '欧阳建果 sound', '欧阳见国 sound', '司马建国 none']],
    ['尉迟恭', ['尉迟恭 name', '尉迟公 sound']],
    ['张国荣', ['張國榮 name']],
    ['張國荣', ['張國榮 name']],
    ['买买提艾力', ['买买提·艾力 name']],
    ['买买提', ['买买提·艾力 begun']],
  ])('by the name %s, in characters', (text, expected) => {
    expect(names({ text }).filter((each) => !each.startsWith('?'))).toEqual(expected.filter((each) => !each.endsWith('none')));
  });

  test.each([
    ['尉迟弓', '尉迟恭', 'sound'],
    ['尉池恭', '尉迟恭', 'sound'],
    ['欧阳卫国', '欧阳建国', 'oneDiffers'],
    ['东阳建国', '欧阳建国', 'oneDiffers'],
    ['尉迟工', '尉迟公', 'sound'],
    ['东迟恭', '尉迟恭', 'oneDiffers'],
    ['尉东恭', '尉迟恭', 'oneDiffers'],
    ['尉迟东', '尉迟恭', 'oneDiffers'],
  ])('%s finds %s: it is as long and one character differs, or it sounds the same', (text, found, by) => {
    expect(names({ text })).toContain(`${found} ${by}`);
  });

  test.each([
    ['yuchigong', '尉迟恭 pinyin'],
    ['yu chi gong', '尉迟恭 pinyin'],
    ['ycg', '尉迟恭 initials'],
    ['yuchig', '尉迟恭 begun'],
    ['sgq', '单国强 initials'],
    ['shanguoqiang', '单国强 pinyin'],
    ['xiexiaoyun', '单国强 pinyin'],
    ['qianzhaoxia', '張國榮 pinyin'],
    ['lvbuying', '尉迟恭 pinyin'],
    ['lüb', '尉迟恭 begun'],
    ['john smith', 'John Smith name'],
    ['yugong', '尉恭 pinyin'],
  ])('typed as %s', (text, expected) => {
    expect(names({ text })).toContain(expected);
  });

  test.each([
    [toIdNumber18('329901520202003')!, '尉迟恭 identity', '18 characters of what was written with 15'],
    ['329901520202003', '尉迟恭 identity', '15 characters'],
    [toIdNumber18('329901520202003')!.toLowerCase(), '尉迟恭 identity', 'a small x'],
    ['E12345678', 'John Smith identity', 'a passport'],
    ['清革结字123号', '欧阳建国 number', 'a number of another time, otherwise written'],
    ['J3299012004000123', '張國榮 number', 'a number without dashes'],
    ['0123-JH-1986-0017', '欧阳建国 file', 'the number of the file'],
    ['0123-JH-1986-', '欧阳建国 file', 'the beginning of it'],
    ['32990119520202', '尉迟恭 identity', 'the beginning of an ID number'],
  ])('by the number %s', (text, expected) => {
    expect(names({ text })).toContain(expected);
  });

  test('narrowed by the spouse and the days of registration', () => {
    expect(names({ text: '欧阳建国', spouse: '李秀' })).toEqual(['欧阳建国 name']);
    expect(names({ text: '欧阳建国', spouse: '张桂兰' })).toEqual(['欧阳建果 sound']);
    expect(names({ text: '欧阳建国', spouse: 'wangfang' })).toEqual(['欧阳见国 sound']);
    expect(names({ text: '', spouse: '古丽' })).toEqual(['买买提·艾力 name']);
    expect(names({ text: '', spouse: 'yuchig' })).toContain('尉迟恭 begun');
    expect(names({ text: '古丽', spouse: '买买提·艾' })).toEqual(['买买提·艾力 name']);
    expect(names({ text: '古', spouse: '买买提·艾力' })).toEqual(['买买提·艾力 begun']);
    const from = RecordQuery.shape.from.parse('1991-01-01');
    expect(names({ text: '欧阳建国', from })).toEqual(['欧阳建果 sound']);
    expect(names({ text: '欧阳建国', until: from })).not.toContain('欧阳建果 sound');
    // A record whose day nobody can read lies in no span.
    expect(names({ text: '尉迟恭', until: from })).not.toContain('尉迟恭 name');
  });

  test('a span alone lists what was registered in it, and fifty are shown', () => {
    const day = (text: string) => RecordQuery.shape.from.parse(text);
    const inDay = crowd.filter(({ registeredOn }) => registeredOn === crowd[0]!.registeredOn).length;
    const one = search({ from: crowd[0]!.registeredOn, until: crowd[0]!.registeredOn });
    expect([one.found.length, one.more]).toEqual([inDay, false]);
    const years = search({ from: day('1974-01-01'), until: day('2015-12-31') });
    expect([years.found.length, years.more]).toEqual([50, true]);
  });

  test('everybody of a crowd is found by their name, its pinyin, and one other character; by their numbers', () => {
    for (const record of crowd.slice(0, 300)) {
      for (const { name, idNumber } of [record.man, record.woman]) {
        const among = (query: Partial<RecordQuery>) => {
          const { found, more } = search({ ...query, from: record.registeredOn, until: record.registeredOn });
          expect(more || found.some(({ id }) => id === record.id), JSON.stringify(query)).toBe(true);
        };
        among({ text: name });
        if (idNumber !== '') among({ text: idNumber });
        if ([...name].length === 3) for (const at of [0, 1, 2]) among({ text: [...name].with(at, '龘').join('') });
      }
    }
  });
});
