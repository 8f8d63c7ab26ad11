import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { CoolingOffDates } from './cooling-off.ts';
import { ByParty, DivorceApplication } from './divorce-application.ts';
import { Capacity, DivorceStep, Interview, SamePersonBy, Withdrawal } from './divorce.ts';
import { IdentityDocument } from './material.ts';
import { PartyFacts } from './party-facts.ts';
import { OfficeIdentity } from './practice.ts';

/** Where the law of a divorce is asked: before each step, and before one party withdraws. */
export const DivorceMoment = z.enum([...DivorceStep.options, 'withdraw']);
export type DivorceMoment = z.infer<typeof DivorceMoment>;

/** The document of the application where another one is shown at the second visit, and what told that both are the same person's. */
export const EarlierDocument = z.object({
  document: IdentityDocument,
  idNumber: z.string(),
  documentNumber: z.string(),
  sameBy: SamePersonBy,
});
export type EarlierDocument = z.infer<typeof EarlierDocument>;

/** All that the law of a divorce is asked about. What has not happened yet is null. */
export const DivorceFacts = PartyFacts.extend({
  step: DivorceMoment,
  application: DivorceApplication.prefault({}),
  /** The first visit, as answered at 初审. */
  bothPresent: z.boolean().nullable(),
  bothWilling: z.boolean().nullable(),
  agreementReached: z.boolean().nullable(),
  capacity: z.object({ man: Capacity.nullable(), woman: Capacity.nullable() }),
  counsellingOffered: z.boolean(),
  /** 《离婚登记申请书》, by hand and with a fingerprint. */
  applied: ByParty.nullable(),
  /** The office that accepted the application, and its dates; null before. */
  receivedBy: OfficeIdentity.nullable(),
  dates: CoolingOffDates.nullable(),
  /** The office that acts. */
  office: OfficeIdentity,
  /** It has stopped taking people in for today (民法典 203: 停止业务活动的时间). */
  afterClosing: z.boolean(),
  withdrawal: Withdrawal.nullable(),
  /** The second visit: whether both came, and the day on which both cards were read before closing. */
  bothReturned: z.boolean().nullable(),
  returnedOn: CivilDate.nullable(),
  /** null: `couple` shows the document of the application. */
  earlierDocuments: z.object({ man: EarlierDocument.nullable(), woman: EarlierDocument.nullable() }),
  /** The name of the application, where it was changed since; null: `couple` has it. */
  earlierNames: z.object({ man: z.string().nullable(), woman: z.string().nullable() }),
  /** 协查: another office holds the marriage of both, and has said so for this case. */
  archiveAnswer: z.object({ number: z.string(), office: z.string() }).nullable(),
  interviews: z.object({ man: Interview.nullable(), woman: Interview.nullable() }),
  /** 《申请离婚登记声明书》 and the agreement, each signed before the registrar. */
  declared: ByParty.nullable(),
  agreementSigned: ByParty.nullable(),
  /** A picture of each alone. */
  photos: ByParty,
});
export type DivorceFacts = z.infer<typeof DivorceFacts>;
