import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyFiles, filesBelow } from './files.ts';
import { launcherFor } from './launcher.ts';
import { licenceOfPackage, licencesText, otherLicences } from './licences.ts';
import { foreignFiles } from './native-files.ts';
import { isShippedFile, packagesNamed, shippedPackages, type Lock } from './shipped-packages.ts';
import { nodeBinaryOf, type Target } from './target.ts';

export interface Assembly {
  readonly repository: string;
  /** Electron's folder, with its app.asar already in `resources`. */
  readonly folder: string;
  readonly target: Target;
  readonly electronVersion: string;
}

const notoSerif = '@expo-google-fonts/noto-serif-sc';
const papersFonts = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf', 'LICENSE_FONT'];

/**
 * Puts beside app.asar what a plain Node reads: `core` with its packages, `core-node`, `resources` with the papers' fonts; and
 * beside the program the headless door and the licences.
 */
export function assemble({ repository, folder, target, electronVersion }: Assembly): void {
  const modules = join(repository, 'node_modules');
  const within = join(folder, 'resources');
  const node = join(modules, nodeBinaryOf(target));
  // Electron without an app of its own brings one that starts any folder.
  rmSync(join(within, 'default_app.asar'), { force: true });

  const lock = (JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as { packages: Lock }).packages;
  const places = shippedPackages(lock, namedIn(join(repository, 'out/core'), dependencies(lock)), target);
  copyFiles(join(repository, 'out/core'), join(within, 'core/out/core'), (path) => !path.endsWith('.map'));
  writeFileSync(join(within, 'core/package.json'), '{ "type": "module" }\n');
  for (const place of places) {
    copyFiles(
      join(repository, place),
      join(within, 'core', place),
      (path) => !path.startsWith('node_modules/') && isShippedFile(`${place}/${path}`, target),
    );
  }

  mkdirSync(join(within, 'core-node'), { recursive: true });
  copyFileSync(node, join(within, 'core-node', target.platform === 'win32' ? 'node.exe' : 'node'));
  cpSync(join(repository, 'resources'), join(within, 'resources'), { recursive: true, filter: (path) => !path.endsWith('/icons') });
  for (const file of papersFonts) copyFileSync(join(modules, notoSerif, file), join(within, 'resources/fonts', file.split('/').at(-1)!));

  const strangers = foreignFiles(
    filesBelow(within).map((path) => join(within, path)),
    target,
  );
  if (strangers.length > 0) throw new Error(`built for another system than ${target.platform} ${target.arch}: ${strangers.join(', ')}`);

  const { name, text } = launcherFor(target);
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), 0o755);
  const bundled = shippedPackages(
    lock,
    namedIn(repository, dependencies(lock), ['renderer', 'shared', 'electron/main', 'electron/preload']),
    target,
  );
  const licences = [...new Set([...places, ...bundled])].toSorted().map((place) => licenceOfPackage(join(repository, place), lock[place]!));
  const nodeLicence = join(dirname(dirname(node)), 'LICENSE');
  const others = otherLicences(join(within, 'resources'), nodeLicence, { version: electronVersion, folder });
  writeFileSync(join(folder, 'LICENCES.txt'), licencesText([...others, ...licences]));
}

/** What package.json asks for; the core's modules, ours or built, name no other package. */
function dependencies(lock: Lock): readonly string[] {
  const { dependencies: needed, devDependencies } = lock[''] as { dependencies: object; devDependencies: object };
  return [...Object.keys(needed), ...Object.keys(devDependencies)].filter((name) => !name.startsWith('@types/') && name !== 'electron');
}

function namedIn(root: string, known: readonly string[], folders: readonly string[] = ['.']): readonly string[] {
  const sources = folders.flatMap((folder) =>
    filesBelow(join(root, folder))
      .filter((path) => /\.(?:js|ts|tsx|css)$/.test(path))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
  );
  return packagesNamed(sources.join('\n'), known);
}
