import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HallConfigInput } from '#shared/contract/index.ts';
import { createTestDesk, printFinalPapers, takeTo, testHall, witness, type Caller, type TestDesk } from '../cases/test-desk.ts';
import { solidTextOf, wordsOf } from './poppler.ts';

let hall: TestDesk;
let registrar: Caller;
let supervisor: Caller;
beforeEach(async () => {
  hall = await createTestDesk();
  registrar = hall.as('R1');
  supervisor = hall.as('S1');
  await supervisor.ask('office.openOfflineRegistration', { reason: '培训' });
});
afterEach(() => hall.close());

const printer = '文件';
const bytesOf = async (documentId: string) =>
  new Uint8Array(Buffer.from((await registrar.ask('documents.bytes', { documentId })).pdf, 'base64'));

/** What came out of the printer for a paper. */
async function printed(documentId: string): Promise<Uint8Array> {
  await registrar.ask('documents.print', { documentId, printer });
  const file = readdirSync(hall.printed).find((name) => name.includes(documentId));
  return new Uint8Array(readFileSync(join(hall.printed, file!)));
}

const certificateOf = async (caseId: string, party: 'man' | 'woman' = 'man') => {
  const { documents } = await registrar.ask('cases.get', { caseId });
  return documents.find((each) => each.current && each.kind === 'certificate' && each.party === party)!;
};

test('a measured printer puts certificates where they belong; archive, preview and other papers stay as they are', async () => {
  const { printers } = await registrar.ask('devices.status', {});
  expect(printers).toEqual([{ name: printer, kind: 'file', ready: true, note: null, offset: { x: 0, y: 0 }, calibratedAt: null }]);
  const answered = await registrar.ask('printers.calibrate', { printer, offset: { x: 15, y: -7 } });
  expect(answered).toMatchObject([{ name: printer, offset: { x: 15, y: -7 }, calibratedAt: expect.stringContaining('2026-11-23T') }]);
  expect((await registrar.ask('devices.status', {})).printers).toEqual(answered);

  const { id: caseId } = await takeTo(registrar, 'prepared');
  const { id } = await certificateOf(caseId);
  const [archived, onPaper] = [await bytesOf(id), await printed(id)];
  const [words, moved] = [wordsOf(archived), wordsOf(onPaper)];
  expect(moved.map(({ text }) => text)).toEqual(words.map(({ text }) => text));
  for (const [index, word] of words.entries()) {
    expect(moved[index]!.left - word.left).toBeCloseTo(1.5, 2);
    expect(moved[index]!.middle - word.middle).toBeCloseTo(-0.7, 2);
  }
  expect(Buffer.from(await bytesOf(id)).equals(Buffer.from(archived))).toBe(true);

  const { documents } = await registrar.ask('cases.get', { caseId });
  const form = documents.find((each) => each.current && each.kind === 'examinationForm')!;
  expect(Buffer.from(await printed(form.id)).equals(Buffer.from(await bytesOf(form.id)))).toBe(true);
});

test('the calibration sheet shows the places of the certificate and says what is corrected', async () => {
  await registrar.ask('printers.calibrate', { printer, offset: { x: 15, y: -7 } });
  const { documentId, pages } = await registrar.ask('printers.calibrationSheet', { printer });
  expect(pages).toBe(3);
  const archived = await bytesOf(documentId);
  expect(solidTextOf(archived)).toContain('横向1.5毫米（右正左负），纵向-0.7毫米');
  const [first] = wordsOf(archived);
  const [onPaper] = wordsOf(await printed(documentId));
  expect(onPaper!.left - first!.left).toBeCloseTo(1.5, 2);
  for (const operation of ['printers.calibrate', 'printers.calibrationSheet'] as const) {
    const input = { printer: '没有', offset: { x: 0, y: 0 } };
    expect(await registrar.call(operation, operation === 'printers.calibrate' ? input : ({ printer: '没有' } as never))).toMatchObject({
      error: { code: 'printer.none' },
    });
  }
});

test('M-34 a certificate is printed once on its blank; spoilt, only on a new one, with a reason', async () => {
  const { id: caseId } = await takeTo(registrar, 'prepared');
  const first = await certificateOf(caseId);
  const again = (documentId: string) => registrar.call('documents.print', { documentId, printer });
  const refused = { ok: false, error: { code: 'document.notReprintable' } };

  const { id: jobId } = await registrar.ask('documents.print', { documentId: first.id, printer });
  expect(await again(first.id)).toMatchObject(refused);
  await registrar.ask('documents.spoilt', { jobId, reason: '卡纸' });
  expect(await again(first.id)).toMatchObject(refused);
  expect(await registrar.call('documents.spoilt', { jobId, reason: '' })).toMatchObject({ error: { code: 'call.invalid' } });

  await registrar.ask('marriage.replaceBlank', { caseId, holder: 'man', reason: '卡纸污损' }, { approval: witness });
  const second = await certificateOf(caseId);
  expect(second.id).not.toBe(first.id);
  expect(await again(first.id)).toMatchObject(refused);
  await printFinalPapers(registrar, caseId);
  expect(await again(second.id)).toMatchObject(refused);
});

test('the report of voided blanks names each with its reason, who and the witness, of the period only', async () => {
  const { id: caseId } = await takeTo(registrar, 'prepared');
  const { certificates } = await registrar.ask('cases.get', { caseId });
  await registrar.ask('marriage.replaceBlank', { caseId, holder: 'man', reason: '卡纸污损' }, { approval: witness });
  await registrar.ask('blanks.void', { blank: 'A00000019', reason: '运输中受潮' }, { approval: witness });
  const report = (from: string, until: string) => supervisor.ask('blanks.report', { from: from as never, until: until as never });

  const { documentId, rows } = await report('2026-11-01', '2026-11-23');
  expect(rows).toBe(2);
  const text = solidTextOf(await bytesOf(documentId));
  for (const said of [certificates!.manBlank, '卡纸污损', 'A00000019', '运输中受潮', '李敏', '周敏', '2026-11-23', '合计：作废2本'])
    expect(text).toContain(said);
  expect(await printed(documentId)).toHaveLength((await bytesOf(documentId)).length);
  const other = await report('2026-10-01', '2026-11-22');
  expect(other.rows).toBe(0);
  expect(solidTextOf(await bytesOf(other.documentId))).toContain('合计：作废0本');
});

test('a hall whose settings name a form that lies nowhere is not made', async () => {
  const config: HallConfigInput = { ...testHall, office: { ...testHall.office, forms: { certificate: 'jiangnan/certificate' } } };
  await expect(createTestDesk({ config })).rejects.toThrow(/document\.noForm/);
});
