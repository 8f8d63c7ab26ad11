import { z } from 'zod';
import { CivilDate, KioskDraft, KioskPicture, MobileNumber, PreReviewReason, RecordPurpose, Service } from '#shared/model/index.ts';
import { atTheDesk, operation } from './operation.ts';
import { PreReviewState } from './pre-review.ts';

/** What can be filled in ahead. */
export const DraftService = Service.extract(['marriage', 'divorceApply']);
export type DraftService = z.infer<typeof DraftService>;

export const MyPreReview = z.object({
  id: z.uuid(),
  code: z.string(),
  service: Service,
  state: PreReviewState,
  reasons: z.array(PreReviewReason),
  note: z.string(),
  receivedAt: z.string(),
});
export type MyPreReview = z.infer<typeof MyPreReview>;

export const ProofRequest = z.object({
  id: z.uuid(),
  /** As a slip says it. */
  number: z.string(),
  askedAt: z.string(),
  /** For the staff in full, at the kiosk masked. */
  name: z.string(),
  idNumber: z.string(),
  phone: z.string(),
  business: z.enum(['marriage', 'divorce', 'any']),
  /** About when it was registered; null: they do not know. */
  year: z.number().int().nullable(),
  purpose: RecordPurpose,
  state: z.enum(['waiting', 'served', 'withdrawn', 'notFound']),
  note: z.string(),
});
export type ProofRequest = z.infer<typeof ProofRequest>;

/** One picture, 20 MB at most, base64. */
const largestPicture = 28_000_000;
const byCard = { who: 'visitorByCard', stations: ['kiosk'] } as const;
const hosts = { who: ['reception', 'registrar', 'archivist', 'supervisor'], stations: atTheDesk } as const;
const printErrors = [
  'kiosk.noPrinter',
  'printer.none',
  'printer.failed',
  'document.missingGlyph',
  'document.overflow',
  'document.noForm',
  'document.barcodeUnreadable',
] as const;

/** What visitors prepare at the kiosk before they stand at a counter, and what they take home from it. Nothing is signed there. */
export const kioskFilingOperations = {
  'kiosk.draft': operation({
    about: 'What the visitor has filled in of themselves and of the other, handed to nobody yet; null: nothing.',
    input: z.object({ service: DraftService }),
    output: z.object({
      draft: KioskDraft.nullable(),
      pictures: z.array(KioskPicture.extend({ id: z.uuid() })),
      erasedOn: CivilDate.nullable(),
    }),
    errors: [],
    access: byCard,
    writes: false,
  }),
  'kiosk.saveDraft': operation({
    about: 'Keeps what was filled in, for this person alone, until its days are over.',
    input: z.object({ service: DraftService, draft: KioskDraft }),
    output: z.object({ erasedOn: CivilDate }),
    errors: [],
    access: byCard,
    writes: false,
  }),
  'kiosk.addPicture': operation({
    about: 'A picture of a paper laid under the document camera; twenty at most.',
    input: z.object({ service: DraftService, picture: KioskPicture.extend({ image: z.base64().max(largestPicture) }) }),
    output: z.object({ id: z.uuid() }),
    errors: ['preReview.pictureUnreadable', 'kiosk.tooManyPictures'],
    access: byCard,
    writes: false,
  }),
  'kiosk.picture': operation({
    about: 'One of the visitor’s own pictures, JPEG, base64.',
    input: z.object({ id: z.uuid() }),
    output: z.object({ jpeg: z.base64() }),
    errors: ['preReview.notFound'],
    access: byCard,
    writes: false,
  }),
  'kiosk.removePicture': operation({
    about: 'Takes one of them away again.',
    input: z.object({ id: z.uuid() }),
    output: z.object({}),
    errors: [],
    access: byCard,
    writes: false,
  }),
  'kiosk.discardDraft': operation({
    about: 'Erases what was filled in.',
    input: z.object({ service: DraftService }),
    output: z.object({}),
    errors: [],
    access: byCard,
    writes: false,
  }),
  'kiosk.submit': operation({
    about: 'Hands what was filled in to a registrar for pre-review, unsigned: both sign on paper at the counter.',
    input: z.object({ service: DraftService }),
    output: MyPreReview,
    errors: ['kiosk.partnerNeeded', 'kiosk.counterOnly', 'kiosk.nothingFilledIn', 'preReview.pictureUnreadable'],
    access: byCard,
    writes: true,
  }),
  'kiosk.requestRecord': operation({
    about: 'The visitor asks for a proof of their own record; the archivist finds it before they are called.',
    input: z.object({
      business: z.enum(['marriage', 'divorce', 'any']),
      year: z.number().int().min(1912).max(2200).nullable().default(null),
      purpose: RecordPurpose,
      phone: MobileNumber,
    }),
    output: ProofRequest,
    errors: ['kiosk.requestTwice'],
    access: byCard,
    writes: true,
  }),
  'kiosk.printReceipt': operation({
    about: 'Prints a copy of the receipt of the visitor’s own application for divorce, marked as a copy.',
    input: z.object({ caseId: z.uuid() }),
    output: z.object({}),
    errors: ['case.notFound', 'kiosk.noReceipt', ...printErrors],
    access: byCard,
    writes: true,
  }),
  'kiosk.printAppointment': operation({
    about: 'Prints the slip of the visitor’s own appointment.',
    input: z.object({ id: z.uuid() }),
    output: z.object({}),
    errors: ['appointment.notFound', 'appointment.over', ...printErrors],
    access: byCard,
    writes: false,
  }),
  'recordRequests.list': operation({
    about: 'Who asked at the kiosk for a proof of a record: what waits first.',
    input: z.object({}),
    output: z.array(ProofRequest),
    errors: [],
    access: hosts,
    writes: false,
  }),
  'recordRequests.settle': operation({
    about: 'What became of it.',
    input: z.object({ id: z.uuid(), state: z.enum(['served', 'withdrawn', 'notFound']), note: z.string().trim().max(300).default('') }),
    output: ProofRequest,
    errors: ['kiosk.requestNotFound', 'kiosk.requestSettled'],
    access: hosts,
    writes: true,
  }),
} as const;
