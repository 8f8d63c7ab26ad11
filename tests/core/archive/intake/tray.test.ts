import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import { formNames } from '#core/documents/forms.ts';
import type { IncomingPage } from '#shared/model/index.ts';
import { getMarriage, takeTo, type Caller } from '../../cases/test-desk.ts';
import { accepting } from '../../cases/divorce/divorce-desk.ts';
import { draw } from '../../documents/helpers.ts';
import { declaration, paper } from '../../documents/samples.ts';
import { openClockDesk, type ClockDesk } from '../../office/clock-desk.ts';
import { distort, rasterise } from '../pages.ts';
import { asTiff, intakeHall } from './batch.ts';
import { asPdf, manyPages } from './pdf-files.ts';

let desk: ClockDesk;
let caseId: string;
/** The man's and the woman's declaration, at 150 dpi. */
let man: Buffer;
let woman: Buffer;
beforeAll(async () => {
  desk = await openClockDesk(accepting, intakeHall);
  await desk.openOfflineDay();
  ({ id: caseId } = await takeTo(desk.registrar, 'declared'));
  man = await current('man');
  woman = await current('woman');
}, 60_000);
afterAll(() => desk.close());

async function current(party: 'man' | 'woman'): Promise<Buffer> {
  const { documents } = await getMarriage(desk.registrar, caseId);
  const { id: documentId } = documents.find((each) => each.current && each.kind === 'declaration' && each.party === party)!;
  const { pdf } = await desk.registrar.ask('documents.bytes', { documentId });
  return rasterise(Buffer.from(pdf, 'base64'), { dpi: 150 });
}

const blank = (background = '#f4f2ec') =>
  sharp({ create: { width: 1260, height: 1782, channels: 3, background } })
    .png()
    .toBuffer();

async function bearing(barcode: string): Promise<Buffer> {
  const { pdf } = await draw(paper(formNames.declaration, declaration, { barcode }));
  return rasterise(pdf, { dpi: 150 });
}

/** The lower quarter of each, one above the other on one sheet. */
async function onOneSheet(...pages: readonly Buffer[]): Promise<Buffer> {
  const layers = await Promise.all(
    pages.map(async (page, at) => {
      const { width, height } = await sharp(page).metadata();
      const top = Math.floor(height * 0.75);
      return {
        input: await sharp(page)
          .extract({ left: 0, top, width, height: height - top })
          .toBuffer(),
        left: 0,
        top: 200 + at * 700,
      };
    }),
  );
  return sharp(await blank())
    .composite(layers)
    .png()
    .toBuffer();
}

const archivist = (): Caller => desk.as('D1');

async function take(picture: Buffer, fileName = 'SCAN.png'): Promise<IncomingPage[]> {
  return (await archivist().ask('intake.take', { fileName, file: picture.toString('base64') })).pages;
}

const takeOne = async (picture: Buffer) => (await take(picture))[0]!;
const filedScans = async () => (await desk.registrar.ask('cases.get', { caseId })).scans;
const tray = () => archivist().ask('intake.pages', { of: 'tray' });

test('M-119 what bears no barcode, a foreign one, one of no case, or two of ours waits in the tray with its reason', async () => {
  const before = await filedScans();
  const foot = await sharp(man).extract({ left: 0, top: 0, width: 1240, height: 1480 }).toBuffer();
  expect(await takeOne(foot)).toMatchObject({ state: 'unsorted', reason: 'noBarcode', caseId: null });
  expect(await takeOne(await bearing('DX20261012000123'))).toMatchObject({ state: 'unsorted', reason: 'foreignBarcode' });
  expect(await takeOne(await bearing('T26101209999D1'))).toMatchObject({ state: 'unsorted', reason: 'unknownCase' });
  expect(await takeOne(await onOneSheet(man, woman))).toMatchObject({ state: 'unsorted', reason: 'twoPapers' });
  expect(await filedScans()).toEqual(before);
  expect((await tray()).map(({ reason }) => reason)).toEqual(['noBarcode', 'foreignBarcode', 'unknownCase', 'twoPapers']);
}, 90_000);

