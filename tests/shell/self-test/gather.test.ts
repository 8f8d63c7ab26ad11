import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askLinux } from '../../../electron/main/self-test/linux.ts';
import { askWindows, type AskSystem } from '../../../electron/main/self-test/windows.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kiosk-pc-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
const ask = (more: Partial<Parameters<typeof askLinux>[0]> = {}) =>
  askLinux({ root, environment: { DISPLAY: ':0' }, uid: 1000, gids: [1000, 27], ...more });

describe('a Linux', () => {
  it('tells what runs, SysRq, consoles and groups', async () => {
    put('proc/sys/kernel/sysrq', '176\n');
    put('proc/1/comm', 'systemd\n');
    put('proc/812/comm', 'openbox\n');
    put('proc/meminfo', 'x');
    put('etc/group', 'root:x:0:\nsudo:x:27:kiosk\nkiosk:x:1000:\nwheel:x:10:\n');
    put('etc/X11/xorg.conf.d/10-kiosk.conf', 'Section "ServerFlags"\n  Option "DontVTSwitch" "on"\nEndSection\n');
    expect(await ask({ environment: { DISPLAY: ':0', XDG_CURRENT_DESKTOP: 'XFCE' } })).toEqual({
      kind: 'linux',
      programs: ['systemd', 'openbox'],
      desktop: 'XFCE',
      sysRq: 176,
      graphics: 'x11',
      staysOnConsole: true,
      groups: ['sudo', 'kiosk'],
    });
  });

  it('that tells nothing is taken at nothing', async () => {
    expect(await ask({ environment: {} })).toMatchObject({
      programs: null,
      sysRq: null,
      graphics: null,
      staysOnConsole: null,
      groups: null,
    });
    expect((await ask({ uid: 0 })).groups).toEqual(['root']);
  });

  it.each([
    ['', false],
    ['# Option "DontVTSwitch" "on"', false],
    ['Option "DontVTSwitch" "off"', false],
    ['Option "DontVTSwitch" "true"', true],
    ['\toption "dontvtswitch" "1"', true],
  ])('whose X reads %j stays on its console: %s', async (line, stays) => {
    put('etc/X11/xorg.conf', `Section "ServerFlags"\n${line}\nEndSection\n`);
    expect((await ask()).staysOnConsole).toBe(stays);
  });

  it('under Wayland says nothing of consoles', async () => {
    expect(await ask({ environment: { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' } })).toMatchObject({
      graphics: 'wayland',
      staysOnConsole: null,
    });
  });
});

describe('a Windows', () => {
  /** As reg.exe prints a value. */
  const printed = (value: string, type: string, data: string) => `\r\nHKEY_X\\Y\r\n    ${value}    ${type}    ${data}\r\n\r\n`;
  const registry = (values: Readonly<Record<string, string>>, groups = '"BUILTIN\\Users","Alias","S-1-5-32-545",""'): AskSystem => {
    return (tool, args) => {
      if (tool === 'whoami.exe') return Promise.resolve(groups);
      const found = values[args[3] ?? 'configs'];
      return Promise.resolve(found ?? '');
    };
  };

  it('locked by policies', async () => {
    const one = (value: string) => printed(value, 'REG_DWORD', '0x1');
    const names = ['NoWinKeys', 'DisableTaskMgr', 'DisableLockWorkstation', 'DisableChangePassword', 'NoLogoff', 'HideFastUserSwitching'];
    const values = {
      ...Object.fromEntries(names.map((name) => [name, one(name)])),
      Shell: printed('Shell', 'REG_SZ', 'C:\\T\\Tongxin.exe --station=kiosk'),
    };
    expect(await askWindows(registry(values))).toEqual({
      kind: 'windows',
      shell: 'C:\\T\\Tongxin.exe --station=kiosk',
      assignedAccess: false,
      noWindowsKeys: true,
      attention: { taken: 5, of: 5 },
      administrator: false,
    });
  });

  it('as it is delivered, used by an administrator', async () => {
    const values = { Shell: printed('Shell', 'REG_SZ', 'explorer.exe'), DisableTaskMgr: printed('DisableTaskMgr', 'REG_DWORD', '0x0') };
    expect(await askWindows(registry(values, '"BUILTIN\\Administrators","Alias","S-1-5-32-544",""'))).toMatchObject({
      shell: 'explorer.exe',
      noWindowsKeys: false,
      attention: { taken: 0, of: 5 },
      administrator: true,
    });
  });

  it('with assigned access', async () => {
    const configs = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\AssignedAccessConfiguration\\Configs\\S-1-5-21-1-2-3-1001\r\n';
    expect(await askWindows(registry({ configs }))).toMatchObject({ assignedAccess: true });
  });

  it('whose tools cannot be asked tells nothing', async () => {
    expect(await askWindows(() => Promise.resolve(null))).toEqual({
      kind: 'windows',
      shell: null,
      assignedAccess: null,
      noWindowsKeys: null,
      attention: null,
      administrator: null,
    });
  });
});
