import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, verifyStore, type SettableClock } from '#core/store/index.ts';
import { parseDeskCode } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { residentCard, startReaderEmulator, type ReaderEmulator } from '../../emulators/reader/index.ts';
import { aMorning, createTestDesk, openMarriage, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
const { wangWei, chenJing, liJie } = people;

let hall: TestDesk;
let clock: SettableClock;
let folder: string;
let reader: ReaderEmulator | null = null;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pre-review-'));
  clock = createSetClock(aMorning);
  hall = await createTestDesk({ config, pcClock: clock });
  await hall.as('S1').ask('frontDesk.configure', { preReview: { folder, keepDays: 30 } });
});
afterEach(async () => {
  await hall.close();
  await reader?.stop();
  reader = null;
  rmSync(folder, { recursive: true, force: true });
});

const picture = (await sharp({ create: { width: 640, height: 400, channels: 3, background: '#c8b9a0' } })
  .jpeg()
  .withExif({ IFD0: { Artist: '某照相馆' } })
  .toBuffer()) as Buffer;
const couple = {
  man: {
    name: wangWei.name,
    idNumber: wangWei.idNumber,
    phone: '13800000000',
    maritalStatus: 'unmarried',
    occupation: '工程师',
    education: 'bachelor',
  },
  woman: { name: chenJing.name, idNumber: chenJing.idNumber, maritalStatus: 'divorced', occupation: '医生', education: 'postgraduate' },
} as const;
const file = (more: object = {}) => ({
  format: 'tongxin-pre-review/1',
  id: 'WX-2026-000017',
  service: 'marriage',
  ...couple,
  pictures: [{ file: 'WX-17-1.jpg', of: 'man', kind: 'idCardFront', bytes: picture.length }],
  ...more,
});
const put = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
const scan = () => hall.as('E1').ask('preReviews.scan', {});
const list = async () => (await hall.as('E1').ask('preReviews.list', {})).reviews;
const refusal = (code: string) => ({ ok: false, error: { code } });

async function received() {
  put('WX-17-1.jpg', picture);
  put('WX-17.json', file());
  await scan();
  return (await list())[0]!;
}

test('what lies in the folder is taken in once, and lies there no longer', async () => {
  put('WX-17-1.jpg', picture);
  put('WX-17.json', file({ appointmentCode: 'TA0123456789' }));
  put('readme.txt', '不是预审材料');
  expect(await scan()).toEqual({ taken: 1, waiting: 0, refused: 0 });
  expect(readdirSync(folder)).toEqual(['readme.txt']);
  expect(await list()).toMatchObject([
    { state: 'waiting', source: 'folder', service: 'marriage', appointmentCode: 'TA0123456789', content: couple, erasedOn: '2026-12-23' },
  ]);
  const [{ id, code } = { id: '', code: '' }] = await list();
  expect(parseDeskCode(code)).toMatchObject({ kind: 'preReview' });
  const { jpeg } = await hall.as('R1').ask('preReviews.picture', { id, place: 0 });
  const kept = await sharp(Buffer.from(jpeg, 'base64')).metadata();
  expect(kept).toMatchObject({ width: 640, height: 400 });
  expect(kept).not.toHaveProperty('exif');
  // The program died after the store had it and before the folder was cleared: the same again is nothing new.
  put('WX-17-1.jpg', picture);
  put('WX-17.json', file({ appointmentCode: 'TA0123456789' }));
  expect(await scan()).toEqual({ taken: 0, waiting: 0, refused: 0 });
  expect(await list()).toHaveLength(1);
});

test('half-written files wait, and are given up when nobody has written for long', async () => {
  put('a.json', '{"format":"tongxin-pre-re');
  put('WX-17.json', file());
  put('WX-17-1.jpg', picture.subarray(0, 300));
  expect(await scan()).toEqual({ taken: 0, waiting: 2, refused: 0 });
  put('WX-17-1.jpg', picture);
  expect(await scan()).toEqual({ taken: 1, waiting: 1, refused: 0 });
  clock.advance({ minutes: 9 });
  put('a.json', '{"format":"tongxin-pre-review/1"');
  expect(await scan()).toEqual({ taken: 0, waiting: 1, refused: 0 });
  clock.advance({ minutes: 10 });
  expect(await scan()).toEqual({ taken: 0, waiting: 0, refused: 1 });
  const [name, reason] = readdirSync(join(folder, 'refused')).toSorted();
  expect([name, reason]).toEqual([expect.stringMatching(/-a\.json$/), expect.stringMatching(/-a\.json\.reason\.txt$/)]);
  expect(readFileSync(join(folder, 'refused', reason!), 'utf8')).toContain('不是完整的 JSON');
});

