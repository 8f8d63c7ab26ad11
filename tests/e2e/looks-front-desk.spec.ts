import { expect, test } from '@playwright/test';
import type { Language } from '#shared/locales/index.ts';
import { CivilDate, SignageSettings } from '#shared/model/index.ts';
import { inventedIdNumber } from '../emulators/people.ts';
import type { Caller } from '../core/cases/test-desk.ts';
import { handsOf } from '../demo/play/counter.ts';
import { hallConfig, passwords, prepareHall, type PreparedHall } from './hall-store.ts';
import { applicantOf, launchHall, type Hall } from './launch.ts';
import { enterCounter } from './looks-enter.ts';
import { languagesAndSizes, lookAtSizes, only, patient, usual } from './looks-frame.ts';

/** A Monday morning in the middle of the office's hours, whenever this runs. */
const clock = '2026-11-23T10:00:00+08:00';
/** When the windows open: some have waited by then. Each opens later than the last one, whose acts are in the store it finds. */
let minute = 20;
const later = (): string => `2026-11-23T10:${minute++}:00+08:00`;
const monday = CivilDate.parse('2026-11-23');
const peakDay = CivilDate.parse('2027-05-20');
const password = 'reception-2026';
const auditing = 'auditor-2026-x';
const long = '古丽仙木·示例木江·示例提力瓦尔地';

let prepared: PreparedHall;
test.beforeAll(async () => {
  test.setTimeout(patient);
  prepared = await prepareHall({
    clock,
    offlineDay: false,
    config: (printed) => {
      const config = hallConfig(printed);
      const counters = [...config.office.counters, { code: '04', name: '4号窗口' }];
      const reception = { code: 'E1', name: '孙洁', roles: ['reception' as const], password };
      const auditor = { code: 'U1', name: '韩冰', roles: ['auditor' as const], password: auditing };
      const staff = [...config.staff, reception, auditor];
      return { ...config, office: { ...config.office, counters }, staff };
    },
    acts: async (as) => {
      const registrar = await as('R1');
      await workOfRegistrar(registrar);
      await workOfSupervisor(await as('S1'));
    },
  });
});
test.afterAll(() => prepared?.remove());

const personOf = (name: string, at: number) => ({ name, idNumber: inventedIdNumber('110101', '19960101', 900 + at) });

async function workOfRegistrar(registrar: Caller): Promise<void> {
  for (const [at, [from, name, service]] of (
    [
      ['11:00', '王伟', 'marriage'],
      ['14:00', long, 'marriage'],
      ['14:30', '陈静', 'divorceApply'],
    ] as const
  ).entries())
    await registrar.ask('appointments.book', { service, on: monday, from, people: [personOf(name, at)], phone: '13800138000' });
  for (const [name, service, priority] of [
    ['刘洋', 'marriage', null],
    ['欧阳若兰', 'marriage', 'pregnant'],
    [long, 'divorceApply', null],
    ['周杰', 'marriage', 'elderly'],
    ['', 'marriage', null],
  ] as const)
    await registrar.ask('tickets.issue', { service, name, priority });
  await registrar.ask('preReviews.submit', { service: 'marriage', man: personOf('王小明', 20), woman: personOf(long, 31) });
  const { id } = await registrar.ask('preReviews.submit', {
    service: 'divorceApply',
    man: personOf('孙浩', 22),
    woman: personOf('赵敏', 33),
  });
  await registrar.ask('preReviews.pass', { id });
  const ceremony = { on: monday, minutes: 20, place: '颁证厅', witnesses: ['王建国', '陈桂兰'], wishes: '愿岁月温柔，彼此珍惜。' };
  await registrar.ask('ceremonies.book', { ...ceremony, from: '11:00', manName: '王伟', womanName: '陈静' });
  await registrar.ask('ceremonies.book', { ...ceremony, from: '14:00', manName: long, womanName: '欧阳若兰' });
}

async function workOfSupervisor(supervisor: Caller): Promise<void> {
  await supervisor.ask('rooms.book', { room: '辅导室', on: monday, from: '14:00', until: '15:00', who: '王女士' });
  for (const [year, count] of [
    [2025, 214],
    [2026, 236],
  ] as const)
    await supervisor.ask('peakDays.enterPast', { name: '5·20', year, count, ordinary: 22 });
  const places = { marriage: 3, divorceApply: 1, divorceIssue: 1 };
  const counters = ['03', '04'].map((counter) => ({ counter, places }));
  await supervisor.ask('peakDays.plan', { date: peakDay, counters, extra: [{ from: '17:00', until: '20:00' }] });
  for (const [name, phone] of [
    ['吴刚', '13900139000'],
    [long, '13900139001'],
  ] as const)
    await supervisor.ask('overflow.enter', { on: peakDay, service: 'marriage', name, phone });
  const chinese = '本周三 14:00 起系统维护一小时，请合理安排时间。';
  const notice = { id: '01890000-0000-4000-8000-000000000001', chinese, english: 'Maintenance on Wednesday from 14:00 for an hour.' };
  await supervisor.ask('frontDesk.configure', { signage: SignageSettings.parse({ notices: [notice] }) });
}

/** Signs in and turns the window to the language. */
async function enter({ window }: Hall, code: string, secret: string, place: RegExp, language: Language): Promise<void> {
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await handsOf(window).signIn(code, secret, place);
  if (language === 'en') await window.getByRole('button', { name: 'English', exact: true }).click();
  await expect(window.locator('html')).toHaveAttribute('lang', language);
}

