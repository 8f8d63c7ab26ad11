import type { CardReader } from '../types.ts';

/** A hall without a card reader: nothing is ever read. */
export function createNoReader(): CardReader {
  return {
    state: () => ({ state: 'none', problem: null, sam: null }),
    arm: () => {},
    disarm: () => {},
    onState: () => () => {},
    close: async () => {},
  };
}
