import { isDeepStrictEqual } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { failure, operations, type Approval, type HallError, type Operation, type OperationName } from '#shared/contract/index.ts';
import type { Result, StaffMember, Station } from '#shared/model/index.ts';
import type { Hall } from './hall.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import type { Author, Call, Caller, Handler, Visitor, WriteHandler } from './ports.ts';
import { StoreFault } from './store/index.ts';

/** A call as it reaches the core: main has added station and session, nothing of it is trusted. */
export interface RawCall {
  readonly operation: string;
  readonly input: unknown;
  readonly requestId: string;
  readonly approval: Approval | null;
  readonly station: Station;
  readonly session: string | null;
}

export interface Answered {
  readonly answer: Result<unknown, HallError>;
  /** The window's new session; null when it ended; absent when unchanged. */
  readonly session?: string | null;
}

const CaseId = z.uuid();

export interface Dispatch {
  /** The open hall; the reason when there is none. */
  hall(): Hall | 'absent' | 'locked' | 'rotating';
  handlerOf(operation: OperationName): Handler<OperationName>;
  readonly log: Log;
  readonly meter: Meter;
}

/**
 * Validates, authorises and answers every call; each writing request is answered once, however often it is sent.
 * `queued`: ms for which the call waited before it came here.
 */
export function createDispatcher(deps: Dispatch): (raw: RawCall, queued?: number) => Promise<Answered> {
  const running = new Map<string, { readonly raw: RawCall; readonly answered: Promise<Answered> }>();

  return (raw, queued = 0) => {
    const known = running.get(raw.requestId);
    if (known) return isDeepStrictEqual(known.raw, raw) ? known.answered : Promise.resolve({ answer: failure('call.requestReused', {}) });
    const answered = answerSafely(deps, raw, queued).finally(() => running.delete(raw.requestId));
    running.set(raw.requestId, { raw, answered });
    return answered;
  };
}

async function answerSafely(deps: Dispatch, raw: RawCall, queue: number): Promise<Answered> {
  const started = performance.now();
  let answered: Answered;
  try {
    answered = await answerCall(deps, raw);
  } catch (thrown) {
    answered = { answer: thrown instanceof StoreFault ? { ok: false, error: thrown.error } : reportBug(deps, raw, thrown) };
  }
  const measured = {
    operation: loggedName(raw),
    caseId: loggedCase(raw),
    code: answered.answer.ok ? null : answered.answer.error.code,
    ms: queue + performance.now() - started,
    queue,
    commit: deps.meter.takeCommit(raw.requestId),
  };
  deps.meter.record(measured);
  deps.log.called(measured);
  return answered;
}

function reportBug({ log }: Dispatch, raw: RawCall, thrown: unknown): Result<never, HallError> {
  const reference = uuidv7().slice(-12);
  log.bug(reference, loggedName(raw), thrown, loggedCase(raw));
  return failure('call.internal', { reference });
}

/** What is not ours may be anything, a name too. */
function loggedName({ operation }: RawCall): string {
  return Object.hasOwn(operations, operation) ? operation : 'unknown';
}

function loggedCase({ input }: RawCall): string | null {
  const caseId = typeof input === 'object' && input !== null && 'caseId' in input ? input.caseId : null;
  return CaseId.safeParse(caseId).data ?? null;
}

async function answerCall(deps: Dispatch, raw: RawCall): Promise<Answered> {
  if (!Object.hasOwn(operations, raw.operation))
    return { answer: failure('call.unknownOperation', { operation: raw.operation.slice(0, 60) }) };
  const name = raw.operation as OperationName;
  const operation: Operation = operations[name];
  const hall = deps.hall();
  const admitted = await admit(operation, raw, hall);
  if (!admitted.ok) return { answer: admitted };
  const parsed = operation.input.safeParse(raw.input);
  if (!parsed.success) return { answer: failure('call.invalid', problemOf(parsed.error)) };
  const { caller, visitor } = admitted.value;
  // Nobody is answered what another visitor was, whatever ids they send.
  const digested = visitor === null ? parsed.data : [parsed.data, visitor.token];

  let session: string | null | undefined;
  const author: Author = {
    requestId: raw.requestId,
    operation: name,
    // Of a question nothing is kept.
    inputDigest: operation.writes && typeof hall !== 'string' ? hall.store.inputDigest(name, digested) : '',
    staffId: caller?.staff.id ?? null,
    role: actingRole(operation, caller),
    approverId: null,
    counter: caller?.counter ?? null,
  };
  const call: Call = {
    operation: name,
    input: parsed.data as Call['input'],
    station: raw.station,
    caller,
    visitor,
    approver: null,
    author,
    setSession: (token) => {
      session = token;
    },
  };
  const handler = deps.handlerOf(name);
  const answer =
    typeof handler === 'function'
      ? await handler(call)
      : await answerWrite(handler as WriteHandler<OperationName>, operation, call, raw, hall as Hall);
  if (typeof hall !== 'string') await hall.store.kept(raw.requestId);
  const checked = answer.ok ? ({ ok: true, value: operation.output.parse(answer.value) } as const) : answer;
  return session === undefined ? { answer: checked } : { answer: checked, session };
}

