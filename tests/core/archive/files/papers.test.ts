import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBarcodes } from '#core/documents/barcode-reader.ts';
import { normaliseScan } from '#core/documents/scan.ts';
import { rasterise } from '../pages.ts';
import { solidTextOf } from '../../documents/poppler.ts';
import { eachTestsArchive, marry, of2026 } from './archive-desk.ts';
import type { Caller } from '../../cases/test-desk.ts';
import type { Input } from '#shared/contract/index.ts';

const open = eachTestsArchive();

async function drawn(caller: Caller, input: Input<'archives.draw'>) {
  const { documentId, pages } = await caller.ask('archives.draw', input);
  const { pdf } = await caller.ask('documents.bytes', { documentId });
  const bytes = Buffer.from(pdf, 'base64');
  const folder = process.env['TONGXIN_PAPERS'];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/archive-${input.of}.pdf`, bytes);
  }
  return { documentId, pages, bytes, text: solidTextOf(bytes) };
}

/** What a scanner reads off the first page. */
async function codesOn(pdf: Uint8Array): Promise<string[]> {
  const page = await normaliseScan(rasterise(pdf, { dpi: 200 }), 0);
  if (!page.ok) throw new Error(page.error.code);
  return (await readBarcodes(page.value)).map(({ text }) => text);
}

test('M-116 a file bears its numbers on the cover, its papers in statutory order with page numbers, and the note', async () => {
  const { registrar, archivist } = await open();
  const bare = await marry(registrar, { whole: false });
  const whole = await marry(registrar, { whole: true, couple: 1 });
  const acts = [{ actId: bare.id, incompleteBecause: '双方材料送审未归' }, { actId: whole.id }];
  const { files } = await archivist.ask('archives.file', { ...of2026, acts });
  await archivist.ask('archives.setNumber', { fileId: files[1]!.id, archivesNumber: '0451' });
  const { text, pages, documentId, bytes } = await drawn(archivist, { of: 'file', fileId: files[1]!.id });
  expect(pages).toBe(3);
  for (const words of ['0123-JH-2026-0002', '0451', '张𠮷、李㛃结婚登记', '共5页', '100年（至2126年12月31日）', '材料齐全', '孙档'])
    expect(text).toContain(words);
  expect(await codesOn(bytes)).toEqual(['0123-JH-2026-0002']);
  const order = ['结婚登记审查处理表', '申请结婚登记声明书', '居民身份证'].map((name) => text.indexOf(name));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  // Whoever keeps the archive prints its papers.
  await archivist.ask('documents.print', { documentId, printer: '文件' });
  const lacking = await drawn(archivist, { of: 'file', fileId: files[0]!.id });
  expect(lacking.text).toContain('男方身份证件复印件');
  expect(lacking.text).toContain('先行归档的理由：双方材料送审未归');
});

test('M-116 the catalogue of a box, and spines with the bars of fonds, class, year and box', async () => {
  const { registrar, archivist } = await open();
  for (const couple of [0, 1, 2]) await marry(registrar, { whole: true, couple });
  const { rows } = await archivist.ask('archives.worklist', of2026);
  await archivist.ask('archives.file', { ...of2026, acts: rows.map(({ actId }) => ({ actId })) });
  const first = await archivist.ask('archives.box', { ...of2026, from: 1, until: 2 });
  const second = await archivist.ask('archives.box', { ...of2026, from: 3, until: 3 });
  const ofBox = await drawn(archivist, { of: 'catalogue', ...of2026, boxId: first.id });
  expect(ofBox.text).toContain('共2卷，10页');
  expect(ofBox.text).not.toContain('0123-JH-2026-0003');
  const all = await drawn(archivist, { of: 'catalogue', ...of2026 });
  expect(all.text).toContain('0123-JH-2026-0003');
  const spines = await drawn(archivist, { of: 'spines', ...of2026, boxIds: [first.id, second.id] });
  expect(spines.pages).toBe(1);
  expect((await codesOn(spines.bytes)).toSorted()).toEqual(['0123-JH-2026-1', '0123-JH-2026-2']);
  expect(await archivist.call('archives.draw', { of: 'spines', ...of2026, boxIds: [rows[0]!.actId] })).toMatchObject({
    error: { code: 'archives.boxNotFound' },
  });
});
