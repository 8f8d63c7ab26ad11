import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { Answer } from '#shared/contract/index.ts';
import { FrontDeskSettings, ok } from '#shared/model/index.ts';
import { QueueTab } from '../../../renderer/front-desk/queue/queue-tab.tsx';
import { createFakeHall, type Answers, type FakeHall } from '../entry/fake-hall.ts';
import { renderPage } from '../entry/render.tsx';
import { session } from '../entry/samples.ts';
import { devices, listOf, now, ticket, uuid } from './queue-samples.ts';

beforeEach(() => localStorage.clear());

const refused = (code: string): Answer<'tickets.print'> => ({ ok: false, error: { code, details: {} } }) as Answer<'tickets.print'>;
const job = { id: uuid('aa'), documentId: uuid('dd'), printer: '前台激光机', state: 'spooled' as const, at: now };

async function open(answers: Answers, printsAtOnce = true): Promise<FakeHall> {
  const hall = createFakeHall({
    'frontDesk.settings': () => ok(FrontDeskSettings.parse({})),
    'devices.status': devices('前台激光机'),
    'tickets.list': () => ok(listOf([ticket('A001', 'waiting')], { printsAtOnce })),
    'tickets.issue': () => ok(ticket('A002', 'waiting')),
    'tickets.slip': () => ok({ documentId: job.documentId, pages: 1 }),
    'documents.print': () => ok(job),
    'documents.confirmPrinted': () => ok({ ...job, state: 'confirmed' as const }),
    'documents.spoilt': () => ok({ ...job, state: 'spoilt' as const }),
    ...answers,
  });
  renderPage(<QueueTab session={session} />, hall);
  await screen.findByRole('rowheader', { name: 'A001' });
  await waitFor(() => expect(hall.callsOf('devices.status')).not.toEqual([]));
  return hall;
}
const take = (): void => void fireEvent.click(screen.getByRole('button', { name: '取号' }));
const papers = (hall: FakeHall) => hall.callsOf('documents.print').map(({ input }) => input);

it('prints the slip with the number, and not where the hall does not want it', async () => {
  const hall = await open({ 'tickets.print': () => ok({}) });
  take();
  expect(await screen.findByText('A002号的号票已打印。')).toBeTruthy();
  expect(hall.callsOf('tickets.print').map(({ input }) => input)).toEqual([{ id: uuid('02') }]);
  expect(papers(hall)).toEqual([]);
});

it('gives a number without a slip where slips are printed only when asked for', async () => {
  const hall = await open({ 'tickets.print': () => ok({}) }, false);
  take();
  expect(await screen.findByText(/A002号，结婚登记/)).toBeTruthy();
  expect(hall.callsOf('tickets.print')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '打印号票：A001' }));
  expect(await screen.findByText('A001号的号票已打印。')).toBeTruthy();
});

it.each([
  ['none', /没有设置号票打印机，A002号的号票已送到“前台激光机”/],
  ['away', /没有应答，A002号的号票已改送“前台激光机”/],
  ['paperOut', /缺纸，A002号的号票已改送“前台激光机”/],
  ['coverOpen', /盖子开着，A002号的号票已改送“前台激光机”/],
  ['notReady', /报告故障，A002号的号票已改送“前台激光机”/],
])('where the ticket printer printed nothing (%s) the slip comes out of the other printer, which is said', async (why, said) => {
  const hall = await open({ 'tickets.print': () => refused(`ticketPrinter.${why}`) });
  take();
  expect(await screen.findByText(said)).toBeTruthy();
  expect(screen.getByText(/A002号，结婚登记/)).toBeTruthy();
  expect(papers(hall)).toEqual([{ documentId: job.documentId, printer: '前台激光机' }]);
  fireEvent.click(screen.getByRole('button', { name: '打印好了：A002号' }));
  await waitFor(() => expect(screen.queryByText(said)).toBeNull());
  expect(hall.callsOf('documents.confirmPrinted')[0]!.input).toEqual({ jobId: job.id });
});

it.each([
  ['unsure', /不知道是否打印完整/],
  ['stopped', /打到一半停了/],
])('what may have come out in part (%s) is printed again only by its key, and the number stays', async (why, said) => {
  let answer = refused(`ticketPrinter.${why}`);
  const hall = await open({ 'tickets.print': () => answer });
  take();
  expect(await screen.findByText(said)).toBeTruthy();
  expect(screen.getByText(/A002号，结婚登记/)).toBeTruthy();
  expect(hall.callsOf('tickets.slip')).toEqual([]);
  answer = ok({});
  // The next number does not make it go away.
  fireEvent.click(screen.getByRole('button', { name: '打印号票：A001' }));
  expect(await screen.findByText('A001号的号票已打印。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '补打A002号的号票' }));
  expect(await screen.findByText('A002号的号票已打印。')).toBeTruthy();
  expect(screen.queryByText(said)).toBeNull();
  expect(papers(hall)).toEqual([]);
});

it('among several printers, of which one may hold blanks, somebody chooses once', async () => {
  const hall = await open({
    'devices.status': devices('证件打印机', '前台激光机'),
    'tickets.print': () => refused('ticketPrinter.away'),
  });
  take();
  expect(await screen.findByText(/不要选装着空白证的打印机/)).toBeTruthy();
  expect(papers(hall)).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: /^打印机|打印机$/ }));
  fireEvent.click(await screen.findByRole('option', { name: '前台激光机' }));
  fireEvent.click(screen.getByRole('button', { name: '在这台打印' }));
  expect(await screen.findByText(/A002号的号票已改送“前台激光机”/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '打印号票：A001' }));
  expect(await screen.findByText(/A001号的号票已改送“前台激光机”/)).toBeTruthy();
  expect(papers(hall)).toHaveLength(2);
});

it('a paper that was not printed either says so and can go elsewhere; one that came out badly is printed again', async () => {
  let refuses = true;
  const hall = await open({
    'tickets.print': () => refused('ticketPrinter.none'),
    'documents.print': () =>
      refuses ? { ok: false, error: { code: 'printer.failed', details: { printer: '前台激光机', reason: 'spoolerDown' } } } : ok(job),
  });
  take();
  expect(await screen.findByText(/没有接受任务/)).toBeTruthy();
  refuses = false;
  fireEvent.click(screen.getByRole('button', { name: /^打印机|打印机$/ }));
  fireEvent.click(await screen.findByRole('option', { name: '前台激光机' }));
  fireEvent.click(screen.getByRole('button', { name: '在这台打印' }));
  expect(await screen.findByText(/A002号的号票已送到“前台激光机”/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '补打A002号的号票' }));
  await waitFor(() => expect(papers(hall)).toHaveLength(3));
  expect(hall.callsOf('documents.spoilt')).toHaveLength(1);
});
