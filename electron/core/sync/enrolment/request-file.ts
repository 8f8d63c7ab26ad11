import { createKeyPair, createRequest, createTlsKey, keyIdOf, keyIdOfInfo, type Subject } from '../../crypto/index.ts';
import type { Requested } from './acts.ts';

export interface PrivateKey {
  readonly keyId: string;
  readonly privateKey: Uint8Array;
}

/** Three new pairs of a station, and the requests for their certificates. */
export function makeKeys(subject: Subject): Pick<Requested, 'keyIds' | 'requests'> & { readonly privateKeys: readonly PrivateKey[] } {
  const sign = createKeyPair();
  const encrypt = createKeyPair();
  const tls = createTlsKey(subject);
  const keyIds = { sign: keyIdOf(sign.publicKey), encrypt: keyIdOf(encrypt.publicKey), tls: keyIdOfInfo(tls.publicKeyInfo) };
  return {
    keyIds,
    requests: { sign: createRequest(subject, sign), encrypt: createRequest(subject, encrypt), tls: tls.request },
    privateKeys: [
      { keyId: keyIds.sign, privateKey: sign.privateKey },
      { keyId: keyIds.encrypt, privateKey: encrypt.privateKey },
      { keyId: keyIds.tls, privateKey: Buffer.from(tls.privateKey, 'utf8') },
    ],
  };
}

/** Whom the certificates of a station name. */
export function subjectOf({ office, officeName, station }: Pick<Requested, 'office' | 'officeName' | 'station'>): Subject {
  return { commonName: `${office}-${station}`, organization: officeName };
}

/** The file that is carried to the province: section 2.1 of docs/sync-protocol.md. */
export function requestFile({ office, officeName, station, madeAt, requests }: Requested): string {
  return `${JSON.stringify({ format: 'tongxin-enrolment-request/1', office, officeName, station, madeAt, requests }, null, 2)}\n`;
}
