import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acts } from '#core/hall.ts';
import { unlockKeyFile, verifyStore } from '#core/store/index.ts';
import { createTestDesk, takeTo, testHall, testPhoto, type Caller } from '../core/cases/test-desk.ts';
import { canTrace, injectFault, mountSmallDisk, type DiskFault, type SmallDisk } from './disk-faults.ts';
import { hostHall, type HostedHall } from './hosted-hall.ts';

const place = mkdtempSync(join(tmpdir(), 'tongxin-small-'));
const probe = mountSmallDisk(place, '1m');
probe?.remove();
const canMount = probe !== null;
if (!canMount) console.log('disks of their own: not run, mounting is refused here');
if (!canTrace) console.log('failing disks: not run, tracing is refused here');

let folder: string;
let disk: SmallDisk | null;
let hosted: HostedHall;
let registrar: Caller;
let caseId: string;
let pid: number;

/** A couple of a real hall, declared, on the disk or folder given; the camera's picture comes next. */
async function begin(at: string): Promise<void> {
  const fresh = await createTestDesk({ config: testHall, clock: null });
  await fresh.desk.close();
  cpSync(fresh.dir, at, { recursive: true });
  rmSync(fresh.dir, { recursive: true });
  folder = at;
  hosted = hostHall({ storeDirectory: join(at, 'store'), clock: null });
  registrar = await hosted.signIn('R1', 'limin-2026');
  caseId = (await takeTo(registrar, 'declared')).id;
  pid = hosted.pid()!;
}

beforeEach(() => {
  disk = null;
});
afterEach(async () => {
  await hosted.stop();
  disk?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** The state of the couple, and that what was confirmed stands in a store without a fault. */
async function expectNothingLost(state: string): Promise<void> {
  expect((await registrar.ask('cases.get', { caseId })).state).toBe(state);
  expect(hosted.pid()).toBe(pid); // without a restart
  const directory = join(folder, 'store');
  const key = await unlockKeyFile(directory, {});
  if (!key.ok) throw new Error(key.error.code);
  expect(verifyStore(directory, key.value, acts)).toMatchObject({ ok: true, value: { problem: null } });
}

async function photograph() {
  return { caseId, picture: await testPhoto(), from: 'file' } as const;
}

test.runIf(canMount)('a full disk: the act is refused as such, drafts too; with room again the same request is done once', async () => {
  const at = mkdtempSync(join(tmpdir(), 'tongxin-full-'));
  disk = mountSmallDisk(at, '24m')!;
  await begin(at);
  const picture = await photograph();
  const requestId = uuidv7();
  disk.fill();
  expect(await registrar.call('marriage.photograph', picture, { requestId })).toMatchObject({ ok: false, error: { code: 'store.full' } });
  // What is there can still be read.
  expect((await registrar.ask('cases.get', { caseId })).state).toBe('declared');
  disk.free();
  expect(await registrar.ask('marriage.photograph', picture, { requestId })).toMatchObject({ state: 'photographed' });
  await expectNothingLost('photographed');
});

test.runIf(canTrace).each<[DiskFault, string]>([
  ['readOnly', 'a disk that went read-only'],
  ['failing', 'a disk that does not write'],
])('%s: %s refuses the act, and the same request is done once when the disk is back', async (fault) => {
  await begin(mkdtempSync(join(tmpdir(), 'tongxin-bad-')));
  const picture = await photograph();
  const requestId = uuidv7();
  const repair = await injectFault(pid, fault);
  const refused = await registrar.call('marriage.photograph', picture, { requestId });
  const draft = await registrar.call('cases.open', { business: 'marriage' });
  await repair();
  for (const answer of [refused, draft])
    expect(answer).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^store\.(readOnly|damaged)$/) as string } });
  expect(await registrar.ask('marriage.photograph', picture, { requestId })).toMatchObject({ state: 'photographed' });
  await expectNothingLost('photographed');
});

test.runIf(canTrace)('slow: a disk that takes seconds for each act keeps every one of them', async () => {
  await begin(mkdtempSync(join(tmpdir(), 'tongxin-slow-')));
  const repair = await injectFault(pid, 'slow');
  const began = performance.now();
  await registrar.ask('marriage.photograph', await photograph());
  expect(performance.now() - began).toBeGreaterThan(1_400);
  await registrar.ask('marriage.examine', { caseId });
  await repair();
  await expectNothingLost('examined');
});
