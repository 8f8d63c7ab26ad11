import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { expectFuses, setFuses } from '../../electron/tools/package/fuses.ts';
import { testPhoto } from '../core/cases/test-desk.ts';
import { findPersonal } from '../core/health/find-personal.ts';
import { fontsOf } from '../core/documents/poppler.ts';
import { handsOf } from '../demo/play/counter.ts';
import { serveCouple } from '../demo/play/serve-couple.ts';
import { resident } from '../demo/play/visitors.ts';
import { prepareHall, passwords } from '../e2e/hall-store.ts';
import { people } from '../emulators/people.ts';
import { startReaderEmulator } from '../emulators/reader/index.ts';
import { driveProgram, hall, linkedCopy, linesOf, newPlace, operationsOf, ownFile, packed, startProgram } from './packed-program.ts';

test('the package shows its window, opens a training hall, and its headless door answers', async () => {
  const place = newPlace();
  const made = hall(packed, '--store', place.store, 'init', 'resources/training/hall.json', '--training');
  expect(made, made.stderr).toMatchObject({ status: 0 });
  const program = startProgram(packed, place);
  try {
    // A window asked its core, and was answered.
    await expect.poll(() => operationsOf(place), { timeout: 30_000 }).toContain('office.get');
    const busy = hall(packed, '--store', place.store, 'health');
    expect(busy).toMatchObject({ status: 2, stderr: expect.stringContaining('store.inUse') });
  } finally {
    await program.end();
  }
  const health = hall(packed, '--store', place.store, 'health');
  expect(health, health.stderr).toMatchObject({ status: 0 });
  expect(JSON.parse(health.stdout)).toMatchObject({ store: 'open', training: true, officeName: '清江县民政局婚姻登记处' });
  place.remove();
});

