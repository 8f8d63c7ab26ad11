import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { createSystemClock, openStore, verifyStore } from '#core/store/index.ts';
import { projectionTables } from '#core/store/tables.ts';
import { openDesk, callerOf, testPhoto, witness } from '../../cases/test-desk.ts';
import { eachTestsArchive, marry, of2026, scanMarriage } from './archive-desk.ts';

const open = eachTestsArchive();
const refused = (code: string, details: object = {}) => ({ ok: false, error: { code, details } });

describe('M-115 M-117 the worklist of a year', () => {
  test('holds what is over and not filed, says what is missing, counts pages and the days that are left', async () => {
    const { registrar, archivist } = await open();
    expect(await archivist.ask('archives.worklist', of2026)).toMatchObject({ rows: [], filed: 0, nextNumber: 1, deadline: '2027-06-30' });
    const whole = await marry(registrar, { whole: true });
    const bare = await marry(registrar, { whole: false, couple: 1 });
    const list = await archivist.ask('archives.worklist', of2026);
    expect(list).toMatchObject({
      daysLeft: 219,
      rows: [
        { actId: whole.id, act: 'marriage', number: whole.registrationNumber, manName: '王伟', womanName: '陈静', pages: 5, missing: [] },
        { actId: bare.id, pages: 0 },
      ],
    });
    expect(list.rows[1]!.missing.map(({ paper, party }) => `${paper} ${party}`)).toEqual([
      'signedExaminationForm null',
      'signedDeclaration null',
      'identity man',
      'identity woman',
    ]);
    expect(await archivist.ask('archives.due', {})).toEqual([{ fileClass: 'marriage', year: 2026, waiting: 2, daysLeft: 219 }]);
    for (const other of [
      { ...of2026, year: 2025 },
      { ...of2026, fileClass: 'divorce' as const },
    ])
      expect((await archivist.ask('archives.worklist', other)).rows).toEqual([]);
  });
});

describe('M-116 a file gets the next number in order of handling, once and for ever', () => {
  test('what is incomplete needs a reason, what is older is not left behind, and nothing is filed by halves', async () => {
    const { registrar, archivist } = await open();
    const bare = await marry(registrar, { whole: false });
    const whole = await marry(registrar, { whole: true, couple: 1 });
    const file = (...filed: { actId: string; incompleteBecause?: string }[]) => archivist.call('archives.file', { ...of2026, acts: filed });
    expect(await file({ actId: whole.id })).toMatchObject(refused('archives.outOfOrder', { number: bare.registrationNumber }));
    expect(await file({ actId: whole.id }, { actId: bare.id })).toMatchObject(
      refused('archives.incomplete', { number: bare.registrationNumber }),
    );
    expect((await archivist.ask('archives.worklist', of2026)).rows).toHaveLength(2);
    const both = await file({ actId: whole.id }, { actId: bare.id, incompleteBecause: '身份证复印件遗失' });
    expect(both).toMatchObject({
      ok: true,
      value: {
        files: [
          { actId: bare.id, fileNumber: '0123-JH-2026-0001' },
          { actId: whole.id, fileNumber: '0123-JH-2026-0002' },
        ],
      },
    });
    const { files } = await archivist.ask('archives.files', of2026);
    expect(files).toMatchObject([
      { roomNumber: 1, incompleteBecause: '身份证复印件遗失', missing: [{}, {}, {}, {}], filedBy: '孙档', keptUntil: '2126-12-31' },
      { roomNumber: 2, incompleteBecause: null, missing: [], pages: 5, outdated: false, boxNumber: null, transferredAt: null },
    ]);
    expect(await file({ actId: whole.id })).toMatchObject(refused('archives.notToFile'));
    // What was missing may still come; that it was filed without stays said.
    await scanMarriage(registrar, bare.id);
    expect((await archivist.ask('archives.files', of2026)).files[0]).toMatchObject({ missing: [], incompleteBecause: '身份证复印件遗失' });
  });

  test('a number stays used when its file is taken apart, and two who file at once get two numbers', async () => {
    const { hall, registrar, archivist } = await open();
    const one = await marry(registrar, { whole: true });
    const [first] = (await archivist.ask('archives.file', { ...of2026, acts: [{ actId: one.id }] })).files;
    await archivist.ask('archives.unfile', { fileId: first!.id, reason: '装订有误' });
    expect(await archivist.call('archives.unfile', { fileId: first!.id, reason: '装订有误' })).toMatchObject(
      refused('archives.fileNotFound'),
    );
    const two = await marry(registrar, { whole: true, couple: 1 });
    const supervisor = hall.as('S1');
    const both = await Promise.all([
      archivist.call('archives.file', { ...of2026, acts: [{ actId: one.id }] }),
      supervisor.call('archives.file', { ...of2026, acts: [{ actId: one.id }, { actId: two.id }] }),
    ]);
    // Whoever comes second finds the first act filed, and nothing of theirs is done.
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    await archivist.call('archives.file', { ...of2026, acts: [{ actId: two.id }] });
    const { files, givenUp } = await archivist.ask('archives.files', of2026);
    expect(files.map(({ roomNumber }) => roomNumber)).toEqual([2, 3]);
    expect(givenUp).toMatchObject([{ roomNumber: 1, fileNumber: '0123-JH-2026-0001', reason: '装订有误' }]);
  });

  test('the same request twice gives one number; a hall opened again goes on counting where it was', async () => {
    const { hall, registrar, archivist } = await open();
    const one = await marry(registrar, { whole: true });
    const requestId = '0198b2c0-0000-7000-8000-000000000001';
    const acted = { ...of2026, acts: [{ actId: one.id }] };
    const answers = [
      await archivist.ask('archives.file', acted, { requestId }),
      await archivist.ask('archives.file', acted, { requestId }),
    ];
    expect(answers[1]).toEqual(answers[0]);
    await hall.desk.close();
    const again = openDesk({ dir: join(hall.dir, 'store'), clock: '2026-11-23T03:00:00Z' });
    try {
      await callerOf(again.desk, null).ask('setup.unlock', {});
      const session = again.desk.actAs('D1', '03');
      if (!session.ok) throw new Error(session.error.code);
      const caller = callerOf(again.desk, session.value);
      expect(await caller.ask('archives.worklist', of2026)).toMatchObject({ filed: 1, nextNumber: 2, rows: [] });
    } finally {
      await again.desk.close();
    }
  });
});

