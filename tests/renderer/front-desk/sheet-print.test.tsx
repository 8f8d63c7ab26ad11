import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { ok } from '#shared/model/index.ts';
import { ScriptPrint } from '../../../renderer/front-desk/ceremonies/script-print.tsx';
import { createFakeHall, type FakeHall } from '../entry/fake-hall.ts';
import { renderPage } from '../entry/render.tsx';
import { devices, now, uuid } from './queue-samples.ts';

beforeEach(() => localStorage.clear());

function open(...printers: readonly string[]): FakeHall {
  const hall = createFakeHall({
    'devices.status': devices(...printers),
    'ceremonies.print': () => ok({ documentId: uuid('dd'), pages: 1 }),
    'documents.print': ({ input }) =>
      ok({ id: uuid('aa'), documentId: uuid('dd'), printer: (input as { printer: string }).printer, state: 'spooled' as const, at: now }),
    'documents.confirmPrinted': () =>
      ok({ id: uuid('aa'), documentId: uuid('dd'), printer: printers.at(-1)!, state: 'confirmed' as const, at: now }),
  });
  renderPage(<ScriptPrint id={uuid('b1')} />, hall);
  return hall;
}
const button = (): HTMLElement => screen.getByRole('button', { name: '打印颁证词' });
const printedOn = (hall: FakeHall) => hall.callsOf('documents.print').map(({ input }) => (input as { printer: string }).printer);

it('a sheet comes out of the only printer', async () => {
  const hall = open('前台激光机');
  await waitFor(() => expect(button()).toHaveProperty('disabled', false));
  fireEvent.click(button());
  expect(await screen.findByText('已送到“前台激光机”，打印好了吗？')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '打印好了' }));
  expect(await screen.findByText('已打印。')).toBeTruthy();
  expect(printedOn(hall)).toEqual(['前台激光机']);
});

it('of several printers one may hold certificate blanks: none is taken until somebody chose, and that once', async () => {
  const hall = open('证件打印机', '前台激光机');
  const choice = await screen.findByRole('button', { name: /打印机/ });
  expect(button()).toHaveProperty('disabled', true);
  fireEvent.click(choice);
  fireEvent.click(await screen.findByRole('option', { name: '前台激光机' }));
  fireEvent.click(button());
  await waitFor(() => expect(printedOn(hall)).toEqual(['前台激光机']));
  expect(localStorage.getItem('printer.ceremonyScript')).toBe('前台激光机');
});