test('M-119 a feeder’s empty back sides wait as blank, beside the pages that are filed; the same picture is filed once', async () => {
  const turned = await distort(woman, { turn: 180 });
  const pages = await take(await asTiff([turned, await blank(), await blank('#e8e8e0')]), 'both-sides.tif');
  expect(pages.map(({ state, page, pages: all }) => [state, page, all])).toEqual([
    ['filed', 1, 3],
    ['blank', 2, 3],
    ['blank', 3, 3],
  ]);
  const [first] = pages;
  expect(first).toMatchObject({ caseId, findings: ['lowResolution'], measure: { dpiFrom: 'paper' } });
  const upright = await archivist().ask('intake.picture', { pageId: first!.id });
  const { dominant } = await sharp(Buffer.from(upright.data, 'base64')).stats();
  expect(dominant.r).toBeGreaterThan(200);

  const once = await takeOne(await distort(man, { quality: 60 }));
  const again = await takeOne(await distort(man, { quality: 60 }));
  expect([once.state, again.state, again.duplicateOf]).toEqual(['filed', 'duplicate', once.id]);
  expect((await filedScans()).map(({ party }) => party)).toEqual(['woman', 'man']);
}, 90_000);

test('a page of the tray is filed by hand once, turned as told; another is set aside with a reason; all this outlives a restart', async () => {
  const lying = await distort(man, { turn: 90 });
  const { width, height } = await sharp(lying).metadata();
  const cut = await sharp(lying)
    .extract({ left: Math.floor(width * 0.2), top: 0, width: width - Math.floor(width * 0.2), height })
    .toBuffer();
  const page = await takeOne(cut);
  expect(page).toMatchObject({ state: 'unsorted', reason: 'noBarcode' });
  const place = { pageId: page.id, caseId, kind: 'signedDeclaration', party: 'man', turn: 270 } as const;
  expect(await desk.registrar.call('intake.assign', { ...place, kind: 'singleProof' })).toMatchObject({
    error: { code: 'material.notAsked' },
  });
  const filed = await desk.registrar.ask('intake.assign', place);
  expect(filed).toMatchObject({ state: 'filed', caseId });
  expect((await filedScans()).find(({ id }) => id === filed.attachmentId)).toMatchObject({ kind: 'signedDeclaration', party: 'man' });
  const { data } = await desk.registrar.ask('attachments.get', { attachmentId: filed.attachmentId! });
  const kept = await sharp(Buffer.from(data, 'base64')).metadata();
  expect(kept.height).toBeGreaterThan(kept.width);
  expect(await desk.registrar.call('intake.assign', place)).toMatchObject({ error: { code: 'intake.notFound' } });

  const [other] = await tray();
  await archivist().ask('intake.setAside', { pageId: other!.id, reason: '不是婚姻登记材料' });
  const waiting = await tray();
  expect(waiting.map(({ id }) => id)).not.toContain(other!.id);
  await desk.reopen();
  expect(await tray()).toEqual(waiting);
  expect(await archivist().ask('intake.pages', { of: 'newest' })).toContainEqual(
    expect.objectContaining({ id: other!.id, state: 'setAside', setAsideBecause: '不是婚姻登记材料' }),
  );
  await desk.audit();
}, 90_000);

test('a file that is no picture, or of more pages than are taken at once, is refused as a whole', async () => {
  const before = await archivist().ask('intake.pages', { of: 'newest' });
  const call = (file: Buffer) => archivist().call('intake.take', { fileName: 'x', file: file.toString('base64') });
  expect(await call(Buffer.from('no picture at all'))).toMatchObject({ error: { code: 'scan.unreadable' } });
  expect(await call(Buffer.from('%PDF-1.7\n'))).toMatchObject({ error: { code: 'intake.pdfUnreadable' } });
  const small = Array.from({ length: 201 }, () =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer(),
  );
  const many = await sharp(await Promise.all(small), { join: { animated: true } })
    .tiff()
    .toBuffer();
  expect(await call(many)).toMatchObject({ error: { code: 'intake.tooManyPages', details: { pages: 201, most: 200 } } });
  expect(await call(manyPages(100_000))).toMatchObject({ error: { code: 'intake.tooManyPages', details: { pages: 100_000 } } });
  expect(await call(await asPdf([{ picture: await blank(), dpi: 150 }], 'secret'))).toMatchObject({ error: { code: 'intake.pdfLocked' } });
  expect(await archivist().ask('intake.pages', { of: 'newest' })).toEqual(before);
}, 60_000);
