import { mkdirSync, rmSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { people } from '../../emulators/people.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import {
  allDeclared,
  aMorning,
  callerOf,
  confirmPrint,
  openDesk,
  printFinalPapers,
  printPaper,
  takeTo,
  testPhoto,
  typedCouple,
} from './test-desk.ts';

const { openHall, openOffline } = eachTestsHall();

describe('the counter', () => {
  test('of a session is one of the office', async () => {
    const { hall } = await openHall();
    const nobody = callerOf(hall.desk, null);
    const signIn = (counter: string | null) => nobody.call('staff.signIn', { code: 'R1', password: 'limin-2026', counter });
    expect(await signIn('77')).toMatchObject({ ok: false, error: { code: 'staff.unknownCounter', details: { counter: '77' } } });
    expect(await signIn('03')).toMatchObject({ ok: true, value: { counter: '03' } });
  });

  test('is needed to open a case', async () => {
    const { hall } = await openHall();
    const nowhere = hall.desk.actAs('R1', null);
    if (!nowhere.ok) throw new Error(nowhere.error.code);
    const registrar = callerOf(hall.desk, nowhere.value);
    expect(await registrar.call('cases.open', { business: 'marriage' })).toEqual({
      ok: false,
      error: { code: 'session.noCounter', details: {} },
    });
    expect(await registrar.ask('cases.worklist', {})).toEqual([]);
  });
});

describe('a call', () => {
  test('sent again with its request id is answered once, with the same result', async () => {
    const { registrar } = await openOffline();
    const { id: caseId } = await takeTo(registrar, 'prepared');
    await printFinalPapers(registrar, caseId);
    const requestId = uuidv7();
    const input = { caseId, signedForReceipt: { man: true, woman: true } };
    const [first, second] = await Promise.all([
      registrar.ask('marriage.register', input, { requestId }),
      registrar.ask('marriage.register', input, { requestId }),
    ]);
    const third = await registrar.ask('marriage.register', input, { requestId });
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect((await registrar.ask('office.get', {})).outbox.pending).toBe(1);
  });

  test('of somebody else with the same request id does not get its answer', async () => {
    const { hall, registrar } = await openHall();
    const requestId = uuidv7();
    const [own, stolen] = await Promise.all([
      registrar.call('cases.worklist', {}, { requestId }),
      callerOf(hall.desk, null).call('cases.worklist', {}, { requestId }),
    ]);
    expect(own.ok).toBe(true);
    expect(stolen).toMatchObject({ ok: false, error: { code: 'call.requestReused' } });
  });

  test('that failed at the printer fails again when it is repeated', async () => {
    const { hall, registrar } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'prechecked');
    const { documentId } = await registrar.ask('documents.draw', { caseId, kind: 'declaration', party: 'man' });
    rmSync(hall.printed, { recursive: true });
    const print = { documentId, printer: '文件' };
    const requestId = uuidv7();
    const failed = await registrar.call('documents.print', print, { requestId });
    expect(failed).toMatchObject({ ok: false, error: { code: 'printer.failed' } });
    mkdirSync(hall.printed);
    expect(await registrar.call('documents.print', print, { requestId })).toEqual(failed);
    expect(await registrar.call('documents.print', print)).toMatchObject({ ok: true, value: { state: 'spooled' } });
  });

  test('with a request id of another call is refused', async () => {
    const { registrar } = await openHall();
    const requestId = uuidv7();
    const { id: caseId } = await registrar.ask('cases.open', { business: 'marriage' }, { requestId });
    const reused = await registrar.call('marriage.cancel', { caseId, reason: '当事人改期' }, { requestId });
    expect(reused).toMatchObject({ ok: false, error: { code: 'call.requestReused' } });
  });

  test('survives the death of the core: key and session come back, the draft is there, the answer is the same', async () => {
    const { hall, registrar } = await openHall();
    const view = await registrar.ask('cases.open', { business: 'marriage' });
    await registrar.ask('cases.saveDraft', { caseId: view.id, revision: view.draftRevision, couple: typedCouple() });
    const [token] = [...hall.kept.sessions.keys()].slice(-2);
    const sessions = [...hall.kept.sessions].map(([each, kept]) => ({ token: each, kept }));
    const key = hall.kept.key!;
    await hall.desk.close();

    const restarted = openDesk({ dir: `${hall.dir}/store` });
    restarted.desk.resume(key, sessions);
    const again = callerOf(restarted.desk, token!);
    expect((await again.ask('cases.get', { caseId: view.id })).couple.man.name).toBe('王伟');
    await restarted.desk.close();
  });
});

