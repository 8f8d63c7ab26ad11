import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrinters } from '#core/devices/printers/index.ts';
import type { Printers } from '#core/devices/types.ts';
import { cupsHindrance, startCups, type Cups, type CupsSettings } from '../../emulators/cups.ts';
import { heldClock } from './observed-reader.ts';

const hindrance = await cupsHindrance();
// A build machine must be able to print; elsewhere the reason is in the name of the skipped tests.
const cupsWanted = hindrance === null || Boolean(process.env['CI']);
const notRun = hindrance === null ? '' : ` (not run: ${hindrance})`;

const paper = Buffer.from('结婚登记审查处理表 张示例 110101199001011237');
const jobId = '01890000-0000-7000-8000-000000000901';
const anotherJobId = '01890000-0000-7000-8000-000000000902';

let cups: Cups;
const opened: Printers[] = [];
const givenUp = new Set<string>();

function open(queue: string): Printers {
  const deps = { clock: heldClock, isGivenUp: (id: string) => givenUp.has(id) };
  const printers = createPrinters([{ kind: 'lp', name: 'A4', queue, options: [] }], deps);
  opened.push(printers);
  return printers;
}

/** A scheduler for the tests of one block, with a queue `Tray` whose jobs wait until it is enabled. */
function onCups(settings: CupsSettings): void {
  beforeAll(async () => {
    cups = await startCups(settings);
    await cups.addQueue('Tray', 'file:/dev/null');
  });
  afterAll(() => cups?.stop());
  beforeEach(async () => {
    vi.stubEnv('CUPS_SERVER', cups.server);
    await cups.run('/usr/sbin/cupsdisable', 'Tray');
  });
  afterEach(() => {
    for (const printers of opened.splice(0)) printers.close();
    givenUp.clear();
    vi.unstubAllEnvs();
  });
}

const letPrint = () => cups.run('/usr/sbin/cupsenable', 'Tray');
const waiting = async () => (await cups.run('/usr/bin/lpstat', '-W', 'not-completed', '-o')).split('\n').filter(Boolean);
const ended = async () => (await cups.run('/usr/bin/lpstat', '-W', 'completed', '-o')).split('\n').filter(Boolean);
const documents = async () => Object.entries(await cups.kept()).filter(([name]) => name.startsWith('d'));
const untilNothingIsKept = () =>
  vi.waitFor(async () => expect(Object.keys(await cups.kept())).toEqual([]), { timeout: 8_000, interval: 50 });

describe.skipIf(!cupsWanted)(`what CUPS keeps of our papers${notRun}`, () => {
  onCups({ keeps: 'forADay', erasedBy: 'owner' });

  test('lies there in clear until it has printed, and then no more: neither paper nor history', async () => {
    const printers = open('Tray');
    expect((await printers.print('A4', paper, 'examinationForm', jobId)).ok).toBe(true);
    expect((await documents()).map(([, bytes]) => bytes.toString())).toEqual([paper.toString()]);
    await letPrint();
    await untilNothingIsKept();
    expect(await ended()).toEqual([]);
    expect(await printers.list()).toMatchObject([{ note: null }]);
  });

  test('after a crash is erased by the next start, whatever had become of it', async () => {
    const before = open('Tray');
    await before.print('A4', paper, 'examinationForm', jobId);
    await before.print('A4', paper, 'recovery-key');
    before.close();
    await letPrint();
    await vi.waitFor(async () => expect(await ended()).toHaveLength(2), { timeout: 8_000 });
    expect(await documents()).toHaveLength(2);
    open('Tray');
    await untilNothingIsKept();
  });

  test('is left alone where it is not ours', async () => {
    await cups.run('/usr/bin/lp', '-d', 'Tray', '-t', 'a letter', import.meta.filename);
    const printers = open('Tray');
    await printers.print('A4', paper, 'examinationForm', jobId);
    await letPrint();
    await vi.waitFor(async () => expect(await documents()).toHaveLength(1), { timeout: 8_000 });
    expect(await ended()).toHaveLength(1);
    await cups.run('/usr/bin/cancel', '-a', '-x', 'Tray');
  });

  test('when given up it neither stays nor comes out late; another print of the same paper does', async () => {
    const printers = open('Tray');
    await printers.print('A4', paper, 'examinationForm', jobId);
    await printers.print('A4', paper, 'examinationForm', anotherJobId);
    givenUp.add(jobId);
    printers.tidy();
    await vi.waitFor(async () => expect(await documents()).toHaveLength(1), { timeout: 8_000 });
    expect(await waiting()).toHaveLength(1);
    await letPrint();
    await untilNothingIsKept();
  });

  describe('while the printer is at work', () => {
    let printer: Server;
    let lines: Socket[];
    beforeEach(async () => {
      lines = [];
      // Takes the paper and does not let the line go: CUPS goes on printing.
      printer = createServer({ allowHalfOpen: true }, (line) => void lines.push(line.resume())).listen(0, '127.0.0.1');
      await once(printer, 'listening');
      const { port } = printer.address() as { port: number };
      await cups.addQueue('Slow', `socket://127.0.0.1:${port}/?waiteof=true`);
    });
    afterEach(async () => {
      for (const line of lines) line.destroy();
      printer.close();
      await untilNothingIsKept();
    });

    const print = async () => {
      const printers = open('Slow');
      await printers.print('A4', paper, 'certificate', jobId);
      await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 8_000 });
      return printers;
    };

    test('it is not touched, whatever the registrar has said of the sheet', async () => {
      const printers = await print();
      printers.tidy();
      await new Promise((later) => setTimeout(later, 1_000));
      expect(await waiting()).toHaveLength(1);
      expect(await documents()).toHaveLength(1);
      lines[0]!.end();
      await untilNothingIsKept();
    });

    test('it is stopped when nothing came out', async () => {
      const printers = await print();
      givenUp.add(jobId);
      printers.tidy();
      await untilNothingIsKept();
      expect(await waiting()).toEqual([]);
    });
  });
});

describe.skipIf(!cupsWanted)(`a CUPS that lets only proved owners erase${notRun}`, () => {
  onCups({ keeps: 'forADay', erasedBy: 'provedOwner' });

  test('takes the word of the local socket', async () => {
    expect((await open('Tray').print('A4', paper, 'examinationForm', jobId)).ok).toBe(true);
    await letPrint();
    await untilNothingIsKept();
  });
});

describe.skipIf(!cupsWanted)(`a CUPS that lets nobody erase${notRun}`, () => {
  onCups({ keeps: 'forADay', erasedBy: 'nobody' });

  test('prints as ever, and its printers say that papers stay', async () => {
    const printers = open('Tray');
    expect((await printers.print('A4', paper, 'examinationForm', jobId)).ok).toBe(true);
    await letPrint();
    await vi.waitFor(async () => expect(await printers.list()).toMatchObject([{ ready: true, note: 'papersKept' }]), { timeout: 8_000 });
    expect(await documents()).toHaveLength(1);
  });
});

describe.skipIf(!cupsWanted)(`a CUPS that keeps no files${notRun}`, () => {
  onCups({ keeps: 'nothing', erasedBy: 'nobody' });

  test('has nothing to be told', async () => {
    const printers = open('Tray');
    await printers.print('A4', paper, 'examinationForm', jobId);
    await letPrint();
    await vi.waitFor(async () => expect(await documents()).toEqual([]), { timeout: 8_000 });
    await new Promise((later) => setTimeout(later, 500));
    expect(await printers.list()).toMatchObject([{ note: null }]);
  });
});
