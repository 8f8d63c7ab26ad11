import { failure, type HallError, type KeysView } from '#shared/contract/index.ts';
import { ok, redact, reveal, type Result } from '#shared/model/index.ts';
import { randomBytes } from '../crypto/index.ts';
import type { KeyOperation } from '../hall.ts';
import { writing, type Call, type HandlersFor } from '../ports.ts';
import {
  composeKeyFile,
  keyChangeOf,
  listKeyChanges,
  unwrap,
  wrapByNewRecoveryKey,
  wrapByPassphrase,
  type KeyFile,
  type Wrap,
} from '../store/index.ts';
import { changeKeyFile, currentKeyFile } from './key-file-changes.ts';
import type { Opening } from './opening.ts';
import { checkPassphrase } from './passphrase.ts';

/** Changing what opens the store: passphrase, recovery key and the data key itself. */
export function createKeyHandlers(opening: Opening): HandlersFor<KeyOperation> {
  const now = () => opening.clock.now().toString({ smallestUnit: 'millisecond' });

  const renewed = {
    answer: (_receipt: unknown, { author }: Call) => ({ recoveryKey: shownFor(opening, author.requestId)! }),
    // The key lives in memory alone: after a restart of the core nobody can be shown it any more.
    repeat(_receipt: unknown, { author }: Call) {
      const recoveryKey = shownFor(opening, author.requestId);
      return recoveryKey === null ? failure('keys.notShown', {}) : ok({ recoveryKey });
    },
  };

  return {
    'keys.status': ({ caller }) => {
      const keyFile = currentKeyFile(opening);
      return keyFile.ok ? ok(viewOf(opening, keyFile.value, caller?.token ?? null)) : keyFile;
    },

    'keys.changePassphrase': writing('keys.changePassphrase', {
      async act({ input, author }) {
        const checked = checkPassphrase(input.newPassphrase);
        if (!checked.ok) return checked;
        return opening.inTurn(() =>
          changeKeyFile(opening, 'passphrase', author, async (keyFile) => {
            const dataKey = await openedByPassphrase(keyFile, input.passphrase);
            return dataKey.ok ? newPassphrase(keyFile, dataKey.value, input.newPassphrase, now()) : dataKey;
          }),
        );
      },
      answer: () => ({}),
    }),

    'keys.resetPassphrase': writing('keys.resetPassphrase', {
      async act({ input, author }) {
        const checked = checkPassphrase(input.newPassphrase);
        if (!checked.ok) return checked;
        return opening.inTurn(() =>
          changeKeyFile<HallError<'keys.wrongRecoveryKey' | 'keys.noPassphrase'>>(
            opening,
            'passphraseByRecoveryKey',
            author,
            async (keyFile) => {
              const dataKey = await unwrap(only(keyFile, 'recoveryKey'), { recoveryKey: input.recoveryKey });
              if (dataKey === null) return failure('keys.wrongRecoveryKey', {});
              if (!has(keyFile, 'passphrase')) return failure('keys.noPassphrase', {});
              return newPassphrase(keyFile, dataKey, input.newPassphrase, now());
            },
          ),
        );
      },
      answer: () => ({}),
    }),

    'keys.renewRecoveryKey': writing('keys.renewRecoveryKey', {
      act: ({ input, author, caller }) =>
        opening.inTurn(async () => {
          let shown: Opening['recoveryKey'] = null;
          const changed = await changeKeyFile(opening, 'recoveryKeyMade', author, async (keyFile) => {
            const dataKey = await opened(keyFile, input.passphrase);
            if (!dataKey.ok) return dataKey;
            const { wrap, recoveryKey } = wrapByNewRecoveryKey(keyFile, dataKey.value, now());
            const wraps = [...keyFile.wraps.filter((each) => each.kind !== 'recoveryKey'), ...keptRecoveryWraps(keyFile), wrap];
            shown = { text: redact(recoveryKey), wrapId: wrap.id, requestId: author.requestId, holder: caller!.token };
            return ok({ wraps, dataKey: dataKey.value, secret: { recoveryKey } });
          });
          if (changed.ok) opening.recoveryKey = shown;
          return changed;
        }),
      ...renewed,
    }),

    'keys.rotate': writing('keys.rotate', {
      act: ({ input, author, caller }) =>
        opening.inTurn(async () => {
          const before = currentKeyFile(opening);
          if (!before.ok) return before;
          const dataKey = await opened(before.value, input.passphrase);
          if (!dataKey.ok) return dataKey;
          const newDataKey = randomBytes(32);
          const passphrase = has(before.value, 'passphrase') ? input.passphrase : null;
          const { keyFile, recoveryKey } = await composeKeyFile(before.value, newDataKey, passphrase, { since: now() });
          const change = keyChangeOf('dataKey', author);
          const rotated = await opening.rotate({ dataKey: dataKey.value, newDataKey, keyFile: { ...keyFile, change } });
          if (!rotated.ok) return rotated;
          const wrapId = only(keyFile, 'recoveryKey').wraps[0]!.id;
          opening.recoveryKey = { text: redact(recoveryKey), wrapId, requestId: author.requestId, holder: caller!.token };
          return ok(null);
        }),
      ...renewed,
    }),
  };
}