test('every package the core names can be loaded by the Node it is shipped with', () => {
  const folder = join(packed, 'resources/core');
  const sources = readdirSync(join(folder, 'out/core')).map((name) => readFileSync(join(folder, 'out/core', name), 'utf8'));
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const named = [
    ...new Set(sources.flatMap((source) => [...source.matchAll(/^import .*?from "([^".#][^"]*)";$/gm)].map((match) => match[1]!))),
  ];
  const packages = named.filter((name) => Object.keys(dependencies).some((one) => name === one || name.startsWith(`${one}/`)));
  expect(packages).toContain('better-sqlite3');
  const script = `for (const name of ${JSON.stringify(packages)}) await import(name); console.log('all')`;
  const node = spawnSync(join(packed, 'resources/core-node/node'), ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(node, node.stderr).toMatchObject({ status: 0, stdout: 'all\n' });
});

test('the fuses hold: no plain Node, no options from the environment, no inspector', async () => {
  await expectFuses(join(packed, 'tongxin'));
  const place = newPlace();
  hall(packed, '--store', place.store, 'init', 'resources/training/hall.json', '--training');
  const script = join(place.folder, 'stranger.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(join(place.folder, 'trace'))}, 'ran')`);
  const env = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${script}` };
  const program = startProgram(packed, place, [script], env);
  try {
    await expect.poll(() => operationsOf(place), { timeout: 30_000 }).toContain('office.get');
  } finally {
    await program.end();
  }
  // Main refuses the switch; Electron had not listened to it before.
  const inspected = startProgram(packed, place, ['--inspect=0']);
  await expect.poll(() => inspected.process.exitCode, { timeout: 30_000 }).toBe(1);
  expect(inspected.stderr()).not.toContain('Debugger listening');
  expect(readdirSync(place.folder)).not.toContain('trace');
  place.remove();
});

test('a couple is married in a copy that differs in the inspect fuse alone', async () => {
  const copy = linkedCopy();
  const prepared = await prepareHall();
  const reader = await startReaderEmulator();
  try {
    await setFuses(ownFile(join(copy, 'tongxin')), { [FuseV1Options.EnableNodeCliInspectArguments]: true });
    expect(differentBytes(join(packed, 'tongxin'), join(copy, 'tongxin'))).toBe(1);
    const { app, window } = await driveProgram(copy, prepared, [`--reader=${reader.path}`]);
    const hands = handsOf(window);
    await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
    await hands.signIn('R1', passwords.R1, /3号窗口/);
    const photo = join(prepared.folder, 'couple.jpg');
    writeFileSync(photo, await testPhoto(), 'base64');
    const { wangWei, chenJing } = people;
    await serveCouple(
      { window, hands, shoot: () => Promise.resolve() },
      { man: resident(reader, wangWei), woman: resident(reader, chenJing), photo },
    );
    await expect(window.getByText(`${wangWei.name} 与 ${chenJing.name} 已结为夫妻`)).toBeVisible();
    const papers = readdirSync(prepared.printed);
    expect(papers).toHaveLength(5);
    for (const paper of papers)
      expect(
        fontsOf(readFileSync(join(prepared.printed, paper)))
          .map(({ name }) => name)
          .join(),
      ).toContain('NotoSerifSC');
    await app.close();
    // The installed main keeps the log, and nobody is in it, not even in part.
    const logs = join(prepared.profile, 'logs');
    const log = readdirSync(logs)
      .map((name) => readFileSync(join(logs, name), 'utf8'))
      .join('');
    const parts = [wangWei, chenJing].flatMap(({ name, idNumber, address }) => [
      name.slice(0, 1),
      name.slice(1),
      idNumber.slice(6),
      address.slice(-6),
    ]);
    expect(log).toContain('"marriage.register"');
    expect(findPersonal(log, [...parts, ...Object.values(passwords)])).toEqual([]);
  } finally {
    await reader.stop();
    prepared.remove();
    rmSync(copy, { recursive: true });
  }
});

const core = 'core/out/core/index.js';
const native = 'core/node_modules/better-sqlite3/prebuilds/linux-x64.node';
const damages: readonly { readonly what: string; readonly file: string; readonly damage: (file: string) => void }[] = [
  { what: 'a byte flipped in the core', file: core, damage: flipByte },
  { what: 'a byte flipped in the Node that runs it', file: 'core-node/node', damage: flipByte },
  { what: 'a byte flipped in a native module', file: native, damage: flipByte },
  { what: 'a file added', file: 'core/node_modules/better-sqlite3/lib/stranger.js', damage: (file) => writeFileSync(file, '') },
  { what: 'a font taken away', file: 'resources/fonts/NotoSerifSC_700Bold.ttf', damage: (file) => rmSync(file) },
  { what: 'the manifest rewritten', file: '', damage: (folder) => rewriteManifest(join(folder, 'manifest.json')) },
];

for (const { what, file, damage } of damages)
  test(`${what}: the core does not start`, async () => {
    const copy = linkedCopy();
    const place = newPlace();
    damage(join(copy, 'resources', file));
    const program = startProgram(copy, place);
    try {
      const sentence = `main: the installed program is not as it was packaged (${file || 'manifest.json'}): the core does not start`;
      await expect.poll(() => program.stderr(), { timeout: 30_000 }).toContain(sentence);
      // It would have spoken by now: a whole package takes less than a second to answer.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(linesOf(place).map(({ by, event, code }) => `${by} ${event} ${code ?? ''}`)).toEqual([
        'main started ',
        'main ended program.damaged',
      ]);
      expect(readdirSync(place.folder)).not.toContain('store');
      // A sentence stands on the screen until somebody has read it.
      expect(program.process.exitCode).toBeNull();
    } finally {
      program.process.kill('SIGKILL');
      place.remove();
      rmSync(copy, { recursive: true });
    }
  });

function flipByte(file: string): void {
  const bytes = readFileSync(ownFile(file));
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = bytes[middle]! ^ 1;
  writeFileSync(file, bytes);
}

/** What somebody would do who may write here but has no key: let the manifest name what they changed. */
function rewriteManifest(file: string): void {
  const manifest = JSON.parse(readFileSync(ownFile(file), 'utf8')) as { files: Record<string, string> };
  writeFileSync(file, JSON.stringify({ ...manifest, files: { ...manifest.files, [core]: '0'.repeat(64) } }));
}

function differentBytes(one: string, other: string): number {
  const [first, second] = [readFileSync(one), readFileSync(other)];
  expect(first.length).toBe(second.length);
  let different = 0;
  for (let i = 0; i < first.length; i++) if (first[i] !== second[i]) different++;
  return different;
}
