import { z } from 'zod';
import {
  ByParty,
  Capacity,
  ChangesByBoth,
  CivilDate,
  ConcernKind,
  CoolingOffDates,
  Couple,
  DivorceAction,
  DivorceApplication,
  DivorceEnd,
  DivorceView,
  DivorceVisit,
  Finding,
  FirstVisitAnswers,
  Interview,
  InterviewQuestion,
  RareCharacter,
  RenewedProofs,
  RequiredMaterial,
  ShownByBoth,
  Slot,
  Withdrawal,
} from '#shared/model/index.ts';
import { Grounds } from './divorce-grounds.ts';
import { atTheDesk, operation } from './operation.ts';

const Reason = z.string().trim().min(2).max(200);
/** They came, and took a number or showed their documents, before the office closed today: what they came for is still done (M-65). */
const InsideBeforeClosing = z.boolean().default(false);
const Note = z.string().trim().max(200).default('');
const OfCase = z.object({ caseId: z.uuid() });
const registrarAtCounter = { who: ['registrar'], stations: atTheDesk } as const;
const witnesses = ['supervisor', 'approver', 'registrar'] as const;

const stepErrors = ['case.notFound', 'case.notAllowedNow', 'case.heldByColleague'] as const;
const lawErrors = [...stepErrors, 'case.refusedByLaw'] as const;
const drawingErrors = ['document.missingGlyph', 'document.overflow', 'document.barcodeUnreadable', 'document.noForm'] as const;
const completionErrors = ['store.gapOpen', 'clock.unsure'] as const;