test('M-116 a run of files lies in a box with the next number; what lies in a box is not taken apart', async () => {
  const { registrar, archivist } = await open();
  for (const couple of [0, 1, 2]) await marry(registrar, { whole: true, couple });
  const { rows } = await archivist.ask('archives.worklist', of2026);
  const { files } = await archivist.ask('archives.file', { ...of2026, acts: rows.map(({ actId }) => ({ actId })) });
  const box = await archivist.ask('archives.box', { ...of2026, from: 1, until: 2 });
  expect(box).toMatchObject({ number: 1, from: 1, until: 2, files: 2 });
  expect(await archivist.call('archives.box', { ...of2026, from: 2, until: 3 })).toMatchObject(refused('archives.boxed', { number: 1 }));
  expect(await archivist.call('archives.box', { ...of2026, from: 7, until: 9 })).toMatchObject(refused('archives.nothingToBox'));
  expect(await archivist.call('archives.unfile', { fileId: files[0]!.id, reason: '装订有误' })).toMatchObject(
    refused('archives.boxed', { number: 1 }),
  );
  await archivist.ask('archives.unbox', { boxId: box.id, reason: '换大盒' });
  expect(await archivist.ask('archives.box', { ...of2026, from: 1, until: 3 })).toMatchObject({ number: 2, files: 3 });
  await archivist.ask('archives.setNumber', { fileId: files[2]!.id, archivesNumber: '0451' });
  const find = (number: string) => archivist.ask('archives.find', { number, matter: '核对装盒' });
  const found = await find('0451');
  expect(found).toMatchObject([{ roomNumber: 3, boxNumber: 2, archivesNumber: '0451' }]);
  for (const number of [found[0]!.fileNumber, found[0]!.number]) expect(await find(number)).toEqual(found);
});

test('M-88 a file is looked for with a purpose, and the look stays in the journal whether it found one or not', async () => {
  const { archivist, supervisor } = await open();
  expect(await archivist.call('archives.find', { number: '0451', matter: ' ' })).toMatchObject({ ok: false });
  expect(await archivist.ask('archives.find', { number: '0451', matter: '法院调卷' })).toEqual([]);
  expect(await supervisor.ask('records.looks', { from: '2026-11-23', until: '2026-11-23' })).toMatchObject([
    { staffName: '孙档', why: 'filing', matter: '法院调卷', sought: { number: '0451' }, found: 0, opened: [] },
  ]);
});

