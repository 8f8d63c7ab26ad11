import { closeSync, openSync, readSync } from 'node:fs';
import type { Target } from './target.ts';

const elfMachine: Readonly<Record<number, string>> = { 0x3e: 'x64', 0xb7: 'arm64' };
const peMachine: Readonly<Record<number, string>> = { 0x8664: 'x64', 0xaa64: 'arm64' };

/** The system a program or library file was built for: ELF (System V ABI, e_machine) or PE/COFF; null for any other file. */
export function systemOf(beginning: Buffer): string | null {
  if (beginning.length >= 20 && beginning.readUInt32BE(0) === 0x7f454c46)
    return `linux-${elfMachine[beginning.readUInt16LE(18)] ?? 'other'}`;
  if (beginning.length >= 64 && beginning.toString('latin1', 0, 2) === 'MZ') {
    const header = beginning.readUInt32LE(60);
    if (header + 6 <= beginning.length && beginning.toString('latin1', header, header + 4) === 'PE\0\0')
      return `win32-${peMachine[beginning.readUInt16LE(header + 4)] ?? 'other'}`;
  }
  // Mach-O, thin and fat.
  if (beginning.length >= 4 && [0xcffaedfe, 0xcafebabe].includes(beginning.readUInt32BE(0))) return 'darwin';
  return null;
}

/** The built files among these that are for another system; Windows prebuilds may bring PE libraries, Linux ones ELF only. */
export function foreignFiles(files: readonly string[], { platform, arch }: Target): readonly string[] {
  return files.filter((file) => {
    const system = systemOf(beginningOf(file));
    return system !== null && system !== `${platform}-${arch}`;
  });
}

function beginningOf(file: string): Buffer {
  const beginning = Buffer.alloc(4096);
  const descriptor = openSync(file, 'r');
  try {
    return beginning.subarray(0, readSync(descriptor, beginning));
  } finally {
    closeSync(descriptor);
  }
}
