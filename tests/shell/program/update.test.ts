import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { knownSchema } from '../../../electron/core/store/migrations/index.ts';
import { checkProgram, compareVersions } from '../../../electron/main/program/manifest.ts';
import { createProgramService, type ProgramServiceDeps } from '../../../electron/main/program/program-service.ts';
import { programsIn, type Programs } from '../../../electron/main/program/programs.ts';
import { takeUpdate, unpackUpdate, type UpdateDeps } from '../../../electron/main/program/update-file.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

let folder: string;
let programs: Programs;
let deps: UpdateDeps;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-program-'));
  programs = programsIn(folder, '0.1.0');
  mkdirSync(programs.folder);
  deps = { programs, publicKey: pem, running: '0.1.0', electron: 45, coreNode: 24 };
});
afterEach(() => rmSync(folder, { recursive: true }));

const files: Readonly<Record<string, string>> = {
  'package.json': '{"version":"0.2.0"}',
  'out/main/program.js': 'start();',
  'resources/a.json': '{}',
};

interface Wanted {
  readonly version?: string;
  readonly needs?: { readonly electron: number; readonly coreNode: number };
  readonly schema?: number;
  readonly key?: KeyObject;
  /** After signing: what somebody did to the staged files. */
  readonly tamper?: (staged: string) => void;
}

/** A program folder as the maker signs it. */
function stage({ version = '0.2.0', needs = { electron: 33, coreNode: 24 }, schema = 70, key = privateKey, tamper }: Wanted = {}): string {
  const staged = mkdtempSync(join(folder, 'staged-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(staged, path)), { recursive: true });
    writeFileSync(join(staged, path), content);
  }
  const digests = Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path, createHash('sha256').update(content).digest('hex')]),
  );
  const manifest = JSON.stringify({
    format: 1,
    product: 'tongxin',
    version,
    builtAt: '2026-11-22T02:00:00Z',
    needs,
    schema,
    notes: '更快',
    files: digests,
  });
  writeFileSync(join(staged, 'manifest.json'), manifest);
  writeFileSync(join(staged, 'manifest.sig'), sign(null, Buffer.from(manifest), key).toString('base64'));
  tamper?.(staged);
  return staged;
}

async function pack(wanted: Wanted = {}): Promise<string> {
  const staged = stage(wanted);
  const file = join(folder, 'update.tongxin');
  await create({ file, gzip: true, cwd: staged }, readdirSync(staged));
  return file;
}

describe('an update file', () => {
  it('signed by the maker is unpacked beside the programs and chosen', async () => {
    const update = await unpackUpdate(await pack(), deps);
    if (!update.ok) throw new Error(update.error.code);
    expect(update.value.view).toMatchObject({ version: '0.2.0', notes: '更快' });
    await takeUpdate(update.value, deps);
    expect(readFileSync(join(programs.folderOf('0.2.0'), 'out/main/program.js'), 'utf8')).toBe('start();');
    expect(programs.beginStart()).toBe(programs.folderOf('0.2.0'));
  });

  it.each<[string, Wanted, object]>([
    ['of another maker', { key: generateKeyPairSync('ed25519').privateKey }, { code: 'update.badSignature' }],
    ['without a signature', { tamper: (staged) => rmSync(join(staged, 'manifest.sig')) }, { code: 'update.badSignature' }],
    [
      'whose manifest was changed',
      {
        tamper: (staged) =>
          writeFileSync(join(staged, 'manifest.json'), readFileSync(join(staged, 'manifest.json'), 'utf8').replace('更快', '更慢')),
      },
      { code: 'update.badSignature' },
    ],
    [
      'with a changed file',
      { tamper: (staged) => writeFileSync(join(staged, 'out/main/program.js'), 'steal();') },
      { code: 'update.damaged', details: { file: 'out/main/program.js' } },
    ],
    [
      'with a file more',
      { tamper: (staged) => writeFileSync(join(staged, 'out/main/more.js'), '') },
      { code: 'update.damaged', details: { file: 'out/main/more.js' } },
    ],
    [
      'with a file less',
      { tamper: (staged) => rmSync(join(staged, 'resources/a.json')) },
      { code: 'update.damaged', details: { file: 'resources/a.json' } },
    ],
    ['as old as what runs', { version: '0.1.0' }, { code: 'update.notNewer', details: { version: '0.1.0', running: '0.1.0' } }],
    ['for a newer shell', { needs: { electron: 46, coreNode: 24 } }, { code: 'update.needsInstaller', details: { version: '0.2.0' } }],
    ['for another Node', { needs: { electron: 33, coreNode: 26 } }, { code: 'update.needsInstaller', details: { version: '0.2.0' } }],
  ])('%s is refused and leaves nothing', async (_what, wanted, error) => {
    expect(await unpackUpdate(await pack(wanted), deps)).toMatchObject({ ok: false, error });
    expect(readdirSync(programs.folder)).toEqual([]);
  });

  it('with a link instead of a file is refused', async () => {
    const file = await pack({
      tamper: (staged) => {
        rmSync(join(staged, 'resources/a.json'));
        symlinkSync('/etc/passwd', join(staged, 'resources/a.json'));
      },
    });
    expect(await unpackUpdate(file, deps)).toMatchObject({ ok: false, error: { code: 'update.damaged' } });
    expect(readdirSync(programs.folder)).toEqual([]);
  });

  it('cut off, or no archive at all, is refused', async () => {
    const file = await pack();
    truncateSync(file, 300);
    expect(await unpackUpdate(file, deps)).toMatchObject({ ok: false });
    writeFileSync(file, 'no archive');
    expect(await unpackUpdate(file, deps)).toMatchObject({ ok: false });
    rmSync(file);
    expect(await unpackUpdate(file, deps)).toEqual({ ok: false, error: { code: 'update.fileGone', details: {} } });
    expect(readdirSync(programs.folder)).toEqual([]);
  });

  it('of another maker is not unpacked at all, however much is in it', async () => {
    const file = await pack({ key: generateKeyPairSync('ed25519').privateKey });
    const made = vi.spyOn(programs, 'folderOf');
    rmSync(programs.folder, { recursive: true });
    expect(await unpackUpdate(file, deps)).toMatchObject({ ok: false, error: { code: 'update.badSignature' } });
    expect(existsSync(programs.folder)).toBe(false);
    expect(made).not.toHaveBeenCalled();
  });

  it('is not trusted where no key was installed', async () => {
    expect(await unpackUpdate(await pack(), { ...deps, publicKey: null })).toEqual({
      ok: false,
      error: { code: 'update.noKey', details: {} },
    });
  });
});

