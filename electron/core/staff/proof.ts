import { Temporal } from 'temporal-polyfill';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result, type StaffMember } from '#shared/model/index.ts';
import { createId, randomBytes } from '../crypto/index.ts';
import type { Author, ClockDep } from '../ports.ts';
import type { StoreDep, Transaction } from '../store/types.ts';
import { lockedOut, passwordFailed } from './acts.ts';
import { findStaffByCode, getCredentials } from './records.ts';
import { hashSecret, lockOutMinutes, maximumPasswordTries, verifySecret } from './secrets.ts';

export type ProofError = HallError<'staff.wrongPassword' | 'staff.lockedOut' | 'staff.inactive'>;

/** Where a password is asked for. */
export type Occasion = 'signIn' | 'unlock' | 'approval' | 'change';

export interface Attempt {
  readonly code: string;
  readonly password: string;
  readonly occasion: Occasion;
  /** Of the call the password came with. */
  readonly author: Author;
}

export type Prove = (attempt: Attempt) => Promise<Result<StaffMember, ProofError>>;

/**
 * Proves a password. Wrong ones are journalled and lock the account; one attempt is weighed at a time, so that many at
 * once win nothing. A code nobody has is answered like a wrong password, in the same time and with the same lock-out.
 */
export function createProof({ store, clock }: StoreDep & ClockDep): Prove {
  const inTurn = createQueue();
  const nobody = createNobody(clock.now);
  let nobodysHash: Promise<string> | null = null;

  return (attempt) =>
    inTurn(async () => {
      // Made with the first attempt, whoever it is by, so that it tells nothing.
      nobodysHash ??= hashSecret(Buffer.from(randomBytes(16)).toString('hex'));
      const hashOfNobody = await nobodysHash;
      const member = store.read((db) => findStaffByCode(db, attempt.code));
      const { passwordHash, lockedUntil } = member
        ? store.read((db) => getCredentials(db, member.id))
        : { passwordHash: hashOfNobody, lockedUntil: nobody.lockedUntil(attempt.code) };
      if (lockedUntil !== null && isAhead(lockedUntil, clock.now())) return failure('staff.lockedOut', { until: lockedUntil });
      const matches = await verifySecret(attempt.password, passwordHash);
      if (!member) {
        recordFailure(store, attempt, null);
        return nobody.fail(attempt.code);
      }
      if (!matches) return answerOf(recordFailure(store, attempt, member));
      return member.active ? ok(member) : failure('staff.inactive', {});
    });
}

interface Failed {
  readonly triesLeft: number;
  readonly until: string | null;
}

/** Under a request id of its own: the failed call's id stays free for the next try. */
function recordFailure(store: StoreDep['store'], { author, occasion }: Attempt, member: StaffMember | null): Failed {
  return store.commit({ ...author, requestId: createId() }, (tx) => {
    tx.append(passwordFailed, { staffId: member?.id ?? null, at: occasion });
    return ok<Failed>(member ? lockAfterTooMany(tx, member.id) : { triesLeft: 0, until: null });
  }).value;
}

function lockAfterTooMany(tx: Transaction, staffId: string): Failed {
  const { failedTries } = getCredentials(tx.db, staffId);
  const triesLeft = maximumPasswordTries - failedTries;
  if (triesLeft > 0) return { triesLeft, until: null };
  const until = lockOutEnd(Temporal.Instant.from(tx.at));
  tx.append(lockedOut, { staffId, until });
  return { triesLeft: 0, until };
}

function answerOf({ triesLeft, until }: Failed): Result<never, ProofError> {
  return until === null ? failure('staff.wrongPassword', { triesLeft }) : failure('staff.lockedOut', { until });
}

function lockOutEnd(from: Temporal.Instant): string {
  return from.add({ minutes: lockOutMinutes }).toString();
}

function isAhead(instant: string, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(instant), now) > 0;
}

/** Counts the tries on codes nobody has, so that they are told no differently. Forgetting the oldest harms nobody. */
function createNobody(now: () => Temporal.Instant) {
  const remembered = 1_000;
  const byCode = new Map<string, { readonly tries: number; readonly lockedUntil: string | null }>();
  return {
    lockedUntil: (code: string) => byCode.get(code.toUpperCase())?.lockedUntil ?? null,
    fail(typed: string): Result<never, ProofError> {
      const code = typed.toUpperCase();
      const tries = (byCode.get(code)?.tries ?? 0) + 1;
      const until = tries >= maximumPasswordTries ? lockOutEnd(now()) : null;
      byCode.delete(code);
      byCode.set(code, { tries: until === null ? tries : 0, lockedUntil: until });
      const oldest = byCode.keys().next().value;
      if (byCode.size > remembered && oldest !== undefined) byCode.delete(oldest);
      return answerOf({ triesLeft: maximumPasswordTries - tries, until });
    },
  };
}

function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
