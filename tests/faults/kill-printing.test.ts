import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unlockKeyFile } from '#core/store/index.ts';
import { openReadable } from '#core/store/open-store.ts';
import { createTestDesk, printFinalPapers, takeTo, testHall, type Caller, type TestDesk } from '../core/cases/test-desk.ts';
import { canTrace, injectFault } from './disk-faults.ts';
import { hostHall, type HostedHall } from './hosted-hall.ts';

if (!canTrace) console.log('a crash in the middle of printing: not run, tracing is refused here');

let fresh: TestDesk;
let hosted: HostedHall;
let registrar: Caller;
beforeEach(async () => {
  fresh = await createTestDesk({
    config: { ...testHall, numberBlocks: [{ ...testHall.numberBlocks[0]!, year: new Date().getFullYear() }] },
    clock: null,
  });
  await fresh.desk.close();
  hosted = hostHall({ storeDirectory: join(fresh.dir, 'store'), clock: null });
  const supervisor = await hosted.signIn('S1', 'zhoumin-2026');
  await supervisor.ask('office.openOfflineRegistration', { reason: '网络中断' });
  registrar = await hosted.signIn('R1', 'limin-2026');
});
afterEach(async () => {
  await hosted.stop();
  await fresh.close();
});

/** Waits until the job is in the journal, seen from beside the core that writes it. */
async function waitUntilSpooled(documentId: string): Promise<void> {
  const directory = join(fresh.dir, 'store');
  const key = await unlockKeyFile(directory, {});
  const readable = key.ok ? openReadable(directory, key.value) : key;
  if (!readable.ok) throw new Error(readable.error.code);
  const isSpooled = readable.value.db.prepare('SELECT 1 FROM print_jobs WHERE document_id = ?');
  while (isSpooled.get(documentId) === undefined) await new Promise((later) => setTimeout(later, 1));
  readable.value.close();
}

const pdfs = (): string[] => readdirSync(fresh.printed).filter((name) => name.startsWith('certificate-') && name.endsWith('.pdf'));

test.runIf(canTrace)(
  'M-103 a core that dies between journal and printer leaves the job to be looked at; the blank is neither lost nor printed on twice',
  { timeout: 120_000 },
  async () => {
    const { id: caseId, documents, certificates } = await takeTo(registrar, 'prepared');
    const certificate = documents.find(({ kind, party, current }) => kind === 'certificate' && party === 'man' && current)!;
    const request = { documentId: certificate.id, printer: '文件' };
    const requestId = uuidv7();
    // Slow flushes hold the core between the two: the journal has the job, the printer not yet its paper.
    await injectFault(hosted.pid()!, 'slow');
    const printing = registrar.call('documents.print', request, { requestId });
    await waitUntilSpooled(certificate.id);
    hosted.kill();

    // Main repeats the call to the next core, which does not print again: it cannot know what came out.
    const answered = await printing;
    expect(answered).toMatchObject({ ok: true, value: { state: 'spooled' } });
    expect(pdfs()).toEqual([]);
    const [job] = await registrar.ask('documents.jobs', { caseId });
    expect(job).toMatchObject({ documentId: certificate.id, state: 'spooled' });
    expect(await registrar.call('documents.print', request)).toMatchObject({ ok: false, error: { code: 'document.notReprintable' } });

    // The registrar looks into the tray: nothing came out.
    await registrar.ask('documents.notPrinted', { jobId: job!.id, reason: '打印前程序中断' });
    await printFinalPapers(registrar, caseId);
    const registered = await registrar.ask('marriage.register', { caseId, signedForReceipt: { man: true, woman: true } });
    expect(registered.certificates).toEqual(certificates);
    expect(pdfs()).toHaveLength(2);
  },
);
