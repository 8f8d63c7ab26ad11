import { afterEach, beforeEach, expect, test } from 'vitest';
import sharp from 'sharp';
import { emptyParty, formatPaperBarcode, type CaseView } from '#shared/model/index.ts';
import { people } from '../../emulators/people.ts';
import { createTestDesk, printPaper, takeTo, testHall, typedCouple, type Caller, type TestDesk } from '../cases/test-desk.ts';
import { distort, rasterise, type Distortion } from './pages.ts';

let hall: TestDesk;
let registrar: Caller;
beforeEach(async () => {
  const archivist = { code: 'D1', name: '钱档', roles: ['archivist' as const], password: 'qiandang-2026' };
  hall = await createTestDesk({ config: { ...testHall, staff: [...testHall.staff, archivist] } });
  registrar = hall.as('R1');
});
afterEach(() => hall.close());

const picture = async () =>
  (
    await sharp({ create: { width: 800, height: 600, channels: 3, background: '#dddddd' } })
      .png()
      .toBuffer()
  ).toString('base64');

const add = async (caller: Caller, caseId: string, more: object = {}) =>
  caller.call('attachments.add', {
    caseId,
    kind: 'residentCard',
    party: 'man',
    picture: await picture(),
    from: 'camera',
    ...more,
  } as Parameters<typeof caller.call<'attachments.add'>>[1]);

const refused = (code: string) => ({ ok: false, error: { code } });

/** A couple married on a day on which the hall may number without the province. */
async function marry(): Promise<CaseView> {
  await hall.as('S1').ask('office.openOfflineRegistration', { reason: '省平台线路检修' });
  return takeTo(registrar, 'registered');
}

/** A paper printed, laid on the scanner and sent in. */
async function scanBack(documentId: string, distortion: Distortion = {}, page = 1): Promise<string> {
  const { pdf } = await registrar.ask('documents.bytes', { documentId });
  return (await distort(rasterise(Buffer.from(pdf, 'base64'), { dpi: 200, page }), distortion)).toString('base64');
}

const file = (caller: Caller, scanned: string, documentId: string | null = null) =>
  caller.call('scans.file', { picture: scanned, from: 'scanner', documentId });

const currentPaper = (view: CaseView, kind: string, party: string | null = null) =>
  view.documents.find((document) => document.current && document.kind === kind && document.party === party)!;

test('a picture of a paper on the list is kept, shown, and withdrawn with a reason', async () => {
  const { id: caseId } = await takeTo(registrar, 'identified');
  const added = await add(registrar, caseId, { of: 'photocopy' });
  if (!added.ok) throw new Error(added.error.code);
  const scan = added.value;
  expect(scan).toMatchObject({ kind: 'residentCard', party: 'man', from: 'camera', of: 'photocopy', addedBy: '李敏', documentId: null });
  expect((await registrar.ask('cases.get', { caseId })).scans).toEqual([scan]);
  const shown = await registrar.ask('attachments.get', { attachmentId: scan.id });
  expect(await sharp(Buffer.from(shown.data, 'base64')).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 600 });
  expect(await registrar.ask('attachments.withdraw', { attachmentId: scan.id, reason: '拍错了证件' })).toEqual({ caseId });
  expect((await registrar.ask('cases.get', { caseId })).scans).toEqual([]);
  expect(await registrar.call('attachments.withdraw', { attachmentId: scan.id, reason: '再来一次' })).toMatchObject(
    refused('attachment.notFound'),
  );
  expect(hall.events.filter(({ event }) => event === 'case.changed').length).toBeGreaterThanOrEqual(2);
});

test('a repeated request keeps one picture', async () => {
  const { id: caseId } = await takeTo(registrar, 'opened');
  const requestId = '019ab000-0000-7000-8000-000000000001';
  const input = { caseId, kind: 'residentCard', party: 'man', picture: await picture(), from: 'camera' } as const;
  const once = await registrar.ask('attachments.add', input, { requestId });
  expect(await registrar.ask('attachments.add', input, { requestId })).toEqual(once);
  expect((await registrar.ask('cases.get', { caseId })).scans).toHaveLength(1);
});

