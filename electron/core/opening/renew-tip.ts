import { failure, type Input } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { createId } from '../crypto/index.ts';
import { tipRenewed } from '../office/index.ts';
import type { TipOperation } from '../hall.ts';
import type { HandlersFor } from '../ports.ts';
import { identify, readTip, unlockKeyFile, type OpenStore } from '../store/index.ts';
import type { Opening } from './opening.ts';
import { settleStore } from './settle-store.ts';

/**
 * The way out for a hall whose tip is lost beside a sound store and that has no backup. The tip is what shows that acts were cut
 * off, so whoever makes it anew holds passphrase and recovery key, and two people say from paper where numbers go on.
 */
export function createTipHandlers(opening: Opening): HandlersFor<TipOperation> {
  const { storeDirectory } = opening.options;

  /** A real store takes both secrets; a training store what opens it. */
  async function unlockByBoth({ passphrase = null, recoveryKey = null }: Input<'store.renewTip'>) {
    const free = await unlockKeyFile(storeDirectory, {});
    if (free.ok || free.error.code !== 'store.wrongKey') return free;
    const byPassphrase = await unlockKeyFile(storeDirectory, { passphrase });
    return byPassphrase.ok ? unlockKeyFile(storeDirectory, { recoveryKey }) : byPassphrase;
  }

  return {
    'store.renewTip': ({ input }) =>
      opening.inTurn(async () => {
        if (opening.hall()) return failure('restore.storeOpen', {});
        const settled = settleStore(storeDirectory);
        if (!settled.ok) return settled;
        const dataKey = await unlockByBoth(input);
        if (!dataKey.ok) return dataKey;
        const identity = identify(storeDirectory, dataKey.value);
        if (!identity.ok) return identity;
        if (typeof readTip(storeDirectory, dataKey.value, identity.value) !== 'string') return failure('restore.notNeeded', {});
        const opened = opening.openWith(dataKey.value, 'withoutTip');
        return opened.ok ? ok(opening.health()) : opened;
      }),
  };
}

/**
 * Says in the journal that the tip was made anew, once; before anybody works in the store.
 * @throws StoreFault when the disk does not take it
 */
export function journalTipRenewal(store: OpenStore): void {
  if (store.tipRenewal === null) return;
  const { requestId, found } = store.tipRenewal;
  const author = {
    requestId,
    operation: 'store.renewTip',
    inputDigest: '',
    staffId: null,
    role: null,
    approverId: null,
    counter: null,
  } as const;
  if (store.findReceipt(author) !== null) return;
  store.commit(author, ({ append }) => {
    append(tipRenewed, { id: createId(), found });
    return ok(null);
  });
}
