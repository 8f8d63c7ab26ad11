/** The parts of `package-lock.json` (version 3) that say where packages come from. */
export interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}
interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const registry = 'https://registry.npmjs.org/';
/** `git+ssh://…`, `github:a/b`, `a/b`, `https://…`, `file:…`, `link:…`: everything but a version and a name of the registry. */
const elsewhere = /^(?!npm:)[^@]*[:/]/u;

/**
 * What keeps the lockfile from saying: these bytes, of the registry, and nothing else. It leaves `resolved` out, so that a mirror may
 * serve the packages; the integrity (SHA-512) holds whoever serves them to the bytes. `npmrc` is the project's.
 */
export function lockfileFaults({ lockfileVersion, packages }: Lockfile, npmrc: string): readonly string[] {
  const faults = Object.entries(packages).flatMap(([path, locked]) => (path === '' ? rootFaults(locked) : packageFaults(path, locked)));
  if (lockfileVersion !== 3) faults.push(`lockfileVersion is ${lockfileVersion}, not 3`);
  if (Object.keys(packages).length < 2) faults.push('it names no packages');
  const hasScripts = Object.values(packages).some(({ hasInstallScript }) => hasInstallScript);
  if (hasScripts && !/^ignore-scripts\s*=\s*true\s*$/mu.test(npmrc))
    faults.push('.npmrc does not say ignore-scripts=true, and packages have install scripts');
  if (/^\s*(@[^:]+:)?registry\s*=/mu.test(npmrc)) faults.push('.npmrc names a registry of its own');
  return faults;
}

function packageFaults(path: string, { version, resolved, integrity, link, ...locked }: LockedPackage): string[] {
  const faults: string[] = [];
  if (link) faults.push(`${path} is a link to a folder`);
  if (version === undefined || !/^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/u.test(version)) faults.push(`${path} has no exact version`);
  if (resolved !== undefined && !resolved.startsWith(registry)) faults.push(`${path} comes from ${resolved}`);
  if (!/^sha512-[\w+/]{86}==$/u.test(integrity ?? '')) faults.push(`${path} has no integrity (SHA-512)`);
  return [
    ...faults,
    ...sourcesOf(locked).flatMap(([name, from]) => (elsewhere.test(from) ? [`${path} asks for ${name} from ${from}`] : [])),
  ];
}

/** Ours are exact besides: what is tested is what ships. */
function rootFaults(root: LockedPackage): string[] {
  return sourcesOf(root)
    .filter(([, from]) => !/^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/u.test(from))
    .map(([name, from]) => `package.json asks for ${name} as ${from}, not an exact version of the registry`);
}

function sourcesOf({ dependencies, devDependencies, optionalDependencies }: LockedPackage): readonly (readonly [string, string])[] {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
}