test('what nobody may be asked for is not kept', async () => {
  const { id: caseId } = await takeTo(registrar, 'opened');
  expect(await add(registrar, caseId, { kind: 'singleProof' })).toMatchObject({
    ok: false,
    error: { code: 'material.notAsked', details: { kind: 'singleProof' } },
  });
  const view = await registrar.ask('cases.get', { caseId });
  const foreigner = { ...emptyParty, type: 'foreigner', nationality: 'FRA', document: 'passport' } as const;
  await registrar.ask('cases.saveDraft', { caseId, revision: view.draftRevision, couple: { ...view.couple, man: foreigner } });
  expect(await add(registrar, caseId, { kind: 'singleProof' })).toMatchObject({ ok: true });
});

test('only who serves the case adds to it and takes from it', async () => {
  const { id: caseId } = await takeTo(registrar, 'opened');
  const added = await add(registrar, caseId);
  const other = hall.as('R2');
  expect(await add(other, caseId)).toMatchObject({ ok: false, error: { code: 'case.heldByColleague', details: { name: '李敏' } } });
  expect(await other.call('attachments.withdraw', { attachmentId: added.ok ? added.value.id : '', reason: '不是我的' })).toMatchObject(
    refused('case.heldByColleague'),
  );
  expect(await add(registrar, '019ab000-0000-7000-8000-000000000002')).toMatchObject(refused('case.notFound'));
});

test('what is no picture is refused, a PDF by name', async () => {
  const { id: caseId } = await takeTo(registrar, 'opened');
  const sent = (text: string) => add(registrar, caseId, { picture: Buffer.from(text).toString('base64') });
  expect(await sent('no picture')).toMatchObject(refused('scan.unreadable'));
  expect(await sent('%PDF-1.7 …')).toMatchObject(refused('scan.isPdf'));
});

test('the photo of the couple is not withdrawn as a scan', async () => {
  const view = await takeTo(registrar, 'photographed');
  expect(await registrar.call('attachments.withdraw', { attachmentId: view.photo!, reason: '换一张' })).toMatchObject(
    refused('attachment.notFound'),
  );
});

test('after registration signed papers and identity papers still come in, nothing else', async () => {
  const { id: caseId } = await marry();
  expect(await add(registrar, caseId)).toMatchObject({ ok: true });
  expect(await add(registrar, caseId, { kind: 'signedExaminationForm', party: null })).toMatchObject({
    ok: true,
    value: { documentId: expect.any(String) },
  });
  expect(await add(registrar, caseId, { kind: 'other' })).toMatchObject(refused('case.closed'));
});

test('after registration the case is nobody’s: any registrar or archivist completes its file; while it is open only its holder', async () => {
  const open = await takeTo(registrar, 'identified', typedCouple(people.zhangJi, people.liJie));
  const { id: caseId } = await marry();
  for (const caller of [hall.as('R2'), hall.as('D1')]) {
    expect(await add(caller, open.id)).toMatchObject(refused('case.heldByColleague'));
    const added = await add(caller, caseId, { kind: 'signedExaminationForm', party: null });
    if (!added.ok) throw new Error(added.error.code);
    const withdrawn = { attachmentId: added.value.id, reason: '图像不清' };
    expect(await caller.call('attachments.withdraw', withdrawn)).toEqual({ ok: true, value: { caseId } });
  }
});

test('after a refusal only the signed notice comes in', async () => {
  const { id: caseId } = await takeTo(registrar, 'opened', typedCouple(people.underage));
  await registrar.ask('marriage.refuse', { caseId, note: '' });
  const notice = currentPaper(await registrar.ask('cases.get', { caseId }), 'refusalNotice');
  expect(await add(registrar, caseId)).toMatchObject(refused('case.closed'));
  expect(await file(registrar, await scanBack(notice.id))).toMatchObject({
    ok: true,
    value: { scan: { kind: 'signedRefusalNotice', documentId: notice.id } },
  });
});

test('after a cancellation nothing comes in', async () => {
  const { id: caseId } = await takeTo(registrar, 'opened');
  await registrar.ask('marriage.cancel', { caseId, reason: '当事人放弃办理' });
  expect(await add(registrar, caseId)).toMatchObject(refused('case.closed'));
});

