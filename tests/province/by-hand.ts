import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvelope } from './envelope.ts';
import { signedKeys } from './keys.ts';
import { receiveEnvelope, type Understands } from './receive.ts';
import { Refusal } from './refusal.ts';
import { sm3 } from './sm2.ts';
import type { Clock, Sender, Store } from './store.ts';

/** What became of the envelopes in a folder. */
export interface TakenByHand {
  readonly answered: number;
  readonly refused: number;
  /** Those before them are missing: to be read again when these have come. */
  readonly waiting: number;
}

const ENVELOPE = /^[0-9]{6}-[A-Za-z0-9-]{1,20}-(acts|questions)-[0-9]{8,}\.txev$/;

/** Reads the envelopes of a folder (section 10) and puts its answers beside them. */
export function takeByHand(store: Store, clock: Clock, folder: string, understands: Understands): TakenByHand {
  const taken = { answered: 0, refused: 0, waiting: 0 };
  const senders = new Map<string, Sender>();
  for (const name of readdirSync(folder)
    .filter((one) => ENVELOPE.test(one))
    .toSorted()) {
    const bytes = readFileSync(join(folder, name));
    const stem = join(folder, name.slice(0, -'.txev'.length));
    try {
      const { office, station } = readEnvelope(bytes).header;
      senders.set(`${office}-${station}`, { office, station });
      // No connection vouches for the sender: the signature does, which is of a key of that station or refused.
      const received = receiveEnvelope(store, clock, { office, station }, bytes, understands);
      write(`${stem}.answer.txev`, received.bytes);
      taken.answered += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'chain.gap') taken.waiting += 1;
      else {
        if (!existsSync(`${stem}.answer.txev`)) {
          const said = JSON.parse(error.body) as object;
          write(`${stem}.refused.json`, Buffer.from(JSON.stringify({ ...said, digest: sm3(bytes).toString('hex') })));
        }
        taken.refused += 1;
      }
    }
  }
  for (const [name, sender] of senders)
    write(join(folder, `${name}-keys.json`), Buffer.from(signedKeys(store, sender, clock().toISOString())));
  return taken;
}

/** Whole or not at all: a stick is pulled out when it likes. */
function write(file: string, bytes: Uint8Array): void {
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
}
