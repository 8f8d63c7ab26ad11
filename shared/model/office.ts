import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

/** What the province lets an office do (条例 2025 art. 2). More kinds come with their parties. */
export const Capability = z.enum(['mainland', 'hongKongMacao', 'taiwan', 'overseasChinese', 'foreign', 'adoption']);
export type Capability = z.infer<typeof Capability>;

export const Business = z.enum(['marriage']);
export type Business = z.infer<typeof Business>;

export const Counter = z.object({ code: z.string().regex(/^\d{2}$/), name: z.string().min(1).max(30) });
export type Counter = z.infer<typeof Counter>;

/** The province's written permission to complete acts without a fresh online answer. */
export const OfflineAuthorisation = z.object({
  number: z.string().min(1).max(60),
  businesses: z.array(Business).min(1),
  validFrom: CivilDate,
  validUntil: CivilDate,
});
export type OfflineAuthorisation = z.infer<typeof OfflineAuthorisation>;

/** 婚姻登记处 and its settings. */
export const Office = z.object({
  /** 承办机关全称, as printed on certificates. */
  name: z.string().min(1).max(60),
  /** GB/T 2260 code of the registering authority, six digits. */
  regionCode: z.string().regex(/^\d{6}$/),
  level: z.enum(['county', 'city', 'province', 'township']),
  address: z.string().min(1).max(100),
  phone: z.string().max(30).default(''),
  /** 婚姻登记专用章 text. */
  sealName: z.string().min(1).max(60),
  /** 行政复议机关 and court named on refusal notices. */
  reviewAuthority: z.string().min(1).max(60),
  court: z.string().min(1).max(60),
  capabilities: z.array(Capability).min(1),
  counters: z.array(Counter).min(1),
  closingTime: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .default('17:00'),
  offlineAuthorisation: OfflineAuthorisation.nullable().default(null),
  /** The couple's photo on certificates and forms: sizes differ between provinces and stock. */
  photo: z
    .object({ widthMm: z.number().min(20).max(80), heightMm: z.number().min(20).max(80), dpi: z.number().int().min(200).max(600) })
    .default({ widthMm: 53, heightMm: 35, dpi: 300 }),
  /** Minutes without a key or pointer until the screen locks. */
  idleLockMinutes: z.number().int().min(1).max(60).default(10),
});
export type Office = z.infer<typeof Office>;
