import { z } from 'zod';
import { failure, type HallError, type ProofRequest } from '#shared/contract/index.ts';
import { AppointmentPerson, identityKey, maskedName, maskIdNumber, ok, RecordPurpose, reveal, type Result } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { defineAct, type ReadableDb, type Transaction } from '../../store/index.ts';
import type { KioskDeps } from './deps.ts';

const Asked = z.object({
  id: z.uuid(),
  number: z.string(),
  person: AppointmentPerson,
  phone: z.string(),
  business: z.enum(['marriage', 'divorce', 'any']),
  year: z.number().int().nullable(),
  purpose: RecordPurpose,
});

export const proofRequested = defineAct({
  type: 'kiosk.proofRequested',
  payload: Asked,
  project(db, { person, ...asked }, { at, on }) {
    db.prepare(
      `INSERT INTO proof_requests (id, number, asked_at, asked_on, identity_key, name, id_number, phone, business, year, purpose, state)
       VALUES (:id, :number, :at, :on, :key, :name, :idNumber, :phone, :business, :year, :purpose, 'waiting')`,
    ).run({ ...asked, at, on, key: identityKey(person), name: person.name, idNumber: person.idNumber });
  },
});

export const proofRequestSettled = defineAct({
  type: 'kiosk.proofRequestSettled',
  payload: z.object({ id: z.uuid(), state: z.enum(['served', 'withdrawn', 'notFound']), note: z.string() }),
  project(db, settled) {
    db.prepare('UPDATE proof_requests SET state = :state, note = :note WHERE id = :id').run(settled);
  },
});

type RequestOperation = 'kiosk.requestRecord' | 'recordRequests.list' | 'recordRequests.settle';

/** Who asks at the kiosk for a proof of their own record, so that it is found before they are called. */
export function createProofRequestHandlers({ store, events, visits }: KioskDeps): HandlersFor<RequestOperation> {
  const told = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'frontDesk.changed' });
    return result;
  };
  return {
    'kiosk.requestRecord': writing('kiosk.requestRecord', {
      act: ({ author, visitor, input }) => {
        const { person } = reveal(visits.get(visitor!.token).holder!);
        return told(
          store.commit(author, ({ db, append, on }) => {
            if (listProofRequests(db, person).some(({ state }) => state === 'waiting')) return failure('kiosk.requestTwice', {});
            const id = createId();
            const before = db.prepare('SELECT count(*) FROM proof_requests WHERE asked_on = ?').pluck().get(on) as number;
            const number = `CX${on.replaceAll('-', '')}-${String(before + 1).padStart(2, '0')}`;
            append(proofRequested, { ...input, id, number, person });
            return ok({ id });
          }),
        );
      },
      answer: ({ id }) => masked(store.read((db) => findProofRequest(db, id)!)),
    }),

    'recordRequests.list': () => ok(store.read((db) => listAll(db))),

    'recordRequests.settle': writing('recordRequests.settle', {
      act: ({ author, input }) =>
        told(
          store.commit(author, ({ db, append }) => {
            const found = findProofRequest(db, input.id);
            if (found === null) return failure('kiosk.requestNotFound', {});
            if (found.state !== 'waiting') return failure('kiosk.requestSettled', {});
            append(proofRequestSettled, input);
            return ok({ id: input.id });
          }),
        ),
      answer: ({ id }) => store.read((db) => findProofRequest(db, id)!),
    }),
  };
}

/** Says within another act that a request was served; the note is the number of the look-up. */
export function settleProofRequest({ db, append }: Transaction, id: string, note: string): Settled {
  const found = findProofRequest(db, id);
  if (found === null) return failure('kiosk.requestNotFound', {});
  if (found.state !== 'waiting') return failure('kiosk.requestSettled', {});
  append(proofRequestSettled, { id, state: 'served', note });
  return ok(null);
}

type Settled = Result<null, HallError<'kiosk.requestNotFound' | 'kiosk.requestSettled'>>;

/** For a screen in a hall. */
export function masked(request: ProofRequest): ProofRequest {
  return { ...request, name: maskedName(request.name), idNumber: maskIdNumber(request.idNumber) };
}

const select = `SELECT id, number, asked_at AS askedAt, name, id_number AS idNumber, phone, business, year, purpose, state, note FROM proof_requests`;

function findProofRequest(db: ReadableDb, id: string): ProofRequest | null {
  return (db.prepare(`${select} WHERE id = ?`).get(id) as ProofRequest | undefined) ?? null;
}

export function listProofRequests(db: ReadableDb, person: AppointmentPerson): ProofRequest[] {
  return db.prepare(`${select} WHERE identity_key = ? ORDER BY asked_at DESC LIMIT 20`).all(identityKey(person)) as ProofRequest[];
}

function listAll(db: ReadableDb): ProofRequest[] {
  return db
    .prepare(`${select} ORDER BY state <> 'waiting', CASE WHEN state = 'waiting' THEN asked_at END, asked_at DESC LIMIT 200`)
    .all() as ProofRequest[];
}
