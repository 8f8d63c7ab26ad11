import { z } from 'zod';
import { MarriageApplication } from './application.ts';
import { PartyFacts } from './party-facts.ts';

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

/** All that the law of a marriage is asked about. What has not happened yet is null. */
export const MarriageFacts = PartyFacts.extend({
  /** The step that asks: it is about to be taken. */
  step: MarriageStep,
  application: MarriageApplication.prefault({}),
  /** The registrar's answer at 初审. */
  bothPresent: z.boolean().nullable(),
  askedApart: z.boolean().nullable(),
  declared: MarriageDeclaration.nullable(),
  hasPhoto: z.boolean(),
});
export type MarriageFacts = z.infer<typeof MarriageFacts>;
