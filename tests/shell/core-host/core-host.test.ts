import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCoreHost, type CoreHost } from '../../../electron/main/core-host.ts';
import { coreNode } from '../../../electron/main/core-node.ts';
import type { HallEvent, ToCore, WindowCall } from '#shared/contract/index.ts';

const nodeBinary = coreNode({
  packed: false,
  resourcesPath: '',
  platform: process.platform,
  arch: process.arch,
  broughtNode: process.execPath,
});

let folder: string;
let core: CoreHost;
let events: HallEvent[];
let logged: string;

function begin(readerPath: string | null = null): void {
  events = [];
  logged = '';
  core = createCoreHost({
    nodeBinary,
    entry: join(import.meta.dirname, 'fake-core.ts'),
    start: { storeDirectory: folder, resourcesDirectory: '/resources', options: { readerPath, clock: null } },
    log: (text) => (logged += text),
    onEvent: (event) => events.push(event),
  });
}

let requests = 0;
const call = (operation: string): WindowCall => ({
  operation,
  input: {},
  requestId: `01980000-0000-7000-8000-${String(++requests).padStart(12, '0')}`,
  approval: null,
});
const ask = async (operation: string) => (await core.call('counter', 'token', call(operation))).answer;

interface Report {
  readonly start: Extract<ToCore, { type: 'start' }>;
  readonly pid: number;
  readonly versions: string;
  readonly env: Record<string, string>;
  readonly argv: readonly string[];
}
const report = async () => (await ask('report')) as Report;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'core-host-'));
});
afterEach(async () => {
  await core.stop();
  await rm(folder, { recursive: true });
});

describe('a core that runs', () => {
  it('runs on the Node the project brings, with a clean environment and no secret in its arguments', async () => {
    vi.stubEnv('ELECTRON_RUN_AS_NODE', '1');
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    begin();
    vi.unstubAllEnvs();
    await ask('open');
    const { versions, env, argv } = await report();
    expect(versions).toMatch(/^24\./);
    expect(env).not.toHaveProperty('ELECTRON_RUN_AS_NODE');
    expect(env).not.toHaveProperty('NODE_OPTIONS');
    expect(argv).toHaveLength(2);
  });

  it('is told the store, the resources and the devices, and has no key yet', async () => {
    begin('/dev/ttyUSB0');
    const { start } = await report();
    expect(start).toMatchObject({
      storeDirectory: folder,
      resourcesDirectory: '/resources',
      dataKey: null,
      sessions: [],
      options: { readerPath: '/dev/ttyUSB0' },
    });
  });

  it('answers with the session it began; others leave it unmentioned', async () => {
    begin();
    expect(await core.call('counter', null, call('open'))).toEqual({ answer: 'opened', session: 'token' });
    expect(await core.call('counter', null, call('event'))).toEqual({ answer: 'told' });
    expect(events).toEqual([{ event: 'office.changed' }]);
  });
});

describe('a core that is killed', () => {
  it('is announced within a second, and comes back with key and sessions', async () => {
    begin();
    await ask('open');
    const { pid } = await report();
    const killed = performance.now();
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(events).toContainEqual({ event: 'core.changed', running: false }), { interval: 5 });
    expect(performance.now() - killed).toBeLessThan(1000);
    await vi.waitFor(() => expect(events).toContainEqual({ event: 'core.changed', running: true }), { timeout: 5000 });
    const { start } = await report();
    expect(start.dataKey).toEqual(new Uint8Array(32).fill(7));
    expect(start.sessions).toEqual([{ token: 'token', kept: { staffId: 'a', locked: false } }]);
    expect(logged).toContain('SIGKILL');
  });

  it('is asked again, with the same requestId, what it had not answered', async () => {
    begin();
    const lost = call('die once');
    expect((await core.call('counter', null, lost)).answer).toBe('done');
    expect((await readFile(`${folder}/requests`, 'utf8')).trim().split('\n')).toEqual([lost.requestId, lost.requestId]);
    expect((await report()).start.sessions).toEqual([{ token: 'written before dying', kept: {} }]);
  });

  it('by the same call twice is not asked a third time', async () => {
    begin();
    expect(await ask('die always')).toEqual({ ok: false, error: { code: 'core.unreachable', details: {} } });
    expect((await readFile(`${folder}/requests`, 'utf8')).trim().split('\n')).toHaveLength(2);
    expect(await report()).toBeDefined();
  });

  it('at every start is started ever more rarely, and calls are answered meanwhile', async () => {
    begin('dies at start');
    expect(await ask('report')).toEqual({ ok: false, error: { code: 'core.unreachable', details: {} } });
    expect(await ask('report')).toEqual({ ok: false, error: { code: 'core.unreachable', details: {} } });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const starts = (await readFile(`${folder}/starts`, 'utf8')).length;
    expect(starts).toBeGreaterThanOrEqual(3);
    expect(starts).toBeLessThanOrEqual(5);
    expect(events.filter((event) => event.event === 'core.changed')).toEqual([{ event: 'core.changed', running: false }]);
    expect(core.isDown()).toBe(true);
  });

  it('because its program is missing is no exception in main', async () => {
    begin();
    await core.stop();
    core = createCoreHost({
      nodeBinary: '/nowhere/node',
      entry: '/nowhere/core.js',
      start: { storeDirectory: folder, resourcesDirectory: '/', options: { readerPath: null, clock: null } },
      log: () => undefined,
      onEvent: () => undefined,
    });
    expect(await ask('report')).toEqual({ ok: false, error: { code: 'core.unreachable', details: {} } });
  });
});

