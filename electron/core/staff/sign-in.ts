import { failure, type HallError, type Session } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import { writing, type Author, type Call, type Caller, type EventsDep, type HandlersFor } from '../ports.ts';
import type { ReadableDb, StoreDep } from '../store/types.ts';
import { passwordChanged, pinFailed, pinSet, signedIn, signedOut, unlocked } from './acts.ts';
import type { Prove, ProofError } from './proof.ts';
import { getCredentials } from './records.ts';
import { checkPassword, hashSecret, maximumPinTries, verifySecret } from './secrets.ts';
import type { SessionTable } from './sessions.ts';

type SignInOperation =
  'staff.signIn' | 'staff.signOut' | 'staff.session' | 'staff.lock' | 'staff.unlock' | 'staff.setPin' | 'staff.changePassword';

export interface SignInDeps extends StoreDep, EventsDep {
  readonly sessions: SessionTable;
  readonly prove: Prove;
  /** Whether the office has a counter with this code. */
  readonly hasCounter: (db: ReadableDb, code: string) => boolean;
}

/** Everybody's own: signing in and out, the screen lock, PIN and password. */
export function createSignIn(deps: SignInDeps): HandlersFor<SignInOperation> {
  const { store, events, sessions, prove, hasCounter } = deps;
  const announce = () => events.emit({ event: 'session.changed' });

  return {
    'staff.signIn': writing('staff.signIn', {
      async act({ input, author }) {
        const { counter } = input;
        if (counter !== null && !store.read((db) => hasCounter(db, counter))) return failure('staff.unknownCounter', { counter });
        const proven = await prove({ code: input.code, password: input.password, occasion: 'signIn', author });
        if (!proven.ok) return proven;
        const { id: staffId } = proven.value;
        return store.commit({ ...author, staffId, counter }, (tx) => {
          tx.append(signedIn, { staffId, counter });
          return ok({ staffId, counter, passwordVersion: getCredentials(tx.db, staffId).passwordVersion });
        });
      },
      // Also for a sign-in repeated after a crash: the receipt holds no token, so the session is begun here.
      answer(receipt, call) {
        if (call.caller) sessions.end(call.caller.token);
        const token = sessions.begin(receipt);
        call.setSession(token);
        announce();
        return sessionOf(sessions, token);
      },
    }),

    'staff.signOut': writing('staff.signOut', {
      act: ({ caller, author }) =>
        store.commit(author, (tx) => {
          tx.append(signedOut, { staffId: signedInAs(caller).staff.id });
          return ok({});
        }),
      answer(_receipt, call) {
        endSession(deps, call);
        return {};
      },
    }),

    'staff.session': ({ caller }) => ok(caller ? sessions.view(caller.token) : null),

    'staff.lock': ({ caller }) => {
      const { token } = signedInAs(caller);
      sessions.change(token, { locked: true });
      announce();
      return ok(sessionOf(sessions, token));
    },

    'staff.unlock': writing('staff.unlock', {
      async act(call) {
        const { input, caller, author } = call;
        const { staff } = signedInAs(caller);
        const by = input.pin === null ? 'password' : 'pin';
        const proven = input.pin === null ? await proveHolder(deps, call, input.password, 'unlock') : await provePin(deps, call, input.pin);
        if (!proven.ok) return proven;
        return store.commit(author, (tx) => {
          tx.append(unlocked, { staffId: staff.id, by });
          return ok({});
        });
      },
      answer(_receipt, { caller }) {
        const { token } = signedInAs(caller);
        sessions.change(token, { locked: false, wrongPins: 0 });
        announce();
        return sessionOf(sessions, token);
      },
    }),

    'staff.setPin': writing('staff.setPin', {
      async act(call) {
        const { staff } = signedInAs(call.caller);
        const proven = await proveHolder(deps, call, call.input.password, 'change');
        if (!proven.ok) return proven;
        const pinHash = await hashSecret(call.input.pin);
        return store.commit(call.author, (tx) => {
          tx.append(pinSet, { staffId: staff.id, pinHash });
          return ok({});
        });
      },
      answer(_receipt, { caller }) {
        announce();
        return sessionOf(sessions, signedInAs(caller).token);
      },
    }),

    'staff.changePassword': writing('staff.changePassword', {
      async act(call) {
        const { staff, token } = signedInAs(call.caller);
        const checked = checkPassword(call.input.newPassword, staff.code);
        if (!checked.ok) return checked;
        const proven = await proveHolder(deps, call, call.input.password, 'change');
        if (!proven.ok) return proven;
        const passwordHash = await hashSecret(call.input.newPassword);
        const result = store.commit(call.author, (tx) => {
          tx.append(passwordChanged, { staffId: staff.id, passwordHash });
          return ok({ passwordVersion: getCredentials(tx.db, staff.id).passwordVersion });
        });
        // This session goes on under the new password; others of the same person end.
        if (result.ok) sessions.change(token, result.value);
        return result;
      },
      answer: () => ({}),
    }),
  };
}

type HolderError = ProofError | HallError<'call.invalid'>;

/** The caller's own password. */
async function proveHolder(
  { prove }: SignInDeps,
  { caller, author }: Pick<Call, 'caller' | 'author'>,
  password: string | null,
  occasion: 'unlock' | 'change',
): Promise<Result<null, HolderError>> {
  if (password === null) return failure('call.invalid', { path: 'password', problem: 'required' });
  const proven = await prove({ code: signedInAs(caller).staff.code, password, occasion, author });
  return proven.ok ? ok(null) : proven;
}

async function provePin(
  deps: SignInDeps,
  call: Call<'staff.unlock'>,
  pin: string,
): Promise<Result<null, HallError<'staff.noPin' | 'staff.wrongPassword' | 'session.required'>>> {
  const { store, sessions } = deps;
  const { token, staff } = signedInAs(call.caller);
  const { pinHash } = store.read((db) => getCredentials(db, staff.id));
  if (pinHash === null) return failure('staff.noPin', {});
  // Counted before it is weighed: tries at the same time all count.
  const wrongPins = sessions.wrongPins(token) + 1;
  sessions.change(token, { wrongPins });
  if (wrongPins <= maximumPinTries && (await verifySecret(pin, pinHash))) return ok(null);
  const sessionEnded = wrongPins >= maximumPinTries;
  recordWrongPin(deps, call.author, { staffId: staff.id, sessionEnded });
  if (!sessionEnded) return failure('staff.wrongPassword', { triesLeft: maximumPinTries - wrongPins });
  endSession(deps, call);
  return failure('session.required', {});
}

/** Under a request id of its own: the failed call's id stays free for the next try. */
function recordWrongPin({ store }: SignInDeps, author: Author, of: { readonly staffId: string; readonly sessionEnded: boolean }): void {
  store.commit({ ...author, requestId: createId() }, (tx) => {
    tx.append(pinFailed, of);
    return ok(null);
  });
}

function endSession({ sessions, events }: SignInDeps, { caller, setSession }: Pick<Call, 'caller' | 'setSession'>): void {
  sessions.end(signedInAs(caller).token);
  setSession(null);
  events.emit({ event: 'session.changed' });
}

/** The dispatcher lets nobody else reach these handlers. */
function signedInAs(caller: Caller | null): Caller {
  if (!caller) throw new Error('called without a session');
  return caller;
}

function sessionOf(sessions: SessionTable, token: string): Session {
  const session = sessions.view(token);
  if (!session) throw new Error('the session ended while it was answered');
  return session;
}