describe('a draft', () => {
  test('of an older revision is refused, so that two windows do not overwrite each other', async () => {
    const { registrar } = await openHall();
    const view = await registrar.ask('cases.open', { business: 'marriage' });
    const draft = { caseId: view.id, revision: view.draftRevision, couple: typedCouple() };
    await registrar.ask('cases.saveDraft', draft);
    const other = { ...draft, couple: typedCouple(people.zhangJi) };
    expect(await registrar.call('cases.saveDraft', other)).toMatchObject({ ok: false, error: { code: 'case.draftOutdated' } });
  });

  test('sent again because its answer was lost is there already', async () => {
    const { registrar } = await openHall();
    const view = await registrar.ask('cases.open', { business: 'marriage' });
    const draft = { caseId: view.id, revision: view.draftRevision, couple: typedCouple() };
    expect(await registrar.ask('cases.saveDraft', draft)).toEqual(await registrar.ask('cases.saveDraft', draft));
  });

  test('is found by name and ID number before anything was decided on it', async () => {
    const { registrar } = await openHall();
    const { id } = await takeTo(registrar, 'opened');
    for (const text of ['王伟', people.chenJing.idNumber]) {
      expect((await registrar.ask('cases.find', { text })).map((row) => row.id)).toEqual([id]);
    }
  });

  test('is frozen once both have signed what it says', async () => {
    const { registrar } = await openHall();
    const view = await takeTo(registrar, 'declared');
    const saved = await registrar.call('cases.saveDraft', { caseId: view.id, revision: view.draftRevision, couple: view.couple });
    expect(saved).toMatchObject({ ok: false, error: { code: 'case.closed' } });
  });

  test('cannot claim a card that was never read', async () => {
    const { registrar } = await openHall();
    const couple = typedCouple();
    const forged = { ...couple, man: { ...couple.man, sources: { name: { kind: 'card' as const, at: aMorning } } } };
    const view = await takeTo(registrar, 'identified', forged);
    expect(view.couple.man.sources.name).toEqual({ kind: 'typed' });
  });
});

test('a declared form cannot claim a card either: an ID number that was typed is judged as typed', async () => {
  const { registrar } = await openHall();
  const { id: caseId, couple, draftRevision: revision } = await takeTo(registrar, 'prechecked');
  const wrong = `${couple.man.idNumber.slice(0, -1)}${couple.man.idNumber.endsWith('0') ? '1' : '0'}`;
  const sources = { idNumber: { kind: 'card' as const, at: aMorning } };
  await registrar.ask('cases.saveDraft', { caseId, revision, couple: { ...couple, man: { ...couple.man, idNumber: wrong, sources } } });
  await printPaper(registrar, caseId, 'declaration', 'man');
  await printPaper(registrar, caseId, 'declaration', 'woman');
  const declared = await registrar.call('marriage.declare', { caseId, declared: allDeclared });
  expect(declared).toMatchObject({ ok: false, error: { code: 'case.refusedByLaw' } });
});

