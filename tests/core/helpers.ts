import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore } from '#core/store/index.ts';
import { createSetClock } from '#core/store/clock.ts';
import type { SettableClock } from '#core/store/clock.ts';
import type { OpenStore } from '#core/store/opened-store.ts';
import type { ActDefinition } from '#core/store/types.ts';
import type { Author } from '#core/ports.ts';
import { createId } from '#core/crypto/index.ts';

/** A cost that keeps tests quick; never for a hall. */
export const cheapStretch = { memoryKiB: 64, passes: 1, lanes: 1 };

export interface TestStore {
  readonly store: OpenStore;
  readonly dir: string;
  readonly dataKey: Uint8Array;
  readonly recoveryKey: string;
  readonly clock: SettableClock;
  /** Closes the store and deletes its directory. */
  close(): void;
}

/** A real encrypted store in a directory of its own; the clock stands at 10:00 on Monday 1 June 2026 in Shanghai. */
export async function createTestStore(wanted: {
  acts: readonly ActDefinition[];
  training?: boolean;
  clock?: SettableClock;
}): Promise<TestStore> {
  const dir = mkdtempSync(join(tmpdir(), 'tongxin-test-'));
  const clock = wanted.clock ?? createSetClock('2026-06-01T02:00:00Z');
  const common = { acts: wanted.acts, clock, station: 'S01', program: 'test', stretchCost: cheapStretch };
  const created = await createStore(
    dir,
    (wanted.training ?? true)
      ? { ...common, training: true, passphrase: null }
      : { ...common, training: false, passphrase: testPassphrase },
  );
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  const { store, dataKey, recoveryKey } = created.value;
  const close = () => {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { store, dir, dataKey, recoveryKey, clock, close };
}

export const testPassphrase = '同心大厅 2026';

/** An author with a request id of its own. */
export function testAuthor(author: Partial<Author> = {}): Author {
  return {
    requestId: createId(),
    operation: 'cases.open',
    inputDigest: '0'.repeat(64),
    staffId: null,
    role: null,
    approverId: null,
    counter: null,
    ...author,
  };
}
