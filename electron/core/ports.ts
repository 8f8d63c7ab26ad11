import type { Temporal } from 'temporal-polyfill';
import type { Approval, CallError, HallEvent, OperationName, Output, ParsedInput } from '#shared/contract/index.ts';
import type { CivilDate, Result, StaffMember, StaffRole, Station, VisitBy } from '#shared/model/index.ts';

/** Time is always asked of this port, so that a training store can set it and a test can hold it. */
export interface Clock {
  now(): Temporal.Instant;
  /** The civil date at the office. */
  today(): CivilDate;
  /** Milliseconds of a clock that nobody can set and that counts sleep; only differences mean something. */
  elapsed(): number;
  /** The zone the PC shows its time in. Legal dates never depend on it. */
  zone(): PcZone;
}
/** `{ name: 'Asia/Shanghai', offset: '+08:00' }`. */
export interface PcZone {
  readonly name: string;
  readonly offset: string;
}
export interface ClockDep {
  readonly clock: Clock;
}

/** Announces; never steers. */
export interface Events {
  emit(event: HallEvent): void;
}
export interface EventsDep {
  readonly events: Events;
}

/** What nobody asked for: a day has come, the province has answered. */
export type SystemOperation =
  | 'divorces.sweep'
  | 'appointments.sweep'
  | 'preReviews.take'
  | 'intake.takeFromFolder'
  | 'backfill.takeRows'
  | 'province.answerTaken'
  | 'province.chainsResumed'
  | 'province.actSetAside'
  | 'province.questionRefused'
  | 'province.inboxAsked';

/** Who acts, as the journal records it. */
export interface Author {
  readonly requestId: string;
  readonly operation: OperationName | SystemOperation;
  /** Keyed digest of the input: a repeated `requestId` with other input is refused. */
  readonly inputDigest: string;
  readonly staffId: string | null;
  readonly role: StaffRole | null;
  readonly approverId: string | null;
  /** 窗口 code. */
  readonly counter: string | null;
}

/** The signed-in caller. */
export interface Caller {
  readonly token: string;
  readonly staff: StaffMember;
  readonly counter: string | null;
}

/** Whoever identified themselves at the kiosk; what is known of them is asked of their visit. */
export interface Visitor {
  readonly token: string;
  readonly by: VisitBy;
}

/** One validated and authorised call. */
export interface Call<K extends OperationName = OperationName> {
  readonly operation: K;
  readonly input: ParsedInput<K>;
  readonly station: Station;
  readonly caller: Caller | null;
  /** Who stands before the kiosk that calls; null: nobody who said who they are, or another station. */
  readonly visitor: Visitor | null;
  /** Present whenever the operation says `approvedBy`; another person than the caller, already proven. */
  readonly approver: StaffMember | null;
  readonly author: Author;
  /** Hands main the calling window's new session; null ends it. */
  setSession(token: string | null): void;
}

type Eventually<T> = T | Promise<T>;

/** Answers a reading call. */
export type ReadHandler<K extends OperationName> = (call: Call<K>) => Eventually<Result<Output<K>, CallError<K>>>;

/**
 * Answers a writing call in two parts: `act` commits and returns a small JSON receipt that the journal keeps;
 * `answer` turns the receipt into the output. A repeated `requestId` runs only `answer`.
 */
export interface WriteHandler<K extends OperationName, R = unknown> {
  act(call: Call<K>): Eventually<Result<R, CallError<K>>>;
  answer(receipt: R, call: Call<K>): Output<K>;
  /** What a repeated request gets where the act went on after its commit and may have failed there; else `answer`. */
  repeat?(receipt: R, call: Call<K>): Result<Output<K>, CallError<K>>;
}

export type Handler<K extends OperationName> = ReadHandler<K> | WriteHandler<K>;

/** Every operation has its handler, or this does not compile. */
export type Handlers = { readonly [K in OperationName]: Handler<K> };

/** For one folder's share of the table. */
export type HandlersFor<K extends OperationName> = { readonly [P in K]: Handler<P> };

/** Names the operation of a writing handler, so that its input, failures and receipt are typed together. */
export function writing<K extends OperationName, R>(_operation: K, handler: WriteHandler<NoInfer<K>, R>): WriteHandler<K> {
  return handler as WriteHandler<K>;
}

export type { Approval };
