import type { BrowserWindowConstructorOptions } from 'electron';
import { stationArgument } from '../preload/channels.ts';
import { preferencesOf } from './guards/web-preferences.ts';
import type { Station } from '#shared/model/index.ts';

/** Of a display, without the system's own bars, in points: at 200 % a hall's 1366 × 768 is no more than 683 × 384. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** No larger than the display has room for, so that no edge of it is out of reach. */
export function windowOptions(station: Station, preload: string, room: Room): BrowserWindowConstructorOptions {
  return {
    show: false,
    width: Math.min(1366, room.width),
    height: Math.min(768, room.height),
    minWidth: 640,
    minHeight: 320,
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
