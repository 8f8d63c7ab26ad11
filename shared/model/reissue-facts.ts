import { z } from 'zod';
import { ByParty } from './divorce-application.ts';
import { Finding } from './finding.ts';
import { PartyFacts } from './party-facts.ts';
import { ReissueApplication, ReissueStep } from './reissue.ts';

/** All that the law of a reissue is asked about. What has not happened yet is null. */
export const ReissueFacts = PartyFacts.extend({
  step: ReissueStep,
  application: ReissueApplication.prefault({}),
  /** What speaks against the record, as `standingOf` found it; null: the registers were not asked. */
  standing: z.array(Finding).nullable(),
  /** The applicants came in person; null while unanswered. */
  inPerson: z.boolean().nullable(),
  /** 《申请补领婚姻登记证声明书》, signed before the registrar. */
  declared: ByParty.nullable(),
  hasPhoto: z.boolean(),
  /** A second person agreed to what was proved without an archive. */
  approved: z.boolean(),
});
export type ReissueFacts = z.infer<typeof ReissueFacts>;
