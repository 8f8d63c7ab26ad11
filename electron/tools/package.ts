/**
 * `npm run package`: the folder that starts and, on Linux, the .deb, in `dist/`. docs/packaging.md.
 * `--dir` the folder only; `--release` nothing but what may leave the house; `--key FILE` the maker's private key;
 * `--platform linux|win32 --arch x64|arm64` another system; `--check` starts what was made and tries to break it.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { electronDist } from './electron-dist/index.ts';
import { findOfficialDist, pinnedVersion, versionOf } from './electron-dist/official.ts';
import { keysFolder } from './package/keys-folder.ts';
import { makeDeb } from './package/deb.ts';
import { sizeOf } from './package/files.ts';
import { expectFuses } from './package/fuses.ts';
import { installCommand } from './package/missing-packages.ts';
import { packageNames, whyNoRelease } from './package/names.ts';
import type { Lock } from './package/shipped-packages.ts';
import { targets, type Target } from './package/target.ts';
import { onDisplay } from './display.ts';
import { repository, run, runNpmScript, runScript } from './run.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    release: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    key: { type: 'string' },
    platform: { type: 'string', default: process.platform },
    arch: { type: 'string', default: process.arch },
  },
});

process.exitCode = await makePackage();

async function makePackage(): Promise<number> {
  const began = performance.now();
  const target = targets.find(({ platform, arch }) => platform === values.platform && arch === values.arch);
  if (!target) return refuse(`There is no package for ${values.platform} ${values.arch}.`);
  const { packages } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as { packages: Lock };
  const command = installCommand(packages, target, (place) => existsSync(join(repository, place)));
  if (command !== null)
    return refuse(`Parts for ${target.platform} ${target.arch} are not in node_modules. In a copy of the sources:\n${command}`);
  const native = target.platform === process.platform && target.arch === process.arch;
  const dist = native ? electronDist() : null;
  // Another system's Electron is downloaded by electron-builder, which checks it against the release's own sums.
  const official = dist === null || dist === findOfficialDist();
  const refused = values.release
    ? whyNoRelease({ official, version: dist === null ? null : versionOf(dist), pinned: pinnedVersion(), key: values.key })
    : null;
  if (refused !== null) return refuse(refused);

  const about = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
  const names = packageNames(about.version, !official || values.key === undefined, target);
  if (values.release) {
    const unsafe = await runScript('electron/tools/security.ts', ['--release']);
    if (unsafe !== 0) return unsafe;
  }
  const built = await runNpmScript('build');
  if (built !== 0) return built;
  const folder = join(repository, 'dist', names.folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(repository, 'dist'), { recursive: true });
  const version = dist === null ? pinnedVersion() : versionOf(dist);
  const packed = await electronBuilder(target, names.setup, version ?? pinnedVersion(), dist);
  // A checkout has no keys: with them it would take itself for a package.
  rmSync(keysFolder, { recursive: true, force: true });
  if (packed !== 0) return packed;
  renameSync(join(repository, 'dist', unpackedFolder(target)), folder);
  await expectFuses(join(folder, target.platform === 'win32' ? 'Tongxin.exe' : 'tongxin'));
  report(folder, sizeOf(folder), began);

  if (target.platform === 'linux' && !values.dir) {
    const file = join(repository, 'dist', names.deb);
    const compression = values.release ? 'xz' : 'gzip';
    makeDeb({
      program: folder,
      repository,
      version: names.debianVersion,
      arch: target.arch === 'x64' ? 'amd64' : 'arm64',
      file,
      compression,
    });
    report(file, statSync(file).size, began);
  }
  if (!values.check) return 0;
  if (!native) return refuse('Only a package for this system can be started here.');
  const check = onDisplay('playwright', ['test', '--config', 'tests/package/playwright.config.ts']);
  return run(check.command, check.args, { env: { TONGXIN_PACKAGE: folder } });
}

function electronBuilder({ platform, arch }: Target, setup: string, version: string, dist: string | null): Promise<number> {
  const windows = platform === 'win32';
  const only = values.dir || !windows ? ['dir'] : ['nsis'];
  const settings = [
    `electronVersion=${version}`,
    ...(dist === null ? [] : [`electronDist=${dist}`]),
    ...(windows ? [`nsis.artifactName=${setup}`, 'afterSign=./electron/tools/package/hooks.ts'] : []),
  ];
  return run(
    'electron-builder',
    [windows ? '--win' : '--linux', ...only, `--${arch}`, '--publish', 'never', ...settings.map((setting) => `-c.${setting}`)],
    { env: values.key === undefined ? {} : { TONGXIN_PACKAGE_KEY: resolve(values.key) } },
  );
}

/** Where electron-builder leaves the folder of a target. */
function unpackedFolder({ platform, arch }: Target): string {
  return `${platform === 'win32' ? 'win' : platform}${arch === 'x64' ? '' : `-${arch}`}-unpacked`;
}

function report(what: string, bytes: number, began: number): void {
  process.stdout.write(`${what}: ${Math.round(bytes / 1e6)} MB, ${Math.round((performance.now() - began) / 1000)} s after the start\n`);
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
