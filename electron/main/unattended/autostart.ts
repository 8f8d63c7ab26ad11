import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './write-whole.ts';

/** What the system starts when the kiosk's user is signed in. */
export interface Autostart {
  isOn(): Promise<boolean>;
  /** Rejects when the disk does not take it. */
  set(on: boolean): Promise<void>;
}

export interface StartCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** As much of Electron's app as is used, on Windows. */
export interface LoginItems {
  setLoginItemSettings(settings: { openAtLogin: boolean; path: string; args: string[] }): void;
  getLoginItemSettings(asked: { path: string; args: string[] }): { openAtLogin: boolean };
}

export function createLoginItem(items: LoginItems, { program, args }: StartCommand): Autostart {
  const command = { path: program, args: [...args] };
  return {
    isOn: () => Promise.resolve(items.getLoginItemSettings(command).openAtLogin),
    set: (on) => Promise.resolve(items.setLoginItemSettings({ openAtLogin: on, ...command })),
  };
}

/** A desktop entry in `autostart` of the user's configuration (freedesktop.org, Desktop Application Autostart Specification). */
export function createDesktopEntry(configFolder: string, command: StartCommand): Autostart {
  const file = join(configFolder, 'autostart', 'tongxin-kiosk.desktop');
  const text = desktopEntry(command);
  return {
    isOn: () =>
      readFile(file, 'utf8').then(
        (found) => found === text,
        () => false,
      ),
    set: (on) => (on ? writeWhole(file, text) : rm(file, { force: true })),
  };
}

export function desktopEntry({ program, args }: StartCommand): string {
  const exec = [program, ...args].map(quoted).join(' ');
  return ['[Desktop Entry]', 'Type=Application', 'Version=1.5', 'Name=同心自助机', `Exec=${exec}`, 'Terminal=false', ''].join('\n');
}

/** Quoted as the specification's `Exec` wants it, then as its strings are: a backslash is written four times, % twice. */
function quoted(argument: string): string {
  const inner = argument.replace(/["`$\\]/gu, String.raw`\$&`).replaceAll('%', '%%');
  return `"${inner}"`.replaceAll('\\', '\\\\').replaceAll('\n', String.raw`\n`);
}
