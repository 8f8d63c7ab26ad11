import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { HallConfig, type Answer, type HallConfigInput, type Input } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { SetUp } from '../../../renderer/entry/set-up/set-up.tsx';
import { configToForm, emptySetUpForm, formToConfig } from '../../../renderer/entry/set-up/form.ts';
import { readConfig } from '../../../renderer/entry/set-up/import-config.ts';
import { findSetUpProblems } from '../../../renderer/entry/set-up/problems.ts';
import { createFakeHall, type Answers, type FakeHall } from './fake-hall.ts';
import { renderPage } from './render.tsx';
import { absent, config, open, today } from './samples.ts';

const passphrase = 'seven lanterns 43';
const recoveryKey = '7KQ2M-8XW0N-QF5TR-ZB3CD-H6J9P-VM1YA-K3E8W';
const parsed = HallConfig.parse(config);
const complete = configToForm(parsed, { kind: 'real', passphrase, passphraseAgain: passphrase });

function problemAt(path: string, form = complete): string | undefined {
  return findSetUpProblems(form).find((problem) => problem.path === path)?.key;
}

/** A hall that is created and has these printers; `print` answers when one of them is asked to print. */
function keyed(printers: string[] = [], print: () => Answer<'setup.recoverySheet'> = () => ok({ pdf: '', printers })): Answers {
  return {
    'setup.create': () => ok({ recoveryKey }),
    'setup.recoverySheet': ({ input }) => ((input as Input<'setup.recoverySheet'>).printer === null ? ok({ pdf: '', printers }) : print()),
    'setup.sealRecoveryKey': () => ok({}),
    'setup.unlock': () => ok(open),
  };
}

async function openFilledPage(answers: Answers, from: HallConfigInput = config) {
  const hall = createFakeHall({ 'hall.health': () => ok(absent), ...answers });
  const onFinished = vi.fn<() => void>();
  const { container } = renderPage(<SetUp onRestore={() => undefined} onFinished={onFinished} />, hall);
  await screen.findByRole('heading', { name: '首次设置' });
  const file = new File([JSON.stringify(from)], 'hall.json', { type: 'application/json' });
  fireEvent.change(container.querySelector('input[type=file]')!, { target: { files: [file] } });
  await screen.findByText(/已从“hall.json”填入/);
  return { hall, onFinished };
}

function type(label: string, text: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
}

async function create(): Promise<void> {
  type('大厅口令', passphrase);
  type('再输一遍', passphrase);
  fireEvent.click(screen.getByRole('button', { name: /建立登记大厅/ }));
  await Promise.resolve();
}

