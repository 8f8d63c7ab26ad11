import { createKeyPair, createRequest, createTlsKey, type KeyPair } from '#core/crypto/index.ts';
import { opensslAuthority, type OpensslAuthority } from '../../crypto/openssl-authority.ts';

export type Issuing = Parameters<OpensslAuthority['issue']>[1];

export interface RequestFile {
  readonly office: string;
  readonly officeName: string;
  readonly station: string;
  readonly requests: Readonly<Record<'sign' | 'encrypt' | 'tls', string>>;
}

/** An answer file, as it is before somebody spoils it. */
export interface Answer {
  format: string;
  office: string;
  station: string;
  address: string;
  certificates: Record<'sign' | 'encrypt' | 'tls', string>;
  encryptionKey: string | null;
  authorities: Record<'sm2' | 'tls', string>;
  province: Record<'sign' | 'encrypt', string>;
}

/** A province whose certificates the `openssl` command issues. */
export function opensslProvince() {
  const sm2 = opensslAuthority('SM2');
  const tls = opensslAuthority('P-256');
  const own = { commonName: 'province', organization: '省民政厅' };
  const province = {
    sign: sm2.issue(createRequest(own, createKeyPair())),
    encrypt: sm2.issue(createRequest(own, createKeyPair()), { usage: 'wrapping' }),
  };
  return {
    sm2,
    tls,
    /** A certificate of its own, with what one likes wrong. */
    own: (of: Issuing = {}, commonName = 'province') => sm2.issue(createRequest({ ...own, commonName }, createKeyPair()), of),
    answer(text: string, dates: { from?: string; until?: string } = {}): Answer {
      const { office, station, requests } = JSON.parse(text) as RequestFile;
      return {
        format: 'tongxin-enrolment-answer/1',
        office,
        station,
        address: 'https://sheng.example:8443/tongxin',
        certificates: {
          sign: sm2.issue(requests.sign, dates),
          encrypt: sm2.issue(requests.encrypt, { usage: 'wrapping', ...dates }),
          tls: tls.issue(requests.tls, { usage: 'tls', ...dates }),
        },
        encryptionKey: null,
        authorities: { sm2: sm2.root, tls: tls.root },
        province: { ...province },
      };
    },
    remove: () => [sm2, tls].forEach((each) => each.remove()),
  };
}

/** A request of somebody else's for the same subject. */
export function otherRequest({ office, officeName, station }: RequestFile, use: 'sign' | 'tls', pair: KeyPair = createKeyPair()): string {
  const subject = { commonName: `${office}-${station}`, organization: officeName };
  return use === 'tls' ? createTlsKey(subject).request : createRequest(subject, pair);
}