for (const [language, sizes] of languagesAndSizes) {
  const see = async (view: Pick<Hall, 'app' | 'window'>, called: string): Promise<void> => {
    if (only.test(called)) await lookAtSizes(view, { called, language, sizes, barriers: language === 'zh-CN' });
  };

  test(`every tab of the front desk fits the window and bars nobody: ${language}`, async () => {
    test.setTimeout(patient);
    const hall = await launchHall({ ...prepared, clock: later(), size: usual });
    const { window } = hall;
    try {
      await enter(hall, 'E1', password, /3号窗口/, language);
      await expect(window.getByText(long).first()).toBeVisible({ timeout: 20_000 });
      await see(hall, 'desk-appointments');
      await window.locator('.appointment-grid button:enabled').last().click();
      await see(hall, 'desk-booking');
      await window.keyboard.press('Alt+2');
      await expect(window.getByText('A001').first()).toBeVisible();
      await see(hall, 'desk-queue');
      await window.keyboard.press('Alt+3');
      await window.locator('.desk-row').first().click();
      await see(hall, 'desk-pre-review');
      await window.keyboard.press('Alt+4');
      await expect(window.locator('.front-desk-page .table tbody tr')).toHaveCount(2);
      await see(hall, 'desk-ceremonies');
      await window.locator('.front-desk-page .table-actions .button').first().click();
      await see(hall, 'desk-ceremony');
      await window.keyboard.press('Alt+5');
      await expect(window.getByText('王女士').first()).toBeVisible();
      await see(hall, 'desk-rooms');
      await window.keyboard.press('Alt+6');
      await window.locator('.desk-row').filter({ hasText: /5·20/ }).first().click();
      await expect(window.getByText('吴刚').first()).toBeVisible();
      await see(hall, 'desk-peak-days');
    } finally {
      await hall.close();
    }
  });

  test(`the supervisor’s pages of the hall and of the call screen fit the window and bar nobody: ${language}`, async () => {
    test.setTimeout(patient);
    const hall = await launchHall({ ...prepared, clock: later(), station: 'supervisor', size: usual });
    const { window } = hall;
    try {
      await enter(hall, 'S1', passwords.S1, /不在窗口/, language);
      await window.locator('.supervisor-link[data-page=hall]').click();
      await expect(window.locator('.hall-lines').first()).toBeVisible();
      await see(hall, 'desk-hall');
      await window.locator('.supervisor-link[data-page=signage]').click();
      await expect(window.getByText('本周三').or(window.locator('textarea')).first()).toBeVisible();
      await see(hall, 'desk-signage');
      await window.locator('.supervisor-link[data-page=frontDesk]').click();
      await expect(window.getByText(long).first()).toBeVisible({ timeout: 20_000 });
      for (const [key, called] of [
        ['1', 'appointments'],
        ['2', 'queue'],
        ['3', 'pre-review'],
        ['4', 'ceremonies'],
        ['5', 'rooms'],
        ['6', 'peak-days'],
      ] as const) {
        await window.keyboard.press(`Alt+${key}`);
        const settings = window.getByRole('button', { name: language === 'zh-CN' ? /设置$/ : /settings$/i });
        await settings.first().click();
        await expect(window.locator('.front-desk-page form').first()).toBeVisible();
        await see(hall, `desk-settings-${called}`);
        if ((await settings.count()) < 2) continue;
        await settings.first().click();
        await settings.last().click();
        await see(hall, `desk-settings-kiosk`);
      }
    } finally {
      await hall.close();
    }
  });

  test(`what an auditor sees of the hall fits the window: ${language}`, async () => {
    test.setTimeout(patient);
    const hall = await launchHall({ ...prepared, clock: later(), station: 'supervisor', size: usual });
    const { window } = hall;
    try {
      await enter(hall, 'U1', auditing, /不在窗口/, language);
      await window.locator('.supervisor-link[data-page=hall]').click();
      await expect(window.locator('.hall-period')).toBeVisible();
      await see(hall, 'desk-auditor');
    } finally {
      await hall.close();
    }
  });

  test(`calling at the counter and the couple’s rating fit their windows and bar nobody: ${language}`, async () => {
    test.setTimeout(patient);
    const hall = await launchHall({ ...prepared, clock: later(), size: usual, args: ['--applicant=always'] });
    const { window } = hall;
    try {
      const couple = await applicantOf(hall);
      await enterCounter(hall, language);
      await expect(window.locator('.call-bar')).toBeVisible();
      await see(hall, 'desk-calling-waiting');
      await window.keyboard.press('Alt+c');
      await expect(window.locator('.call-bar')).toContainText('A00');
      await see(hall, 'desk-calling-called');
      await window.keyboard.press('F2');
      await expect(window.locator('.case-title')).toBeVisible({ timeout: 20_000 });
      await see(hall, 'desk-calling-serving');
      await window.keyboard.press('Alt+f');
      await expect(couple.locator('.rating-grade').first()).toBeVisible();
      // Theirs is a language of their own.
      if (language === 'en') await couple.getByRole('button', { name: 'English', exact: true }).click();
      await see({ app: hall.app, window: couple }, 'desk-rating');
      await couple.locator('.rating-grade').first().click();
    } finally {
      await hall.close();
    }
  });
}
