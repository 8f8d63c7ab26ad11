import { deriveKey } from '../crypto/index.ts';

/** What makes a store this store. Every key depends on it, so a changed flag opens nothing. */
export interface StoreIdentity {
  readonly storeId: string;
  readonly training: boolean;
}

export type KeyPurpose =
  'key-check' | 'database' | 'vault' | 'vault-address' | 'input-digest' | 'tip' | 'backup' | 'backup-tail' | 'station-keys';

/** One key from the store's 32-byte data key, for one purpose. */
export function subkey(dataKey: Uint8Array, identity: StoreIdentity, purpose: KeyPurpose): Uint8Array {
  return deriveKey(dataKey, identity.storeId, `tongxin/1/${identity.training ? 'training' : 'real'}/${purpose}`);
}
