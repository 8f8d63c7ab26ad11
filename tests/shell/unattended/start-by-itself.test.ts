import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesktopEntry, createLoginItem, desktopEntry } from '../../../electron/main/unattended/autostart.ts';
import type { KeptKeyFile } from '../../../electron/main/unattended/kept-key.ts';
import { startByItself } from '../../../electron/main/unattended/start-by-itself.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'autostart-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const command = { program: '/opt/Tongxin/tongxin', args: ['--station=kiosk', '--store=/srv/登记 库'] };
const dataKey = new Uint8Array(32).fill(1);

function set({ isKiosk = true, isPossible = true, takes = true, configFolder = folder } = {}) {
  let kept: Uint8Array | null | 'off' = 'off';
  const key: Pick<KeptKeyFile, 'isPossible' | 'isOn' | 'set'> = {
    isPossible: () => isPossible,
    isOn: () => Promise.resolve(kept !== 'off'),
    set: (on, given) => {
      if (on && !takes) return Promise.resolve(false);
      kept = on ? given : 'off';
      return Promise.resolve(true);
    },
  };
  const autostart = createDesktopEntry(configFolder, command);
  const ask = (wish: boolean | null) => startByItself({ isKiosk, key: key as KeptKeyFile, autostart, dataKey: () => dataKey }, wish);
  return { ask, kept: () => kept, entry: join(configFolder, 'autostart', 'tongxin-kiosk.desktop') };
}

describe('the unattended start', () => {
  it('is off until somebody switches it on, and is all of it: key and entry', async () => {
    const { ask, kept, entry } = set();
    expect(await ask(null)).toEqual({ isOn: false, refusal: null });
    expect(await ask(true)).toEqual({ isOn: true, refusal: null });
    expect(kept()).toEqual(dataKey);
    expect(readFileSync(entry, 'utf8')).toContain('--station=kiosk');
    expect(await ask(null)).toEqual({ isOn: true, refusal: null });
  });

  it('leaves nothing behind when it is switched off', async () => {
    const { ask, kept, entry } = set();
    await ask(true);
    expect(await ask(false)).toEqual({ isOn: false, refusal: null });
    expect(kept()).toBe('off');
    expect(existsSync(entry)).toBe(false);
  });

  it.each([
    ['a PC with desks', { isKiosk: false }, 'notAKioskPc'],
    ['a PC without a keychain', { isPossible: false }, 'noKeychain'],
    ['a disk that takes no key', { takes: false }, 'diskFailed'],
  ])('is refused at %s, and nothing is kept', async (_what, options, refusal) => {
    const { ask, kept } = set(options);
    expect(await ask(true)).toEqual({ isOn: false, refusal });
    expect(kept()).toBe('off');
  });

  it('keeps no key where the entry could not be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { ask, kept } = set({ configFolder: join(folder, 'file') });
    expect(await ask(true)).toEqual({ isOn: false, refusal: 'diskFailed' });
    expect(kept()).toBe('off');
  });

  it('is not on where somebody changed the entry', async () => {
    const { ask, entry } = set();
    await ask(true);
    writeFileSync(entry, '[Desktop Entry]\nExec=/tmp/x\n');
    expect(await ask(null)).toEqual({ isOn: false, refusal: null });
  });
});

it('the entry quotes whatever a path holds', () => {
  const text = desktopEntry({ program: '/opt/a b/tongxin', args: [String.raw`--store=/x"y$z%1\w`, '`id`'] });
  expect(text).toContain(String.raw`Exec="/opt/a b/tongxin" "--store=/x\\"y\\$z%%1\\\\w" "\\` + '`id' + String.raw`\\` + '`"');
  expect(text.split('\n')[0]).toBe('[Desktop Entry]');
});

it('Windows is given program and switches as they are', async () => {
  let given: { openAtLogin: boolean; path: string; args: string[] } | null = null;
  const item = createLoginItem(
    { setLoginItemSettings: (settings) => (given = settings), getLoginItemSettings: () => ({ openAtLogin: given?.openAtLogin === true }) },
    command,
  );
  expect(await item.isOn()).toBe(false);
  await item.set(true);
  expect(given).toEqual({ openAtLogin: true, path: command.program, args: command.args });
  expect(await item.isOn()).toBe(true);
});
