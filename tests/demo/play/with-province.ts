import { mkdirSync } from 'node:fs';
import { expect } from '@playwright/test';
import { startProvince, type Province } from '../../province/province.ts';
import { pick, write } from './form.ts';
import type { Stage } from './stage.ts';
import type { OpenOffice } from './enrolled-office.ts';

/** A province whose line can be cut and mended. */
export interface Line {
  province(): Province;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function openLine(folder: string): Promise<Line> {
  mkdirSync(folder, { recursive: true });
  let running: Province | null = await startProvince({ folder });
  const { port } = new URL(running.address);
  return {
    province: () => running!,
    async cut() {
      await running?.stop();
      running = null;
    },
    async mend() {
      running = await startProvince({ folder, port: Number(port) });
    },
  };
}

/** What was registered offline is checked now; the supervisor finds what the province says otherwise, and settles it with a second person. */
export async function settleDiscrepancy({ window, shoot }: Stage): Promise<void> {
  await window
    .getByRole('button', { name: /^上报队列/ })
    .first()
    .click();
  await expect(window.getByRole('heading', { name: '上报队列' }).first()).toBeVisible();
  await shoot('上报队列');
  await window
    .getByRole('button', { name: /^差异处理/ })
    .first()
    .click();
  await window
    .getByRole('listitem')
    .getByRole('button', { name: /已有存续的婚姻/ })
    .click({ timeout: 60_000 });
  await expect(window.getByText('两边的记录').first()).toBeVisible();
  await shoot('差异处理');
  const form = window.getByRole('form', { name: '处理' });
  await pick(form, '核查结论', '省平台登记属实');
  await pick(form, '处理措施', '告知向人民法院请求确认或者撤销');
  await write(form, '核查经过', '已电话核对椰林县登记档案，男方在该处的婚姻存续；已告知双方可向人民法院请求确认婚姻无效。');
  await write(form, '工号', 'A1');
  await write(form, '密码', 'tongxin-zhao');
  await shoot('差异处理-填写');
  await form.getByRole('button', { name: '记录处理结论' }).click();
  await expect(window.getByText('已记录处理结论。')).toBeVisible({ timeout: 20_000 });
}

/** 协查: the office that registered the marriage is asked for its record, from the open case. */
export async function askForRecord({ window, shoot }: Stage): Promise<void> {
  await window.keyboard.press('Alt+x');
  const form = window.getByRole('form', { name: '发起协查' });
  await expect(form).toBeVisible();
  await shoot('发起协查');
  await form.getByRole('button', { name: '发出协查' }).click();
  await expect(window.getByText('等待复函').first()).toBeVisible({ timeout: 30_000 });
  await shoot('等待复函');
  await window.keyboard.press('Escape');
}

/** The office over there approves what it holds. */
export async function answerRequest(office: OpenOffice): Promise<void> {
  const supervisor = await office.as('S1');
  await supervisor.ask('sync.tryNow', { id: null });
  await expect.poll(async () => (await supervisor.ask('requests.incoming', {})).length, { timeout: 30_000 }).toBe(1);
  const [request] = await supervisor.ask('requests.incoming', {});
  const { requestNumber } = request!;
  const found = await supervisor.ask('requests.look', { requestNumber });
  const registrationNumbers = found.map(({ registrationNumber }) => registrationNumber);
  await supervisor.ask('requests.reply', { requestNumber, registrationNumbers, refusal: null });
  await expect.poll(async () => (await supervisor.ask('sync.queue', {})).items.length, { timeout: 30_000 }).toBe(0);
}
