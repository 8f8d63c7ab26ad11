import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ClockView } from '#shared/contract/index.ts';
import { fail } from '#shared/model/index.ts';
import { readTypedTime } from '../../../renderer/supervisor/clock/read-time.ts';
import { officeView } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

const behind: ClockView = { ...officeView.clock, state: 'behind', now: '2026-11-20T02:00:00.000Z' };
const doubted = { ...officeView, clock: behind };

function secondPerson(): void {
  const second = within(screen.getByRole('group', { name: '第二人在场确认' }));
  fireEvent.change(second.getByLabelText('工号'), { target: { value: 'R01' } });
  fireEvent.change(second.getByLabelText('密码'), { target: { value: 'morning tea 7' } });
}
const send = (): void => void fireEvent.click(screen.getByRole('button', { name: /确认时间/ }));

test('a typed time is read as people write it', () => {
  expect(['1405', '14:05', '14：05', '9点5分', '0905'].map(readTypedTime)).toEqual(['14:05', '14:05', '14:05', '09:05', '09:05']);
  expect(['', '25:00', '9:61', '905', 'noon'].map(readTypedTime)).toEqual([null, null, null, null, null]);
});

describe('a doubted clock', () => {
  test('says why, what stops and what does not, and fills nothing in from the PC', async () => {
    await openDesk(null, {}, doubted);
    expect(screen.getByText(/本机现在是 2026年11月20日 10:00，早于最近一次办理的时间（2026年11月21日 09:58）/)).toBeTruthy();
    expect(screen.getByText(/暂停制证、登记/)).toBeTruthy();
    for (const label of ['手机上的日期', '手机上的时间', '原因']) expect(screen.getByLabelText<HTMLInputElement>(label).value).toBe('');
    expect(screen.queryByText('可受理、可审查，暂不能登记发证')).toBeNull();
  });

  test('asks for what is missing before anybody else types a password', async () => {
    const hall = await openDesk(null, {}, doubted);
    send();
    for (const words of ['请填写日期。', '请填 24 小时制的时间，例 14:05。', '请写明原因。'])
      expect(await screen.findByText(words)).toBeTruthy();
    expect(hall.calls.some(({ operation }) => operation === 'clock.confirm')).toBe(false);
  });

  test('is confirmed with what two people read, and a mismatch keeps what was typed', async () => {
    const mismatch = { code: 'clock.mismatch', details: { now: behind.now, read: '2026-11-21T02:00:00Z', zone: 'UTC +00:00' } } as const;
    const hall = await openDesk(null, { 'clock.confirm': () => fail(mismatch) }, doubted);
    type('手机上的日期', '20261121');
    type('手机上的时间', '1000');
    type('原因', '换过主板电池');
    secondPerson();
    send();
    expect(await screen.findByText(/相差超过 5 分钟，没有确认/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('手机上的时间').value).toBe('1000');
    await waitFor(() =>
      expect(hall.calls.find(({ operation }) => operation === 'clock.confirm')).toMatchObject({
        input: { today: '2026-11-21', time: '10:00', reason: '换过主板电池' },
        approval: { code: 'R01' },
      }),
    );
  });
});

test('a zone that is only shown, and what a wrong clock dated, stay on the page', async () => {
  const zone = { name: 'America/New_York', offset: '-05:00', ok: false };
  const misdated: ClockView['misdated'] = [
    { registrationNumber: 'J990101-2026-000012', on: '2026-11-25' as never, registered: true },
    { registrationNumber: 'J990101-2026-000013', on: '2026-11-25' as never, registered: false },
  ];
  await openDesk(null, {}, { ...officeView, clock: { ...officeView.clock, zone, misdated } });
  expect(screen.getByText(/本机时区是 America\/New_York UTC-05:00，不是北京时间/)).toBeTruthy();
  expect(screen.getByText('2 个登记字号的日期晚于核对时的日期')).toBeTruthy();
  expect(screen.getByText('J990101-2026-000012，2026年11月25日，已登记')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /确认时间/ })).toBeNull();
});
