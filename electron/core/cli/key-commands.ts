import { failure, type HallError, type OperationName } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import type { Desk } from '../desk.ts';
import type { Command } from './arguments.ts';
import { ask, begin, rawCall, unlock, withDesk, type DeskCommandDeps } from './desk-commands.ts';
import type { Secrets } from './secrets.ts';

type KeysCommand = Extract<Command, { name: 'keys' }>;
type StaffCommand = Extract<Command, { name: 'staff' }>;

/** Changes passphrase, recovery key or data key; a lost passphrase by the recovery key, when nobody is named to act. */
export async function changeKeys(command: KeysCommand, deps: DeskCommandDeps): Promise<Result<unknown, HallError>> {
  const { what, as } = command;
  return withDesk(command, deps, async (desk) => {
    if (as === null) return what === 'passphrase' ? resetPassphrase(desk, deps.secrets) : failure('session.required', {});
    const secrets = asksOnce(deps.secrets);
    const opened = await unlock(desk, secrets);
    if (!opened.ok) return opened;
    const health = await ask(desk, 'hall.health', {});
    const passphrase = health.ok && health.value.training ? ok(null) : await secrets.passphrase();
    if (!passphrase.ok) return passphrase;
    const changed = what === 'passphrase' ? await secrets.newPassphrase() : ok(null);
    if (!changed.ok) return changed;
    const begun = await begin(desk, command, secrets);
    if (!begun.ok) return begun;
    const { session, approval, end } = begun.value;
    const act = async (operation: OperationName, input: unknown) => {
      const { answer } = await desk.call({ ...rawCall(operation, input as never, session), approval });
      return answer;
    };
    try {
      if (what === 'passphrase') return await act('keys.changePassphrase', { passphrase: passphrase.value, newPassphrase: changed.value });
      const made = await act(what === 'recovery' ? 'keys.renewRecoveryKey' : 'keys.rotate', { passphrase: passphrase.value });
      if (!made.ok) return made;
      const { recoveryKey } = made.value as { recoveryKey: string };
      const sealed = await secrets.provesOnPaper(recoveryKey);
      if (sealed) await act('setup.sealRecoveryKey', {});
      return ok({ recoveryKey, sealed });
    } finally {
      await end();
    }
  });
}

/** A supervisor's lost password, by the recovery key. */
export async function resetPassword(command: StaffCommand, deps: DeskCommandDeps): Promise<Result<unknown, HallError>> {
  const { code } = command;
  return withDesk(command, deps, async (desk) => {
    const opened = await openByRecoveryKey(desk, deps.secrets);
    if (!opened.ok) return opened;
    const newPassword = await deps.secrets.newPassword(code);
    if (!newPassword.ok) return newPassword;
    return ask(desk, 'staff.resetByRecoveryKey', { code, recoveryKey: opened.value, newPassword: newPassword.value });
  });
}

/** Makes a lost tip anew, with both secrets. */
export async function renewTip(command: Extract<Command, { name: 'tip' }>, deps: DeskCommandDeps): Promise<Result<unknown, HallError>> {
  return withDesk(command, deps, async (desk) => {
    const free = await ask(desk, 'store.renewTip', {});
    if (free.ok || free.error.code !== 'store.wrongKey') return free;
    const passphrase = await deps.secrets.passphrase();
    if (!passphrase.ok) return passphrase;
    const recoveryKey = await deps.secrets.typedRecoveryKey();
    if (!recoveryKey.ok) return recoveryKey;
    return ask(desk, 'store.renewTip', { passphrase: passphrase.value, recoveryKey: recoveryKey.value });
  });
}

async function resetPassphrase(desk: Desk, secrets: Secrets): Promise<Result<unknown, HallError>> {
  const opened = await openByRecoveryKey(desk, secrets);
  if (!opened.ok) return opened;
  const newPassphrase = await secrets.newPassphrase();
  if (!newPassphrase.ok) return newPassphrase;
  return ask(desk, 'keys.resetPassphrase', { recoveryKey: opened.value, newPassphrase: newPassphrase.value });
}

async function openByRecoveryKey(desk: Desk, secrets: Secrets): Promise<Result<string, HallError>> {
  const recoveryKey = await secrets.typedRecoveryKey();
  if (!recoveryKey.ok) return recoveryKey;
  const opened = await ask(desk, 'setup.unlock', { recoveryKey: recoveryKey.value });
  return opened.ok ? recoveryKey : opened;
}

/** The passphrase both opens the store and proves who changes it: typed once. */
function asksOnce(secrets: Secrets): Secrets {
  let asked: ReturnType<Secrets['passphrase']> | null = null;
  return { ...secrets, passphrase: () => (asked ??= secrets.passphrase()) };
}
