import { electronDist } from '../../electron/tools/electron-dist/index.ts';

/** A first download of Electron must not eat a test's time. Playwright asks for a default export. */
export default function globalSetup(): void {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electronDist();
}