describe('what a hall needs', () => {
  test('a complete form has no problem and says exactly what its file said', () => {
    expect(findSetUpProblems(complete)).toEqual([]);
    expect(HallConfig.parse(formToConfig(complete))).toEqual(parsed);
  });

  test('what only a file says survives being edited here', () => {
    const said = {
      ...config,
      office: {
        ...config.office,
        hours: { from: '09:00', until: '16:30', weekdays: [2, 6], enforced: true, openOn: ['2027-02-14'], closedOn: ['2027-01-01'] },
        otherOffices: [{ name: '云川市民政局婚姻登记处', capabilities: ['foreign' as const] }],
        helplines: [{ name: '妇女之家', number: '0000-1' }],
        practice: { singleProofMonths: 3 },
        photo: { widthMm: 60, heightMm: 40 },
        forms: { redirectGuide: 'own/redirect-guide' },
      },
      devices: {
        ...config.devices,
        scanner: { path: '/dev/ttyUSB1' },
        ticketPrinter: { kind: 'network' as const, host: '192.168.1.40' },
        voice: '/opt/espeak-ng/bin/espeak-ng',
      },
    };
    const form = configToForm(HallConfig.parse(said), complete.store);
    form.office.hours.until = '８:00';
    expect(problemAt('office.hours.until', form)).toBe('timeOrder');
    form.office.hours.until = '17:30';
    expect(findSetUpProblems(form)).toEqual([]);
    expect(HallConfig.parse(formToConfig(form))).toEqual(
      HallConfig.parse({ ...said, office: { ...said.office, hours: { ...said.office.hours, until: '17:30' } } }),
    );
  });

  test('opening hours are times of day in their order, on at least one weekday', () => {
    const withHours = (hours: Partial<typeof complete.office.hours>) => ({
      ...complete,
      office: { ...complete.office, hours: { ...complete.office.hours, ...hours } },
    });
    expect(problemAt('office.hours.from', withHours({ from: '25:00' }))).toBe('time');
    expect(problemAt('office.hours.until', withHours({ until: '' }))).toBe('required');
    expect(problemAt('office.hours.until', withHours({ until: '08:30' }))).toBe('timeOrder');
    expect(problemAt('office.hours.weekdays', withHours({ weekdays: [] }))).toBe('chooseOne');
    expect(findSetUpProblems(withHours({ from: '8:30' }))).toEqual([]);
  });

  test('an empty form names every required field, not the optional ones', () => {
    const paths = findSetUpProblems(emptySetUpForm(today)).map((problem) => problem.path);
    expect(paths).toContain('office.name');
    expect(paths).toContain('staff.1.certificate.validUntil');
    expect(paths).toContain('enteredBy.second');
    expect(paths).not.toContain('office.phone');
    expect(paths).not.toContain('devices.readerPath');
  });

  test('two different passphrases are refused', () => {
    const form = { ...complete, store: { ...complete.store, passphraseAgain: `${passphrase}!` } };
    expect(problemAt('store.passphraseAgain', form)).toBe('passphraseDiffers');
  });

  test.each([
    ['eleven chars', 'abcdefghijk', 'passphraseShort'],
    ['one character over and over', 'aaaaaaaaaaaaaaaa', 'passphraseSimple'],
  ])('a weak passphrase is refused: %s', (_name, weak, key) => {
    expect(problemAt('store.passphrase', { ...complete, store: { kind: 'real', passphrase: weak, passphraseAgain: weak } })).toBe(key);
  });

  test('a training store needs no passphrase', () => {
    const form = { ...complete, store: { kind: 'training' as const, passphrase: '', passphraseAgain: '' } };
    expect(findSetUpProblems(form)).toEqual([]);
  });

  test('numbers and blanks are entered by two people', () => {
    expect(problemAt('enteredBy.second', { ...complete, enteredBy: { first: 'S01', second: 'S01' } })).toBe('samePerson');
    expect(problemAt('enteredBy.first', { ...complete, enteredBy: { first: 'R01', second: 'S01' } })).toBe('enteredByFirst');
  });

  test('M-135, M-136: a registrar has a certificate and a real ID number', () => {
    const [first, second] = complete.staff;
    const without = { ...second!, certificate: { number: '', validUntil: '' }, idNumber: '990101198506150021' };
    const form = { ...complete, staff: [first!, without] };
    expect(problemAt('staff.1.certificate.number', form)).toBe('required');
    expect(problemAt('staff.1.idNumber', form)).toBe('idNumber');
  });

  test('a block that ends before it begins and blanks of two series are refused', () => {
    expect(problemAt('numberBlocks.0.last', { ...complete, numberBlocks: [{ prefix: 'J', year: '2026', first: '20', last: '10' }] })).toBe(
      'serialOrder',
    );
    expect(problemAt('blankBatches.0.last', { ...complete, blankBatches: [{ kind: 'marriage', first: 'A0001', last: 'B0002' }] })).toBe(
      'blankShape',
    );
  });

  test('a file that breaks the contract is not taken, and its wrong places are named', () => {
    expect(readConfig('{')).toEqual({ ok: false, error: { kind: 'notJson' } });
    const answer = readConfig(JSON.stringify({ ...config, office: { ...config.office, regionCode: '99' } }));
    expect(answer).toMatchObject({ ok: false, error: { kind: 'notAConfig', paths: ['office.regionCode'] } });
  });
});