test.each([
  ['another shape', file({ man: { ...couple.man, idNumber: '11010119900101001X' } }), picture, '格式说明不符（man.idNumber）'],
  ['a picture that is none', file(), Buffer.alloc(picture.length, 7), '第 1 张图片无法读取'],
  ['a picture larger than said', file(), Buffer.concat([picture, picture]), '比数据文件所写的更大'],
  [
    'a name outside the folder',
    file({ pictures: [{ file: '../secret.jpg', of: 'man', kind: 'photo', bytes: 3 }] }),
    picture,
    '格式说明不符',
  ],
])('%s is put aside with its reason', async (_, content, bytes, reason) => {
  put('WX-17-1.jpg', bytes);
  put('WX-17.json', content);
  expect(await scan()).toEqual({ taken: 0, waiting: 0, refused: 1 });
  const refused = readdirSync(join(folder, 'refused'));
  expect(
    readFileSync(
      join(
        folder,
        'refused',
        refused.find((name) => name.endsWith('.reason.txt'))!,
      ),
      'utf8',
    ),
  ).toContain(reason);
  expect(await list()).toEqual([]);
  expect(readdirSync(folder)).not.toContain('WX-17.json');
});

test('a picture that is a link is not followed', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  writeFileSync(join(outside, 'other.jpg'), picture);
  symlinkSync(join(outside, 'other.jpg'), join(folder, 'WX-17-1.jpg'));
  put('WX-17.json', file());
  expect(await scan()).toEqual({ taken: 0, waiting: 1, refused: 0 });
  rmSync(outside, { recursive: true });
});

test('an id that came with something else is refused, and what came first stands', async () => {
  await received();
  put('WX-17-1.jpg', picture);
  put('WX-17.json', file({ man: { ...couple.man, occupation: '教师' } }));
  expect(await scan()).toEqual({ taken: 0, waiting: 0, refused: 1 });
  expect(await list()).toMatchObject([{ content: { man: { occupation: '工程师' } } }]);
});

test('a folder that is away is said to be, and nothing is lost', async () => {
  await hall.as('S1').ask('frontDesk.configure', { preReview: { folder: join(folder, 'share'), keepDays: 30 } });
  expect(await hall.as('E1').call('preReviews.scan', {})).toMatchObject(refusal('preReview.folderGone'));
  mkdirSync(join(folder, 'share'));
  writeFileSync(join(folder, 'share', 'x.json'), JSON.stringify(file({ pictures: [] })));
  expect(await scan()).toMatchObject({ taken: 1 });
  await hall.as('S1').ask('frontDesk.configure', { preReview: { folder: null, keepDays: 30 } });
  expect(await hall.as('E1').call('preReviews.scan', {})).toMatchObject(refusal('preReview.noFolder'));
});

test('a file that cannot be put aside keeps nobody waiting who lies behind it', async () => {
  put(`${'0'.repeat(245)}.json`, { format: 'something else' });
  put(
    '1.json',
    file({ id: 'A-1', pictures: ['refused', 'large.jpg'].map((name) => ({ file: name, of: 'man', kind: 'photo', bytes: 99_000_000 })) }),
  );
  put('WX-17-1.jpg', picture);
  put('WX-17.json', file());
  await scan();
  expect(await scan()).toMatchObject({ taken: 0 });
  expect(await list()).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(['refused']);
});

test('a registrar passes it or gives it back with reasons, once', async () => {
  const { id } = await received();
  expect(await hall.as('E1').call('preReviews.pass', { id })).toMatchObject(refusal('session.notAllowed'));
  const returned = await hall.as('R1').ask('preReviews.return', { id, reasons: ['unreadable', 'other'], note: '身份证正面反光，请重拍。' });
  expect(returned).toMatchObject({
    state: 'returned',
    reasons: ['unreadable', 'other'],
    note: '身份证正面反光，请重拍。',
    decidedBy: '李敏',
  });
  expect(await hall.as('R1').call('preReviews.pass', { id })).toMatchObject(refusal('preReview.decided'));
  const { id: caseId } = await openMarriage(hall.as('R1'));
  expect(await hall.as('R1').call('preReviews.open', { id, caseId })).toMatchObject(refusal('preReview.notPassed'));
});

test('at reception the same comes in by hand, with its own id', async () => {
  const { man, woman } = couple;
  const pictures = [{ of: 'both' as const, kind: 'photo' as const, picture: picture.toString('base64') }];
  const review = await hall.as('E1').ask('preReviews.submit', { service: 'marriage', man, woman, pictures });
  expect(review).toMatchObject({ state: 'waiting', source: 'desk', pictures: [{ of: 'both', kind: 'photo' }] });
  const broken = [{ of: 'both' as const, kind: 'photo' as const, picture: 'AAAA' }];
  expect(await hall.as('E1').call('preReviews.submit', { service: 'marriage', man, woman, pictures: broken })).toMatchObject({
    error: { code: 'preReview.pictureUnreadable', details: { place: 1 } },
  });
});

