import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { failure, type FilingWorklist } from '#shared/contract/index.ts';
import { ArchiveScheme, ok, type ArchiveFile, type ArchiveTransfer, type FileContents, type PackageCheck } from '#shared/model/index.ts';
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
      'archives.due': () => ok([]),
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

it('M-117 says which other year and class is due or over, and shows it', async () => {
  const due = { year: 2025, fileClass: 'divorce' as const, waiting: 3 };
  const hall = await open({
    'archives.due': () =>
      ok([
        { ...due, daysLeft: -12 },
        { year: 2026, fileClass: 'reissue', waiting: 2, daysLeft: 219 },
      ]),
  });
  await boxes();
  expect(screen.getByText('2025 年离婚还有 3 件没有归档，已过期限')).toBeTruthy();
  expect(screen.queryByText(/补发还有/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '查看 2025 年离婚' }));
  await screen.findByRole('radio', { name: '离婚', checked: true });
  expect(hall.calls.at(-1)).toMatchObject({ operation: 'archives.worklist', input: { year: 2025, fileClass: 'divorce' } });
});

it('a file is found by its number, for a purpose, and taken apart with a reason', async () => {
  const hall = await open({
    'archives.find': () => ok([file]),
    'archives.unfile': () => ok({ fileNumber: file.fileNumber }),
  });
  await boxes();
  fireEvent.click(screen.getByRole('radio', { name: '案卷' }));
  type('卷号、字号或者办件号', '0123-JH-2026-0008');
  expect(screen.getByRole('button', { name: '查找' }).hasAttribute('disabled')).toBe(true);
  type('查找事由', '核对装订');
  fireEvent.click(screen.getByRole('button', { name: '查找' }));
  fireEvent.click(await screen.findByRole('button', { name: '查看 0123-JH-2026-0008' }));
  fireEvent.click(screen.getByRole('button', { name: '撤回归档' }));
  type('原因', '装订有误');
  fireEvent.click(screen.getByRole('button', { name: /^撤回归档/ }));
  expect(await screen.findByText('0123-JH-2026-0008 已撤回归档。')).toBeTruthy();
  expect(hall.calls.find(({ operation }) => operation === 'archives.unfile')!.input).toEqual({ fileId: file.id, reason: '装订有误' });
  expect(hall.calls.filter(({ operation }) => operation === 'archives.find').map(({ input }) => input)).toEqual([
    { number: '0123-JH-2026-0008', matter: '核对装订' },
    { number: '0123-JH-2026-0008', matter: '核对装订' },
  ]);
});

it('a file in a box says that the box is emptied first', async () => {
  await open({ 'archives.files': () => ok({ files: [{ ...file, boxNumber: 3 }], boxes: [], givenUp: [] }) });
  await boxes();
  fireEvent.click(screen.getByRole('radio', { name: '案卷' }));
  fireEvent.click(await screen.findByRole('button', { name: '查看 0123-JH-2026-0008' }));
  expect(screen.getByRole('button', { name: '撤回归档' }).hasAttribute('disabled')).toBe(true);
  expect(screen.getByText('撤回归档前，先拆开第 3 盒。')).toBeTruthy();
});

const transfer: ArchiveTransfer = {
  id: '0192f3a0-0000-7000-8000-0000000000d1',
  at: '2026-11-23T02:00:00Z',
  year: 2026,
  fileClass: null,
  receiver: '清江县档案馆',
  folder: 'transfer-0123-329901-2026-0000d1',
  files: 2,
  pages: 11,
  digest: 'a'.repeat(64),
  staffName: '孙档',
  approverName: '周敏',
};
const checked: PackageCheck = {
  manifest: {
    format: 'tongxin-archive-transfer',
    version: 1,
    id: transfer.id,
    training: false,
    madeAt: transfer.at,
    office: { name: '清江县民政局婚姻登记处', regionCode: '329901' },
    fonds: '0123',
    year: 2026,
    fileClass: null,
    receiver: '清江县档案馆',
    handedOverBy: '孙档',
    approvedBy: '周敏',
    archiveFiles: 2,
    pages: 11,
    digest: 'SM3',
  },
  origin: 'ours',
  files: 15,
  problems: [],
  problemCount: 0,
};

