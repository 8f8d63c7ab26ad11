import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { failure, ProvinceSettings, type InspectedAnswer, type ProvinceView } from '#shared/contract/index.ts';
import { ok, type CivilDate } from '#shared/model/index.ts';
import { groupsOf } from '../../../renderer/supervisor/province/fingerprint.ts';
import { openDesk, type } from './desk.tsx';

const date = (text: string) => text as CivilDate;
const none: ProvinceView = {
  training: true,
  office: '清江县民政局婚姻登记处',
  station: 'S01',
  requested: null,
  enrolled: null,
  warning: null,
  revoked: [],
  settings: ProvinceSettings.parse({}),
};
const requested: ProvinceView = { ...none, requested: { at: '2026-11-21T02:00:00Z', by: '周静', lost: false } };
const inspected: InspectedAnswer = {
  address: 'https://sheng.example',
  authorities: {
    sm2: { fingerprint: '0123456789abcdef'.repeat(4), until: date('2045-01-01') },
    tls: { fingerprint: 'fedcba9876543210'.repeat(4), until: date('2046-01-01') },
  },
  certificates: [
    { use: 'sign', until: date('2028-12-31'), daysLeft: 769 },
    { use: 'encrypt', until: date('2026-12-01'), daysLeft: 10 },
    { use: 'tls', until: date('2026-11-20'), daysLeft: -1 },
  ],
  encryptionKeyIssued: true,
};
const enrolled: ProvinceView = {
  ...none,
  training: false,
  enrolled: { ...inspected, at: '2026-11-21T03:00:00Z', by: '周静', approvedBy: '李敏', lost: false },
};
const open = (view: ProvinceView, more: Parameters<typeof openDesk>[1] = {}) =>
  openDesk('省平台', { 'province.view': () => ok(view), ...more });
const choose = async (text: string) => {
  fireEvent.change(await screen.findByLabelText('导入应答文件'), { target: { files: [new File([text], 'answer.json')] } });
};

test('a fingerprint is told in groups of four', () => expect(groupsOf('0123456789abcdef').join(' ')).toBe('0123 4567 89AB CDEF'));

describe('the page of the province', () => {
  test('says what there is, what to do first, and that the cryptography is not certified', async () => {
    await open(none);
    expect(await screen.findByText('未加入')).toBeTruthy();
    expect(screen.getByText(/只能加入培训用的省平台/)).toBeTruthy();
    expect(screen.getByText(/不是经商用密码产品认证的密码模块/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '撤销申请' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '生成申请文件' }));
    expect(await screen.findByText('申请文件 tongxin-request-2026-11-22.json 已保存，可以送省平台办理。')).toBeTruthy();
  });

  test('both fingerprints are shown in groups, and an answer is imported by two people', async () => {
    const hall = await open(requested, { 'province.inspect': () => ok(inspected), 'province.enrol': () => ok({}) });
    await choose('{"format":"…"}');
    const shown = await screen.findByRole('form', { name: '核对指纹' });
    expect(document.activeElement).toBe(shown);
    const form = within(shown);
    const groups = shown.querySelectorAll('.province-fingerprints dd');
    expect([...groups].map((dd) => dd.textContent.trim())).toEqual([
      '0123 4567 89AB CDEF '.repeat(4).trim(),
      'FEDC BA98 7654 3210 '.repeat(4).trim(),
    ]);
    expect(form.getByText(/双证书/)).toBeTruthy();
    const confirm = form.getByRole('button', { name: /指纹一致，导入/ });
    fireEvent.click(confirm);
    expect(await screen.findByText('请另一位工作人员输入工号和密码。')).toBeTruthy();
    expect(hall.callsOf('province.enrol')).toEqual([]);
    type('工号', 'A1');
    type('密码', 'morning tea 7');
    fireEvent.click(confirm);
    expect(await screen.findByText('应答文件已导入，本工位现在使用新的证书。')).toBeTruthy();
    const [call] = hall.callsOf('province.enrol');
    expect(call!.input).toEqual({ answer: '{"format":"…"}' });
    expect(call!.approval).toEqual({ code: 'A1', password: 'morning tea 7' });
  });

  test('an answer that does not fit is refused in words, and nothing is asked of a second person', async () => {
    const hall = await open(requested, {
      'province.inspect': () => failure('province.expired', { certificate: 'tls', until: date('2026-11-01') }),
    });
    await choose('{}');
    expect(await screen.findByText(/本工位通信（TLS）证书已于2026年11月01日到期，没有导入/)).toBeTruthy();
    expect(screen.queryByRole('form', { name: '核对指纹' })).toBeNull();
    await choose('x'.repeat(200_001));
    expect(await screen.findByText(/所选文件不是应答文件/)).toBeTruthy();
    expect(hall.callsOf('province.inspect')).toHaveLength(1);
  });

  test('a request is dropped only when that was said twice', async () => {
    const hall = await open(requested, { 'province.dismiss': () => ok({}) });
    fireEvent.click(await screen.findByRole('button', { name: '撤销申请' }));
    expect(hall.callsOf('province.dismiss')).toEqual([]);
    fireEvent.click(await screen.findByRole('button', { name: '确认撤销' }));
    expect(await screen.findByText('申请已撤销，它的私钥已删除。')).toBeTruthy();
    expect(hall.callsOf('province.dismiss')).toHaveLength(1);
  });

  test.each([
    [{ ...enrolled, warning: 'days10' }, '已加入', '证书 10 天内到期', true],
    [{ ...enrolled, warning: 'ended' }, '已到期', '证书已到期', true],
    [{ ...enrolled, enrolled: { ...enrolled.enrolled!, lost: true } }, '私钥缺失', null, false],
    [{ ...enrolled, requested: requested.requested }, '换发中', null, false],
    [{ ...requested, requested: { ...requested.requested!, lost: true } }, '等待应答', '这份申请的私钥不在本机', false],
  ] as const)('%#: what is wrong stands at the top and beside the name of the page', async (view, state, warning, marked) => {
    await open(view as ProvinceView);
    expect((await screen.findAllByText(state)).length).toBeGreaterThan(0);
    if (warning !== null) expect(screen.getAllByText(warning).length).toBeGreaterThan(0);
    await waitFor(() => expect(screen.queryAllByText('需换发')).toHaveLength(marked ? 1 : 0));
  });

  test('what is in use is told with each end and with whom', async () => {
    await open(enrolled);
    expect(await screen.findByText(/由周静、李敏核对导入。省平台地址：https:\/\/sheng\.example/)).toBeTruthy();
    expect(screen.getByRole('row', { name: '本工位加密证书 2026年12月01日 10 天' })).toBeTruthy();
    expect(screen.getByRole('row', { name: '本工位通信（TLS）证书 2026年11月20日 已到期' })).toBeTruthy();
  });

  test('a revoked certificate is said plainly, with what to do', async () => {
    await open({ ...enrolled, revoked: [{ use: 'sign', since: '2026-11-22T02:00:00Z' }] });
    expect(await screen.findByText('已吊销')).toBeTruthy();
    expect(screen.getByText(/本工位签名证书（2026年11月22日）已被省平台吊销.*待上传的办件保存在本机/)).toBeTruthy();
  });
});

