import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { KnownListing } from './dishonesty.ts';
import { DivorcePoint } from './divorce.ts';
import { LawSettings } from './law-settings.ts';
import { MaterialKind } from './material.ts';
import { Capability, OfflineAuthorisation } from './office.ts';
import { OnlineCheck, PartyMismatch } from './online-check.ts';
import { Couple } from './party.ts';
import { Slot } from './slot.ts';
import { RegistrarCertificate } from './staff.ts';

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
  /** Their application for divorce that has not ended, this case excepted. */
  divorceInFlight: z.object({ number: z.string(), point: DivorcePoint }).nullable().default(null),
  /** They are or were listed as gravely dishonest. */
  listing: KnownListing.nullable().default(null),
});
export type KnownPerson = z.infer<typeof KnownPerson>;

/** The registrar who acts. */
export const ActingRegistrar = z.object({ idNumber: z.string().nullable(), certificate: RegistrarCertificate.nullable() });
export type ActingRegistrar = z.infer<typeof ActingRegistrar>;

/** What the law is asked about in every business of two parties: who they are, who acts, and where. */
export const PartyFacts = z.object({
  couple: Couple,
  /** Papers of which a scan that counts lies in the file: of a paper the case prints, the signed form of the current one. */
  scans: z.array(z.object({ kind: MaterialKind, party: Slot.nullable() })).default([]),
  capabilities: z.array(Capability),
  /** null: no registrar acts (a look at the form). */
  registrar: ActingRegistrar.nullable(),
  onlineCheck: OnlineCheck,
  /** What of its answers does not agree, by party. */
  mismatches: z.array(PartyMismatch),
  /** The instant asked about; null: the day as a whole. */
  moment: z.string().nullable(),
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
export type PartyFacts = z.infer<typeof PartyFacts>;
