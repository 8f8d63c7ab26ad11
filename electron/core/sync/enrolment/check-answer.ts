import { Temporal } from 'temporal-polyfill';
import { failure, StationKeyUse, type AnswerCertificate, type HallError } from '#shared/contract/index.ts';
import { civilDateAt, ok, type Result } from '#shared/model/index.ts';
import {
  isAuthority,
  judgeCertificate,
  keyIdOf,
  keyIdOfInfo,
  openEnvelopedKey,
  readCertificate,
  type Certificate,
  type KeyPair,
  type Unwrapper,
} from '../../crypto/index.ts';
import type { Enrolled, Requested } from './acts.ts';
import { isProvinceAddress, readAnswerFile, type AnswerFile, type AnswerFileError } from './answer-file.ts';
import { subjectOf } from './request-file.ts';

export type AnswerError =
  | AnswerFileError
  | HallError<
      | 'province.otherOffice'
      | 'province.otherStation'
      | 'province.wrongAddress'
      | 'province.unreadable'
      | 'province.noAuthority'
      | 'province.otherKey'
      | 'province.untrusted'
      | 'province.otherSubject'
      | 'province.otherUse'
      | 'province.notYet'
      | 'province.expired'
      | 'province.keyNotOpened'
    >;

/** Who asked, and may be answered. */
export interface Asking {
  readonly request: Requested;
  /** Opens what was sealed for the key to sign with. */
  readonly unwrapper: Unwrapper;
  readonly at: Temporal.Instant;
}

export interface CheckedAnswer {
  readonly enrolled: Enrolled;
  /** The encryption pair that the authority made (双证书); null: the one that was asked for. */
  readonly issued: KeyPair | null;
}

/** Whether an answer file belongs to a request, and every certificate in it to what it is for. Fails with the first that does not. */
export async function checkAnswer(text: string, { request, unwrapper, at }: Asking): Promise<Result<CheckedAnswer, AnswerError>> {
  const file = readAnswerFile(text);
  if (!file.ok) return file;
  const answer = file.value;
  if (answer.office !== request.office) return failure('province.otherOffice', { office: answer.office });
  if (answer.station !== request.station) return failure('province.otherStation', { station: answer.station });
  if (!isProvinceAddress(answer.address)) return failure('province.wrongAddress', {});

  const sm2 = readAuthority(answer.authorities.sm2, 'authoritySm2');
  if (!sm2.ok) return sm2;
  const tls = readAuthority(answer.authorities.tls, 'authorityTls');
  if (!tls.ok) return tls;
  const authorities = { sm2: sm2.value, tls: tls.value };
  const certificates = readCertificates(answer, authorities, subjectOf(request).commonName, at);
  if (!certificates.ok) return certificates;

  const issued = await openIssued(answer, unwrapper);
  if (!issued.ok) return issued;
  const keyIds = { ...request.keyIds, ...(issued.value && { encrypt: keyIdOf(issued.value.publicKey) }) };
  for (const use of StationKeyUse.options) {
    if (keyIdOfInfo(certificates.value[use].publicKeyInfo) !== keyIds[use]) return failure('province.otherKey', { certificate: use });
  }
  const endOf = (use: StationKeyUse) => certificates.value[use].notAfter.toString();
  const enrolled: Enrolled = {
    id: request.id,
    address: answer.address,
    keyIds,
    ends: { sign: endOf('sign'), encrypt: endOf('encrypt'), tls: endOf('tls') },
    fingerprints: { sm2: sm2.value.fingerprint, tls: tls.value.fingerprint },
    certificates: answer.certificates,
    authorities: answer.authorities,
    province: answer.province,
  };
  return ok({ enrolled, issued: issued.value });
}

/** A certificate that issues others under its own name; its curve decides which of the two authorities it can be. */
function readAuthority(pem: string, which: 'authoritySm2' | 'authorityTls'): Result<Certificate, AnswerError> {
  const certificate = readCertificate(pem);
  if (certificate === null) return failure('province.unreadable', { certificate: which });
  const fits = (certificate.publicKey !== null) === (which === 'authoritySm2') && isAuthority(certificate);
  return fits ? ok(certificate) : failure('province.noAuthority', { certificate: which });
}

type Authorities = Readonly<Record<'sm2' | 'tls', Certificate>>;

/** The station's three, after they and the province's two were judged. */
function readCertificates(
  { certificates, province }: AnswerFile,
  authorities: Authorities,
  station: string,
  at: Temporal.Instant,
): Result<Record<StationKeyUse, Certificate>, AnswerError> {
  const sign = readOne('sign', certificates.sign, { use: 'signing', commonName: station });
  if (!sign.ok) return sign;
  const encrypt = readOne('encrypt', certificates.encrypt, { use: 'keyWrapping', commonName: station });
  if (!encrypt.ok) return encrypt;
  const tls = readOne('tls', certificates.tls, { use: 'clientTls', commonName: station });
  if (!tls.ok) return tls;
  const provinceSign = readOne('provinceSign', province.sign, { use: 'signing', commonName: 'province' });
  if (!provinceSign.ok) return provinceSign;
  const provinceEncrypt = readOne('provinceEncrypt', province.encrypt, { use: 'keyWrapping', commonName: 'province' });
  if (!provinceEncrypt.ok) return provinceEncrypt;
  return ok({ sign: sign.value, encrypt: encrypt.value, tls: tls.value });

  function readOne(
    which: Exclude<AnswerCertificate, 'authoritySm2' | 'authorityTls'>,
    pem: string,
    wanted: { readonly use: 'signing' | 'keyWrapping' | 'clientTls'; readonly commonName: string },
  ): Result<Certificate, AnswerError> {
    const certificate = readCertificate(pem);
    if (certificate === null) return failure('province.unreadable', { certificate: which });
    const by = which === 'tls' ? 'tls' : 'sm2';
    const fault = judgeCertificate(certificate, { ...wanted, authority: authorities[by], at });
    if (fault === null) {
      const ofItsCurve = (certificate.publicKey !== null) === (by === 'sm2');
      return ofItsCurve ? ok(certificate) : failure('province.unreadable', { certificate: which });
    }
    if (fault !== 'notYet' && fault !== 'expired') return failure(`province.${fault}`, { certificate: which });
    // Either it is out of its time, or the authority that issued it.
    const isItself = isOutOfTime(certificate, at);
    const named = isItself ? which : by === 'tls' ? 'authorityTls' : 'authoritySm2';
    const { notBefore, notAfter } = isItself ? certificate : authorities[by];
    return fault === 'notYet'
      ? failure('province.notYet', { certificate: named, from: civilDateAt(notBefore) })
      : failure('province.expired', { certificate: named, until: civilDateAt(notAfter) });
  }
}

function isOutOfTime({ notBefore, notAfter }: Certificate, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, notBefore) < 0 || Temporal.Instant.compare(at, notAfter) > 0;
}

/** The pair that came with the answer, sealed for the station's key to sign with. */
async function openIssued({ encryptionKey }: AnswerFile, unwrapper: Unwrapper): Promise<Result<KeyPair | null, AnswerError>> {
  if (encryptionKey === null) return ok(null);
  const pair = await openEnvelopedKey(unwrapper, Buffer.from(encryptionKey, 'base64'));
  return pair === null ? failure('province.keyNotOpened', {}) : ok(pair);
}