describe('M-118 handing over', () => {
  const toTransfer = async (answers: Answers) => {
    const hall = await open({ 'archives.transfers': () => ok([]), ...answers });
    await boxes();
    fireEvent.click(screen.getByRole('radio', { name: '移交' }));
    expect(await screen.findByText('还没有移交过。')).toBeTruthy();
    return hall;
  };

  it('asks for receiver, folder and a second person who is somebody else', async () => {
    const hall = await toTransfer({ 'archives.transfer': () => ok(transfer) });
    fireEvent.click(screen.getByRole('button', { name: '制作移交包' }));
    const form = screen.getByRole('form', { name: '制作移交包' });
    const send = within(form).getByRole('button', { name: /^制作移交包/ });
    expect(send.hasAttribute('disabled')).toBe(true);
    type('接收单位', '清江县档案馆');
    type('存放位置', '/media/stick');
    fireEvent.click(send);
    expect((await screen.findByRole('alert')).textContent).toContain('请另一位工作人员输入工号和密码');
    expect(hall.calls.some(({ operation }) => operation === 'archives.transfer')).toBe(false);
    type('工号', 'R2');
    type('密码', 'zhaoqiang-2026');
    fireEvent.click(send);
    expect(await screen.findByText(/移交包已写到所选文件夹：.*共 2 卷 11 页。/)).toBeTruthy();
    expect(hall.calls.find(({ operation }) => operation === 'archives.transfer')!.input).toEqual({
      folder: '/media/stick',
      year: 2026,
      fileClass: null,
      receiver: '清江县档案馆',
      again: false,
    });
  });

  it.each<[string, Partial<PackageCheck>, string, RegExp]>([
    ['whole', {}, 'status', /15 个文件与清单一致。.*与本处日志留存的摘要一致。/s],
    ['changed with its manifest', { origin: 'changed' }, 'alert', /清单被改动过/],
    [
      'with a changed page',
      { problems: [{ path: '0123-JH-2026-0001/003.jpg', problem: 'changed' }], problemCount: 1 },
      'alert',
      /有 1 处与清单不一致。.*有改动 0123-JH-2026-0001\/003\.jpg/s,
    ],
  ])('says of a package %s what was found', async (_, found, role, words) => {
    await toTransfer({ 'archives.checkPackage': () => ok({ ...checked, ...found }) });
    fireEvent.click(screen.getByRole('button', { name: '核对移交包' }));
    type('移交包所在文件夹', '/media/stick/transfer');
    const form = screen.getByRole('form', { name: '核对移交包' });
    fireEvent.click(within(form).getByRole('button', { name: /^核对/ }));
    expect((await within(form).findByRole(role)).textContent).toMatch(words);
  });
});

it('M-116 numbering is set by a supervisor with a second person, and what is no scheme is not sent', async () => {
  const scheme = ArchiveScheme.parse({ fonds: '0123' });
  const hall = await open(
    { 'archives.scheme': () => ok(scheme), 'archives.expiring': () => ok([file]), 'archives.setScheme': () => ok(scheme) },
    ['supervisor'],
  );
  await boxes();
  fireEvent.click(screen.getByRole('radio', { name: '保管和编号' }));
  expect(await screen.findByText('2126年12月31日')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '编号规则' }));
  const save = within(screen.getByRole('form', { name: '编号规则' })).getByRole('button', { name: /^保存/ });
  type('次年归档期限', '13-01');
  expect(screen.getByText('请写成月-日，如 06-30。')).toBeTruthy();
  expect(save.hasAttribute('disabled')).toBe(true);
  type('次年归档期限', '03-31');
  type('工号', 'D1');
  type('密码', 'sundang-2026');
  fireEvent.click(save);
  expect(await screen.findByText(/编号规则已保存/)).toBeTruthy();
  expect(hall.calls.find(({ operation }) => operation === 'archives.setScheme')!.input).toMatchObject({ fonds: '0123', deadline: '03-31' });
});

it('a registrar has no page of archive files', async () => {
  await openDesk(null, {}, officeView, ['registrar']);
  expect(within(screen.getByRole('navigation')).queryByText('档案')).toBeNull();
});
