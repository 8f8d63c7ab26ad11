import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeSlip, isPrintable } from '#core/devices/tickets/escpos.ts';
import { createTicketPrinter } from '#core/devices/tickets/ticket-printer.ts';
import { startTicketPrinter } from '../../emulators/ticket-printer.ts';

let printer: Awaited<ReturnType<typeof startTicketPrinter>>;
beforeEach(async () => {
  printer = await startTicketPrinter();
});
afterEach(() => printer.close());

const parts = [{ text: '清江县民政局' }, { text: 'A001', scale: 4 }, { text: '王*明' }];
const print = () =>
  createTicketPrinter({ kind: 'network', host: '127.0.0.1', port: printer.port }, { status: 150, slip: 300 }).print(parts);
const refusal = (code: string) => ({ ok: false, error: { code } });

test('a slip is Chinese in two-byte mode, as large as asked, and cut', async () => {
  expect(await print()).toEqual({ ok: true, value: null });
  const lines = [
    { text: '清江县民政局', wide: 1, high: 1 },
    { text: 'A001', wide: 4, high: 4 },
    { text: '王*明', wide: 1, high: 1 },
  ];
  expect(printer.slips).toEqual([{ lines, pictures: [], parts: lines }]);
});

test('two slips at once come out one after the other', async () => {
  const one = createTicketPrinter({ kind: 'network', host: '127.0.0.1', port: printer.port });
  expect(await Promise.all([one.print(parts), one.print([{ text: 'B001' }])])).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
  expect(printer.slips.map(({ lines }) => lines.at(-1)!.text)).toEqual(['王*明', 'B001']);
});

test('no paper, an open cover and a printer that is away are said, and nothing is printed', async () => {
  printer.paper = 'out';
  expect(await print()).toMatchObject(refusal('ticketPrinter.paperOut'));
  printer.paper = 'there';
  printer.coverOpen = true;
  expect(await print()).toMatchObject(refusal('ticketPrinter.coverOpen'));
  printer.coverOpen = false;
  printer.mute = true;
  expect(await print()).toMatchObject(refusal('ticketPrinter.away'));
  expect(printer.slips).toEqual([]);
  printer.mute = false;
  expect(await print()).toMatchObject({ ok: true });
  expect(await createTicketPrinter(null).print(parts)).toMatchObject(refusal('ticketPrinter.none'));
});

test('paper that ends within a slip, and a cable that comes out, are no printed slip', async () => {
  printer.paper = 'endsWhilePrinting';
  expect(await print()).toMatchObject(refusal('ticketPrinter.stopped'));
  printer.paper = 'there';
  printer.lostAfter = 20;
  expect(await print()).toMatchObject(refusal('ticketPrinter.unsure'));
  expect(printer.slips).toEqual([]);
});

test('nothing listens there: away', async () => {
  const nobody = createTicketPrinter({ kind: 'network', host: '127.0.0.1', port: 1 });
  expect(await nobody.print(parts)).toMatchObject(refusal('ticketPrinter.away'));
});

test.each([
  ['王*明', true],
  ['A001 号', true],
  ['㐱', false],
  ['𠮷', false],
  ['\u{E000}', false],
  ['a\n', false],
])('whether a printer has %s: %s', (text, has) => {
  expect(isPrintable(text)).toBe(has);
  if (!has) expect(() => encodeSlip([{ text }])).toThrow('no printer');
});
