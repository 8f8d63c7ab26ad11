import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTicketPrinter } from '#core/devices/tickets/ticket-printer.ts';
import { startSerialTicketPrinter } from '../../emulators/ticket-printer.ts';

let printer: Awaited<ReturnType<typeof startSerialTicketPrinter>>;
beforeEach(async () => {
  printer = await startSerialTicketPrinter();
});
afterEach(() => printer.close());

const parts = [{ text: '清江县民政局' }, { text: 'A001', scale: 4 }, { text: '王*明' }];
const refusal = (code: string) => ({ ok: false, error: { code } });

// The kernel's device of a USB printer is a character device that is read and written, as a terminal is.
describe.each(['serial', 'usb'] as const)('a ticket printer at a device of the system: %s', (kind) => {
  const connected = () =>
    createTicketPrinter(kind === 'serial' ? { kind, path: printer.path, baudRate: 9600 } : { kind, path: printer.path }, {
      status: 300,
      slip: 600,
    });

  test('prints slips one after the other and says when each is out', async () => {
    const one = connected();
    const [first, second] = await Promise.all([one.print(parts), one.print([{ text: 'B001' }])]);
    expect([first, second]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(printer.slips.map(({ lines }) => lines.map(({ text, wide }) => [text, wide]))).toEqual([
      [
        ['清江县民政局', 1],
        ['A001', 4],
        ['王*明', 1],
      ],
      [['B001', 1]],
    ]);
  });

  test('says what keeps it from printing, and prints when that is over', async () => {
    const one = connected();
    printer.paper = 'out';
    expect(await one.print(parts)).toMatchObject(refusal('ticketPrinter.paperOut'));
    printer.paper = 'there';
    printer.coverOpen = true;
    expect(await one.print(parts)).toMatchObject(refusal('ticketPrinter.coverOpen'));
    printer.coverOpen = false;
    printer.mute = true;
    expect(await one.print(parts)).toMatchObject(refusal('ticketPrinter.away'));
    expect(printer.slips).toEqual([]);
    printer.mute = false;
    expect(await one.print(parts)).toMatchObject({ ok: true });
    expect(printer.slips).toHaveLength(1);
  });

  test('paper that ends within a slip stopped it', async () => {
    printer.paper = 'endsWhilePrinting';
    expect(await connected().print(parts)).toMatchObject(refusal('ticketPrinter.stopped'));
    expect(printer.slips).toEqual([]);
  });

  test('pulled out within a slip nobody knows, and whoever prints next is told at once that it is away', { timeout: 5_000 }, async () => {
    const one = connected();
    // After both questions for its state, which are three bytes each.
    printer.lostAfter = 10;
    expect(await one.print(parts)).toMatchObject(refusal('ticketPrinter.unsure'));
    expect(await one.print(parts)).toMatchObject(refusal('ticketPrinter.away'));
  });
});
