import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Slot } from './slot.ts';

export const Outcome = z.enum(['pass', 'ask', 'refuse']);
export type Outcome = z.infer<typeof Outcome>;

/**
 * What one rule says of the facts. The panel, the refusal notice and the examination form all print it:
 * `law.<rule>.<message>` in the locales, with `params`.
 */
export const Finding = z.object({
  rule: z.string().regex(/^[MA]-\d+[a-z]?$/),
  outcome: Outcome,
  /** The party it concerns; null: both or the case. */
  party: Slot.nullable(),
  /** Key of the article in the locales, e.g. `civilCode.1047`. */
  article: z.string(),
  /** First day on which the rule in this form holds. */
  since: CivilDate,
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof Finding>;
