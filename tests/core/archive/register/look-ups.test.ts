import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeGb18030 } from '#core/exchange/index.ts';
import type { Input } from '#shared/contract/index.ts';
import { eachTestsHall } from '../../cases/each-tests-hall.ts';
import { takeTo, testHall, testPhoto, witness, type Caller } from '../../cases/test-desk.ts';
import { solidTextOf } from '../../documents/poppler.ts';
import { people } from '../../../emulators/people.ts';

const { openOffline } = eachTestsHall();
const config = {
  ...testHall,
  office: { ...testHall.office, practice: { proofCountries: { asOf: '2026-01-01', countries: ['NLD'] } } },
  staff: [...testHall.staff, { code: 'D1', name: '孙档', roles: ['archivist' as const], password: 'sundang-2026' }],
};
const approval = witness;

async function withMarriage() {
  const { registrar, hall } = await openOffline({ config });
  const marriage = await takeTo(registrar, 'registered');
  return { registrar, hall, marriage, archivist: hall.as('D1') };
}

const find = (caller: Caller, identity: string) => caller.ask('records.find', { by: { identity }, why: 'lookUp', matter: '办理房产过户' });

const self = (records: Input<'lookUps.enter'>['records'], more: Partial<Input<'lookUps.enter'>> = {}): Input<'lookUps.enter'> => ({
  applicant: { by: 'self', name: people.wangWei.name, idNumber: people.wangWei.idNumber },
  of: { name: people.wangWei.name, idNumber: people.wangWei.idNumber },
  matter: '办理房产过户',
  papers: [{ kind: 'identityDocument', number: people.wangWei.idNumber }],
  given: 'copies',
  records: records!,
  ...more,
});

const court = {
  kind: 'voidedByCourt' as const,
  party: null,
  on: '2026-11-23',
  authority: '清江县人民法院',
  document: '（2026）苏9901民初7号',
  fileNumber: '2026-撤-0001',
};

