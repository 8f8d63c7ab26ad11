import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { KioskNotices } from '../../../renderer/front-desk/kiosk/kiosk-notices.tsx';
import { KioskSettingsForm } from '../../../renderer/front-desk/kiosk/kiosk-settings.tsx';
import { ProofRequests } from '../../../renderer/front-desk/kiosk/proof-requests.tsx';
import { FrontDeskSettings, ok } from '#shared/model/index.ts';
import { rightToLeft } from '../../data/right-to-left.ts';
import { createFakeHall } from '../entry/fake-hall.ts';
import { renderPage } from '../entry/render.tsx';
import { devices, uuid } from './queue-samples.ts';

const at = '2026-11-23T01:12:00Z';

it('says that somebody calls from the kiosk and what is wrong with it, and lets one of the staff go', async () => {
  let calledAt: string | null = at;
  const hall = createFakeHall({
    'kiosk.watch': () => ok({ inUseSince: null, calledAt, seenAt: at, troubles: [{ trouble: 'readerLost', since: at }] }),
    'kiosk.answerCall': () => {
      calledAt = null;
      return ok({});
    },
  });
  renderPage(<KioskNotices />, hall);
  expect(await screen.findByText('自助机呼叫，09:12')).toBeTruthy();
  expect(screen.getByText(/读卡器从 09:12 起没有连接/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '我去' }));
  await waitFor(() => expect(screen.queryByText(/自助机呼叫/)).toBeNull());
});

it('says nothing where no kiosk was ever opened', async () => {
  const hall = createFakeHall({ 'kiosk.watch': () => ok({ inUseSince: null, calledAt: null, seenAt: null, troubles: [] }) });
  const { container } = renderPage(<KioskNotices />, hall);
  await waitFor(() => expect(hall.callsOf('kiosk.watch')).toHaveLength(1));
  expect(container.textContent).toBe('');
});

it('lists who asked for a proof of a record, and settles it', async () => {
  const hall = createFakeHall({
    'recordRequests.list': () =>
      ok([
        {
          id: uuid('01'),
          number: 'CX20261123-01',
          askedAt: at,
          name: '王伟',
          idNumber: '11010519491231002X',
          phone: '13800000000',
          business: 'marriage',
          year: 2018,
          purpose: 'property',
          state: 'waiting',
          note: '',
        },
      ]),
    'recordRequests.settle': () => ok({} as never),
  });
  renderPage(<ProofRequests />, hall);
  expect(await screen.findByText(/约 2018 年 · 买房、卖房、贷款/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'CX20261123-01 没有查到' }));
  await waitFor(() => expect(hall.callsOf('recordRequests.settle')).toMatchObject([{ input: { id: uuid('01'), state: 'notFound' } }]));
});

it('chooses the kiosk’s printer and takes in a language file, and says of another file that it is none', async () => {
  const hall = createFakeHall({ 'devices.status': devices('文件'), 'frontDesk.configure': () => ok(FrontDeskSettings.parse({})) });
  const { container } = renderPage(<KioskSettingsForm settings={FrontDeskSettings.parse({}).kiosk} onSaved={() => undefined} />, hall);
  const load = (text: string) =>
    fireEvent.change(container.querySelector('input[type=file]')!, { target: { files: [new File([text], 'language.json')] } });
  load('{"tag":"ug"}');
  expect(await screen.findByText(/不是自助机的语言文件/)).toBeTruthy();
  load(JSON.stringify(rightToLeft));
  expect(await screen.findByText(rightToLeft.name)).toBeTruthy();
  expect(screen.queryByText(/不是自助机的语言文件/)).toBeNull();
  fireEvent.change(screen.getByLabelText(/保留天数/), { target: { value: '14' } });
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() =>
    expect(hall.callsOf('frontDesk.configure')).toMatchObject([
      { input: { kiosk: { draftDays: 14, languages: [{ tag: rightToLeft.tag }] } } },
    ]),
  );
});
