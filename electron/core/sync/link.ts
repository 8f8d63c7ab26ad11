import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import type { ProvinceSettings } from '#shared/contract/index.ts';
import type { ClockDep } from '../ports.ts';
import type { OpenStore, ReadableDb } from '../store/index.ts';
import { createAttachments, type Attachments } from './attachments.ts';
import { createChainMemory, type Heard } from './chain-memory.ts';
import { createCourier, type ChainMemory, type Courier } from './courier.ts';
import { findEnrolled, openStationKeys, type EnrolledRow, type StationKeys } from './enrolment/index.ts';
import { createOffsetMeter, withOffsetMeter } from './province-clock.ts';
import { keysOfEnrolment, readProvinceKeys, type ProvinceKeys } from './province-keys.ts';
import { keepRevoked, noteRevoked } from './revoked-keys.ts';
import { createSealer, type Sealer } from './sealer.ts';
import { createSealingThread } from './sealing/sealing-thread.ts';
import { readProvinceSettings } from './settings.ts';
import { lookIntoInbox } from './inbox.ts';
import { createHttpsTransport } from './transport/https.ts';
import type { SyncTransport } from './transport/transport.ts';

/** The way to the province, as this station is enrolled and the province's keys are now. */
export interface Link {
  /** What it was made from. */
  readonly way: Way;
  readonly transport: SyncTransport;
  readonly courier: Courier;
  readonly memory: ChainMemory;
  readonly attachments: Attachments;
  /** Asks how the province stands, which compares the clocks, now or where that was not done for a while; true: there are new messages. */
  look(when: 'now' | 'ifDue'): Promise<boolean>;
  close(): void;
}

/** Seals for a station, with its own keys elsewhere than in this thread where they lie in the store. */
export type SealWith = (keys: StationKeys, province: Pick<ProvinceKeys, 'encrypt' | 'signing'>) => Sealer;

export const sealHere: SealWith = ({ sign, encrypt, earlier }, province) =>
  createSealer({ signer: sign, recipients: [encrypt, ...earlier], province });

export const sealInThread: SealWith = (keys, province) =>
  keys.own === null ? sealHere(keys, province) : createSealingThread(keys.own, province);

/** How the province is reached, as two people and the settings say. */
export interface Way {
  readonly enrolled: EnrolledRow;
  readonly settings: ProvinceSettings;
}

/** null: not enrolled. */
export function findWay(db: ReadableDb): Way | null {
  const enrolled = findEnrolled(db);
  return enrolled && { enrolled, settings: readProvinceSettings(db) };
}

export function isSameWay(one: Way, other: Way): boolean {
  return one.enrolled.answer.id === other.enrolled.answer.id && isDeepStrictEqual(one.settings, other.settings);
}

/** ms between two looks: docs/sync-protocol.md 4.3. */
const lookEvery = 60_000;

export interface LinkDeps extends ClockDep {
  readonly store: OpenStore;
  readonly heard: Heard;
  readonly sealWith: SealWith;
  /** Another way than the network. */
  readonly transport?: SyncTransport;
}

/** null: its private keys are not in this store. */
export async function openLink(
  { store, clock, heard, sealWith, transport: other }: LinkDeps,
  office: string,
  way: Way,
): Promise<Link | null> {
  const { answer } = way.enrolled;
  const keys = store.read((db) => openStationKeys(db, store.stationKeys));
  if (keys === null) return null;
  const { address, authorities, province } = answer;
  const meter = createOffsetMeter({ store, clock });
  const { proxy, kilobytesPerSecond } = way.settings;
  const network = () => createHttpsTransport({ address, ...keys.tls, authority: authorities.tls, proxy, kilobytesPerSecond });
  const transport = other ?? withOffsetMeter(network(), meter);
  const now = () => clock.now().toString({ smallestUnit: 'millisecond' });
  const memory = createChainMemory({ store, heard, now });
  const present = (await askKeys(store, transport, answer, clock.now())) ?? keysOfEnrolment(province, authorities.sm2);
  const sealer = sealWith(keys, present);
  let lookedAt = -lookEvery;
  return {
    way,
    transport,
    memory,
    attachments: createAttachments({ store }),
    courier: createCourier({ office, station: store.station, now, sealer, transport, memory, meter }),
    async look(when) {
      if (when === 'ifDue' && clock.elapsed() - lookedAt < lookEvery) return false;
      lookedAt = clock.elapsed();
      const state = await transport.state();
      return state.outcome === 'answered' && lookIntoInbox({ store }, state.value.inbox);
    },
    close() {
      transport.close();
      sealer.close();
    },
  };
}

/** As the province says now, and what it revoked is remembered; null: it says nothing that is believed. */
async function askKeys(
  store: OpenStore,
  transport: SyncTransport,
  { authorities, keyIds }: EnrolledRow['answer'],
  at: Temporal.Instant,
): Promise<ProvinceKeys | null> {
  const asked = await transport.keys();
  // To a revoked TLS certificate it says nothing more than that.
  if (asked.outcome === 'refused' && asked.refusal.code === 'certificate.revoked') noteRevoked({ store }, keyIds.tls, at);
  if (asked.outcome !== 'answered') return null;
  const read = readProvinceKeys(asked.value, authorities.sm2, at);
  if (!read.ok) return null;
  keepRevoked({ store }, read.value.revoked);
  return read.value;
}
