import type { BrowserWindowConstructorOptions } from 'electron';
import { stationArgument } from '../preload/channels.ts';
import { lockedPreferences } from './guards/web-preferences.ts';
import type { Station } from '#shared/model/index.ts';

export function windowOptions(station: Station, preload: string): BrowserWindowConstructorOptions {
  return {
    show: false,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: { ...lockedPreferences, preload, additionalArguments: [`${stationArgument}${station}`] },
  };
}
