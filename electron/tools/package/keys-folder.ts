import { join } from 'node:path';
import { repository } from '../run.ts';

/** Goes into app.asar: what main holds the installation and updates against (electron/main/program/installed-package.ts). */
export const keysFolder = join(repository, 'out/package');
