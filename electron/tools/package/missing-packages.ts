import { shippedPackages, type Lock } from './shipped-packages.ts';
import { nodeBinaryOf, type Target } from './target.ts';

/**
 * Packages a target needs and npm did not install, because they are for another system than this one: the command that brings
 * them, null when all are there. `dependencies` of package.json; `has` asks for a place below the repository.
 */
export function installCommand(lock: Lock, target: Target, has: (place: string) => boolean): string | null {
  const names = Object.keys(lock['']?.dependencies ?? {});
  const node = `node_modules/${nodeBinaryOf(target).split('/')[0]}`;
  const missing = [node, ...shippedPackages(lock, names, target)].filter((place) => !has(place));
  if (missing.length === 0) return null;
  const wanted = missing.map(
    (place) => `${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${lock[place]?.version}`,
  );
  return `npm install --no-save --force --ignore-scripts ${wanted.join(' ')}`;
}