describe('the page', () => {
  test('sums up what came from the file and has no field', async () => {
    const office = { ...config.office, otherOffices: [{ name: '云川市民政局婚姻登记处', capabilities: ['foreign' as const] }] };
    const photo = { alone: { widthMm: 33, heightMm: 48, copies: 4 } };
    await openFilledPage({}, { ...config, office: { ...office, practice: { temporaryCards: false }, photo } });
    const loaded = within(await screen.findByRole('group', { name: '已从文件载入' }));
    for (const words of ['云川市民政局婚姻登记处', '1 项另有规定', '临时居民身份证', '宽 53 毫米，高 35 毫米']) loaded.getByText(words);
    const alone = within(loaded.getByText('离婚登记照').parentElement!);
    for (const words of ['宽 33 毫米，高 48 毫米', '同一相纸，每人 4 张']) alone.getByText(words);
    expect(loaded.queryAllByRole('textbox')).toEqual([]);
  });

  test('without a file shows the contract’s own hours and nothing loaded', async () => {
    renderPage(<SetUp onRestore={() => undefined} onFinished={() => undefined} />, createFakeHall({ 'hall.health': () => ok(absent) }));
    await screen.findByRole('heading', { name: '首次设置' });
    expect(screen.queryByRole('group', { name: '已从文件载入' })).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>('开始').value).toBe('08:30');
  });

  test('an authorisation to register offline names the businesses it is for', async () => {
    const offlineAuthorisation = {
      number: '授权1号',
      businesses: ['marriage' as const],
      validFrom: '2026-01-01',
      validUntil: '2027-12-31',
    };
    const { hall } = await openFilledPage(keyed(), { ...config, office: { ...config.office, offlineAuthorisation } });
    const several = screen.getByRole('group', { name: /授权办理的业务/ });
    fireEvent.click(within(several).getByRole('checkbox', { name: '补领证件' }));
    await create();
    await waitFor(() => expect(hall.callsOf('setup.create')).toHaveLength(1));
    const { config: sent } = hall.callsOf('setup.create')[0]!.input as Input<'setup.create'>;
    expect(sent.office.offlineAuthorisation?.businesses).toEqual(['marriage', 'reissue']);
  });

  test('keeps everything typed when the core refuses', async () => {
    const { hall, onFinished } = await openFilledPage({
      'setup.create': () => ({ ok: false, error: { code: 'store.inUse', details: {} } }),
    });
    type('登记机关全称', '青川区民政局婚姻登记处（新）');
    await create();
    await screen.findByText('没有建立，已填写的内容全部保留。');
    expect(screen.getByLabelText<HTMLInputElement>('登记机关全称').value).toBe('青川区民政局婚姻登记处（新）');
    expect(screen.getByLabelText<HTMLInputElement>('大厅口令').value).toBe(passphrase);
    expect(hall.callsOf('setup.create')[0]?.input).toMatchObject({ training: false, passphrase, config: { station: 'S01' } });
    expect(onFinished).not.toHaveBeenCalled();
  });

  test('asks the core for nothing while the passphrase is not confirmed', async () => {
    const { hall } = await openFilledPage({});
    type('大厅口令', passphrase);
    type('再输一遍', 'another lantern');
    fireEvent.click(screen.getByRole('button', { name: /建立登记大厅/ }));
    await screen.findByText('两次输入不一致，请重新输入。');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('再输一遍')));
    expect(hall.callsOf('setup.create')).toEqual([]);
  });

  test('puts a password the core finds weak beside its field', async () => {
    await openFilledPage({ 'setup.create': () => ({ ok: false, error: { code: 'staff.weakPassword', details: { minimum: 14 } } }) });
    await create();
    expect((await screen.findAllByText('密码至少 14 个字符，请加长。')).length).toBe(2);
  });

  test('lets nobody on before the recovery key is sealed and its last group retyped', async () => {
    const { hall, onFinished } = await openFilledPage(keyed());
    await create();
    await screen.findByRole('heading', { name: '恢复密钥' });
    for (const group of recoveryKey.split('-')) expect(screen.getByText(group)).toBeTruthy();

    const retyped = screen.getByLabelText<HTMLInputElement>(/最后一组/);
    const next = screen.getByRole<HTMLButtonElement>('button', { name: /核对无误/ });
    expect(retyped.disabled).toBe(true);
    expect(next.disabled).toBe(true);

    fireEvent.click(screen.getByLabelText('已打印或抄写并封存'));
    fireEvent.change(retyped, { target: { value: 'K3E8V' } });
    fireEvent.submit(retyped);
    await screen.findByText(/与最后一组不一致/);
    expect(onFinished).not.toHaveBeenCalled();
    expect(hall.callsOf('setup.sealRecoveryKey')).toEqual([]);

    fireEvent.change(retyped, { target: { value: 'k3e8w' } });
    fireEvent.submit(retyped);
    await waitFor(() => expect(onFinished).toHaveBeenCalledOnce());
    expect(hall.callsOf('setup.sealRecoveryKey')).toHaveLength(1);
    expect(hall.callsOf('setup.unlock')[0]?.input).toEqual({ passphrase });
  });
});

describe('the recovery key on paper', () => {
  const printedOn = (hall: FakeHall) =>
    hall.callsOf('setup.recoverySheet').map(({ input }) => (input as { printer: string | null }).printer);

  test('goes to the printer somebody chose, and says so', async () => {
    const { hall } = await openFilledPage(keyed(['窗口打印机', 'PDF文件']));
    await create();
    fireEvent.click(await screen.findByRole('button', { name: /打印机/ }));
    fireEvent.click(await screen.findByRole('option', { name: 'PDF文件' }));
    fireEvent.click(screen.getByRole('button', { name: '打印' }));
    await screen.findByText(/已送“PDF文件”打印/);
    expect(printedOn(hall)).toEqual([null, 'PDF文件']);
  });

  test('a printer that refuses is named, and the key can still be copied', async () => {
    const { hall } = await openFilledPage(
      keyed(['窗口打印机'], () => ({
        ok: false,
        error: { code: 'printer.failed', details: { printer: '窗口打印机', reason: 'spoolerDown' } },
      })),
    );
    await create();
    fireEvent.click(await screen.findByRole('button', { name: '打印' }));
    await screen.findByText(/“窗口打印机”没有接受任务（系统打印服务未运行）/);
    expect(screen.getByText(recoveryKey.split('-')[0]!)).toBeTruthy();
    expect(hall.callsOf('setup.sealRecoveryKey')).toEqual([]);
  });

  test('is only copied by hand where there is no printer', async () => {
    const { hall } = await openFilledPage(keyed([]));
    await create();
    await screen.findByRole('heading', { name: '恢复密钥' });
    await waitFor(() => expect(hall.callsOf('setup.recoverySheet')).toHaveLength(1));
    expect(screen.queryByRole('button', { name: '打印' })).toBeNull();
  });

  test('cannot be printed any more by a core that forgot it', async () => {
    await openFilledPage(keyed(['窗口打印机'], () => ({ ok: false, error: { code: 'document.notFound', details: {} } })));
    await create();
    fireEvent.click(await screen.findByRole('button', { name: '打印' }));
    expect(await screen.findByText(/不能再打印。密钥仍在上方/)).toBeTruthy();
  });
});
