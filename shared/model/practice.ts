import { z } from 'zod';

const CountryCode = z.string().regex(/^[A-Z]{3}$/);

/**
 * What the statutes leave to the province or to lists that change, as this office was told. Every default is the
 * stricter reading; an office file replaces what its province decided otherwise.
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
  /** Countries whose 附加证明书 is accepted instead of consular authentication (民办发〔2024〕7号); the list changes. */
  apostilleCountries: z.array(CountryCode).nullable().default(null),
  /** Countries whose "no impediment" was declared to mean single by note (民函〔2008〕49号). */
  noImpedimentMeansSingle: z.array(CountryCode).default(['FRA']),
});
export type LocalPractice = z.infer<typeof LocalPractice>;