test('M-90 what a court annulled is filed among the revocations, and the note then names the file', async () => {
  const { registrar, archivist } = await open();
  const marriage = await marry(registrar, { whole: true });
  await archivist.ask(
    'records.note',
    {
      recordId: marriage.id,
      kind: 'annulledByCourt',
      party: null,
      on: '2026-11-23',
      authority: '清江县人民法院',
      document: '（2026）苏9901民初7号',
      pages: [await testPhoto()],
    },
    { approval: witness },
  );
  const of = { ...of2026, fileClass: 'revocation' as const };
  const { rows } = await archivist.ask('archives.worklist', of);
  expect(rows).toMatchObject([{ act: 'revocation', number: marriage.registrationNumber, manName: '王伟', pages: 1, missing: [] }]);
  const note = async () => {
    const { lookId } = await archivist.ask('records.find', { by: { number: marriage.registrationNumber! }, why: 'note', matter: '归档' });
    return (await archivist.ask('records.get', { lookId, recordId: marriage.id })).record;
  };
  expect((await note()).notes[0]).toMatchObject({ fileNumber: null });
  const { files } = await archivist.ask('archives.file', { ...of, acts: [{ actId: rows[0]!.actId }] });
  expect((await note()).notes[0]).toMatchObject({ fileNumber: '0123-CX-2026-0001' });
  await archivist.ask('archives.unfile', { fileId: files[0]!.id, reason: '判决书需更换' });
  expect((await note()).notes[0]).toMatchObject({ fileNumber: null });
  await archivist.ask('archives.file', { ...of2026, acts: [{ actId: marriage.id }] });
  expect(await note()).toMatchObject({ fileNumber: '0123-JH-2026-0001' });
});

test('M-118 the list of files whose period ends; nothing is ever deleted by it', async () => {
  const { registrar, archivist } = await open();
  const { id } = await marry(registrar, { whole: true });
  await archivist.ask('archives.file', { ...of2026, acts: [{ actId: id }] });
  expect(await archivist.ask('archives.expiring', { by: '2126-12-30' })).toEqual([]);
  expect(await archivist.ask('archives.expiring', { by: '2126-12-31' })).toMatchObject([{ roomNumber: 1, keptUntil: '2126-12-31' }]);
  expect((await archivist.ask('archives.files', of2026)).files).toHaveLength(1);
});

test('M-116 what the archives of the level set holds from the next file on; numbers that were given stay', async () => {
  const { hall, registrar, archivist } = await open();
  const supervisor = hall.as('S1');
  const approval = { code: 'D1', password: 'sundang-2026' };
  const one = await marry(registrar, { whole: true });
  await archivist.ask('archives.file', { ...of2026, acts: [{ actId: one.id }] });
  const scheme = await archivist.ask('archives.scheme', {});
  const codes = { marriage: '结', revocation: '撤', divorce: '离', reissue: '补' };
  expect(await archivist.call('archives.setScheme', { ...scheme, codes }, { approval: witness })).toMatchObject({ ok: false });
  expect(await supervisor.call('archives.setScheme', { ...scheme, codes: { ...codes, divorce: '结' } }, { approval })).toMatchObject(
    refused('archives.sameCodes'),
  );
  // Divorces numbered JH would meet the marriages that were.
  const swapped = { marriage: 'LH', revocation: 'CX', divorce: 'JH', reissue: 'BF' };
  expect(await supervisor.call('archives.setScheme', { ...scheme, codes: swapped }, { approval })).toMatchObject(
    refused('archives.sameCodes'),
  );
  await supervisor.ask('archives.setScheme', { fonds: '0088', codes, deadline: '03-31', retentionYears: 300 }, { approval });
  expect(await archivist.ask('archives.worklist', of2026)).toMatchObject({ deadline: '2027-03-31', nextNumber: 2 });
  const two = await marry(registrar, { whole: true, couple: 1 });
  const { files } = await archivist.ask('archives.file', { ...of2026, acts: [{ actId: two.id }] });
  expect(files[0]!.fileNumber).toBe('0088-结-2026-0002');
  const all = await archivist.ask('archives.files', of2026);
  expect(all.files.map(({ fileNumber, keptUntil }) => `${fileNumber} ${keptUntil}`)).toEqual([
    '0123-JH-2026-0001 2326-12-31',
    '0088-结-2026-0002 2326-12-31',
  ]);
});

test('the journal gives files, boxes and numbers back as they were', async () => {
  const { hall, registrar, archivist } = await open();
  for (const couple of [0, 1]) await marry(registrar, { whole: true, couple });
  const { rows } = await archivist.ask('archives.worklist', of2026);
  const { files } = await archivist.ask('archives.file', { ...of2026, acts: rows.map(({ actId }) => ({ actId })) });
  await archivist.ask('archives.unfile', { fileId: files[1]!.id, reason: '装订有误' });
  await archivist.ask('archives.box', { ...of2026, from: 1, until: 2 });
  await archivist.ask('archives.setNumber', { fileId: files[0]!.id, archivesNumber: '0451' });
  const { dir, kept } = hall;
  await hall.desk.close();
  const directory = join(dir, 'store');
  expect(verifyStore(directory, kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const opened = openStore(directory, kept.key!, { clock: createSystemClock(), acts });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const dump = () =>
    store.read((db) =>
      Object.fromEntries(projectionTables(db).map((table) => [table, db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all()])),
    );
  const before = dump();
  expect(before['archive_files']).toHaveLength(2);
  store.rebuild();
  expect(dump()).toEqual(before);
  store.close();
});
