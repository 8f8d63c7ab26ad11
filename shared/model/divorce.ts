import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { IdentityDocument, PartyPaper } from './material.ts';
import { Slot } from './slot.ts';

/** States of an application for divorce (民法典 1077, 条例 2025 art. 13–16). */
export const DivorceState = z.enum([
  'received', // 未受理
  'coolingOff', // 冷静期
  'issuable', // 领证期
  'registered', // 已登记
  'refused', // 不予受理
  'withdrawn', // 已撤回
  'lapsed', // 视为撤回
  'ended', // 其他终止
]);
export type DivorceState = z.infer<typeof DivorceState>;

/** The state and, after a dot, how far a visit of the couple has led. */
export const DivorcePoint = z.enum([
  'received',
  'received.identified',
  'received.prechecked',
  'coolingOff',
  'issuable',
  'issuable.returned',
  'issuable.questioned',
  'issuable.declared',
  'issuable.photographed',
  'issuable.examined',
  'issuable.prepared',
  'registered',
  'refused',
  'withdrawn',
  'lapsed',
  'ended',
]);
export type DivorcePoint = z.infer<typeof DivorcePoint>;

/** First visit: 核验 → 初审 → 受理. Second visit: 核验 → 询问 → 声明 → 拍照 → 审查 → 制证 → 登记发证. */
export const DivorceStep = z.enum([
  'identify',
  'precheck',
  'accept',
  'return',
  'question',
  'declare',
  'photograph',
  'examine',
  'prepare',
  'register',
]);
export type DivorceStep = z.infer<typeof DivorceStep>;

/** The steps, and what else somebody may do with an application. */
export const DivorceAction = z.enum([
  ...DivorceStep.options,
  'swapParties',
  'refuse',
  'cancel',
  'withdraw',
  'recordVisit',
  'interview',
  'notNow',
  'replaceBlank',
  'voidCertificates',
  'end',
  'recordConcern',
  'pictureCharacter',
]);
export type DivorceAction = z.infer<typeof DivorceAction>;

/**
 * What the passing of time does to it, without anybody: 领证期 begins, an unfinished visit is over, 视为撤回; and what a notice that
 * comes late undoes of it.
 */
export const DivorceCourse = z.enum(['beginIssue', 'resumeCoolingOff', 'endVisit', 'lapse', 'resumeIssue']);
export type DivorceCourse = z.infer<typeof DivorceCourse>;

/** Why it ended otherwise: nothing was left to dissolve, or a court came first. `cancelled`: before it was accepted. */
export const DivorceEnd = z.enum(['cancelled', 'death', 'courtDivorce', 'annulled']);
export type DivorceEnd = z.infer<typeof DivorceEnd>;

/** Whether a party can act for themselves (民法典 17–24), as the registrar found. */
export const Capacity = z.enum(['full', 'limited', 'none']);
export type Capacity = z.infer<typeof Capacity>;

/** What was asked at 初审, as far as it was answered. */
export const FirstVisitAnswers = z.object({
  bothPresent: z.boolean().nullable(),
  bothWilling: z.boolean().nullable(),
  agreementReached: z.boolean().nullable(),
  capacity: z.object({ man: Capacity.nullable(), woman: Capacity.nullable() }),
  counsellingOffered: z.boolean(),
});
export type FirstVisitAnswers = z.infer<typeof FirstVisitAnswers>;

/** What each is asked alone: who they are, their will, the agreement and its three matters, whether anybody presses them (规范 2015 art. 56). */
export const InterviewQuestion = z.enum(['identity', 'willing', 'agreement', 'children', 'property', 'debts', 'pressed', 'more']);
export type InterviewQuestion = z.infer<typeof InterviewQuestion>;

/** What one party said when asked alone at the second visit (分开询问). */
export const Interview = z.object({
  willing: z.boolean(),
  /** The agreement is what they want, and nobody pressed them. */
  agrees: z.boolean(),
  answers: z.array(z.object({ question: z.string().max(200), answer: z.string().max(500) })).max(20),
  /** They read the record, or it was read to them, and signed it. */
  signed: z.boolean(),
});
export type Interview = z.infer<typeof Interview>;

/** What an identity document says of its own validity. */
export const ValidityPeriod = z.object({ validFrom: CivilDate.nullable(), validUntil: CivilDate.nullable(), longTerm: z.boolean() });
export type ValidityPeriod = z.infer<typeof ValidityPeriod>;

/**
 * What told that another document than that of the application is the same person's: a number that stays with them, the document of
 * the application shown beside it, or a note of whoever issued the new one.
 */
export const SamePersonBy = z.enum(['sameNumber', 'earlierShown', 'authorityNote']);
export type SamePersonBy = z.infer<typeof SamePersonBy>;