describe('the way to the province', () => {
  const field = (label: string) => screen.getByLabelText(label);
  const save = () => fireEvent.click(screen.getByRole('button', { name: '保存设置' }));

  test('is set, and an empty field is none', async () => {
    const hall = await open(enrolled, { 'province.configure': ({ input }) => ok(ProvinceSettings.parse(input)) });
    await screen.findByRole('form', { name: '连接设置' });
    type('代理服务器', 'http://10.1.2.3:8080');
    type('时钟允许相差（秒）', '30');
    fireEvent.click(screen.getByText('随登记上传的附件（1 种）'));
    fireEvent.click(screen.getByRole('checkbox', { name: '无配偶证明' }));
    save();
    expect(await screen.findByText('设置已保存，立即生效。')).toBeTruthy();
    expect(hall.callsOf('province.configure')[0]!.input).toEqual({
      proxy: 'http://10.1.2.3:8080',
      kilobytesPerSecond: null,
      alarmAfterHours: 24,
      clockLimitSeconds: 30,
      attachments: ['photo', 'singleProof'],
    });
  });

  test('says beside the field what is wrong, and sends nothing', async () => {
    const hall = await open(enrolled);
    await screen.findByRole('form', { name: '连接设置' });
    type('代理服务器', '10.1.2.3');
    type('带宽上限（KB/秒）', '3');
    type('积压提醒（小时）', '');
    save();
    expect(await screen.findByText('请填 http://地址:端口，不带用户名、密码和路径。')).toBeTruthy();
    expect(screen.getByText('请填 16 至 100000 的整数。')).toBeTruthy();
    expect(screen.getByText('请填 1 至 240 的整数。')).toBeTruthy();
    expect(field('代理服务器').getAttribute('aria-invalid')).toBe('true');
    expect(hall.callsOf('province.configure')).toEqual([]);
  });
});

describe('cut off for days', () => {
  test('envelopes are written into a folder, and how many is told', async () => {
    const hall = await open(enrolled, { 'sync.exportEnvelopes': () => ok({ envelopes: 4, acts: 2, questions: 1 }) });
    fireEvent.click(await screen.findByRole('button', { name: '导出信封' }));
    expect(await screen.findByText(/已写入 4 个信封（登记事项 2 件，查询 1 件）/)).toBeTruthy();
    expect(hall.callsOf('sync.exportEnvelopes')[0]!.input).toEqual({ folder: '/media/backup' });
  });

  test.each([
    [{ answered: 3, open: 1, trouble: null }, /已导入 3 个信封的应答，还有 1 个没有应答/],
    [{ answered: 0, open: 0, trouble: { why: 'refused', code: 'envelope.wrongRecipient' } }, /密钥已更换.*请重新导出信封/],
    [{ answered: 1, open: 2, trouble: { why: 'answer', code: 'envelope.truncated' } }, /没有通过核对（envelope.truncated）.*信封都还在/],
  ])('%#: what became of the answers is told, with what to do', async (imported, words) => {
    await open(enrolled, { 'sync.importReceipts': () => ok(imported) });
    fireEvent.click(await screen.findByRole('button', { name: '导入应答' }));
    expect(await screen.findByText(words)).toBeTruthy();
  });

  test('a training store carries nothing', async () => {
    await open({ ...enrolled, training: true });
    await screen.findByRole('form', { name: '连接设置' });
    expect(screen.queryByRole('button', { name: '导出信封' })).toBeNull();
  });
});
