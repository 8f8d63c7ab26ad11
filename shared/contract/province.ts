import { z } from 'zod';
import { CivilDate } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';
import { ProvinceSettings } from './province-settings.ts';

/** Whoever pins an authority alone could send a hall's acts to anybody. */
const witnesses = ['supervisor', 'approver', 'administrator', 'registrar'] as const;
const carers = ['supervisor', 'administrator'] as const;

/** The three pairs of a station: what it signs with, what is sealed for it, and its TLS certificate. */
export const StationKeyUse = z.enum(['sign', 'encrypt', 'tls']);
export type StationKeyUse = z.infer<typeof StationKeyUse>;

/** A root that is pinned; the fingerprint is the digest of the whole certificate, 64 hex characters. */
const Authority = z.object({ fingerprint: z.string(), until: CivilDate });

const Authorities = z.object({ sm2: Authority, tls: Authority });
export type Authorities = z.infer<typeof Authorities>;

/** The certificate that ends first is to be renewed within so many days, or has ended. */
export const EnrolmentWarning = z.enum(['days30', 'days10', 'days3', 'ended']);
export type EnrolmentWarning = z.infer<typeof EnrolmentWarning>;

/** Of the health of a hall. `lost`: enrolled, and its private keys are not in this store. */
export const EnrolmentSummary = z.object({
  state: z.enum(['none', 'requested', 'enrolled', 'lost']),
  warning: EnrolmentWarning.nullable(),
});
export type EnrolmentSummary = z.infer<typeof EnrolmentSummary>;

const CertificateEnd = z.object({
  use: StationKeyUse,
  until: CivilDate,
  /** Whole days; 0: today, negative: over. */
  daysLeft: z.number().int(),
});
export type CertificateEnd = z.infer<typeof CertificateEnd>;

export const ProvinceView = z.object({
  training: z.boolean(),
  /** What the certificates name. */
  office: z.string(),
  station: z.string(),
  /** A request that waits for its answer; `lost`: its private keys are not in this store (it was restored), so no answer fits. */
  requested: z.object({ at: z.string(), by: z.string(), lost: z.boolean() }).nullable(),
  /** What is in use; `lost` as above: nothing can be sent with it. */
  enrolled: z
    .object({
      at: z.string(),
      by: z.string(),
      approvedBy: z.string(),
      address: z.string(),
      authorities: Authorities,
      certificates: z.array(CertificateEnd),
      lost: z.boolean(),
    })
    .nullable(),
  warning: EnrolmentWarning.nullable(),
  /** Keys in use that the province has revoked, as it said last. */
  revoked: z.array(z.object({ use: StationKeyUse, since: z.string() })),
  settings: ProvinceSettings,
});
export type ProvinceView = z.infer<typeof ProvinceView>;

/** What an answer file says, once every check of it passed. */
export const InspectedAnswer = z.object({
  address: z.string(),
  authorities: Authorities,
  certificates: z.array(CertificateEnd),
  /** The encryption pair is of the authority's making (双证书). */
  encryptionKeyIssued: z.boolean(),
});
export type InspectedAnswer = z.infer<typeof InspectedAnswer>;

/** The text of an answer file. Seven certificates and a key are 8,000 characters or so. */
export const AnswerText = z.string().min(1).max(200_000);

const answerErrors = [
  'province.notJson',
  'province.otherFormat',
  'province.wrongShape',
  'province.notRequested',
  'province.keysLost',
  'province.otherOffice',
  'province.otherStation',
  'province.wrongAddress',
  'province.unreadable',
  'province.noAuthority',
  'province.otherKey',
  'province.untrusted',
  'province.otherSubject',
  'province.otherUse',
  'province.notYet',
  'province.expired',
  'province.keyNotOpened',
] as const;

/** Makes the request file, or once more the one that waits, and lets a person choose where it is put. */
export const EnrolmentFileRequest = z.strictObject({ requestId: z.uuid(), again: z.boolean() });
export type EnrolmentFileRequest = z.infer<typeof EnrolmentFileRequest>;

export const provinceOperations = {
  'province.view': operation({
    about: 'Whether this station is enrolled with its province, with what, and until when.',
    input: z.object({}),
    output: ProvinceView,
    errors: [],
    access: { who: [...carers, 'auditor'], stations: atTheDesk },
    writes: false,
  }),
  'province.request': operation({
    about: 'Makes three key pairs for this station and the signing-request file for the province. Keys in use stay in use.',
    input: z.object({}),
    output: z.object({ file: z.string() }),
    errors: ['province.alreadyRequested'],
    access: { who: carers, stations: atTheDesk },
    writes: true,
  }),
  'province.requestFile': operation({
    about: 'The signing-request file that waits for its answer, once more.',
    input: z.object({}),
    output: z.object({ file: z.string() }),
    errors: ['province.notRequested'],
    access: { who: carers, stations: atTheDesk },
    writes: false,
  }),
  'province.dismiss': operation({
    about: 'Drops the request that waits, and erases its private keys. An answer to it is of no use any more.',
    input: z.object({}),
    output: z.object({}),
    errors: ['province.notRequested'],
    access: { who: carers, stations: atTheDesk },
    writes: true,
  }),
  'province.inspect': operation({
    about: "Reads the province's answer file and says what it holds, or why it cannot be taken in. Changes nothing.",
    input: z.object({ answer: AnswerText }),
    output: InspectedAnswer,
    errors: answerErrors,
    access: { who: carers, stations: atTheDesk },
    writes: false,
  }),
  'province.enrol': operation({
    about: 'Takes in the answer file and pins its authorities, after two persons compared their fingerprints.',
    input: z.object({ answer: AnswerText }),
    output: z.object({}),
    errors: answerErrors,
    access: { who: carers, stations: atTheDesk },
    writes: true,
    approvedBy: witnesses,
  }),
} as const;
