import { appendFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openAuthority, type Authority } from './authority.ts';
import { takeByHand, type TakenByHand } from './by-hand.ts';
import { makeFaults, type Faults } from './faults.ts';
import { ingestedActs, type IngestedAct } from './ingest.ts';
import { attachment } from './parts.ts';
import type { Understands } from './receive.ts';
import { wholeRegistry } from './registry.ts';
import { makeServer } from './server.ts';
import { openStore, type Clock, type Sender } from './store.ts';

export interface ProvinceOptions {
  /** Where the store and the log are; the same folder is the same province. */
  readonly folder: string;
  readonly faults?: Faults;
  readonly clock?: Clock;
  /** 0 or nothing: a free one. */
  readonly port?: number;
  /** Name or address under which stations reach it; 127.0.0.1 where nothing is said. */
  readonly host?: string;
  /** Whether it understands an act; an envelope with one that it does not is `content.invalid`. All, where nothing is said. */
  readonly understands?: Understands;
}

export interface Province {
  /** `https://<host>:<port>`. */
  readonly address: string;
  readonly authority: Authority;
  readonly faults: Faults;
  /** The acts in the order in which they were ingested. */
  acts(): IngestedAct[];
  registry(): ReturnType<typeof wholeRegistry>;
  /** Takes in the envelopes of a folder that was carried here, and puts the answers beside them. */
  takeByHand(folder: string): TakenByHand;
  /** The bytes of an attachment that came whole, or null. */
  attachment(sender: Sender, digest: string): Buffer | null;
  stop(): Promise<void>;
}

export async function startProvince(options: ProvinceOptions): Promise<Province> {
  const { folder, faults = makeFaults(), clock = () => new Date(), port = 0, host = '127.0.0.1', understands = () => true } = options;
  const store = openStore(folder);
  let address = '';
  const authority = openAuthority(store, clock, () => address);
  const log = (line: Record<string, unknown>) => appendFileSync(join(folder, 'province.log'), `${JSON.stringify(line)}\n`);
  const hosts = [...new Set([host, '127.0.0.1', 'localhost'])];
  const server = makeServer({ store, authority, clock, faults, hosts, log, understands });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  address = `https://${host}:${(server.address() as AddressInfo).port}`;
  return {
    address,
    authority,
    faults,
    acts: () => ingestedActs(store),
    registry: () => wholeRegistry(store),
    takeByHand: (carried) => takeByHand(store, clock, carried, understands),
    attachment: (sender, digest) => attachment(store, sender, digest),
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      store.close();
    },
  };
}
