import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decoderHere } from '#core/documents/decoder.ts';
import { acts } from '#core/hall.ts';
import { createSetClock, openStore, verifyStore, type SettableClock } from '#core/store/index.ts';
import type { HallConfigInput, Input, QueueTicket } from '#shared/contract/index.ts';
import { startTicketPrinter } from '../../emulators/ticket-printer.ts';
import { aMorning, createTestDesk, testHall, type Caller, type TestDesk } from '../cases/test-desk.ts';
import { rasterOf, solidTextOf, textOf } from '../documents/poppler.ts';

const config = {
  ...testHall,
  staff: [...testHall.staff, { code: 'E1', name: '孙洁', roles: ['reception' as const], password: 'reception-2026' }],
};
const printer = '文件';

let hall: TestDesk;
let clock: SettableClock;
let reception: Caller;
async function open(devices: HallConfigInput['devices'] = {}): Promise<void> {
  clock = createSetClock(aMorning);
  hall = await createTestDesk({ config: { ...config, devices }, pcClock: clock });
  reception = hall.as('E1');
}
beforeEach(() => open());
afterEach(() => hall.close());

const issue = (more: Partial<Input<'tickets.issue'>> = {}): Promise<QueueTicket> =>
  reception.ask('tickets.issue', { service: 'marriage', ...more });
const refusal = (code: string) => ({ ok: false, error: { code } });
const printedFile = (documentId: string) => {
  const file = readdirSync(hall.printed).find((name) => name.includes(documentId));
  return new Uint8Array(readFileSync(join(hall.printed, file!)));
};

test('the slip has the number, who is before and a code that is read back; of the couple only 王*明', async () => {
  const thermal = await startTicketPrinter();
  await hall.close();
  await open({ ticketPrinter: { kind: 'network', host: '127.0.0.1', port: thermal.port } });
  await issue({ name: '李红' });
  const { id, slipCode } = await issue({ name: '王小明', priority: 'disabled' });
  await reception.ask('tickets.print', { id });
  const [slip] = thermal.slips;
  const text = slip!.lines.map((line) => line.text).join('|');
  for (const said of ['清江县民政局婚姻登记处', 'A002', '结婚登记', '王*明', '前面还有 1 位', '取号时间 10:00'])
    expect(text).toContain(said);
  expect(text).not.toMatch(/王小明|残疾/);
  // 58 mm are 384 dots, 12 for a Latin character and 24 for a Chinese one: only the hall's name may take two lines.
  for (const { text: said, wide } of slip!.lines.slice(1))
    expect([...said].reduce((dots, each) => dots + (each < '\x7f' ? 12 : 24), 0) * wide).toBeLessThanOrEqual(384);
  const decoder = await decoderHere();
  const { symbols } = await decoder.decode(slip!.pictures[0]!);
  expect(symbols.map((symbol) => symbol.text)).toEqual([slipCode]);
  thermal.paper = 'out';
  expect(await reception.call('tickets.print', { id })).toMatchObject(refusal('ticketPrinter.paperOut'));
  await thermal.close();
});

test('where no ticket printer is set, reception prints the slip on any other: 80 mm wide, with a code that is read back', async () => {
  await issue({ name: '李红' });
  const { id, slipCode } = await issue({ name: '王小𠮷', priority: 'disabled' });
  expect(await reception.call('tickets.print', { id })).toMatchObject(refusal('ticketPrinter.none'));
  const { documentId, pages } = await reception.ask('tickets.slip', { id });
  expect(pages).toBe(1);
  await reception.ask('documents.print', { documentId, printer });
  const slip = printedFile(documentId);
  const text = solidTextOf(slip);
  for (const said of ['清江县民政局婚姻登记处', 'A002', '结婚登记', '王*𠮷', '前面还有1位', '取号时间10:00', '过号请到取号处'])
    expect(text).toContain(said);
  expect(text).not.toMatch(/王小|残疾/);
  const { pixels, width, height } = await rasterOf(slip, 1, 254);
  // Ten dots a millimetre.
  expect(Math.abs(width - 800)).toBeLessThanOrEqual(1);
  const rgba = new Uint8Array(width * height * 4);
  for (const [dot, grey] of pixels.entries()) rgba.set([grey, grey, grey, 255], dot * 4);
  const { symbols } = await (await decoderHere()).decode({ pixels: rgba, width, height });
  expect(symbols.map((symbol) => symbol.text)).toEqual([slipCode]);
});

