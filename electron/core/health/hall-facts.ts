import type { HallFacts, OutboxSummary } from '#shared/contract/index.ts';
import { findLastVerify, type BackupKeeper } from '../backup/index.ts';
import type { CardReader, Printers } from '../devices/index.ts';
import type { ClockWatch } from '../office/index.ts';
import type { Clock } from '../ports.ts';
import { readKeyFile, type OpenStore, type ReadableDb } from '../store/index.ts';
import { summariseEnrolment } from '../sync/index.ts';

export interface HallFactsDeps {
  readonly store: OpenStore;
  readonly clock: Clock;
  readonly storeDirectory: string;
  readonly clockWatch: ClockWatch;
  readonly summariseOutbox: (db: ReadableDb) => OutboxSummary;
  readonly backup: Pick<BackupKeeper, 'status'>;
  readonly reader: CardReader;
  readonly printers: Printers;
}

/** Asks every part of an open hall how it is. */
export function createHallFacts({
  store,
  clock,
  storeDirectory,
  clockWatch,
  summariseOutbox,
  backup,
  reader,
  printers,
}: HallFactsDeps): () => Promise<HallFacts> {
  const tip = (db: ReadableDb) => {
    const { seq } = db.prepare('SELECT max(seq) AS seq FROM journal WHERE station = ?').get(store.station) as { seq: number | null };
    return { station: store.station, seq: seq ?? 0 };
  };
  const keys = () => {
    const keyFile = readKeyFile(storeDirectory);
    if (!keyFile.ok) return null;
    const { wraps } = keyFile.value;
    const recovery = wraps.filter((wrap) => wrap.kind === 'recoveryKey');
    return {
      passphrase: wraps.some(({ kind }) => kind === 'passphrase'),
      recoveryKey: recovery.some(({ onPaper }) => onPaper),
      unsealed: recovery.some(({ onPaper }) => !onPaper),
    };
  };
  return async () => {
    const [{ last, tail, warnings }, found] = await Promise.all([backup.status(), printers.list()]);
    const { state, problem } = reader.state();
    const time = store.read((db) => clockWatch.view(db));
    return {
      tip: store.read(tip),
      lastVerify: store.read(findLastVerify),
      clock: time.state,
      clockOffsetMs: time.province?.offsetMs ?? null,
      backup: { lastAt: last?.madeAt ?? null, tail: tail.state, behind: tail.behind, warnings },
      keys: keys(),
      reader: { state, problem },
      printers: found.map(({ kind, ready }) => ({ kind, ready })),
      outbox: store.read(summariseOutbox),
      province: store.read((db) => summariseEnrolment(db, store.stationKeys, clock.now())),
    };
  };
}