test('a case is cancelled with a reason at any step before the certificates', async () => {
  const { registrar } = await openHall();
  for (const step of ['opened', 'identified', 'prechecked', 'declared', 'photographed', 'examined'] as const) {
    const { id: caseId } = await takeTo(registrar, step);
    expect(await registrar.ask('marriage.cancel', { caseId, reason: '当事人改期' })).toMatchObject({
      state: 'cancelled',
      reached: step,
      closedReason: '当事人改期',
    });
  }
});

test('how far a case had come is known after it was refused, also once it went back a step', async () => {
  const { registrar } = await openHall();
  const { id: caseId, reached } = await takeTo(registrar, 'examined');
  expect(reached).toBe('examined');
  await registrar.ask('marriage.reopen', { caseId, reason: '录入有误' });
  const grounds = [{ ground: 'notVoluntary' as const, party: null }];
  expect(await registrar.ask('marriage.refuse', { caseId, grounds })).toMatchObject({ state: 'refused', reached: 'identified' });
});

test('the worklist shows what is unfinished first, oldest first, then what today brought to an end', async () => {
  const { registrar } = await openOffline();
  const married = await takeTo(registrar, 'registered');
  const first = await takeTo(registrar, 'opened', typedCouple(people.zhangJi, people.liJie));
  const cancelled = await takeTo(registrar, 'opened');
  await registrar.ask('marriage.cancel', { caseId: cancelled.id, reason: '当事人改期' });
  const second = await takeTo(registrar, 'identified', typedCouple(people.longTermCard, people.longName));
  const rows = await registrar.ask('cases.worklist', {});
  expect(rows.slice(0, 2).map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(
    rows
      .slice(2)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([married.id, cancelled.id].sort());
  expect(rows[0]).toMatchObject({ manName: '张𠮷', womanName: '李㛃' });
});

test('swapping the slots swaps people and their cards', async () => {
  const { registrar } = await openHall();
  const { id: caseId } = await takeTo(registrar, 'opened', typedCouple(people.chenJing, people.wangWei));
  const swapped = await registrar.ask('marriage.swapParties', { caseId });
  expect(swapped).toMatchObject({ manName: '王伟', womanName: '陈静' });
});

test('a photo that is too small or no picture is refused', async () => {
  const { registrar } = await openHall();
  const { id: caseId } = await takeTo(registrar, 'declared');
  const photograph = (picture: string) => registrar.call('marriage.photograph', { caseId, picture, from: 'file' });
  expect(await photograph(await testPhoto(120, 80))).toMatchObject({ ok: false, error: { code: 'photo.tooSmall' } });
  expect(await photograph(Buffer.from('no picture').toString('base64'))).toMatchObject({ ok: false, error: { code: 'photo.unreadable' } });
});

test('printing that fails leaves the certificate printable', async () => {
  const { hall, registrar } = await openOffline();
  const { documents } = await takeTo(registrar, 'prepared');
  const certificate = documents.find(({ kind, current }) => kind === 'certificate' && current)!;
  rmSync(hall.printed, { recursive: true });
  const failed = await registrar.call('documents.print', { documentId: certificate.id, printer: '文件' });
  expect(failed).toMatchObject({ ok: false });
  mkdirSync(hall.printed);
  await confirmPrint(registrar, certificate.id);
});

test('a signed form stays printed, whatever becomes of another copy of it', async () => {
  const { hall, registrar } = await openOffline();
  const { id: caseId } = await takeTo(registrar, 'prepared');
  await printFinalPapers(registrar, caseId);
  const { documents } = await registrar.ask('cases.get', { caseId });
  const { id: documentId } = documents.find(({ kind, current }) => kind === 'examinationForm' && current)!;
  const { id: jobId } = await registrar.ask('documents.print', { documentId, printer: '文件' });
  await registrar.ask('documents.spoilt', { jobId, reason: '多打一份' });
  rmSync(hall.printed, { recursive: true });
  expect(await registrar.call('documents.print', { documentId, printer: '文件' })).toMatchObject({ ok: false });
  const registered = await registrar.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
  expect(registered.state).toBe('registered');
});
