import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writePackage } from '#core/archive/files/transfer/write-package.ts';
import { digestHex } from '#core/crypto/index.ts';
import { readCsv } from '#core/exchange/index.ts';
import { TransferManifest } from '#shared/model/index.ts';
import { eachTestsArchive, marry, of2026 } from './archive-desk.ts';
import { witness, type Caller } from '../../cases/test-desk.ts';

const open = eachTestsArchive();
let stick: string;
beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'tongxin-transfer-'));
});
afterEach(() => rmSync(stick, { recursive: true, force: true }));

const approval = witness;
const wanted = () => ({ folder: stick, year: 2026, fileClass: null, receiver: '清江县档案馆' });
const refused = (code: string) => ({ ok: false, error: { code } });
const check = (caller: Caller, folder: string) => caller.ask('archives.checkPackage', { folder });

/** Two marriages filed, the second incomplete. */
async function filed() {
  const opened = await open();
  await marry(opened.registrar, { whole: true });
  await marry(opened.registrar, { whole: false, couple: 1 });
  const { rows } = await opened.archivist.ask('archives.worklist', of2026);
  const acts = rows.map(({ actId, missing }) => ({ actId, incompleteBecause: missing.length > 0 ? '材料送审未归' : null }));
  const { files } = await opened.archivist.ask('archives.file', { ...of2026, acts });
  return { ...opened, files };
}

