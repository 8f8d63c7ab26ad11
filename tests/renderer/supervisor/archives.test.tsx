import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { failure, type FilingWorklist } from '#shared/contract/index.ts';
import { ok, type ArchiveFile, type FileContents } from '#shared/model/index.ts';
import type { Answers } from '../entry/fake-hall.ts';
import { officeView } from '../entry/samples.ts';
import { openDesk, type } from './desk.tsx';

const row = (last: number, missing: FileContents['missing'] = []): FileContents => ({
  actId: `0192f3a0-0000-7000-8000-00000000000${last}`,
  act: 'marriage',
  on: '2026-11-23' as FileContents['on'],
  number: `J329901-2026-00000${last}`,
  manName: '王伟',
  womanName: '陈静',
  pages: 5,
  missing,
});
const rows = [row(1), row(2), row(3, [{ paper: 'identity', party: 'man' }]), row(4)];
const worklist = (more: Partial<FilingWorklist> = {}): FilingWorklist => ({
  deadline: '2027-06-30' as FilingWorklist['deadline'],
  daysLeft: 219,
  filed: 7,
  nextNumber: 8,
  rows,
  ...more,
});
const file: ArchiveFile = {
  ...row(1),
  id: '0192f3a0-0000-7000-8000-0000000000f1',
  fileClass: 'marriage',
  year: 2026,
  roomNumber: 8,
  fileNumber: '0123-JH-2026-0008',
  archivesNumber: null,
  filedAt: '2026-11-23T02:00:00Z',
  filedBy: '孙档',
  incompleteBecause: null,
  outdated: false,
  boxNumber: null,
  keptUntil: '2126-12-31' as ArchiveFile['keptUntil'],
  transferredAt: null,
};

const open = (answers: Answers = {}, roles: Parameters<typeof openDesk>[3] = ['archivist']) =>
  openDesk(
    '档案',
    {
      'archives.worklist': () => ok(worklist()),
      'archives.files': () => ok({ files: [file], boxes: [], givenUp: [] }),
      ...answers,
    },
    officeView,
    roles,
  );

const boxes = () => screen.findAllByRole('checkbox', { name: /^归到/ });

describe('M-116 filing in order of handling', () => {
  it('chooses whatever was handled before, and asks why where papers are missing', async () => {
    const hall = await open({ 'archives.file': () => ok({ files: [{ id: file.id, actId: file.actId, fileNumber: file.fileNumber }] }) });
    const all = await boxes();
    expect(screen.getByText('缺 1 种材料')).toBeTruthy();
    expect(screen.getByText('男方身份证件复印件')).toBeTruthy();
    fireEvent.click(all[2]!);
    expect(all.map((box) => (box as HTMLInputElement).checked)).toEqual([true, true, true, false]);
    const form = screen.getByRole('form', { name: '归档编号' });
    const send = within(form).getByRole('button', { name: /归档 3 件/ });
    expect(send.hasAttribute('disabled')).toBe(true);
    type('1 件材料不齐，先行归档的理由', '证件复印件遗失');
    fireEvent.click(send);
    expect(await screen.findByText('已归档：0123-JH-2026-0008。')).toBeTruthy();
    const sent = hall.calls.find(({ operation }) => operation === 'archives.file')!.input;
    expect(sent).toEqual({
      fileClass: 'marriage',
      year: 2026,
      acts: rows.slice(0, 3).map(({ actId, missing }) => ({ actId, incompleteBecause: missing.length > 0 ? '证件复印件遗失' : null })),
    });
  });

  it('takes the complete ones at the head of the list at once, and says what a refusal left as it was', async () => {
    await open({ 'archives.file': () => failure('archives.outOfOrder', { number: 'J329901-2026-000001' }) });
    await boxes();
    fireEvent.click(screen.getByRole('button', { name: '选中在前的 2 件齐全的' }));
    fireEvent.click(screen.getByRole('button', { name: /归档 2 件/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('没有归档，也没有编号');
    expect((await boxes()).filter((box) => (box as HTMLInputElement).checked)).toHaveLength(2);
  });

  it.each([
    [12, '归档期限 2027年06月30日，还有 12 天'],
    [-3, '归档期限 2027年06月30日，已超过 3 天'],
  ])('M-117 marks a deadline %d days away', async (daysLeft, words) => {
    await open({ 'archives.worklist': () => ok(worklist({ daysLeft })) });
    await boxes();
    expect((await screen.findByText(words)).closest('.state-mark')).toBeTruthy();
  });
});

it('a file is found by its number and taken apart with a reason', async () => {
  const hall = await open({
    'archives.find': () => ok([file]),
    'archives.unfile': () => ok({ fileNumber: file.fileNumber }),
  });
  await boxes();
  fireEvent.click(screen.getByRole('radio', { name: '案卷' }));
  type('卷号、字号或者办件号', '0123-JH-2026-0008');
  fireEvent.click(screen.getByRole('button', { name: '查找' }));
  fireEvent.click(await screen.findByRole('button', { name: '查看 0123-JH-2026-0008' }));
  fireEvent.click(screen.getByRole('button', { name: '撤回归档' }));
  type('原因', '装订有误');
  fireEvent.click(screen.getByRole('button', { name: /^撤回归档/ }));
  expect(await screen.findByText('0123-JH-2026-0008 已撤回归档。')).toBeTruthy();
  expect(hall.calls.find(({ operation }) => operation === 'archives.unfile')!.input).toEqual({ fileId: file.id, reason: '装订有误' });
});

it('a registrar has no page of archive files', async () => {
  await openDesk(null, {}, officeView, ['registrar']);
  expect(within(screen.getByRole('navigation')).queryByText('档案')).toBeNull();
});
