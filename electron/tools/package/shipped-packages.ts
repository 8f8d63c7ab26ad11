import type { Target } from './target.ts';

/** A package as package-lock.json (version 3) describes it; only what is asked here. */
export interface LockedPackage {
  readonly version?: string;
  /** The real name, where it is installed under another. */
  readonly name?: string;
  readonly license?: string;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly libc?: string | readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Place (`node_modules/a/node_modules/b`) → package. */
export type Lock = Readonly<Record<string, LockedPackage>>;

/** The packages a built module names, as they stand in `import … from` and `import('…')`. */
export function packagesNamed(source: string, known: readonly string[]): readonly string[] {
  const specifiers = [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/g)].map((match) => match[1]!);
  return known.filter((name) => specifiers.some((specifier) => specifier === name || specifier.startsWith(`${name}/`)));
}

/**
 * The places of these packages and of all they need on a system, sorted: dependencies as Node finds them, optional ones where
 * they are locked, nothing made for another system. A peer that is needed stands in package.json.
 */
export function shippedPackages(lock: Lock, names: readonly string[], target: Target): readonly string[] {
  const found = new Set<string>();
  const open = names.map((name) => ({ name, from: '', optional: false }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const place = findPlace(lock, next.name, next.from);
    if (place === null) {
      if (next.optional) continue;
      throw new Error(`package-lock.json has no ${next.name}`);
    }
    const locked = lock[place]!;
    if (found.has(place) || !runsOn(locked, target)) continue;
    found.add(place);
    for (const [needed, optional] of [
      ...Object.keys(locked.dependencies ?? {}).map((name) => [name, false] as const),
      ...Object.keys(locked.optionalDependencies ?? {}).map((name) => [name, true] as const),
    ])
      open.push({ name: needed, from: place, optional });
  }
  return [...found].toSorted();
}

/** Where Node finds a package, asked by the one that lies there: the nearest node_modules upward. */
function findPlace(lock: Lock, name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (lock[place]) return place;
    if (folder === '') return null;
  }
}

function runsOn(locked: LockedPackage, { platform, arch }: Target): boolean {
  return fits(locked.os, platform) && fits(locked.cpu, arch) && (platform !== 'linux' || fits(locked.libc, 'glibc'));
}

/** npm's rule for `os`, `cpu` and `libc`: nothing, a name among others, or none of those after `!`. */
function fits(wanted: string | readonly string[] | undefined, own: string): boolean {
  const names = wanted === undefined ? [] : [wanted].flat();
  if (names.includes(`!${own}`)) return false;
  return names.length === 0 || names.includes(own) || names.every((name) => name.startsWith('!'));
}

/** Built parts of these packages for one system each, by the folder or file they lie in. */
const prebuilt: readonly { readonly of: RegExp; readonly fits: (name: string, target: Target) => boolean }[] = [
  {
    of: /(?:^|\/)better-sqlite3\/prebuilds\/(?<name>[^/]+)\.node$/,
    fits: (name, { platform, arch }) => name === `${platform}-${arch}`,
  },
  {
    of: /(?:^|\/)@serialport\/bindings-cpp\/prebuilds\/(?<name>[^/]+)\//,
    fits: (name, { platform, arch }) => name === `${platform}-${arch}`,
  },
  {
    of: /(?:^|\/)node-hid\/prebuilds\/(?<name>[^/]+)\//,
    fits: (name, { platform, arch }) => /^HID(?:_hidraw)?-(.+)$/.exec(name)?.[1] === `${platform}-${arch}`,
  },
];

/** Sources of native parts, types, maps, pages for readers and tests: nothing the core loads. */
const leftOut =
  /\.(?:[cm]?ts|tsx|map|md|markdown|flow|c|cc|cpp|h|hpp|mm|gyp|gypi|coffee|html|tgz)$|[.-]musl\.node$|\/(?:deps|hidapi|test|tests|__tests__|docs?|examples?|benchmarks?|\.github)\/|\/\.[^/]+$|\/(?:binding\.gyp|Makefile|tsconfig[^/]*\.json)$/i;

/** The same code once more, for browsers, other loaders and bundlers; the core's Node takes what is left. */
const otherBuilds =
  /(?:^|\/)(?:@zxing\/library\/(?:es2015|esm|esnext|umd)|@zxing\/text-encoding\/(?:es2015|esm|umd)|zxing-wasm\/dist\/(?:cjs|iife|full|writer|miniprogram|es\/(?:full|writer))|@swc\/helpers\/(?:src|scripts)|@hyzyla\/pdfium\/dist\/(?:index\.cjs|index\.esm\.(?:base64|browser|cdn|worker)\.js|pdfium\.wasm\.base64-[^/]+|worker\.bundle\.js)|bwip-js\/dist\/bwip-js(?:-gen|-min|-rn)?\.m?js$|zod\/src)(?:\/|$)|(?:^|\/)zod\/.*\.cjs$|\.tsbuildinfo$/;

/** Whether a file of a package goes with it; `path` from node_modules on, with `/`. */
export function isShippedFile(path: string, target: Target): boolean {
  for (const { of, fits: fitsTarget } of prebuilt) {
    const name = of.exec(path)?.groups?.['name'];
    if (name !== undefined && !fitsTarget(name, target)) return false;
  }
  return !leftOut.test(path) && !otherBuilds.test(path);
}
