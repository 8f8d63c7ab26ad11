import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { ProgramBridge } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import { Unlock } from '../../../renderer/entry/index.ts';
import { createFakeHall } from './fake-hall.ts';
import { renderPage } from './render.tsx';
import { open } from './samples.ts';

const newer = () => fail({ code: 'store.newer' as const, details: { schema: 80, known: 70 } });
const page = (onRestore = () => undefined as void) => <Unlock onRecovering={() => undefined} onRestore={onRestore} />;

describe('a store that a newer program has changed', () => {
  test('is opened by the newer program that lies here', async () => {
    const startNewer = vi.fn<ProgramBridge['startNewer']>(() => Promise.resolve(ok(null)));
    renderPage(page(), createFakeHall({ 'setup.unlock': newer }, 'counter', { findNewer: () => Promise.resolve('0.3.0'), startNewer }));
    fireEvent.click(await screen.findByRole('button', { name: '启动 0.3.0' }));
    await waitFor(() => expect(startNewer).toHaveBeenCalledOnce());
    expect(screen.queryByRole('button', { name: '从备份恢复' })).toBeNull();
  });

  test('without one, support and the backup made before the update are named', async () => {
    const onRestore = vi.fn<() => void>();
    renderPage(page(onRestore), createFakeHall({ 'setup.unlock': newer }));
    await screen.findByText(/也可恢复更新前的备份/);
    fireEvent.click(screen.getByRole('button', { name: '从备份恢复' }));
    expect(onRestore).toHaveBeenCalledOnce();
  });
});

test('a lost tip is made anew with passphrase and recovery key', async () => {
  const hall = createFakeHall({
    'setup.unlock': () => fail({ code: 'store.damaged', details: { at: 'hall.tip' } }),
    'store.renewTip': () => ok(open),
  });
  renderPage(page(), hall);
  fireEvent.click(await screen.findByRole('button', { name: '重建末尾标记' }));
  fireEvent.change(screen.getByLabelText('大厅口令'), { target: { value: 'morning tea 7' } });
  fireEvent.submit(screen.getByLabelText('大厅口令'));
  await screen.findByText('请输入恢复密钥。');
  fireEvent.change(screen.getByLabelText('恢复密钥'), { target: { value: ' AAAA-BBBB ' } });
  fireEvent.submit(screen.getByLabelText('大厅口令'));
  await waitFor(() => expect(hall.callsOf('store.renewTip')).toHaveLength(1));
  expect(hall.callsOf('store.renewTip')[0]?.input).toEqual({ passphrase: 'morning tea 7', recoveryKey: 'AAAA-BBBB' });
});
