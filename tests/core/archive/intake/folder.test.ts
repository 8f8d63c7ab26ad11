import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getMarriage, takeTo, type Caller } from '../../cases/test-desk.ts';
import { accepting } from '../../cases/divorce/divorce-desk.ts';
import { openClockDesk, type ClockDesk } from '../../office/clock-desk.ts';
import { distort, rasterise } from '../pages.ts';
import { asTiff, intakeHall } from './batch.ts';

let desk: ClockDesk;
let folder: string;
let caseId: string;
let man: Buffer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), '扫描-'));
  desk = await openClockDesk(accepting, intakeHall);
  await desk.openOfflineDay();
  ({ id: caseId } = await takeTo(desk.registrar, 'declared'));
  const { documents } = await getMarriage(desk.registrar, caseId);
  const { id: documentId } = documents.find((each) => each.current && each.kind === 'declaration' && each.party === 'man')!;
  const { pdf } = await desk.registrar.ask('documents.bytes', { documentId });
  man = await rasterise(Buffer.from(pdf, 'base64'), { dpi: 150 });
}, 60_000);
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const archivist = (): Caller => desk.as('D1');
/** Names the folder (again), which looks into it; a file is taken when it is as it was at the look before. */
async function look(times = 1) {
  for (let time = 1; time < times; time += 1) await look();
  desk.clock.advance({ seconds: 3 });
  return archivist().ask('intake.setFolder', { folder });
}
const write = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes);
const inside = (of = '') => readdirSync(join(folder, of)).toSorted();
const filed = async () => (await desk.registrar.ask('cases.get', { caseId })).scans.map(({ kind, party }) => [kind, party]);
const newest = () => archivist().ask('intake.pages', { of: 'newest' });

test('M-119 what a scanner writes is filed by its barcode once it is finished, and moved, not deleted', async () => {
  write('SCAN0001.png', man.subarray(0, 2_000));
  expect(await look(2)).toMatchObject({ refused: [expect.objectContaining({ fileName: 'SCAN0001.png' })] });
  // A scanner that is slower than one look: the file grows at every look, and is left alone.
  for (const share of [0.3, 0.6]) {
    write('SCAN0002.png', man.subarray(0, Math.floor(man.length * share)));
    expect(await look()).toMatchObject({ waiting: 1, taken: 0 });
  }
  write('SCAN0002.png', man);
  expect(await look()).toMatchObject({ waiting: 1, taken: 0 });
  expect(await look()).toMatchObject({ folder, waiting: 0, taken: 1, problem: null });
  expect(inside()).toEqual(['已入库', '无法识别']);
  expect(readFileSync(join(folder, '已入库', 'SCAN0002.png')).equals(man)).toBe(true);
  expect(inside('无法识别')).toEqual(['SCAN0001.png', 'SCAN0001.png.txt']);
  expect(readFileSync(join(folder, '无法识别', 'SCAN0001.png.txt'), 'utf8')).toMatch(/^\uFEFF\p{Script=Han}.*。\r\n$/su);
  expect(await filed()).toEqual([['signedDeclaration', 'man']]);
  expect((await newest())[0]).toMatchObject({ fileName: 'SCAN0002.png', takenBy: null, state: 'filed' });
  await desk.audit();
}, 60_000);

test('a file whose move was cut off is taken in once, and moved when the program is there again', async () => {
  // Nothing can be put where the folder of what was taken in has to be: as if the PC died right after the commit.
  write('已入库', 'a file stands in the way');
  write('SCAN.png', man);
  expect(await look(2)).toMatchObject({ taken: 1, problem: 'stuck' });
  expect(await look(2)).toMatchObject({ taken: 1, problem: 'stuck' });
  expect(inside()).toContain('SCAN.png');
  expect(await newest()).toHaveLength(1);
  await desk.reopen();
  rmSync(join(folder, '已入库'));
  expect(await look(2)).toMatchObject({ problem: null });
  expect(inside('已入库')).toEqual(['SCAN.png']);
  expect(await filed()).toHaveLength(1);
  expect((await newest()).map(({ state }) => state).toSorted()).toEqual(['duplicate', 'filed']);
}, 60_000);

test('the same name again is another file; the same picture again is filed once', async () => {
  write('SCAN.png', man);
  await look(2);
  write('SCAN.png', await distort(man, { turn: 180, quality: 70 }));
  await look(2);
  write('Copy.png', man);
  await look(2);
  expect(inside('已入库')).toHaveLength(3);
  expect((await newest()).map(({ state }) => state)).toEqual(['duplicate', 'filed', 'filed']);
}, 60_000);

test('a folder that goes away is said to, loses nothing, and goes on when it is back', async () => {
  write('SCAN.png', man);
  await look();
  renameSync(folder, `${folder}-away`);
  desk.clock.advance({ seconds: 3 });
  await expect.poll(async () => (await archivist().ask('intake.folder', {})).problem, { timeout: 8_000 }).toBe('gone');
  expect(await archivist().call('intake.setFolder', { folder })).toMatchObject({ error: { code: 'intake.folderUnusable' } });
  renameSync(`${folder}-away`, folder);
  expect(await look(2)).toMatchObject({ problem: null, taken: 1 });
  expect(await archivist().ask('intake.setFolder', { folder: null })).toMatchObject({ folder: null });
  write('LATER.png', man);
  desk.clock.advance({ seconds: 3 });
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  expect(inside()).toContain('LATER.png');
}, 60_000);

test('links, folders and what no scanner writes are left alone; a tiff of many pages is taken page by page', async () => {
  symlinkSync('/etc/hostname', join(folder, 'link.png'));
  mkdirSync(join(folder, 'folder.png'));
  write('notes.docx', 'x');
  write('.hidden.png', man);
  write('half.png.part', man);
  write('many.tif', await asTiff([man, await distort(man, { turn: 90 })]));
  expect(await look(2)).toMatchObject({ taken: 1, waiting: 0, refused: [] });
  expect(inside()).toEqual(['.hidden.png', 'folder.png', 'half.png.part', 'link.png', 'notes.docx', '已入库']);
  expect((await newest()).map(({ fileName, page, pages }) => [fileName, page, pages])).toEqual([
    ['many.tif', 2, 2],
    ['many.tif', 1, 2],
  ]);
}, 60_000);

test('only a folder of this PC that can be written to is watched', async () => {
  for (const wrong of ['scans', join(folder, 'none'), '/proc', '/etc/hostname'])
    expect(await archivist().call('intake.setFolder', { folder: wrong })).toMatchObject({ error: { code: 'intake.folderUnusable' } });
  expect(existsSync(join(folder, '已入库'))).toBe(false);
  expect(inside()).toEqual([]);
});
