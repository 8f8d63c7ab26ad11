import { z } from 'zod';
import {
  ByParty,
  CivilDate,
  ConcernKind,
  Couple,
  Finding,
  RareCharacter,
  Registration,
  ReissueAction,
  ReissueApplication,
  ReissuedRecord,
  ReissueSource,
  ReissueView,
  RequiredMaterial,
  Slot,
} from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';

const Reason = z.string().trim().min(2).max(200);
const registrarAtCounter = { who: ['registrar'], stations: atTheDesk } as const;
const OfCase = z.object({ caseId: z.uuid() });
const stepErrors = ['case.notFound', 'case.notAllowedNow', 'case.heldByColleague'] as const;
const lawErrors = [...stepErrors, 'case.refusedByLaw'] as const;
const completionErrors = ['store.gapOpen', 'clock.unsure'] as const;
const drawingErrors = ['document.missingGlyph', 'document.overflow', 'document.barcodeUnreadable', 'document.noForm'] as const;
const witnesses = ['supervisor', 'approver', 'registrar'] as const;

/** A registration that may be the one whose certificate is wanted. */
export const FoundRegistration = z.object({
  source: ReissueSource.extract(['register', 'otherOffice']),
  /** null: of a kind no certificate is issued of here. */
  kind: Registration.nullable(),
  record: ReissuedRecord,
});
export type FoundRegistration = z.infer<typeof FoundRegistration>;

/** 补领婚姻登记证 (条例 2025 art. 20; 规范 2015 arts. 62–69). A case is opened with `cases.open`. */
export const reissueOperations = {
  'reissue.identify': operation({
    about: 'Confirms who applies, by their cards or by their agent (核验).',
    input: OfCase,
    output: ReissueView,
    errors: [...lawErrors, 'card.samePerson'],
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.swapParties': operation({
    about: 'Exchanges the two slots; the registration stays as its archive has it.',
    input: OfCase,
    output: ReissueView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.seek': operation({
    about: 'Looks in the register for the registration, by a number of any form or by who stands here, with what other offices answered.',
    input: OfCase.extend({ number: z.string().trim().min(1).max(60).nullable() }),
    output: z.object({ found: z.array(FoundRegistration) }),
    errors: ['case.notFound', 'case.heldByColleague', 'reissue.nobodyToSeek'],
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.approveEvidence': operation({
    about: 'A second person agrees to the evidence of the form, where no archive proves the registration.',
    input: OfCase.extend({ reason: Reason }),
    output: ReissueView,
    errors: [...stepErrors, 'reissue.noEvidence'],
    access: registrarAtCounter,
    writes: true,
    approvedBy: ['supervisor', 'approver'],
  }),
  'reissue.precheck': operation({
    about: 'The archive was looked at, and the state of then is still that of today (初审).',
    input: OfCase.extend({ inPerson: z.boolean() }),
    output: ReissueView,
    errors: [...lawErrors, 'character.noPicture', 'reissue.openAlready'],
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.declare': operation({
    about: 'Whoever applies signed 《申请补领婚姻登记证声明书》 before the registrar (受理, 监誓).',
    input: OfCase.extend({ declared: ByParty }),
    output: ReissueView,
    errors: [...lawErrors, 'case.papersNotPrinted'],
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.photograph': operation({
    about: 'Stores the picture for the certificate (JPEG or PNG, base64): of the couple together, of a divorced person alone.',
    input: OfCase.extend({ picture: z.base64().max(8_000_000), from: z.enum(['camera', 'file']) }),
    output: ReissueView,
    errors: [...stepErrors, 'photo.unreadable', 'photo.tooSmall'],
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.examine': operation({
    about: 'Runs every rule and records the opinion (审查).',
    input: OfCase.extend({ note: z.string().max(200).default('') }),
    output: ReissueView,
    errors: [...lawErrors, ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.prepare': operation({
    about: 'Takes a number (BJ, BL) and a blank for each whose certificate it is, and draws them (制证).',
    input: OfCase,
    output: ReissueView,
    errors: [...lawErrors, ...completionErrors, 'reissue.openAlready', 'numbers.exhausted', 'blanks.exhausted', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.replaceBlank': operation({
    about: 'One certificate was spoilt: voids its blank with a witness and takes the next.',
    input: OfCase.extend({ holder: Slot, reason: Reason }),
    output: ReissueView,
    errors: [...stepErrors, ...completionErrors, 'case.notSameDay', 'reissue.noCertificate', 'blanks.exhausted', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
    approvedBy: witnesses,
  }),
  'reissue.voidCertificates': operation({
    about: 'Nobody signed for receipt: voids number and blanks with a witness; back to examined.',
    input: OfCase.extend({ reason: Reason }),
    output: ReissueView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
    approvedBy: witnesses,
  }),
  'reissue.issue': operation({
    about: 'Whoever applied signed for receipt: the certificate is given out, and the register notes it (发证).',
    input: OfCase.extend({ signedForReceipt: ByParty }),
    output: ReissueView,
    errors: [...lawErrors, ...completionErrors, 'case.notSameDay', 'case.receiptNotSigned', 'case.papersNotPrinted'],
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.refuse': operation({
    about: 'Refuses on the grounds the rules found, and draws the notice (不予补发).',
    input: OfCase.extend({ note: z.string().max(200).default('') }),
    output: ReissueView,
    errors: [...stepErrors, 'clock.unsure', 'case.partiesUnnamed', 'case.noGround', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.cancel': operation({
    about: 'Ends a case at the wish of who applied, with a reason.',
    input: OfCase.extend({ reason: Reason }),
    output: ReissueView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.recordConcern': operation({
    about: 'Records signs that somebody does not act freely (条例 2025 art. 6). Never shown to applicants.',
    input: OfCase.extend({ kind: ConcernKind, party: Slot.nullable(), note: z.string().trim().max(500) }),
    output: ReissueView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'reissue.findings': operation({
    about: 'What the rules say of the form as it stands; nothing is recorded.',
    input: OfCase.extend({
      couple: Couple,
      application: ReissueApplication.optional(),
      /** Before 初审 is completed; afterwards it is recorded. */
      inPerson: z.boolean().optional(),
    }),
    output: z.object({
      on: CivilDate,
      findings: z.array(Finding),
      /** What speaks against the registration today; null while it is not known what was registered, or when. */
      standing: z.array(Finding).nullable(),
      actions: z.array(ReissueAction),
      materials: z.array(RequiredMaterial),
      rareCharacters: z.array(RareCharacter),
      /** Documents that the form as it stands has left behind: drawn again before anybody signs them. */
      outdated: z.array(z.uuid()),
    }),
    errors: ['case.notFound'],
    access: registrarAtCounter,
    writes: false,
  }),
} as const;
