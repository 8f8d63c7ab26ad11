import type { Client } from '../../client/index.ts';

/** The counter last chosen in this window, for as long as it runs; never on disk, for the next day may be another counter. */
export const lastCounterByClient = new WeakMap<Client, string>();
