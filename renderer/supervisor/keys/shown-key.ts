import type { Client } from '../../client/index.ts';

/** A new recovery key until it is sealed: in memory only, so that leaving the page for a moment does not lose it. */
export const shownKeyByClient = new WeakMap<Client, string>();
