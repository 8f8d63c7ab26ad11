import { targetName, type Target } from './target.ts';

export interface PackageNames {
  readonly folder: string;
  readonly deb: string;
  /** Windows' installer. */
  readonly setup: string;
  /** Sorts before the release of the same number (deb-version(7)). */
  readonly debianVersion: string;
}

/** What a package is called; a test package says so in every name. */
export function packageNames(version: string, test: boolean, target: Target): PackageNames {
  const name = `tongxin-${version}${test ? '-test' : ''}-${targetName(target)}`;
  return { folder: name, deb: `${name}.deb`, setup: `${name}-setup.exe`, debianVersion: `${version}${test ? '~test' : ''}` };
}

/** Why this may not leave the house as a release, in one sentence; null when it may. */
export function whyNoRelease(of: {
  readonly official: boolean;
  readonly version: string | null;
  readonly pinned: string;
  readonly key: string | undefined;
}): string | null {
  if (!of.official)
    return `No release is made: Electron here is ${of.version ?? 'of unknown version'}, not the official ${of.pinned}. Package where it can be downloaded (ELECTRON_MIRROR), or leave out --release for a test package.`;
  if (of.key === undefined)
    return "No release is made: the maker's private key is missing. Give it with --key FILE (npm run update:key makes a pair), or leave out --release for a test package.";
  return null;
}
