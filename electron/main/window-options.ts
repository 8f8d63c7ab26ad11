import type { BrowserWindowConstructorOptions } from 'electron';
import { stationArgument } from '../preload/channels.ts';
import { preferencesOf } from './guards/web-preferences.ts';
import type { Station } from '#shared/model/index.ts';

export function windowOptions(station: Station, preload: string): BrowserWindowConstructorOptions {
  return {
    show: false,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    // The paper of the staff's pages, the ink of the call screen: nothing flashes before the page is there.
    backgroundColor: station === 'signage' ? '#1f2328' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      ...preferencesOf(station),
      // It is spoken, whatever lies above it.
      ...(station === 'signage' && { backgroundThrottling: false }),
      preload,
      additionalArguments: [`${stationArgument}${station}`],
    },
  };
}

/** A window without a page over a display nobody is to work at. */
export function coverOptions(): BrowserWindowConstructorOptions {
  return {
    show: false,
    frame: false,
    fullscreen: true,
    focusable: false,
    skipTaskbar: true,
    backgroundColor: '#1f2328',
    webPreferences: preferencesOf('signage'),
  };
}