/** The recovery key that this request made, while it is in memory. */
function shownFor({ recoveryKey }: Opening, requestId: string): string | null {
  return recoveryKey?.requestId === requestId ? reveal(recoveryKey.text) : null;
}

function viewOf(opening: Opening, keyFile: KeyFile, token: string | null): KeysView {
  const recovery = keyFile.wraps.filter((wrap) => wrap.kind === 'recoveryKey');
  const sealed = recovery.find(({ onPaper }) => onPaper);
  const unsealed = recovery.findLast(({ onPaper }) => !onPaper);
  const passphrase = keyFile.wraps.find(({ kind }) => kind === 'passphrase');
  const shown = opening.recoveryKey?.wrapId === unsealed?.id && opening.recoveryKey?.holder === token;
  return {
    passphrase: passphrase ? { since: passphrase.since } : null,
    recoveryKey: sealed ? { since: sealed.since } : null,
    unsealed: unsealed ? { since: unsealed.since, shown } : null,
    changes: opening.hall()!.store.read(listKeyChanges),
  };
}

async function newPassphrase(keyFile: KeyFile, dataKey: Uint8Array, passphrase: string, since: string) {
  const wrap = await wrapByPassphrase(keyFile, dataKey, passphrase, since);
  const wraps = [wrap, ...keyFile.wraps.filter(({ kind }) => kind !== 'passphrase')];
  return ok({ wraps, dataKey, secret: { passphrase } });
}

/** The recovery key on paper stays valid while a new one is not; without one, the last that was shown. */
function keptRecoveryWraps(keyFile: KeyFile): Wrap[] {
  const recovery = keyFile.wraps.filter((wrap) => wrap.kind === 'recoveryKey');
  const onPaper = recovery.filter((wrap) => wrap.onPaper);
  return onPaper.length > 0 ? onPaper : recovery.slice(-1);
}

async function openedByPassphrase(
  keyFile: KeyFile,
  passphrase: string,
): Promise<Result<Uint8Array, HallError<'keys.noPassphrase' | 'keys.wrongPassphrase'>>> {
  return has(keyFile, 'passphrase') ? opened(keyFile, passphrase) : failure('keys.noPassphrase', {});
}

/** By the passphrase where there is one; a training store may have none and then needs none. */
async function opened(keyFile: KeyFile, passphrase: string | null): Promise<Result<Uint8Array, HallError<'keys.wrongPassphrase'>>> {
  const dataKey = await unwrap(only(keyFile, has(keyFile, 'passphrase') ? 'passphrase' : 'open'), { passphrase });
  return dataKey === null ? failure('keys.wrongPassphrase', {}) : ok(dataKey);
}

function has(keyFile: KeyFile, kind: Wrap['kind']): boolean {
  return keyFile.wraps.some((wrap) => wrap.kind === kind);
}

function only(keyFile: KeyFile, kind: Wrap['kind']): KeyFile {
  return { ...keyFile, wraps: keyFile.wraps.filter((wrap) => wrap.kind === kind) };
}
