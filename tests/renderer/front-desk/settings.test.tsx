import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Session } from '#shared/contract/index.ts';
import { FrontDeskSettings, ok, type CivilDate, type StaffRole } from '#shared/model/index.ts';
import { CeremoniesTab } from '../../../renderer/front-desk/ceremonies/ceremonies-tab.tsx';
import { PeakDaysTab } from '../../../renderer/front-desk/peak-days/peak-days-tab.tsx';
import { RoomsTab } from '../../../renderer/front-desk/rooms/rooms-tab.tsx';
import { createFakeHall, fakeSession, type FakeHall } from '../fake-hall.ts';
import { show } from '../setup.tsx';
import { type } from '../supervisor/desk.tsx';

const today = '2026-11-23' as CivilDate;
const as = (role: StaffRole): Session => ({ ...fakeSession, staff: { ...fakeSession.staff, roles: [role] } });

const hallWith = (): FakeHall =>
  createFakeHall({
    answers: {
      'frontDesk.settings': () => ok(FrontDeskSettings.parse({})),
      'frontDesk.configure': () => ok(FrontDeskSettings.parse({})),
      'ceremonies.list': () => ok({ today, ceremonies: [], staff: [] }),
      'rooms.list': () => ok({ today, rooms: ['辅导室'], closed: ['旧辅导室'], bookings: [], counsellors: [] }),
      'peakDays.list': () => ok({ today, days: [] }),
    },
  });
const saved = (hall: FakeHall) => hall.calls.flatMap(({ operation, input }) => (operation === 'frontDesk.configure' ? [input] : []));
const save = () => screen.getByRole('button', { name: '保存' });
async function open(): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: '设置' }));
  await screen.findByRole('button', { name: '保存' });
}

test('M-132 a supervisor sets places, length and the hall’s own words, beginning with those of the program', async () => {
  const hall = hallWith();
  await show(<CeremoniesTab session={as('supervisor')} />, hall);
  await open();
  fireEvent.click(screen.getByRole('button', { name: '删除：室外颁证点' }));
  fireEvent.click(screen.getByRole('button', { name: '增加地点' }));
  expect(save()).toHaveProperty('disabled', true);
  type('地点 2', '颁证厅');
  expect(screen.getByText('名称重复。')).toBeTruthy();
  type('地点 2', '银杏林');
  fireEvent.click(screen.getByRole('checkbox', { name: '户外：银杏林' }));
  type('一场仪式的时长（分钟）', '30');
  fireEvent.click(screen.getAllByRole('button', { name: '以本程序的颁证词为底稿' })[1]!);
  const words = screen.getByLabelText('户外仪式的颁证词') as HTMLTextAreaElement;
  expect(words.value).toContain('尊敬的【男方】先生、【女方】女士');
  type('户外仪式的颁证词', '【男方】、【新娘】：今天在【登记处】。');
  expect(screen.getByText('【新娘】 不会自动填入，将照原样打印。')).toBeTruthy();
  fireEvent.click(save());
  expect(await screen.findByText('已保存。')).toBeTruthy();
  expect(saved(hall)).toEqual([
    {
      ceremonies: {
        places: [
          { name: '颁证厅', outdoor: false },
          { name: '银杏林', outdoor: true },
        ],
        minutes: 30,
        scripts: { outdoor: '【男方】、【新娘】：今天在【登记处】。' },
      },
    },
  ]);
  // Nothing to fill in that M-132 leaves out: no price, no date of registration.
  expect(screen.queryByLabelText(/费|元|登记日期/)).toBeNull();
});

test('the words read aloud are Chinese where the screen is English', async () => {
  const hall = hallWith();
  await show(<CeremoniesTab session={as('supervisor')} />, hall, 'en');
  fireEvent.click(await screen.findByRole('button', { name: 'Settings' }));
  fireEvent.click(screen.getAllByRole('button', { name: 'Begin with the words of this program' })[0]!);
  expect((screen.getByLabelText(/Words of the ceremony: /, { selector: 'textarea[rows="9"]' }) as HTMLTextAreaElement).value).toContain(
    '【男方】先生',
  );
});

test('M-133 a supervisor sets the rooms; a closed one is shown with what it had and cannot be booked', async () => {
  const hall = hallWith();
  await show(<RoomsTab session={as('supervisor')} />, hall);
  expect(await screen.findByRole('columnheader', { name: '旧辅导室（已停用）' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /预约 旧辅导室/ })).toBeNull();
  await open();
  expect(screen.queryByRole('button', { name: /^删除/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '增加一间' }));
  type('第 2 间', '静心室');
  fireEvent.click(save());
  await waitFor(() => expect(saved(hall)).toEqual([{ rooms: { rooms: ['辅导室', '静心室'] } }]));
});

test('M-131 a supervisor lists peak days, sees when a lunar one is next, and finds nothing that stops a business', async () => {
  const hall = hallWith();
  await show(<PeakDaysTab session={as('supervisor')} onBook={() => undefined} />, hall);
  await open();
  const entry = (name: string) => screen.getByDisplayValue(name).closest('li')!;
  expect(within(entry('七夕')).getByText('下一次：2027年08月08日')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '删除：11·11' }));
  fireEvent.click(screen.getByRole('button', { name: '增加日子' }));
  type('名称 8', '二月二');
  fireEvent.click(within(entry('二月二')).getByRole('radio', { name: '农历' }));
  expect(within(entry('二月二')).getByText('下一次：2027年02月06日')).toBeTruthy();
  type('每对新人办理时间（分钟）', '4');
  expect(save()).toHaveProperty('disabled', true);
  type('每对新人办理时间（分钟）', '25');
  fireEvent.click(screen.getByRole('button', { name: '增加一次性的日子' }));
  type('一次性名称 1', '古镇婚俗节');
  fireEvent.click(save());
  await waitFor(() => expect(saved(hall)).toHaveLength(1));
  const usual = FrontDeskSettings.parse({}).peakDays;
  expect(saved(hall)).toEqual([
    {
      peakDays: {
        days: [...usual.days.filter(({ name }) => name !== '11·11'), { name: '二月二', calendar: 'lunar', month: 1, day: 1 }],
        once: [{ name: '古镇婚俗节', date: today }],
        minutesEach: 25,
      },
    },
  ]);
  expect(screen.queryByText(/停止|暂停/)).toBeNull();
  for (const box of screen.queryAllByRole('checkbox')) expect(box.getAttribute('aria-label') ?? box.textContent).not.toMatch(/离婚/);
});

test('who is no supervisor is shown no settings', async () => {
  const hall = hallWith();
  for (const tab of [CeremoniesTab, PeakDaysTab, RoomsTab]) {
    const Tab = tab;
    const page = await show(<Tab session={as('registrar')} onBook={() => undefined} />, hall);
    await waitFor(() => expect(page.container.textContent).not.toBe(''));
    await waitFor(() => expect(screen.queryByText('加载中')).toBeNull());
    expect(screen.queryByRole('button', { name: '设置' })).toBeNull();
    page.unmount();
  }
});
