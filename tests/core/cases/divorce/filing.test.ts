import { afterEach, expect, test } from 'vitest';
import { AgreementElement, slots, type DivorceAgreement, type DivorceView, type DocumentKind, type Slot } from '#shared/model/index.ts';
import { distort, rasterise } from '../../archive/pages.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { printPaper, testPhoto, typedCouple } from '../test-desk.ts';
import {
  accept,
  applicationOf,
  both,
  getDivorce,
  goTo,
  interviews,
  openDivorceDesk,
  prepare,
  register,
  returnBoth,
  withdraw,
} from './divorce-desk.ts';

let desk: ClockDesk;
afterEach(() => desk.close());

/** The current printing of a paper, signed, laid on the scanner and sent in: nothing names it but its barcode. */
async function scanBack(caseId: string, kind: DocumentKind, party: Slot | null) {
  const { documents } = await getDivorce(desk.registrar, caseId);
  const paper = documents.find((each) => each.current && each.kind === kind && each.party === party);
  const { pdf } = await desk.registrar.ask('documents.bytes', { documentId: paper?.id ?? '' });
  const page = await distort(rasterise(Buffer.from(pdf, 'base64'), { dpi: 200 }), {});
  return desk.registrar.call('scans.file', { picture: page.toString('base64'), from: 'scanner', documentId: null });
}

const keptAs = (kind: string, party: Slot | null) => ({ ok: true, value: { scan: { kind, party, documentId: expect.any(String) } } });

const written: DivorceAgreement = {
  from: 'assistant',
  found: [],
  willing: true,
  noChildren: true,
  children: [],
  property: '各自名下财产归各自所有。',
  noProperty: false,
  debts: '',
  noDebts: true,
  more: '',
};

test('M-51 each signed paper of a divorce comes back by its barcode, of the party it is of', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { id: caseId } = await accept(desk.registrar);
  expect(await scanBack(caseId, 'divorceApplication', null)).toMatchObject(keptAs('signedApplication', null));
  expect(await scanBack(caseId, 'acceptanceReceipt', null)).toMatchObject(keptAs('signedReceipt', null));
  // Theirs they take away.
  expect(await scanBack(caseId, 'acceptanceReceipt', 'woman')).toMatchObject({ ok: false, error: { code: 'scan.notKept' } });
  expect(await scanBack(caseId, 'coolingOffLeaflet', null)).toMatchObject({ ok: false, error: { code: 'scan.notKept' } });
  await goTo(desk, '2026-11-12T09:00');
  await desk.openOfflineDay();
  await prepare(desk, caseId);
  for (const slot of slots) {
    expect(await scanBack(caseId, 'interviewRecord', slot)).toMatchObject(keptAs('signedInterview', slot));
    expect(await scanBack(caseId, 'divorceDeclaration', slot)).toMatchObject(keptAs('signedDeclaration', slot));
  }
  expect(await register(desk.registrar, caseId)).toMatchObject({ ok: true });
  expect(await scanBack(caseId, 'divorceExaminationForm', null)).toMatchObject(keptAs('signedExaminationForm', null));
  // The certificates of the marriage are copied once they are marked.
  const marked = { caseId, kind: 'marriageCertificate', party: 'man', picture: await testPhoto(), from: 'file', of: 'original' } as const;
  expect(await desk.registrar.call('attachments.add', marked)).toMatchObject({ ok: true });
  expect(await desk.registrar.call('attachments.add', { ...marked, kind: 'other' })).toMatchObject({
    ok: false,
    error: { code: 'case.closed' },
  });
}, 90_000);

test('M-60 what was signed to withdraw is filed when the application is over; so is the notice of refusal', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { id: caseId } = await accept(desk.registrar);
  expect(await withdraw(desk.registrar, caseId, 'woman')).toMatchObject({ ok: true });
  expect(await scanBack(caseId, 'withdrawalApplication', 'woman')).toMatchObject(keptAs('signedWithdrawal', 'woman'));
  expect(await scanBack(caseId, 'withdrawalConfirmation', null)).toMatchObject(keptAs('signedConfirmation', null));
  const refused = await desk.registrar.ask('cases.open', { business: 'divorce' });
  await desk.registrar.ask('cases.saveDraft', { caseId: refused.id, revision: refused.draftRevision, couple: typedCouple() });
  await desk.registrar.ask('divorce.refuse', { caseId: refused.id, grounds: [{ ground: 'noAgreement', party: null }] });
  expect(await scanBack(refused.id, 'divorceRefusalNotice', null)).toMatchObject(keptAs('signedRefusalNotice', null));
}, 60_000);

test('M-51 an agreement written here counts as signed only in the words of its last printing', async () => {
  desk = await openDivorceDesk();
  const { registrar } = desk;
  await desk.openOfflineDay();
  const couple = typedCouple();
  const { id: caseId } = await accept(registrar, couple, { ...applicationOf(couple), agreement: written });
  await goTo(desk, '2026-11-12T09:00');
  await desk.openOfflineDay();
  await returnBoth(desk.registrar, caseId);
  for (const slot of slots) await printPaper(desk.registrar, caseId, 'interviewRecord', slot);
  const questioned = await desk.registrar.ask('divorce.question', { caseId, interviews });
  for (const slot of slots) await printPaper(desk.registrar, caseId, 'divorceDeclaration', slot);
  const declare = () => desk.registrar.call('divorce.declare', { caseId, declared: both, agreementSigned: both });
  const unprinted = { ok: false, error: { code: 'case.papersNotPrinted', details: { kinds: ['divorceAgreement'] } } };
  expect(await declare()).toMatchObject(unprinted);
  await printPaper(desk.registrar, caseId, 'divorceAgreement', null);
  expect(await scanBack(caseId, 'divorceAgreement', null)).toMatchObject(keptAs('divorceAgreement', null));
  await changeAgreement(questioned, { ...written, debts: '各自债务各自承担。', noDebts: false });
  expect(await declare()).toMatchObject(unprinted);
  await printPaper(desk.registrar, caseId, 'divorceAgreement', null);
  expect(await declare()).toMatchObject({ ok: true });
  for (const party of slots) await desk.registrar.ask('divorce.photograph', { caseId, party, picture: await testPhoto(), from: 'file' });
  expect(await desk.registrar.call('divorce.examine', { caseId })).toMatchObject({
    error: { code: 'case.refusedByLaw', details: { findings: [{ rule: 'M-51', message: 'agreementScanMissing' }] } },
  });
  expect(await scanBack(caseId, 'divorceAgreement', null)).toMatchObject(keptAs('divorceAgreement', null));
  expect(await desk.registrar.call('divorce.examine', { caseId })).toMatchObject({ ok: true });
}, 90_000);

async function changeAgreement({ id: caseId, draftRevision: revision, couple, application }: DivorceView, agreement: DivorceAgreement) {
  await desk.registrar.ask('cases.saveDraft', { caseId, revision, couple, divorceApplication: { ...application, agreement } });
}

test('M-51 an agreement of the couple’s own needs no printing of ours', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { id: caseId } = await accept(desk.registrar);
  const { application } = await getDivorce(desk.registrar, caseId);
  expect(application.agreement).toMatchObject({ from: 'own', found: AgreementElement.options });
  const own = { caseId, kind: 'divorceAgreement', party: null, picture: await testPhoto(), from: 'file', of: 'original' } as const;
  expect(await desk.registrar.ask('attachments.add', own)).toMatchObject({ documentId: null });
  expect(await desk.registrar.call('attachments.add', { ...own, kind: 'singleProof' })).toMatchObject({
    ok: false,
    error: { code: 'material.notAsked' },
  });
});
