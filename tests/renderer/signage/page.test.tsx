import { act, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShownCall, SignageView } from '#shared/contract/index.ts';
import { SignageSettings, type CivilDate } from '#shared/model/index.ts';
import { SignagePage, useScreenWords } from '../../../renderer/signage/index.ts';
import type { ShownBoard } from '../../../renderer/signage/board.ts';
import { createFakeHall } from '../fake-hall.ts';
import { show } from '../setup.tsx';

const now = '2026-11-23T02:30:00Z';
const { notices: _none, ...settings } = SignageSettings.parse({});
const view: SignageView = {
  officeName: '清江县民政局婚姻登记处',
  now,
  today: '2026-11-23' as CivilDate,
  hours: { state: 'open', from: '08:30', until: '17:00' },
  settings,
  notices: [],
  slides: [],
};
const call = (number: string, minutesAgo: number, counter = '03', more: Partial<ShownCall> = {}): ShownCall => ({
  ticketId: number,
  number,
  counter,
  counterName: `${Number(counter)}号窗口`,
  name: '王*明',
  at: new Date(Date.parse(now) - minutesAgo * 60_000).toISOString(),
  times: 1,
  service: 'marriage',
  ...more,
});
const board: ShownBoard = {
  calls: [call('A012', 0), ...[1, 2, 3, 4, 5, 6].map((ago) => call(`A00${ago}`, ago, '01'))],
  waiting: [
    { service: 'marriage', count: 6, since: '2026-11-23T02:18:00Z' },
    { service: 'enquiry', count: 0, since: null },
  ],
  next: [{ time: '11:00', name: '李*', service: 'divorceApply' }],
};

function Screen(props: { readonly view?: Partial<SignageView>; readonly board?: ShownBoard | null; readonly stale?: string }) {
  const shown = { ...view, ...props.view };
  const words = useScreenWords(shown.settings.english);
  return (
    <SignagePage view={shown} board={props.board === undefined ? board : props.board} now={now} stale={props.stale ?? null} words={words} />
  );
}
const open = (props: Parameters<typeof Screen>[0] = {}) => show(<Screen {...props} />, createFakeHall({ station: 'signage' }));
const main = () => screen.getByRole('main');

describe('the call screen', () => {
  it('shows the last call with its window and masked name, and the five before it', async () => {
    await open();
    expect(main().querySelector('.signage-number')?.textContent).toBe('A012');
    expect(main().querySelector('.signage-window')?.textContent).toContain('3号窗口');
    expect(within(main()).getAllByText('王*明')).toHaveLength(6);
    const before = within(screen.getByRole('list', { name: '刚才叫到的号' }));
    expect(before.getAllByRole('listitem').map((each) => each.textContent)).toEqual(
      ['A001', 'A002', 'A003', 'A004', 'A005'].map((number) => `${number}1号窗口王*明`),
    );
  });

  it('shows how many wait for what, the longest wait in words, and who is expected', async () => {
    await open();
    expect(screen.getByText('6 位')).toBeTruthy();
    expect(screen.getByText('最久已等 12 分钟')).toBeTruthy();
    expect(screen.queryByText('咨询')).toBeNull();
    expect(screen.getByText('11:00')).toBeTruthy();
    expect(screen.getByText('李*')).toBeTruthy();
  });

  it('has nothing to press and nothing that takes the focus', async () => {
    await open({ view: { notices: [{ id: 'n', chinese: '周三下午系统维护', english: '', from: null, until: null }] } });
    expect(document.querySelectorAll('button, a, input, [tabindex]')).toHaveLength(0);
  });

  it('says English under the Chinese, or leaves it out', async () => {
    await open();
    expect(await screen.findByText('longest wait 12 minutes')).toBeTruthy();
  });

  it('is Chinese alone where the hall wants it so', async () => {
    await open({ view: { settings: { ...settings, english: false } } });
    expect(document.querySelector('[lang=en]')).toBeNull();
  });

  it('says in small words since when it is not current, and keeps what it knew', async () => {
    await open({ stale: '2026-11-23T02:29:00Z' });
    expect(screen.getByText(/以下为 10:29 的情况/)).toBeTruthy();
    expect(main().querySelector('.signage-number')?.textContent).toBe('A012');
  });

  it('leaves out what the hall does not want to show', async () => {
    const blocks = { queue: false, appointments: false, notices: false, slides: false };
    await open({
      view: { settings: { ...settings, blocks }, notices: [{ id: 'n', chinese: '公告', english: '', from: null, until: null }] },
    });
    for (const text of ['等候', '接下来的预约', '公告', '双喜']) expect(screen.queryByText(text)).toBeNull();
    expect(main().querySelector('.signage-number')?.textContent).toBe('A012');
  });

  it.each([
    ['closedToday', '今天不办理登记'],
    ['beforeOpening', '今天 08:30 开始办理'],
    ['afterClosing', '今天的办理已结束'],
  ] as const)('outside the hours (%s) says so, with the pictures', async (state, words) => {
    await open({ view: { hours: { ...view.hours, state } }, board: { calls: [call('A012', 30)], waiting: [], next: [] } });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByText('双喜')).toBeTruthy();
    expect(document.querySelector('.signage-number')).toBeNull();
  });

  it('goes on calling after closing while somebody who came before still waits', async () => {
    await open({ view: { hours: { ...view.hours, state: 'afterClosing' } }, board: { ...board, calls: [call('A012', 30)] } });
    expect(document.querySelector('.signage-number')?.textContent).toBe('A012');
  });

  it('claims nothing of a queue it does not know', async () => {
    await open({ board: null });
    expect(screen.queryByText('等候')).toBeNull();
    expect(screen.queryByText('现在无人等候，取号即可办理')).toBeNull();
  });
});

describe('what turns', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is one picture and one notice after another, each for its time and none sooner', async () => {
    const notices = ['公告一', '公告二'].map((chinese) => ({ id: chinese, chinese, english: '', from: null, until: null }));
    await open({ view: { notices, settings: { ...settings, slideSeconds: 12 } } });
    await act(() => vi.advanceTimersByTimeAsync(11_900));
    expect([screen.queryByText('公告一'), screen.queryByText('双喜')]).not.toContain(null);
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect([screen.queryByText('公告二'), screen.queryByText('同心结')]).not.toContain(null);
    await act(() => vi.advanceTimersByTimeAsync(24_000));
    expect(screen.queryByText('双喜')).not.toBeNull();
  });
});
