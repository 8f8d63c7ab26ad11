/** `node electron/tools/electron-dist.ts` prints the Electron distribution folder in use. */
import { electronDist } from './electron-dist/index.ts';

process.stdout.write(`${electronDist()}\n`);
