import type { TFunction } from 'i18next';
import type { HallError, Output } from '#shared/contract/index.ts';
import { failure } from '#shared/contract/index.ts';
import { isClosed, nextState } from '#shared/law/marriage/index.ts';
import { ok, type MarriageAction, type MarriageState, type Result } from '#shared/model/index.ts';
import type { DevicesDep } from '../../devices/types.ts';
import type { CoverageDep } from '../../documents/coverage.ts';
import type { Layouts } from '../../documents/find-layout.ts';
import type { RemarksOn } from '../../documents/remarks.ts';
import type { DrawingDep } from '../../documents/types.ts';
import type { CalendarDep, ClockWatchDep } from '../../office/index.ts';
import type { Call, ClockDep, EventsDep, WriteHandler } from '../../ports.ts';
import type { SessionsDep } from '../../staff/types.ts';
import type { ReadableDb, StoreDep, Transaction } from '../../store/index.ts';
import { findCase, type CaseRecord } from '../case-record.ts';
import { eraseEndedDrafts, hasEndedDrafts } from '../drafts.ts';
import { withdrawUnheldPictures } from '../characters/withdraw.ts';
import { findCaseView } from '../view.ts';

export type MarriageDeps = StoreDep &
  ClockDep &
  ClockWatchDep &
  CalendarDep &
  EventsDep &
  DrawingDep &
  CoverageDep &
  DevicesDep &
  SessionsDep & {
    readonly t: TFunction;
    /** The forms papers are drawn from. */
    readonly layouts: Layouts;
    /** What the forms' data says in 备注. */
    readonly remarks: RemarksOn;
    /** What the province wants in the QR code of the certificates; null where it wants none. */
    readonly certificateCode: (record: CaseRecord) => string | null;
  };

/** Operations that act on one case and answer with it. */
export type CaseOperation =
  | 'cases.open'
  | 'cases.takeOver'
  | 'characters.setPicture'
  | 'characters.removePicture'
  | Exclude<Extract<Call['operation'], `marriage.${string}`>, 'marriage.findings' | 'marriage.confirm'>;
export interface CaseReceipt {
  readonly caseId: string;
}
/** The error type of a result. */
export type FailureOf<R> = R extends { readonly ok: false; readonly error: infer E } ? E : never;
export type StepError = HallError<'case.notFound' | 'case.notAllowedNow' | 'case.heldByColleague'>;

/** One registrar serves a case; another takes it over before doing anything in it. */
export function heldByColleague(record: CaseRecord, call: Pick<Call, 'caller'>): ReturnType<typeof failure<'case.heldByColleague'>> | null {
  if (record.registrarId === call.caller?.staff.id) return null;
  return failure('case.heldByColleague', { name: record.registrarName, counter: record.counter });
}

/** As `heldByColleague`; a closed case is nobody's. */
export function heldWhileOpen(record: CaseRecord, call: Pick<Call, 'caller'>): ReturnType<typeof heldByColleague> {
  return isClosed(record.state) ? null : heldByColleague(record, call);
}

/** The case of a call, and the state an action leads to; fails when the process table does not allow it now. */
export function findStep(
  db: ReadableDb,
  caseId: string,
  action: MarriageAction,
  call: Call,
): Result<{ record: CaseRecord; state: MarriageState }, StepError> {
  const record = findCase(db, caseId);
  if (!record) return failure('case.notFound', {});
  const held = heldByColleague(record, call);
  if (held) return held;
  const state = nextState(record.state, action);
  return state ? ok({ record, state }) : failure('case.notAllowedNow', { state: record.state, action });
}

/** Commits one action of a case: looked up, allowed, decided and journaled in one transaction. */
export function takeStep<R extends Result<null, unknown>>(
  { store, events }: Pick<MarriageDeps, 'store' | 'events'>,
  call: Call,
  caseId: string,
  action: MarriageAction,
  decide: (transaction: Transaction, record: CaseRecord, state: MarriageState) => R,
): Result<CaseReceipt, FailureOf<R> | StepError> {
  const taken = store.commit(call.author, (transaction) => {
    const step = findStep(transaction.db, caseId, action, call);
    if (!step.ok) return step;
    const decided = decide(transaction, step.value.record, step.value.state);
    if (!decided.ok) return { ok: false as const, error: decided.error as FailureOf<R> };
    withdrawUnheldPictures(transaction, caseId);
    return ok({ caseId });
  });
  if (taken.ok) {
    if (store.read(hasEndedDrafts)) store.writeDraft(eraseEndedDrafts);
    events.emit({ event: 'case.changed', caseId });
  }
  return taken;
}

/** The case after an action, as its caller may see it. */
export function answerCase({ store, clock, coverage }: Pick<MarriageDeps, 'store' | 'clock' | 'coverage'>) {
  return ({ caseId }: CaseReceipt, call: Call): Output<'cases.get'> => {
    const view = store.read((db) => findCaseView(db, caseId, call.caller?.staff ?? null, clock.today(), coverage));
    if (!view) throw new Error(`case ${caseId} vanished`);
    return view;
  };
}

export type CaseWrite<K extends CaseOperation> = WriteHandler<K, CaseReceipt>;
