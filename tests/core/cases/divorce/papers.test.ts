import { afterEach, expect, test } from 'vitest';
import { slots } from '#shared/model/index.ts';
import type { ClockDesk } from '../../office/clock-desk.ts';
import { solidTextOf } from '../../documents/poppler.ts';
import { confirmPrint, testPhoto, witness } from '../test-desk.ts';
import { accept, getDivorce, goTo, openDivorceDesk, prepare } from './divorce-desk.ts';

let desk: ClockDesk;
afterEach(() => desk.close());

const draw = (
  caseId: string,
  kind: 'photoSheet' | 'photocopies' | 'certificatePreview' | 'acceptanceReceipt',
  party: 'man' | 'woman' | null,
) => desk.registrar.call('documents.draw', { caseId, kind, party });

const current = async (caseId: string) =>
  (await getDivorce(desk.registrar, caseId)).documents.filter((each) => each.current).map(({ kind, party }) => `${kind} ${party}`);

test('copies and photo sheets are of each party, as soon as there is something to draw', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { id: caseId, documents } = await accept(desk.registrar);
  expect(documents.filter(({ kind }) => kind === 'acceptanceReceipt').map(({ party }) => party)).toEqual(['man', 'woman', null]);
  expect(await draw(caseId, 'acceptanceReceipt', null)).toMatchObject({ ok: true });
  expect(await draw(caseId, 'photocopies', 'man')).toMatchObject({ ok: false, error: { code: 'document.noScans' } });
  const picture = await testPhoto();
  await desk.registrar.ask('attachments.add', { caseId, kind: 'residentCard', party: 'man', picture, from: 'camera', of: 'original' });
  expect(await draw(caseId, 'photocopies', 'man')).toMatchObject({ ok: true });
  expect(await draw(caseId, 'photocopies', 'woman')).toMatchObject({ ok: false, error: { code: 'document.noScans' } });
  expect(await draw(caseId, 'photoSheet', 'man')).toMatchObject({ ok: false, error: { code: 'case.notAllowedNow' } });
  await goTo(desk, '2026-11-12T09:00');
  await desk.openOfflineDay();
  await prepare(desk, caseId);
  for (const slot of slots) expect(await draw(caseId, 'photoSheet', slot)).toMatchObject({ ok: true, value: { pages: 1 } });
  expect(await draw(caseId, 'photoSheet', null)).toMatchObject({ ok: false, error: { code: 'document.notReprintable' } });
});

test('a certificate is proofread on plain paper before its blank is taken, and printed on its blank once', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { id: caseId } = await accept(desk.registrar);
  await goTo(desk, '2026-11-12T09:00');
  await desk.openOfflineDay();
  await prepare(desk, caseId);
  const { registrar } = desk;
  expect(await current(caseId)).toEqual(expect.arrayContaining(['certificatePreview man', 'certificatePreview woman']));
  const { documents, certificates } = await getDivorce(registrar, caseId);
  const of = (kind: string) => documents.find((each) => each.current && each.kind === kind && each.party === 'man')!.id;
  const { printers } = await registrar.ask('devices.status', {});
  const printer = printers[0]!.name;
  expect(await registrar.call('documents.print', { documentId: of('certificatePreview'), printer })).toMatchObject({
    error: { code: 'document.notReprintable' },
  });
  const certificate = { documentId: of('divorceCertificate'), printer };
  expect(await registrar.call('documents.print', certificate)).toMatchObject({ ok: true });
  expect(await registrar.call('documents.print', certificate)).toMatchObject({ error: { code: 'document.notReprintable' } });

  // A blank spoilt: certificate and proof are drawn anew, of its holder alone.
  const after = await registrar.ask('divorce.replaceBlank', { caseId, holder: 'man', reason: '打印机卡纸' }, { approval: witness });
  expect(after.certificates).toMatchObject({ womanBlank: certificates!.womanBlank, manBlank: 'B00000003' });
  const drawn = (kind: string, party: string) => after.documents.filter((each) => each.kind === kind && each.party === party).length;
  expect([drawn('certificatePreview', 'man'), drawn('certificatePreview', 'woman'), drawn('divorceCertificate', 'man')]).toEqual([2, 1, 2]);

  await registrar.ask('divorce.voidCertificates', { caseId, reason: '当事人未签收' }, { approval: witness });
  expect((await current(caseId)).filter((each) => /ertificate|Examination/.test(each))).toEqual([]);
  expect(await draw(caseId, 'certificatePreview', 'woman')).toMatchObject({ ok: true });
  const proof = (await getDivorce(registrar, caseId)).documents.find((each) => each.current && each.kind === 'certificatePreview')!;
  const { pdf } = await registrar.ask('documents.bytes', { documentId: proof.id });
  const text = solidTextOf(Buffer.from(pdf, 'base64'));
  expect(text).toContain('离婚证');
  expect(text).not.toContain('L329901');
});

test('M-60 that the receipt is lost stands on the paper that is signed, or nobody withdraws', async () => {
  desk = await openDivorceDesk();
  await desk.openOfflineDay();
  const { registrar } = desk;
  const { id: caseId } = await accept(registrar);
  const withdrawing = { by: 'woman', documentSeen: true, receiptShown: false, lossStated: true, signed: true } as const;
  const drawn = async (receiptLost: boolean) => {
    const { documentId } = await registrar.ask('documents.draw', { caseId, kind: 'withdrawalApplication', party: 'woman', receiptLost });
    await confirmPrint(registrar, documentId);
    const { pdf } = await registrar.ask('documents.bytes', { documentId });
    const paper = (await getDivorce(registrar, caseId)).documents.find(({ id }) => id === documentId);
    return { text: solidTextOf(Buffer.from(pdf, 'base64')), receiptLost: paper?.receiptLost };
  };
  const plain = await drawn(false);
  expect(plain).toMatchObject({ receiptLost: false, text: expect.not.stringContaining('遗失') });
  const unsaid = { ok: false, error: { code: 'case.papersNotPrinted', details: { kinds: ['withdrawalApplication'] } } };
  expect(await registrar.call('divorce.withdraw', { caseId, withdrawal: withdrawing })).toMatchObject(unsaid);
  const stated = await drawn(true);
  expect(stated).toMatchObject({ receiptLost: true, text: expect.stringContaining('遗失') });
  // It was found after all: nobody signs that it is lost.
  const found = { ...withdrawing, receiptShown: true, lossStated: false };
  expect(await registrar.call('divorce.withdraw', { caseId, withdrawal: found })).toMatchObject(unsaid);
  expect(await registrar.call('divorce.withdraw', { caseId, withdrawal: withdrawing })).toMatchObject({
    ok: true,
    value: { state: 'withdrawn', withdrawal: { party: 'woman', receiptShown: false } },
  });
});
