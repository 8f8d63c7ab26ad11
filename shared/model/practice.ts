import { z } from 'zod';
import { RestPolicy } from './calendar.ts';
import { CivilDate } from './civil-date.ts';

const CountryCode = z.string().regex(/^[A-Z]{3}$/);

/** In a common year, the day on which somebody born on 29 February completes a year of age. */
export const LeapDay = z.enum(['march1', 'february28']);
export type LeapDay = z.infer<typeof LeapDay>;

/** An office as a receipt names it: its full name, and the GB/T 2260 code of the authority it belongs to. */
export const OfficeIdentity = z.object({ regionCode: z.string().regex(/^\d{6}$/), name: z.string().min(1).max(60) });
export type OfficeIdentity = z.infer<typeof OfficeIdentity>;

/**
 * What the statutes leave to the province or to lists that change, as this office was told. Where a rule can bar, the default
 * is the stricter reading; where only a list could tell (`apostilleCountries`), its absence asks the registrar and bars
 * nothing. An office file replaces what its province decided otherwise.
 */
export const LocalPractice = z.object({
  /** A proof or declaration of being single counts this many months from its issue (规范 2015 附则; 规范 2025 not confirmed). */
  singleProofMonths: z.number().int().min(1).max(24).default(6),
  /** The same of 军人婚姻登记证明; null: only what the paper itself says. No text found. */
  militaryProofMonths: z.number().int().min(1).max(24).nullable().default(null),
  /** 临时居民身份证 is accepted (规范 2015 art. 29). */
  temporaryCards: z.boolean().default(true),
  /** Two of whom neither is a mainland resident, one or both Chinese citizens: the Ministry's own rules were not found. */
  notMainlandCouples: z.boolean().default(false),
  /** Two foreigners (民函〔2004〕76号, its force since 2025 not confirmed). */
  foreignCouples: z.boolean().default(false),
  /**
   * Countries whose 附加证明书 is accepted instead of consular authentication (民办发〔2024〕7号); the list changes. null: no list
   * was entered, and the registrar looks up whether the convention is in force with the country.
   */
  apostilleCountries: z.array(CountryCode).nullable().default(null),
  /** Countries whose "no impediment" was declared to mean single by note (民函〔2008〕49号). */
  noImpedimentMeansSingle: z.array(CountryCode).default(['FRA']),
  /** When who was born on 29 February is of age in a common year, as decided from each day on; null: never decided here. */
  leapDay: z
    .array(z.object({ since: CivilDate, leapDay: LeapDay }))
    .nullable()
    .default(null),
  /** Days of rest at the end of the two periods of a divorce (民法典 203): no text says whether weekends are; they never end one early. */
  restPolicy: RestPolicy.default('WIDE'),
  /**
   * What becomes of the agreement when a divorce is applied for. 条例 2025 art. 14 does not list it and offices differ; an
   * application is not accepted without one (art. 15), so it is looked at.
   */
  agreementAtApply: z.enum(['none', 'view', 'collect']).default('view'),
  /** Who may go on with an application for divorce (条例 2025 art. 16): the office that received it, or any of its authority. */
  sameOfficeScope: z.enum(['office', 'authority']).default('office'),
  /** Offices whose applications for divorce this one continues, since they were merged into it or renamed; no text found. */
  succeededOffices: z.array(OfficeIdentity).default([]),
  /** Both certificates lost: an online check of the day that matches stands for the archive's copy; 民发〔2020〕116号 asks for the copy. */
  checkReplacesArchiveCopy: z.boolean().default(false),
  /**
   * Countries whose notarial deeds need a （无）婚姻登记记录证明: the closed list of 民函〔2015〕266号, nine when it was issued, as this office
   * was told it and of which day. null: it was told none, and only matters of Taiwan get one.
   */
  proofCountries: z
    .object({ asOf: CivilDate, countries: z.array(CountryCode).max(60) })
    .nullable()
    .default(null),
  /** Years on the list of gravely dishonest parties; no national text says how many (Shanghai: 3). */
  dishonestyYears: z.number().int().min(1).max(20).default(3),
  /** Workdays in which whoever a revocation concerns may ask to be heard; no text says how many (行政许可法 art. 47, 行政处罚法 art. 64: 5). */
  hearingDays: z.number().int().min(3).max(30).default(5),
  /** Workdays in which a decision to revoke or to correct is served (指导意见 of 2021-11-18). */
  decisionServiceDays: z.number().int().min(1).max(60).default(15),
  /** An online check counts for so many minutes of its day (条例 2025 art. 10 names no time); null: all day. */
  checkMinutes: z.number().int().min(5).max(720).nullable().default(null),
  /** Who comes for a marriage certificate issued anew: one of them, or both. Places differ, and no text in force was found. */
  reissueMarriage: z.enum(['one', 'both']).default('one'),
  /** A certificate that no longer agrees with who they are is issued anew, as some provinces do; 条例 2025 art. 20 names loss and damage. */
  reissueIdentityChanged: z.boolean().default(false),
});
export type LocalPractice = z.infer<typeof LocalPractice>;
