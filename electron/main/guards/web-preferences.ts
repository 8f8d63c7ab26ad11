import type { WebPreferences } from 'electron';
import type { Station } from '#shared/model/index.ts';

/** In memory (no `persist:`): what a window loads leaves nothing on disk. */
export const partition = 'hall';
/** Of the kiosk alone, in memory as well: emptied after each visit without touching the staff's pages. */
export const kioskPartition = 'kiosk';

/** Every security switch is said aloud, whatever Electron's default is. */
export const lockedPreferences = {
  partition,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableDeprecatedPaste: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  disableDialogs: true,
  spellcheck: false,
  enableWebSQL: false,
  devTools: false,
  // No page asks the system for a window of files: `showSaveFilePicker` and its like.
  disableBlinkFeatures: 'FileSystemAccess,FileSystemAccessLocal',
} as const satisfies WebPreferences;

/** Beside the locked ones: our preload, what it is told, and how a window is drawn. */
const free: readonly string[] = ['preload', 'additionalArguments', 'backgroundThrottling'];

export function preferencesOf(station: Station): WebPreferences {
  return { ...lockedPreferences, partition: station === 'kiosk' ? kioskPartition : partition };
}

/** The first preference by which a station's window would be more open than ours are; null: none. */
export function findWeakness(station: Station, preferences: WebPreferences | undefined): string | null {
  const given: Readonly<Record<string, unknown>> = { ...preferences };
  for (const [name, value] of Object.entries(preferencesOf(station))) if (given[name] !== value) return name;
  return Object.keys(given).find((name) => !Object.hasOwn(lockedPreferences, name) && !free.includes(name)) ?? null;
}