test('a slip drawn for one does not take the slip of another out of the line for the printer', async () => {
  const [one, two] = [await issue(), await issue()];
  const [first, second] = [await reception.ask('tickets.slip', { id: one.id }), await reception.ask('tickets.slip', { id: two.id })];
  for (const [{ documentId }, number] of [
    [first, 'A001'],
    [second, 'A002'],
  ] as const) {
    const job = await reception.ask('documents.print', { documentId, printer });
    expect(textOf(printedFile(documentId))).toContain(number);
    expect(await reception.ask('documents.confirmPrinted', { jobId: job.id })).toMatchObject({ state: 'confirmed' });
  }
  await hall.desk.close();
  const directory = join(hall.dir, 'store');
  expect(verifyStore(directory, hall.kept.key!, acts)).toMatchObject({ ok: true, value: { problem: null } });
  const store = openStore(directory, hall.kept.key!, { clock, acts });
  if (!store.ok) throw new Error(store.error.code);
  const rows = () => store.value.read((db) => db.prepare(`SELECT kind, print, current FROM documents ORDER BY id`).all());
  const before = rows();
  store.value.rebuild();
  expect(rows()).toEqual(before);
  expect(before).toEqual(Array.from({ length: 2 }, () => ({ kind: 'ticketSlip', print: 'confirmed', current: 1 })));
  store.value.close();
});

test('of a name that no font draws the slip leaves out the name, and a ticket of another day has none', async () => {
  const { id } = await issue({ name: '王小\u{E123}' });
  const { documentId } = await reception.ask('tickets.slip', { id });
  await reception.ask('documents.print', { documentId, printer });
  expect(solidTextOf(printedFile(documentId))).toMatch(/A001结婚登记前面/);
  clock.advance({ hours: 24 });
  reception = hall.as('E1');
  expect(await reception.call('tickets.slip', { id })).toMatchObject(refusal('ticket.notFound'));
  expect(await reception.call('tickets.slip', { id: uuidv7() })).toMatchObject(refusal('ticket.notFound'));
});

test('a slip is printed with every number where the hall has a ticket printer, else as the supervisor says', async () => {
  const printsAtOnce = async () => (await reception.ask('tickets.list', {})).printsAtOnce;
  const supervisor = hall.as('S1');
  expect(await printsAtOnce()).toBe(false);
  const { tickets } = await supervisor.ask('frontDesk.settings', {});
  expect(tickets.printAtOnce).toBeNull();
  await supervisor.ask('frontDesk.configure', { tickets: { ...tickets, printAtOnce: true } });
  expect(await printsAtOnce()).toBe(true);
  await hall.close();
  await open({ ticketPrinter: { kind: 'network', host: '127.0.0.1', port: 1 } });
  expect(await printsAtOnce()).toBe(true);
  await hall.as('S1').ask('frontDesk.configure', { tickets: { ...tickets, printAtOnce: false } });
  expect(await printsAtOnce()).toBe(false);
});

test('a line with a character the ticket printer lacks is drawn dot by dot, and shows ink', async () => {
  const thermal = await startTicketPrinter();
  await hall.close();
  await open({ ticketPrinter: { kind: 'network', host: '127.0.0.1', port: thermal.port } });
  for (const name of ['王小𠮷', '王小吉']) await reception.ask('tickets.print', { id: (await issue({ name })).id });
  const [rare, usual] = thermal.slips;
  const words = (slip: typeof rare) => slip!.lines.map(({ text }) => text);
  expect(words(usual)).toContain('王*吉');
  expect(words(rare).join('')).not.toContain('王');
  expect(usual!.pictures).toHaveLength(1);
  const [name, code] = rare!.pictures;
  expect(code!.height).toBeGreaterThan(150);
  // 王*𠮷 is two characters and a half wide; each half of it has ink, and paper.
  expect(name!.height).toBe(32);
  expect(name!.width).toBe(80);
  for (const half of [0, 1]) {
    let dark = 0;
    for (let dot = 0; dot < 80 * 32; dot += 1) if (Math.floor((dot % 80) / 40) === half && name!.pixels[dot * 4] === 0) dark += 1;
    expect(dark).toBeGreaterThan(80);
    expect(dark).toBeLessThan(600);
  }
  await thermal.close();
});
