import { expect, test, type Locator, type Page } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { officeTimeZone } from '#shared/model/index.ts';
import { accept } from '../core/cases/divorce/divorce-desk.ts';
import { takeTo } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { passphrase, passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { launchHall, type Hall, type LaunchOptions } from './launch.ts';
import { askCore } from './window-call.ts';

test.describe.configure({ mode: 'serial' });

let prepared: PreparedHall;
test.afterEach(() => prepared.remove());

test('a clock put back: the counter says so, prepares nothing, and goes on once two people confirmed the time', async () => {
  let caseId = '';
  prepared = await prepareHall({
    acts: async (as) => {
      caseId = (await takeTo(await as('R1'), 'examined')).id;
    },
  });
  const start = Temporal.Now.instant().subtract({ hours: 20 });
  const clock = start.toZonedDateTimeISO(officeTimeZone).toString({ timeZoneName: 'never' });

  await during({ ...prepared, clock }, async (hall) => {
    await handsOf(hall.window).signIn('R1', passwords.R1, /3号窗口/);
    await expect(hall.window.getByText('时间待核对 · 暂停制证、登记')).toBeVisible();
    await expect(hall.window.getByText(/本机现在是 .*，早于最近一次办理的时间/)).toBeVisible();
    expect(await askCore(hall, 'marriage.prepare', { caseId })).toMatchObject({
      error: { code: 'clock.unsure', details: { state: 'behind' } },
    });
    await shoot(hall.window, 'counter');
    await hall.window.getByRole('button', { name: '知道了' }).click();
    await expect(hall.window.getByText(/早于最近一次办理的时间/)).toBeHidden();
    await expect(hall.window.getByText('时间待核对 · 暂停制证、登记')).toBeVisible();
  });

  await during({ ...prepared, clock, station: 'supervisor' }, async ({ window }) => {
    await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
    const form = window.getByRole('form', { name: '核对本机时间' });
    await shoot(window, 'supervisor');
    await fillIn(form, Temporal.Now.instant());
    await confirm(form);
    await expect(form.getByText(/相差超过 5 分钟，没有确认/)).toBeVisible();
    await shoot(window, 'mismatch');
    await fillIn(form, start);
    await confirm(form);
    await expect(window.getByText('时间已确认，可以继续制证、登记。')).toBeVisible();
    await expect(form).toBeHidden();
    await shoot(window, 'confirmed');
  });

  await during({ ...prepared, clock: start.add({ minutes: 5 }).toString() }, async (hall) => {
    await handsOf(hall.window).signIn('R1', passwords.R1, /3号窗口/);
    await expect(hall.window.getByText(/办件/).first()).toBeVisible();
    await expect(hall.window.getByText('时间待核对 · 暂停制证、登记')).toBeHidden();
  });
});

test('a clock a year ahead: an application for divorce stays in its first period until two people confirmed the date, and then has lapsed', async () => {
  let caseId = '';
  const start = Temporal.Instant.from('2026-10-12T10:00:00+08:00');
  const clock = (hours: number) => start.add({ hours }).toZonedDateTimeISO(officeTimeZone).toString({ timeZoneName: 'never' });
  const aYear = 365 * 24;
  prepared = await prepareHall({
    clock: clock(0),
    office: {
      offlineAuthorisation: {
        number: '省民婚函〔2026〕1号',
        businesses: ['marriage', 'divorce'],
        validFrom: '2026-01-01',
        validUntil: '2027-12-31',
      },
    },
    acts: async (as) => {
      caseId = (await accept(await as('R1'))).id;
    },
  });
  const lapses = async (hall: Hall) => {
    const history = await askCore(hall, 'cases.history', { caseId });
    return history.ok && history.value.filter(({ action }) => action === 'divorce.lapsed').length;
  };

  await during({ ...prepared, clock: clock(aYear) }, async (hall) => {
    await handsOf(hall.window).signIn('R1', passwords.R1, /3号窗口/);
    await expect(hall.window.getByText('时间待核对 · 暂停制证、登记')).toBeVisible();
    expect(await askCore(hall, 'cases.get', { caseId })).toMatchObject({ ok: true, value: { state: 'coolingOff' } });
    expect(await lapses(hall)).toBe(0);
  });

  await during({ ...prepared, clock: clock(aYear), station: 'supervisor' }, async ({ window }) => {
    await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
    const form = window.getByRole('form', { name: '核对本机时间' });
    await fillIn(form, start.add({ hours: aYear }));
    await confirm(form);
    await expect(window.getByText('时间已确认，可以继续制证、登记。')).toBeVisible();
  });

  await during({ ...prepared, clock: clock(aYear + 1) }, async (hall) => {
    await handsOf(hall.window).signIn('R1', passwords.R1, /3号窗口/);
    await expect(hall.window.getByText(/办件/).first()).toBeVisible();
    expect(await askCore(hall, 'cases.get', { caseId })).toMatchObject({ ok: true, value: { state: 'lapsed' } });
    expect(await lapses(hall)).toBe(1);
  });
});

test('a PC in another zone: its time is doubted, 8 hours off is no match, and Beijing time is', async () => {
  prepared = await prepareHall({ training: false });
  const now = () => Temporal.Now.instant();
  for (const TZ of ['UTC', 'America/New_York'])
    await during({ ...prepared, station: 'supervisor', env: { TZ } }, async ({ window }) => {
      await unlock(window);
      await handsOf(window).signIn('S1', passwords.S1, /不在窗口/);
      await expect(window.getByText(new RegExp(`本机时区是 ${TZ} UTC[+-]0[05]:00，不是北京时间`))).toBeVisible();
      const form = window.getByRole('form', { name: '核对本机时间' });
      // Somebody set the PC by eye: its own clock face looks right, and the instant is hours off.
      await fillIn(form, now().add({ hours: TZ === 'UTC' ? -8 : -13 }));
      await confirm(form);
      await expect(form.getByText(/相差超过 5 分钟，没有确认/)).toBeVisible();
      await shoot(window, `zone-${TZ.replace('/', '-')}`);
      await fillIn(form, now());
      await confirm(form);
      await expect(window.getByText('时间已确认，可以继续制证、登记。')).toBeVisible();
      await expect(window.getByText('法定日期一律按北京时间计算', { exact: false })).toBeVisible();
    });
});

async function during(options: LaunchOptions, work: (hall: Hall) => Promise<void>): Promise<void> {
  const hall = await launchHall({ size: { width: 1366, height: 768 }, ...options });
  try {
    await work(hall);
  } finally {
    await hall.close();
  }
}

async function unlock(window: Page): Promise<void> {
  await window.getByLabel('大厅口令').fill(passphrase);
  await window.keyboard.press('Enter');
}

async function fillIn(form: Locator, read: Temporal.Instant): Promise<void> {
  const local = read.toZonedDateTimeISO(officeTimeZone);
  await form.getByLabel('手机上的日期').fill(local.toPlainDate().toString().replaceAll('-', ''));
  await form.getByLabel('手机上的时间').fill(local.toPlainTime().toString({ smallestUnit: 'minute' }));
  await form.getByLabel('原因').fill('换过主板电池');
}

async function confirm(form: Locator): Promise<void> {
  const second = form.getByRole('group', { name: '第二人在场确认' });
  await second.getByLabel('工号').fill('R1');
  await second.getByLabel('密码').fill(passwords.R1);
  await form.getByRole('button', { name: /确认时间/ }).click();
}

async function shoot(window: Page, name: string): Promise<void> {
  const folder = process.env['TONGXIN_LOOKS'];
  if (folder) await window.screenshot({ path: `${folder}/clock-${name}.png` });
}
