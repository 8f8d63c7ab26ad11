import { writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { people, type Person } from '../../emulators/people.ts';
import type { Stage } from './stage.ts';

export interface PhoneBooking {
  /** `2026-11-23 10:30`: a cell of the grid. */
  readonly at: string;
  readonly man: Pick<Person, 'name' | 'idNumber'>;
  /** null: they say only who calls. */
  readonly woman: Pick<Person, 'name' | 'idNumber'> | null;
  readonly phone: string;
}

/** Somebody rings up; the half hour they want is chosen in the grid, and what they say is typed. */
export async function bookByPhone({ window, shoot }: Stage, { at, man, woman, phone }: PhoneBooking): Promise<void> {
  const cell = window.locator(`[data-cell="${at}"]`);
  await cell.click({ timeout: 20_000 });
  await window.getByText('电话', { exact: true }).first().click();
  const field = (name: string) => window.getByLabel(name, { exact: true });
  await field('姓名').fill(man.name);
  await field('身份证号码').fill(man.idNumber);
  if (woman !== null) {
    await field('另一方姓名').fill(woman.name);
    await field('另一方身份证号码').fill(woman.idNumber);
  }
  await window.getByRole('textbox', { name: '电话', exact: true }).fill(phone);
  await shoot('电话预约');
  await window.keyboard.press('Control+Enter');
  await expect(bookedPanel(window).getByText('已预约')).toBeVisible({ timeout: 20_000 });
}

export function bookedPanel(window: Page) {
  return window.getByRole('region', { name: '结婚登记', exact: true });
}

/** The export of the city's bookings is looked at first: its odd rows say why, and the good ones are taken in. */
export async function importBookings({ window, shoot }: Stage, file: string): Promise<void> {
  const row = (number: string, service: string, time: string, one: Person, other: Person | null) =>
    [number, service, '2026-11-24', time, one.name, one.idNumber, other?.name, other?.idNumber, '13900000000', '已预约'].join(',');
  const rows = [
    row('CX20261124001', '结婚登记', '09:30-10:00', people.liJie, null),
    row('CX20261124002', '离婚登记申请', '10:00-10:30', people.heDong, people.luoYan),
    row('CX20261124003', '落户', '10:00-10:30', people.chenJing, null),
    row('CX20261124004', '结婚登记', '10:30-11:00', people.wangWei, people.chenJing),
  ];
  const columns = '预约号,业务类型,预约日期,预约时段,申请人姓名,申请人证件号,另一方姓名,另一方证件号,联系电话,状态';
  writeFileSync(file, [columns, ...rows].join('\n'));
  await window.keyboard.press('Alt+i');
  const [chooser] = await Promise.all([window.waitForEvent('filechooser'), window.getByRole('button', { name: '选择文件' }).click()]);
  await chooser.setFiles(file);
  await expect(window.getByText('不认识的业务：落户')).toBeVisible({ timeout: 20_000 });
  await shoot('导入预约前逐行核对');
  await window.getByRole('button', { name: '导入2行' }).click();
  await expect(window.getByText('已导入2行。')).toBeVisible({ timeout: 20_000 });
  await window.getByLabel('列出哪天').fill('20261124');
  const taken = window.getByRole('row', { name: new RegExp(people.liJie.name) });
  await expect(taken).toBeVisible();
  await taken.scrollIntoViewIfNeeded();
  await shoot('预约已导入');
}
