import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { SignageView } from '#shared/contract/index.ts';
import { FrontDeskSettings, ok, type CivilDate } from '#shared/model/index.ts';
import { readQuietTimes } from '../../../renderer/supervisor/signage/quiet-times.ts';
import { openDesk, type } from './desk.tsx';

const settings = FrontDeskSettings.parse({});
const view: SignageView = {
  officeName: '示例区民政局婚姻登记处',
  now: '2026-11-23T02:30:00Z',
  today: '2026-11-23' as CivilDate,
  hours: { state: 'open', from: '08:30', until: '17:00' },
  settings: settings.signage,
  notices: [],
  slides: [],
};

const open = () =>
  openDesk('叫号屏', {
    'frontDesk.settings': () => ok(settings),
    'frontDesk.configure': ({ input }) => ok(FrontDeskSettings.parse(input)),
    'signage.view': () => ok(view),
    'signage.folder': () =>
      ok({ folder: '/hall/signage/slides', slides: [], left: [{ file: 'film.mp4', why: 'kind' as const }], clips: false }),
  });

it('saves what the screen shows and says, and shows it before', async () => {
  const hall = await open();
  fireEvent.click(await screen.findByRole('checkbox', { name: '接下来的预约' }));
  type('每张图片停留（秒）', '30');
  type('静音时段', '12：00－13：30');
  fireEvent.click(screen.getByRole('radio', { name: '2 遍' }));
  fireEvent.click(screen.getByRole('button', { name: '添加公告' }));
  type('公告 1', '周三下午系统维护');
  await waitFor(() => expect(document.querySelector('.signage-settings-preview')?.textContent).toContain('周三下午系统维护'));
  fireEvent.click(screen.getByRole('button', { name: /^保存/ }));
  expect(await screen.findByText('已保存，叫号屏已更新。')).toBeTruthy();
  expect(hall.calls.find(({ operation }) => operation === 'frontDesk.configure')?.input).toMatchObject({
    signage: {
      blocks: { queue: true, appointments: false, notices: true, slides: true },
      slideSeconds: 30,
      notices: [{ chinese: '周三下午系统维护', english: '', from: null, until: null }],
      voice: { on: true, languages: ['zh-CN'], times: 2, quiet: [{ from: '12:00', until: '13:30' }] },
    },
  });
});

it.each([
  ['每张图片停留（秒）', '11'],
  ['静音时段', '13:30-12:00'],
])('saves nothing while %s is wrong', async (label, text) => {
  await open();
  await screen.findByLabelText(label);
  type(label, text);
  expect(screen.getByRole('button', { name: /^保存/ })).toHaveProperty('disabled', true);
});

it('says where the pictures go, which cannot be shown, and how this PC speaks', async () => {
  await open();
  expect(await screen.findByText('/hall/signage/slides')).toBeTruthy();
  expect(screen.getByText('film.mp4 不是可用的图片格式，不播放')).toBeTruthy();
  expect(screen.getByText(/本机没有 espeak-ng/)).toBeTruthy();
});

it.each([
  ['', []],
  [
    '9:00至9:30、12:00～13:30',
    [
      { from: '09:00', until: '09:30' },
      { from: '12:00', until: '13:30' },
    ],
  ],
  ['12:00', null],
  ['25:00-26:00', null],
  ['12:00-12:00', null],
])('reads %j as quiet times', (text, quiet) => {
  expect(readQuietTimes(text)).toEqual(quiet);
});