test('opened at the counter it fills in what they said, never who they are', async () => {
  const { id } = await received();
  const registrar = hall.as('R1');
  await registrar.ask('preReviews.pass', { id });
  const { id: caseId } = await openMarriage(registrar);
  expect(await registrar.ask('preReviews.open', { id, caseId })).toMatchObject({ state: 'used', caseId });
  const { couple: filled } = await registrar.ask('cases.get', { caseId });
  expect(filled.man).toMatchObject({
    name: '',
    idNumber: '',
    phone: '',
    maritalStatus: 'unmarried',
    occupation: '工程师',
    education: 'bachelor',
  });
  expect(filled.woman).toMatchObject({ name: '', maritalStatus: 'divorced', occupation: '医生' });
  expect(await registrar.ask('preReviews.ofCase', { caseId })).toMatchObject({ man: 'awaited', woman: 'awaited' });
  const divorce = await registrar.ask('cases.open', { business: 'divorce' });
  expect(await registrar.call('preReviews.open', { id, caseId: divorce.id })).toMatchObject(refusal('preReview.notPassed'));
});

test('a card of another person than was reviewed takes out what that person said; one of the same keeps it', async () => {
  await hall.close();
  reader = await startReaderEmulator();
  hall = await createTestDesk({ config, readerPath: reader.path });
  const registrar = hall.as('R1');
  const { man, woman } = couple;
  const { id } = await hall.as('E1').ask('preReviews.submit', { service: 'marriage', man, woman });
  await registrar.ask('preReviews.pass', { id });
  const { id: caseId } = await openMarriage(registrar);
  await registrar.ask('preReviews.open', { id, caseId });
  await lay(registrar, caseId, 'man', wangWei);
  await lay(registrar, caseId, 'woman', liJie);
  const { couple: filled } = await registrar.ask('cases.get', { caseId });
  expect(filled.man).toMatchObject({ name: '王伟', occupation: '工程师', education: 'bachelor', maritalStatus: 'unmarried' });
  expect(filled.woman).toMatchObject({ name: '李㛃', occupation: '', education: null, maritalStatus: null });
  expect(await registrar.ask('preReviews.ofCase', { caseId })).toMatchObject({ man: 'same', woman: 'other' });
}, 30_000);

async function lay(registrar: Caller, caseId: string, slot: 'man' | 'woman', person: typeof wangWei): Promise<void> {
  await registrar.ask('devices.armReader', { caseId, slot });
  await expect.poll(async () => (await registrar.ask('devices.status', {})).reader.state, { timeout: 8000 }).toBe('waiting');
  reader!.placeCard(residentCard(person));
  await expect.poll(async () => (await registrar.ask('cases.get', { caseId })).couple[slot].name, { timeout: 8000 }).toBe(person.name);
  reader!.removeCard();
}

test('nothing of it is in the journal, and after its days nothing of it is anywhere', async () => {
  const { id } = await received();
  await hall.as('R1').ask('preReviews.return', { id, reasons: ['differs'], note: '王伟的户口簿与身份证姓名不同' });
  const rows = () => {
    const store = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock, acts });
    if (!store.ok) throw new Error(store.error.code);
    const read = (sql: string) => store.value.read((db) => db.prepare(sql).all());
    const found = {
      journal: read('SELECT * FROM journal'),
      contents: read('SELECT * FROM pre_review_contents'),
      pictures: read('SELECT * FROM pre_review_pictures'),
      reviews: read('SELECT * FROM pre_reviews'),
    };
    store.value.rebuild();
    expect(read('SELECT * FROM pre_reviews')).toEqual(found.reviews);
    expect(read('SELECT * FROM pre_review_contents')).toEqual(found.contents);
    store.value.close();
    return found;
  };
  await hall.desk.close();
  const before = rows();
  expect([before.contents.length, before.pictures.length]).toEqual([1, 1]);
  for (const words of [wangWei.idNumber, chenJing.name, '户口簿与身份证', '工程师', 'WX-2026'])
    expect(JSON.stringify(before.journal)).not.toContain(words);
  expect(verifyStore(join(hall.dir, 'store'), hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const dir = hall.dir;
  clock.advance({ hours: 24 * 30 });
  hall = await createTestDeskAgain(dir);
  expect(await list()).toMatchObject([{ state: 'returned', content: null, note: '', pictures: [] }]);
  expect(await hall.as('R1').call('preReviews.picture', { id, place: 0 })).toMatchObject(refusal('preReview.erased'));
  await hall.desk.close();
  const after = rows();
  expect([after.contents, after.pictures]).toEqual([[], []]);
});

async function createTestDeskAgain(dir: string): Promise<TestDesk> {
  const { callerOf, openDesk } = await import('../cases/test-desk.ts');
  const { desk, events, kept } = openDesk({ dir: join(dir, 'store'), pcClock: clock });
  await callerOf(desk, null).ask('setup.unlock', {});
  const as = (code: string): Caller => {
    const session = desk.actAs(code, '03');
    if (!session.ok) throw new Error(session.error.code);
    return callerOf(desk, session.value);
  };
  return { ...hall, desk, events, kept, as, close: async () => void (await desk.close()) };
}