/** Another document of the same person than that of the application: renewed with a new number, or of another kind. */
export const OtherDocument = z.object({ document: IdentityDocument, number: z.string().trim().min(1).max(30), sameBy: SamePersonBy });
export type OtherDocument = z.infer<typeof OtherDocument>;

/** A soldier's proof, issued anew between the visits: what was written down of the first one is written down of it. */
export const RenewedProof = PartyPaper.pick({ number: true, validUntil: true }).extend({
  issuer: z.string().trim().min(1).max(100),
  issuedOn: CivilDate,
});
export type RenewedProof = z.infer<typeof RenewedProof>;

/** What shows that a name was changed between the visits: the register of households, or a certificate of whoever changed it. */
export const NameProof = PartyPaper.pick({ number: true }).extend({
  kind: z.enum(['formerNameRecord', 'nameChangeProof']),
  issuer: z.string().trim().min(1).max(100),
});
export type NameProof = z.infer<typeof NameProof>;

/** What shows that a soldier left the service between the visits. */
export const DischargeProof = PartyPaper.pick({ number: true }).extend({ issuer: z.string().trim().min(1).max(100) });
export type DischargeProof = z.infer<typeof DischargeProof>;

/** The document one party showed again at the second visit, the same person's as at the first. */
export const SeenAgain = ValidityPeriod.extend({
  by: z.enum(['card', 'hand']),
  at: z.string(),
  /** Why no reader read it; null: one did, or none can. */
  reason: z.string().nullable(),
  /** Absent: the document of the application, renewed at most under its own number. */
  other: OtherDocument.optional(),
  /** Absent: the proof of the application still counts, or none is asked for. */
  renewedProof: RenewedProof.optional(),
  /** The name on it, and what shows the change. Absent: the name of the application. */
  name: z.string().optional(),
  nameProof: NameProof.optional(),
  /** Absent: who applied as a soldier still is one. */
  discharge: DischargeProof.optional(),
});
export type SeenAgain = z.infer<typeof SeenAgain>;

/** How a party's document is shown again: read by the reader before, its number typed and compared by hand, or another one written down. */
export const ShownAgain = z.discriminatedUnion('by', [
  z.object({ by: z.literal('card') }),
  z.object({
    by: z.literal('hand'),
    number: z.string().trim().min(1).max(30),
    /** As it stands on it now. */
    name: z.string().trim().min(1).max(60),
    /** null: as written down at the first visit; another where the document was renewed since. */
    period: ValidityPeriod.nullable().default(null),
    reason: z.string().trim().min(2).max(200),
  }),
  OtherDocument.extend({
    by: z.literal('other'),
    /** As it stands on this document. */
    name: z.string().trim().min(1).max(60),
    period: ValidityPeriod,
    /** Why no reader read it, of one with a chip; null of others. */
    reason: z.string().trim().min(2).max(200).nullable().default(null),
  }),
]);
export type ShownAgain = z.infer<typeof ShownAgain>;

/** Both parties' documents, and the proofs issued anew, as they are shown at the second visit. */
export const ShownByBoth = z.object({ man: ShownAgain, woman: ShownAgain });
export const RenewedProofs = z.object({ man: RenewedProof.nullable(), woman: RenewedProof.nullable() });
export type RenewedProofs = z.infer<typeof RenewedProofs>;

/** What else changed between the visits, with its proofs: a name, and a soldier's service. */
export const ChangesShown = z.object({ nameProof: NameProof.nullable().default(null), discharge: DischargeProof.nullable().default(null) });
export type ChangesShown = z.infer<typeof ChangesShown>;
export const ChangesByBoth = z.object({ man: ChangesShown.prefault({}), woman: ChangesShown.prefault({}) });
export type ChangesByBoth = z.infer<typeof ChangesByBoth>;

/** 撤回 by one party, in person (民法典 1077: 任何一方). */
export const Withdrawal = z.object({
  by: Slot,
  /** They are here, and the registrar saw a valid document of theirs; whatever was shown at acceptance may have run out (民发〔2020〕116号). */
  documentSeen: z.boolean(),
  receiptShown: z.boolean(),
  /** The receipt is lost: they say so in writing (民发〔2020〕116号). */
  lossStated: z.boolean(),
  /** 《撤回离婚登记申请书》, by hand and with a fingerprint. */
  signed: z.boolean(),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** Somebody came during either period, and the application stayed as it was. */
export const DivorceVisit = z.object({
  at: z.string(),
  on: CivilDate,
  /** null: both. */
  came: Slot.nullable(),
  outcome: z.enum(['cameAlone', 'changedTheirMind', 'disagreed', 'tooEarly', 'notFinished']),
  note: z.string().max(200),
  staffName: z.string(),
});
export type DivorceVisit = z.infer<typeof DivorceVisit>;