export const divorceOperations = {
  'divorce.identify': operation({
    about: 'Confirms both parties are here with their cards (核验).',
    input: OfCase,
    output: DivorceView,
    errors: [...lawErrors, 'card.samePerson'],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.swapParties': operation({
    about: 'Exchanges the two slots, with all that is written of either.',
    input: OfCase,
    output: DivorceView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.precheck': operation({
    about: 'Examines the papers and asks after the conditions of 条例 2025 art. 13 (初审).',
    input: OfCase.extend({
      bothPresent: z.boolean(),
      bothWilling: z.boolean(),
      agreementReached: z.boolean(),
      capacity: z.object({ man: Capacity, woman: Capacity }),
      counsellingOffered: z.boolean(),
    }),
    output: DivorceView,
    errors: [...lawErrors, 'character.noPicture'],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.accept': operation({
    about: 'Both signed their application: it is accepted today, and the dates run from it (受理). Draws receipt and leaflet.',
    input: OfCase.extend({ signed: ByParty }),
    output: DivorceView,
    errors: [...lawErrors, 'clock.unsure', 'case.papersNotPrinted', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.refuse': operation({
    about: 'Does not accept the application, with the grounds found or named, and draws the notice (不予受理).',
    input: OfCase.extend({
      grounds: Grounds,
      note: Note,
    }),
    output: DivorceView,
    errors: [...stepErrors, 'clock.unsure', 'case.partiesUnnamed', 'case.noGround', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.cancel': operation({
    about: 'Ends a case before its application is accepted, at the couple’s wish.',
    input: OfCase.extend({ reason: Reason }),
    output: DivorceView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.withdraw': operation({
    about: 'One party, alone, withdraws the application (撤回). Draws the confirmation.',
    input: OfCase.extend({ withdrawal: Withdrawal, insideBeforeClosing: InsideBeforeClosing }),
    output: DivorceView,
    errors: [...lawErrors, 'clock.unsure', 'case.papersNotPrinted', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.recordVisit': operation({
    about: 'Somebody came, and nothing changes: noted.',
    // The grounds are what 《不予办理离婚登记告知书》 says, if somebody asks for it.
    input: OfCase.extend({
      came: Slot.nullable(),
      outcome: DivorceVisit.shape.outcome.exclude(['notFinished']),
      grounds: Grounds,
      note: Note,
    }),
    output: DivorceView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.return': operation({
    about: 'Both are here again with their cards to ask for the certificates: their visit begins (申请发给离婚证).',
    // A card read on the same day, before closing of the last one, began the visit, whenever this is said (M-65).
    input: OfCase.extend({
      bothCame: z.boolean(),
      insideBeforeClosing: InsideBeforeClosing,
      shown: ShownByBoth.default({ man: { by: 'card' }, woman: { by: 'card' } }),
      renewed: RenewedProofs.default({ man: null, woman: null }),
      changes: ChangesByBoth.prefault({}),
    }),
    output: DivorceView,
    errors: [...lawErrors, 'clock.unsure', 'divorce.cardNotRead', 'divorce.numberDiffers', 'divorce.nameDiffers', 'material.notAsked'],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.interview': operation({
    about: 'Keeps what one party says, asked alone; their record is drawn of it afterwards (询问).',
    input: OfCase.extend({
      party: Slot,
      willing: z.boolean(),
      agrees: z.boolean(),
      answers: z.record(InterviewQuestion, z.string().trim().max(500)),
    }),
    output: DivorceView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.question': operation({
    about: 'What each said when asked alone, and that they signed its record (询问).',
    input: OfCase.extend({ interviews: z.object({ man: Interview, woman: Interview }) }),
    output: DivorceView,
    errors: [...lawErrors, 'case.papersNotPrinted'],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.declare': operation({
    about: 'Both signed declaration and agreement before the registrar (声明, 监誓).',
    input: OfCase.extend({ declared: ByParty, agreementSigned: ByParty }),
    output: DivorceView,
    errors: [...lawErrors, 'case.papersNotPrinted'],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.photograph': operation({
    about: 'Stores the picture of one party alone (JPEG or PNG, base64).',
    input: OfCase.extend({ party: Slot, picture: z.base64().max(8_000_000), from: z.enum(['camera', 'file']) }),
    output: DivorceView,
    errors: [...stepErrors, 'photo.unreadable', 'photo.tooSmall'],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.examine': operation({
    about: 'Runs every rule and records the opinion (审查).',
    input: OfCase.extend({ note: Note }),
    output: DivorceView,
    errors: [...lawErrors, ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.prepare': operation({
    about: 'Takes number and two blanks and draws the certificates (制证).',
    input: OfCase,
    output: DivorceView,
    errors: [...lawErrors, ...completionErrors, 'numbers.exhausted', 'blanks.exhausted', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.replaceBlank': operation({
    about: 'One certificate was spoilt: voids its blank with a witness and takes the next.',
    input: OfCase.extend({ holder: Slot, reason: Reason }),
    output: DivorceView,
    errors: [...stepErrors, ...completionErrors, 'case.notSameDay', 'blanks.exhausted', ...drawingErrors],
    access: registrarAtCounter,
    writes: true,
    approvedBy: witnesses,
  }),
  'divorce.voidCertificates': operation({
    about: 'The couple did not sign for receipt: voids number and blanks with a witness; back to examined.',
    input: OfCase.extend({ reason: Reason }),
    output: DivorceView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
    approvedBy: witnesses,
  }),
  'divorce.register': operation({
    about: 'Both signed for receipt, and the marriage certificates are marked: the divorce is registered (登记发证).',
    input: OfCase.extend({ signedForReceipt: ByParty, certificatesMarked: z.boolean() }),
    output: DivorceView,
    errors: [
      ...lawErrors,
      ...completionErrors,
      'case.notSameDay',
      'case.receiptNotSigned',
      'case.papersNotPrinted',
      'divorce.certificatesNotMarked',
    ],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.leave': operation({
    about: 'The visit ends without certificates; in their time they may come again (不予办理).',
    // The grounds are what 《不予办理离婚登记告知书》 says, if somebody asks for it.
    input: OfCase.extend({
      outcome: DivorceVisit.shape.outcome.extract(['changedTheirMind', 'disagreed', 'notFinished']),
      grounds: Grounds,
      note: Note,
    }),
    output: DivorceView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.end': operation({
    about: 'There is nothing left to dissolve: a death, a court, an annulment; the paper that says so was seen.',
    input: OfCase.extend({ as: DivorceEnd.exclude(['cancelled']), reason: Reason }),
    output: DivorceView,
    errors: [...stepErrors, 'clock.unsure'],
    access: registrarAtCounter,
    writes: true,
    approvedBy: witnesses,
  }),
  'divorce.told': operation({
    about: 'The couple were told of dates that a holiday notice moved or made firm; they hold new receipts, unless the case has ended.',
    input: OfCase,
    output: DivorceView,
    errors: ['case.notFound', 'case.heldByColleague', 'case.notAllowedNow', 'case.papersNotPrinted'],
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.recordConcern': operation({
    about: 'Records signs that somebody does not act freely (条例 2025 art. 6). Never shown to applicants.',
    input: OfCase.extend({ kind: ConcernKind, party: Slot.nullable(), note: z.string().trim().max(500) }),
    output: DivorceView,
    errors: stepErrors,
    access: registrarAtCounter,
    writes: true,
  }),
  'divorce.findings': operation({
    about: 'What the rules say of the form, and of the answers of 初审, as they stand; nothing is recorded.',
    input: OfCase.extend({
      couple: Couple,
      application: DivorceApplication.optional(),
      /** Before 初审 is completed; afterwards its answers are recorded. */
      firstVisit: FirstVisitAnswers.optional(),
      /** What both show as they come back, before that is recorded. */
      returning: z.object({ shown: ShownByBoth, renewed: RenewedProofs, changes: ChangesByBoth.prefault({}) }).optional(),
    }),
    output: z.object({
      on: CivilDate,
      findings: z.array(Finding),
      actions: z.array(DivorceAction),
      materials: z.array(RequiredMaterial),
      rareCharacters: z.array(RareCharacter),
      /** The dates that will hold if the application is accepted today; null once it was, and where it has ended. */
      prospect: CoolingOffDates.nullable(),
      /** Documents that the form as it stands has left behind: drawn again before anybody signs them. */
      outdated: z.array(z.uuid()),
    }),
    errors: ['case.notFound'],
    access: registrarAtCounter,
    writes: false,
  }),
} as const;