describe('M-118 a package for the archives bureau', () => {
  test('holds every page in statutory order, catalogues, and a manifest that two people signed for', async () => {
    const { archivist, files } = await filed();
    const made = await archivist.ask('archives.transfer', wanted(), { approval });
    expect(made).toMatchObject({ files: 2, pages: 5, staffName: '孙档', approverName: '周敏', receiver: '清江县档案馆' });
    expect(readdirSync(stick)).toEqual([made.folder]);
    const root = join(stick, made.folder);
    const written = readFileSync(join(root, 'manifest.json'));
    expect(digestHex(written)).toBe(made.digest);
    const manifest = TransferManifest.parse(JSON.parse(written.toString()));
    expect(manifest).toMatchObject({ id: made.id, training: true, fonds: '0123', archiveFiles: 2, pages: 5, approvedBy: '周敏' });
    for (const { path, size, sm3 } of manifest.files) {
      const bytes = readFileSync(join(root, path));
      expect([bytes.length, digestHex(bytes)], path).toEqual([size, sm3]);
    }
    expect(readdirSync(join(root, '0123-JH-2026-0001'))).toEqual(['001.jpg', '002.jpg', '003.jpg', '004.jpg', '005.jpg']);
    expect(readFileSync(join(root, '0123-JH-2026-0001/001.jpg')).subarray(0, 2).toString('hex')).toBe('ffd8');
    const csv = readFileSync(join(root, 'catalogue.csv'), 'utf8');
    expect(csv.startsWith('\uFEFF档号,')).toBe(true);
    const [, first, second] = readCsv(csv.slice(1));
    expect(first).toContain('王伟');
    expect(second).toContain('材料送审未归');
    const pages = readCsv(readFileSync(join(root, 'pages.csv'), 'utf8').slice(1)).slice(1);
    expect(pages.map((row) => `${row[1]} ${row[2]} ${row[3]}`)).toEqual([
      '1 结婚登记审查处理表 ',
      '2 申请结婚登记声明书 男方',
      '3 申请结婚登记声明书 女方',
      '4 居民身份证 男方',
      '5 居民身份证 女方',
    ]);
    expect(readFileSync(join(root, '说明.txt'), 'utf8')).toContain('MZ/T 113');
    expect(await archivist.ask('archives.transfers', {})).toEqual([made]);
    expect(await check(archivist, root)).toMatchObject({ origin: 'ours', problems: [], problemCount: 0, files: manifest.files.length });
    // What was handed over is not taken apart, and not handed over twice unless somebody asks for it.
    expect(await archivist.call('archives.unfile', { fileId: files[0]!.id, reason: '装订有误' })).toMatchObject(
      refused('archives.transferred'),
    );
    expect(await archivist.call('archives.transfer', wanted(), { approval })).toMatchObject(refused('archives.nothingToTransfer'));
    expect(await archivist.ask('archives.transfer', { ...wanted(), again: true }, { approval })).toMatchObject({ files: 2 });
    expect(await archivist.call('archives.transfer', wanted(), {})).toMatchObject({ ok: false });
  });

  test('a changed byte, a missing page, an added file and a manifest made to fit are found', async () => {
    const { archivist } = await filed();
    const { folder } = await archivist.ask('archives.transfer', wanted(), { approval });
    const root = join(stick, folder);
    const page = join(root, '0123-JH-2026-0001/003.jpg');
    const whole = readFileSync(page);
    const changed = Buffer.from(whole);
    changed[200]! ^= 1;
    writeFileSync(page, changed);
    rmSync(join(root, '0123-JH-2026-0001/005.jpg'));
    mkdirSync(join(root, '别的'));
    writeFileSync(join(root, '别的/006.jpg'), 'x');
    const found = await check(archivist, root);
    expect(found.problems).toEqual([
      { path: '0123-JH-2026-0001/003.jpg', problem: 'changed' },
      { path: '0123-JH-2026-0001/005.jpg', problem: 'missing' },
      { path: '别的/006.jpg', problem: 'added' },
    ]);
    const manifestFile = join(root, 'manifest.json');
    const text = readFileSync(manifestFile, 'utf8').replace(digestHex(whole), digestHex(changed));
    writeFileSync(manifestFile, text);
    expect((await check(archivist, root)).problems).toContainEqual({ path: 'manifest.json', problem: 'changed' });
    writeFileSync(join(root, 'manifest.sm3'), `${digestHex(text)}  manifest.json\n`);
    const fitted = await check(archivist, root);
    expect(fitted.problems.map(({ problem }) => problem)).toEqual(['missing', 'added']);
    expect(fitted.origin).toBe('changed');
    expect(await archivist.call('archives.checkPackage', { folder: stick })).toMatchObject(refused('archives.notAPackage'));
  });

  test('a package that cannot have its name is taken away', async () => {
    const entries = [{ path: 'file/001.jpg', bytes: () => Promise.resolve(new Uint8Array(10)) }];
    const unsigned = await writePackage(stick, 'package', entries, (files) => ({ files }) as never);
    expect(readdirSync(stick)).toEqual(['package.part']);
    mkdirSync(join(stick, 'package/else'), { recursive: true });
    await expect(unsigned.finish()).rejects.toMatchObject({ error: { code: 'archives.folderUnusable' } });
    expect(readdirSync(stick, { recursive: true })).toEqual(['package', 'package/else']);
  });

  test('a manifest that names files outside the package is none', async () => {
    const { archivist } = await filed();
    const { folder } = await archivist.ask('archives.transfer', wanted(), { approval });
    const file = join(stick, folder, 'manifest.json');
    for (const path of ['../../etc/passwd', '/etc/passwd', 'a/../../b', 'C:\\Windows\\win.ini']) {
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as TransferManifest;
      manifest.files[0]!.path = path;
      writeFileSync(file, JSON.stringify(manifest));
      expect(await archivist.call('archives.checkPackage', { folder: join(stick, folder) }), path).toMatchObject(
        refused('archives.notAPackage'),
      );
    }
  });

  test('a folder that is not there, the store’s own, and a lost page leave no package and no act', async () => {
    const { hall, archivist } = await filed();
    const gone = { ...wanted(), folder: join(stick, 'gone') };
    expect(await archivist.call('archives.transfer', gone, { approval })).toMatchObject(refused('archives.folderUnusable'));
    const own = { ...wanted(), folder: join(hall.dir, 'store') };
    expect(await archivist.call('archives.transfer', own, { approval })).toMatchObject(refused('archives.folderUnusable'));
    expect(existsSync(join(stick, 'gone'))).toBe(false);
    const vault = join(hall.dir, 'store', 'vault');
    const scans = readdirSync(vault, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const { parentPath, name } of scans) rmSync(join(parentPath, name));
    expect(await archivist.call('archives.transfer', wanted(), { approval })).toMatchObject(refused('archives.pageLost'));
    expect(readdirSync(stick)).toEqual([]);
    expect(await archivist.ask('archives.transfers', {})).toEqual([]);
  });
});
