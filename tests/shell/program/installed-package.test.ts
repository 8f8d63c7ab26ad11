import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coreEntry } from '../../../electron/main/core-node.ts';
import { checkInstalled, packedKey } from '../../../electron/main/program/installed-package.ts';
import { installedKey } from '../../../electron/main/program/public-key.ts';
import { filesBelow } from '../../../electron/tools/package/files.ts';
import { signFiles, signingKey } from '../../../electron/tools/package/signed-manifest.ts';

let folder: string;
const key = signingKey(undefined, '');
const sign = (by = key) =>
  signFiles(
    folder,
    filesBelow(folder).filter((path) => !['app.asar', 'manifest.json', 'manifest.sig'].includes(path)),
    { version: '0.1.0', storeSchema: 70 },
    { electron: 45, coreNode: 24 },
    by,
  );
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'installed-'));
  write('app.asar', 'the archive');
  write('core/out/core/index.js', 'core');
  write('core/node_modules/a/prebuilds/linux-x64.node', 'native');
  write('core-node/node', 'x'.repeat(40 * 1_048_576));
  write('resources/fonts/a.ttf', 'font');
  sign();
});
afterEach(() => rmSync(folder, { recursive: true }));

const check = (publicKey: string | null = key.publicKey) => checkInstalled(folder, publicKey);
const damaged = (file: string) => ({ ok: false, error: { code: 'update.damaged', details: { file } } });
const unsigned = { ok: false, error: { code: 'update.badSignature', details: {} } };

describe('what was installed', () => {
  it('holds as it was packaged; the archive is not asked for', async () => {
    expect(await check()).toMatchObject({ ok: true, value: { version: '0.1.0' } });
    write('app.asar', 'another');
    expect(await check()).toMatchObject({ ok: true });
  });

  it.each(['core/out/core/index.js', 'core-node/node', 'core/node_modules/a/prebuilds/linux-x64.node', 'resources/fonts/a.ttf'])(
    'does not hold with a byte changed in %s',
    async (path) => {
      const bytes = readFileSync(join(folder, path));
      bytes[bytes.length - 1]! ^= 1;
      writeFileSync(join(folder, path), bytes);
      expect(await check()).toEqual(damaged(path));
    },
  );

  it('does not hold with a file more, a file less, or a link to the very bytes', async () => {
    write('core/node_modules/stranger.js', '');
    expect(await check()).toEqual(damaged('core/node_modules/stranger.js'));
    rmSync(join(folder, 'core/node_modules/stranger.js'));
    renameSync(join(folder, 'resources/fonts/a.ttf'), `${folder}.ttf`);
    expect(await check()).toEqual(damaged('resources/fonts/a.ttf'));
    symlinkSync(`${folder}.ttf`, join(folder, 'resources/fonts/a.ttf'));
    expect(await check()).toEqual(damaged('resources/fonts/a.ttf'));
    rmSync(`${folder}.ttf`);
  });

  it('a manifest inside a folder is a file like others', async () => {
    write('core/manifest.json', '{}');
    expect(await check()).toEqual(damaged('core/manifest.json'));
  });

  it('does not hold without a manifest, a signature or a key, nor under another key', async () => {
    expect(await check(null)).toEqual(unsigned);
    expect(await check(signingKey(undefined, '').publicKey)).toEqual(unsigned);
    write('core/out/core/index.js', 'mine');
    sign(signingKey(undefined, ''));
    expect(await check()).toEqual(unsigned);
    rmSync(join(folder, 'manifest.sig'));
    expect(await check()).toEqual(unsigned);
  });
});

describe('where things lie', () => {
  it('the key stands in the archive, or nowhere', () => {
    expect(packedKey(folder, 'package-key')).toBeNull();
    write('out/package/package-key.pem', 'KEY');
    expect(packedKey(folder, 'package-key')).toBe('KEY');
    expect(packedKey(folder, 'update-key')).toBeNull();
  });

  it('a packed program takes updates by the key in its archive alone', () => {
    write('resources/update/public-key.pem', 'BESIDE');
    expect(installedKey(folder)).toBe('BESIDE');
    write('out/package/package-key.pem', 'KEY');
    expect(installedKey(folder)).toBeNull();
    write('out/package/update-key.pem', 'UPDATE');
    expect(installedKey(folder)).toBe('UPDATE');
  });

  it('the core of a packed program lies beside the archive, that of a folder or an update in it', () => {
    const resources = join('/opt', 'Tongxin', 'resources');
    expect(coreEntry(join(resources, 'app.asar', 'out'), resources)).toBe(join(resources, 'core', 'out', 'core', 'index.js'));
    expect(coreEntry(join('/home', 'programs', '0.2.0', 'out'), resources)).toBe(
      join('/home', 'programs', '0.2.0', 'out', 'core', 'index.js'),
    );
  });

  it('a maker’s key that is not the installed one is refused', () => {
    write('private.pem', key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    write('public.pem', signingKey(undefined, '').publicKey);
    expect(() => signingKey(join(folder, 'private.pem'), join(folder, 'public.pem'))).toThrow(/is not the pair of/);
    write('public.pem', key.publicKey);
    expect(signingKey(join(folder, 'private.pem'), join(folder, 'public.pem'))).toMatchObject({
      throwAway: false,
      publicKey: key.publicKey,
    });
  });
});