describe('M-88 every look at a person is journaled with its purpose', () => {
  test('who, whom, why and what was opened; nobody opens what another one found', async () => {
    const { registrar, hall, archivist, marriage } = await withMarriage();
    const { lookId, rows } = await find(archivist, people.wangWei.idNumber);
    expect(rows).toMatchObject([{ id: marriage.id, kind: 'marriage', manName: '王伟', notes: 0, source: 'case' }]);
    expect(await registrar.call('records.get', { lookId, recordId: marriage.id })).toMatchObject({ error: { code: 'record.notFound' } });
    expect(await archivist.ask('records.get', { lookId, recordId: marriage.id })).toMatchObject({ inForce: true, because: [] });
    const looks = await hall.as('S1').ask('records.looks', { from: '2026-11-23', until: '2026-11-23' });
    expect(looks).toMatchObject([
      {
        staffName: '孙档',
        why: 'lookUp',
        matter: '办理房产过户',
        sought: { identity: people.wangWei.idNumber },
        found: 1,
        opened: [{ registrationNumber: marriage.registrationNumber }],
      },
    ]);
    expect(await archivist.call('records.find', { by: { name: '王伟' }, why: 'lookUp', matter: ' ' })).toMatchObject({
      error: { code: 'call.invalid' },
    });
  });

  test('copies are numbered, approved, on paper, and in the register; a request of the kiosk is settled with them', async () => {
    const { hall, archivist, marriage } = await withMarriage();
    const first = await archivist.ask('lookUps.enter', self([{ id: marriage.id, pages: 12 }]), { approval });
    const second = await archivist.ask('lookUps.enter', self([{ id: marriage.id, pages: 2 }]), { approval });
    expect([first.number, second.number]).toEqual(['CD2026-0001', 'CD2026-0002']);
    expect(first).toMatchObject({
      staffName: '孙档',
      approverName: '周敏',
      records: [{ pages: 12, registrationNumber: marriage.registrationNumber }],
    });
    const { pdf: data } = await archivist.ask('documents.bytes', { documentId: first.documentId! });
    expect(Buffer.from(data, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    await keepForLooking('copy', data);
    const { id: exportId, rows } = await archivist.ask('lookUps.export', { from: '2026-11-23', until: '2026-11-23' });
    const { data: csv } = await archivist.ask('lookUps.fetch', { exportId });
    expect(await archivist.call('lookUps.fetch', { exportId })).toMatchObject({ error: { code: 'lookUp.copyGone' } });
    expect(rows).toBe(2);
    const text = decodeGb18030(Buffer.from(csv, 'base64'));
    expect(text).toContain('CD2026-0001');
    expect(text).toContain('孙档,周敏');
    expect(await hall.as('S1').ask('lookUps.list', { from: '2026-11-01', until: '2026-11-30' })).toMatchObject([
      { number: 'CD2026-0002' },
      { number: 'CD2026-0001' },
    ]);
    const unknown = await archivist.call('lookUps.enter', self([], { given: 'explanation', asked: first.id }), { approval });
    expect(unknown).toMatchObject({ error: { code: 'kiosk.requestNotFound' } });
  });

  test('nothing is given and nothing entered without the papers', async () => {
    const { archivist, marriage } = await withMarriage();
    const without = self([{ id: marriage.id, pages: 1 }], { papers: [] });
    expect(await archivist.ask('lookUps.examine', without)).toMatchObject([
      { rule: 'M-88', message: 'identityDocument', outcome: 'refuse' },
    ]);
    expect(await archivist.call('lookUps.enter', without, { approval })).toMatchObject({ error: { code: 'lookUp.refused' } });
    expect(await archivist.ask('lookUps.list', { from: '2026-11-01', until: '2026-11-30' })).toEqual([]);
  });
});

describe('M-87 a proof of a record, or that there is none', () => {
  test.each([
    ['recordProof', true],
    ['noRecordProof', false],
  ])('%s for a listed country', async (kind, found) => {
    const { archivist, marriage } = await withMarriage();
    const given = self(found ? [{ id: marriage.id }] : [], { given: 'proof', use: { for: 'country', country: 'NLD' } });
    const proof = await archivist.ask('lookUps.enter', given, { approval });
    const { pdf: data } = await archivist.ask('documents.bytes', { documentId: proof.documentId! });
    await keepForLooking(kind, data);
    const text = solidTextOf(Buffer.from(data, 'base64'));
    expect(text).toContain(found ? '婚姻登记记录证明' : '无婚姻登记记录证明');
    expect(text).toContain(proof.number);
    // Where nothing is on record there is no line to fill in.
    expect(text.includes('序号')).toBe(found);
    expect(text).toContain('查档专用章');
  });

  test('is given for nothing else: there is an explanation instead', async () => {
    const { archivist, marriage } = await withMarriage();
    for (const use of [{ for: 'other' as const }, { for: 'country' as const, country: 'FRA' }]) {
      expect(await archivist.call('lookUps.enter', self([], { given: 'proof', use }), { approval })).toMatchObject({
        error: { code: 'lookUp.refused', details: { findings: [{ rule: 'M-87' }, {}] } },
      });
    }
    const chosen = self([{ id: marriage.id }], { given: 'explanation', papers: [] });
    const told = await archivist.ask('lookUps.enter', chosen, { approval });
    const { pdf: data } = await archivist.ask('documents.bytes', { documentId: told.documentId! });
    await keepForLooking('explanation', data);
  });
});

describe('M-90 what a court decided is noted on the record', () => {
  test('with the judgment, its number, court and day; the marriage stands no longer and the record stays', async () => {
    const { archivist, marriage } = await withMarriage();
    const note = { recordId: marriage.id, ...court };
    for (const [lacking, problem] of [
      [{ pages: [] }, 'pages'],
      [{ pages: [await testPhoto()], document: '' }, 'document'],
      [{ pages: [await testPhoto()], authority: '' }, 'authority'],
      [{ pages: [await testPhoto()], on: '2026-11-22' }, 'beforeRecord'],
    ] as const)
      expect(await archivist.call('records.note', { ...note, ...lacking, pages: [...lacking.pages] }, { approval })).toMatchObject({
        error: { code: 'record.noteLacks', details: { problem } },
      });
    const noted = await archivist.ask('records.note', { ...note, pages: [await testPhoto()] }, { approval });
    expect(noted).toMatchObject({ kind: 'voidedByCourt', staffName: '孙档', approverName: '周敏', scans: 1, fileNumber: '2026-撤-0001' });
    const page = await archivist.ask('records.notePage', { noteId: noted.id, page: 1 });
    expect(Buffer.from(page.data, 'base64').subarray(0, 2).toString('hex')).toBe('ffd8');
    const { lookId } = await find(archivist, people.wangWei.idNumber);
    const opened = await archivist.ask('records.get', { lookId, recordId: marriage.id });
    expect(opened).toMatchObject({ inForce: false, because: [{ rule: 'M-90', message: 'voidedByCourt' }] });
    expect(opened.record).toMatchObject({ registrationNumber: marriage.registrationNumber, notes: [{ kind: 'voidedByCourt' }] });
    expect(await archivist.call('records.note', { ...note, pages: [await testPhoto()] }, { approval })).toMatchObject({
      error: { code: 'record.noteLacks', details: { problem: 'said' } },
    });
  });
});

describe('M-121 a record from the paper archive', () => {
  const paper = {
    kind: 'marriage' as const,
    registrationNumber: '（74）清革结字第0123号',
    office: { code: null, name: '清江县城关公社' },
    registeredOn: '1974-05-01',
    man: { name: '王建国', born: '1950-01-01' },
    woman: { name: '李秀英' },
    fileNumber: '1974-结-0123',
  };

  test('is typed by one, compared by another, entered once, and then noted and found like any other', async () => {
    const { archivist } = await withMarriage();
    expect(await archivist.call('records.enterPaper', paper, {})).toMatchObject({ ok: false });
    const { id } = await archivist.ask('records.enterPaper', paper, { approval });
    const again = await archivist.call('records.enterPaper', { ...paper, registrationNumber: '74清革结字123' }, { approval });
    expect(again).toMatchObject({ error: { code: 'record.enteredAlready' } });
    expect(await archivist.call('records.enterPaper', { ...paper, registeredOn: '2030-01-01' }, { approval })).toMatchObject({
      error: { code: 'record.inFuture' },
    });
    await archivist.ask(
      'records.note',
      { recordId: id, kind: 'spouseDied', party: 'man', on: '2001-02-03', pages: [await testPhoto()] },
      { approval },
    );
    const { lookId, rows } = await archivist.ask('records.find', { by: { name: '王建国' }, why: 'reissue', matter: '补领结婚证' });
    expect(rows).toMatchObject([{ id, source: 'paper', notes: 1 }]);
    expect(await archivist.ask('records.get', { lookId, recordId: id })).toMatchObject({
      because: [{ rule: 'M-83', message: 'spouseDied' }],
    });
  });
});

/** Where somebody wants to look at the papers, they are kept. */
async function keepForLooking(name: string, data: string): Promise<void> {
  const folder = process.env['TONGXIN_PAPERS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.pdf`, Buffer.from(data, 'base64'));
}
