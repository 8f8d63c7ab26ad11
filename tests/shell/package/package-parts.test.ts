import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanEnvironment } from '../../../electron/main/guards/environment.ts';
import { debControl } from '../../../electron/tools/package/deb-texts.ts';
import { expectFuses, setFuses } from '../../../electron/tools/package/fuses.ts';
import { launcherFor } from '../../../electron/tools/package/launcher.ts';
import { licenceOfPackage, licencesText } from '../../../electron/tools/package/licences.ts';
import { packageNames, whyNoRelease } from '../../../electron/tools/package/names.ts';
import { foreignFiles, systemOf } from '../../../electron/tools/package/native-files.ts';
import { nodeBinaryOf } from '../../../electron/tools/package/target.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('names and releases', () => {
  const linux = { platform: 'linux', arch: 'x64' } as const;
  it('say the version and that it is a test', () => {
    expect(packageNames('0.1.0', true, linux)).toEqual({
      folder: 'tongxin-0.1.0-test-linux-x64',
      deb: 'tongxin-0.1.0-test-linux-x64.deb',
      setup: 'tongxin-0.1.0-test-linux-x64-setup.exe',
      debianVersion: '0.1.0~test',
    });
    expect(packageNames('1.2.3', false, { platform: 'win32', arch: 'x64' }).setup).toBe('tongxin-1.2.3-windows-x64-setup.exe');
  });

  it('a release needs the official Electron and the maker’s key', () => {
    const of = { official: true, version: '45.4.1', pinned: '45.4.1', key: 'key.pem' };
    expect(whyNoRelease(of)).toBeNull();
    expect(whyNoRelease({ ...of, official: false, version: '33.2.1' })).toMatch(/Electron here is 33\.2\.1, not the official 45\.4\.1/);
    expect(whyNoRelease({ ...of, key: undefined })).toMatch(/private key is missing/);
  });

  it('Debian is told what Electron is linked with', () => {
    const control = debControl({ version: '0.1.0~test', arch: 'amd64', installed: 500_000 });
    expect(control).toMatch(/^Version: 0\.1\.0~test$/m);
    for (const name of ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libatspi2.0-0', 'libdrm2', 'libxkbcommon0'])
      expect(control).toMatch(new RegExp(`^Depends: .*\\b${name.replaceAll('.', '\\.')}\\b`, 'm'));
  });
});

describe('files built for one system', () => {
  it('are known by their beginning', () => {
    const elf = Buffer.alloc(64);
    elf.writeUInt32BE(0x7f454c46, 0);
    elf.writeUInt16LE(0xb7, 18);
    expect(systemOf(elf)).toBe('linux-arm64');
    const pe = Buffer.alloc(256);
    pe.write('MZ');
    pe.writeUInt32LE(128, 60);
    pe.write('PE\0\0', 128, 'latin1');
    pe.writeUInt16LE(0x8664, 132);
    expect(systemOf(pe)).toBe('win32-x64');
    expect(systemOf(Buffer.from('#!/bin/sh\n'))).toBeNull();
    expect(systemOf(Buffer.from('MZ'))).toBeNull();
  });

  it('are no strangers where they belong', () => {
    const target = { platform: process.platform as 'linux' | 'win32', arch: process.arch as 'x64' | 'arm64' };
    const node = join('node_modules', nodeBinaryOf(target));
    expect(foreignFiles([node, 'package.json'], target)).toEqual([]);
    const other = { platform: target.platform, arch: target.arch === 'x64' ? 'arm64' : 'x64' } as const;
    expect(foreignFiles([node, 'package.json'], other)).toEqual([node]);
  });
});

