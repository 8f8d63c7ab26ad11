import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPipe } from '#core/pipe.ts';
import type { FromCore } from '#shared/contract/index.ts';
import { callerOf, createTestDesk, openDesk } from '../cases/test-desk.ts';
import { makeRealHall } from '../keys/real-hall.ts';

type Opened = ReturnType<typeof openDesk>;

describe('a core that starts', () => {
  let folder: string;
  let store: string;
  const opened: Opened[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongxin-unasked-'));
    store = join(folder, 'store');
  });
  afterEach(async () => {
    for (const { desk } of opened.splice(0)) await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The core over its pipe, told to start on the store here. */
  async function start(dataKey: Uint8Array | null = null, clock?: null): Promise<Opened & { readonly said: FromCore[] }> {
    const said: FromCore[] = [];
    const pipe = createPipe({
      begin: ({ storeDirectory }) => {
        opened.push(openDesk({ dir: storeDirectory, ...(clock === null && { clock }) }));
        return opened.at(-1)!.desk;
      },
      send: (message) => void said.push(message),
      end: () => undefined,
    });
    const options = { readerPath: null, clock: null };
    await pipe.receive({ type: 'start', storeDirectory: store, resourcesDirectory: '', dataKey, sessions: [], options });
    return { ...opened.at(-1)!, said };
  }

  async function placeTrainingHall(): Promise<Uint8Array> {
    const made = await createTestDesk();
    await made.desk.close();
    cpSync(join(made.dir, 'store'), store, { recursive: true });
    rmSync(made.dir, { recursive: true });
    return made.kept.key!;
  }

  test('opens a training store before a page asks, and the first answer says so', async () => {
    await placeTrainingHall();
    const { desk, events, kept, said } = await start();
    expect(said).toEqual([{ type: 'ready' }]);
    expect(await callerOf(desk, null).ask('hall.health', {})).toMatchObject({ store: 'open', training: true });
    expect(events).toEqual([{ event: 'store.changed' }]);
    expect(kept.key).toHaveLength(32);
  });

  test('opens it once, whoever asks for it meanwhile', async () => {
    await placeTrainingHall();
    const { desk, events } = await start();
    const pages = [1, 2].map(() => callerOf(desk, null).ask('setup.unlock', {}));
    expect(await Promise.all(pages)).toMatchObject([{ store: 'open' }, { store: 'open' }]);
    expect(events).toEqual([{ event: 'store.changed' }]);
  });

  test('opens it once where main kept the key of the core before', async () => {
    const key = await placeTrainingHall();
    const { desk, events } = await start(key);
    expect(await callerOf(desk, null).ask('hall.health', {})).toMatchObject({ store: 'open' });
    expect(events).toEqual([{ event: 'store.changed' }]);
  });

  test('leaves a store locked that needs a passphrase', async () => {
    const made = await makeRealHall();
    cpSync(join(made.folder, 'store'), store, { recursive: true });
    rmSync(made.folder, { recursive: true });
    const { desk, kept, events } = await start(null, null);
    const page = callerOf(desk, null);
    expect(await page.ask('hall.health', {})).toMatchObject({ store: 'locked' });
    expect(await page.call('setup.unlock', {})).toMatchObject({ error: { code: 'store.wrongKey' } });
    expect([kept.key, events]).toEqual([null, []]);
  });

  test('tells whoever opens the store next what stands in the way', async () => {
    await placeTrainingHall();
    rmSync(join(store, 'hall.tip'));
    const { desk, kept } = await start();
    const page = callerOf(desk, null);
    expect(await page.ask('hall.health', {})).toMatchObject({ store: 'locked' });
    expect(await page.call('setup.unlock', {})).toMatchObject({ error: { code: 'store.damaged', details: { at: 'hall.tip' } } });
    expect(kept.key).toBeNull();
  });

  test('makes nothing where there is no store', async () => {
    const { desk } = await start();
    expect(await callerOf(desk, null).ask('hall.health', {})).toMatchObject({ store: 'absent' });
  });

  test('that is stopped at once leaves no store open', async () => {
    await placeTrainingHall();
    const { desk } = await start();
    await desk.close();
    const again = openDesk({ dir: store });
    opened.push(again);
    expect(await callerOf(again.desk, null).ask('setup.unlock', {})).toMatchObject({ store: 'open' });
  });
});