test('a signed declaration is filed by its barcode, however it lay on the scanner', async () => {
  const view = await takeTo(registrar, 'declared');
  const [man, woman] = (['man', 'woman'] as const).map((party) => currentPaper(view, 'declaration', party));
  const upright = await file(registrar, await scanBack(man!.id));
  expect(upright).toMatchObject({
    ok: true,
    value: {
      caseId: view.id,
      caseNumber: view.number,
      title: man!.title,
      scan: { kind: 'signedDeclaration', party: 'man', from: 'scanner', of: 'original', documentId: man!.id },
    },
  });
  const turned = await file(registrar, await scanBack(woman!.id, { turn: 92, quality: 50 }));
  if (!turned.ok) throw new Error(turned.error.code);
  expect(turned.value.scan).toMatchObject({ party: 'woman', documentId: woman!.id });
  const kept = await registrar.ask('attachments.get', { attachmentId: turned.value.scan.id });
  const { width, height } = await sharp(Buffer.from(kept.data, 'base64')).metadata();
  expect(height).toBeGreaterThan(width);
  expect((await registrar.ask('cases.get', { caseId: view.id })).scans).toHaveLength(2);
});

test('every page of the examination form is filed under it, also once the couple is married and by a colleague', async () => {
  const view = await marry();
  const form = currentPaper(view, 'examinationForm');
  for (let page = 1; page <= form.pages; page += 1) {
    expect(await file(hall.as('R2'), await scanBack(form.id, {}, page))).toMatchObject({
      ok: true,
      value: { scan: { kind: 'signedExaminationForm', party: null, documentId: form.id, addedBy: '赵强' } },
    });
  }
  const certificate = currentPaper(view, 'certificate', 'man');
  expect(await file(registrar, await picture(), certificate.id)).toMatchObject(refused('scan.notKept'));
});

test('without a readable barcode the paper is named by hand; what is named wins over the barcode', async () => {
  const view = await takeTo(registrar, 'declared');
  const [man, woman] = (['man', 'woman'] as const).map((party) => currentPaper(view, 'declaration', party));
  expect(await file(registrar, await picture())).toMatchObject(refused('scan.noBarcode'));
  expect(await file(registrar, await picture(), man!.id)).toMatchObject({ ok: true, value: { scan: { documentId: man!.id } } });
  expect(await file(registrar, await scanBack(man!.id), woman!.id)).toMatchObject({
    ok: true,
    value: { scan: { party: 'woman', documentId: woman!.id } },
  });
  expect(await file(registrar, await picture(), '019ab000-0000-7000-8000-000000000003')).toMatchObject(refused('document.notFound'));
});

test('a paper drawn anew: the page is filed under the newest drawing, the old one is not named any more', async () => {
  const { id: caseId } = await takeTo(registrar, 'prechecked');
  const first = await printPaper(registrar, caseId, 'declaration', 'man');
  const second = await printPaper(registrar, caseId, 'declaration', 'man');
  expect(second).not.toBe(first);
  expect(await file(registrar, await scanBack(first))).toMatchObject({ ok: true, value: { scan: { documentId: second } } });
  expect(await file(registrar, await picture(), first)).toMatchObject(refused('scan.paperReplaced'));
});

test('a page of another office is not filed', async () => {
  const view = await takeTo(registrar, 'declared');
  const { pdf } = await registrar.ask('documents.bytes', { documentId: currentPaper(view, 'declaration', 'man').id });
  const scanned = await distort(rasterise(Buffer.from(pdf, 'base64'), { dpi: 200 }), {});
  const elsewhere = await createTestDesk();
  try {
    const unknown = formatPaperBarcode({ openedOn: view.openedOn, caseNumber: view.number, kind: 'declaration', party: 'man' });
    expect(await file(elsewhere.as('R1'), scanned.toString('base64'))).toMatchObject({
      ok: false,
      error: { code: 'scan.unknownPaper', details: { barcode: unknown } },
    });
  } finally {
    await elsewhere.close();
  }
});