describe('fuses', () => {
  const executable = () => join(folder, 'electron');
  /** A binary with a fuse wire of so many fuses, as electron/electron writes it: sentinel, version, length, a digit a fuse. */
  const makeBinary = (wire: string) =>
    writeFileSync(executable(), `before dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001${String.fromCharCode(wire.length)}${wire} after`, 'latin1');

  it('are set and read back, for as many as this Electron has', async () => {
    for (const wire of ['10111011', '101110110']) {
      makeBinary(wire);
      await expect(expectFuses(executable())).rejects.toThrow(/RunAsNode should be off/);
      await setFuses(executable());
      await expectFuses(executable());
    }
  });

  it('one that differs is named', async () => {
    makeBinary('10111011');
    await setFuses(executable(), { [FuseV1Options.EnableNodeCliInspectArguments]: true });
    await expect(expectFuses(executable())).rejects.toThrow('fuses not as set: EnableNodeCliInspectArguments should be off');
  });

  it('an Electron with a fuse nobody decided on is not packaged', async () => {
    makeBinary('1011101100');
    await expect(setFuses(executable())).rejects.toThrow('fuses nobody decided on: 9');
  });
});

describe('the headless door', () => {
  it('starts the core’s own Node through a link, without the variables main takes from the core', () => {
    const { name, text } = launcherFor({ platform: 'linux' });
    const door = join(folder, name);
    mkdirSync(join(folder, 'resources/core-node'), { recursive: true });
    const node = join(folder, 'resources/core-node/node');
    writeFileSync(node, '#!/bin/sh\necho "$*"\nenv\n');
    writeFileSync(door, text);
    chmodSync(node, 0o755);
    chmodSync(door, 0o755);
    symlinkSync(door, join(folder, 'linked'));
    const bad = [
      'NODE_OPTIONS',
      'NODE_EXTRA_CA_CERTS',
      'ELECTRON_RUN_AS_NODE',
      'SSL_CERT_FILE',
      'SSLKEYLOGFILE',
      'OPENSSL_CONF',
      'LD_LIBRARY_PATH',
    ];
    const env = { PATH: process.env['PATH'], HALL: 'kept', ...Object.fromEntries(bad.map((one) => [one, 'x=y z'])) };
    expect(Object.keys(cleanEnvironment(env))).toEqual(['PATH', 'HALL']);
    const said = execFileSync(join(folder, 'linked'), ['--store', 'a b', 'health'], { encoding: 'utf8', env }).split('\n');
    expect(said[0]).toBe(`${folder}/resources/core/out/core/hall.js --store a b health`);
    expect(said).toContain('HALL=kept');
    expect(said.filter((line) => bad.some((one) => line.startsWith(`${one}=`)))).toEqual([]);
  });

  it('Windows’ does the same', () => {
    const { text } = launcherFor({ platform: 'win32' });
    expect(text).toContain(`for /f "delims==" %%v in ('set NODE_ 2^>nul') do set "%%v="\r\n`);
    expect(text).toContain('core-node\\node.exe" "%~dp0resources\\core\\out\\core\\hall.js" %*');
  });
});

describe('licences', () => {
  const make = (about: object, files: Readonly<Record<string, string>> = {}) => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'part', version: '1.0.0', ...about }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return licenceOfPackage(folder, {});
  };

  it('are the package’s own words', () => {
    expect(make({ license: 'MIT' }, { 'LICENSE.md': 'Permission is granted' })).toEqual({
      part: 'part 1.0.0',
      name: 'MIT',
      text: 'Permission is granted',
    });
  });

  it('without any, what it declares; and nothing without a licence is shipped', () => {
    expect(make({ license: 'ISC', author: 'Somebody' }).text).toContain('Declared: ISC. Author: Somebody');
    expect(() => make({})).toThrow('part names no licence');
  });

  it('stand in one file, each text once', () => {
    const text = licencesText([
      { part: 'a', name: 'MIT', text: 'same words' },
      { part: 'b', name: 'MIT', text: 'same words' },
    ]);
    expect(text).toContain('a — MIT\nb — MIT');
    expect(text).toContain('a, b');
    expect(text.match(/same words/g)).toHaveLength(1);
  });
});
