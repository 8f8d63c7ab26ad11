import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

/** 结婚登记, 复婚 (民法典 1083) and 补办结婚登记 (条例 2025 art. 11): one procedure, different papers and figures. */
export const MarriageKind = z.enum(['ordinary', 'restored', 'supplementary']);
export type MarriageKind = z.infer<typeof MarriageKind>;

/** What the couple applies for, beside who they are. */
export const MarriageApplication = z.object({
  kind: MarriageKind.default('ordinary'),
  /** 补办: 自…起以夫妻名义同居生活. */
  livingTogetherSince: CivilDate.nullable().default(null),
  /** What the registrar concluded of a mismatch of the online check, from the papers shown; '' while open. */
  mismatchConclusion: z.string().max(200).default(''),
});
export type MarriageApplication = z.infer<typeof MarriageApplication>;

export const emptyApplication: MarriageApplication = { kind: 'ordinary', livingTogetherSince: null, mismatchConclusion: '' };
