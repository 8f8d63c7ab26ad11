import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { CounterApp } from '../../../renderer/counter/index.ts';
import { createFakeHall, fakeSession } from '../fake-hall.ts';
import { show } from '../setup.tsx';

const press = (key: string, held: object = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...held });
const page = (name: string) => screen.findByRole('main', { name });

it('each way in lies over the one before, and Escape shows what was below', async () => {
  await show(<CounterApp session={fakeSession} />, createFakeHall());
  press('F12');
  await page('离婚办件');
  press('F3');
  await page('查找办件');
  fireEvent.click(screen.getByRole('button', { name: /查档/ }));
  expect((await page('查档')).textContent).toContain('查询内容');
  press('F12');
  await page('离婚办件');
  for (const below of ['查档', '查找办件']) {
    press('Escape');
    await page(below);
  }
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('main', { name: '查找办件' })).toBeNull());
});
