import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { handsOf } from '../demo/play/counter.ts';
import { startTicketPrinter } from '../emulators/ticket-printer.ts';
import { hallConfig, passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { findBarriers, findLayoutFaults } from './layout-faults.ts';
import { launchHall, type Hall } from './launch.ts';

let prepared: PreparedHall;
let hall: Hall;
let thermal: Awaited<ReturnType<typeof startTicketPrinter>>;
test.beforeAll(async () => {
  thermal = await startTicketPrinter();
  prepared = await prepareHall({
    config: (printed) => {
      const usual = hallConfig(printed);
      const printers = [...(usual.devices?.printers ?? []), { kind: 'file' as const, name: '前台打印机', folder: printed }];
      const ticketPrinter = { kind: 'network' as const, host: '127.0.0.1', port: thermal.port };
      return { ...usual, devices: { ...usual.devices, printers, ticketPrinter } };
    },
  });
  hall = await launchHall(prepared);
});
test.afterAll(async () => {
  await hall.close();
  await thermal.close();
  prepared.remove();
});

test('a slip comes out with every number, on paper where the ticket printer sends nothing, and never twice by itself', async () => {
  const { window } = hall;
  const look = async (name: string): Promise<void> => {
    expect(await findLayoutFaults(window), name).toEqual([]);
    expect(await findBarriers(window), name).toEqual([]);
    if (process.env['TONGXIN_LOOKS']) await window.screenshot({ path: `${process.env['TONGXIN_LOOKS']}/ticket-${name}.png` });
  };
  const take = () => window.getByRole('button', { name: '取号', exact: true }).click();
  const says = (words: RegExp) => expect(window.getByText(words)).toBeVisible({ timeout: 15_000 });
  const papers = () => readdirSync(prepared.printed).filter((file) => file.includes('ticketSlip'));

  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(window).signIn('R1', passwords.R1, /3号窗口/);
  await expect(window.locator('.welcome')).toBeVisible();
  await window.keyboard.press('Alt+d');
  await window.getByRole('tab', { name: /排队/ }).click();

  await window.getByLabel('姓名（可不填）').fill('王小𠮷');
  await take();
  await says(/A001号的号票已打印/);
  // The name the printer has no character for, and the code.
  expect(thermal.slips.map(({ pictures }) => pictures.length)).toEqual([2]);

  thermal.paper = 'endsWhilePrinting';
  await take();
  await says(/打到一半停了/);
  expect(papers()).toEqual([]);

  thermal.coverOpen = true;
  await take();
  await says(/盖子开着。A003号/);
  await look('choose');
  await window.locator('.queue-choose').getByRole('button').first().click();
  await window.getByRole('option', { name: '前台打印机' }).click();
  await window.getByRole('button', { name: '在这台打印' }).click();
  await says(/A003号的号票已改送“前台打印机”/);
  await look('paper');
  expect(papers()).toHaveLength(1);

  thermal.coverOpen = false;
  thermal.paper = 'there';
  await window.getByRole('button', { name: '补打A002号的号票' }).click();
  await says(/A002号的号票已打印/);
  expect(thermal.slips.at(-1)!.lines.map(({ text }) => text)).toContain('A002');
});
