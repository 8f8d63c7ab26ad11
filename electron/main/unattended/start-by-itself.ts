import type { StartByItself } from '#shared/contract/index.ts';
import type { Autostart } from './autostart.ts';
import type { KeptKeyFile } from './kept-key.ts';

export interface UnattendedDeps {
  /** The whole PC is the kiosk. */
  readonly isKiosk: boolean;
  readonly key: KeptKeyFile;
  readonly autostart: Autostart;
  /** The key of the store that is open; null: none is. */
  readonly dataKey: () => Uint8Array | null;
}

/** Switches the unattended start on or off (null: asks only): the key in the system's keychain, and the entry that starts the program. */
export async function startByItself({ isKiosk, key, autostart, dataKey }: UnattendedDeps, wish: boolean | null): Promise<StartByItself> {
  const answer = async (refusal: StartByItself['refusal']): Promise<StartByItself> => ({
    isOn: isKiosk && (await key.isOn()) && (await autostart.isOn()),
    refusal,
  });
  if (!isKiosk) return answer('notAKioskPc');
  if (wish === false) {
    const isGone = await key.set(false, null);
    const isQuiet = await autostart.set(false).then(
      () => true,
      () => false,
    );
    return answer(isGone && isQuiet ? null : 'diskFailed');
  }
  if (!key.isPossible()) return answer('noKeychain');
  if (wish === null) return answer(null);
  const isKept = await key.set(true, dataKey());
  const isSet = await autostart.set(true).then(
    () => true,
    () => false,
  );
  if (isKept && isSet) return answer(null);
  // All of it or nothing: a key nobody starts with is only one more that lies about.
  await key.set(false, null);
  return answer('diskFailed');
}
