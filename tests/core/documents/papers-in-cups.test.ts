import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { listCupsJobs } from '#core/devices/printers/cups.ts';
import { cupsHindrance, startCups, type Cups } from '../../emulators/cups.ts';
import { createTestDesk, takeTo, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';

const hindrance = await cupsHindrance();
const cupsWanted = hindrance === null || Boolean(process.env['CI']);

describe.skipIf(!cupsWanted)(`a paper in CUPS${hindrance === null ? '' : ` (not run: ${hindrance})`}`, () => {
  let cups: Cups;
  let hall: TestDesk;
  let registrar: Caller;
  let caseId: string;
  let documentId: string;
  beforeAll(async () => {
    cups = await startCups({ keeps: 'forADay', erasedBy: 'owner' });
    await cups.addQueue('Tray', 'file:/dev/null');
  });
  afterAll(() => cups?.stop());
  beforeEach(async () => {
    vi.stubEnv('CUPS_SERVER', cups.server);
    await cups.run('/usr/sbin/cupsdisable', 'Tray');
    hall = await createTestDesk({
      config: { ...testHall, devices: { printers: [{ kind: 'lp', name: '窗口', queue: 'Tray', options: [] }] } },
    });
    await hall.as('S1').ask('office.openOfflineRegistration', { reason: '培训' });
    registrar = hall.as('R1');
    const { id, documents } = await takeTo(registrar, 'prepared');
    caseId = id;
    documentId = documents.find(({ kind, party, current }) => kind === 'certificate' && party === 'man' && current)!.id;
  });
  afterEach(async () => {
    await hall.close();
    vi.unstubAllEnvs();
  });

  const untilNothingIsKept = () =>
    vi.waitFor(async () => expect(Object.keys(await cups.kept())).toEqual([]), { timeout: 8_000, interval: 50 });

  test('is known there by ids alone', async () => {
    const { id: jobId } = await registrar.ask('documents.print', { documentId, printer: '窗口' });
    expect(await listCupsJobs()).toEqual([
      { id: expect.any(Number), name: `tongxin-certificate-${documentId}-${jobId}`, ended: false, documents: 1 },
    ]);
    await cups.run('/usr/sbin/cupsenable', 'Tray');
    await untilNothingIsKept();
  });

  test('of which nothing came out is taken back, also when CUPS was down while it was said', async () => {
    const { id: jobId } = await registrar.ask('documents.print', { documentId, printer: '窗口' });
    vi.stubEnv('CUPS_SERVER', join(hall.dir, 'nobody.sock'));
    await registrar.ask('documents.notPrinted', { jobId, reason: '没有出纸' });
    expect(Object.keys(await cups.kept()).some((name) => name.startsWith('d'))).toBe(true);
    vi.stubEnv('CUPS_SERVER', cups.server);
    await untilNothingIsKept();
    expect((await registrar.ask('cases.get', { caseId })).documents.find(({ id }) => id === documentId)).toMatchObject({ print: 'drawn' });
  });

  test('that was said to be right or spoilt is not taken from a printer still at work', async () => {
    const first = await registrar.ask('documents.print', { documentId, printer: '窗口' });
    await registrar.ask('documents.confirmPrinted', { jobId: first.id });
    await new Promise((later) => setTimeout(later, 700));
    expect(Object.keys(await cups.kept()).filter((name) => name.startsWith('d'))).toHaveLength(1);
    await cups.run('/usr/sbin/cupsenable', 'Tray');
    await untilNothingIsKept();
  });
});
