import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { OnlineCheck } from './case.ts';
import { MarriageApplication } from './application.ts';
import { LawSettings } from './law-settings.ts';
import { MaterialKind } from './material.ts';
import { Capability, OfflineAuthorisation } from './office.ts';
import { Couple } from './party.ts';
import { Slot } from './slot.ts';
import { RegistrarCertificate } from './staff.ts';

/** The counter's seven steps, in their order: 核验 初审 声明 拍照 审查 制证 登记发证. */
export const MarriageStep = z.enum(['identify', 'precheck', 'declare', 'photograph', 'examine', 'prepare', 'register']);
export type MarriageStep = z.infer<typeof MarriageStep>;

/** What both declared and signed before the registrar (声明). */
export const MarriageDeclaration = z.object({
  /** 双方均无配偶. */
  noSpouse: z.boolean(),
  /** 没有直系血亲和三代以内旁系血亲关系. */
  noKinship: z.boolean(),
  /** 双方完全自愿. */
  voluntary: z.boolean(),
  /** On paper, by hand and with a fingerprint. */
  signed: z.object({ man: z.boolean(), woman: z.boolean() }),
});
export type MarriageDeclaration = z.infer<typeof MarriageDeclaration>;

/** A marriage registered here whose end this hall has no record of. */
export const RegisteredMarriage = z.object({
  number: z.string(),
  /** The day it was registered: whatever shows it ended was written that day or later. */
  on: CivilDate,
  /** `identityKey` of whom they were married to. */
  partner: z.string(),
});
export type RegisteredMarriage = z.infer<typeof RegisteredMarriage>;

/** What this hall's own store already knows of one person, found by ID number (15 ↔ 18 digits). */
export const KnownPerson = z.object({
  /** Their latest marriage registered here. */
  registeredMarriage: RegisteredMarriage.nullable(),
  /** Another case of theirs that is still open, this one excepted. */
  openCaseNumber: z.string().nullable(),
});
export type KnownPerson = z.infer<typeof KnownPerson>;

/** The registrar who acts. */
export const ActingRegistrar = z.object({ idNumber: z.string().nullable(), certificate: RegistrarCertificate.nullable() });
export type ActingRegistrar = z.infer<typeof ActingRegistrar>;

/** All that the law of a marriage is asked about. What has not happened yet is null. */
export const MarriageFacts = z.object({
  /** The step that asks: it is about to be taken. */
  step: MarriageStep,
  couple: Couple,
  application: MarriageApplication.prefault({}),
  /** Papers of which a scan that counts lies in the file: of a paper the case prints, the signed form of the current one. */
  scans: z.array(z.object({ kind: MaterialKind, party: Slot.nullable() })).default([]),
  /** The registrar's answer at 初审. */
  bothPresent: z.boolean().nullable(),
  askedApart: z.boolean().nullable(),
  declared: MarriageDeclaration.nullable(),
  hasPhoto: z.boolean(),
  capabilities: z.array(Capability),
  /** null: no registrar acts (a look at the form). */
  registrar: ActingRegistrar.nullable(),
  onlineCheck: OnlineCheck,
  offline: z.object({
    authorisation: OfflineAuthorisation.nullable(),
    /** A supervisor opened offline registration for the date asked about. */
    dayOpen: z.boolean(),
  }),
  existing: z.object({ man: KnownPerson, woman: KnownPerson }),
  /** Date of the certificates once prepared. */
  preparedOn: CivilDate.nullable(),
  settings: LawSettings,
});
export type MarriageFacts = z.infer<typeof MarriageFacts>;