async function answerWrite(
  handler: WriteHandler<OperationName>,
  operation: Operation,
  call: Call,
  raw: RawCall,
  hall: Hall,
): Promise<Result<unknown, HallError>> {
  const earlier = hall.store.findReceipt(call.author);
  if (earlier === 'reused') return failure('call.requestReused', {});
  if (earlier) return handler.repeat?.(earlier.receipt, call) ?? { ok: true, value: handler.answer(earlier.receipt, call) };

  const approved = await approve(operation, call, raw, hall);
  if (!approved.ok) return approved;
  const approver = approved.value;
  const approvedCall: Call = { ...call, approver, author: { ...call.author, approverId: approver?.id ?? null } };
  const receipt = await handler.act(approvedCall);
  return receipt.ok ? { ok: true, value: handler.answer(receipt.value, approvedCall) } : receipt;
}

async function approve(operation: Operation, call: Call, raw: RawCall, hall: Hall): Promise<Result<StaffMember | null, HallError>> {
  if (!operation.approvedBy) return { ok: true, value: null };
  if (!call.caller) return failure('session.required', {});
  return hall.approve(raw.approval, { caller: call.caller, author: call.author }, operation.approvedBy);
}

/** Station, store, session, lock and roles, in this order. */
async function admit(
  { access }: Operation,
  raw: RawCall,
  hall: Hall | 'absent' | 'locked' | 'rotating',
): Promise<Result<{ caller: Caller | null; visitor: Visitor | null }, HallError>> {
  if (!access.stations.includes(raw.station)) return failure('session.wrongStation', {});
  // Whatever else works without an open store must keep its hands off one that is being copied.
  if (hall === 'rotating' && raw.operation !== 'hall.health') return failure('store.rotating', {});
  if (typeof hall === 'string') {
    if (access.withoutStore) return { ok: true, value: { caller: null, visitor: null } };
    return hall === 'absent' ? failure('store.absent', {}) : failure('store.locked', {});
  }
  if (raw.station === 'kiosk') return admitVisitor(access, raw.session === null ? null : hall.visitors.find(raw.session));
  const found = raw.session === null ? null : hall.sessions.find(raw.session);
  if (access.who === 'anyone') return { ok: true, value: { caller: found?.caller ?? null, visitor: null } };
  if (!found) return failure('session.required', {});
  if (found.locked && !access.whenLocked) return failure('session.locked', {});
  const { roles } = found.caller.staff;
  const allowed = typeof access.who === 'string' ? [] : access.who;
  if (access.who !== 'staff' && !allowed.some((role) => roles.includes(role)))
    return failure('session.notAllowed', { roles: [...allowed] });
  return { ok: true, value: { caller: found.caller, visitor: null } };
}

/** Nobody of the staff signs in at a kiosk. */
function admitVisitor({ who }: Operation['access'], visitor: Visitor | null): Result<{ caller: null; visitor: Visitor | null }, HallError> {
  if (who === 'anyone') return { ok: true, value: { caller: null, visitor } };
  if (who !== 'visitor' && who !== 'visitorByCard') return failure('session.required', {});
  if (visitor === null) return failure('kiosk.noVisit', {});
  if (who === 'visitorByCard' && visitor.by !== 'card') return failure('kiosk.cardNeeded', {});
  return { ok: true, value: { caller: null, visitor } };
}

/** The role that let the caller in: the first of the operation's roles they hold. */
function actingRole({ access }: Operation, caller: Caller | null): Author['role'] {
  if (!caller) return null;
  const { roles } = caller.staff;
  return (typeof access.who === 'string' ? roles[0] : access.who.find((role) => roles.includes(role))) ?? null;
}

function problemOf(error: z.ZodError): { path: string; problem: string } {
  const [issue] = error.issues;
  return { path: issue?.path.join('.') ?? '', problem: (issue?.code === 'custom' ? issue.message : issue?.code) ?? '' };
}
