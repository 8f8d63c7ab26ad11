import { vi } from 'vitest';
import type * as Stretch from '#core/crypto/stretch.ts';

/** Passwords of the tests' halls are stretched little: the usual cost is tried in password.test.ts, and by every core that runs as a process. */
vi.mock('#core/crypto/stretch.ts', async (importOriginal) => {
  const original = await importOriginal<typeof Stretch>();
  const cost: Stretch.StretchCost = { memoryKiB: 64, passes: 1, lanes: 1 };
  return { ...original, defaultStretchCost: cost, createStretchParameters: (given = cost) => original.createStretchParameters(given) };
});
