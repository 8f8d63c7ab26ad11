import { z } from 'zod';
import { acts as hallActs } from '#core/acts.ts';
import { defineAct, type ActDefinition, type ActHeader, type ReadableDb, type WritableDb } from '#core/store/types.ts';
import { findPendingActs, projectOutbox } from '#core/sync/index.ts';
import { seeded } from '../../province/faults.ts';

/**
 * What the stations of a fault run file: acts of many cases at a time, four to a case. Most are plain; in some cases the second act
 * cannot be told (`poison`: our own schema refuses it; `unreadable`: the province's does), uses a registration number that the neighbour
 * station uses too (`sameNumber`), or marries somebody whom the neighbour marries too (`samePerson`). Some cases have a photo, which goes with
 * each of their acts in pieces.
 */
export type Kind = 'plain' | 'poison' | 'unreadable' | 'sameNumber' | 'samePerson';

export interface Planned {
  readonly kind: Kind;
  /** Which case of the station, from 0. */
  readonly case: number;
  /** 0 … 3 within it. */
  readonly place: number;
}

const actsOfCase = 4;
const casesAtATime = 3;
const ofCase: Readonly<Record<number, Kind>> = { 3: 'samePerson', 5: 'sameNumber', 7: 'poison', 9: 'unreadable' };

/** The act that a station files as its `index`-th. */
export function plannedAct(index: number): Planned {
  const group = actsOfCase * casesAtATime;
  const number = Math.floor(index / group) * casesAtATime + (index % casesAtATime);
  const place = Math.floor((index % group) / casesAtATime);
  return { case: number, place, kind: place === 1 ? (ofCase[number % 11] ?? 'plain') : 'plain' };
}

const Filed = z.object({
  outboxId: z.uuid(),
  content: z.record(z.string(), z.json()),
  /** Of the case; name in the vault, and length. */
  photo: z.object({ digest: z.string(), size: z.number().int() }).nullish(),
});

function filing(type: string): ActDefinition<z.infer<typeof Filed>> {
  return defineAct({
    type,
    payload: Filed,
    project(db, { outboxId, content, photo }, header) {
      openCase(db, header);
      if (photo) addPhoto(db, outboxId, photo, header);
      projectOutbox(db, { id: outboxId, caseId: header.caseId!, content }, header);
    },
  });
}

/** The least of a case that an act needs. */
function openCase(db: WritableDb, { caseId, at, on, seq }: ActHeader): void {
  db.prepare(
    `INSERT OR IGNORE INTO cases
       (id, number, business, state, opened_at, opened_on, changed_at, counter, registrar_id, revision, couple, online_check, findings)
     VALUES (:caseId, :number, 'marriage', 'registered', :at, :on, :at, '03', 'R1', 0, '{"man":null,"woman":null}', '{}', '[]')`,
  ).run({ caseId, number: `F-${seq}`, at, on });
}

function addPhoto(db: WritableDb, id: string, photo: { digest: string; size: number }, { caseId, at }: ActHeader): void {
  db.prepare(
    `INSERT INTO attachments (id, case_id, kind, mime, digest, size, added_at) VALUES (:id, :caseId, 'photo', 'image/jpeg', :digest, :size, :at)`,
  ).run({ id, caseId, at, ...photo });
  db.prepare('UPDATE cases SET photo_id = :id WHERE id = :caseId').run({ id, caseId });
}

/** Of a case; null: it has none. Of two pieces now and then. */
export function photoOf(station: number, number: number): Uint8Array | null {
  if (number % 11 !== 2 && number % 11 !== 4) return null;
  const random = seeded(station * 7_919 + number);
  const size = number % 11 === 2 ? 40_000 + Math.floor(random() * 60_000) : 1_200_000;
  return randomBytesOf(random, size);
}

function randomBytesOf(random: () => number, size: number): Uint8Array {
  const bytes = new Uint32Array(Math.ceil(size / 4)).map(() => random() * 4_294_967_296);
  return new Uint8Array(bytes.buffer, 0, size);
}

const noted = filing('faults.noted');
const married = filing('marriage.registered');
/** Longer than a type may be on the way to the province. */
const unsayable = filing(`faults.${'x'.repeat(60)}`);

/** Every kind of act a journal of a fault run may hold: the hall's own, and those above in the place of a marriage. */
export const acts: readonly ActDefinition[] = [
  ...hallActs.filter(({ type }) => type !== married.type),
  noted as ActDefinition,
  married as ActDefinition,
  unsayable as ActDefinition,
];

export function definitionOf(kind: Kind): ActDefinition<z.infer<typeof Filed>> {
  if (kind === 'poison') return unsayable;
  return kind === 'sameNumber' || kind === 'samePerson' ? married : noted;
}

/** Whether the reference province of a fault run shall not understand an act. */
export function isUnreadable(content: Record<string, unknown>): boolean {
  return content['kind'] === 'unreadable';
}

/** What it says. Deterministic, but for the ids. */
export function contentOf(
  station: number,
  { kind, ...planned }: Planned,
  { caseId, at }: { caseId: string; at: string },
): Record<string, z.core.util.JSONType> {
  const random = seeded(station * 1_000_003 + planned.case * 7 + planned.place);
  if (kind === 'plain' || kind === 'poison' || kind === 'unreadable')
    return { kind, station, ...planned, text: '同心'.repeat(Math.floor(random() * random() * 400)) };
  // Stations 0 and 1, 2 and 3 … are neighbours.
  const pair = Math.floor(station / 2);
  const one = (what: number, whose: number) => person(pair * 4 + what, whose, planned.case);
  const shared = kind === 'samePerson' ? one(0, 9) : one(1, station);
  const number = kind === 'sameNumber' ? `P${pair}` : `S${station}`;
  return {
    business: 'marriage',
    kind: 'ordinary',
    caseId,
    office: { regionCode: '329901', name: '清江县民政局婚姻登记处' },
    registrationNumber: `J329901-${number}-${planned.case}`,
    registeredOn: '2026-05-20',
    registeredAt: at,
    man: shared,
    woman: one(2, station),
  };
}

function person(what: number, whose: number, number: number) {
  const idNumber = `3299011990${String(what % 100).padStart(2, '0')}${whose % 10}${String(number % 10_000).padStart(4, '0')}X`;
  return { name: '某某', idNumber, nationality: 'CHN', document: '居民身份证', documentNumber: '' };
}

/** How many acts were filed, and the ids of their cases in the order in which they were opened. */
export function findFiled(db: ReadableDb): { filed: number; cases: string[] } {
  const cases = db.prepare('SELECT case_id FROM outbox GROUP BY case_id ORDER BY min(rowid)').pluck().all() as string[];
  return { filed: db.prepare('SELECT count(*) FROM outbox').pluck().get() as number, cases };
}

/** Whether nothing waits but what waits for an act of its case which the province does not take. */
export function isDrained(db: ReadableDb): boolean {
  return findPendingActs(db, 1).length === 0 && db.prepare('SELECT 1 FROM sync_open').get() === undefined;
}
