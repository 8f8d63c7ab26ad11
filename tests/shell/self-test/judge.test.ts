import { describe, expect, it } from 'vitest';
import { judgeKiosk, type KioskFacts, type LinuxFacts, type WindowsFacts } from '../../../electron/main/self-test/judge.ts';

const linux: LinuxFacts = {
  kind: 'linux',
  programs: ['systemd', 'Xorg', 'tongxin'],
  desktop: '',
  sysRq: 0,
  graphics: 'x11',
  staysOnConsole: true,
  groups: ['kiosk', 'audio', 'video'],
};
const windows: WindowsFacts = {
  kind: 'windows',
  shell: String.raw`C:\Program Files\Tongxin\Tongxin.exe`,
  assignedAccess: false,
  noWindowsKeys: true,
  attention: { taken: 5, of: 5 },
  administrator: false,
};
const locked: KioskFacts = {
  window: { fullScreen: true, onTop: true, covers: 1, displays: 2 },
  awake: true,
  autostart: true,
  keychain: true,
  system: linux,
};
const stateOf = (facts: Partial<KioskFacts>, what: string) =>
  judgeKiosk({ ...locked, ...facts }).find((finding) => finding.what === what)?.state;

it.each([
  ['Linux', linux],
  ['Windows', windows],
])('a PC of %s that runs nothing but the kiosk is closed everywhere', (_name, system) => {
  const findings = judgeKiosk({ ...locked, system });
  expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(findings.length).toBeGreaterThanOrEqual(8);
});

describe('found open', () => {
  it.each<[string, string, Partial<KioskFacts>]>([
    ['a window that is not full screen', 'window', { window: { ...locked.window, fullScreen: false } }],
    ['a window below others', 'window', { window: { ...locked.window, onTop: false } }],
    ['a display nobody covered', 'window', { window: { ...locked.window, covers: 0 } }],
    ['a display that goes dark', 'awake', { awake: false }],
    ['no start by itself', 'autostart', { autostart: false }],
    ['no keychain', 'keychain', { keychain: false }],
    ['GNOME', 'shell', { system: { ...linux, programs: ['gnome-shell'] } }],
    ['a panel of UKUI', 'shell', { system: { ...linux, programs: ['Xorg', 'ukui-panel'] } }],
    ['a desktop that is named where programs are hidden', 'shell', { system: { ...linux, programs: null, desktop: 'XFCE' } }],
    ['openbox and its keys', 'systemKeys', { system: { ...linux, programs: ['openbox'] } }],
    ['GNOME’s keys', 'systemKeys', { system: { ...linux, programs: ['gnome-shell'] } }],
    ['SysRq, all of it', 'sysRq', { system: { ...linux, sysRq: 1 } }],
    ['SysRq, some of it, as Ubuntu ships it', 'sysRq', { system: { ...linux, sysRq: 176 } }],
    ['text consoles', 'consoles', { system: { ...linux, staysOnConsole: false } }],
    ['root', 'user', { system: { ...linux, groups: ['root'] } }],
    ['somebody who may sudo', 'user', { system: { ...linux, groups: ['kiosk', 'sudo'] } }],
    ['somebody of wheel', 'user', { system: { ...linux, groups: ['wheel'] } }],
    ['Explorer', 'shell', { system: { ...windows, shell: 'explorer.exe' } }],
    ['Explorer by its path', 'shell', { system: { ...windows, shell: String.raw`"C:\Windows\Explorer.EXE"` } }],
    ['the Windows key', 'systemKeys', { system: { ...windows, noWindowsKeys: false } }],
    ['a task manager', 'attention', { system: { ...windows, attention: { taken: 4, of: 5 } } }],
    ['an administrator of Windows', 'user', { system: { ...windows, administrator: true } }],
  ])('%s', (_what, check, facts) => {
    expect(stateOf(facts, check)).toBe('open');
  });
});

describe('what the system does not tell is never called closed', () => {
  it.each<[string, Partial<KioskFacts>]>([
    ['shell', { system: { ...linux, programs: null } }],
    ['systemKeys', { system: { ...linux, programs: null } }],
    ['sysRq', { system: { ...linux, sysRq: null } }],
    ['consoles', { system: { ...linux, graphics: 'wayland', staysOnConsole: true } }],
    ['user', { system: { ...linux, groups: null } }],
    ['shell', { system: { ...windows, shell: null } }],
    ['systemKeys', { system: { ...windows, noWindowsKeys: null } }],
    ['attention', { system: { ...windows, attention: null } }],
    ['user', { system: { ...windows, administrator: null } }],
    ['user', { system: null }],
    ['shell', { system: null }],
    ['autostart', { autostart: null }],
    ['keychain', { keychain: null }],
  ])('%s', (check, facts) => {
    expect(stateOf(facts, check)).toBe('unknown');
  });
});

it('assigned access closes shell and keys whatever the user’s shell is called', () => {
  const system = { ...windows, assignedAccess: true, shell: 'explorer.exe', noWindowsKeys: false };
  expect(['shell', 'systemKeys'].map((what) => stateOf({ system }, what))).toEqual(['ok', 'ok']);
});
