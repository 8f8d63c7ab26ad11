import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrinters } from '#core/devices/printers/index.ts';
import type { Printers } from '#core/devices/types.ts';
import { cupsHindrance, startCups, type Cups } from '../../emulators/cups.ts';
import { heldClock } from './observed-reader.ts';

const deps = { clock: heldClock, isGivenUp: () => false };
let folder: string;
const opened: Printers[] = [];

function open(config: Parameters<typeof createPrinters>[0]): Printers {
  const printers = createPrinters(config, deps);
  opened.push(printers);
  return printers;
}

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'tongxin-print-'))));
afterEach(async () => {
  for (const printers of opened.splice(0)) printers.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function onePage(text: string): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4' });
  document.fontSize(20).text(text, 72, 72);
  document.end();
  return await buffer(document);
}

describe('a file printer', () => {
  const filePrinter = (target = folder) => open([{ kind: 'file', name: 'PDF', folder: target }]);

  test('writes the whole paper, named by title and office time, for its owner only', async () => {
    const pdf = await onePage('one');
    expect(await filePrinter().print('PDF', pdf, 'declaration-1')).toEqual({ ok: true, value: null });
    expect(await readdir(folder)).toEqual(['declaration-1 20261122-093012.pdf']);
    const path = join(folder, 'declaration-1 20261122-093012.pdf');
    expect(Uint8Array.from(await readFile(path))).toEqual(Uint8Array.from(pdf));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('never writes over a paper: the same title at the same moment is another file', async () => {
    const printers = filePrinter();
    await Promise.all([1, 2, 3].map((paper) => printers.print('PDF', Uint8Array.of(paper), 'same')));
    const contents = await Promise.all((await readdir(folder)).map(async (name) => [...(await readFile(join(folder, name)))]));
    expect(contents.flat().toSorted()).toEqual([1, 2, 3]);
  });

  test('several copies are a file each', async () => {
    await filePrinter().print('PDF', Uint8Array.of(7), 'divorceAgreement-1', null, 3);
    const contents = await Promise.all((await readdir(folder)).map(async (name) => [...(await readFile(join(folder, name)))]));
    expect(contents).toEqual([[7], [7], [7]]);
  });

  test('a title cannot lead out of the folder', async () => {
    await mkdir(join(folder, 'inside'));
    await filePrinter(join(folder, 'inside')).print('PDF', Uint8Array.of(1), '../../escape:*?\u0007');
    expect(await readdir(folder)).toEqual(['inside']);
    expect(await readdir(join(folder, 'inside'))).toEqual(['__.._escape____ 20261122-093012.pdf']);
  });

  test('a missing folder is said, and is not ready', async () => {
    const printers = filePrinter(join(folder, 'gone'));
    expect(await printers.list()).toEqual([{ name: 'PDF', kind: 'file', ready: false, note: null }]);
    expect(await printers.print('PDF', Uint8Array.of(1), 'x')).toEqual({
      ok: false,
      error: { code: 'printer.failed', details: { printer: 'PDF', reason: 'folderMissing' } },
    });
    expect(await filePrinter().list()).toEqual([{ name: 'PDF', kind: 'file', ready: true, note: null }]);
  });

  test('a printer nobody set up is none', async () => {
    expect(await filePrinter().print('another', Uint8Array.of(1), 'x')).toEqual({
      ok: false,
      error: { code: 'printer.none', details: {} },
    });
  });
});

describe('an lp printer', () => {
  const lpPrinter = (options: string[] = []) => open([{ kind: 'lp', name: 'A4', queue: 'A4', options }]);

  /** Puts a program of our own before the system's. */
  async function standIn(name: string, script: string): Promise<void> {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  }

  test('is given the paper by the pipe, at 100 %', async () => {
    await standIn('lp', `printf '%s\\n' "$@" > ${folder}/args; cat > ${folder}/input`);
    expect((await lpPrinter(['InputSlot=Tray2']).print('A4', Uint8Array.of(1, 2, 3), 'a title')).ok).toBe(true);
    expect((await readFile(join(folder, 'args'), 'utf8')).trim().split('\n')).toEqual([
      '-U',
      userInfo().username,
      '-d',
      'A4',
      '-t',
      'tongxin-a title',
      '-o',
      'print-scaling=none',
      '-o',
      'InputSlot=Tray2',
      '-',
    ]);
    expect([...(await readFile(join(folder, 'input')))]).toEqual([1, 2, 3]);
  });

  test('several copies are one job, each whole after the other', async () => {
    await standIn('lp', `printf '%s\\n' "$@" > ${folder}/args; cat > /dev/null`);
    await lpPrinter().print('A4', Uint8Array.of(1), 't', null, 3);
    expect((await readFile(join(folder, 'args'), 'utf8')).trim().split('\n').slice(-5)).toEqual(['-n', '3', '-o', 'collate=true', '-']);
  });

  test("a hall's own scaling replaces ours", async () => {
    await standIn('lp', `printf '%s\\n' "$@" > ${folder}/args; cat > /dev/null`);
    await lpPrinter(['print-scaling=fit']).print('A4', Uint8Array.of(1), 't');
    expect(await readFile(join(folder, 'args'), 'utf8')).not.toContain('print-scaling=none');
  });

  test.each([
    ['lp: Error - The printer or class does not exist.', 'scheduler is running', 'queueUnknown'],
    ['lp: Error - The printer or class does not exist.', 'scheduler is not running', 'spoolerDown'],
    ['lp: Destination "A4" is not accepting jobs.', 'scheduler is running', 'queueRejecting'],
    ['lp: something else', 'scheduler is running', 'refused'],
  ])('%s, %s: %s', async (message, scheduler, reason) => {
    await standIn('lp', `echo '${message}' >&2; exit 1`);
    await standIn('lpstat', `echo '${scheduler}'`);
    expect(await lpPrinter().print('A4', new Uint8Array(1_000_000), 't')).toEqual({
      ok: false,
      error: { code: 'printer.failed', details: { printer: 'A4', reason } },
    });
  });

  test('without CUPS it says so', async () => {
    vi.stubEnv('PATH', folder);
    expect(await lpPrinter().print('A4', Uint8Array.of(1), 't')).toMatchObject({ error: { details: { reason: 'programMissing' } } });
    expect(await lpPrinter().list()).toEqual([{ name: 'A4', kind: 'lp', ready: false, note: null }]);
  });
});

const hindrance = await cupsHindrance();
// A build machine must be able to print; elsewhere the reason is in the name of the skipped tests.
const cupsWanted = hindrance === null || Boolean(process.env['CI']);

describe.skipIf(!cupsWanted)(`on CUPS${hindrance === null ? '' : ` (${hindrance})`}`, () => {
  let cups: Cups;
  beforeAll(async () => void (cups = await startCups()));
  afterAll(() => cups?.stop());
  beforeEach(() => void vi.stubEnv('CUPS_SERVER', cups.server));

  const printersOn = (queue: string) => open([{ kind: 'lp', name: 'A4', queue, options: [] }]);

  test('the paper comes out with its text, in its size', async () => {
    const title = `tongxin-test-${process.pid}`;
    const printers = printersOn(cups.queue);
    expect(await printers.list()).toEqual([{ name: 'A4', kind: 'lp', ready: true, note: null }]);
    expect(await printers.print('A4', await onePage('J110101-2026-000001'), title)).toEqual({ ok: true, value: null });

    const path = await cups.printed(title);
    expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).trim()).toBe('J110101-2026-000001');
    expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Page size: +595 x 842/);
    await rm(path);
  });

  test('a queue that does not exist is not ready and says so', async () => {
    const printers = printersOn('nowhere');
    expect(await printers.list()).toEqual([{ name: 'A4', kind: 'lp', ready: false, note: null }]);
    expect(await printers.print('A4', await onePage('x'), 't')).toMatchObject({ error: { details: { reason: 'queueUnknown' } } });
  });

  test('a queue that rejects jobs is not ready and says so', async () => {
    const environment = { ...process.env };
    execFileSync('/usr/sbin/cupsreject', [cups.queue], { env: environment });
    const printers = printersOn(cups.queue);
    expect(await printers.list()).toEqual([{ name: 'A4', kind: 'lp', ready: false, note: null }]);
    expect(await printers.print('A4', await onePage('x'), 't')).toMatchObject({ error: { details: { reason: 'queueRejecting' } } });
    execFileSync('/usr/sbin/cupsaccept', [cups.queue], { env: environment });
  });

  test('without its scheduler it is not ready and says so', async () => {
    vi.stubEnv('CUPS_SERVER', join(dirname(cups.server), 'nobody.sock'));
    const printers = printersOn(cups.queue);
    expect(await printers.list()).toEqual([{ name: 'A4', kind: 'lp', ready: false, note: null }]);
    expect(await printers.print('A4', await onePage('x'), 't')).toMatchObject({ error: { details: { reason: 'spoolerDown' } } });
  });
});
