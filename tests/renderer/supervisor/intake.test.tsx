import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { failure } from '#shared/contract/index.ts';
import { ok, type IncomingPage, type ScanFolder } from '#shared/model/index.ts';
import { fakeCase } from '../fake-case.ts';
import type { Answers } from '../entry/fake-hall.ts';
import { officeView } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

const page = (last: number, more: Partial<IncomingPage> = {}): IncomingPage => ({
  id: `0192f3a0-0000-7000-8000-00000000000${last}`,
  fileName: '扫描0001.tif',
  page: last,
  pages: 2,
  takenAt: '2026-11-23T02:00:00Z',
  takenBy: '孙档',
  state: 'unsorted',
  reason: 'noBarcode',
  barcodes: [],
  measure: { width: 1240, height: 1754, dpi: 150, dpiFrom: 'paper', skew: 0.4, ink: 0.1, paper: 240, darkest: 10 },
  findings: ['lowResolution'],
  caseId: null,
  caseNumber: null,
  attachmentId: null,
  duplicateOf: null,
  setAsideBecause: null,
  ...more,
});

const watched: ScanFolder = { folder: null, lookedAt: null, problem: null, waiting: 0, taken: 0, refused: [] };

async function open(answers: Answers = {}) {
  const hall = await openDesk(
    '档案',
    {
      'intake.pages': () => ok([page(1), page(2, { state: 'blank', reason: null, findings: [] })]),
      'intake.folder': () => ok(watched),
      'intake.picture': () => ok({ mime: 'image/jpeg', data: 'AAAA' }),
      ...answers,
    },
    officeView,
    ['archivist'],
  );
  fireEvent.click(await screen.findByRole('radio', { name: '扫描入库' }));
  return hall;
}

test('M-119 what waits says why, and how good the scan is', async () => {
  await open();
  const list = await screen.findByRole('list', { name: '待归页' });
  expect(list.textContent).toContain('页上没有条码');
  expect(list.textContent).toContain('扫描精度 150 dpi，低于 200 dpi');
  expect(list.textContent).toContain('空白页');
});

test('files are taken in one after the other; what is not taken says so, and the rest goes on', async () => {
  let calls = 0;
  const hall = await open({
    'intake.take': () => (calls++ === 0 ? failure('scan.unreadable', {}) : ok({ pages: [page(1, { state: 'filed' }), page(2)] })),
  });
  const files = ['坏.png', '好.tif'].map((name) => new File(['x'], name));
  fireEvent.change(screen.getByLabelText('选择扫描文件', { selector: 'input' }), { target: { files } });
  expect(await screen.findByText('已归入 1 页，待归 1 页，重复 0 页。')).toBeTruthy();
  expect(screen.getByText(/“坏.png”没有入库：/)).toBeTruthy();
  expect(hall.callsOf('intake.take').map(({ input }) => (input as { fileName: string }).fileName)).toEqual(['坏.png', '好.tif']);
});

test('a page is turned and filed by hand under the case that was found', async () => {
  const each = fakeCase('registered');
  const hall = await open({
    'cases.find': () => ok([each.view as never]),
    'cases.get': () => ok(each.view),
    'intake.assign': () => ok(page(1, { state: 'filed' })),
  });
  const form = await screen.findByRole('form', { name: '归入办件' });
  fireEvent.click(screen.getByRole('button', { name: '旋转 90°' }));
  type('办件号、字号或身份证件号', each.view.number);
  fireEvent.click(within(form).getByRole('button', { name: '查找' }));
  fireEvent.click(await within(form).findByRole('button', { name: /材料/ }));
  fireEvent.click(await screen.findByRole('option', { name: '已签收的审查处理表' }));
  fireEvent.submit(form);
  await waitFor(() =>
    expect(hall.callsOf('intake.assign')[0]?.input).toMatchObject({
      caseId: each.view.id,
      kind: 'signedExaminationForm',
      turn: 90,
      party: null,
    }),
  );
});

test('a blank back side is put away with one press, with its reason', async () => {
  const hall = await open({ 'intake.setAside': () => ok(page(2, { state: 'setAside' })) });
  fireEvent.click(await screen.findByRole('button', { name: /第 2 页/ }));
  fireEvent.click(await screen.findByRole('button', { name: '空白背面，搁置' }));
  await waitFor(() => expect(hall.callsOf('intake.setAside')[0]?.input).toEqual({ pageId: page(2).id, reason: '空白背面' }));
});

test('M-119 the watched folder is chosen in the system’s own window; what was put aside says why, and who took a page in is the folder', async () => {
  const hall = await open({
    'intake.folder': () =>
      ok({ ...watched, folder: '/扫描', problem: 'gone', taken: 3, waiting: 1, refused: [{ fileName: '坏.tif', reason: '读不出' }] }),
    'intake.pages': () => ok([page(1, { takenBy: null })]),
    'intake.setFolder': () => ok(watched),
  });
  const panel = await screen.findByRole('region', { name: '监视文件夹' });
  expect(panel.textContent).toContain('正在监视：/扫描');
  expect(panel.textContent).toContain('已入库 3 个文件，等待 1 个。');
  expect(panel.textContent).toContain('打不开这个文件夹');
  expect(panel.textContent).toContain('“坏.tif”没有入库，已移到“无法识别”：读不出');
  expect((await screen.findByRole('list', { name: '待归页' })).textContent).toContain('监视文件夹');
  fireEvent.click(within(panel).getByRole('button', { name: '不再监视' }));
  await waitFor(() => expect(hall.callsOf('intake.setFolder').map(({ input }) => input)).toEqual([{ folder: null }]));
});