describe('a core that waits for a word', () => {
  const held = (mayStart: Promise<boolean>) =>
    createCoreHost({
      nodeBinary,
      entry: join(import.meta.dirname, 'fake-core.ts'),
      mayStart,
      start: { storeDirectory: folder, resourcesDirectory: '/resources', options: { readerPath: null, clock: null } },
      log: (text) => (logged += text),
      onEvent: (event) => events.push(event),
    });

  it('starts at yes and answers what was asked meanwhile', async () => {
    const word = Promise.withResolvers<boolean>();
    core = held(word.promise);
    const asked = report();
    expect(await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 300, 'silence'))])).toBe('silence');
    word.resolve(true);
    expect((await asked).start).toMatchObject({ storeDirectory: folder });
  });

  it('never starts at no, nor at a yes that comes after the end', async () => {
    logged = '';
    core = held(Promise.resolve(false));
    const asked = ask('report');
    await core.stop();
    expect(await asked).toEqual({ ok: false, error: { code: 'core.unreachable', details: {} } });
    const word = Promise.withResolvers<boolean>();
    core = held(word.promise);
    await core.stop();
    word.resolve(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(logged).toBe('');
  });
});

describe('a core that need not wait for a secret', () => {
  const started = (keptKey: Promise<Uint8Array | null>) => {
    const keys: (Uint8Array | null)[] = [];
    core = createCoreHost({
      nodeBinary,
      entry: join(import.meta.dirname, 'fake-core.ts'),
      keptKey,
      onKey: (key) => keys.push(key),
      start: { storeDirectory: folder, resourcesDirectory: '/resources', options: { readerPath: null, clock: null } },
      log: () => undefined,
      onEvent: () => undefined,
    });
    return keys;
  };

  it('is started with the kept key, which is erased where it came from, and says which key it goes on with', async () => {
    const kept = new Uint8Array(32).fill(3);
    const keys = started(Promise.resolve(kept));
    expect((await report()).start.dataKey).toEqual(new Uint8Array(32).fill(3));
    expect(kept).toEqual(new Uint8Array(32));
    await ask('open');
    expect(keys).toEqual([new Uint8Array(32).fill(7)]);
    expect(core.dataKey()).toEqual(new Uint8Array(32).fill(7));
    await core.stop();
    expect(core.dataKey()).toBeNull();
  });

  it('is started without one where there is none, or it cannot be read', async () => {
    started(Promise.resolve(null));
    expect((await report()).start.dataKey).toBeNull();
    await core.stop();
    started(Promise.reject(new Error('no keychain')));
    expect((await report()).start.dataKey).toBeNull();
  });
});

describe('the end', () => {
  it('answers what is still waiting, and the core is gone', async () => {
    begin();
    const { pid } = await report();
    const waiting = ask('never');
    await core.stop();
    expect(await waiting).toEqual({ ok: false, error: { code: 'core.unreachable', details: {} } });
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    expect(await ask('report')).toEqual({ ok: false, error: { code: 'core.unreachable', details: {} } });
  });

  it('does not wait for ever for a core that does not stop', async () => {
    begin('does not stop');
    const { pid } = await report();
    const asked = performance.now();
    await core.stop();
    expect(performance.now() - asked).toBeGreaterThan(4000);
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });
});
