import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { people } from '../../emulators/people.ts';
import { solidTextOf } from '../documents/poppler.ts';
import { eachTestsHall } from './each-tests-hall.ts';
import {
  allDeclared,
  callerOf,
  confirmByCouple,
  openDesk,
  printFinalPapers,
  printPaper,
  takeTo,
  testHall,
  typedCouple,
  witness,
} from './test-desk.ts';

const { openHall, openOffline } = eachTestsHall();

describe('a marriage of two mainland residents', () => {
  test('M-34 goes from the opened case to two certificates and a row for the province', async () => {
    const { hall, registrar } = await openOffline();
    const view = await takeTo(registrar, 'registered');

    expect(view).toMatchObject({
      number: '03-1123-001',
      state: 'registered',
      manName: '王伟',
      womanName: '陈静',
      registrationNumber: 'J329901-2026-000001',
      registeredOn: '2026-11-23',
      certificates: { manBlank: 'A00000001', womanBlank: 'A00000002' },
      actions: ['recordConcern'],
    });
    expect((await registrar.ask('office.get', {})).outbox.pending).toBe(1);
    expect(readdirSync(hall.printed)).toHaveLength(5); // two declarations, the examination form, two certificates
    const ledger = await registrar.ask('blanks.list', { state: 'used' });
    expect(ledger.map(({ blank, caseNumber }) => [blank, caseNumber])).toEqual(
      expect.arrayContaining([
        ['A00000001', '03-1123-001'],
        ['A00000002', '03-1123-001'],
      ]),
    );
    const acts = (await registrar.ask('cases.history', { caseId: view.id })).map(({ action }) => action);
    expect(acts.filter((act) => act.startsWith('marriage.'))).toEqual([
      'marriage.identified',
      'marriage.prechecked',
      'marriage.declared',
      'marriage.photographed',
      'marriage.examined',
      'marriage.coupleConfirmed',
      'marriage.prepared',
      'marriage.registered',
    ]);
  });

  test('is found by case number, registration number, barcode, ID number and name', async () => {
    const { registrar } = await openOffline();
    const { id } = await takeTo(registrar, 'registered');
    for (const text of ['03-1123-001', 'j329901-2026-000001', 'T26112303001D1', people.wangWei.idNumber.toLowerCase(), '陈静', '王']) {
      expect((await registrar.ask('cases.find', { text })).map((row) => row.id)).toEqual([id]);
    }
    expect(await registrar.ask('cases.find', { text: '%' })).toEqual([]);
  });

  test('M-155 is accepted and examined offline, but numbered only on a day the supervisor opened', async () => {
    const { registrar, supervisor } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'examined');
    expect(await registrar.call('marriage.prepare', { caseId })).toMatchObject({ ok: false, error: { code: 'case.refusedByLaw' } });
    await supervisor.ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
    await confirmByCouple(registrar, caseId);
    expect((await registrar.ask('marriage.prepare', { caseId })).state).toBe('prepared');
  });

  test('M-155 is never numbered offline without a provincial authorisation', async () => {
    const config = { ...testHall, office: { ...testHall.office, offlineAuthorisation: null } };
    const { registrar, supervisor } = await openHall({ config });
    const { id: caseId } = await takeTo(registrar, 'examined');
    const opening = await supervisor.call('office.openOfflineRegistration', { reason: '省平台线路检修' });
    expect(opening).toMatchObject({ ok: false, error: { code: 'offline.noAuthorisation' } });
    expect(await registrar.call('marriage.prepare', { caseId })).toMatchObject({ ok: false, error: { code: 'case.refusedByLaw' } });
  });

  test('M-31 an underage man is refused, with a notice', async () => {
    const { registrar } = await openHall();
    const view = await takeTo(registrar, 'opened', typedCouple(people.underage));
    const caseId = view.id;
    await registrar.call('marriage.identify', { caseId });
    const precheck = await registrar.call('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    expect(precheck).toMatchObject({ ok: false });
    const refused = await registrar.ask('marriage.refuse', { caseId });
    expect(refused.state).toBe('refused');
    expect(refused.findings.map(({ rule }) => rule)).toContain('M-31');
    expect(refused.documents.map(({ kind }) => kind)).toContain('refusalNotice');
  });

  test('M-33 a refusal needs a ground, and the registrar can name one', async () => {
    const { registrar } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'prechecked');
    expect(await registrar.call('marriage.refuse', { caseId })).toMatchObject({ ok: false, error: { code: 'case.noGround' } });
    const refused = await registrar.ask('marriage.refuse', {
      caseId,
      grounds: [{ ground: 'notVoluntary', party: 'woman' }],
      note: '分别询问',
    });
    expect(refused.findings.map(({ rule }) => rule)).toEqual(['M-33']);
  });

  test('M-33 a notice of refusal is addressed to both by name', async () => {
    const { registrar } = await openHall();
    const { id: caseId, draftRevision: revision } = await registrar.ask('cases.open', { business: 'marriage' });
    const refuse = () => registrar.call('marriage.refuse', { caseId, grounds: [{ ground: 'papersLacking', party: 'woman' }] });
    expect(await refuse()).toMatchObject({ ok: false, error: { code: 'case.partiesUnnamed' } });
    const couple = typedCouple();
    const oneNamed = { ...couple, woman: { ...couple.woman, name: ' ' } };
    const draft = await registrar.ask('cases.saveDraft', { caseId, revision, couple: oneNamed });
    expect(await refuse()).toMatchObject({ ok: false, error: { code: 'case.partiesUnnamed' } });
    expect((await registrar.ask('cases.get', { caseId })).documents).toEqual([]);
    await registrar.ask('cases.saveDraft', { caseId, revision: draft.revision, couple });
    expect(await refuse()).toMatchObject({ ok: true, value: { state: 'refused', manName: '王伟', womanName: '陈静' } });
  });

  test('M-33 a notice drawn again on another day is still of the day of the refusal', async () => {
    const { hall, registrar } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'prechecked');
    const refused = await registrar.ask('marriage.refuse', { caseId, grounds: [{ ground: 'notVoluntary', party: null }] });
    const given = await registrar.ask('documents.bytes', { documentId: refused.documents[0]!.id });
    await hall.desk.close();
    const tomorrow = openDesk({ dir: `${hall.dir}/store`, clock: '2026-11-24T02:00:00Z' });
    await callerOf(tomorrow.desk, null).ask('setup.unlock', {});
    const session = tomorrow.desk.actAs('R1', '03');
    if (!session.ok) throw new Error(session.error.code);
    const next = callerOf(tomorrow.desk, session.value);
    const { documentId } = await next.ask('documents.draw', { caseId, kind: 'refusalNotice', party: null });
    const again = await next.ask('documents.bytes', { documentId });
    await tomorrow.desk.close();
    const [givenText, againText] = [given, again].map(({ pdf }) => solidTextOf(Buffer.from(pdf, 'base64')));
    expect(givenText).toContain('2026年11月23日');
    expect(againText).toBe(givenText);
  });

  test('what bars a step is named alone, without what was found in order', async () => {
    const { registrar } = await openOffline();
    const { man, woman } = typedCouple();
    const { id: caseId } = await takeTo(registrar, 'identified', { man, woman: { ...woman, validFrom: null } });
    const answer = await registrar.call('marriage.precheck', { caseId, bothPresent: true, askedApart: true });
    const named = answer.ok || answer.error.code !== 'case.refusedByLaw' ? [] : answer.error.details.findings;
    expect(named).toMatchObject([{ rule: 'M-15', message: 'periodMissing', party: 'woman' }]);
  });

  test('M-40 nobody is registered twice: the second case of a married man is refused', async () => {
    const { registrar } = await openOffline();
    await takeTo(registrar, 'registered');
    await expect(takeTo(registrar, 'prechecked', typedCouple(people.wangWei, people.liJie))).rejects.toThrow('refusedByLaw');
  });

  test('M-40 two open cases of one couple end in one marriage', async () => {
    const { registrar } = await openOffline();
    const first = await takeTo(registrar, 'examined');
    const second = await takeTo(registrar, 'examined');
    for (const { id: caseId } of [first, second]) {
      const prepared = await registrar.call('marriage.prepare', { caseId });
      expect(prepared).toMatchObject({ ok: false, error: { code: 'case.refusedByLaw' } });
    }
    await registrar.ask('marriage.cancel', { caseId: second.id, reason: '重复开单' });
    await confirmByCouple(registrar, first.id);
    expect((await registrar.ask('marriage.prepare', { caseId: first.id })).state).toBe('prepared');
  });

  test('M-34 the declarations must be printed and say what the form says', async () => {
    const { registrar } = await openHall();
    const { id: caseId } = await takeTo(registrar, 'prechecked');
    const declare = () => registrar.call('marriage.declare', { caseId, declared: allDeclared });
    expect(await declare()).toMatchObject({ ok: false, error: { code: 'case.papersNotPrinted' } });

    await printPaper(registrar, caseId, 'declaration', 'man');
    await printPaper(registrar, caseId, 'declaration', 'woman');
    const view = await registrar.ask('cases.get', { caseId });
    const couple = { ...view.couple, man: { ...view.couple.man, occupation: '医生' } };
    await registrar.ask('cases.saveDraft', { caseId, revision: view.draftRevision, couple });
    expect(await declare()).toMatchObject({ ok: false, error: { code: 'case.papersNotPrinted' } });

    await printPaper(registrar, caseId, 'declaration', 'man');
    expect(await declare()).toMatchObject({ ok: true, value: { state: 'declared' } });
  });

  test('M-34 nothing is registered until the certificates came out and both signed for receipt', async () => {
    const { registrar } = await openOffline();
    const { id: caseId } = await takeTo(registrar, 'prepared');
    const register = (man: boolean, woman: boolean) => registrar.call('marriage.register', { caseId, signedForReceipt: { man, woman } });
    expect(await register(true, true)).toMatchObject({ ok: false, error: { code: 'case.papersNotPrinted' } });
    await printFinalPapers(registrar, caseId);
    expect(await register(true, false)).toMatchObject({ ok: false, error: { code: 'case.receiptNotSigned' } });
    expect(await register(true, true)).toMatchObject({ ok: true });
  });

  test('M-34 a couple who do not sign: number and blanks are voided with a witness and never used again', async () => {
    const { registrar } = await openOffline();
    const { id: caseId } = await takeTo(registrar, 'prepared');
    const voiding = { caseId, reason: '女方未签收' };
    expect(await registrar.call('marriage.voidCertificates', voiding)).toMatchObject({ ok: false, error: { code: 'approval.required' } });
    const own = { code: 'R1', password: 'limin-2026' };
    expect(await registrar.call('marriage.voidCertificates', voiding, { approval: own })).toMatchObject({
      ok: false,
      error: { code: 'approval.samePerson' },
    });
    const after = await registrar.ask('marriage.voidCertificates', voiding, { approval: witness });
    expect(after).toMatchObject({ state: 'examined', certificates: null });

    const again = await registrar.ask('marriage.prepare', { caseId });
    expect(again.certificates).toMatchObject({ registrationNumber: 'J329901-2026-000002', manBlank: 'A00000003', womanBlank: 'A00000004' });
    const voided = await registrar.ask('blanks.list', { state: 'voided' });
    expect(voided).toEqual([
      expect.objectContaining({ blank: 'A00000002', reason: '女方未签收', witnessedBy: '周敏' }),
      expect.objectContaining({ blank: 'A00000001', reason: '女方未签收', witnessedBy: '周敏' }),
    ]);
  });

  test('M-103 a spoilt certificate gets a new blank, the other stays', async () => {
    const { registrar } = await openOffline();
    const { id: caseId, documents } = await takeTo(registrar, 'prepared');
    const womans = documents.find(({ kind, party, current }) => kind === 'certificate' && party === 'woman' && current)!;
    expect(await registrar.call('documents.print', { documentId: womans.id, printer: '文件', copies: 2 })).toMatchObject({
      error: { code: 'document.notReprintable' },
    });
    const job = await registrar.ask('documents.print', { documentId: womans.id, printer: '文件' });
    await registrar.ask('documents.spoilt', { jobId: job.id, reason: '卡纸' });
    expect(await registrar.call('documents.print', { documentId: womans.id, printer: '文件' })).toMatchObject({
      ok: false,
      error: { code: 'document.notReprintable' },
    });
    const replaced = await registrar.ask('marriage.replaceBlank', { caseId, holder: 'woman', reason: '卡纸' }, { approval: witness });
    expect(replaced.certificates).toMatchObject({
      registrationNumber: 'J329901-2026-000001',
      manBlank: 'A00000001',
      womanBlank: 'A00000003',
    });
    await printFinalPapers(registrar, caseId);
    expect((await registrar.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } })).state).toBe('registered');
  });

  test('M-103 a certificate that never came out is printed on the same blank', async () => {
    const { registrar } = await openOffline();
    const { id: caseId, documents, certificates } = await takeTo(registrar, 'prepared');
    const womans = documents.find(({ kind, party, current }) => kind === 'certificate' && party === 'woman' && current)!;
    const job = await registrar.ask('documents.print', { documentId: womans.id, printer: '文件' });
    expect(await registrar.ask('documents.notPrinted', { jobId: job.id, reason: '打印机没有通电' })).toMatchObject({ state: 'failed' });
    expect(await registrar.call('documents.spoilt', { jobId: job.id, reason: '卡纸' })).toMatchObject({
      error: { code: 'print.notSpooled' },
    });
    await printFinalPapers(registrar, caseId);
    const registered = await registrar.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
    expect(registered.certificates).toEqual(certificates);
  });

  test('M-104 certificates of one date cannot be registered on the next', async () => {
    const { hall, registrar } = await openOffline();
    const { id: caseId } = await takeTo(registrar, 'prepared');
    await printFinalPapers(registrar, caseId);
    await hall.desk.close();
    const tomorrow = openDesk({ dir: `${hall.dir}/store`, clock: '2026-11-24T02:00:00Z' });
    await callerOf(tomorrow.desk, null).ask('setup.unlock', {});
    const session = tomorrow.desk.actAs('R1', '03');
    if (!session.ok) throw new Error(session.error.code);
    const next = callerOf(tomorrow.desk, session.value);
    const registered = await next.call('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
    expect(registered).toMatchObject({ ok: false, error: { code: 'case.notSameDay', details: { preparedOn: '2026-11-23' } } });
    await tomorrow.desk.close();
  });

  test('M-104 nothing is numbered while the clock runs behind the last act', async () => {
    const { hall, registrar } = await openOffline();
    const { id: caseId } = await takeTo(registrar, 'examined');
    await hall.desk.close();
    const earlier = openDesk({ dir: `${hall.dir}/store`, clock: '2026-11-23T01:00:00Z' });
    await callerOf(earlier.desk, null).ask('setup.unlock', {});
    const session = earlier.desk.actAs('R1', '03');
    if (!session.ok) throw new Error(session.error.code);
    expect(await callerOf(earlier.desk, session.value).call('marriage.prepare', { caseId })).toMatchObject({
      ok: false,
      error: { code: 'clock.unsure', details: { state: 'behind' } },
    });
    await earlier.desk.close();
  });

  test('M-135 a registrar whose certificate expired accepts, but cannot number or register', async () => {
    const { hall } = await openOffline();
    const expired = hall.as('R2');
    const { id: caseId } = await takeTo(expired, 'examined');
    const prepared = await expired.call('marriage.prepare', { caseId });
    expect(prepared).toMatchObject({ ok: false, error: { code: 'case.refusedByLaw' } });
    expect(JSON.stringify(prepared)).toContain('M-135');
  });

  test('M-136 a registrar does not marry herself', async () => {
    const [supervisor, registrar, other] = testHall.staff;
    const config = { ...testHall, staff: [supervisor!, { ...registrar!, idNumber: people.chenJing.idNumber }, other!] };
    const { registrar: own } = await openOffline({ config });
    await expect(takeTo(own, 'identified')).rejects.toThrow('M-136');
  });

  test('M-100 runs out of numbers with a clear answer and takes no blank', async () => {
    const config = { ...testHall, numberBlocks: [{ prefix: 'J' as const, regionCode: '329901', year: 2027, first: 1, last: 5 }] };
    const { registrar } = await openOffline({ config });
    const { id: caseId } = await takeTo(registrar, 'examined');
    await confirmByCouple(registrar, caseId);
    expect(await registrar.call('marriage.prepare', { caseId })).toMatchObject({
      ok: false,
      error: { code: 'numbers.exhausted', details: { prefix: 'J', year: 2026 } },
    });
    expect(await registrar.ask('blanks.list', { state: 'taken' })).toEqual([]);
  });

  test('a name no font can draw stops the case before anything is printed', async () => {
    const { registrar } = await openOffline();
    const couple = typedCouple({ ...people.wangWei, name: '王\u{3FFFD}' });
    await expect(takeTo(registrar, 'declared', couple)).rejects.toThrow('character.noPicture');
  });
});
