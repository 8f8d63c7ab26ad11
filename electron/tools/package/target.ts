/** A system a package is made for, in Node's words. */
export interface Target {
  readonly platform: 'linux' | 'win32';
  readonly arch: 'x64' | 'arm64';
}

export const targets: readonly Target[] = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' },
];

/** `linux-x64`, as in names of files. */
export function targetName({ platform, arch }: Target): string {
  return `${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

/** The npm package that holds Node for a system, and the binary in it. */
export function nodeBinaryOf({ platform, arch }: Target): string {
  const windows = platform === 'win32';
  return `node-${windows ? 'win' : platform}-${arch}/bin/${windows ? 'node.exe' : 'node'}`;
}
