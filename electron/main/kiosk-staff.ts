import { app } from 'electron';
import { z } from 'zod';
import type { CommandLine } from './command-line.ts';
import type { CoreHost } from './core-host.ts';
import type { KioskScreen } from './kiosk-screen.ts';
import { judgeKiosk, type KioskFacts } from './self-test/judge.ts';
import { askLinux } from './self-test/linux.ts';
import { askWindows, createAskSystem } from './self-test/windows.ts';
import { createDesktopEntry, createLoginItem } from './unattended/autostart.ts';
import type { KeptKeyFile } from './unattended/kept-key.ts';
import { startByItself } from './unattended/start-by-itself.ts';
import type { KioskSelfTest, StartByItself } from '#shared/contract/index.ts';

/** What the staff may ask at a kiosk that was let go. */
export interface KioskStaff {
  selfTest(): Promise<KioskSelfTest>;
  startByItself(wish: unknown): Promise<StartByItself>;
}

export interface KioskStaffDeps {
  readonly commandLine: CommandLine;
  readonly core: Pick<CoreHost, 'dataKey'>;
  readonly kiosk: Pick<KioskScreen, 'state'>;
  readonly keptKey: KeptKeyFile;
}

export function createKioskStaff({ commandLine, core, kiosk, keptKey }: KioskStaffDeps): KioskStaff {
  const { platform } = process;
  const isKiosk = commandLine.station === 'kiosk';
  const command = { program: process.execPath, args: kioskArguments(commandLine, app.isPackaged ? null : app.getAppPath()) };
  const autostart = platform === 'win32' ? createLoginItem(app, command) : createDesktopEntry(app.getPath('appData'), command);

  return {
    async selfTest() {
      const findings = judgeKiosk({
        ...kiosk.state(),
        autostart: await autostart.isOn(),
        keychain: keptKey.isPossible(),
        system: await askSystem(platform),
      });
      return { system: platform === 'linux' ? 'linux' : platform === 'win32' ? 'windows' : 'other', findings };
    },
    startByItself: (wish) => startByItself({ isKiosk, key: keptKey, autostart, dataKey: core.dataKey }, z.boolean().nullable().parse(wish)),
  };
}

function askSystem(platform: NodeJS.Platform): Promise<KioskFacts['system']> {
  if (platform === 'win32') return askWindows(createAskSystem(process.env['SystemRoot'] ?? String.raw`C:\Windows`));
  if (platform !== 'linux') return Promise.resolve(null);
  const [uid = 0, gids = []] = [process.getuid?.(), process.getgroups?.()];
  return askLinux({ root: '/', environment: process.env, uid, gids });
}

/** The switches by which this kiosk was started. `appPath`: of a checkout, which the program has to be told. */
export function kioskArguments({ store, readerPath, kioskDisplay }: CommandLine, appPath: string | null): readonly string[] {
  return [
    ...(appPath === null ? [] : [appPath]),
    '--station=kiosk',
    ...(store === null ? [] : [`--store=${store}`]),
    ...(readerPath === null ? [] : [`--reader=${readerPath}`]),
    ...(kioskDisplay === null ? [] : [`--kiosk-display=${kioskDisplay}`]),
  ];
}