describe('the program itself, asked by a window', () => {
  const restart = vi.fn<() => void>();
  const asked: string[] = [];
  beforeEach(() => {
    restart.mockClear();
    asked.length = 0;
  });

  function service(
    store: { readonly store: 'open' | 'locked'; readonly schema: number | null },
    more: Partial<ProgramServiceDeps> & { readonly session?: string | null } = {},
  ) {
    const { session = 'token', ...given } = more;
    return createProgramService({
      ...deps,
      core: {
        call: (_station, _session, { operation }) => {
          asked.push(operation);
          return Promise.resolve({ answer: { ok: true, value: operation === 'hall.health' ? store : {} } });
        },
      },
      windows: { find: () => ({ station: 'supervisor', session, of: null }) },
      installed: { version: '0.1.0', schema: 60 },
      chooseFile: () => {
        asked.push('file');
        return Promise.resolve(null);
      },
      restart,
      ...given,
    });
  }
  async function put(version: string, schema = 70): Promise<void> {
    const update = await unpackUpdate(await pack({ version, schema }), deps);
    if (!update.ok) throw new Error(update.error.code);
    await takeUpdate(update.value, deps);
  }

  it('goes back to a program that opens the store', async () => {
    await put('0.2.0');
    await put('0.3.0');
    const running = service({ store: 'open', schema: 70 }, { running: '0.3.0' });
    expect(await running.state()).toMatchObject({ previous: '0.2.0', previousReads: true });
    expect(await running.goBack(1, 'request', null)).toMatchObject({ ok: true });
    expect(programs.chosen()).toMatchObject({ version: '0.2.0' });
    expect(restart).toHaveBeenCalledOnce();
  });

  it.each([
    ['installed', ['0.2.0'], '0.1.0'],
    ['before it', ['0.2.0', '0.3.0'], '0.2.0'],
  ])('does not go back to the program %s, for which the store is too new', async (_what, versions, previous) => {
    for (const version of versions) await put(version, version === versions.at(-1) ? 80 : 70);
    const choice = programs.chosen();
    const running = service({ store: 'open', schema: 80 }, { running: versions.at(-1)! });
    expect(await running.state()).toMatchObject({ previous, previousReads: false });
    expect(await running.goBack(1, 'request', null)).toMatchObject({ ok: false, error: { code: 'update.wayBackClosed' } });
    expect(programs.chosen()).toEqual(choice);
    expect(asked).not.toContain('program.prepareWayBack');
    expect(restart).not.toHaveBeenCalled();
  });

  it('starts the newer program that lies here, for a store it is too old for itself', async () => {
    await put('0.2.0');
    await put('0.3.0');
    programs.leave('0.3.0');
    const running = service({ store: 'locked', schema: null }, { session: null });
    expect(await running.findNewer()).toBe('0.3.0');
    expect(await running.startNewer(1)).toMatchObject({ ok: true });
    expect(programs.chosen()).toMatchObject({ version: '0.3.0', tries: 0 });
    expect(restart).toHaveBeenCalledOnce();
  });

  it('starts no newer program that somebody changed, and none over an open store', async () => {
    await put('0.2.0');
    await put('0.3.0');
    programs.leave('0.3.0');
    expect(await service({ store: 'open', schema: 60 }).startNewer(1)).toMatchObject({ ok: false, error: { code: 'restore.storeOpen' } });
    writeFileSync(join(programs.folderOf('0.3.0'), 'out/main/program.js'), 'steal();');
    expect(await service({ store: 'locked', schema: null }).findNewer()).toBe('0.2.0');
    expect(restart).not.toHaveBeenCalled();
  });

  it('opens no file for a window where nobody has signed in', async () => {
    expect(await service({ store: 'open', schema: 60 }, { session: null }).chooseUpdate(1)).toMatchObject({
      error: { code: 'session.required' },
    });
    expect(asked).toEqual([]);
  });
});

it('the schema that updates and the way back are measured by is the one this program makes', () => {
  const { storeSchema } = JSON.parse(readFileSync('package.json', 'utf8')) as { storeSchema: number };
  expect(storeSchema).toBe(knownSchema);
});

it('a program changed after it was installed is not as signed', async () => {
  const staged = stage();
  expect(await checkProgram(staged, pem)).toMatchObject({ ok: true });
  writeFileSync(join(staged, 'resources/a.json'), '{ }');
  expect(await checkProgram(staged, pem)).toMatchObject({ ok: false, error: { code: 'update.damaged' } });
});

it('versions are compared by their numbers', () => {
  expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
  expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
  expect(compareVersions('1.0.1', '1.1.0')).toBeLessThan(0);
});
