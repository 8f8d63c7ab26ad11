import type { BrowserWindowConstructorOptions } from 'electron';
import { stationArgument } from '../preload/channels.ts';
import type { Station } from '#shared/model/index.ts';

/** In memory (no `persist:`): what a window loads leaves nothing on disk. */
export const partition = 'hall';

/** Every security switch is said aloud, whatever Electron's default is. */
export function windowOptions(station: Station, preload: string): BrowserWindowConstructorOptions {
  return {
    show: false,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      partition,
      additionalArguments: [`${stationArgument}${station}`],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      disableDialogs: true,
      spellcheck: false,
      enableWebSQL: false,
      devTools: false,
    },
  };
}
