import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { HallConfig, type HallConfigInput, type Input } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { configToForm, emptySetUpForm, formToConfig, type SetUpForm } from '../../../renderer/entry/set-up/form.ts';
import { findSetUpProblems } from '../../../renderer/entry/set-up/problems.ts';
import { SetUp } from '../../../renderer/entry/set-up/set-up.tsx';
import { createFakeHall, type FakeHall } from './fake-hall.ts';
import { renderPage } from './render.tsx';
import { absent, config, today } from './samples.ts';

type Devices = SetUpForm['devices'];

const passphrase = 'seven lanterns 43';
const form = configToForm(HallConfig.parse(config), { kind: 'real', passphrase, passphraseAgain: passphrase });
const withDevices = (devices: Partial<Devices>): SetUpForm => ({ ...form, devices: { ...form.devices, ...devices } });
const problemsOf = (devices: Partial<Devices>) => findSetUpProblems(withDevices(devices)).map(({ path, key }) => [path.slice(8), key]);
const { scanner, ticketPrinter } = emptySetUpForm(today).devices;

describe('scanner and ticket printer', () => {
  test.each<[string, HallConfigInput['devices']]>([
    ['none', { scanner: null, ticketPrinter: null }],
    ['serial', { scanner: { path: 'COM4', baudRate: 115_200 }, ticketPrinter: { kind: 'serial', path: '/dev/ttyUSB1', baudRate: 19_200 } }],
    ['network', { ticketPrinter: { kind: 'network', host: '192.168.1.40', port: 9_101 } }],
    ['usb', { ticketPrinter: { kind: 'usb', path: '/dev/usb/lp0' } }],
  ])('a file that says %s is what is typed, and comes out as it was', (_, devices) => {
    const said = HallConfig.parse({ ...config, devices: { ...config.devices, ...devices } });
    const typed = configToForm(said, form.store);
    expect(typed.devices.fromFile).toEqual({ voice: null });
    expect(findSetUpProblems(typed)).toEqual([]);
    expect(HallConfig.parse(formToConfig(typed))).toEqual(said);
  });

  test('what is wrong is said where it was typed; of a kind that was not chosen, nothing', () => {
    expect(problemsOf({ scanner: { kind: 'serial', path: ' ', baudRate: '9600' } })).toEqual([['scanner.path', 'required']]);
    expect(problemsOf({ scanner: { kind: 'serial', path: 'COM4', baudRate: '12' } })).toEqual([['scanner.baudRate', 'baudRate']]);
    expect(problemsOf({ scanner: { kind: 'none', path: '', baudRate: 'x' } })).toEqual([]);
    const network = { ...ticketPrinter, kind: 'network' as const };
    expect(problemsOf({ ticketPrinter: { ...network, host: '' } })).toEqual([['ticketPrinter.host', 'required']]);
    for (const host of ['192.168.1.40:9100', 'http://printer', '192.168.1.40 '.repeat(2)])
      expect(problemsOf({ ticketPrinter: { ...network, host } })).toEqual([['ticketPrinter.host', 'networkHost']]);
    for (const host of ['192.168.1.40', 'printer-1.hall.local', 'fe80::1:2'])
      expect(problemsOf({ ticketPrinter: { ...network, host, port: '９１００' } })).toEqual([]);
    expect(problemsOf({ ticketPrinter: { ...network, host: 'printer', port: '70000' } })).toEqual([['ticketPrinter.port', 'networkPort']]);
    expect(problemsOf({ ticketPrinter: { ...ticketPrinter, kind: 'usb', path: 'lp0' } })).toEqual([['ticketPrinter.path', 'usbPath']]);
    expect(problemsOf({ ticketPrinter: { ...ticketPrinter, kind: 'serial', path: '' } })).toEqual([['ticketPrinter.path', 'required']]);
  });

  test('a serial port belongs to one device', () => {
    const both = { scanner: { ...scanner, kind: 'serial' as const, path: 'COM4' } };
    const printer = { ...ticketPrinter, kind: 'serial' as const, path: 'com4' };
    expect(problemsOf({ ...both, ticketPrinter: printer })).toEqual([['ticketPrinter.path', 'portTaken']]);
    expect(problemsOf({ ...both, readerPath: 'COM4' })).toEqual([['scanner.path', 'portTaken']]);
    expect(problemsOf({ ...both, readerPath: 'auto', ticketPrinter: { ...printer, path: 'COM5' } })).toEqual([]);
  });
});

describe('on the page', () => {
  const passphrases = ['大厅口令', '再输一遍'];
  const type = (label: string, text: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
  async function open(): Promise<FakeHall> {
    const hall = createFakeHall({
      'hall.health': () => ok(absent),
      'setup.create': () => ({ ok: false, error: { code: 'store.inUse', details: {} } }),
    });
    const { container } = renderPage(<SetUp onRestore={() => undefined} onFinished={() => undefined} />, hall);
    await screen.findByRole('heading', { name: '首次设置' });
    const file = new File([JSON.stringify(config)], 'hall.json', { type: 'application/json' });
    fireEvent.change(container.querySelector('input[type=file]')!, { target: { files: [file] } });
    await screen.findByText(/已从“hall.json”填入/);
    for (const label of passphrases) type(label, passphrase);
    return hall;
  }
  async function choose(group: string, option: string): Promise<void> {
    fireEvent.click(within(screen.getByRole('group', { name: group })).getByRole('button'));
    fireEvent.click(await screen.findByRole('option', { name: option }));
  }
  const create = () => fireEvent.click(screen.getByRole('button', { name: /建立登记大厅/ }));

  test('each kind asks for what it needs, and the hall is created with it', async () => {
    const hall = await open();
    expect(screen.queryByLabelText('扫描器串口')).toBeNull();
    await choose('条码扫描器', '串口');
    type('扫描器串口', 'COM4');
    await choose('号票打印机', 'USB');
    expect(screen.queryByLabelText('号票打印机波特率')).toBeNull();
    await choose('号票打印机', '网络');
    type('号票打印机地址', '192.168.1.40');
    expect(screen.getByLabelText<HTMLInputElement>('号票打印机端口').value).toBe('9100');
    create();
    await waitFor(() => expect(hall.callsOf('setup.create')).toHaveLength(1));
    const { config: sent } = hall.callsOf('setup.create')[0]!.input as Input<'setup.create'>;
    expect(sent.devices).toMatchObject({
      scanner: { path: 'COM4', baudRate: 9_600 },
      ticketPrinter: { kind: 'network', host: '192.168.1.40', port: 9_100 },
    });
  });

  test('a wrong field says why, has the focus, and nothing is created', async () => {
    const hall = await open();
    await choose('号票打印机', '网络');
    type('号票打印机地址', '192.168.1.40:9100');
    create();
    expect(await screen.findByText('请填 IP 地址或主机名，不带端口。')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('号票打印机地址')));
    expect(hall.callsOf('setup.create')).toEqual([]);
  });
});
